// readout eval, as its users meet it. tests/eval holds the figures to account.
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace readout::testing {
namespace {

const char* const kTreebank =
    "# newdoc id = quay\n"
    "1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\t_\n"
    "2\tferry\tferry\tNOUN\tNN\tNumber=Sing\t4\tnsubj\t_\t_\n"
    "3\tdid\tdo\tAUX\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t4\taux\t_\t_\n"
    "4\tleave\tleave\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";

// "The ferry" and "it" are one; the ferry is not what Readout keeps.
const char* const kTwoSentences =
    "# newdoc id = GUM_news_quay\n"
    "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-object-new-s-cf1-2-coref\n"
    "2\tferry\tferry\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)\n"
    "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
    "1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-object-giv:act-s-cf1-1-ana)\n"
    "2\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\t_\n\n";
const char* const kChains =
    "# begin document GUM_news_quay\n"
    "0\tThe\t(1\n1\tferry\t1)\n2\tleft\t_\n3\t.\t_\n4\tIt\t(1)\n5\tsank\t_\n"
    "# end document\n";

class EvalUsage : public ProgramTest {
 protected:
  void expect_told(const std::string& command, int code, const std::string& says,
                   const std::string& in = "") {
    SCOPED_TRACE(command);
    const Ended ended = sh(command, in);
    EXPECT_EQ(ended.code, code);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(lines_of(ended.err).size(), 1u) << ended.err;
    EXPECT_TRUE(has(ended.err, says));
  }
};

TEST_F(EvalUsage, FaultsOfTheCommandLine) {
  write("gold.conllu", kTreebank);
  expect_told("readout eval --gold gold.conllu", 2, "--task");
  expect_told("readout eval --task syntax", 2, "--gold");
  expect_told("readout eval --task parsing --gold gold.conllu", 2,
              "there is no task 'parsing'; there is: syntax");
  expect_told("readout eval --task syntax --gold gold.conllu --model none.safetensors", 4,
              "none.safetensors");
}

TEST_F(EvalUsage, FaultsOfTheGoldFile) {
  std::filesystem::create_directory(folder() / "folder");
  write("nine.conllu", "# x\n1\ta\ta\tX\tX\t_\t0\troot\t_\n");
  write("circle.conllu", "1\ta\ta\tX\tX\t_\t2\tdep\t_\t_\n2\tb\tb\tX\tX\t_\t1\tdep\t_\t_\n");
  write("prose.txt", "Ministers met in Oslo.\n");
  expect_told("readout eval --task syntax --gold none.conllu", 2, "none.conllu does not exist");
  expect_told("readout eval --task syntax --gold folder", 2, "is a directory");
  expect_told("readout eval --task syntax --gold nine.conllu", 2, "nine.conllu:2: it has 9 columns");
  expect_told("readout eval --task syntax --gold circle.conllu", 2,
              "circle.conllu:1: word 1 is its own ancestor");
  expect_told("readout eval --task syntax --gold prose.txt", 2, "prose.txt:1: it has 1 columns");
  expect_told("readout eval --task syntax --gold -", 2, "standard input:1: it has 1 columns",
              "Ministers met.\n");
  expect_told("readout eval --task syntax --gold -", 2, "standard input has no sentence");
}

TEST_F(EvalUsage, FaultsOfTheChains) {
  write("gold.conllu", kTwoSentences);
  write("chains.conll", kChains);
  write("open.conll", "# begin document GUM_news_quay\n0\tThe\t(1\n# end document\n");
  const std::string eval = "readout eval --task coreference --gold gold.conllu";
  expect_told(eval, 2, "the task coreference needs --chains FILE");
  expect_told(eval + " --chains none.conll", 2, "none.conll does not exist");
  expect_told(eval + " --chains open.conll", 2, "open.conll:2: '(1' is not closed");
  expect_told(eval + " --chains gold.conllu", 2, "gold.conllu:1: a word stands before");
  expect_told("readout eval --task coreference --gold - --chains -", 2, "cannot both be standard input");
  expect_told("readout eval --task syntax --gold gold.conllu --chains chains.conll", 2,
              "--chains and --documents are for the task coreference, not for syntax");
  expect_told("readout eval --task entities --gold gold.conllu --documents GUM_news", 2, "not for entities");
}

TEST_F(EvalUsage, HelpNamesTheTaskAndItsOptions) {
  const Ended help = sh("readout help eval");
  EXPECT_EQ(help.code, 0);
  for (const std::string part : {"--task syntax", "--gold FILE|-", "--chains FILE|-", "--documents PREFIX",
                                 "--json", "--model", "CoNLL"})
    EXPECT_TRUE(has(help.out, part));
  EXPECT_TRUE(has(sh("readout help").out, "score Readout on annotated texts"));
}

class Eval : public ReadingTest {};

TEST_F(Eval, PrintsBothTables) {
  write("gold.conllu", kTreebank);
  const Ended ended = sh("readout eval --task syntax --gold gold.conllu");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_TRUE(starts(ended.out, "gold.conllu: 1 sentences, 5 words; model "));
  EXPECT_TRUE(has(ended.out, "\nFrom raw text\n"));
  EXPECT_TRUE(has(ended.out, "\nFrom gold words and sentences\n"));
  EXPECT_TRUE(has(ended.out, "  Words         100.00    100.00    100.00\n"));
  for (const std::string measure : {"Tokens", "Sentences", "UPOS", "XPOS", "UFeats", "AllTags", "Lemmas",
                                    "UAS", "LAS", "CLAS", "MLAS", "BLEX"})
    EXPECT_TRUE(has(ended.out, "\n  " + measure + " "));
}

TEST_F(Eval, StandardInputAndJson) {
  const Ended ended = sh("readout eval --task syntax --gold - --json", kTreebank);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(lines_of(ended.out).size(), 1u);
  const auto json = nlohmann::json::parse(ended.out);
  EXPECT_EQ(json["task"], "syntax");
  EXPECT_EQ(json["words"], 5);
  EXPECT_EQ(json["gold_words"]["Words"]["right"], 5);
  EXPECT_TRUE(json["raw_text"].contains("LAS"));
}

TEST_F(Eval, PrintsFourTablesOfCoreference) {
  write("gold.conllu", kTwoSentences);
  write("chains.conll", kChains);
  const Ended ended =
      sh("readout eval --task coreference --gold gold.conllu --chains - --documents GUM_news <chains.conll");
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_TRUE(starts(ended.out, "gold.conllu: 1 texts, 6 words; model "));
  for (const std::string title :
       {"All chains, mentions by their words", "All chains, mentions by their heads",
        "Chains of persons, organisations and places, mentions by their words",
        "Chains of persons, organisations and places, mentions by their heads"})
    EXPECT_TRUE(has(ended.out, "\n" + title + "\n"));
  for (const std::string measure : {"Mentions", "MUC", "B3", "CEAFe", "CoNLL"})
    EXPECT_TRUE(has(ended.out, "\n  " + measure + " "));
}

TEST_F(Eval, CoreferenceAsJsonAndFaultsOfItsTexts) {
  write("gold.conllu", kTwoSentences);
  write("chains.conll", kChains);
  write("short.conll", "# begin document GUM_news_quay\n0\tFerry\t_\n# end document\n");
  const std::string eval = "readout eval --task coreference --gold gold.conllu --chains ";
  const auto json = nlohmann::json::parse(sh(eval + "chains.conll --json").out);
  EXPECT_EQ(json["chains"], "chains.conll");
  EXPECT_EQ(json["documents"], 1);
  EXPECT_EQ(json["all"]["words"]["Mentions"]["gold"], 2);
  EXPECT_EQ(json["actors"]["words"]["Mentions"]["gold"], 0);
  const Ended cut = sh(eval + "short.conll");
  EXPECT_EQ(cut.code, 2);
  EXPECT_TRUE(has(cut.err,
                  "short.conll:2: text GUM_news_quay has 1 words, 6 in the treebank: 'Ferry' stands "
                  "where the treebank has 'The'"));
  EXPECT_TRUE(has(sh(eval + "chains.conll --documents GUM_bio").err, "begins with 'GUM_bio'"));
}

/// What `readout read` prints of the text has the scores that `readout eval` gives.
TEST_F(Eval, ScoresWhatReadPrints) {
  const std::filesystem::path shared = std::filesystem::path(READOUT_SOURCE_DIR) / "../shared";
  if (!std::filesystem::exists(shared / "tools/score_conllu.py") || sh("command -v python3 xz awk").code != 0)
    GTEST_SKIP() << "no ../shared with score_conllu.py, or no python3, xz or awk";
  const std::string score = "python3 '" + (shared / "tools/score_conllu.py").string() + "' ";
  const std::string packed = (shared / "data/ud/en_ewt-ud-dev.conllu.xz").string();
  const Ended made =
      sh("xz -dc '" + packed + "' | awk '!NF { n++ } n < 100' > gold.conllu; " + score +
         "--text gold.conllu > gold.txt && readout read --as conllu gold.txt > system.conllu && " + score +
         "--json gold.conllu system.conllu > theirs && " +
         "readout eval --task syntax --gold gold.conllu --json > ours");
  ASSERT_EQ(made.code, 0) << made.err;
  const auto ours = nlohmann::json::parse(slurp(folder() / "ours"))["raw_text"];
  const auto theirs = nlohmann::json::parse(slurp(folder() / "theirs"));
  for (const auto& [measure, score_of] : ours.items()) {
    SCOPED_TRACE(measure);
    for (const char* key : {"right", "gold", "system", "precision", "recall", "f1"})
      EXPECT_EQ(score_of[key], theirs[measure][key]) << key;
  }
}

/// What comes out of plain sentences is known, so are their scores.
TEST_F(Eval, RecordsOfPassages) {
  write("p.tsv",
        "case\tmet\tcontact\t2024-03-05\tNorwegian Foreign Minister Ola Berg met his Chilean counterpart, "
        "Luz Paz, in Oslo "
        "on Monday.\n"
        "contact\theld\tOla Berg | Luz Paz\tmeeting\t2024-03-04/2024-03-04\tOslo\treporter\tmet\n"
        "case\twrong_status\tcontact\t-\tKenya and Uganda held talks in Nairobi on trade.\n"
        "contact\tcancelled\tKenya | Uganda\ttalks\t-\tNairobi\treporter\ttalks\n");
  const Ended ended = sh("readout eval --task records --gold p.tsv --json");
  ASSERT_EQ(ended.code, 0) << ended.err;
  const auto json = nlohmann::json::parse(ended.out);
  EXPECT_EQ(json["passages"], 2);
  EXPECT_EQ(json["records"]["contacts, pair and status"]["f1"], 50.0);
  EXPECT_EQ(json["records"]["contacts, pair only"]["f1"], 100.0);
  EXPECT_FALSE(json["records"].contains("revisions, speaker and from/to")) << "no passage lists them";
  for (const char* respect : {"contact channel", "contact time", "contact place", "contact on whose word"})
    EXPECT_EQ(json["matched"][respect]["right"], 1) << respect;
  ASSERT_EQ(json["errors"].size(), 2u);
  EXPECT_EQ(json["errors"][0], "3:wrong_status: missed: contact cancelled Kenya | Uganda (talks)");
  const Ended page = sh("readout eval --task records --gold p.tsv --errors");
  EXPECT_TRUE(has(page.out, "wrong_status: too many: contact held Kenya | Uganda"));
  EXPECT_EQ(sh("readout eval --task syntax --gold p.tsv --errors").code, 2);
  write("bad.tsv", "case\tx\n");
  const Ended bad = sh("readout eval --task records --gold bad.tsv");
  EXPECT_EQ(bad.code, 2);
  EXPECT_TRUE(has(bad.err, "bad.tsv:1: 2 cells where a case has 5"));
}

}  // namespace
}  // namespace readout::testing
