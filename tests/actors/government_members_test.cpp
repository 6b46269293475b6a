// The table of government members, searched where it lies.
#include "actors/government_members.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "actors/tables.hpp"
#include "base/embedded.hpp"
#include "base/table.hpp"

namespace readout {
namespace {

TEST(GovernmentMembers, EachRowIsFoundByItsKey) {
  const auto loaded = ActorTables::load();
  ASSERT_TRUE(loaded.has_value());
  const auto table = Table::parse(embedded_table("government_members.tsv"), "government_members.tsv");
  ASSERT_TRUE(table.has_value()) << table.error().message;
  ASSERT_TRUE(table->require({"key", "name", "country", "from", "to", "gender", "source"}).has_value());
  EXPECT_GT(table->size(), 5000u);
  std::string_view before;
  for (const Table::Row row : *table) {
    EXPECT_LE(before, row["key"]) << "line " << row.line();
    before = row["key"];
    EXPECT_FALSE(row["source"].empty()) << "line " << row.line();
    EXPECT_NE((*loaded)->impl().state(row["country"]), nullptr) << "line " << row.line();
    EXPECT_TRUE(row["gender"].empty() || row["gender"] == "male" || row["gender"] == "female");
    EXPECT_TRUE(row["to"].empty() || row["from"] <= row["to"]) << "line " << row.line();
    const auto found = government_members(row["key"]);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                            [&](const GovernmentMember& member) {
                              return member.name == row["name"] && member.country == row["country"] &&
                                     member.from == row["from"];
                            }))
        << "line " << row.line();
  }
}

TEST(GovernmentMembers, OtherWordsFindNobody) {
  EXPECT_TRUE(government_members("").empty());
  EXPECT_TRUE(government_members("aaaa").empty());
  EXPECT_TRUE(government_members("zzzzzz").empty());
  EXPECT_TRUE(government_members("#").empty());
}

}  // namespace
}  // namespace readout
