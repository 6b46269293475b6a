// Headlines, bylines, datelines, and the prose that they must not swallow.
#include "document/front_matter.hpp"

#include <gtest/gtest.h>

#include "base/embedded.hpp"
#include "document/report_words.hpp"

namespace readout {
namespace {

Document read(std::string_view text, std::string_view title = "") {
  Article article;
  article.text = text;
  article.title = title;
  return Document::from(std::move(article));
}

/// One letter a paragraph: h headline, b byline, . body.
std::string kinds(const Document& document) {
  std::string out;
  for (const Paragraph& paragraph : document.paragraphs()) {
    out += paragraph.kind == ParagraphKind::headline ? 'h'
           : paragraph.kind == ParagraphKind::byline ? 'b'
                                                     : '.';
  }
  return out;
}

constexpr std::string_view kProse =
    "\n\nThe foreign ministers of both countries met for three hours on Monday, officials said.";

std::string kinds(std::string_view front, std::string_view title = "") {
  return kinds(read(std::string(front) + std::string(kProse), title));
}

// ---- the table ----

TEST(ReportWords, TheTableIsRight) {
  const auto words = ReportWords::parse(embedded_table("report_words.tsv"), "knowledge/report_words.tsv");
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_TRUE(words->is(WordKind::month, "JULY"));
  EXPECT_TRUE(words->is(WordKind::place, "São Paulo"));
  EXPECT_FALSE(words->is(WordKind::place, ""));
}

TEST(ReportWords, ABadRowIsToldWithItsLine) {
  const auto problem = [](std::string_view row) {
    const auto words = ReportWords::parse("kind\tword\tsource\n" + std::string(row), "t.tsv");
    return words ? std::string() : words.error().message;
  };
  EXPECT_EQ(problem("plaice\tRome\town"), "t.tsv:2: unknown kind; the head of the table lists them");
  EXPECT_EQ(problem("place\t\town"), "t.tsv:2: the word is missing");
  EXPECT_EQ(problem("place\tRome\t"), "t.tsv:2: the source is missing");
  EXPECT_EQ(problem("place\tRome\town\nplace\tROME\town"), "t.tsv:3: the word is there already");
}

// ---- headlines ----

TEST(Headline, IsTheGivenTitle) {
  EXPECT_EQ(kinds("Ministers agree to meet again", "Ministers agree to meet again"), "h.");
  EXPECT_EQ(kinds("Ministers ‘agree’ to meet again.", "MINISTERS 'AGREE' TO MEET AGAIN"), "h.");
  EXPECT_EQ(kinds("Ministers agree to meet again", "Ministers agree to meet again | The Paper"), "h.");
  EXPECT_EQ(kinds("Ministers agree to meet again", "Ministers agree to meet again - The Daily Paper"), "h.");
  EXPECT_EQ(kinds("Ministers agree to meet again | The Paper", "Ministers agree to meet again"), "h.");
  EXPECT_EQ(kinds("Ministers agree;\n\nNo date is set.", "Ministers agree; No date is set"), "hh.");
  EXPECT_EQ(kinds("By Jane Roe\n\nMinisters agree to meet again.", "Ministers agree to meet again"), "bh.");
}

TEST(Headline, IsNotAnotherLineWhereATitleIsGiven) {
  EXPECT_EQ(kinds("Ministers agree to meet again", "Rivers run high"), "..");
  EXPECT_EQ(kinds("Ministers agree to meet again and again", "Ministers agree to meet again"), "..");
}

TEST(Headline, IsNoTitleOfAnyLength) {
  for (const std::size_t letters : {500u, 501u, 2000u}) {
    std::string title;
    while (title.size() < 2 * letters) title += "é";
    EXPECT_EQ(kinds(title, title), letters == 500 ? "h." : "..") << letters;
    EXPECT_EQ(kinds("x" + title, "x" + title), "..") << letters;
  }
}

TEST(Headline, IsGuessedWhereNoTitleIsGiven) {
  EXPECT_EQ(kinds("Ministers agree to meet again"), "h.");
  EXPECT_EQ(kinds("Will they meet again?"), "h.");
  EXPECT_EQ(kinds("'Never again', say ministers"), "h.");
  EXPECT_EQ(kinds("Ministers meet in U.S."), "..");  // a stop, in doubt prose
  EXPECT_EQ(kinds("The ministers met again."), "..");
  EXPECT_EQ(kinds("ministers agree to meet again"), "..");
  EXPECT_EQ(kinds("He said:"), "..");
  EXPECT_EQ(kinds("Exclusive"), "..");
  EXPECT_EQ(kinds(read("Ministers agree to meet again")), ".");
  EXPECT_EQ(kinds("By Jane Roe\n\nMinisters agree to meet again"), "bh.");
}

// ---- bylines ----

TEST(Byline, IsSeenAboveTheProse) {
  for (const std::string_view line : {"By Jane Roe",
                                      "BY JANE ROE",
                                      "by Jane Roe",
                                      "By Jane Roe and John Poe",
                                      "By Jane Roe, John Poe and Mary van der Berg",
                                      "By Jane Roe, Associated Press Writer",
                                      "By The Associated Press",
                                      "By Jane Roe | Reuters",
                                      "By JANE ROE JULY 3, 2018",
                                      "By Jane Roe in Paris and John Poe in London",
                                      "(Reuters)",
                                      "Reuters",
                                      "The Associated Press",
                                      "Agence France-Presse",
                                      "Reuters | July 3, 2018",
                                      "July 3, 2018",
                                      "Updated 5:30 PM ET, Tue July 3, 2018",
                                      "Published: 3 July 2018",
                                      "© 2018 Reuters. All rights reserved.",
                                      "Jane Roe in Paris",
                                      "Jane Roe and John Poe in Paris",
                                      "Jane Roe, Diplomatic Correspondent",
                                      "Jane Roe, CNN"}) {
    EXPECT_EQ(kinds("Ministers agree to meet again\n\n" + std::string(line)), "hb.") << line;
  }
}

TEST(Byline, IsSeenWhereCreditsStand) {
  const std::string start =
      "The ministers met for three hours in the old town hall on Monday, and nobody would say what was "
      "decided there by the two of them.\n\n";
  for (const std::string_view line :
       {"Reporting by Jane Roe; Editing by John Poe", "(Reporting by Jane Roe in Paris, editing by John Poe)",
        "(Additional reporting by Jane Roe; Writing by John Poe; Editing by Mary Major)",
        "Additional reporting by Jane Roe", "With reporting by Jane Roe in Paris.", "Edited by: Jane Roe",
        "Contributing: Jane Roe", "Translated by Jane Roe.",
        "Associated Press writers Jane Roe in Paris and John Poe in London contributed to this report.",
        "Jane Roe contributed reporting.", "(Reuters)"}) {
    EXPECT_EQ(kinds(read(start + std::string(line))), ".b") << line;
  }
}

TEST(Byline, SwallowsNoProse) {
  for (const std::string_view line :
       {"By Monday the talks had ended", "By the end of June they had met twice",
        "By Then It Was Over for the envoy", "Reporting by the Daily Paper showed that they had met",
        "Reporting by Jane Roe was praised", "Reuters reported the talks", "By 2019, they had met",
        "Jane Roe met him in Paris", "Jane Roe in Paris said no", "Writing by hand is slow",
        "Reuters was first to report it", "Jane Roe contributed to the talks", "Editing is slow work",
        "By Jane Roe's account they met", "In Paris Jane Roe met John Poe and the others from London",
        "The two sides", "Jane Roe:", "Jane Roe", "Jane Roe met John Poe in Paris"}) {
    EXPECT_EQ(kinds("Ministers agree to meet again\n\n" + std::string(line)), "h..") << line;
  }
}

TEST(Byline, NamesCountOnlyUnderTheHeadline) {
  EXPECT_EQ(
      kinds(read("The ministers met for three hours on Monday in the old town hall.\n\nJane Roe in Paris")),
      "..");
  EXPECT_EQ(kinds("Jane Roe in Paris"), "h.");
}

// ---- datelines ----

struct DatelineCase {
  std::string_view start, place, date, agency;
};

TEST(Dateline, IsReadInItsParts) {
  constexpr DatelineCase kCases[] = {
      {"PARIS, July 3 (Reuters) -", "PARIS", "July 3", "Reuters"},
      {"PARIS, July 3 (Reuters) –", "PARIS", "July 3", "Reuters"},
      {"WASHINGTON —", "WASHINGTON", "", ""},
      {"WASHINGTON--", "WASHINGTON", "", ""},
      {"WASHINGTON ―", "WASHINGTON", "", ""},
      {"GENEVA (AP) _", "GENEVA", "", "AP"},
      {"Kyiv, Ukraine (CNN) --", "Kyiv, Ukraine", "", "CNN"},
      {"Washington (AFP) –", "Washington", "", "AFP"},
      {"MOSCOW/BEIJING, July 3 (Reuters) -", "MOSCOW/BEIJING", "July 3", "Reuters"},
      {"MOSCOW/BEIJING -", "MOSCOW/BEIJING", "", ""},
      {"BEIRUT, Lebanon —", "BEIRUT, Lebanon", "", ""},
      {"COLUMBIA, S.C. -", "COLUMBIA, S.C.", "", ""},
      {"WASHINGTON, D.C., July 3, 2018 —", "WASHINGTON, D.C.", "July 3, 2018", ""},
      {"NEW YORK, Dec. 19 (UPI) —", "NEW YORK", "Dec. 19", "UPI"},
      {"BEIJING, 3 July (Xinhua) --", "BEIJING", "3 July", "Xinhua"},
      {"PORT-AU-PRINCE, Haiti (AP) —", "PORT-AU-PRINCE, Haiti", "", "AP"},
      {"ST. PETERSBURG, Russia —", "ST. PETERSBURG, Russia", "", ""},
      {"SHARM el-SHEIKH, Egypt —", "SHARM el-SHEIKH, Egypt", "", ""},
      {"UNITED NATIONS (AP) —", "UNITED NATIONS", "", "AP"},
      {"DES MOINES —", "DES MOINES", "", ""},
      {"RAMALLAH, West Bank —", "RAMALLAH, West Bank", "", ""},
      {"Paris, July 3 –", "Paris", "July 3", ""},
      {"Geneva —", "Geneva", "", ""},
      {"(Reuters) -", "", "", "Reuters"},
      {"(CNN) --", "", "", "CNN"},
      {"July 3 (Reuters) -", "", "July 3", "Reuters"},
      {"NEW DELHI, July 3 (PTI):", "NEW DELHI", "July 3", "PTI"},
      {"ISLAMABAD:", "ISLAMABAD", "", ""},
      {"MOSCOW, July 3. /TASS/.", "MOSCOW", "July 3", "TASS"},
      {"(CNN)", "", "", "CNN"},
      {"Washington (CNN)", "Washington", "", "CNN"},
      {"LONDON, July 3 (AFP/Reuters) -", "LONDON", "July 3", "AFP/Reuters"},
      {"PANMUNJOM, Korea —", "PANMUNJOM, Korea", "", ""},
  };
  for (const DatelineCase& c : kCases) {
    const std::string text =
        std::string(c.start) + " The ministers met for three hours on Monday, officials said.";
    const Document document = read(text);
    ASSERT_TRUE(document.dateline()) << c.start;
    EXPECT_EQ(document.words(document.dateline()->span), c.start);
    EXPECT_EQ(document.words(document.dateline()->place), c.place) << c.start;
    EXPECT_EQ(document.words(document.dateline()->date), c.date) << c.start;
    EXPECT_EQ(document.words(document.dateline()->agency), c.agency) << c.start;
    const ByteSpan prose = document.paragraphs()[ParagraphIndex(0)].prose();
    EXPECT_TRUE(document.words(prose).starts_with("The ministers")) << c.start;
  }
}

TEST(Dateline, IsNotEveryDash) {
  for (const std::string_view text :
       {"NATO - the alliance that was founded in 1949 - met on Monday, officials said.",
        "NATO - The ministers met for three hours on Monday, officials said.",
        "WASHINGTON - the city, not the man - has been quiet since Monday, officials said.",
        "PARIS was quiet on Monday - The ministers had left, officials said.",
        "The minister - Jane Roe - met him on Monday, they said.",
        "UPDATE 1 - Ministers met for three hours on Monday, officials said.",
        "EXCLUSIVE: The ministers met on Monday, officials said.",
        "ROE: Thank you all for coming to the town hall this Monday.",
        "JANE ROE: Thank you all for coming to the town hall.",
        "Jane Roe (AP) and others met for three hours on Monday.",
        "Mr. Roe — Not a man to wait — met them on Monday, they said.",
        "TALKS COLLAPSE, BUT MINISTERS STAY - Jane Roe of the Paper: They met on Monday.",
        "Monday, July 3 — The ministers met for three hours, officials said.",
        "I — We — met on Monday for three hours, they said.",
        "PARIS",
        "PARIS -",
        "(",
        "(Reuters",
        "-",
        "— The ministers met.",
        "PARIS, LONDON, ROME, BERLIN and MADRID - They all agreed on Monday."}) {
    EXPECT_FALSE(read(text).dateline()) << text;
  }
}

TEST(Dateline, StandsAtTheProseNotInTheHeadline) {
  const Document document = read(
      "Ministers agree to meet again\n\nBy Jane Roe\n\nVIENNA, July 3 (Reuters) - The ministers met on "
      "Monday, they said.");
  EXPECT_EQ(kinds(document), "hb.");
  ASSERT_TRUE(document.dateline());
  EXPECT_EQ(document.words(document.dateline()->place), "VIENNA");
}

TEST(Dateline, MayStandAloneOnItsLine) {
  const Document document = read("VIENNA, July 3 (Reuters) -\n\nThe ministers met on Monday, they said.");
  ASSERT_TRUE(document.dateline());
  EXPECT_TRUE(document.paragraphs()[ParagraphIndex(0)].prose().empty());
}

}  // namespace
}  // namespace readout
