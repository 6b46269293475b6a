// What the segmenter's labels may not say, whatever the network thinks (docs/model-format.md, "Rules after
// decoding"): few rules of English spelling, each without exception known to us, for what the training text
// is too small or too unlike the press to teach. Private to syntax.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/error.hpp"

namespace readout {

/// Classes of a code point as the network gives them.
enum class SegmentLabel : std::uint8_t { inside, word_end, token_end, sentence_end };

/// The abbreviations of knowledge/abbreviations.tsv, and the words of knowledge/sentence_openers.tsv.
class Abbreviations {
 public:
  enum class Before : std::uint8_t { none, name, number, opener };
  /// Of abbreviations alone. Errors: bad_table with the line.
  static Result<Abbreviations> parse(std::string_view table, std::string_view name);
  /// Those of the table in the binary; the tests hold that table to be right.
  static const Abbreviations& shared();

  /// What makes `word`, written without its point, an abbreviation.
  Before find(std::string_view word) const;
  bool opens_sentence(std::string_view word) const { return openers_.contains(std::string(word)); }

  /// Errors: bad_table with the line.
  Result<void> add_openers(std::string_view table, std::string_view name);

 private:
  std::unordered_map<std::string, Before> before_;
  std::unordered_set<std::string> openers_;
};

/// A paragraph's code points, a run of white space being one, and a white one at the end; with their labels.
struct LabelledPoints {
  std::string_view text;
  const std::uint32_t* begin;  // [size] byte offsets
  const std::uint8_t* white;   // [size]
  SegmentLabel* label;         // [size]; those of white ones have no meaning
  std::size_t size;
};

/// Applies all rules. `borders`: byte offsets where a quotation mark begins or ends, rising. Linear.
void apply_segment_rules(const LabelledPoints& paragraph, const std::vector<std::uint32_t>& borders);

}  // namespace readout
