// JSON lines from any bytes: an article with valid text and meta that is JSON again, or a clean error.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/unicode.hpp"
#include "check.hpp"
#include "source/article.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (const auto id = id_of_broken_line(line)) check(is_valid_utf8(*id), "an id is valid text");
  const auto article = article_from_json(line, "line 1");
  if (!article) {
    check(is_valid_utf8(article.error().message), "a message is valid text");
    return 0;
  }
  for (const std::string* part : {&article->id, &article->text, &article->title, &article->published_as_given,
                                  &article->publisher, &article->url}) {
    check(is_valid_utf8(*part), "all parts are valid text");
    check(part->find('\0') == std::string::npos, "no part holds NUL");
  }
  check(article->published.empty() || article->published.size() == 10 || article->published.size() == 7,
        "a date is a day or month");
  check(article->meta_json.empty() || nlohmann::json::accept(article->meta_json), "meta is JSON");
  return 0;
}
