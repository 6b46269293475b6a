// Loads the table once and keeps each kind as a set of folded words, so that a look-up is one hash of a short
// word. A bad row is an error with its line; the tests hold the table in the binary to be without one, and a
// build without the table reads on with empty sets rather than not at all.
#include "document/report_words.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, kWordKinds> kKindNames = {
    "clipped_start", "clipped_end", "agency",  "credit", "credit_word",
    "role",          "month",       "weekday", "place",  "not_place"};
constexpr std::size_t kLongestWord = 64;

}  // namespace

Result<ReportWords> ReportWords::parse(std::string_view text, std::string_view name) {
  const auto table = Table::parse(text, name);
  if (!table) return tl::unexpected(table.error());
  if (const auto complete = table->require({"kind", "word", "source"}); !complete) {
    return tl::unexpected(complete.error());
  }
  ReportWords words;
  for (const Table::Row row : *table) {
    const auto kind = std::find(kKindNames.begin(), kKindNames.end(), row["kind"]);
    if (kind == kKindNames.end())
      return table->fail_at(row, "unknown kind; the head of the table lists them");
    if (row["word"].empty()) return table->fail_at(row, "the word is missing");
    if (row["word"].size() > kLongestWord) return table->fail_at(row, "the word is too long");
    if (row["source"].empty()) return table->fail_at(row, "the source is missing");
    const bool is_new =
        words.words_[static_cast<std::size_t>(kind - kKindNames.begin())].insert(fold(row["word"])).second;
    if (!is_new) return table->fail_at(row, "the word is there already");
  }
  return words;
}

const ReportWords& ReportWords::shared() {
  static const ReportWords words = [] {
    auto parsed = parse(embedded_table("report_words.tsv"), "knowledge/report_words.tsv");
    return parsed ? std::move(*parsed) : ReportWords();
  }();
  return words;
}

bool ReportWords::is(WordKind kind, std::string_view word) const {
  if (word.empty() || word.size() > kLongestWord) return false;
  return words_[static_cast<std::size_t>(kind)].contains(fold(word));
}

}  // namespace readout
