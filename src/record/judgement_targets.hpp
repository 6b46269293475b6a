// Whom or what a judgement is about: from the word that stands in the target's place to actors, or to
// wording.
#pragma once

#include <string>
#include <vector>

#include "record/record_context.hpp"

namespace readout {

struct JudgementTarget {
  std::vector<ActorIndex> actors;  // none: nobody in particular
  TokenIndex head;                 // of the phrase
  std::string text;                // the phrase, in the report's words
  ByteSpan span;
  bool itself = false;  // the phrase is the actor, not a deed of his
};

/// The phrase or clause headed by this word. A deed ("his remarks", "the decision by Rome") is one of who did
/// it.
JudgementTarget target_at(const RecordContext& context, TokenIndex head);

/// Who owns or did what this noun names: its possessor, or who stands after "by" or, with a deed, "of" and
/// "from".
std::vector<ActorIndex> responsible_for(const RecordContext& context, TokenIndex noun);

/// Who does what the clause tells: "the allegation that B had cut a cable".
JudgementTarget doer_of(const RecordContext& context, TokenIndex clause);

/// The row of this part for the word, by its lemma, with its particle, or by a regular form of it.
const JudgementCue* judgement_cue_of(const RecordContext& context, TokenIndex word, std::string_view pos);

}  // namespace readout
