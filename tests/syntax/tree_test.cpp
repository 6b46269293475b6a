// The spanning tree against the best of all trees, found by trying each.
#include "syntax/tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <random>

namespace readout {
namespace {

using Heads = std::vector<std::uint32_t>;

bool is_tree(const Heads& heads) {
  if (std::count(heads.begin(), heads.end(), 0u) != 1) return false;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    std::uint32_t at = heads[d];
    for (std::size_t steps = 0; at != 0; at = heads[at - 1]) {
      if (++steps > heads.size()) return false;
    }
  }
  return true;
}

double total(const std::vector<float>& scores, const Heads& heads) {
  double sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    sum += static_cast<double>(scores[d * (heads.size() + 1) + heads[d]]);
  }
  return sum;
}

// The total of the best tree with one child of the root.
double best_total(const std::vector<float>& scores, std::size_t words) {
  std::optional<double> best;
  Heads heads(words, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best.value_or(total(scores, heads)), total(scores, heads));
    std::size_t d = 0;
    while (d < words && ++heads[d] > words) heads[d++] = 0;
    if (d == words) return *best;
  }
}

std::vector<float> random_scores(std::size_t words, std::mt19937& random, bool ties) {
  std::normal_distribution<float> normal(0, 3);
  std::vector<float> scores(words * (words + 1));
  for (float& x : scores) x = ties ? static_cast<float>(random() % 3) : normal(random);
  return scores;
}

TEST(SpanningTree, IsTheBestOfAll) {
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int trial = 0; trial < 1500; ++trial) {
    const std::size_t words = 1 + static_cast<std::size_t>(trial) % 5;
    const auto scores = random_scores(words, random, trial % 3 == 0);
    const Heads heads = maximum_spanning_tree(scores.data(), words);
    ASSERT_EQ(heads.size(), words);
    ASSERT_TRUE(is_tree(heads)) << "seed " << seed << " trial " << trial;
    ASSERT_NEAR(total(scores, heads), best_total(scores, words), 1e-4)
        << "seed " << seed << " trial " << trial;
  }
}

TEST(SpanningTree, LongSentencesOfAnyScoresGiveTrees) {
  std::mt19937 random(7);
  for (const std::size_t words : {50u, 200u, 512u}) {
    for (const bool ties : {false, true}) {
      EXPECT_TRUE(is_tree(maximum_spanning_tree(random_scores(words, random, ties).data(), words)));
    }
    // Each word's best head is the one before it, the first's the last: one cycle through all.
    std::vector<float> ring(words * (words + 1), 0.0f);
    for (std::size_t d = 0; d < words; ++d) ring[d * (words + 1) + (d == 0 ? words : d)] = 1.0f;
    EXPECT_TRUE(is_tree(maximum_spanning_tree(ring.data(), words)));
  }
}

TEST(SpanningTree, NumbersThatAreNoneGiveATreeToo) {
  for (const float odd : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity(), 3e38f}) {
    for (const std::size_t words : {1u, 2u, 7u}) {
      std::vector<float> scores(words * (words + 1), odd);
      EXPECT_TRUE(is_tree(maximum_spanning_tree(scores.data(), words))) << odd << ' ' << words;
      for (std::size_t i = 0; i < scores.size(); i += 2) scores[i] = static_cast<float>(i);
      EXPECT_TRUE(is_tree(maximum_spanning_tree(scores.data(), words))) << odd << ' ' << words;
    }
  }
}

TEST(SpanningTree, OneRootEvenIfAllWordsWantIt) {
  // Scores of three words; the root first.
  const float scores[] = {9, 0, 1, 0, 8, 0, 0, 0, 9, 0, 2, 0};
  EXPECT_EQ(maximum_spanning_tree(scores, 3), (Heads{0, 1, 2}));
}

TEST(SpanningTree, NoWords) { EXPECT_TRUE(maximum_spanning_tree(nullptr, 0).empty()); }

}  // namespace
}  // namespace readout
