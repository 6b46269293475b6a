// Reads a table in one pass over its lines. Cells are kept as spans into the table's own copy of the text: a
// table of a hundred thousand rows is three vectors and one string, and moves without harm. Says what is
// wrong by file, line and, where it helps, by the columns that were expected.
#include "base/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>

#include "base/limits.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

tl::unexpected<Error> bad_table(std::string_view name, std::uint32_t line, std::string_view message) {
  return fail(ErrorCode::bad_table, fmt::format("{}:{}: {}", name, line, message));
}

ByteSpan trimmed(std::string_view text, ByteSpan span) {
  const auto blank = [&](std::uint32_t at) { return text[at] == ' ' || text[at] == '\r'; };
  while (!span.empty() && blank(span.begin)) ++span.begin;
  while (!span.empty() && blank(span.end - 1)) --span.end;
  return span;
}

/// From `begin` to the next `mark` before `end`, or to `end`.
ByteSpan until(std::string_view text, char mark, std::uint32_t begin, std::uint32_t end) {
  const std::size_t found = text.substr(0, end).find(mark, begin);
  return {begin, found == std::string_view::npos ? end : static_cast<std::uint32_t>(found)};
}

/// Calls `take` for each cell of a line.
template <class Take>
void for_each_cell(std::string_view text, ByteSpan line, Take take) {
  for (std::uint32_t begin = line.begin;;) {
    const ByteSpan cell = until(text, '\t', begin, line.end);
    take(trimmed(text, cell));
    if (cell.end == line.end) return;
    begin = cell.end + 1;
  }
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Result<Table> Table::parse(std::string_view text, std::string_view name) {
  if (text.size() > limits::kMaxTableBytes) {
    return fail(ErrorCode::too_large, fmt::format("{}: the table has {} bytes; at most {} are read", name,
                                                  text.size(), limits::kMaxTableBytes));
  }
  Table table;
  table.names_.emplace_back(name);
  table.text_ = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
  const auto size = static_cast<std::uint32_t>(table.text_.size());
  std::uint32_t number = 0;
  for (std::uint32_t begin = 0; begin < size;) {
    const ByteSpan line = until(table.text_, '\n', begin, size);
    begin = line.end + 1;
    ++number;
    const std::string_view words = line.in(table.text_);
    if (!is_valid_utf8(words)) return bad_table(name, number, "not valid UTF-8; save the table as UTF-8");
    if (is_blank(words) || words.front() == '#') continue;
    const auto taken =
        table.columns_.empty() ? table.take_header(line, number) : table.take_row(line, number);
    if (!taken) return tl::unexpected(taken.error());
  }
  if (table.columns_.empty()) return bad_table(name, std::max(number, 1u), "no line names the columns");
  return table;
}

Result<void> Table::take_header(ByteSpan line, std::uint32_t number) {
  header_line_ = number;
  for_each_cell(text_, line, [&](ByteSpan cell) { columns_.push_back(cell); });
  std::vector<std::string_view> names = columns();
  std::sort(names.begin(), names.end());
  if (names.front().empty()) return bad_table(name(), number, "a column has no name");
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end())
    return bad_table(name(), number, fmt::format("two columns are named \"{}\"", *twice));
  return {};
}

Result<void> Table::take_row(ByteSpan line, std::uint32_t number) {
  const std::size_t before = cells_.size();
  for_each_cell(text_, line, [&](ByteSpan cell) { cells_.push_back(cell); });
  const std::size_t count = cells_.size() - before;
  if (count != columns_.size()) {
    return bad_table(name(), number,
                     fmt::format("{} cells, but the table has {} columns ({}), parted by tabs", count,
                                 columns_.size(), fmt::join(columns(), ", ")));
  }
  places_.push_back({number, 0});
  return {};
}

Result<Table> Table::joined(const Table& first, const Table& second) {
  for (const std::string_view column : first.columns()) {
    if (second.has_column(column)) continue;
    return bad_table(first.name(), first.header_line_,
                     fmt::format("there is no column \"{}\"; the columns are {}", column,
                                 fmt::join(second.columns(), ", ")));
  }
  if (first.text_.size() + second.text_.size() > limits::kMaxTableBytes) {
    return fail(ErrorCode::too_large, fmt::format("{}: with the rows of {} the table has more than {} bytes",
                                                  first.name(), second.name(), limits::kMaxTableBytes));
  }
  Table table;
  table.header_line_ = second.header_line_;
  table.text_ = second.text_;  // first, for the columns are spans into it
  table.columns_ = second.columns_;
  table.take_rows(first, static_cast<std::uint32_t>(table.text_.size()));
  table.text_ += first.text_;
  table.take_rows(second, 0);
  return table;
}

/// The text of `other` begins at `shift` in text_.
void Table::take_rows(const Table& other, std::uint32_t shift) {
  std::vector<std::size_t> from;  // for each column that of the other table
  for (const std::string_view column : columns()) from.push_back(other.column_index(column));
  for (const Row row : other) {
    for (const std::size_t column : from) {
      ByteSpan cell;
      if (column < other.columns_.size()) cell = other.cells_[row.index() * other.columns_.size() + column];
      cells_.push_back({cell.begin + shift, cell.end + shift});
    }
    const Place place = other.places_[row.index()];
    places_.push_back({place.line, place.file + static_cast<std::uint32_t>(names_.size())});
  }
  names_.insert(names_.end(), other.names_.begin(), other.names_.end());
}

Result<void> Table::require(std::initializer_list<std::string_view> columns) const {
  for (const std::string_view column : columns) {
    if (has_column(column)) continue;
    return fail(ErrorCode::bad_table, fmt::format("{}: the column \"{}\" is missing; the table has {}",
                                                  name(), column, fmt::join(this->columns(), ", ")));
  }
  return {};
}

std::vector<std::string_view> Table::columns() const {
  std::vector<std::string_view> names;
  for (const ByteSpan column : columns_) names.push_back(column.in(text_));
  return names;
}

tl::unexpected<Error> Table::fail_at(Row row, std::string_view message) const {
  return bad_table(row.file(), row.line(), message);
}

std::string_view Table::cell(std::size_t row, std::string_view column) const {
  const std::size_t index = column_index(column);
  assert(row < size() && index < columns_.size());
  if (index == columns_.size()) return {};
  return cells_[row * columns_.size() + index].in(text_);
}

std::size_t Table::column_index(std::string_view column) const {
  const auto same = [&](ByteSpan name) { return name.in(text_) == column; };
  return static_cast<std::size_t>(std::find_if(columns_.begin(), columns_.end(), same) - columns_.begin());
}

}  // namespace readout
