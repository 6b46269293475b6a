// See knowledge.hpp.
#include "base/knowledge.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/embedded.hpp"

namespace readout {

void Knowledge::add(std::string file, std::string text) {
  std::string name = file.substr(file.rfind('/') + 1);  // the whole of it if there is none
  added_.push_back({std::move(name), std::move(file), std::move(text)});
}

Result<Table> Knowledge::read(std::string_view name) const {
  auto table = Table::parse(embedded_table(name), fmt::format("knowledge/{}", name));
  for (const Added& one : added_) {
    if (!table || one.name != name) continue;
    const auto own = Table::parse(one.text, one.file);
    if (!own) return own;
    table = Table::joined(*own, *table);
  }
  return table;
}

Result<const Table*> Knowledge::open(std::string_view name, std::initializer_list<std::string_view> columns) {
  auto it = tables_.find(name);
  if (it == tables_.end()) {
    auto table = read(name);
    if (!table) return tl::unexpected(table.error());
    it = tables_.emplace(name, std::make_unique<const Table>(std::move(*table))).first;
  }
  if (auto ok = it->second->require(columns); !ok) return tl::unexpected(ok.error());
  return it->second.get();
}

Result<void> Knowledge::check_all_used() const {
  for (const Added& one : added_) {
    if (tables_.contains(one.name)) continue;
    std::vector<std::string_view> names;
    for (const auto& [name, table] : tables_) names.push_back(name);
    return fail(ErrorCode::bad_table, fmt::format("{}: no table that takes rows is called so; there are {}",
                                                  one.file, fmt::join(names, ", ")));
  }
  return {};
}

std::string Knowledge::added() const {
  std::string all;
  for (const Added& one : added_) all.append(one.name).append("\n").append(one.text).append("\n");
  return all;
}

}  // namespace readout
