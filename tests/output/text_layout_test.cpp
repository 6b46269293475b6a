// Widths, line breaks, and what stands for a character where only ASCII can be shown.
#include "output/text_layout.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/screen.hpp"

namespace readout {
namespace {

using Lines = std::vector<std::string>;

TEST(DisplayWidth, WideCombiningAndControlCharacters) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("\xE5\xBC\xA0\xE4\xB8\x89"), 4u);  // two ideographs
  EXPECT_EQ(display_width("e\xCC\x81"), 1u);                 // e and a combining acute
  EXPECT_EQ(display_width("\xC3\xA9"), 1u);
  EXPECT_EQ(display_width("\x1b\n"), 0u);
  EXPECT_EQ(display_width(""), 0u);
}

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_EQ(wrap("one two  three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("  one\n\ttwo ", 20), (Lines{"one two"}));
  EXPECT_EQ(wrap("", 10), (Lines{""}));
  EXPECT_EQ(wrap(" \n ", 10), (Lines{""}));
  EXPECT_EQ(wrap("exactly ten", 11), (Lines{"exactly ten"}));
}

TEST(Wrap, CutsAWordThatIsWiderThanALine) {
  EXPECT_EQ(wrap("a abcdefgh b", 4), (Lines{"a", "abcd", "efgh", "b"}));
  EXPECT_EQ(wrap("\xE5\xBC\xA0\xE4\xB8\x89\xE5\xBC\xA0", 5),
            (Lines{"\xE5\xBC\xA0\xE4\xB8\x89", "\xE5\xBC\xA0"}));
}

TEST(Wrap, LosesNothingAndStaysInside) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"a",         "bc",           " ",        "\n", "\xE5\xBC\xA0",
                                           "e\xCC\x81", "\xE2\x80\x9C", "xyzxyzxyz"};
  for (int round = 0; round < 300; ++round) {
    std::string text, solid;
    for (std::size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
    for (const char c : text) {
      if (c != ' ' && c != '\n') solid += c;
    }
    const std::size_t columns = 2 + random() % 12;
    std::string kept;
    for (const std::string& line : wrap(text, columns)) {
      EXPECT_LE(display_width(line), columns) << line;
      for (const char c : line) {
        if (c != ' ') kept += c;
      }
    }
    EXPECT_EQ(kept, solid);
  }
}

TEST(ToAscii, SpellsWhatItCan) {
  EXPECT_EQ(to_ascii("\xE2\x80\x9CJos\xC3\xA9\xE2\x80\x9D \xE2\x80\x93 Stra\xC3\x9F"
                     "e"),
            "\"Jose\" - Strasse");
  EXPECT_EQ(to_ascii("\xE5\xBC\xA0"), "?");
  EXPECT_EQ(to_ascii("e\xCC\x81"), "e");
  EXPECT_EQ(to_ascii("\xE2\x80\xA6 \xC2\xBD"), "... 12");
  EXPECT_EQ(to_ascii("plain"), "plain");
}

}  // namespace
}  // namespace readout
