// Answers: words that say what became of a contact told just before, without naming it. "A invited B to
// lunch, but B declined"; "Seoul proposed talks, but Pyongyang rejected the idea"; "A and B met, diplomats
// said. Tunis denied it"; "Kigali is not seeking one".
//
// Two kinds, both from answers.tsv: cues, patterns that tell the fate of the act by themselves, and stand-ins
// ("it", "one", "the offer"), whose fate the operators over them tell as over any act. Each is a candidate
// only: it becomes a mention of the contact if a contact is told in reach before it whose stage it fits and
// whose party does the answering (of a denial: nobody of a third state). Nothing is guessed of what "it" may
// be besides: where the stage, the number or the parties do not fit, there is no answer.
#pragma once

#include "record/contacts.hpp"

namespace readout {

struct Answer {
  ContactMention mention;             // no frame and no participants yet
  const AnswerCue* cue = nullptr;     // either this
  const StandIn* stand_in = nullptr;  // or that
  bool carried = false;               // by a light verb: "will hold them"
  TokenIndex word;                    // the stand-in, or the verb of the cue
  std::vector<ActorIndex> by;         // who answers, or is answered; empty if not told
};

/// All candidates in text order.
std::vector<Answer> find_answers(const RecordContext& context,
                                 const IndexedVector<StatementIndex, Statement>& statements);

/// Of the mentions before it, the one that the answer is to, or kNone.
std::size_t answered_by(const RecordContext& context, const std::vector<ContactMention>& mentions,
                        const Answer& answer, std::size_t before);

/// Makes the answer a mention of the same contact. Whoever answers an offer that names nobody is whom it was
/// made to: `told` gets him, too.
void take_answer(const RecordContext& context, const Answer& answer, ContactMention& told,
                 ContactMention& mention);

}  // namespace readout
