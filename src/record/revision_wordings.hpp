// Wordings: two versions of a sentence laid side by side, word by word. Finds the earlier sentence that a new
// wording corrects, and the words that changed between them. Words are syntactic words ("wouldn't" is "would"
// and "n't"), so a contraction differs from its bare form by one word. Alignment: longest common subsequence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/records.hpp"
#include "syntax/syntax.hpp"

namespace readout {

/// The words of a stretch of text as they are compared.
struct Wording {
  ByteSpan span;
  std::vector<std::string> words;  // lower case, without punctuation
  std::vector<ByteSpan> places;
};
Wording wording_of(const Syntax& syntax, ByteSpan span);

/// Dice of the words that two wordings share in order, 0 to 1. Cost: product of their lengths.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// The words of `wording` with those of `found` put for `replaced`; unchanged if `replaced` is not in it.
std::vector<std::string> swapped(const std::vector<std::string>& wording,
                                 const std::vector<std::string>& replaced,
                                 const std::vector<std::string>& found);

/// Do the words stand in it in this order, side by side?
bool holds(const std::vector<std::string>& wording, const std::vector<std::string>& words);

/// The words that changed from one wording to the other. What is only added at the end is no change.
struct Change {
  ByteSpan from, to;
};
std::optional<Change> change_between(const Wording& before, const Wording& after);

}  // namespace readout
