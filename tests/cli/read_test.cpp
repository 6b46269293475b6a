// readout read with a model: its forms, its order, and every input that is not what it should be.
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace readout::testing {
namespace {

using nlohmann::json;

constexpr std::string_view kReport =
    "Ministers of Norway and Serbia speak\n\n"
    "Norwegian Foreign Minister Ingrid Solheim spoke with her Serbian counterpart, Milos Petrovic, on "
    "Tuesday.\n\n"
    "\"We agreed to keep the channel open,\" Solheim said.\n";

std::string report_line(const std::string& id) {
  return json{{"id", id}, {"text", kReport}, {"published", "2024-03-05"}, {"desk", "north"}}.dump();
}

class Read : public ReadingTest {
 protected:
  void SetUp() override {
    ReadingTest::SetUp();
    if (!IsSkipped()) write("report.txt", kReport);
  }

  /// The command's lines of JSON; it must end with `code` and say nothing on standard error.
  std::vector<json> records(const std::string& command, const std::string& input = "", int code = 0) {
    SCOPED_TRACE(command);
    const Ended ended = sh(command, input);
    EXPECT_EQ(ended.code, code);
    EXPECT_EQ(ended.err, "");
    std::vector<json> parsed;
    for (const std::string& line : lines_of(ended.out)) parsed.push_back(json::parse(line, nullptr, false));
    return parsed;
  }

  /// In the form for people: one sentence on standard error and exit code 2.
  void expect_told(const std::string& file, const std::string& says) {
    SCOPED_TRACE(file);
    const Ended ended = sh("readout read " + file);
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
    EXPECT_TRUE(has(ended.err, says));
  }

  /// In JSON: a line with the error, exit code 0, or 3 with --strict.
  void expect_error_line(const std::string& file, const std::string& type) {
    for (const auto& [option, code] : {std::pair("", 0), std::pair("--strict ", 3)}) {
      const auto lines = records("readout read --jsonl " + std::string(option) + file, "", code);
      ASSERT_EQ(lines.size(), 1u);
      EXPECT_EQ(lines[0]["error"]["type"], type);
      EXPECT_EQ(lines[0]["error"]["file"], file);
    }
  }
};

TEST_F(Read, TheIdComesFromTheFileName) {
  const auto lines = records("readout read --jsonl ./report.txt");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["id"], "report");
  EXPECT_EQ(lines[0]["schema"], "readout/1");
}

TEST_F(Read, EverySpanIsTheWordsOfTheText) {
  const auto lines = records("readout read --jsonl --text report.txt");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["text"], kReport);
  std::size_t spans = 0;
  const std::function<void(const json&)> visit = [&](const json& node) {
    if (node.is_object() && node.contains("quote")) {
      const std::size_t start = node["start"],
                        end = node["end"];  // the report is ASCII: bytes are code points
      EXPECT_EQ(node["quote"], kReport.substr(start, end - start));
      ++spans;
    }
    for (const json& child : node) {
      if (child.is_structured()) visit(child);
    }
  };
  visit(lines[0]);
  EXPECT_GT(spans, 0u);
}

TEST_F(Read, JsonLinesGiveTheirIdAndMetaBack) {
  const auto lines = records("readout read --jsonl -", report_line("a") + "\n\n" + report_line("b") + "\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0]["id"], "a");
  EXPECT_EQ(lines[1]["id"], "b");
  EXPECT_EQ(lines[0]["published"], "2024-03-05");
  EXPECT_EQ(lines[0]["meta"], (json{{"desk", "north"}}));
}

TEST_F(Read, APlainTextOnStandardInputIsOneReport) {
  const auto lines = records("readout read --as json", std::string(kReport));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["id"], "-");
}

TEST_F(Read, FilesAndLinesComeOutInOrder) {
  write("two.jsonl", report_line("x") + "\n" + report_line("y") + "\n");
  const auto lines = records("readout read --jsonl -j 3 report.txt two.jsonl report.txt");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0]["id"], "report");
  EXPECT_EQ(lines[1]["id"], "x");
  EXPECT_EQ(lines[2]["id"], "y");
  EXPECT_EQ(lines[3], lines[0]);
}

TEST_F(Read, ABadLineTakesItsPlace) {
  const std::string cut = report_line("cut").substr(0, 60);
  const std::string input =
      report_line("a") + "\n" + cut + "\nno json\n{\"id\":7}\n" + report_line("b") + "\n";
  for (const auto& [option, code] : {std::pair("", 0), std::pair("--strict", 3)}) {
    const auto lines = records("readout read --jsonl " + std::string(option) + " -", input, code);
    ASSERT_EQ(lines.size(), 5u);
    EXPECT_EQ(lines[0]["id"], "a");
    EXPECT_EQ(lines[1]["error"]["type"], "bad_input");
    EXPECT_EQ(lines[1]["error"]["line"], 2);
    EXPECT_EQ(lines[2]["id"], "-:3");
    EXPECT_EQ(lines[3]["id"], "7");
    EXPECT_EQ(lines[4]["id"], "b");
  }
}

TEST_F(Read, ACutLineKeepsItsId) {
  const auto lines = records("readout read --jsonl -", R"({"id":"n-12","text":"Norway and)");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["id"], "n-12");
  EXPECT_TRUE(has(lines[0]["error"]["title"].dump(), "cut off"));
}

TEST_F(Read, EachLineIsAnsweredBeforeTheNextComes) {
  const Ended ended =
      sh("coproc readout read --jsonl -\n"
         "for id in 1 2 3; do\n"
         "  echo \"{\\\"id\\\":\\\"$id\\\",\\\"text\\\":\\\"Norway spoke.\\\"}\" >&${COPROC[1]}\n"
         "  read -r -t 20 line <&${COPROC[0]} || exit 9\n"
         "  echo \"${line:22:8}\"\n"
         "done");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "\"id\":\"1\"\n\"id\":\"2\"\n\"id\":\"3\"\n");
}

TEST_F(Read, Conllu) {
  const Ended ended = sh("readout read --as conllu report.txt");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_TRUE(starts(ended.out, "# newdoc id = report\n"));
  EXPECT_TRUE(has(ended.out, "# text = \"We agreed to keep the channel open,\" Solheim said.\n"));
  EXPECT_TRUE(has(ended.out, "TokenRange="));
  for (const std::string& line : lines_of(ended.out)) {
    if (line.empty() || line.front() == '#') continue;
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 9) << line;
  }
}

TEST_F(Read, TheReportForPeopleHasNoColourInAPipe) {
  const Ended ended = sh("readout read report.txt report.txt");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_TRUE(starts(ended.out, "Ministers of Norway and Serbia speak\nreport\n"));
  EXPECT_TRUE(has(ended.out, "\n\nMinisters of Norway and Serbia speak\nreport\n"));
  EXPECT_TRUE(has(ended.out, "Ingrid Solheim"));
  EXPECT_FALSE(has(ended.out, "\x1b"));
}

TEST_F(Read, ColourOnlyOnATerminalThatWantsIt) {
  if (sh("script -qec true /dev/null").code != 0) GTEST_SKIP() << "script(1) can make no terminal here";
  const auto on_terminal = [&](const std::string& variables) {
    return sh("script -qec \"env " + variables + " '" READOUT_BINARY "' read report.txt\" /dev/null").out;
  };
  EXPECT_TRUE(has(on_terminal("TERM=xterm"), "\x1b["));
  EXPECT_FALSE(has(on_terminal("TERM=xterm NO_COLOR=1"), "\x1b["));
  EXPECT_FALSE(has(on_terminal("TERM=dumb"), "\x1b["));
  const std::string ascii = on_terminal("TERM=xterm LC_ALL=C");
  EXPECT_TRUE(
      std::all_of(ascii.begin(), ascii.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST_F(Read, ControlCharactersOfAReportDoNotReachTheTerminal) {
  write("evil.txt",
        "Norway spoke.\n\n\"We \x1b[31m are \x07 open,\" said \x1b]0;x\x07 Ingrid Solheim of Norway.\n");
  EXPECT_FALSE(has(sh("readout read evil.txt").out, "\x1b"));
}

TEST_F(Read, WhatIsNoReport) {
  write("empty.txt", "");
  write("blank.txt", " \n\t\n");
  write("binary.bin", std::string("\x7f"
                                  "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
                                  24));
  expect_told("empty.txt", "empty.txt has no text");
  expect_told("blank.txt", "blank.txt has no text");
  expect_told("binary.bin", "binary.bin");
  expect_told("missing.txt", "missing.txt does not exist");
  expect_told(".", ". is a directory");
  expect_error_line("empty.txt", "bad_input");
  expect_error_line("blank.txt", "bad_input");
  expect_error_line("binary.bin", "bad_input");
}

TEST_F(Read, AFileThatIsNotThereIsToldInJsonToo) {
  for (const std::string file : {"missing.txt", "."}) {
    const Ended ended = sh("readout read --jsonl " + file + " report.txt");
    EXPECT_EQ(ended.code, 2);
    EXPECT_EQ(lines_of(ended.err).size(), 1u);
    const auto lines = lines_of(ended.out);
    ASSERT_EQ(lines.size(), 2u);  // the others are still read
    EXPECT_EQ(json::parse(lines[0])["error"]["type"], "unreadable");
    EXPECT_EQ(json::parse(lines[1])["id"], "report");
  }
}

TEST_F(Read, FiftyMegabytesAreTooMuchForOneReport) {
  std::string big;
  while (big.size() < 50u << 20) big += "The two sides spoke again on Monday, officials said.\n";
  write("big.txt", big);
  expect_told("big.txt", "big.txt has");
  expect_error_line("big.txt", "too_large");
}

TEST_F(Read, ALineOverTheLimitIsPassedOver) {
  const std::string input =
      "{\"id\":\"long\",\"text\":\"" + std::string(70u << 20, 'x') + "\"}\n" + report_line("after");
  const auto lines = records("readout read --jsonl -", input);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0]["id"], "long");
  EXPECT_EQ(lines[0]["error"]["type"], "too_large");
  EXPECT_EQ(lines[1]["id"], "after");
}

TEST_F(Read, BrokenUtf8IsRepairedAndCounted) {
  write("broken.txt", "Norway spoke to Ser\xffia on Mon\xc3 day.\n");
  const auto lines = records("readout read --jsonl --text broken.txt");
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["repaired"], 2);
  EXPECT_TRUE(has(lines[0]["text"].dump(), "\xEF\xBF\xBD"));
}

TEST_F(Read, AFullDiskIsTold) {
  for (const std::string form : {"--jsonl", "--as conllu", "--as report"}) {
    const Ended ended = sh("readout read " + form + " report.txt > /dev/full");
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(has(ended.err, "standard output cannot be written"));
    EXPECT_EQ(lines_of(ended.err).size(), 1u);
  }
}

// Reports are read side by side, but only those that are there: a program that waits for each answer gets it.
TEST_F(Read, AFilterDoesNotWaitForMore) {
  write("two.jsonl", report_line("a") + "\n" + report_line("b") + "\n");
  const Ended ended =
      sh("coproc filter { readout read --jsonl -; }\n"
         "while IFS= read -r line; do\n"
         "  printf '%s\\n' \"$line\" >&${filter[1]}\n"
         "  IFS= read -t 60 -r answer <&${filter[0]} || exit 9\n"
         "  printf '%s\\n' \"$answer\"\n"
         "done < two.jsonl");
  EXPECT_EQ(ended.code, 0);
  const auto lines = lines_of(ended.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(json::parse(lines[1])["id"], "b");
}

TEST_F(Read, AReaderThatGoesAwayIsNoFault) {
  std::string input;
  for (int i = 0; i < 200; ++i) input += report_line(std::to_string(i)) + "\n";
  for (const std::string threads : {"1", "4"}) {
    const Ended ended = sh("readout read --jsonl -j " + threads + " - | head -1", input);
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "");
    EXPECT_EQ(lines_of(ended.out).size(), 1u);
  }
}

TEST_F(Read, DerivationIsToldWhenAsked) {
  EXPECT_FALSE(has(sh("readout read --jsonl report.txt").out, "\"derivation\""));
  EXPECT_TRUE(has(sh("readout read --jsonl --derivation report.txt").out, "\"derivation\":[{\"rule\""));
}

TEST_F(Read, InputShapeCanBeSaid) {
  write("brace.txt", "{Editors: hold until noon.} Norway and Serbia spoke on Monday.\n");
  const auto guessed = records("readout read --jsonl brace.txt");
  ASSERT_EQ(guessed.size(), 1u);
  EXPECT_TRUE(guessed[0].contains("error"));
  const auto said = records("readout read --jsonl --input text brace.txt");
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0]["id"], "brace");
}

}  // namespace
}  // namespace readout::testing
