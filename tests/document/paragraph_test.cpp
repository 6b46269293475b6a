// Paragraphs by the shape of the text. Expected paragraphs are given with line ends as spaces.
#include "document/paragraphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace readout {
namespace {

using Strings = std::vector<std::string>;

Strings paragraphs(std::string_view text) {
  Strings out;
  for (const ByteSpan span : paragraph_spans(text)) {
    out.emplace_back(span.in(text));
    std::replace(out.back().begin(), out.back().end(), '\n', ' ');
  }
  return out;
}

TEST(Paragraphs, BlankLinesPartThem) {
  EXPECT_EQ(paragraphs("One.\n\nTwo.\n\n\n\nThree."), (Strings{"One.", "Two.", "Three."}));
  EXPECT_EQ(paragraphs("\n\n  One. \n \t \u00A0\nTwo.\n"), (Strings{"One.", "Two."}));
  EXPECT_EQ(paragraphs("One.\r\n\r\nTwo.\r\rThree."), (Strings{"One.", "Two.", "Three."}));
  EXPECT_EQ(paragraphs("One.\u2029Two."), (Strings{"One.", "Two."}));
  EXPECT_EQ(paragraphs("One\fTwo"), (Strings{"One", "Two"}));
}

TEST(Paragraphs, NoneInNothing) {
  EXPECT_EQ(paragraphs(""), Strings{});
  EXPECT_EQ(paragraphs(" \n\u00A0\n\t"), Strings{});
}

TEST(Paragraphs, LongLinesAreParagraphs) {
  EXPECT_EQ(paragraphs("The foreign ministers of both countries met for three hours in the old town hall on "
                       "Monday, officials said.\n"
                       "They agreed to meet again.\n"
                       "No date was set for the second round, which will be held in the other capital, the "
                       "host said afterwards."),
            (Strings{"The foreign ministers of both countries met for three hours in the old town hall on "
                     "Monday, officials said.",
                     "They agreed to meet again.",
                     "No date was set for the second round, which will be held in the other capital, the "
                     "host said afterwards."}));
}

TEST(Paragraphs, WrappedLinesAreNot) {
  EXPECT_EQ(
      paragraphs("The foreign ministers of both countries met for three hours in the old\n"
                 "town hall on Monday. Officials said that they had agreed to meet again\n"
                 "before the end of the year.\n"
                 "\n"
                 "No date was set for the second round, which will be held in the other\n"
                 "capital, the host said.\n"),
      (Strings{
          "The foreign ministers of both countries met for three hours in the old town hall on Monday. "
          "Officials said "
          "that they had agreed to meet again before the end of the year.",
          "No date was set for the second round, which will be held in the other capital, the host said."}));
}

TEST(Paragraphs, ShortLastLinesEndWrappedParagraphs) {
  EXPECT_EQ(paragraphs("The foreign ministers of both countries met for three hours in the old\n"
                       "town hall on Monday. Officials said that they had agreed to meet again\n"
                       "before the end of the year.\n"
                       "No date was set for the second round, which will be held in the other\n"
                       "capital, the host said. Neither side had asked for any observers to be\n"
                       "present at the table.\n"),
            (Strings{"The foreign ministers of both countries met for three hours in the old town hall on "
                     "Monday. Officials said "
                     "that they had agreed to meet again before the end of the year.",
                     "No date was set for the second round, which will be held in the other capital, the "
                     "host said. Neither side "
                     "had asked for any observers to be present at the table."}));
}

TEST(Paragraphs, IndentedLinesBeginWrappedParagraphs) {
  EXPECT_EQ(
      paragraphs("   The foreign ministers of both countries met for three hours in the\n"
                 "old town hall on Monday, and agreed to meet again in the other capital.\n"
                 "   No date was set for the second round, which will be held before the\n"
                 "end of the year.\n"),
      (Strings{"The foreign ministers of both countries met for three hours in the old town hall on Monday, "
               "and agreed to "
               "meet again in the other capital.",
               "No date was set for the second round, which will be held before the end of the year."}));
}

TEST(Paragraphs, OneIndentedLineIsAParagraph) {
  EXPECT_EQ(
      paragraphs("    The foreign ministers of both countries met for three hours on Monday.\n"
                 "    They agreed to meet again in the other capital, and no date was set\n"
                 "for the second round.\n"),
      (Strings{"The foreign ministers of both countries met for three hours on Monday.",
               "They agreed to meet again in the other capital, and no date was set for the second round."}));
}

TEST(Paragraphs, AHeadlineIsNoWrappedLine) {
  EXPECT_EQ(paragraphs("Ministers to meet again\n"
                       "The foreign ministers of both countries met for three hours in the old\n"
                       "town hall on Monday. Officials said that they had agreed to meet again\n"
                       "before the end of the year.\n"),
            (Strings{"Ministers to meet again",
                     "The foreign ministers of both countries met for three hours in the old town hall on "
                     "Monday. Officials said "
                     "that they had agreed to meet again before the end of the year."}));
}

TEST(Paragraphs, ALineThatGoesOnInLowerCaseIsJoined) {
  EXPECT_EQ(paragraphs("The minister met\nhis counterpart."), (Strings{"The minister met his counterpart."}));
  EXPECT_EQ(paragraphs("The minister met:\nhis counterpart."),
            (Strings{"The minister met:", "his counterpart."}));
}

TEST(Paragraphs, ListsKeepTheirLines) {
  EXPECT_EQ(paragraphs("Present:\nJane Roe\nJohn Poe\nMary Major"),
            (Strings{"Present:", "Jane Roe", "John Poe", "Mary Major"}));
}

}  // namespace
}  // namespace readout
