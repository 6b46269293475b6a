// A gold file: its text, its words, and a clear word on what is wrong with it.
#include <gtest/gtest.h>

#include "base/limits.hpp"
#include "snippets.hpp"

namespace readout::test {
namespace {

std::string text_of(const Treebank& treebank, ByteSpan span) { return std::string(span.in(treebank.text)); }

TEST(Treebank, TextIsThatOfTheSurfaceTokens) {
  const Treebank read =
      treebank({"# newdoc id = a", "# newpar", "1 Look look VERB _ 0 root SpaceAfter=No",
                "2 ! ! PUNCT _ 1 punct", "", "# newpar_block = head", "1 They they PRON _ 3 nsubj",
                "2-3 can't SpaceAfter=No", "2 ca can AUX _ 1 aux", "3 n't not PART _ 0 root", "",
                "1 , , PUNCT _ 0 root", "", "#newpar", "1 Bye bye INTJ _ 0 root", "", "# newdoc",
                "1 So so ADV _ 0 root Gloss=SpaceAfter=No|SpaceAfter=No", ""});
  EXPECT_EQ(read.text, "Look! They can't,\n\nBye\n\nSo\n");
  EXPECT_EQ(read.gold.sentence_ends, (std::vector<std::size_t>{2, 5, 6, 7, 8}));
  EXPECT_EQ(text_of(read, read.gold.sentences()[1]), "They can't");
  EXPECT_EQ(read.gold.tokens().size(), 7u);
}

TEST(Treebank, WordsKeepTheirFormsAndHeads) {
  const Treebank read =
      treebank({"1-2 du", "1 de de ADP _ 3 case", "2 le le DET Odd=Yes|Number=Sing|Case=Acc 3 det",
                "3 jour jour NOUN _ 0 root:top", "", "1 Oui oui INTJ _ 0 root"});
  const std::vector<AnalysedWord>& words = read.gold.words;
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(words[1].form, "le");
  EXPECT_EQ(text_of(read, words[1].token), "du");
  EXPECT_TRUE(words[1].in_multiword_token);
  EXPECT_EQ(words[1].features, "Case=Acc|Number=Sing");
  EXPECT_EQ(words[1].head, 2u);
  EXPECT_FALSE(words[2].in_multiword_token);
  EXPECT_EQ(words[2].relation, "root");
  EXPECT_EQ(words[2].head, kNoWord);
  EXPECT_EQ(words[3].head, kNoWord);
}

TEST(Treebank, TakesOddButSoundFiles) {
  const std::string line = "1\t1 000 \t_\tNUM\t_\t_\t0\troot\t_\t_";
  for (const std::string& file : {line, line + "\n", line + "\r\n\r\n", "\n\n# x\n\n" + line,
                                  "0.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n" + line}) {
    const Result<Treebank> read = read_treebank(file, "f");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->gold.words.size(), 1u);
    EXPECT_EQ(text_of(*read, read->gold.words[0].token), "1 000");
  }
}

struct Fault {
  std::string file, message;
};

TEST(Treebank, FaultsAreToldWithTheirLine) {
  const auto lines = [](const Lines& snippet) { return conllu(snippet); };
  const std::string a = "1 a a X _ 2 dep";
  const std::vector<Fault> faults = {
      {"", "f has no sentence"},
      {"\n# only a comment\n\n", "f has no sentence"},
      {"Ministers met.\n", "f:1: it has 1 columns, not the 10"},
      {lines({"1 a a X _ 0 root", ""}) + "1\tb\n", "f:4: it has 2 columns"},
      {"1\ta\ta\tX\tX\t_\t0\troot\t_\t_\t_\n", "f:1: it has 11 columns"},
      {"\xFD"
       "7zXZ\n",
       "f:1: it is not UTF-8"},
      {lines({a, "2 b b X _ 3 dep"}), "f:2: HEAD 3 is not a word of the sentence, which has 2"},
      {lines({a, "2 b b X _ _ dep"}), "f:2: HEAD '_' is not a number"},
      {lines({"1 a a X _ -1 dep"}), "f:1: HEAD '-1' is not a number"},
      {lines({"1 a a X _ 0 root", "2 b b X _ 0 root"}),
       "f:2: word 2 is a second root; word 1 is one already"},
      {lines({"# c", "1 a a X _ 0 root", "2 b b X _ 3 dep", "3 c c X _ 2 dep", "4 d d X _ 2 dep"}),
       "f:3: word 2 is its own ancestor"},
      {lines({"1 a a X _ 1 dep"}), "f:1: word 1 is its own ancestor"},
      {lines({a, "3 b b X _ 0 root"}), "f:2: word 3 is out of order; the next word is 2"},
      {lines({"x a a X _ 0 root"}), "f:1: ID 'x' is not a number"},
      {lines({"1-2 ab", "1 a a X _ 0 root"}), "f:3: the sentence ends before word 2 of its multiword token"},
      {lines({"2-3 ab"}), "f:1: the multiword token 2-3 is out of order"},
      {lines({"1-1 ab"}), "f:1: the multiword token 1-1 is out of order"},
      {lines({"1-3 abc", "1 a a X _ 0 root", "2-3 bc"}), "f:3: the multiword token 2-3 is out of order"},
      {"1\t\ta\tX\tX\t_\t0\troot\t_\t_\n", "f:1: FORM has no visible character"},
      {"1\t\xC2\xA0\ta\tX\tX\t_\t0\troot\t_\t_\n", "f:1: FORM has no visible character"},
  };
  for (const Fault& fault : faults) {
    const Result<Treebank> read = read_treebank(fault.file, "f");
    ASSERT_FALSE(read) << fault.message;
    EXPECT_EQ(read.error().code, ErrorCode::bad_input);
    EXPECT_EQ(read.error().message.substr(0, fault.message.size()), fault.message);
  }
}

TEST(Treebank, LongCirclesAndChainsAreWalkedInLinearTime) {
  constexpr int kWords = 50000;
  std::string chain;
  for (int i = 1; i <= kWords; ++i)
    chain += std::to_string(i) + "\ta\ta\tX\tX\t_\t" + std::to_string(i - 1) + "\tdep\t_\t_\n";
  EXPECT_TRUE(read_treebank(chain, "f"));
  chain.replace(chain.find("\t0\t"), 3, "\t" + std::to_string(kWords) + "\t");
  EXPECT_FALSE(read_treebank(chain, "f"));
}

TEST(Treebank, TextHasALimit) {
  const std::string form(limits::kMaxTextBytes, 'a');
  const Result<Treebank> read = read_treebank("1\t" + form + "\ta\tX\tX\t_\t0\troot\t_\t_\n", "f");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace readout::test
