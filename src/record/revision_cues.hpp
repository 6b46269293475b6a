// First step of revisions: a cue in the text with its speaker and the wordings in its slots.
#pragma once

#include <optional>
#include <vector>

#include "record/record_context.hpp"

namespace readout {

/// One place that announces a revision, or a part of one.
struct RevisionPart {
  const RevisionCue* cue = nullptr;
  SourceRef speaker;
  TokenRange words;
  TokenIndex verb;  // the predicate among the words, or none
  SentenceIndex sentence;
  ByteSpan evidence;
  ByteSpan from, to, before, after;  // slots {from}, {to}, {old}, {new}; empty if not given
  std::string about;
  ActorIndex claimant;  // whose claim is denied: "denied the president's claim"
};

/// In text order.
std::vector<RevisionPart> find_revision_parts(const RecordContext& context,
                                              const IndexedVector<StatementIndex, Statement>& statements);

}  // namespace readout
