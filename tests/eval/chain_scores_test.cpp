// The measures of CoNLL 2012 against figures worked out by hand, against those that Luo (2005, table 1)
// prints, and, on random chains, against other ways to say the same: links counted by joining mentions step
// by step, and the best pairing of chains by trying all.
#include "eval/chain_scores.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "eval/assignment.hpp"

namespace readout::test {
namespace {

ChainScores score(const Chains& gold, const Chains& system) {
  ChainScores scores;
  scores.add(gold, system);
  return scores;
}

struct Expected {
  double precision, recall;
};

void expect_scores(const ChainScores& scores, const std::array<Expected, 4>& expected) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    SCOPED_TRACE(scores.measures[i].measure);
    EXPECT_NEAR(scores.measures[i].precision(), 100 * expected[i].precision, 1e-9);
    EXPECT_NEAR(scores.measures[i].recall(), 100 * expected[i].recall, 1e-9);
  }
}

TEST(ChainScores, TheSameIsAllRight) {
  const ChainScores scores = score({{1, 2}, {3, 4, 5}}, {{5, 3, 4}, {2, 1}});
  expect_scores(scores, {{{1, 1}, {1, 1}, {1, 1}, {1, 1}}});
  EXPECT_DOUBLE_EQ(scores.conll(), 100);
}

TEST(ChainScores, NothingOnOneSideIsNothing) {
  expect_scores(score({{1, 2}}, {}), {{{0, 0}, {0, 0}, {0, 0}, {0, 0}}});
  expect_scores(score({}, {{1, 2}}), {{{0, 0}, {0, 0}, {0, 0}, {0, 0}}});
  EXPECT_EQ(score({}, {}).conll(), 0);
  EXPECT_EQ(score({{1, 2}}, {{3, 4}}).conll(), 0);
}

TEST(ChainScores, AMissingMention) {
  // {a b c} {d e f g}, without g: 4 of 5 links; 3 x 3/3 + 3 x 3/4 of 7; 1 and 2 x 3 / 7.
  expect_scores(score({{1, 2, 3}, {4, 5, 6, 7}}, {{1, 2, 3}, {4, 5, 6}}),
                {{{1, 6.0 / 7}, {1, 4.0 / 5}, {1, 5.25 / 7}, {(1 + 6.0 / 7) / 2, (1 + 6.0 / 7) / 2}}});
}

TEST(ChainScores, ASpuriousMention) {
  // It is a piece of its own, and dilutes the chain it stands in: 2/3 for each of the right two.
  expect_scores(score({{1, 2}, {3, 4}}, {{1, 2, 9}, {3, 4}}),
                {{{4.0 / 5, 1}, {2.0 / 3, 1}, {(2 * 2.0 / 3 + 2) / 5, 1}, {1.8 / 2, 1.8 / 2}}});
}

TEST(ChainScores, ASpuriousChain) {
  expect_scores(score({{1, 2}}, {{1, 2}, {8, 9}}),
                {{{2.0 / 4, 1}, {1.0 / 2, 1}, {2.0 / 4, 1}, {1.0 / 2, 1}}});
}

TEST(ChainScores, SingletonsAndAMissingPair) {
  // Gold {a} {b c} {d e f}, found {a} {e f}: 1 of 3 links; 1 + 2 x 2/3 of 6; 1 and 2 x 2 / 5.
  expect_scores(score({{1}, {2, 3}, {4, 5, 6}}, {{1}, {5, 6}}),
                {{{1, 3.0 / 6}, {1, 1.0 / 3}, {1, (7.0 / 3) / 6}, {1.8 / 2, 1.8 / 3}}});
}

TEST(ChainScores, FiguresOfLuo) {
  const Chains truth = {{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};
  struct Row {
    Chains found;
    double muc, b3, ceafe;  // F1
  };
  const std::vector<Row> rows = {
      {{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}}, 94.7, 86.5, 73.3},
      {{{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}}, 94.7, 73.7, 66.7},
      {{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}}, 90.0, 54.5, 29.4},
      {{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}}, 0, 40.0, 17.8},
  };
  for (const Row& row : rows) {
    const ChainScores scores = score(truth, row.found);
    EXPECT_NEAR(scores.measures[1].f1(), row.muc, 0.05);
    EXPECT_NEAR(scores.measures[2].f1(), row.b3, 0.05);
    EXPECT_NEAR(scores.measures[3].f1(), row.ceafe, 0.05);
    EXPECT_DOUBLE_EQ(scores.conll(),
                     (scores.measures[1].f1() + scores.measures[2].f1() + scores.measures[3].f1()) / 3);
  }
}

TEST(ChainScores, TextsAreAddedUpBeforeDividing) {
  ChainScores scores;
  scores.add({{1, 2, 3, 4}}, {{1, 2, 3, 4}});
  scores.add({{1, 2}}, {});
  expect_scores(scores, {{{1, 4.0 / 6}, {1, 3.0 / 4}, {1, 4.0 / 6}, {1, 1.0 / 2}}});
}

// --- Random chains -------------------------------------------------------------------------------------

/// Up to five chains over some of twelve mentions.
Chains random_chains(std::mt19937& random) {
  Chains chains(1 + random() % 5);
  for (std::uint32_t mention = 0; mention < 12; ++mention) {
    if (random() % 4 != 0) chains[random() % chains.size()].push_back(mention);
  }
  chains.erase(std::remove_if(chains.begin(), chains.end(), [](const auto& c) { return c.empty(); }),
               chains.end());
  return chains;
}

std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return static_cast<std::size_t>(std::count_if(
      a.begin(), a.end(), [&](std::uint32_t m) { return std::find(b.begin(), b.end(), m) != b.end(); }));
}

/// Links of `chains` that can be drawn inside the chains of `others`: those that join what was apart.
std::size_t links_inside(const Chains& chains, const Chains& others) {
  std::size_t links = 0;
  for (const auto& chain : chains) {
    std::vector<std::uint32_t> group(12);
    std::iota(group.begin(), group.end(), 0u);
    for (const auto& other : others) {
      for (const std::uint32_t a : other) {
        for (const std::uint32_t b : other) {
          if (common({a, b}, chain) != 2 || group[a] == group[b]) continue;
          std::replace(group.begin(), group.end(), std::uint32_t(group[b]), std::uint32_t(group[a]));
          ++links;
        }
      }
    }
  }
  return links;
}

double b3_right(const Chains& chains, const Chains& others) {
  double right = 0;
  for (std::uint32_t mention = 0; mention < 12; ++mention) {
    for (const auto& chain : chains) {
      for (const auto& other : others) {
        if (common({mention}, chain) + common({mention}, other) == 2)
          right += static_cast<double>(common(chain, other)) / static_cast<double>(chain.size());
      }
    }
  }
  return right;
}

double best_by_trying_all(const Gains& gains) {
  std::vector<std::size_t> columns(std::max(gains.rows, gains.columns));
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  double best = 0;
  do {
    double sum = 0;
    for (std::size_t r = 0; r < gains.rows; ++r) {
      if (columns[r] < gains.columns) sum += gains.at(r, columns[r]);
    }
    best = std::max(best, sum);
  } while (std::next_permutation(columns.begin(), columns.end()));
  return best;
}

TEST(ChainScores, OtherWaysToSayTheSame) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Chains gold = random_chains(random);
    const Chains system = random_chains(random);
    const auto [mentions, muc, b3, ceafe] = score(gold, system).measures;
    EXPECT_EQ(muc.right_of_gold, static_cast<double>(links_inside(gold, system)));
    EXPECT_EQ(muc.right_of_system, static_cast<double>(links_inside(system, gold)));
    EXPECT_NEAR(b3.right_of_gold, b3_right(gold, system), 1e-9);
    EXPECT_NEAR(b3.right_of_system, b3_right(system, gold), 1e-9);
    Gains likeness{gold.size(), system.size(), {}};
    for (const auto& g : gold) {
      for (const auto& s : system)
        likeness.gain.push_back(2.0 * static_cast<double>(common(g, s)) /
                                static_cast<double>(g.size() + s.size()));
    }
    EXPECT_NEAR(ceafe.right_of_gold, best_by_trying_all(likeness), 1e-9);
    const auto turned = score(system, gold).measures;
    for (std::size_t i = 0; i < turned.size(); ++i) {
      EXPECT_NEAR(turned[i].f1(), score(gold, system).measures[i].f1(), 1e-9);
      EXPECT_LE(turned[i].f1(), 100 + 1e-9);
    }
    EXPECT_NEAR(score(gold, gold).measures[3].f1(), gold.empty() ? 0 : 100, 1e-9);
  }
}

TEST(Assignment, AsGoodAsTryingAll) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    Gains gains{random() % 7, random() % 7, {}};
    for (std::size_t i = 0; i < gains.rows * gains.columns; ++i)
      gains.gain.push_back(random() % 3 == 0 ? 0.0 : static_cast<double>(random() % 1000) / 1000);
    EXPECT_NEAR(best_assignment(gains), best_by_trying_all(gains), 1e-9);
  }
}

}  // namespace
}  // namespace readout::test
