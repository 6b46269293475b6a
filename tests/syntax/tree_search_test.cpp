// Trees that offend against a rule give way to likely ones that do not.
#include "syntax/tree_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace readout {
namespace {

const std::vector<std::string> kRelations = {"root",  "nsubj", "nsubj:pass", "obj",       "obl",  "case",
                                             "punct", "aux",   "aux:pass",   "parataxis", "flat", "conj",
                                             "cc",    "ccomp", "det",        "appos"};

std::uint16_t relation(std::string_view name) {
  return static_cast<std::uint16_t>(std::ranges::find(kRelations, name) - kRelations.begin());
}

constexpr TagTraits kOther{}, kTensed{true, false}, kParticiple{false, true};

/// The tree as "head relation", heads counted from 1; what else is possible is added.
class Sentence {
 public:
  Sentence(std::vector<std::pair<std::uint32_t, std::string_view>> arcs, std::vector<TagTraits> words)
      : words_(std::move(words)), possible_(arcs.size()) {
    for (const auto& [head, name] : arcs) tree_.push_back({head, relation(name), -0.1f});
  }
  void allow(std::uint32_t word, std::uint32_t head, std::string_view name, float score) {
    possible_[word - 1].push_back({head, relation(name), score});
  }
  bool offends() { return search_.offends(tree_, words_); }
  void improve() { search_.improve(tree_, possible_, words_); }
  std::string arc(std::uint32_t word) const {
    return std::to_string(tree_[word - 1].head) + " " + kRelations[tree_[word - 1].relation];
  }
  const std::vector<Arc>& tree() const { return tree_; }

 private:
  TreeSearch search_{kRelations};
  std::vector<Arc> tree_;
  std::vector<TagTraits> words_;
  std::vector<std::vector<Arc>> possible_;
};

TEST(TreeSearch, ASecondSubjectGoesToTheVerbThatHasNone) {
  // Envoys met officers , people say
  Sentence s({{2, "nsubj"}, {0, "root"}, {2, "obj"}, {5, "punct"}, {2, "nsubj"}, {2, "parataxis"}},
             {kOther, kTensed, kOther, kOther, kOther, kTensed});
  EXPECT_TRUE(s.offends());
  s.allow(5, 6, "nsubj", -2.5f);
  s.allow(1, 6, "nsubj", -4.0f);
  s.improve();
  EXPECT_EQ(s.arc(5), "6 nsubj");
  EXPECT_EQ(s.arc(1), "2 nsubj");
  EXPECT_FALSE(s.offends());
}

TEST(TreeSearch, WhatIsTooUnlikelyStays) {
  Sentence s({{2, "nsubj"}, {0, "root"}, {2, "nsubj"}}, {kOther, kTensed, kOther});
  s.allow(3, 2, "obj", -4.5f);
  s.improve();
  EXPECT_EQ(s.arc(3), "2 nsubj");
}

TEST(TreeSearch, ATreeWithoutOffenceStaysAsItIs) {
  Sentence s({{2, "nsubj"}, {0, "root"}, {2, "obj"}}, {kOther, kTensed, kOther});
  EXPECT_FALSE(s.offends());
  s.allow(3, 2, "appos", 0.0f);  // likelier, and no offence either
  s.improve();
  EXPECT_EQ(s.arc(3), "2 obj");
}

TEST(TreeSearch, WhatAWordIsTaggedDecidesWhatItCanBe) {
  // The offer was splendid: no passive of an adjective
  Sentence adjective({{3, "nsubj"}, {3, "aux:pass"}, {0, "root"}}, {kOther, kTensed, kOther});
  adjective.allow(1, 3, "nsubj:pass", -1.0f);
  adjective.allow(2, 3, "aux", -1.5f);
  adjective.improve();
  EXPECT_EQ(adjective.arc(1), "3 nsubj");
  EXPECT_EQ(adjective.arc(2), "3 aux");

  // A verb with a tense is no object
  Sentence verb({{2, "nsubj"}, {0, "root"}, {2, "obj"}}, {kOther, kTensed, kTensed});
  verb.allow(3, 2, "conj", -0.9f);
  verb.improve();
  EXPECT_EQ(verb.arc(3), "2 conj");
}

TEST(TreeSearch, BehindAndStandsAConjunct) {
  // Roe met Poe and Coe
  Sentence s({{2, "nsubj"}, {0, "root"}, {2, "obj"}, {5, "cc"}, {3, "appos"}},
             {kOther, kTensed, kOther, kOther, kOther});
  EXPECT_TRUE(s.offends());
  s.allow(5, 3, "conj", -1.5f);
  s.improve();
  EXPECT_EQ(s.arc(5), "3 conj");
}

TEST(TreeSearch, AnotherWordMayBecomeTheRoot) {
  // Envoys met: the noun is the root, the verb without a subject hangs on it
  Sentence s({{0, "root"}, {1, "parataxis"}}, {kOther, kTensed});
  s.allow(2, 0, "root", -0.7f);
  s.allow(1, 2, "nsubj", -0.7f);
  s.improve();
  EXPECT_EQ(s.arc(2), "0 root");
  EXPECT_EQ(s.arc(1), "2 nsubj");
}

TEST(TreeSearch, VoiceAndCaseMustFit) {
  // Talks were held with envoys
  Sentence passive({{3, "nsubj"}, {3, "aux:pass"}, {0, "root"}, {5, "case"}, {3, "obj"}},
                   {kOther, kTensed, kParticiple, kOther, kOther});
  passive.allow(1, 3, "nsubj:pass", -1.0f);
  passive.allow(5, 3, "obl", -1.5f);
  passive.improve();
  EXPECT_EQ(passive.arc(1), "3 nsubj:pass");
  EXPECT_EQ(passive.arc(5), "3 obl");
}

TEST(TreeSearch, NamesStayTogetherAndArcsDoNotCross) {
  // Jane of Peru Roe: "Roe" is no part of "Jane"
  Sentence name({{0, "root"}, {3, "case"}, {1, "obl"}, {1, "flat"}}, {kOther, kOther, kOther, kOther});
  name.allow(4, 1, "appos", -1.0f);
  name.improve();
  EXPECT_EQ(name.arc(4), "1 appos");

  Sentence crossed({{0, "root"}, {4, "det"}, {5, "det"}, {1, "obj"}, {1, "appos"}},
                   {kOther, kOther, kOther, kOther, kOther});
  EXPECT_TRUE(crossed.offends());
  crossed.allow(3, 4, "det", -0.9f);
  crossed.improve();
  EXPECT_EQ(crossed.arc(3), "4 det");
  EXPECT_FALSE(crossed.offends());
}

TEST(TreeSearch, StaysATree) {
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int trial = 0; trial < 300; ++trial) {
    const auto below = [&](std::size_t count) { return static_cast<std::uint32_t>(random() % count); };
    const std::uint32_t n = 2 + below(9);
    std::vector<std::pair<std::uint32_t, std::string_view>> arcs;
    std::vector<TagTraits> words;
    for (std::uint32_t word = 1; word <= n; ++word) {
      arcs.emplace_back(word == 1 ? 0 : 1 + below(word - 1),
                        word == 1 ? "root" : std::string_view(kRelations[1 + below(kRelations.size() - 1)]));
      words.push_back({below(2) == 0, below(2) == 0});
    }
    Sentence s(arcs, words);
    for (std::uint32_t word = 1; word <= n; ++word) {
      for (int i = 0; i < 6; ++i) {
        const std::uint32_t head = below(n + 1);
        if (head == word) continue;
        s.allow(word, head,
                head == 0 ? "root" : std::string_view(kRelations[1 + below(kRelations.size() - 1)]),
                -0.01f * static_cast<float>(below(300)));
      }
    }
    s.improve();
    std::uint32_t roots = 0;
    for (const Arc& arc : s.tree()) {
      if (arc.head == 0) ++roots;
      std::uint32_t at = arc.head;
      for (std::uint32_t steps = 0; at != 0; at = s.tree()[at - 1].head)
        ASSERT_LE(++steps, n) << "seed " << seed;
    }
    ASSERT_EQ(roots, 1u) << "seed " << seed;
  }
}

}  // namespace
}  // namespace readout
