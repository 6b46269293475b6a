// What needs no model: help, man pages, completion, and the faults of a command line.
#include "program.hpp"

namespace readout::testing {
namespace {

class Usage : public ProgramTest {
 protected:
  /// One sentence on standard error, nothing on standard output.
  void expect_fault(const std::string& command, int code, const std::string& says) {
    SCOPED_TRACE(command);
    const Ended ended = sh(command);
    EXPECT_EQ(ended.code, code);
    EXPECT_EQ(ended.out, "");
    EXPECT_TRUE(starts(ended.err, "readout: "));
    EXPECT_TRUE(has(ended.err, says));
    EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
  }

  std::string output_of(const std::string& command) {
    SCOPED_TRACE(command);
    const Ended ended = sh(command);
    EXPECT_EQ(ended.code, 0);
    EXPECT_EQ(ended.err, "");
    return ended.out;
  }
};

TEST_F(Usage, FaultsOfTheCommandLine) {
  expect_fault("readout raed", 2, "raed");
  expect_fault("readout --nonsense", 2, "--nonsense");
  expect_fault("readout read --nonsense", 2, "--nonsense");
  expect_fault("readout read --as html x.txt", 2, "html");
  expect_fault("readout read --jsonl --as conllu x.txt", 2, "--jsonl");
  expect_fault("readout read -j many x.txt", 2, "many");
  expect_fault("readout read -j -1 x.txt", 2, "-1");
  expect_fault("readout read -j 100000 x.txt", 2, "100000");
  expect_fault("readout help raed", 2, "raed");
  expect_fault("readout completion tcsh", 2, "tcsh");
  expect_fault("readout completion", 2, "shell");
}

TEST_F(Usage, NoVerbPrintsTheHelpAndIsAFault) {
  const Ended ended = sh("readout");
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(ended.out, output_of("readout help"));
}

TEST_F(Usage, HelpIsTheSameByEitherWay) {
  EXPECT_EQ(output_of("readout help"), output_of("readout --help"));
  for (const std::string verb : {"read", "help", "completion"}) {
    const std::string help = output_of("readout help " + verb);
    EXPECT_EQ(help, output_of("readout " + verb + " --help"));
    EXPECT_TRUE(starts(help, "readout " + verb + ": "));
  }
}

TEST_F(Usage, HelpTellsOptionsAndExitCodes) {
  const std::string help = output_of("readout help read");
  for (const std::string option : {"--jsonl", "--as", "-j, --threads", "--strict", "--derivation", "--model"})
    EXPECT_TRUE(has(help, option));
  const std::string find = output_of("readout help find");
  for (const std::string option :
       {"--speaker NAME", "--anonymous", "--search WORDS", "--class CLASS", "--denied", "--hedged"})
    EXPECT_TRUE(has(find, "\n  " + option));
  for (const std::string code : {"\n  0 ", "\n  1 ", "\n  2 ", "\n  3 ", "\n  4 "})
    EXPECT_TRUE(has(help, code));
}

TEST_F(Usage, HelpFitsTheWidth) {
  for (const std::string columns : {"40", "60", "200"}) {
    const std::string help = output_of("COLUMNS=" + columns + " readout help read");
    // A worked call is to be copied: it is never broken.
    for (const std::string& line : lines_of(help)) {
      if (has(line, "| readout") || has(line, "  readout")) continue;
      EXPECT_LE(line.size(), std::stoul(columns)) << line;
    }
  }
}

TEST_F(Usage, VersionWorksWithoutAModel) {
  const std::string version = output_of("READOUT_MODEL=/nowhere readout --version");
  EXPECT_TRUE(starts(version, "readout 0."));
  EXPECT_TRUE(has(version, "model none ("));
  EXPECT_TRUE(has(version, "oneDNN "));
}

TEST_F(Usage, ManPagesAreRoffWithoutFault) {
  if (sh("command -v groff").code != 0) GTEST_SKIP() << "no groff here";
  for (const std::string verb : {"", "read", "find", "help", "completion"}) {
    const Ended page = sh("readout help --man " + verb + " | groff -man -Tutf8 -P-cbou -ww");
    EXPECT_EQ(page.code, 0);
    EXPECT_EQ(page.err, "") << verb;
    EXPECT_TRUE(has(page.out, "EXIT STATUS"));
  }
}

TEST_F(Usage, BashCompletesVerbsOptionsAndWords) {
  output_of("readout completion bash > script && bash -n script");
  const auto completed = [&](const std::string& words, const std::string& index) {
    return output_of("readout completion bash > script; . ./script; COMP_WORDS=(" + words +
                     "); COMP_CWORD=" + index + "; _readout; echo ${COMPREPLY[@]}");
  };
  EXPECT_EQ(completed("readout re", "1"), "read\n");
  EXPECT_EQ(completed("readout read --der", "2"), "--derivation\n");
  EXPECT_EQ(completed("readout read --as j", "3"), "json\n");
  EXPECT_EQ(completed("readout find statements --hed", "3"), "--hedged\n");
  EXPECT_EQ(completed("readout find statements --class prom", "4"), "promise\n");
  EXPECT_EQ(completed("readout find statements --class att", "4"), "attitude\n");
  EXPECT_EQ(completed("readout find st", "2"), "statements\n");
  EXPECT_EQ(completed("readout completion f", "2"), "fish\n");
  EXPECT_EQ(completed("readout help compl", "2"), "completion\n");
  write("report.txt", "x");
  EXPECT_EQ(completed("readout read rep", "2"), "report.txt\n");
}

TEST_F(Usage, ZshAndFishScriptsAreSound) {
  for (const std::string shell : {"zsh", "fish"}) {
    EXPECT_TRUE(has(output_of("readout completion " + shell), "derivation"));
    if (sh("command -v " + shell).code == 0)
      output_of("readout completion " + shell + " > s && " + shell + " -n s");
  }
}

TEST_F(Usage, AMissingOrDamagedModelIsExitCode4) {
  write("report.txt", "Norway and Serbia spoke on Monday.\n");
  expect_fault("READOUT_MODEL=/nowhere/m.safetensors readout read report.txt", 4, "/nowhere/m.safetensors");
  expect_fault("readout read --model none.safetensors report.txt", 4, "none.safetensors");
  write("broken.safetensors", "this is no model");
  expect_fault("readout read --model broken.safetensors report.txt", 4, "broken.safetensors");
  write("empty.safetensors", "");
  expect_fault("readout read --model empty.safetensors report.txt", 4, "empty.safetensors");
  expect_fault("readout read --model . report.txt", 4, "not a regular file");
}

TEST_F(Usage, FullDiskIsTold) {
  expect_fault("readout help > /dev/full", 2, "standard output cannot be written");
}

}  // namespace
}  // namespace readout::testing
