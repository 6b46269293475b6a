// Judgements: who praises, criticises or doubts whom, and for what.
//
// judgement_cues.tsv names verbs, nouns and adjectives with their direction and where judge and target stand;
// argument structure gives both. Evaluations inside a statement are those of its source. A judgement of
// somebody's deed or word is one of that somebody. Says nothing about moods or tone.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "record/predicates.hpp"
#include "record/records.hpp"

namespace readout {

/// A row of judgement_cues.tsv.
struct JudgementCue {
  std::string lemma, pos;
  Direction direction = Direction::negative;
  std::vector<std::string>
      targets;        // where the target stands: obj, clause or a preposition, first found wins
  std::string needs;  // "word": its target must be a person's deed or word, or a person
};

struct JudgementTables {
  /// From knowledge/ as embedded in the binary. Errors: bad_table with file and line.
  static Result<JudgementTables> load();
  const JudgementCue* cue(std::string_view lemma, std::string_view pos) const;
  std::unordered_map<std::string, JudgementCue> cues;  // "criticise verb"
};

/// Reads `records.statements`. Never fails; cost linear in the words.
std::vector<Judgement> find_judgements(const Document& document, const Syntax& syntax, const Actors& actors,
                                       const Predicates& predicates, const Records& records,
                                       const JudgementTables& tables);

}  // namespace readout
