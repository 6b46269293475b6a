// Knowledge: built-in tables with a user's rows before them.
#include "base/knowledge.hpp"

#include <gtest/gtest.h>

namespace readout {
namespace {

std::string problem_of(std::string file, std::string text) {
  Knowledge knowledge;
  knowledge.add(std::move(file), std::move(text));
  const auto table = knowledge.open("channels.tsv", {"word", "channel", "cameo", "source"});
  if (!table) return table.error().message;
  const auto used = knowledge.check_all_used();
  return used ? "" : used.error().message;
}

TEST(Knowledge, ReadsTheBuiltInTables) {
  Knowledge knowledge;
  const auto table = knowledge.open("channels.tsv", {"word", "channel"});
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ((**table)[0].file(), "knowledge/channels.tsv");
  EXPECT_EQ(knowledge.added(), "");
  EXPECT_FALSE(knowledge.open("channels.tsv", {"colour"}));
  EXPECT_FALSE(knowledge.open("no-such.tsv", {"word"}));
}

TEST(Knowledge, AUsersRowsComeFirst) {
  Knowledge knowledge;
  knowledge.add("mine/channels.tsv", "# mine\nchannel\tword\ncall\tpager\n");
  const auto table = knowledge.open("channels.tsv", {"word", "channel", "cameo", "source"});
  ASSERT_TRUE(table) << table.error().message;
  const Table::Row first = (**table)[0], second = (**table)[1];
  EXPECT_EQ(first["word"], "pager");
  EXPECT_EQ(first["channel"], "call");
  EXPECT_EQ(first["cameo"], "");
  EXPECT_EQ(first["source"], "");
  EXPECT_EQ(first.file(), "mine/channels.tsv");
  EXPECT_EQ(first.line(), 3u);
  EXPECT_EQ(second.file(), "knowledge/channels.tsv");
  EXPECT_EQ(second["word"], "phone");
  EXPECT_EQ(second["source"], "lexicon");
}

TEST(Knowledge, RowsStayWhereTheyAreWhenItIsMoved) {
  Knowledge knowledge;
  knowledge.add("channels.tsv", "word\tchannel\npager\tcall\n");
  const Table* table = knowledge.open("channels.tsv", {"word"}).value();
  const Knowledge moved = std::move(knowledge);
  EXPECT_EQ((*table)[0]["word"], "pager");
  EXPECT_NE(moved.added().find("pager"), std::string::npos);
}

TEST(Knowledge, TellsWhatIsWrongWithAUsersFile) {
  EXPECT_EQ(problem_of("mine/channels.tsv", "word\tchannel\npager\tcall\n"), "");
  EXPECT_EQ(problem_of("mine/channels.tsv", "#\n\nword\tcolour\n"),
            "mine/channels.tsv:3: there is no column \"colour\"; the columns are word, channel, cameo, "
            "source, example");
  EXPECT_EQ(problem_of("mine/channels.tsv", "word\tchannel\np\xFFger\tcall\n"),
            "mine/channels.tsv:2: not valid UTF-8; save the table as UTF-8");
  EXPECT_EQ(problem_of("mine/channels.tsv", ""), "mine/channels.tsv:1: no line names the columns");
  EXPECT_EQ(problem_of("mine/chanels.tsv", "word\n"),
            "mine/chanels.tsv: no table that takes rows is called so; there are channels.tsv");
}

TEST(Knowledge, AMistakeIsToldWithTheFileOfItsRow) {
  Knowledge knowledge;
  knowledge.add("mine/channels.tsv", "word\npager\n");
  const Table& table = *knowledge.open("channels.tsv", {"word"}).value();
  EXPECT_EQ(table.fail_at(table[0], "no").value().message, "mine/channels.tsv:2: no");
  EXPECT_EQ(table.fail_at(table[1], "no").value().message.substr(0, 23), "knowledge/channels.tsv:");
}

}  // namespace
}  // namespace readout
