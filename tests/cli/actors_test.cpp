// Actors of the user on the command line: --actors, and the verb actors.
#include "program.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace readout::testing {
namespace {

using nlohmann::json;

constexpr const char* kReports =
    "{\"id\":\"one\",\"date\":\"2019-05-04\",\"text\":\"Norland police said on Tuesday that they had met "
    "Mira "
    "Ostvald. Jane Roe told the Harbour League that she would not come.\"}\n"
    "{\"id\":\"two\",\"date\":\"2023-05-04\",\"text\":\"Mira Ostvald said that Jane Roe was wrong. Roe met "
    "the "
    "French president, Juan Poe.\"}\n";
constexpr const char* kDictionary =
    "NORLAND [NRL]\nMIRA_OSTVALD\n\t[NRLGOV <20221031]\n\t[NRLELI >20221101]\n";
constexpr const char* kAgents = "POLICE {} [~COP]\n";
constexpr const char* kTable = "names\tcode\ttype\nHarbour League\tIGOHBL\torganisation\n";

class UserActors : public ReadingTest {
 protected:
  void SetUp() override {
    ReadingTest::SetUp();
    if (IsSkipped()) return;
    write("reports.jsonl", kReports);
    write("a.txt", kDictionary);
    write("b.txt", kAgents);
    write("c.tsv", kTable);
  }

  /// name -> CAMEO code, of a line of `readout read --jsonl`.
  static std::map<std::string, std::string> codes(const std::string& line) {
    std::map<std::string, std::string> codes;
    const json reading = json::parse(line);
    for (const json& actor : reading["actors"])
      codes[actor["name"]] = actor["cameo"].is_string() ? actor["cameo"].get<std::string>() : "-";
    return codes;
  }
};

TEST_F(UserActors, ReadTakesSeveralFilesAndTheirCodesByDate) {
  const Ended ended = sh("readout read --jsonl --actors a.txt --actors b.txt --actors c.tsv reports.jsonl");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  const auto lines = lines_of(ended.out);
  ASSERT_EQ(lines.size(), 2u);
  auto one = codes(lines[0]), two = codes(lines[1]);
  EXPECT_EQ(one["Norland police"], "NRLCOP");
  EXPECT_EQ(one["Mira Ostvald"], "NRLGOV");
  EXPECT_EQ(one["Harbour League"], "IGOHBL");
  EXPECT_EQ(one["Jane Roe"], "-");
  EXPECT_EQ(two["Mira Ostvald"], "NRLELI");
}

TEST_F(UserActors, AWrongLineIsToldAndTheRestIsUsed) {
  write("wrong.txt", std::string("OPEN [NRL\n") + kDictionary);
  const Ended ended = sh("readout read --jsonl --actors wrong.txt reports.jsonl");
  EXPECT_EQ(ended.code, 0);
  EXPECT_TRUE(starts(ended.err, "readout: wrong.txt:1: "));
  EXPECT_EQ(lines_of(ended.err).size(), 1u);
  EXPECT_EQ(codes(lines_of(ended.out).at(0))["Mira Ostvald"], "NRLGOV");
}

TEST_F(UserActors, ManyWrongLinesAreCounted) {
  std::string many;
  for (int i = 0; i < 130; ++i) many += "OPEN [NRL\n";
  write("wrong.txt", many);
  const Ended ended = sh("readout read --jsonl --actors wrong.txt reports.jsonl");
  EXPECT_EQ(ended.code, 0);
  ASSERT_EQ(lines_of(ended.err).size(), 21u);
  EXPECT_TRUE(has(ended.err, "and 110 more lines of --actors"));
}

TEST_F(UserActors, AFileThatIsNotThereEndsTheRun) {
  const Ended ended = sh("readout read --actors nowhere.txt reports.jsonl");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(has(ended.err, "nowhere.txt"));
  EXPECT_EQ(sh("readout read --actors . reports.jsonl").code, 2);
}

TEST_F(UserActors, IngestReadsAnewWithOtherActors) {
  EXPECT_TRUE(has(sh("readout ingest reports.jsonl --db x.db").out, "2 reports added"));
  EXPECT_TRUE(has(sh("readout ingest reports.jsonl --db x.db --actors a.txt").out, "2 read anew"));
  EXPECT_TRUE(has(sh("readout ingest reports.jsonl --db x.db --actors a.txt").out, "2 known already"));
  EXPECT_TRUE(has(sh("readout ingest reports.jsonl --db x.db --actors b.txt").out, "2 read anew"));
}

TEST_F(UserActors, TheVerbListsTheActorsOfAllReports) {
  const Ended ended = sh("readout actors --jsonl --actors a.txt reports.jsonl");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  std::map<std::string, json> rows;
  for (const std::string& line : lines_of(ended.out)) rows[json::parse(line)["name"]] = json::parse(line);
  EXPECT_EQ(rows["Jane Roe"]["reports"], 2);
  EXPECT_EQ(rows["Jane Roe"]["known"], false);
  EXPECT_EQ(rows["Mira Ostvald"]["known"], true);
  EXPECT_EQ(rows["Juan Poe"]["country"], "FRA");
  EXPECT_EQ(rows["Juan Poe"]["known"], true);
  EXPECT_GE(rows["Jane Roe"]["mentions"], 3);
  EXPECT_EQ(sh("readout actors --jsonl -j 3 --actors a.txt - < reports.jsonl").out, ended.out);
}

TEST_F(UserActors, TheUnknownOnesWithAnExample) {
  const Ended before = sh("readout actors --unknown --jsonl --actors a.txt reports.jsonl");
  const auto lines = lines_of(before.out);
  ASSERT_FALSE(lines.empty());
  const json first = json::parse(lines[0]);
  EXPECT_EQ(first["name"], "Jane Roe");
  EXPECT_EQ(first["example"]["report"], "one");
  EXPECT_EQ(first["example"]["words"], "Jane Roe told the Harbour League that she would not come.");
  EXPECT_TRUE(has(before.out, "Harbour League\",\"type\""));
  EXPECT_FALSE(has(before.out, "Ostvald"));
  EXPECT_FALSE(has(sh("readout actors --unknown --jsonl --actors c.tsv reports.jsonl").out,
                   "Harbour League\",\"type\""));
  write("d.tsv", "names\tcode\nJane Roe\t\n");
  EXPECT_FALSE(
      has(sh("readout actors --unknown --jsonl --actors d.tsv reports.jsonl").out, "Jane Roe\",\"type\""))
      << "a row without a code says who it is, too";
}

TEST_F(UserActors, TableAndCsv) {
  const Ended table = sh("COLUMNS=100 readout actors --unknown --actors a.txt reports.jsonl");
  EXPECT_EQ(table.code, 0);
  EXPECT_TRUE(starts(table.out, "name"));
  EXPECT_TRUE(has(table.out, "Jane Roe"));
  const Ended csv = sh("readout actors --csv reports.jsonl");
  EXPECT_TRUE(starts(csv.out,
                     "name,type,country,role,level,cameo,known,reports,mentions,example_report,example\r\n"));
}

TEST_F(UserActors, NothingAndFaults) {
  write("empty.jsonl", "");
  EXPECT_EQ(sh("readout actors empty.jsonl").code, 1);
  EXPECT_EQ(sh("readout actors nowhere.jsonl").code, 2);
  EXPECT_EQ(sh("readout actors --strict nowhere.jsonl reports.jsonl").code, 3);
}

}  // namespace
}  // namespace readout::testing
