// Plain text from any bytes, UTF-16 included.
#include <cstdint>
#include <string_view>

#include "base/unicode.hpp"
#include "check.hpp"
#include "source/article.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const auto article = article_from_text({reinterpret_cast<const char*>(data), size}, "a");
  if (!article) {
    check(is_valid_utf8(article.error().message), "a message is valid text");
    return 0;
  }
  check(is_valid_utf8(article->text), "the text is valid");
  check(article->text.find('\0') == std::string::npos, "the text holds no NUL");
  check(!article->text.empty(), "the text is not empty");
  return 0;
}
