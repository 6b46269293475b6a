// The verbs over a database: ingest, find, ladder, explain, as their users meet them.
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace readout::testing {
namespace {

using nlohmann::json;

std::string report_line(const std::string& id, const std::string& more = "") {
  return json{{"id", id},
              {"text",
               "Norwegian Foreign Minister Ingrid Solheim spoke with Serbian Foreign Minister Milos Petrovic "
               "on "
               "Tuesday.\n\n\"We agreed to keep the channel open,\" Solheim said." +
                   more},
              {"title", "Ministers, \"speaking\""},
              {"published", "2024-03-07"}}
             .dump() +
         "\n";
}

/// What can be said without a model.
class StoreVerbs : public ProgramTest {
 protected:
  void expect_told(const std::string& command, int code, const std::string& says) {
    SCOPED_TRACE(command);
    const Ended ended = sh(command);
    EXPECT_EQ(ended.code, code);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
    EXPECT_TRUE(has(ended.err, says));
  }
};

TEST_F(StoreVerbs, FilesThatAreNoDatabase) {
  write("text.db", std::string(4000, 'x'));
  write("empty.db", "");
  std::filesystem::create_directory(folder() / "folder");
  for (const std::string verb : {"find contacts", "ladder USA RUS", "explain 1:C1"}) {
    expect_told("readout " + verb + " --db none.db", 4, "does not exist");
    expect_told("readout " + verb + " --db text.db", 4, "not a database");
    expect_told("readout " + verb + " --db empty.db", 4, "is empty");
    expect_told("readout " + verb + " --db folder", 2, "is a directory");
  }
  EXPECT_EQ(slurp(folder() / "text.db"), std::string(4000, 'x'));
  EXPECT_FALSE(std::filesystem::exists(folder() / "none.db"));
}

TEST_F(StoreVerbs, ArgumentsThatMakeNoSense) {
  expect_told("readout find contacts", 2, "--db");
  expect_told("readout find meetings --db a.db", 2, "meetings");
  expect_told("readout find contacts --state Ruritania --db a.db", 2, "no state is called Ruritania");
  expect_told("readout find contacts --status deny --db a.db", 2, "one of held");
  expect_told("readout find statements --status held --db a.db", 2, "one of assert");
  for (const char* date : {"2018-13", "2018-02-30", "July", "20180716", "-018", "2018-1-1"})
    expect_told(std::string("readout find contacts --since=") + date + " --db a.db", 2, "is no date");
  expect_told("readout find contacts --csv --jsonl --db a.db", 2, "--jsonl");
  expect_told("readout ladder USA --db a.db", 2, "state");
  expect_told("readout ladder USA American --db a.db", 2, "one state");
}

TEST_F(StoreVerbs, ConditionsOfStatementsAreForThem) {
  for (const std::string kind : {"contacts", "history", "revisions", "judgements"}) {
    for (const std::string option :
         {"--speaker X", "--anonymous", "--search x", "--class say", "--denied", "--hedged"}) {
      const std::string name = option.substr(0, option.find(' '));
      expect_told("readout find " + kind + " --db a.db " + option, 2,
                  name + " is for statements, not for " + kind);
    }
  }
  expect_told("readout ladder USA RUS --hedged --db a.db", 2, "--hedged");
}

TEST_F(StoreVerbs, ConditionsOfStatementsThatMakeNoSense) {
  const std::string find = "readout find statements --db a.db ";
  for (const std::string known : {"sing not in", "speech", "attitude", "judgement", "promise", "deny"})
    expect_told(find + "--class sing", 2, known);
  expect_told(find + "--class", 2, "--class");
  for (const std::string words : {"''", "'\"'", "'* ()'", "🕊"}) {
    expect_told(find + "--search " + words, 2, "--search: there is no word");
    expect_told(find + "--speaker " + words, 2, "--speaker: there is no word");
  }
  expect_told(find + "--search $'\\xff'", 2, "UTF-8");
  expect_told(find + "--hedged --denied", 2, "excludes");
}

class Stored : public ReadingTest {
 protected:
  void SetUp() override {
    ReadingTest::SetUp();
    if (IsSkipped()) return;
    write("news.jsonl", report_line("one") + report_line("two", " She left."));
    const Ended ended = sh("readout ingest news.jsonl --db news.db");
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "");
    EXPECT_EQ(ended.out, "news.db: 2 reports added\n");
  }

  /// Everything that can be asked of a database.
  std::string all_of(const std::string& db) {
    std::string all;
    for (const std::string kind : {"contacts", "statements", "history", "revisions", "judgements"})
      all += sh("readout find " + kind + " --jsonl --db " + db).out;
    return all;
  }
};

TEST_F(Stored, TheSameTextTwiceChangesNothing) {
  const std::string before = slurp(folder() / "news.db");
  write("again.jsonl", report_line("another name"));
  EXPECT_EQ(sh("readout ingest news.jsonl again.jsonl --db news.db").out,
            "news.db: 0 reports added, 3 known already\n");
  EXPECT_EQ(slurp(folder() / "news.db"), before);
  EXPECT_EQ(sh("readout ingest news.jsonl --again --db news.db").out,
            "news.db: 0 reports added, 2 read anew\n");
}

TEST_F(Stored, AKnownIdWithAnotherText) {
  write("new.jsonl", report_line("one", " Updated."));
  EXPECT_EQ(sh("readout ingest new.jsonl --db news.db").out,
            "news.db: 1 report added (1 under a known id, with another text)\n");
}

TEST_F(Stored, TheSameForAnyNumberOfThreads) {
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    lines += report_line(std::to_string(i), std::string(static_cast<std::size_t>(i % 30), '!'));
    if (i % 7 == 0) lines += "{broken\n";
  }
  write("many.jsonl", lines);
  const Ended one = sh("readout ingest many.jsonl --db one.db");
  const Ended four = sh("readout ingest -j 4 many.jsonl --db four.db");
  EXPECT_TRUE(has(one.out, "30 reports added, 10 known already, 6 could not be read")) << one.out;
  EXPECT_EQ(one.out.substr(3), four.out.substr(4));
  EXPECT_EQ(one.err, four.err);
  EXPECT_NE(all_of("one.db"), "");
  EXPECT_EQ(all_of("one.db"), all_of("four.db"));
}

TEST_F(Stored, ReportsThatCannotBeRead) {
  write("bad.jsonl", "{\"id\":\"x\"}\n{broken\n" + report_line("three", " Third."));
  for (const auto& [option, code] : {std::pair("", 0), std::pair(" --strict", 3)}) {
    const Ended ended = sh(std::string("readout ingest bad.jsonl --db news.db") + option);
    EXPECT_EQ(ended.code, code);
    EXPECT_EQ(lines_of(ended.err).size(), 2u) << ended.err;
    EXPECT_TRUE(has(ended.out, "2 could not be read"));
  }
  const Ended missing = sh("readout ingest no.txt news.jsonl --db news.db");
  EXPECT_EQ(missing.code, 2);
  EXPECT_TRUE(has(missing.out, "2 known already, 1 file missing"));
  EXPECT_TRUE(has(missing.err, "no.txt does not exist"));
}

TEST_F(Stored, NoDatabaseOfOurs) {
  write("text.db", std::string(4000, 'x'));
  std::filesystem::create_directory(folder() / "folder");
  EXPECT_EQ(sh("readout ingest news.jsonl --db text.db").code, 4);
  EXPECT_EQ(slurp(folder() / "text.db"), std::string(4000, 'x'));
  EXPECT_EQ(sh("readout ingest news.jsonl --db folder").code, 2);
  EXPECT_EQ(sh("readout ingest news.jsonl --db no/folder/a.db").code, 2);
}

// While standard input is still open, others see what is kept; after kill -9 it is still there.
TEST_F(Stored, StandardInputAndAKilledRun) {
  const Ended killed = sh("mkfifo pipe; " READOUT_BINARY
                          " ingest - --db killed.db < pipe & pid=$!; exec 3> pipe; cat news.jsonl >&3; "
                          "for i in $(seq 200); do "
                          "kept=$(readout find contacts --jsonl --db killed.db 2>/dev/null | wc -l); [ "
                          "\"$kept\" = 2 ] && break; sleep 0.05; "
                          "done; kill -9 $pid; echo $kept");
  EXPECT_EQ(lines_of(killed.out), std::vector<std::string>{"2"}) << killed.err;
  const Ended after = sh("readout ingest - --db killed.db < news.jsonl");
  EXPECT_EQ(after.code, 0) << after.err;
  EXPECT_EQ(after.out, "killed.db: 0 reports added, 2 known already\n");
}

TEST_F(Stored, FindsInThreeForms) {
  const Ended lines = sh("readout find contacts --state Norway --state SRB --jsonl --db news.db");
  EXPECT_EQ(lines.code, 0);
  ASSERT_EQ(lines_of(lines.out).size(), 2u) << lines.out;
  const json contact = json::parse(lines_of(lines.out)[0]);
  EXPECT_EQ(contact["record"], "2:C1") << "the newest first";
  EXPECT_EQ(contact["report"]["id"], "two");
  EXPECT_TRUE(has(contact["evidence"][0]["quote"].get<std::string>(), "spoke"));

  const Ended csv = sh("readout find contacts --limit 1 --csv --db news.db");
  EXPECT_TRUE(starts(csv.out, "record,status,channel,participants,"));
  EXPECT_TRUE(has(csv.out, "\"Ministers, \"\"speaking\"\"\""));
  EXPECT_TRUE(csv.out.ends_with("\r\n"));

  const Ended table = sh("COLUMNS=80 readout find contacts --db news.db");
  ASSERT_GE(lines_of(table.out).size(), 3u);
  EXPECT_TRUE(starts(table.out, "record  status"));
  for (const std::string& line : lines_of(table.out)) EXPECT_LE(line.size(), 90u) << line;
}

TEST_F(Stored, FindsByConditions) {
  const auto count = [&](const std::string& conditions) {
    return lines_of(sh("readout find " + conditions + " --jsonl --db news.db").out).size();
  };
  EXPECT_EQ(count("contacts --person Solheim"), 2u);
  EXPECT_EQ(count("contacts --text 'she left'"), 1u);
  EXPECT_EQ(count("contacts --since 2024-03-05 --until 2024-03-05"), 2u)
      << "Tuesday, seen from Thursday the 7th";
  EXPECT_EQ(count("contacts --since 2024-03-06"), 0u);
  EXPECT_EQ(count("contacts --since 2024 --status held"), 2u);
}

TEST_F(Stored, FindsStatements) {
  write("said.txt",
        "Peru denied on Monday that it had sent troops. Chilean President Lucia Arancibia vowed to seek "
        "talks. Two officials said the two sides may meet in June.\n");
  ASSERT_EQ(sh("readout ingest said.txt --db said.db").code, 0);
  const auto found = [&](const std::string& conditions) {
    std::string contents;
    for (const std::string& line :
         lines_of(sh("readout find statements --jsonl --db said.db " + conditions).out))
      contents += json::parse(line)["content"][0]["quote"].get<std::string>() + "\n";
    return contents;
  };
  const std::string troops = "it had sent troops\n", talks = "to seek talks\n",
                    june = "the two sides may meet in June\n";
  EXPECT_EQ(found(""), troops + talks + june);
  EXPECT_EQ(found("--speaker Peru"), troops);
  EXPECT_EQ(found("--person Peru"), "");
  EXPECT_EQ(found("--speaker 'Chilean President'"), talks);
  EXPECT_EQ(found("--denied"), troops);
  EXPECT_EQ(found("--hedged"), june);
  EXPECT_EQ(found("--anonymous"), june);
  EXPECT_EQ(found("--class promise"), talks);
  EXPECT_EQ(found("--class deny --class promise"), troops + talks);
  EXPECT_EQ(found("--class speech"), troops + talks + june);
  EXPECT_EQ(found("--class attitude"), "");
  EXPECT_EQ(found("--search '\"meet in june\"'"), june);
  EXPECT_EQ(found("--search 'in AND'"), "");
  EXPECT_EQ(found("--search 'NEAR(it' --denied"), "");
  EXPECT_EQ(found("--hedged --anonymous --class say --search june --text meet --limit 1"), june);
}

TEST_F(Stored, AStatementForPeople) {
  write("said.txt",
        "Chilean President Lucia Arancibia vowed to seek talks. It was rumoured that they may fail. "
        "Arancibia denied that she had met rebels.\n");
  ASSERT_EQ(sh("readout ingest said.txt --db said.db").code, 0);
  const Ended table = sh("COLUMNS=160 readout find statements --db said.db");
  for (const std::string cell :
       {"polarity", "cue (class)", "how sure", "Lucia Arancibia (CHL,", "denial", "  vowed (promise)  ",
        "  certain  ", "nobody named", "  possible (", "may)"}) {
    EXPECT_TRUE(has(table.out, cell)) << cell << " in\n" << table.out;
  }
  const Ended csv = sh("readout find statements --csv --db said.db");
  EXPECT_TRUE(starts(csv.out, "record,source,cue,act,polarity,hedge,hedge_cues,"));
  EXPECT_TRUE(has(csv.out, ",vowed,promise,assert,certain,,"));
}

TEST_F(Stored, NothingFoundIsOne) {
  const Ended table = sh("readout find contacts --state Chile --db news.db");
  EXPECT_EQ(table.code, 1);
  EXPECT_EQ(table.out, "");
  EXPECT_TRUE(has(table.err, "no contacts found"));
  const Ended lines = sh("readout find contacts --state Chile --jsonl --db news.db");
  EXPECT_EQ(lines.code, 1);
  EXPECT_EQ(lines.out + lines.err, "");
}

TEST_F(Stored, TheLadder) {
  const Ended lines = sh("readout ladder norwegian Serbia --jsonl --db news.db");
  EXPECT_EQ(lines.code, 0) << lines.err;
  ASSERT_EQ(lines_of(lines.out).size(), 1u);
  const json row = json::parse(lines_of(lines.out)[0]);
  EXPECT_EQ(row["level"], "minister");
  EXPECT_EQ(row["contacts"], 2);
  EXPECT_EQ(row["contact"]["record"], "2:C1");
  EXPECT_EQ(lines_of(sh("readout ladder NOR SRB --all --csv --db news.db").out).size(), 3u);
  EXPECT_TRUE(has(sh("readout ladder NOR SRB --db news.db").out, "Ingrid"));
  EXPECT_EQ(sh("readout ladder NOR CHL --db news.db").code, 1);
}

TEST_F(Stored, ExplainsARecord) {
  for (const std::string name : {"2:C1", "two:C1", "2:c1"}) {
    const Ended ended = sh("readout explain " + name + " --db news.db");
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_TRUE(starts(ended.out, "2:C1  contact\n"));
    EXPECT_TRUE(has(ended.out, "frames.tsv: speak v"));
    EXPECT_TRUE(has(ended.out, "knowledge/frames.tsv:"));
  }
  EXPECT_TRUE(json::parse(sh("readout explain 2:C1 --jsonl --db news.db").out)["derivation"].is_array());
  EXPECT_EQ(sh("readout explain 2:C9 --db news.db").code, 1);
  EXPECT_EQ(sh("readout explain C1 --db news.db").code, 2);
}

TEST_F(Stored, QuestionsLoadNoModel) {
  EXPECT_EQ(sh("READOUT_MODEL=/none readout find contacts --db news.db").code, 0);
  EXPECT_EQ(sh("READOUT_MODEL=/none readout ladder NOR SRB --db news.db").code, 0);
  EXPECT_EQ(sh("READOUT_MODEL=/none readout explain 2:C1 --db news.db").code, 0);
  EXPECT_EQ(sh("READOUT_MODEL=/none readout ingest news.jsonl --db news.db").code, 4);
}

}  // namespace
}  // namespace readout::testing
