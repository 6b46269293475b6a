// Patterns of words: which are refused, and where they may begin. What they match is tested by the tables
// that use them.
#include "record/word_pattern.hpp"

#include <gtest/gtest.h>

#include "surface_report.hpp"

namespace readout {
namespace {

std::string fault(std::string_view pattern) {
  const auto parsed = WordPattern::parse(pattern);
  return parsed ? "" : parsed.error().message;
}

TEST(WordPattern, SlipsAreTold) {
  EXPECT_EQ(fault("take~|took *3 <saying> back"), "");
  EXPECT_EQ(fault("{from} be~ *2? wrong"), "");
  EXPECT_EQ(fault("word *x"), "*x is no gap: * or * and a number");
  EXPECT_EQ(fault("word *5x"), "*5x is no gap: * or * and a number");
  EXPECT_EQ(fault("word *-5"), "*-5 is no gap: * or * and a number");
  EXPECT_EQ(fault("word {from"), "{from is no slot");
  EXPECT_EQ(fault("word {}"), "{} is no slot");
  EXPECT_EQ(fault("word {{from}}"), "{{from}} is no slot");
  EXPECT_EQ(fault("~ word"), "~ is neither a word nor a class");
  EXPECT_EQ(fault("word|~"), "~ is neither a word nor a class");
  EXPECT_EQ(fault("word <poss"), "<poss is neither a word nor a class");
  for (const std::string_view none : {"", "*3", "{from}", "{from} {to}", "word?", "* word"})
    EXPECT_EQ(fault(none), "a pattern begins with a word, or a slot and a word") << none;
}

/// The words from which the pattern matches, each with the words that it takes.
std::vector<std::string> found(std::string_view pattern, std::string_view text) {
  const TreeReport report(flat_trees(text));
  const auto parsed = WordPattern::parse(pattern);
  EXPECT_TRUE(parsed) << pattern;
  std::vector<std::string> places;
  for (const TokenIndex t : report.syntax().tokens()) {
    WordPattern::Match match;
    if (!parsed->may_begin(WordPattern::letters_at(report.syntax(), t))) continue;
    if (parsed->match(report.document(), report.syntax(), t, {}, match))
      places.emplace_back(report.document().words(report.syntax().span(match.words)));
  }
  return places;
}

TEST(WordPattern, FormsGapsAndClasses) {
  using Found = std::vector<std::string>;
  EXPECT_EQ(found("backpedal~ on", "She backpedalled on it and backpedals on that , never backpedalists on"),
            (Found{"backpedalled on", "backpedals on"}));
  EXPECT_EQ(found("go~ *2 back", "They go a long back way , go back , go a long long way back"),
            (Found{"go a long back", "go back"}));
  EXPECT_EQ(found("<neg> *1 say", "He did never say it , never would say it , never would ever say it"),
            (Found{"never say", "never would say"}));
  EXPECT_EQ(found("u-turn", "A U-turn followed"), Found{"U-turn"});
}

}  // namespace
}  // namespace readout
