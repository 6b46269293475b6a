// Which word of the system is which word of the gold analysis, though each side cut the text in its own way.
// The rule is that of CoNLL 2018: words that are whole tokens match if their spans are equal; where a
// multiword token is involved, whole tokens of both sides are taken until their ends meet, and the words of
// that stretch match by form, in order, as many as possible.
#pragma once

#include <vector>

#include "eval/analysis.hpp"

namespace readout {

/// Holds indices only; the two analyses are of the same text.
class Alignment {
 public:
  /// Linear but for stretches with multiword tokens, which cost gold words x system words of the stretch.
  Alignment(const Analysis& gold, const Analysis& system);

  /// The system's word for a gold word, or kNoWord; and the other way.
  std::size_t system_word(std::size_t gold_word) const { return system_word_[gold_word]; }
  std::size_t gold_word(std::size_t system_word) const { return gold_word_[system_word]; }

 private:
  struct Stretch;
  static Stretch stretch_from(const Analysis& gold, const Analysis& system, std::size_t g, std::size_t s);
  void match_by_form(const Analysis& gold, const Analysis& system, const Stretch& stretch);
  void match(std::size_t gold_word, std::size_t system_word);

  std::vector<std::size_t> system_word_, gold_word_;
};

}  // namespace readout
