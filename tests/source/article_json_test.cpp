// JSON lines: the keys that count, what is handed back, and every way in which a line can be wrong.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "base/limits.hpp"
#include "base/unicode.hpp"
#include "source/article.hpp"

namespace readout {
namespace {

using namespace std::string_literals;

Article read(std::string_view line) {
  auto article = article_from_json(line, "line 7");
  EXPECT_TRUE(article) << article.error().message;
  return article.value_or(Article{});
}

std::string problem_of(std::string_view line) {
  const auto article = article_from_json(line, "line 7");
  return article ? "" : article.error().message;
}

constexpr std::string_view kShape = R"(; each line must be one object such as {"id": "1", "text": "..."})";

TEST(ArticleFromJson, ReadsAllFields) {
  const Article a = read(R"({"id":"x1","text":"Words.","title":"T","published":"2018-07-16T08:00:00Z",)"
                         R"("publisher":"The Paper","url":"https://example.org/1"})");
  EXPECT_EQ(a.id, "x1");
  EXPECT_EQ(a.text, "Words.");
  EXPECT_EQ(a.title, "T");
  EXPECT_EQ(a.published, "2018-07-16");
  EXPECT_EQ(a.published_as_given, "2018-07-16T08:00:00Z");
  EXPECT_EQ(a.publisher, "The Paper");
  EXPECT_EQ(a.url, "https://example.org/1");
  EXPECT_EQ(a.meta_json, "");
}

TEST(ArticleFromJson, KnowsTheKeysOfOthers) {
  const Article crawler = read(
      R"({"maintext":"Words.","title":"T","date_publish":"2018-07-16 08:00:00","source_domain":"p.org"})");
  EXPECT_EQ(crawler.text, "Words.");
  EXPECT_EQ(crawler.published, "2018-07-16");
  EXPECT_EQ(crawler.publisher, "p.org");
  const Article event = read(R"({"event_text":"Words.","headline":"H","pub_date":"July 16, 2018"})");
  EXPECT_EQ(event.text, "Words.");
  EXPECT_EQ(event.title, "H");
  EXPECT_EQ(event.published, "2018-07-16");
  const Article plain = read(R"({"text":"Words.","title":"T","date":"16 July 2018","source":"S"})");
  EXPECT_EQ(plain.published, "2018-07-16");
  EXPECT_EQ(plain.publisher, "S");
}

TEST(ArticleFromJson, PrefersOurKeysAndKeepsTheOthers) {
  const Article a = read(R"({"maintext":"B","text":"A","date":"2018","published":"2018-07-01"})");
  EXPECT_EQ(a.text, "A");
  EXPECT_EQ(a.published, "2018-07-01");
  EXPECT_EQ(a.meta_json, R"({"date":"2018","maintext":"B"})");
}

TEST(ArticleFromJson, KeepsADateThatItCannotRead) {
  const Article a = read(R"({"text":"A","date":"7/6/2018"})");
  EXPECT_EQ(a.published, "");
  EXPECT_EQ(a.published_as_given, "7/6/2018");
  EXPECT_EQ(read(R"({"text":"A","date":20180716})").published, "2018-07-16");
}

TEST(ArticleFromJson, HandsBackTheOtherKeys) {
  const Article a = read(
      R"({"text":"A","tags":["x",{"y":[1,2.50,-3,1e40]}],"n":null,"t":true,"s":"é\"\n","big":123456789012345678901234567890})");
  EXPECT_EQ(
      a.meta_json,
      R"({"big":123456789012345678901234567890,"n":null,"s":"é\"\n","t":true,"tags":["x",{"y":[1,2.50,-3,1e40]}]})");
}

TEST(ArticleFromJson, EmptyContainersKeepTheirCommas) {
  EXPECT_EQ(read(R"({"text":"A","m":[[],{},[[]],{"a":{},"b":[]},"",0]})").meta_json,
            R"({"m":[[],{},[[]],{"a":{},"b":[]},"",0]})");
}

TEST(ArticleFromJson, TakesNumbersAsIds) {
  EXPECT_EQ(read(R"({"id":17,"text":"A"})").id, "17");
  EXPECT_EQ(read(R"({"id":-3,"text":"A"})").id, "-3");
  EXPECT_EQ(read(R"({"id":12345678901234567890123,"text":"A"})").id, "12345678901234567890123");
}

TEST(ArticleFromJson, FallsBackWhereTheIdIsMissing) {
  EXPECT_EQ(read(R"({"text":"A"})").id, "line 7");
  EXPECT_EQ(read(R"({"id":"","text":"A"})").id, "line 7");
  EXPECT_EQ(read(R"({"id":null,"text":"A"})").id, "line 7");
}

TEST(ArticleFromJson, TakesTheLastOfDuplicateKeys) {
  EXPECT_EQ(read(R"({"text":"A","text":"B","x":1,"x":2})").text, "B");
  EXPECT_EQ(read(R"({"text":"A","text":"B","x":1,"x":2})").meta_json, R"({"x":2})");
}

TEST(ArticleFromJson, SkipsAByteOrderMarkAndSpaces) {
  EXPECT_EQ(read("\xEF\xBB\xBF {\"text\":\"A\"} \r\n").text, "A");
}

TEST(ArticleFromJson, RepairsWithoutMovingCodePoints) {
  const Article halves = read(R"({"text":"a\ud83db\ude00c\u0000d\ud83d\ude00e\\ud83d"})");
  EXPECT_EQ(halves.text, "a\uFFFDb\uFFFDc\uFFFDd\U0001F600e\\ud83d");
  EXPECT_EQ(halves.repaired, 3u);
  const Article bytes = read("{\"text\":\"caf\xE9\"}");
  EXPECT_EQ(bytes.text, "caf\uFFFD");
  EXPECT_EQ(bytes.repaired, 1u);
  EXPECT_EQ(read(R"({"text":"\ud83d\ud83d\ude00"})").text, "\uFFFD\U0001F600");
}

TEST(ArticleFromJson, SaysWhatIsWrong) {
  const auto expected = [](std::string_view problem) {
    return "line 7 is not a JSON line that can be read: " + std::string(problem) + std::string(kShape);
  };
  EXPECT_EQ(problem_of(R"({"title":"T"})"), expected("it has no \"text\""));
  EXPECT_EQ(problem_of(R"({"text":5})"), expected("its \"text\" is not a string"));
  EXPECT_EQ(problem_of(R"({"text":["A"]})"), expected("its \"text\" is not a string"));
  EXPECT_EQ(problem_of(R"({"id":[1],"text":"A"})"), expected("its \"id\" is neither a string nor a number"));
  EXPECT_EQ(problem_of(R"([1,2])"), expected("it is not an object in braces"));
  EXPECT_EQ(problem_of(R"("text")"), expected("it is not an object in braces"));
  EXPECT_EQ(problem_of("17"), expected("it is not an object in braces"));
  EXPECT_EQ(problem_of(R"({"text":"A"}x)"), expected(R"(it breaks at byte 13, near "\"A\"}x")"));
  EXPECT_EQ(problem_of(R"({"text":"cut in ha)"), expected("it ends too early, as if cut off"));
  EXPECT_EQ(problem_of(R"({"text":"A")"), expected("it ends too early, as if cut off"));
  EXPECT_EQ(problem_of(""), expected("it is empty"));
  EXPECT_EQ(problem_of("  \r\n"), expected("it is empty"));
  EXPECT_EQ(problem_of("\xFF\xFE{\0"s), expected("it is UTF-16; save the file as UTF-8"));
  EXPECT_EQ(problem_of(R"({"id":"n","text":" \n "})"), "n has no text: it is empty or white space only");
}

TEST(ArticleFromJson, RefusesRawControls) {
  EXPECT_NE(problem_of("{\"text\":\"a\0b\"}"s), "");
  EXPECT_NE(problem_of("{\"text\":\"a\nb\"}"), "");
}

std::string nested(std::size_t depth) {
  return R"({"text":"A","m":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

TEST(ArticleFromJson, StandsAtItsDepthLimit) {
  EXPECT_EQ(problem_of(nested(limits::kMaxJsonDepth - 1)), "");
  EXPECT_NE(problem_of(nested(limits::kMaxJsonDepth)).find("nests more than 64 levels"), std::string::npos);
  EXPECT_NE(problem_of(nested(3000000)), "");
}

TEST(ArticleFromJson, StandsAtItsSizeLimits) {
  const auto with_text = [](std::size_t bytes) { return R"({"text":")" + std::string(bytes, 'x') + "\"}"; };
  EXPECT_EQ(problem_of(with_text(limits::kMaxTextBytes)), "");
  EXPECT_NE(problem_of(with_text(limits::kMaxTextBytes + 1)), "");
  const std::string meta = R"({"text":"A","m":[")" + std::string(limits::kMaxMetaBytes, 'x') + "\"]}";
  EXPECT_EQ(article_from_json(meta, "a").error().code, ErrorCode::too_large);
  const std::string plain = R"({"text":"A","m":")" + std::string(limits::kMaxMetaBytes, 'x') + "\"}";
  EXPECT_EQ(article_from_json(plain, "a").error().code, ErrorCode::too_large);
  EXPECT_EQ(article_from_json(std::string(limits::kMaxFileBytes + 1, ' '), "a").error().code,
            ErrorCode::too_large);
}

TEST(IdOfBrokenLine, FindsTheOuterId) {
  EXPECT_EQ(id_of_broken_line(R"({"id": "x1", "text": "cut)"), "x1");
  EXPECT_EQ(id_of_broken_line(R"({"text":"A","id":17,,)"), "17");
  EXPECT_EQ(id_of_broken_line(R"({"m":{"id":"inner"},"id":"outer","text":)"), "outer");
  EXPECT_EQ(id_of_broken_line(R"({"text":"say \"id\": \"no\"","id":"é\n"} x)"), "é\n");
  EXPECT_EQ(id_of_broken_line(R"({"t":"id","id":"y"]])"), "y");
}

TEST(IdOfBrokenLine, FindsNoneWhereNoneIsWhole) {
  for (const std::string_view line :
       {"", "{", R"({"id)", R"({"id":)", R"({"id":"x)", R"({"id":tru)", R"({"id":{}})", "nothing",
        R"({"text":"unclosed, "id":"x")", R"({"a":[{"id":"x"}])"}) {
    EXPECT_EQ(id_of_broken_line(line).value_or("none"), "none") << line;
  }
}

TEST(ArticleFromJson, RefusesNumbersBeyondAll) { EXPECT_NE(problem_of(R"({"text":"A","n":1e400})"), ""); }

TEST(ArticleLaws, AnyLineIsReadOrRefusedCleanly) {
  constexpr unsigned kSeed = 11;
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  std::mt19937 random(kSeed);
  const std::string good =
      R"({"id":"a\u00e9","text":"He said \"no\".\n\ud83d\ude00","tags":[1,{"x":null}],"date":"2018-07-16"})";
  for (int i = 0; i < 20000; ++i) {
    std::string line = good;
    for (unsigned edits = random() % 4 + 1; edits > 0; --edits) {
      const std::size_t at = random() % line.size();
      if (random() % 3 == 0)
        line.resize(at + 1);
      else if (random() % 2 == 0)
        line[at] = static_cast<char>(random());
      else
        line.insert(at, 1, R"("\{}[]:,u0)"[random() % 11]);
    }
    const auto article = article_from_json(line, "fallback");
    ASSERT_TRUE(is_valid_utf8(id_of_broken_line(line).value_or("")));
    if (!article) {
      ASSERT_TRUE(is_valid_utf8(article.error().message)) << line;
      continue;
    }
    ASSERT_TRUE(is_valid_utf8(article->text) && is_valid_utf8(article->id) && is_valid_utf8(article->title));
    ASSERT_TRUE(article->meta_json.empty() || nlohmann::json::parse(article->meta_json).is_object()) << line;
    ASSERT_EQ(article->text.find('\0'), std::string::npos);
  }
}

}  // namespace
}  // namespace readout
