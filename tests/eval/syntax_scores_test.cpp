// The measures, each on a sentence or two whose figures were worked out by hand. The system's side is written
// as a treebank, too: it is an analysis of the same text.
#include "eval/syntax_scores.hpp"

#include <gtest/gtest.h>

#include <map>

#include "eval/alignment.hpp"
#include "snippets.hpp"

namespace readout::test {
namespace {

// Three words with content relations: ferry, left, early.
const Lines kFerry = {"1 The the DET Definite=Def 2 det", "2 ferry ferry NOUN Number=Sing 3 nsubj",
                      "3 left leave VERB Tense=Past 0 root",
                      "4 early early ADV Degree=Pos 3 advmod SpaceAfter=No", "5 . . PUNCT _ 3 punct"};
// Three: They, n't, know.
const Lines kKnow = {"1 They they PRON _ 4 nsubj",
                     "2-3 don't",
                     "2 do do AUX _ 4 aux",
                     "3 n't not PART _ 4 advmod",
                     "4 know know VERB _ 0 root SpaceAfter=No",
                     "5 . . PUNCT _ 4 punct"};

Lines with(Lines lines, std::size_t row, const std::string& line) {
  lines[row] = line;
  return lines;
}

struct Counts {
  std::size_t right, gold, system;
  bool operator==(const Counts&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Counts& c) {
  return out << c.right << " right of " << c.gold << " and " << c.system;
}

std::map<std::string, Counts, std::less<>> counts(const Lines& gold, const Lines& system) {
  const Treebank a = treebank(gold);
  const Treebank b = treebank(system);
  EXPECT_EQ(a.text, b.text);
  std::map<std::string, Counts, std::less<>> counted;
  for (const Score& score : score_syntax(a.gold, b.gold))
    counted[std::string(score.measure)] = {score.right, score.gold, score.system};
  return counted;
}

TEST(SyntaxScores, SameAnalysisIsRightInEveryMeasure) {
  for (const Lines& lines : {kFerry, kKnow}) {
    const Treebank read = treebank(lines);
    const Scores scores = score_syntax(read.gold, read.gold);
    ASSERT_EQ(scores.size(), 13u);
    EXPECT_EQ(scores.front().measure, "Tokens");
    EXPECT_EQ(scores.back().measure, "BLEX");
    for (const Score& score : scores) {
      EXPECT_EQ(score.precision(), 100.0) << score.measure;
      EXPECT_EQ(score.recall(), 100.0) << score.measure;
      EXPECT_EQ(score.f1(), 100.0) << score.measure;
      EXPECT_EQ(score.aligned_accuracy().value_or(100.0), 100.0) << score.measure;
    }
  }
}

TEST(SyntaxScores, OtherTokens) {
  Lines merged(kFerry.begin(), kFerry.begin() + 3);
  merged.push_back("4 early. early ADV Degree=Pos 3 advmod");
  auto c = counts(kFerry, merged);
  EXPECT_EQ(c["Tokens"], (Counts{3, 5, 4}));
  EXPECT_EQ(c["Sentences"], (Counts{1, 1, 1}));
  EXPECT_EQ(c["Words"], (Counts{3, 5, 4}));
  EXPECT_EQ(c["UPOS"], (Counts{3, 5, 4}));
  EXPECT_EQ(c["LAS"], (Counts{3, 5, 4}));
  EXPECT_EQ(c["CLAS"], (Counts{2, 3, 3}));
}

TEST(SyntaxScores, HeadOfAWordThatWasCutOtherwise) {
  // "rainfall" as two words: the head of "heavy" is not there.
  const Lines gold = {"1 heavy heavy ADJ _ 2 amod", "2 rainfall rainfall NOUN _ 0 root"};
  const Lines cut = {"1 heavy heavy ADJ _ 3 amod", "2 rain rain NOUN _ 3 compound SpaceAfter=No",
                     "3 fall fall NOUN _ 0 root"};
  auto c = counts(gold, cut);
  EXPECT_EQ(c["Words"], (Counts{1, 2, 3}));
  EXPECT_EQ(c["UPOS"], (Counts{1, 2, 3}));
  EXPECT_EQ(c["UAS"], (Counts{0, 2, 3}));
}

TEST(SyntaxScores, OtherSentences) {
  Lines split(kFerry.begin(), kFerry.begin() + 3);
  split.insert(split.end(),
               {"", "1 early early ADV Degree=Pos 0 root SpaceAfter=No", "2 . . PUNCT _ 1 punct"});
  auto c = counts(kFerry, split);
  EXPECT_EQ(c["Tokens"], (Counts{5, 5, 5}));
  EXPECT_EQ(c["Sentences"], (Counts{0, 1, 2}));
  EXPECT_EQ(c["Words"], (Counts{5, 5, 5}));
  EXPECT_EQ(c["UAS"], (Counts{3, 5, 5}));
  EXPECT_EQ(c["CLAS"], (Counts{2, 3, 3}));
  c = counts(split, kFerry);
  EXPECT_EQ(c["Sentences"], (Counts{0, 2, 1}));
}

TEST(SyntaxScores, MultiwordTokenLeftWhole) {
  const Lines whole = {"1 They they PRON _ 3 nsubj", "2 don't do AUX _ 3 aux",
                       "3 know know VERB _ 0 root SpaceAfter=No", "4 . . PUNCT _ 3 punct"};
  auto c = counts(kKnow, whole);
  EXPECT_EQ(c["Tokens"], (Counts{4, 4, 4}));
  EXPECT_EQ(c["Words"], (Counts{3, 5, 4}));
  EXPECT_EQ(c["LAS"], (Counts{3, 5, 4}));
  EXPECT_EQ(c["CLAS"], (Counts{2, 3, 2}));
  EXPECT_EQ(c["MLAS"], (Counts{1, 3, 2}));  // "know" has lost its auxiliary
}

TEST(SyntaxScores, MultiwordTokenCutIntoPlainTokens) {
  const auto cut = [](const std::string& first, const std::string& second) {
    return Lines{"1 They they PRON _ 4 nsubj", "2 " + first + " do AUX _ 4 aux SpaceAfter=No",
                 "3 " + second + " not PART _ 4 advmod", "4 know know VERB _ 0 root SpaceAfter=No",
                 "5 . . PUNCT _ 4 punct"};
  };
  auto c = counts(kKnow, cut("do", "n't"));
  EXPECT_EQ(c["Tokens"], (Counts{3, 4, 5}));
  EXPECT_EQ(c["Words"], (Counts{5, 5, 5}));
  EXPECT_EQ(c["MLAS"], (Counts{3, 3, 3}));
  c = counts(kKnow, cut("don", "'t"));
  EXPECT_EQ(c["Tokens"], (Counts{3, 4, 5}));
  EXPECT_EQ(c["Words"], (Counts{3, 5, 5}));
}

TEST(SyntaxScores, WrongHead) {
  auto c = counts(kFerry, with(kFerry, 0, "1 The the DET Definite=Def 3 det"));
  EXPECT_EQ(c["UAS"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["LAS"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["CLAS"], (Counts{3, 3, 3}));  // "The" is no content word
  EXPECT_EQ(c["MLAS"], (Counts{1, 3, 3}));  // but "ferry" has lost it, and "left" should not have it
  EXPECT_EQ(c["Lemmas"], (Counts{5, 5, 5}));
}

TEST(SyntaxScores, WrongRelation) {
  auto c = counts(kFerry, with(kFerry, 1, "2 ferry ferry NOUN Number=Sing 3 punct"));
  EXPECT_EQ(c["UAS"], (Counts{5, 5, 5}));
  EXPECT_EQ(c["LAS"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["CLAS"], (Counts{2, 3, 2}));  // the system has one content word less
}

TEST(SyntaxScores, SubtypesDoNotCount) {
  for (const char* relation : {"nsubj:pass", "nsubj:outer"}) {
    auto c = counts(kFerry, with(kFerry, 1, std::string("2 ferry ferry NOUN Number=Sing 3 ") + relation));
    EXPECT_EQ(c["LAS"], (Counts{5, 5, 5}));
    EXPECT_EQ(c["MLAS"], (Counts{3, 3, 3}));
  }
}

TEST(SyntaxScores, WrongLemma) {
  auto c = counts(kFerry, with(kFerry, 2, "3 left left VERB Tense=Past 0 root"));
  EXPECT_EQ(c["Lemmas"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["CLAS"], (Counts{3, 3, 3}));
  EXPECT_EQ(c["BLEX"], (Counts{2, 3, 3}));
}

TEST(SyntaxScores, GoldLemmaThatIsNotGivenIsNeverWrong) {
  const Lines open = with(kFerry, 2, "3 left _ VERB Tense=Past 0 root");
  EXPECT_EQ(counts(open, kFerry)["Lemmas"], (Counts{5, 5, 5}));
  EXPECT_EQ(counts(open, kFerry)["BLEX"], (Counts{3, 3, 3}));
  EXPECT_EQ(counts(kFerry, open)["Lemmas"], (Counts{4, 5, 5}));
}

TEST(SyntaxScores, Tags) {
  auto c = counts(kFerry, with(kFerry, 1, "2 ferry ferry PROPN Number=Sing 3 nsubj"));
  EXPECT_EQ(c["UPOS"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["XPOS"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["UFeats"], (Counts{5, 5, 5}));
  EXPECT_EQ(c["AllTags"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["MLAS"], (Counts{2, 3, 3}));
  c = counts(kFerry, with(kFerry, 0, "1 The the DET Definite=Ind 2 det"));
  EXPECT_EQ(c["UFeats"], (Counts{4, 5, 5}));
  EXPECT_EQ(c["MLAS"], (Counts{2, 3, 3}));  // the function word of "ferry" has other features
  c = counts(kFerry, with(kFerry, 1, "2 ferry ferry NOUN Odd=Yes|Number=Sing 3 nsubj"));
  EXPECT_EQ(c["UFeats"], (Counts{5, 5, 5}));  // not a universal feature
}

TEST(SyntaxScores, AlignedAccuracyIsOverWordsThatWereCutAlike) {
  Lines merged(kFerry.begin(), kFerry.begin() + 2);
  merged.insert(merged.end(),
                {"3 left left VERB Tense=Past 0 root", "4 early. early ADV Degree=Pos 3 advmod"});
  for (const Score& score : score_syntax(treebank(kFerry).gold, treebank(merged).gold)) {
    if (score.measure == "Lemmas") {
      EXPECT_NEAR(score.aligned_accuracy().value_or(0), 100.0 * 2 / 3, 1e-9);
    }
    if (score.measure == "CLAS") {
      EXPECT_EQ(score.aligned_accuracy(), 100.0);  // ferry, left
    }
    if (score.measure == "Tokens" || score.measure == "Words") {
      EXPECT_FALSE(score.aligned_accuracy());
    }
  }
}

TEST(Score, Shares) {
  const Score score{"x", 3, 5, 4, 4};
  EXPECT_EQ(score.precision(), 75.0);
  EXPECT_EQ(score.recall(), 60.0);
  EXPECT_NEAR(score.f1(), 66.6667, 1e-4);
  EXPECT_EQ(score.aligned_accuracy(), 75.0);
  EXPECT_EQ((Score{"x", 0, 0, 0}.f1()), 0.0);
}

TEST(Alignment, FormsOfAStretchMatchInOrderWithoutRegardToCase) {
  const Treebank gold = treebank({"1-3 Gimmethat", "1 Gim give VERB _ 0 root", "2 me I PRON _ 1 iobj",
                                  "3 that that PRON _ 1 obj", "4 now now ADV _ 1 advmod"});
  const Treebank system =
      treebank({"1-2 Gimme SpaceAfter=No", "1 gim give VERB _ 0 root", "2 mee I PRON _ 1 iobj",
                "3 that that PRON _ 1 obj", "4 now now ADV _ 1 advmod"});
  const Alignment alignment(gold.gold, system.gold);
  EXPECT_EQ(alignment.system_word(0), 0u);
  EXPECT_EQ(alignment.system_word(1), kNoWord);
  EXPECT_EQ(alignment.system_word(2), 2u);
  EXPECT_EQ(alignment.system_word(3), 3u);
  EXPECT_EQ(alignment.gold_word(1), kNoWord);
  EXPECT_EQ(alignment.gold_word(2), 2u);
}

TEST(Alignment, ATextWithoutWordsHasNoPairs) {
  const Treebank gold = treebank(kFerry);
  EXPECT_EQ(Alignment(gold.gold, {}).system_word(0), kNoWord);
  EXPECT_EQ(Alignment({}, gold.gold).gold_word(0), kNoWord);
}

}  // namespace
}  // namespace readout::test
