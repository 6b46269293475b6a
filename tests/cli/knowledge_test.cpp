// Rows of the user's own: --knowledge DIR.
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace readout::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFrames =
    "# ours\nlemma\tpos\tchannel\tparticipants\tsymmetric\tcameo\n"
    "powwow\tv\tmeeting\tagent + with\tyes\t040\n";
constexpr const char* kPowwow =
    "The French foreign minister powwowed with his German counterpart in Berlin on Tuesday.\n";
constexpr const char* kMinded =
    "The French president is itching to meet his Russian counterpart, two officials said.\n";

class OwnRows : public ReadingTest {
 protected:
  void SetUp() override {
    ReadingTest::SetUp();
    fs::create_directory(folder() / "mine");
    write("powwow.txt", kPowwow);
    write("minded.txt", kMinded);
    write("open.txt", "The French president is open to talks with his Russian counterpart.\n");
  }

  json read(const std::string& report) {
    const Ended ended = sh("readout read --jsonl --derivation --knowledge mine --input text " + report);
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    return json::parse(ended.out, nullptr, false);
  }

  /// The only contact of the report.
  json contact(const std::string& report) {
    const json reading = read(report);
    EXPECT_EQ(reading["contacts"].size(), 1u) << reading.dump();
    return reading["contacts"].empty() ? json() : reading["contacts"][0];
  }

  /// What standard error says of this table of the user's; the run must end with 2 and print nothing.
  std::string fault(const std::string& name, const std::string& text) {
    write("mine/" + name, text);
    const Ended ended = sh("readout read --knowledge mine powwow.txt");
    fs::remove(folder() / "mine" / name);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    return ended.err;
  }
};

TEST_F(OwnRows, AVerbOfContact) {
  EXPECT_EQ(json::parse(sh("readout read --as json powwow.txt").out)["contacts"].size(), 0u);
  write("mine/frames.tsv", kFrames);
  const json made = contact("powwow.txt");
  EXPECT_EQ(made["channel"], "meeting");
  EXPECT_EQ(made["status"], "held");
  EXPECT_EQ(made["participants"].size(), 2u);
}

TEST_F(OwnRows, AnOperator) {
  write("mine/operators.tsv", "lemma\tpos\tlink\tclass\tshares\nitch\tv\t*\twilling\tagent\n");
  EXPECT_EQ(contact("minded.txt")["status"], "open_to");
}

TEST_F(OwnRows, AStageRuleInPlaceOfTheBuiltInOne) {
  write("mine/channels.tsv", "word\tchannel\n");
  EXPECT_EQ(contact("open.txt")["status"], "open_to");
  write("mine/stage_rules.tsv", "class\tinner\touter\nwilling\tbare\tpossible\n");
  EXPECT_EQ(contact("open.txt")["status"], "possible");
}

TEST_F(OwnRows, ACueOfSpeechInPlaceOfTheBuiltInOneAndOneOfAClassOfItsOwn) {
  write("said.txt", "The French president claimed that Mali had lied. He cabled that Chad was ready.\n");
  write("mine/cue_classes.tsv", "class\tgroup\ncable\tspeech\n");
  write("mine/speech_cues.tsv",
        "lemma\tpos\tact\tpolarity\thedge\tstance\tfactive\tframes\n"
        "claim\tverb\tsay\tassert\tprobable\tneutral\tno\tthat\n"
        "cable\tverb\tcable\tassert\tcertain\tneutral\tno\tthat\n");
  const json statements = read("said.txt")["statements"];
  ASSERT_EQ(statements.size(), 2u) << statements.dump();
  EXPECT_EQ(statements[0]["act"], "say");
  EXPECT_EQ(statements[0]["stance"], "neutral");
  EXPECT_EQ(statements[0]["hedge"], "probable");
  EXPECT_EQ(statements[1]["act"], "cable");
}

TEST_F(OwnRows, AHedgeInPlaceOfTheBuiltInOne) {
  write("may.txt", "\"Chad may agree,\" the French president said.\n");
  write("mine/hedges.tsv", "pattern\tlevel\tscope\nmay\tprobable\tclause\n");
  EXPECT_EQ(read("may.txt")["statements"][0]["hedge"], "probable");
}

TEST_F(OwnRows, TheOtherTables) {
  write("mine/judgement_cues.tsv", "word\tpos\tdirection\ttargets\ncriticise\tverb\tdoubt\tobj\n");
  write("mine/light_verbs.tsv", "verb\tnouns\nstage\ttalk|talks\n");
  write("mine/transparent_nouns.tsv", "noun\nbatch\n");
  write("mine/control.tsv", "verb\nbeg\n");
  write("mine/events.tsv", "frame\tstage\tcameo\ttype\n040\theld\t046\tENGAGE\n");
  write("mine/history_cues.tsv",
        "pattern\tkind\tcontact\tneeds\nnever before <contact>\tlast\twords\ttime\n");
  write("mine/revision_cues.tsv", "pattern\tkind\tspeaker\neat~ his words\tretraction\tsubject\n");
  write("mine/stances.tsv", "pattern\tpolarity\nmy foot\tdeny\n");
  write("mine/papers.tsv", "lemma\npress\n");
  write("mine/irregular_verbs.tsv", "form\tlemma\nspake\tspeak\n");
  write("mine/frames.tsv", kFrames);
  const json powwow = read("powwow.txt");
  ASSERT_EQ(powwow["events"].size(), 1u);
  EXPECT_EQ(powwow["events"][0]["cameo"], "046");
  EXPECT_EQ(powwow["events"][0]["plover"], "ENGAGE");
  write("judged.txt", "The French president criticised the German chancellor.\n");
  const json judged = read("judged.txt");
  ASSERT_EQ(judged["judgements"].size(), 1u);
  EXPECT_EQ(judged["judgements"][0]["direction"], "doubt");
}

TEST_F(OwnRows, TheExamplesOfTheDocumentation) {
  write("own.txt",
        "The Norwegian foreign minister powwowed with her Serbian counterpart in Oslo on Tuesday.\n\n"
        "The French president is minded to meet his Turkish counterpart, two officials said.\n\n"
        "The Polish president monstered the German chancellor.\n\n"
        "The Dutch prime minister swallowed his words about \"lazy allies\" on Friday.\n");
  const Ended ended =
      sh("readout read --as json --knowledge " READOUT_SOURCE_DIR "/examples/knowledge own.txt");
  ASSERT_EQ(ended.code, 0) << ended.err;
  const json made = json::parse(ended.out);
  ASSERT_EQ(made["contacts"].size(), 2u);
  EXPECT_EQ(made["contacts"][0]["status"], "held");
  EXPECT_EQ(made["contacts"][1]["status"], "open_to");
  ASSERT_EQ(made["judgements"].size(), 1u);
  EXPECT_EQ(made["judgements"][0]["direction"], "negative");
  ASSERT_EQ(made["revisions"].size(), 1u);
  EXPECT_EQ(made["revisions"][0]["kind"], "retraction");
  const json before = json::parse(sh("readout read --as json own.txt").out);
  EXPECT_EQ(before["contacts"].size(), 1u);
  EXPECT_TRUE(before["judgements"].empty());
}

TEST_F(OwnRows, OtherVerbsTakeThemToo) {
  write("mine/frames.tsv", kFrames);
  EXPECT_TRUE(has(sh("readout ingest powwow.txt --db x.db").out, "1 report added"));
  EXPECT_TRUE(has(sh("readout ingest powwow.txt --db x.db --knowledge mine").out, "1 read anew"));
  EXPECT_TRUE(has(sh("readout ingest powwow.txt --db x.db --knowledge mine/").out, "1 known already"));
  EXPECT_EQ(sh("readout find contacts --db x.db").code, 0);
  EXPECT_TRUE(has(sh("readout explain 1:C1 --db x.db").out, "mine/frames.tsv:3: powwow, pos v"));
  write("mine/frames.tsv", std::string(kFrames) + "# more\n");
  EXPECT_TRUE(has(sh("readout ingest powwow.txt --db x.db --knowledge mine").out, "1 read anew"));
  EXPECT_TRUE(has(sh("readout actors --knowledge nowhere powwow.txt").err, "nowhere does not exist"));
  const Ended syntax = sh("readout eval --task syntax --gold powwow.txt --knowledge mine");
  EXPECT_EQ(syntax.code, 2);
  EXPECT_TRUE(has(syntax.err, "--knowledge is for tasks that read reports"));
}

TEST_F(OwnRows, HiddenFilesArePassedOver) {
  write("mine/frames.tsv", kFrames);
  write("mine/.frames.tsv.swp", "\xFF");
  EXPECT_EQ(contact("powwow.txt")["status"], "held");
}

TEST_F(OwnRows, AFileThatNoTableIsCalledAfter) {
  const std::string told = fault("frame.tsv", kFrames);
  EXPECT_TRUE(starts(told, "readout: mine/frame.tsv: no table that takes rows is called so; there are "));
  for (const std::string table : {"channels", "control", "frames", "operators", "papers", "stage_rules"})
    EXPECT_TRUE(has(told, " " + table + ".tsv"));
  EXPECT_TRUE(has(fault("states.tsv", "code\n"), "mine/states.tsv: no table that takes rows"));
}

TEST_F(OwnRows, ColumnsAndCellsThatAreWrong) {
  EXPECT_TRUE(has(fault("frames.tsv", "lemma\tpart\n"),
                  "mine/frames.tsv:1: there is no column \"part\"; the "
                  "columns are lemma, pos, channel, "));
  const std::string frames = "lemma\tpos\tchannel\tparticipants\tcondition\n";
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"powwow\tv\tmeeting\n", "mine/frames.tsv:2: 3 cells, but the table has 5 columns"},
      {"powwow\tx\tmeeting\tagent\t\n", "mine/frames.tsv:2: pos: there is no \"x\"; there are v, n, a\n"},
      {"powwow\tv\tmeeting\t\t\n", "mine/frames.tsv:2: participants may not be empty\n"},
      {"powwow\tv\tmeeting\tagent\twants:x\n", "mine/frames.tsv:2: a condition begins with"},
      {"\tv\tmeeting\tagent\t\n", "mine/frames.tsv:2: lemma may not be empty\n"},
      {"pow\tv\tpager\tagent\t\n", "mine/frames.tsv:2: channel is one of meeting, "}};
  for (const auto& [row, told] : faults) EXPECT_TRUE(has(fault("frames.tsv", frames + row), told));
  EXPECT_TRUE(has(fault("operators.tsv", "lemma\tpos\tlink\tclass\nitch\tv\t*\tkeen\n"),
                  "mine/operators.tsv:2: stage_rules.tsv has no class \"keen\"\n"));
  EXPECT_TRUE(has(fault("stage_rules.tsv", "class\tinner\touter\nkeen\tbare\thappy\n"),
                  "mine/stage_rules.tsv:2: outer: there is no \"happy\"; there are held, ongoing, "));
  EXPECT_TRUE(has(fault("events.tsv", "frame\tstage\tcameo\n040\theld\t4\n"), "mine/events.tsv:2: cameo is"));
  EXPECT_TRUE(has(fault("history_cues.tsv", "pattern\tkind\n*\tlast\n"), "a pattern begins with a word"));
  EXPECT_TRUE(has(fault("channels.tsv", "word\tchannel\npager\tcall\npager\tletter\n"),
                  "mine/channels.tsv:3: these words stand in the table already\n"));
  EXPECT_TRUE(has(fault("speech_cues.tsv", "lemma\tpos\tact\ncable\tverb\tcable\n"),
                  "mine/speech_cues.tsv:2: cue_classes.tsv has no class \"cable\"\n"));
  EXPECT_TRUE(has(fault("judgement_cues.tsv", "word\tpos\tdirection\tneeds\nmar\tverb\tdoubt\tluck\n"),
                  "mine/judgement_cues.tsv:2: needs: there is no \"luck\"; there are word, "));
  EXPECT_TRUE(has(fault("revision_cues.tsv", "pattern\tkind\neat~ *\tgulp\n"),
                  "mine/revision_cues.tsv:2: kind: there is no \"gulp\"; there are correction, "));
  EXPECT_TRUE(has(fault("hedges.tsv", "pattern\tlevel\tscope\nmay\tsome\tany\n"),
                  "mine/hedges.tsv:2: level: there is no \"some\"; there are certain, "));
}

TEST_F(OwnRows, BytesThatAreNoText) {
  EXPECT_TRUE(has(fault("frames.tsv", "lemma\tpos\nm\xC3(\tv\n"),
                  "mine/frames.tsv:2: not valid UTF-8; save the table as UTF-8\n"));
  fs::create_directory(folder() / "mine/frames.tsv");
  const Ended ended = sh("readout read --knowledge mine powwow.txt");
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(has(ended.err, "readout: mine/frames.tsv is a directory"));
}

TEST_F(OwnRows, ADirectoryThatIsNone) {
  const auto told = [&](const std::string& directory) {
    const Ended ended = sh("readout read --knowledge " + directory + " powwow.txt");
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    return ended.err;
  };
  EXPECT_EQ(told("nowhere"), "readout: nowhere does not exist; check the path\n");
  EXPECT_EQ(told("powwow.txt"),
            "readout: powwow.txt is a file; --knowledge takes the directory that it lies in\n");
  EXPECT_EQ(told("mine"), "readout: mine holds no table, such as frames.tsv\n");
}

}  // namespace
}  // namespace readout::testing
