// The rows of the tables that make records: each stands beside an example of its own, and must be named by
// what explains a record of that example. A row that nothing uses, or that another always comes before, has
// no place in a table.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "record/reading.hpp"

namespace readout {
namespace {

const std::filesystem::path kRoot = READOUT_SOURCE_DIR;
constexpr std::size_t kAtATime = 64;  // sentences

std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool names(const Derivation& derivation, Table::Row wanted) {
  const auto is_wanted = [&](Table::Row row) {
    return row && row.table_name() == wanted.table_name() && row.line() == wanted.line();
  };
  return std::ranges::any_of(derivation, [&](const DerivationStep& step) {
    return is_wanted(step.row) || is_wanted(step.stage_rule);
  });
}

bool uses(const Records& records, Table::Row wanted) {
  const auto any = [&](const auto& found) {
    return std::ranges::any_of(found, [&](const auto& record) { return names(record.derivation, wanted); });
  };
  return any(records.contacts) || any(records.history) || any(records.judgements) || any(records.revisions) ||
         any(records.statements) || any(records.events);
}

/// A row for what only looks like a cue: no record of the table's kind may come of its example.
bool is_no_cue(const Table& table, Table::Row row) {
  return table.has_column("kind") && row["kind"] == "none";
}

bool has_no_answer(const Records& records) {
  return std::ranges::none_of(records.contacts, [](const Contact& contact) {
    return std::ranges::any_of(contact.derivation, [](const DerivationStep& step) {
      return step.row && step.row.table_name().ends_with("answers.tsv");
    });
  });
}

bool has_no_record(const Records& records, const Table& table) {
  if (table.name().ends_with("answers.tsv")) return has_no_answer(records);
  return table.name().ends_with("history_cues.tsv") ? records.history.empty() : records.revisions.empty();
}

/// Rows that only give words to others: the classes of history and revision cues, the words beside those of
/// judgements.
bool lists_words(const Table& table, Table::Row row) {
  static constexpr std::string_view kKinds[] = {"class", "report", "claim", "saying", "print", "figure",
                                                "false", "medium", "court", "stand",  "reason"};
  static constexpr std::string_view kParts[] = {
      "deed",    "act",      "work",    "people", "giving",   "drawing", "measure", "growing",
      "trading", "greeting", "calling", "verbal", "singling", "shooter", "warding", "extent"};
  const auto listed = [&](const auto& list, std::string_view column) {
    return table.has_column(column) && std::ranges::find(list, row[column]) != std::end(list);
  };
  return listed(kKinds, "kind") || (listed(kParts, "pos") && row["example"].empty());
}

class RowsOf : public ::testing::TestWithParam<const char*> {};

TEST_P(RowsOf, EachIsUsedByItsExample) {
  const std::string name = std::string("knowledge/") + GetParam();
  const auto table = Table::parse(slurp(kRoot / name), name);
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_TRUE(table->require({"example"}));
  const auto reader = Reader::load(kRoot / "models/readout-en.safetensors");
  ASSERT_TRUE(reader) << reader.error().message;
  for (std::size_t first = 0; first < table->size(); first += kAtATime) {
    const std::size_t end = std::min(table->size(), first + kAtATime);
    std::vector<Article> examples(end - first);
    for (std::size_t i = first; i < end; ++i) {
      const Table::Row row = (*table)[i];
      examples[i - first].text = row["example"];
    }
    const std::vector<Reading> readings = reader->read(std::move(examples));
    for (std::size_t i = first; i < end; ++i) {
      const Table::Row row = (*table)[i];
      if (lists_words(*table, row)) continue;
      EXPECT_FALSE(row["example"].empty()) << name << ':' << row.line() << ": no example";
      if (row["example"].empty()) continue;
      if (is_no_cue(*table, row)) {
        EXPECT_TRUE(has_no_record(readings[i - first].records, *table))
            << name << ':' << row.line() << ": a record comes of: " << row["example"];
        continue;
      }
      EXPECT_TRUE(uses(readings[i - first].records, row))
          << name << ':' << row.line() << ": not used by: " << row["example"];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Knowledge, RowsOf,
                         ::testing::Values("frames.tsv", "operators.tsv", "stage_rules.tsv", "channels.tsv",
                                           "events.tsv", "stances.tsv", "history_cues.tsv",
                                           "revision_cues.tsv", "judgement_cues.tsv", "answers.tsv"),
                         [](const auto& of) {
                           const std::string_view file = of.param;
                           return std::string(file.substr(0, file.find('.')));
                         });

}  // namespace
}  // namespace readout
