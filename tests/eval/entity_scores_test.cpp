// Mentions read from GUM's brackets, and their scores, worked out by hand.
#include "eval/entity_scores.hpp"

#include <gtest/gtest.h>

#include "snippets.hpp"

namespace readout::test {
namespace {

// [The envoy of [Portugal]] met [Ana Rocha] [.]
const Lines kMet = {"1 The the DET _ 2 det Entity=(1-person-new-s-cf2-2-sgl",
                    "2 envoy envoy NOUN _ 5 nsubj",
                    "3 of of ADP _ 4 case",
                    "4 Portugal Portugal PROPN _ 2 nmod Entity=(2-place-new-s-cf3-1-sgl-Portugal)1)",
                    "5 met meet VERB _ 0 root",
                    "6 Ana Ana PROPN _ 5 obj Entity=(3-person-new-s-cf1-1-coref",
                    "7 Rocha Rocha PROPN _ 6 flat Entity=3)|SpaceAfter=No",
                    "8 . . PUNCT _ 5 punct"};

std::vector<std::string> mentions(const Treebank& t) {
  std::vector<std::string> out;
  for (const AnalysedMention& m : t.gold.mentions) {
    out.push_back(m.type + (m.named ? "* " : " ") + std::to_string(m.first) + '-' + std::to_string(m.last));
  }
  return out;
}

Lines with(Lines lines, std::size_t row, const std::string& line) {
  lines[row] = line;
  return lines;
}

std::string counts(const Lines& gold, const Lines& system) {
  std::string out;
  for (const Score& score : score_entities(treebank(gold).gold, treebank(system).gold)) {
    out += std::string(score.measure) + ' ' + std::to_string(score.right) + '/' + std::to_string(score.gold) +
           '/' + std::to_string(score.system) + ' ';
  }
  return out;
}

TEST(GoldMentions, NestedOnesWithTypeAndName) {
  const Treebank read = treebank(kMet);
  EXPECT_TRUE(read.has_mentions);
  EXPECT_EQ(mentions(read), (Lines{"person 0-3", "place* 3-3", "person* 5-6"}));
  EXPECT_FALSE(treebank({"1 Yes yes INTJ _ 0 root"}).has_mentions);
}

TEST(GoldMentions, BracketsThatFitNothingArePassedOver) {
  EXPECT_EQ(mentions(treebank({"1 a a NOUN _ 0 root Entity=9)(4-object-new-s-cf1-1-sgl",
                               "2 b b NOUN _ 1 dep Entity=(",
                               "3 c c NOUN _ 1 dep Entity=(5-event-giv:act-s-cf1-1-ana)7)", "",
                               "1 d d NOUN _ 0 root Entity=4)"})),
            (Lines{"event 2-2"}));
  EXPECT_EQ(mentions(treebank({"1 a a NOUN _ 0 root Entity=)(()))((-(-)"})), Lines{});
}

TEST(EntityScores, TheSameIsRight) { EXPECT_EQ(counts(kMet, kMet), "Spans 3/3/3 Types 3/3/3 Names 2/2/2 "); }

TEST(EntityScores, TypeAndNameCountByThemselves) {
  EXPECT_EQ(
      counts(kMet,
             with(kMet, 3, "4 Portugal Portugal PROPN _ 2 nmod Entity=(2-organization-new-s-cf3-1-sgl)1)")),
      "Spans 3/3/3 Types 2/3/3 Names 1/2/2 ");
}

TEST(EntityScores, AnotherSpanIsWrongTwice) {
  Lines longer = with(kMet, 6, "7 Rocha Rocha PROPN _ 6 flat SpaceAfter=No");
  longer[7] = "8 . . PUNCT _ 5 punct Entity=3)";
  EXPECT_EQ(counts(kMet, longer), "Spans 2/3/3 Types 2/3/3 Names 1/2/2 ");
}

TEST(EntityScores, WordsCutOtherwiseAreWrong) {
  // "Rocha." as one word: the mention's last word is none of the gold words.
  const Lines joined = {
      kMet[0], kMet[1], kMet[2], kMet[3], kMet[4], kMet[5], "7 Rocha. Rocha PROPN _ 6 flat Entity=3)"};
  EXPECT_EQ(counts(kMet, joined), "Spans 2/3/3 Types 2/3/3 Names 1/2/2 ");
}

}  // namespace
}  // namespace readout::test
