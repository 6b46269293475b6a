// Tables: what is read, and the messages with file and line for what is not.
#include "base/table.hpp"

#include <gtest/gtest.h>

#include "base/embedded.hpp"
#include "base/limits.hpp"

namespace readout {
namespace {

std::string problem_of(std::string_view text) {
  const auto table = Table::parse(text, "knowledge/rivers.tsv");
  return table ? "" : table.error().message;
}

TEST(Table, ReadsRowsByColumnName) {
  const auto table =
      Table::parse("# rivers\nname\tmouth\n\nRhine\tNorth Sea \n# more\nDanube\tBlack Sea\r\n", "t");
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->size(), 2u);
  EXPECT_EQ((*table)[0]["mouth"], "North Sea");
  EXPECT_EQ((*table)[1]["name"], "Danube");
  EXPECT_EQ((*table)[1]["mouth"], "Black Sea");
  EXPECT_EQ((*table)[0].line(), 4u);
  EXPECT_EQ((*table)[1].line(), 6u);
  EXPECT_EQ(table->columns(), (std::vector<std::string_view>{"name", "mouth"}));
}

TEST(Table, KeepsEmptyCellsAndSurvivesMoving) {
  auto parsed = Table::parse("a\tb\tc\nx\t\t\n", "t");
  ASSERT_TRUE(parsed);
  const Table moved = std::move(*parsed);
  EXPECT_EQ(moved[0]["a"], "x");
  EXPECT_EQ(moved[0]["b"], "");
  EXPECT_EQ(moved[0]["c"], "");
}

TEST(Table, IteratesInOrder) {
  const auto table = Table::parse("\xEF\xBB\xBFn\n1\n2\n3", "t");
  ASSERT_TRUE(table);
  std::string all;
  for (const Table::Row row : *table) all += row["n"];
  EXPECT_EQ(all, "123");
}

TEST(Table, NamesFileAndLineOfABadRow) {
  EXPECT_EQ(problem_of("name\tmouth\nRhine\n"),
            "knowledge/rivers.tsv:2: 1 cells, but the table has 2 columns (name, mouth), parted by tabs");
  EXPECT_EQ(problem_of("name\tmouth\n\n\nRhine\tsea\tx\n").substr(0, 30), "knowledge/rivers.tsv:4: 3 cell");
  EXPECT_EQ(problem_of("name\nRh\xFFine\n"),
            "knowledge/rivers.tsv:2: not valid UTF-8; save the table as UTF-8");
  EXPECT_EQ(problem_of("name\tname\n"), "knowledge/rivers.tsv:1: two columns are named \"name\"");
  EXPECT_EQ(problem_of("name\t\n"), "knowledge/rivers.tsv:1: a column has no name");
  EXPECT_EQ(problem_of("# only words\n"), "knowledge/rivers.tsv:1: no line names the columns");
  EXPECT_EQ(problem_of(""), "knowledge/rivers.tsv:1: no line names the columns");
}

TEST(Table, FailAtGivesBadTable) {
  const auto table = Table::parse("n\n1\n2\n", "knowledge/n.tsv");
  ASSERT_TRUE(table);
  const Error error = table->fail_at((*table)[1], "two is too many").value();
  EXPECT_EQ(error.code, ErrorCode::bad_table);
  EXPECT_EQ(error.message, "knowledge/n.tsv:3: two is too many");
}

TEST(Table, RequiresColumns) {
  const auto table = Table::parse("a\tb\n", "t.tsv");
  ASSERT_TRUE(table);
  EXPECT_TRUE(table->require({"a", "b"}));
  const auto missing = table->require({"a", "z"});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().message, "t.tsv: the column \"z\" is missing; the table has a, b");
}

TEST(Table, StopsAtItsLimit) {
  const auto table = Table::parse(std::string(limits::kMaxTableBytes + 1, 'x'), "t");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::too_large);
}

TEST(Embedded, HoldsEveryTableAndEachParses) {
  for (const std::string_view name : embedded_table_names()) {
    const std::string_view text = embedded_table(name);
    EXPECT_FALSE(text.empty()) << name;
    const auto table = Table::parse(text, "knowledge/" + std::string(name));
    EXPECT_TRUE(table) << table.error().message;
  }
}

TEST(Embedded, KnowsNoOtherTable) { EXPECT_TRUE(embedded_table("no-such-table.tsv").empty()); }

}  // namespace
}  // namespace readout
