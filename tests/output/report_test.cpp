// The report for people: what it says, and the laws of the page (width, colour, control characters).
#include "output/report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "made_reading.hpp"
#include "output/text_layout.hpp"

namespace readout {
namespace {

std::string report(const Reading& reading, std::size_t columns = 80, bool colour = false, bool unicode = true,
                   bool derivation = false) {
  return to_report(reading, {{columns, colour, unicode}, derivation});
}

constexpr std::string_view kInAscii = R"(Ete in Zagreb
zagreb - Adria Wire - 2024-05-07
2 contacts - 1 claim about the past - 1 revision - 1
judgement - 2 statements

CONTACTS -----------------------------------------------

* Took place (held)
  C2   meeting
       Ana Baric  Croatia, minister
       ? Soto     Chile, envoy
       when     on Monday (2024-05-06)
       where    Zagreb
       word of  the paper itself
       | met

* Willing, if it comes to it (open_to)
  C1   call
       Ana Baric  Croatia, minister
       with
       ? Soto     Chile, envoy
       word of  the paper itself
       | met

ABOUT THE PAST -----------------------------------------

  H1   First contact since 2019, if it comes about: Ana
       Baric and ? Soto
       | the first meeting since 2019

TAKEN BACK OR CORRECTED --------------------------------

  R1   Ana Baric corrects
       would -> wouldn't
       first
       | I would stay
       now
       | I wouldn't stay

JUDGEMENTS ---------------------------------------------

  J1   Ana Baric approves of ? Soto
       | praised Soto

WHO SAYS WHAT ------------------------------------------

  S1   Ana Baric, Foreign Minister - "said" to ? Soto -
       quoted
       | "I would stay,"

  S2     Two officials (unnamed) - denial - by the word
         of Ana Baric - reported - possible (say)
         | she praised Soto

EVENT CODES --------------------------------------------

  E1   040 CONSULT Ana Baric <-> ? Soto - met

WHO IS WHO ---------------------------------------------

  A1   Ana Baric               Foreign Minister, Croatia
                               - minister - HRVGOV
  A2   ? Soto                  envoy, Chile - envoy
  A3   two officials (unnamed) - official
)";

TEST(Report, TellsEveryRecordInPlainWords) {
  std::string expected(kInAscii);
  const std::string got = report(full_reading(), 56, false, false);
  EXPECT_EQ(got, expected);
}

TEST(Report, NoLineIsWiderThanTheTerminal) {
  const Reading reading = full_reading();
  for (std::size_t columns = 40; columns <= 120; columns += 5) {
    const std::string text = report(reading, columns, false, true, true);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      ASSERT_NE(end, std::string::npos) << "the last line has no end";
      EXPECT_LE(display_width(text.substr(at, end - at)), columns) << text.substr(at, end - at);
      at = end + 1;
    }
  }
}

TEST(Report, ColourChangesNothingButColour) {
  const Reading reading = full_reading();
  const std::string coloured = report(reading, 80, true);
  std::string bare;
  for (std::size_t at = 0; at < coloured.size();) {
    if (coloured[at] == '\x1b') {
      at = coloured.find('m', at) + 1;
      continue;
    }
    bare += coloured[at++];
  }
  EXPECT_NE(coloured, bare);
  EXPECT_EQ(bare, report(reading, 80, false));
}

TEST(Report, DerivationOnlyWhenAsked) {
  const Reading reading = full_reading();
  EXPECT_EQ(report(reading).find("speech_cues.tsv"), std::string::npos);
  EXPECT_NE(report(reading, 80, false, true, true)
                .find("by speech_cues.tsv: say \"said\": a quotation beside its cue"),
            std::string::npos);
}

TEST(Report, ControlCharactersDoNotComeThrough) {
  MadeReading made("A \x1b]0;evil\x07 name \xE2\x80\xAE spoke \xC2\x9B 31m.");
  made.article().id = "x\x1b[2J";
  made.article().title = "T\x1b[31m\r\nitle";
  Statement statement;
  statement.source = actor_source(made.actor(made_actor("N\x1b[1mame", "\x1b", Level::other)));
  statement.content = {{0, static_cast<std::uint32_t>(made.article().text.size())}};
  made.records.statements.push_back(statement);
  const std::string text = report(made.take(), 80, false, true, true);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    EXPECT_TRUE(c.value == '\n' ||
                (c.value >= 0x20 && !(0x7f <= c.value && c.value < 0xa0) && c.value != 0x202e));
    at += c.size;
  }
  EXPECT_NE(text.find("T[31m itle"), std::string::npos) << text;
}

TEST(Report, NothingToRecordIsSaid) {
  MadeReading made("Nothing happened.");
  made.article().id = "quiet";
  made.article().repaired = 1;
  EXPECT_EQ(report(made.take()),
            "quiet\nNothing to record: nobody is said to meet, say, judge or take back anything.\n"
            "1 broken character was replaced in reading.\n");
}

}  // namespace
}  // namespace readout
