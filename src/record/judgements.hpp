// Judgements: who praises, criticises or doubts whom, and for what.
//
// judgement_cues.tsv names the words with their direction and where judge and target stand; argument
// structure gives both. Evaluations ("was a mistake", "their shameful conduct") are read only in the mouth of
// a source, whose they are; the report's own voice judges only where it tells that somebody is judged and
// leaves out by whom ("was panned"). A judgement of a deed or a word is one of who did or said it; judgements
// of one target by one judge are one. Says nothing about moods or tone.
#pragma once

#include "record/record_context.hpp"

namespace readout {

/// In text order. Never fails; cost linear in the words, quadratic in the judgements found (at most
/// kMaxJudgements).
std::vector<Judgement> find_judgements(const RecordContext& context,
                                       const IndexedVector<StatementIndex, Statement>& statements);

inline constexpr std::size_t kMaxJudgements =
    300;  // per report, before those of one judge on one target are joined

}  // namespace readout
