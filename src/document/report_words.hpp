// The words of a report's outer form, from knowledge/report_words.tsv: agencies, credits, months, places of
// datelines, words with a leading or trailing apostrophe. Only look-ups; what they mean in a line is for who
// asks.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/error.hpp"

namespace readout {

enum class WordKind {
  clipped_start,
  clipped_end,
  agency,
  credit,
  credit_word,
  role,
  month,
  weekday,
  place,
  not_place
};
inline constexpr std::size_t kWordKinds = 10;

class ReportWords {
 public:
  /// Errors: bad_table with the line.
  static Result<ReportWords> parse(std::string_view table, std::string_view name);
  /// Those of the table in the binary, loaded once; the tests hold that table to be right.
  static const ReportWords& shared();

  /// Letter case and diacritics do not count.
  bool is(WordKind kind, std::string_view word) const;

 private:
  std::array<std::unordered_set<std::string>, kWordKinds> words_;  // folded
};

}  // namespace readout
