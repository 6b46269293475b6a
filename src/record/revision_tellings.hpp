// Tellings: what anybody is told to have said, in pieces of a sentence at most: the contents of statements,
// and what other verbs than those of saying tell ("gave the length as 800 km", rows of kind told in
// revision_cues.tsv). Where revisions look for the words before and after.
#pragma once

#include <vector>

#include "record/revision_cues.hpp"

namespace readout {

struct Telling {
  SourceRef source;
  ByteSpan span;
  SentenceIndex sentence;
  TokenIndex cue;            // its cue word, or none
  StatementIndex statement;  // none if no statement
  Table::Row row;            // of kind told, by which it was found; none of a statement
  bool earlier = false;      // told as said before: "had told", "used to say", "after saying"
  bool quoted = false;
};

/// In text order. Cost linear in the statements and their words.
std::vector<Telling> tellings_of(const RecordContext& context,
                                 const IndexedVector<StatementIndex, Statement>& statements,
                                 const std::vector<RevisionPart>& parts);

}  // namespace readout
