// What all tables of the record stage share: lists inside a cell, cells as values, and what to do with a key
// that stands there twice.
#pragma once

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge.hpp"
#include "base/named_value.hpp"

namespace readout {

/// Parts between separators, empty ones left out.
inline std::vector<std::string_view> split_cell(std::string_view cell, char separator) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t end = cell.find(separator);
    std::string_view part = cell.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) break;
    cell.remove_prefix(end + 1);
  }
  return parts;
}

/// For tables that give a value to a key: the first row of a key counts, so that a user's replaces a built-in
/// one. False if one file has the key twice. Values have a `row`.
template <class Value>
bool keep_first(std::unordered_map<std::string, Value>& values, std::string key, Value value) {
  const Table::Row row = value.row;
  const auto [it, is_new] = values.emplace(std::move(key), std::move(value));
  return is_new || it->second.row.file() != row.file();
}

/// The same for lists of rows with a pattern. Nothing is added if the pattern is there.
template <class Value>
bool add_first(std::vector<Value>& values, Value value) {
  const auto it = std::ranges::find(values, value.pattern, &Value::pattern);
  if (it != values.end()) return it->row.file() != value.row.file();
  values.push_back(std::move(value));
  return true;
}

/// The cells of one row as values. The first fault is kept, with file, line and column; what is asked after
/// it is not to be used.
class Cells {
 public:
  Cells(const Table& table, Table::Row row) : table_(table), row_(row) {}

  /// A cell that may not be empty.
  std::string word(std::string_view column) {
    if (row_[column].empty()) fault(fmt::format("{} may not be empty", column));
    return std::string(row_[column]);
  }

  /// A cell with the name of a value; `last` is the last value of the enumeration.
  template <class Enum>
  Enum value(std::string_view column, Enum last) {
    if (const auto found = value_named(row_[column], last)) return *found;
    std::vector<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(last); ++i) names.push_back(name_of(static_cast<Enum>(i)));
    not_one_of(column, row_[column], names);
    return last;
  }

  /// A cell, or a part of it, that must be one of these words.
  template <class Names>
  void check(std::string_view column, std::string_view cell, const Names& names) {
    if (std::ranges::find(names, cell) == names.end()) not_one_of(column, cell, names);
  }

  /// A cell that says yes, no or nothing.
  bool yes(std::string_view column) {
    const std::string_view cell = row_[column];
    if (cell != "yes" && cell != "no" && !cell.empty()) fault(fmt::format("{} is yes, no or empty", column));
    return cell == "yes";
  }

  void fault(std::string_view message) {
    if (!fault_) fault_ = table_.fail_at(row_, message).value();
  }
  /// The error bad_table, if there was a fault.
  Result<void> done() const { return fault_ ? Result<void>(tl::unexpected(*fault_)) : Result<void>(); }

 private:
  template <class Names>
  void not_one_of(std::string_view column, std::string_view cell, const Names& names) {
    fault(fmt::format("{}: there is no \"{}\"; there are {}", column, cell, fmt::join(names, ", ")));
  }

  const Table& table_;
  Table::Row row_;
  std::optional<Error> fault_;
};

inline constexpr std::string_view kTwice = "these words stand in the table already";

}  // namespace readout
