// The measures of the CoNLL 2018 shared task on parsing
// (https://universaldependencies.org/conll18/evaluation.html):
//   Tokens, Sentences, Words      the cutting of the text
//   UPOS, XPOS, UFeats, AllTags   tags; UFeats are the universal features, AllTags all three
//   Lemmas                        a gold lemma "_" is never wrong
//   UAS, LAS                      the head; the head and the relation without its subtype
//   CLAS                          LAS over words with a content relation
//   MLAS                          CLAS, and UPOS, UFeats and the word's function words are right too
//   BLEX                          CLAS, and the lemma is right too
// A word that was cut otherwise is wrong in each of them.
#pragma once

#include "eval/analysis.hpp"
#include "eval/score.hpp"

namespace readout {

/// Both are analyses of the same text. In the order of the list above.
Scores score_syntax(const Analysis& gold, const Analysis& system);

}  // namespace readout
