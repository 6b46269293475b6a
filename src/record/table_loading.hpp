// What all tables of the record stage share: opening an embedded table with its columns, and lists inside a
// cell.
#pragma once

#include <fmt/core.h>

#include <initializer_list>
#include <vector>

#include "base/embedded.hpp"
#include "base/table.hpp"

namespace readout {

/// knowledge/NAME, checked to have these columns. Errors: bad_table.
inline Result<Table> open_table(std::string_view name, std::initializer_list<std::string_view> columns) {
  auto table = Table::parse(embedded_table(name), fmt::format("knowledge/{}", name));
  if (!table) return table;
  if (auto ok = table->require(columns); !ok) return tl::unexpected(ok.error());
  return table;
}

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

}  // namespace readout
