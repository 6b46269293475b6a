// See text_table.hpp. A character counts as one column, whatever its script.
#include "cli/text_table.hpp"

#include <algorithm>
#include <numeric>

#include "base/unicode.hpp"

namespace readout::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowest = 10;  // a column is not made narrower than this

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

/// The first `count` characters.
std::string_view head(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_at(text, at).size;
  return text.substr(0, at);
}

bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/// Takes characters from the widest column until all fit.
std::vector<std::size_t> fit(std::vector<std::size_t> widths, std::size_t columns) {
  const std::size_t gaps = kGap * (widths.size() - 1);
  while (std::accumulate(widths.begin(), widths.end(), gaps) > columns) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) break;
    --*widest;
  }
  return widths;
}

/// Only the columns in which some row says something.
std::vector<std::string> without(const std::vector<std::string>& cells, const std::vector<bool>& said) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (said[i]) kept.push_back(cells[i]);
  }
  return kept;
}

std::string row_text(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    lines.push_back(wrapped(cells[i], widths[i]));
    height = std::max(height, lines.back().size());
  }
  std::string text;
  for (std::size_t y = 0; y < height; ++y) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string cell = y < lines[i].size() ? lines[i][y] : "";
      line += cell + std::string(widths[i] - std::min(widths[i], length(cell)) + kGap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
      line += cells[i];
      continue;
    }
    line += '"';
    for (const char c : cells[i]) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

std::string one_line(std::string_view words) {
  std::string line;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode_at(words, at);
    if (is_space(c.value)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (!is_harmful(c.value)) {
      line += words.substr(at, c.size);
    }
    at += c.size;
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::vector<std::string> wrapped(std::string_view words, std::size_t columns) {
  std::vector<std::string> lines;
  // Only the beginning is measured: what is left may be as long as a report.
  while (true) {
    const std::string_view most = head(words, columns + 1);
    if (most.size() == words.size() && length(most) <= columns) break;
    const std::size_t space = most.rfind(' ');
    const std::string_view line =
        space == std::string_view::npos || space == 0 ? head(words, columns) : most.substr(0, space);
    lines.emplace_back(line);
    words.remove_prefix(line.size());
    if (words.starts_with(' ')) words.remove_prefix(1);
  }
  lines.emplace_back(words);
  return lines;
}

std::string text_table(const std::vector<std::string>& header,
                       const std::vector<std::vector<std::string>>& rows, const Terminal& terminal) {
  std::vector<bool> said(header.size(), false);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < said.size(); ++i) said[i] = said[i] || !row[i].empty();
  }
  std::vector<std::size_t> widths;
  for (const std::string& name : without(header, said)) widths.push_back(length(name));
  for (const auto& row : rows) {
    const auto cells = without(row, said);
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], length(cells[i]));
  }
  if (widths.empty()) return {};
  widths = fit(std::move(widths), static_cast<std::size_t>(terminal.columns));
  std::string names = row_text(without(header, said), widths);
  if (terminal.colour) names = "\033[1m" + names.substr(0, names.size() - 1) + "\033[0m\n";
  std::string text = names;
  for (const auto& row : rows) text += row_text(without(row, said), widths);
  return text;
}

}  // namespace readout::cli
