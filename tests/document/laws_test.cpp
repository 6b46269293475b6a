// The laws over random texts, valid and not, over texts that are nothing but marks, and over the corpora if
// they are here.
#include "laws.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <iterator>
#include <random>

namespace readout {
namespace {

Document read(std::string text, std::string title = "") {
  Article article;
  article.text = std::move(text);
  article.title = std::move(title);
  return Document::from(std::move(article));
}

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {
      "\"",        "\"",
      "\"",        "'",
      "'",         "“",
      "”",         "“",
      "”",         "‘",
      "’",         "„",
      "‚",         "«",
      "»",         "‹",
      "›",         "``",
      "''",        "`",
      "\n",        "\n\n",
      "\r\n",      " ",
      " ",         " ",
      " ",         ".",
      ",",         "?",
      "...",       "…",
      "-",         " - ",
      "—",         "--",
      "(",         ")",
      "(Reuters)", "PARIS",
      "NATO",      "July 3",
      ", ",        ":",
      "By ",       "Jane Roe",
      "in",        "Reporting by",
      "don't",     "workers'",
      "'90s",      "5'10\"",
      "said",      "The",
      "he",        "é",
      "Київ",      "\U0001F600",
      "\u00A0",    "\u2028",
      "\u2029",    "\f",
      "\t",        "a line that is long enough to be taken for a line of wrapped text, as it were",
      "s'",        "s’",
      "_",         "/TASS/.",
      "6\"",       "\uFFFD"};
  return all;
}

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto n = random() % 60; n > 0; --n) {
    text += pieces()[random() % pieces().size()];
    if (random() % 3 == 0) text += ' ';
  }
  return text;
}

TEST(DocumentLaws, HoldForRandomText) {
  constexpr unsigned kSeed = 20261124;
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  std::mt19937 random(kSeed);
  for (int i = 0; i < 30000; ++i) {
    const std::string text = random_text(random);
    const Document document = read(text, i % 3 == 0   ? random_text(random)
                                         : i % 3 == 1 ? text.substr(0, 0)
                                                      : "PARIS");
    ASSERT_EQ(broken_law(document), "") << "text " << i << ": " << text;
  }
}

TEST(DocumentLaws, HoldForRandomBytes) {
  constexpr unsigned kSeed = 42;
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  std::mt19937 random(kSeed);
  for (int i = 0; i < 10000; ++i) {
    std::string bytes = random_text(random);
    for (char& c : bytes) {
      if (random() % 8 == 0) c = static_cast<char>(random());
    }
    const auto article = article_from_text(bytes, "a");
    if (!article) continue;
    ASSERT_EQ(broken_law(Document::from(*article)), "") << "text " << i;
  }
}

TEST(DocumentLaws, HoldForMarksOnly) {
  for (const std::string& a : pieces()) {
    for (const std::string& b : pieces()) {
      std::string text;
      for (int i = 0; i < 40; ++i) text += i % 3 == 2 ? a : b;
      ASSERT_EQ(broken_law(read(text)), "") << a << b;
    }
  }
}

TEST(DocumentLaws, DepthIsBounded) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += i % 2 == 0 ? "“a " : "‘b ";
  for (int i = 100; i-- > 0;) text += i % 2 == 0 ? " c.”" : " d.’";
  const Document document = read(text);
  EXPECT_EQ(broken_law(document), "");
  EXPECT_GE(document.quotations().size(), 16u);
}

// ---- time ----

double seconds_for(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  const std::clock_t start = std::clock();
  const Document document = read(std::move(text), piece);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Eight times the text may cost about eight times as much; a square would cost 64 times.
void expect_linear(const std::string& piece) {
  const double large = seconds_for(piece, 1u << 19);
  if (large < 0.05) return;  // too little to measure, and little enough
  const double small = std::min(seconds_for(piece, 1u << 16), seconds_for(piece, 1u << 16));
  EXPECT_LT(large / small, 26) << "pieces of " << piece;
}

TEST(DocumentTime, IsLinearInTheWorstTexts) {
  for (const std::string& piece : pieces()) expect_linear(piece);
  for (const char* piece :
       {"\"a ", "'a ",    "“a ",     "a” ",      "“\n\n",    "\"\n\n",      "'\n\n", "\"\"\"\n\n",
        "“‘",   "“a ‘b ", "s' 'a ",  "\"'",      "''' ",     "a\n",         "a\n\n", "A, ",
        "(A",   "A (",    "A/",      "PARIS - ", "By A ",    "«»",          "« ",    "“‘\n\n",
        "''“",  "6\" ",   "a\u2029", "“A\n\n",   "'A\n\n\n", "\"a\n\nb\n\n"}) {
    expect_linear(piece);
  }
}

// ---- corpora ----

TEST(DocumentLaws, HoldForRealReports) {
  std::ifstream lines("/work/shared/data/attribution/polnear.dev.jsonl");
  if (!lines) GTEST_SKIP() << "polnear.dev.jsonl is not here";
  std::size_t read_lines = 0;
  for (std::string line; std::getline(lines, line); ++read_lines) {
    auto article = article_from_json(line, "line");
    ASSERT_TRUE(article) << article.error().message;
    ASSERT_EQ(broken_law(Document::from(*article)), "") << article->id;
  }
  EXPECT_EQ(read_lines, 84u);
}

}  // namespace
}  // namespace readout
