// How well the mentions of entities are found, nested ones and each by itself:
//   Spans    the words of a mention
//   Types    its words and its type
//   Names    the same, of mentions by name
// A mention whose first or last word was cut otherwise is wrong in each of them.
#pragma once

#include "eval/analysis.hpp"
#include "eval/score.hpp"

namespace readout {

/// Both of the same text.
Scores score_entities(const Analysis& gold, const Analysis& system);

}  // namespace readout
