// Plain text: what is taken as it is, what is converted, what is refused and in which words.
#include <gtest/gtest.h>

#include "base/limits.hpp"
#include "base/unicode.hpp"
#include "source/article.hpp"

namespace readout {
namespace {

using namespace std::string_literals;

std::string problem_of(std::string_view bytes) {
  const auto article = article_from_text(bytes, "report.txt");
  return article ? "" : article.error().message;
}

std::string utf16(std::u16string_view text, bool big) {
  std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

TEST(ArticleFromText, KeepsTheTextUntouched) {
  const std::string text = "  Two lines\r\nwith “marks”,\ttabs\x0C and a trailing space \r\n";
  const auto article = article_from_text(text, "report.txt");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->text, text);
  EXPECT_EQ(article->id, "report.txt");
  EXPECT_EQ(article->repaired, 0u);
  EXPECT_TRUE(article->title.empty() && article->published.empty() && article->meta_json.empty());
}

TEST(ArticleFromText, DropsTheByteOrderMark) {
  EXPECT_EQ(article_from_text("\xEF\xBB\xBFwords", "a")->text, "words");
}

TEST(ArticleFromText, RepairsAndCounts) {
  const auto article = article_from_text("caf\xE9 words and \xE2\x80 more", "a");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->text, "caf\uFFFD words and \uFFFD more");
  EXPECT_EQ(article->repaired, 2u);
}

TEST(ArticleFromText, ConvertsUtf16WithAMark) {
  for (const bool big : {true, false}) {
    const auto article = article_from_text(utf16(u"Kyiv – Київ \U0001F600", big), "a");
    ASSERT_TRUE(article) << article.error().message;
    EXPECT_EQ(article->text, "Kyiv – Київ \U0001F600");
    EXPECT_EQ(article->repaired, 0u);
  }
}

TEST(ArticleFromText, RepairsHalfPairsOfUtf16) {
  std::u16string text = u"a?b?";
  text[1] = char16_t(0xD83D);
  text[3] = char16_t(0xDE00);
  const auto article = article_from_text(utf16(text, false) + "x", "a");
  ASSERT_TRUE(article);
  EXPECT_EQ(article->text, "a\uFFFDb\uFFFD\uFFFD");
  EXPECT_EQ(article->repaired, 3u);
}

TEST(ArticleFromText, RefusesWhatIsNoText) {
  EXPECT_EQ(problem_of("abc\0def"s),
            "report.txt is not a text: it holds NUL bytes (binary, or UTF-16); give the report as a UTF-8 "
            "text file or a "
            "JSON line");
  EXPECT_NE(problem_of("\x7F"
                       "ELF\x02\x01\x01"s +
                       std::string(9, '\0')),
            "");
  EXPECT_NE(problem_of(std::string(20, '\x01') + "abc").find("control characters"), std::string::npos);
  EXPECT_NE(problem_of("\x89PNG\r\n\x1A\n" + std::string(50, '\xFF')).find("no UTF-8"), std::string::npos);
  EXPECT_EQ(problem_of("\xFF\xFE\0\0a\0\0\0"s), "report.txt is UTF-32; save it as UTF-8");
}

TEST(ArticleFromText, RefusesEmptyText) {
  const std::string empty = "report.txt has no text: it is empty or white space only";
  EXPECT_EQ(problem_of(""), empty);
  EXPECT_EQ(problem_of(" \n\t\u00A0\r\n"), empty);
  EXPECT_EQ(problem_of("\xEF\xBB\xBF"), empty);
}

TEST(ArticleFromText, StandsAtItsLimit) {
  EXPECT_TRUE(article_from_text(std::string(limits::kMaxTextBytes, 'x'), "a"));
  const auto over = article_from_text(std::string(limits::kMaxTextBytes + 1, 'x'), "a");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ErrorCode::too_large);
}

TEST(ArticleFromText, AFewControlsAreNoBinary) {
  EXPECT_TRUE(article_from_text("A bell \x07 rang in a long enough text.", "a"));
}

TEST(TextHash, IsSha256) {
  EXPECT_EQ(text_hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(text_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace readout
