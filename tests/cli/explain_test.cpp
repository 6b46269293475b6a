// readout explain of reports: why a record is what it is, and why words are no record.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace readout::testing {
namespace {

using nlohmann::json;

constexpr const char* kReport =
    "The French president is open to talks with his Russian counterpart, two officials said.\n\n"
    "The German chancellor powwowed with the Polish prime minister on Tuesday. The minister met reporters in "
    "Lima. The prime minister of Peru criticised the president of Chile.\n";

class Explain : public ReadingTest {
 protected:
  void SetUp() override {
    ReadingTest::SetUp();
    std::filesystem::create_directory(folder() / "mine");
    write("mine/frames.tsv",
          "lemma\tpos\tchannel\tparticipants\tcondition\tsymmetric\tcameo\n"
          "powwow\tv\tmeeting\tagent + with\t\tyes\t040\n"
          "natter\tv\tmeeting\tagent + with\tneeds:with not:about\tyes\t040\n");
    write("r.txt", kReport);
  }

  std::string out(const std::string& arguments) {
    const Ended ended = sh("COLUMNS=80 readout explain " + arguments);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    for (const std::string& line : lines_of(ended.out)) EXPECT_LE(columns_of(line), 80u) << line;
    return ended.out;
  }

  json answer(const std::string& arguments) {
    const Ended ended = sh("readout explain --json " + arguments);
    EXPECT_EQ(ended.code, 0) << ended.err;
    return json::parse(ended.out, nullptr, false);
  }

 private:
  static std::size_t columns_of(const std::string& line) {
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }
};

TEST_F(Explain, EachStepWithItsRow) {
  (void)out("r.txt --record C1");
  const std::string told = sh("COLUMNS=160 readout explain r.txt --record C1").out;
  for (const std::string part :
       {"C1   talks", "1.  frames.tsv: talk ", ": a contact by talks", "knowledge/frames.tsv:",
        "channel talks", "participant \"counterpart\": its with takes part: his Russian counterpart",
        "operators.tsv: open a \"open\": willing: bare -> open_to",
        "knowledge/operators.tsv:", "knowledge/stage_rules.tsv:", "willing, inner bare, outer open_to",
        "operators.tsv: say v \"said\": say: ", "president: NN president, nsubj of open",
        "the paper \u203a two officials (unnamed) (S1, \"said\")"})
    EXPECT_TRUE(has(told, part));
  EXPECT_TRUE(has(told, "[The French president is open to talks with his Russian counterpart"));
  EXPECT_FALSE(has(told, "WHO SAYS WHAT"));
}

TEST_F(Explain, OneKindOrAll) {
  EXPECT_TRUE(has(out("r.txt --kind judgement"), "knowledge/judgement_cues.tsv:"));
  EXPECT_FALSE(has(out("r.txt --kind judgement"), "CONTACTS"));
  const std::string all = out("r.txt");
  EXPECT_TRUE(has(all, "CONTACTS") && has(all, "JUDGEMENTS") && has(all, "WHO SAYS WHAT"));
  EXPECT_EQ(sh("readout explain - --kind statement < r.txt").code, 0);
  EXPECT_EQ(sh("readout explain r.txt --kind revision").code, 1);
}

TEST_F(Explain, ARowOfTheUsersByFileAndLine) {
  const std::string told = out("r.txt --words powwowed --knowledge mine");
  EXPECT_TRUE(has(told, "mine/frames.tsv:2: powwow, pos v, channel meeting"));
  EXPECT_TRUE(has(told, "knowledge/stage_rules.tsv:"));
  EXPECT_TRUE(has(told, "time \"Tuesday\": no day: the report has no date"));
}

TEST_F(Explain, WhyAWordIsNoContact) {
  const std::string unknown = out("r.txt --words POWWOWED");
  EXPECT_TRUE(has(unknown, "WHY NO CONTACT"));
  EXPECT_TRUE(has(unknown, "no row of frames.tsv has this word"));
  EXPECT_TRUE(has(unknown, "with     minister: Polish prime minister"));
  EXPECT_TRUE(has(out("r.txt --words 'met  reporters'"), "talk with the press is no contact"));
  write("alone.txt", "The Swedish minister met.\n");
  EXPECT_TRUE(has(out("alone.txt --words met"), "only one party is found (Swedish minister)"));
}

TEST_F(Explain, WhichConditionFailed) {
  write("chat.txt", "The German chancellor nattered about fish with the Polish prime minister.\n");
  const std::string told = out("chat.txt --words nattered --knowledge mine");
  EXPECT_TRUE(has(told, "mine/frames.tsv:3: natter, pos v"));
  EXPECT_TRUE(has(told, "does not fit: one of these must not stand there: about"));
  write("chat.txt", "The German chancellor nattered.\n");
  EXPECT_TRUE(
      has(out("chat.txt --words nattered --knowledge mine"), "it needs one of these arguments: with"));
}

TEST_F(Explain, AsJson) {
  const json made = answer("r.txt --record C1");
  EXPECT_EQ(made["schema"], "readout-explanation/1");
  ASSERT_EQ(made["records"].size(), 1u);
  const json& contact = made["records"][0];
  EXPECT_EQ(contact["id"], "C1");
  EXPECT_EQ(contact["kind"], "contact");
  EXPECT_EQ(contact["status"], "open_to");
  EXPECT_EQ(contact["derivation"][0]["row"]["file"], "knowledge/frames.tsv");
  EXPECT_EQ(contact["derivation"][0]["row"]["cells"]["lemma"], "talk");
  EXPECT_EQ(contact["told_by"], json::parse("[[\"S1\"]]"));
  const std::string text = kReport;
  for (const json& word : contact["words"])
    EXPECT_EQ(text.substr(word["start"], word["end"].get<std::size_t>() - word["start"].get<std::size_t>()),
              word["quote"]);
  const json why = answer("r.txt --words powwowed");
  ASSERT_EQ(why["attempts"].size(), 1u);
  EXPECT_EQ(why["attempts"][0]["name"], "powwow v");
  EXPECT_EQ(why["attempts"][0]["word"]["quote"], "powwowed");
  EXPECT_TRUE(why["records"].empty());
}

TEST_F(Explain, WhatIsNotThere) {
  EXPECT_EQ(sh("readout explain r.txt --record C9").code, 1);
  const Ended none = sh("readout explain r.txt --words 'no such words'");
  EXPECT_EQ(none.code, 1);
  EXPECT_TRUE(has(none.err, "no such words"));
  EXPECT_EQ(sh("readout explain nowhere.txt").code, 2);
  EXPECT_EQ(sh("readout explain r.txt --record C1 --words talks").code, 2);
  EXPECT_EQ(sh("readout explain 1:C1 --db x.db --words talks").code, 2);
  EXPECT_EQ(sh("readout explain").code, 2);
}

}  // namespace
}  // namespace readout::testing
