// A binary search over the lines of the table, which is sorted by its first column; see
// government_members.hpp.
#include "actors/government_members.hpp"

#include <array>

#include "base/embedded.hpp"

namespace readout {
namespace {

/// The table's rows, without comments and the line that names the columns.
std::string_view rows() {
  std::string_view text = embedded_table("government_members.tsv");
  for (bool head = false; !head && !text.empty();) {
    head = text.front() != '#';
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return text;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::string_view key_of_line(std::string_view line) { return line.substr(0, line.find('\t')); }

/// Where the first line begins whose key is not before the wanted one.
std::size_t lower_bound(std::string_view text, std::string_view key) {
  std::size_t low = 0, high = text.size();  // both begin a line
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : text.rfind('\n', middle - 1);
    const std::size_t begin = before == std::string_view::npos || before < low ? low : before + 1;
    const std::string_view line = line_at(text, begin);
    if (key_of_line(line) < key) {
      low = std::min(begin + line.size() + 1, text.size());
    } else {
      high = begin;
    }
  }
  return low;
}

}  // namespace

std::vector<GovernmentMember> government_members(std::string_view last_word) {
  static const std::string_view text = rows();
  std::vector<GovernmentMember> members;
  for (std::size_t at = lower_bound(text, last_word); at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (key_of_line(line) != last_word) break;
    std::array<std::string_view, 6> cells;
    std::size_t begin = 0;
    for (std::string_view& cell : cells) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      cell = line.substr(begin, end - begin);
      begin = std::min(end + 1, line.size());
    }
    members.push_back({cells[1], cells[2], cells[3], cells[4], cells[5]});
    at += line.size() + 1;
  }
  return members;
}

}  // namespace readout
