// What is scored: the words of a text with their tags and trees, from a gold file or from the model, in one
// form for both. Tokens are byte spans of the same text on both sides, without white space at their ends; so
// two of them are the same token if their spans are equal, however each side cut the text. Features and
// relations are kept as far as CoNLL 2018 counts them: universal features, relations without subtype. With
// them the mentions of entities, where the file has them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/syntax.hpp"

namespace readout {

inline constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

struct AnalysedWord {
  ByteSpan token;                   // the surface token that the word is, or is a part of
  bool in_multiword_token = false;  // "do" and "n't" of "don't"
  std::string form, lemma, upos, xpos;
  std::string features;        // universal ones, sorted, with bars between; empty if there are none
  std::string relation;        // without subtype
  std::size_t head = kNoWord;  // a word of the analysis; none for the root
};

/// A mention of an entity: the words first .. last of an analysis.
struct AnalysedMention {
  std::size_t first, last;
  std::string type;  // "person", as GUM names it
  bool named;        // by a name: GUM gives the entity's identity, or the head is a proper noun
};

struct Analysis {
  std::vector<AnalysedWord> words;
  std::vector<AnalysedMention> mentions;
  std::vector<std::size_t> sentence_ends;  // for each sentence, how many words there are up to its end

  std::vector<ByteSpan> tokens() const;
  std::vector<ByteSpan> sentences() const;
};

/// The model's analysis as it would be written to CoNLL-U: an empty lemma or tag is "_".
Analysis analysis_of(const Syntax& syntax);

/// Of a FEATS column, the 21 features that CoNLL 2018 counts, sorted: "Odd=Yes|Number=Sing|Case=Nom" is
/// "Case=Nom|Number=Sing".
std::string universal_features(std::string_view feats);

}  // namespace readout
