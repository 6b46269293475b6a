// Is a word one of a few? For the closed classes of English and of the treebanks' labels; what is open belongs
// into knowledge/.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace readout {

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace readout
