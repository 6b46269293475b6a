// The id in a JSON line that cannot be read as JSON, for the error that stands in its place. Walks over the
// line's strings, keeping count of braces, and takes the value of the first key "id" of the outer object
// whose value is whole.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "source/article.hpp"

namespace readout {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::size_t kMaxIdBytes = 1024;

/// The end of the string that opens at `begin`, behind its closing mark; npos if it is cut off.
std::size_t string_end(std::string_view line, std::size_t begin) {
  for (std::size_t i = begin + 1; i < line.size(); ++i) {
    if (line[i] == '\\')
      ++i;
    else if (line[i] == '"')
      return i + 1;
  }
  return std::string_view::npos;
}

/// The string or number that starts at `begin`, if it is whole.
std::optional<std::string> value_at(std::string_view line, std::size_t begin) {
  if (begin >= line.size()) return std::nullopt;
  const bool is_string = line[begin] == '"';
  const std::size_t end = is_string ? string_end(line, begin) : line.find_first_of(",}] \t\r\n", begin);
  if (end == std::string_view::npos || end - begin > kMaxIdBytes) return std::nullopt;
  const std::string literal = repair_utf8(line.substr(begin, end - begin)).text;
  const auto value = nlohmann::json::parse(literal, nullptr, false);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return literal;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> id_of_broken_line(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '{' || line[i] == '[') ++depth;
    if (line[i] == '}' || line[i] == ']') --depth;
    if (line[i] != '"') continue;
    const std::size_t end = string_end(line, i);
    if (end == std::string_view::npos) return std::nullopt;
    const std::size_t colon = line.find_first_not_of(kBlank, end);
    const bool is_key = colon != std::string_view::npos && line[colon] == ':';
    if (depth == 1 && is_key && line.substr(i, end - i) == "\"id\"") {
      return value_at(line, std::min(line.find_first_not_of(kBlank, colon + 1), line.size()));
    }
    i = end - 1;
  }
  return std::nullopt;
}

}  // namespace readout
