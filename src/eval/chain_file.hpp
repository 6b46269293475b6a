// Chains of coreference from a file as OntoGUM's (https://github.com/amir-zeldes/gum, coref/ontogum): for
// each text a line "# begin document NAME", then a line a word, its number in the text, the word and brackets
// with tabs between, then "# end document". "(5" opens a mention of chain 5, "5)" closes the last one opened,
// "(5)" does both, several stand one after the other, "_" is none. Where the same words are marked twice
// (OntoGUM has one such place in dev) the bracket that closes first counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace readout {

/// The words first .. last of its text.
struct ChainedMention {
  std::size_t first, last;
  std::size_t chain;  // of ChainedText::chains, from 0
};

struct ChainedText {
  struct Word {
    std::string form;
    std::size_t line;  // of the file
  };
  std::string id;
  std::size_t line;  // where it begins
  std::vector<Word> words;
  std::vector<ChainedMention> mentions;  // in the order in which they end
  std::size_t chains = 0;
};

/// `name` is for messages. Errors: bad_input, as "NAME:LINE: ...".
Result<std::vector<ChainedText>> read_chains(std::string_view conll, std::string_view name);

}  // namespace readout
