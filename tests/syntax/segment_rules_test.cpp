// The rules over labels as a network might give them, written out: after each character the label that is not
// "inside", behind a caret (1 word end, 2 token end, 3 sentence end).
#include "syntax/segment_rules.hpp"

#include <gtest/gtest.h>

#include "base/embedded.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

// The code points of "Jan^2.^3 4": the text is "Jan. 4", and each label stands behind a caret.
struct Labelled {
  std::string text;
  std::vector<std::uint32_t> begin;
  std::vector<std::uint8_t> white;
  std::vector<SegmentLabel> label;
};

Labelled parse(std::string_view marked) {
  Labelled out;
  for (std::size_t at = 0; at < marked.size();) {
    if (marked[at] == '^') {
      out.label.back() = static_cast<SegmentLabel>(marked[at + 1] - '0');
      at += 2;
      continue;
    }
    const CodePoint c = decode_at(marked, at);
    out.begin.push_back(static_cast<std::uint32_t>(out.text.size()));
    out.white.push_back(is_space(c.value));
    out.label.push_back(SegmentLabel::inside);
    out.text += marked.substr(at, c.size);
    at += c.size;
  }
  out.begin.push_back(static_cast<std::uint32_t>(out.text.size()));
  out.white.push_back(1);
  out.label.push_back(SegmentLabel::inside);
  return out;
}

std::string after_rules(std::string_view marked, const std::vector<std::uint32_t>& borders = {}) {
  Labelled l = parse(marked);
  apply_segment_rules({l.text, l.begin.data(), l.white.data(), l.label.data(), l.begin.size()}, borders);
  std::string out;
  for (std::size_t i = 0; i + 1 < l.begin.size(); ++i) {
    out += l.text.substr(l.begin[i], l.begin[i + 1] - l.begin[i]);
    if (l.label[i] != SegmentLabel::inside)
      out += {'^', static_cast<char>('0' + static_cast<int>(l.label[i]))};
  }
  return out;
}

TEST(SegmentRules, Figures) {
  EXPECT_EQ(after_rules("\xE2\x82\xAC"
                        "3^2.^22bn^2 a"),
            "\xE2\x82\xAC^2"
            "3.2bn^2 a");
  EXPECT_EQ(after_rules("$1,^2000.5"), "$^21,000.5");
  EXPECT_EQ(after_rules("in 1990^2.^3 5^2,"), "in 1990^2.^3 5^2,");
  EXPECT_EQ(after_rules("US$5"), "US$^25");
}

TEST(SegmentRules, Abbreviations) {
  EXPECT_EQ(after_rules("Lt^2 Col^2.^3 Diaz"), "Lt^2 Col.^2 Diaz");
  EXPECT_EQ(after_rules("(Gen^2.^3 Otieno^2)^2"), "(Gen.^2 Otieno^2)^2");
  EXPECT_EQ(after_rules("No^2.^3 10^2"), "No.^2 10^2");
  EXPECT_EQ(after_rules("No^2.^3 They"), "No^2.^3 They");    // an answer
  EXPECT_EQ(after_rules("Gen^2.^3 and"), "Gen^2.^3 and");    // no name
  EXPECT_EQ(after_rules("col^2.^3 Diaz"), "col^2.^3 Diaz");  // letter case counts
  EXPECT_EQ(after_rules("a Rep^2.^3"), "a Rep^2.^3");        // nothing follows
}

TEST(SegmentRules, AbbreviationsThatEndASentenceBeforeItsOpener) {
  EXPECT_EQ(after_rules("the U.S.^2 He^2"), "the U.S.^3 He^2");
  EXPECT_EQ(after_rules("9 p.m.^2 The^2"), "9 p.m.^3 The^2");
  EXPECT_EQ(after_rules("the U.S.^2 Herald^2"), "the U.S.^2 Herald^2");  // no opener, whatever it begins with
  EXPECT_EQ(after_rules("the U.S.^3 Navy^2"), "the U.S.^3 Navy^2");      // the network's affair
  EXPECT_EQ(after_rules("the U.S.^2 he^2"), "the U.S.^2 he^2");
  EXPECT_EQ(after_rules("U.S.^2 I"), "U.S.^3 I");
}

TEST(SegmentRules, Initials) {
  EXPECT_EQ(after_rules("J^2.^3 K.^3 Diaz^2"), "J.^2 K.^2 Diaz^2");
  EXPECT_EQ(after_rules("Plan B^2.^3 The^2"), "Plan B^2.^3 The^2");
  EXPECT_EQ(after_rules("B^2.^3"), "B^2.^3");
}

TEST(SegmentRules, QuotationMarksAreTokens) {
  // ‘It ended.’ with borders around both marks.
  EXPECT_EQ(after_rules("\xE2\x80\x98It^2 ended^2.\xE2\x80\x99^3", {0, 3, 12, 15}),
            "\xE2\x80\x98^2It^2 ended^2.^2\xE2\x80\x99^3");
  EXPECT_EQ(after_rules("workers\xE2\x80\x99^2"), "workers\xE2\x80\x99^2");
  // Borders outside the paragraph or inside a character change nothing.
  EXPECT_EQ(after_rules("\xE2\x80\x98It", {1, 2, 5, 99}), "\xE2\x80\x98It^2");
}

TEST(SegmentRules, SpeechGoesOn) {
  EXPECT_EQ(after_rules("Why^2?^2\"^3 he^2"), "Why^2?^2\"^2 he^2");
  EXPECT_EQ(after_rules("Why^2?^2\"^3 He^2"), "Why^2?^2\"^3 He^2");
  EXPECT_EQ(after_rules("Why^2?^3 he^2"), "Why^2?^3 he^2");
}

TEST(SegmentRules, AnyTextAndLabels) {
  EXPECT_EQ(after_rules(""), "");
  EXPECT_EQ(after_rules("."), ".");
  EXPECT_EQ(after_rules("$"), "$");
  EXPECT_EQ(after_rules("1."), "1.");
  EXPECT_EQ(after_rules(" . "), " . ");
}

TEST(Abbreviations, TheTableIsSound) {
  const auto parsed =
      Abbreviations::parse(embedded_table("abbreviations.tsv"), "knowledge/abbreviations.tsv");
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->find("Gen"), Abbreviations::Before::name);
  EXPECT_EQ(parsed->find("Jan"), Abbreviations::Before::number);
  EXPECT_EQ(parsed->find("U.S"), Abbreviations::Before::opener);
  EXPECT_EQ(parsed->find("St"), Abbreviations::Before::none);
  Abbreviations with_openers = *parsed;
  const auto added =
      with_openers.add_openers(embedded_table("sentence_openers.tsv"), "knowledge/sentence_openers.tsv");
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_TRUE(with_openers.opens_sentence("Her"));
  EXPECT_FALSE(with_openers.opens_sentence("her"));
}

TEST(Abbreviations, BadRowsAreReported) {
  const auto message = [](const std::string& rows) {
    const auto parsed = Abbreviations::parse("abbreviation\tbefore\tsource\n" + rows, "t.tsv");
    return parsed ? std::string() : parsed.error().message;
  };
  EXPECT_EQ(message("Dr\tname\tx\n"), "");
  EXPECT_NE(message("Dr.\tname\tx\n").find("t.tsv:2"), std::string::npos);
  EXPECT_NE(message("Dr\tnames\tx\n").find("t.tsv:2"), std::string::npos);
  Abbreviations none;
  EXPECT_NE(none.add_openers("word\tsource\nhe\tx\n", "t.tsv").error().message.find("t.tsv:2"),
            std::string::npos);
  EXPECT_NE(message("Dr\tname\tx\nDr\tnumber\tx\n").find("t.tsv:3"), std::string::npos);
}

}  // namespace
}  // namespace readout
