// Laws of statements over random reports: spans in order inside the text, nesting without cycles, no crash,
// and time linear in the marks.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "record/statements.hpp"
#include "surface_report.hpp"

namespace readout {
namespace {

IndexedVector<StatementIndex, Statement> statements_of(const TreeReport& report) {
  return find_statements(report.document(), report.syntax(), report.actors(), report.predicates(),
                         report.tables()->statements);
}

void expect_lawful(const TreeReport& report, const IndexedVector<StatementIndex, Statement>& all) {
  const std::size_t size = report.document().text().size();
  for (const StatementIndex i : all.indices()) {
    const Statement& s = all[i];
    ASSERT_FALSE(s.content.empty());
    std::uint32_t last = 0;
    for (const ByteSpan span : s.content) {
      EXPECT_LT(span.begin, span.end);
      EXPECT_GE(span.begin, last);
      last = span.end;
    }
    EXPECT_LE(last, size);
    EXPECT_LE(s.cue.begin, s.cue.end);
    EXPECT_LE(s.cue.end, size);
    EXPECT_LE(s.source_span.begin, s.source_span.end);
    EXPECT_LE(s.source_span.end, size);
    std::size_t steps = 0;
    for (StatementIndex o = s.nested_in; o.valid(); o = all[o].nested_in) ASSERT_LE(++steps, all.size());
  }
}

constexpr std::array<const char*, 28> kPieces = {
    "“",  "”",      "\"",     "\"",    "‘",      "’",    ",",    ".",         "?",      ":",
    "\n", "—",      "said",   "Olsen", "She",    "that", "told", "says",      "denied", "according",
    "to", "bridge", "warned", "“Go",   "away,”", "it",   "is",   "reportedly"};

/// Words with random heads: any tree, most of them absurd.
std::string random_trees(std::mt19937& random) {
  std::string trees;
  constexpr std::array<const char*, 12> kRelations = {"nsubj", "obj",  "ccomp",     "xcomp",
                                                      "advcl", "obl",  "parataxis", "conj",
                                                      "punct", "mark", "case",      "acl:relcl"};
  for (int sentence = 0; sentence < 6; ++sentence) {
    const int words = 1 + static_cast<int>(random() % 20);
    const int root = static_cast<int>(random() % words);
    std::vector<int> order(words);
    for (int i = 0; i < words; ++i) order[i] = i;
    std::swap(order[0], order[root]);
    std::vector<int> head(words, 0);
    for (int i = 1; i < words; ++i) head[order[i]] = order[random() % i] + 1;
    for (int i = 0; i < words; ++i) {
      std::string form = kPieces[random() % kPieces.size()];
      if (form == "\n") form = "bank";
      trees += form + (random() % 3 == 0 ? "+ " : " ") + lower_case(form) + " " + upos_of(form) + " " +
               std::to_string(head[i]) + " " +
               (head[i] == 0 ? "root" : kRelations[random() % kRelations.size()]) + "\n";
    }
    trees += random() % 2 == 0 ? "#\n" : "\n";
  }
  return trees;
}

TEST(StatementLaws, RandomTrees) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const TreeReport report(random_trees(random));
    expect_lawful(report, statements_of(report));
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(StatementLaws, RandomText) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    std::string text = "Olsen";
    for (int i = 0; i < 60; ++i)
      text += std::string(random() % 4 == 0 ? "" : " ") + kPieces[random() % kPieces.size()];
    const TreeReport report(flat_trees(text));
    expect_lawful(report, statements_of(report));
  }
}

double seconds_for(const TreeReport& report) {
  const auto begin = std::chrono::steady_clock::now();
  statements_of(report);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

TEST(StatementLaws, TimeIsLinearInTheMarks) {
  for (const std::string_view piece : {"“ ", "“go ", "“go,” he said. ", "“go.”\n", "“go ‘on’ ", "”“,”"}) {
    SCOPED_TRACE(std::string(piece));
    const TreeReport small(flat_trees(repeated(piece, 1 << 13))), large(flat_trees(repeated(piece, 1 << 16)));
    const double floor = 0.02;  // below it the clock says nothing
    EXPECT_LT(seconds_for(large), 8 * 4 * std::max(floor, seconds_for(small)));
  }
}

}  // namespace
}  // namespace readout
