// See alignment.hpp. Source: CoNLL 2018 shared task, "Evaluation", on aligning words
// (https://universaldependencies.org/conll18/evaluation.html).
#include "eval/alignment.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace readout {

/// Words [gold_begin, gold_end) and [system_begin, system_end) of the two sides.
struct Alignment::Stretch {
  std::size_t gold_begin, gold_end, system_begin, system_end;
};

namespace {

using Words = std::vector<AnalysedWord>;

/// Moves `at` over the words that begin before `end`; a multiword token that goes beyond takes `end` with it.
void take_words(const Words& words, std::size_t& at, std::uint32_t& end) {
  for (; at < words.size() && words[at].token.begin < end; ++at) {
    if (words[at].in_multiword_token) end = std::max(end, words[at].token.end);
  }
}

std::vector<std::string> lower_forms(const Words& words, std::size_t begin, std::size_t end) {
  std::vector<std::string> forms;
  for (std::size_t i = begin; i < end; ++i) forms.push_back(lower_case(words[i].form));
  return forms;
}

/// Lengths of longest common subsequences: at(i, j) is that of a[i..] and b[j..].
class CommonLengths {
 public:
  CommonLengths(const std::vector<std::string>& a, const std::vector<std::string>& b)
      : columns_(b.size() + 1), lengths_((a.size() + 1) * columns_, 0) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        lengths_[i * columns_ + j] =
            a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::uint32_t at(std::size_t i, std::size_t j) const { return lengths_[i * columns_ + j]; }

 private:
  std::size_t columns_;
  std::vector<std::uint32_t> lengths_;
};

}  // namespace

Alignment::Alignment(const Analysis& gold, const Analysis& system)
    : system_word_(gold.words.size(), kNoWord), gold_word_(system.words.size(), kNoWord) {
  std::size_t g = 0;
  std::size_t s = 0;
  while (g < gold.words.size() && s < system.words.size()) {
    const AnalysedWord& a = gold.words[g];
    const AnalysedWord& b = system.words[s];
    if ((a.in_multiword_token || b.in_multiword_token) && a.token.overlaps(b.token)) {
      const Stretch stretch = stretch_from(gold, system, g, s);
      match_by_form(gold, system, stretch);
      g = stretch.gold_end;
      s = stretch.system_end;
    } else if (a.token == b.token) {
      match(g++, s++);
    } else if (a.token.end <= b.token.end) {
      ++g;
    } else {
      ++s;
    }
  }
}

Alignment::Stretch Alignment::stretch_from(const Analysis& gold, const Analysis& system, std::size_t g,
                                           std::size_t s) {
  Stretch stretch{g, g, s, s};
  std::uint32_t end = std::max(gold.words[g].token.end, system.words[s].token.end);
  for (std::uint32_t reached = 0; reached != end;) {
    reached = end;
    take_words(gold.words, stretch.gold_end, end);
    take_words(system.words, stretch.system_end, end);
  }
  return stretch;
}

void Alignment::match_by_form(const Analysis& gold, const Analysis& system, const Stretch& stretch) {
  const auto a = lower_forms(gold.words, stretch.gold_begin, stretch.gold_end);
  const auto b = lower_forms(system.words, stretch.system_begin, stretch.system_end);
  const CommonLengths common(a, b);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      match(stretch.gold_begin + i++, stretch.system_begin + j++);
    } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

void Alignment::match(std::size_t gold_word, std::size_t system_word) {
  system_word_[gold_word] = system_word;
  gold_word_[system_word] = gold_word;
}

}  // namespace readout
