// The outer structure of any text keeps the laws of tests/document/laws.hpp. The first line is the title.
#include <cstdint>
#include <string_view>

#include "base/unicode.hpp"
#include "check.hpp"
#include "document/laws.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size}).text;
  const std::size_t line = text.find('\n');
  Article article;
  article.text = line == std::string::npos ? text : text.substr(line + 1);
  if (line != std::string::npos) article.title = text.substr(0, line);
  const std::string broken = broken_law(Document::from(std::move(article)));
  check(broken.empty(), broken.c_str());
  return 0;
}
