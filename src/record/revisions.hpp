// Revisions: what a speaker took back, corrected, clarified or denied, from which words to which, and the
// statement that is meant.
//
// revision_cues.tsv says which words announce a revision and where the words taken back and the new ones
// stand (slots). What is missing is looked up: the earlier statement of the same speaker whose words align
// best with the new ones. Says nothing about who is right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "record/predicates.hpp"
#include "record/records.hpp"

namespace readout {

/// A row of revision_cues.tsv.
struct RevisionCue {
  std::vector<std::vector<std::string>> words;  // per position, the alternatives
  RevisionKind kind = RevisionKind::correction;
  std::string frame;    // where the two wordings stand; see the table's head
  std::string needs;    // "saying": only of words and positions, not of things
  std::string pattern;  // as written, for the derivation
};

struct RevisionTables {
  /// From knowledge/ as embedded in the binary. Errors: bad_table with file and line.
  static Result<RevisionTables> load();
  std::vector<RevisionCue> cues;
};

/// Reads `records.statements`. Never fails; cost linear in the words, quadratic in the statements only where
/// there is a cue.
std::vector<Revision> find_revisions(const Document& document, const Syntax& syntax, const Actors& actors,
                                     const Predicates& predicates, const Records& records,
                                     const RevisionTables& tables);

}  // namespace readout
