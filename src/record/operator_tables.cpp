// Compiles operators.tsv and stage_rules.tsv; see operators.hpp.
#include <algorithm>
#include <array>

#include "record/operators.hpp"
#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 7> kParts = {"v", "n", "a", "amod", "aux", "link", "if"};

std::string key_of(std::string_view a, std::string_view b) {
  std::string key(a);
  key.append(" ").append(b);
  return key;
}

std::optional<Status> status_named(std::string_view name) {
  for (int s = 0; s <= static_cast<int>(Status::hypothetical); ++s) {
    if (name_of(static_cast<Status>(s)) == name) return static_cast<Status>(s);
  }
  return std::nullopt;
}

std::string_view name_of_stage(std::optional<Status> stage) { return stage ? name_of(*stage) : "bare"; }

}  // namespace

Result<OperatorTables> OperatorTables::load() {
  OperatorTables tables;
  if (auto ok = tables.load_rules(); !ok) return tl::unexpected(ok.error());
  if (auto ok = tables.load_rows(); !ok) return tl::unexpected(ok.error());
  return tables;
}

Result<void> OperatorTables::load_rules() {
  const auto table = open_table("stage_rules.tsv", {"class", "inner", "outer", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const std::string_view inner = row["inner"], outer = row["outer"];
    if (inner != "*" && inner != "bare" && !status_named(inner))
      return table->fail_at(row, "no such inner stage");
    if (outer != "=" && !status_named(outer)) return table->fail_at(row, "no such outer stage");
    classes_.emplace(row["class"], 1);
    if (outer != "=") rules_[key_of(row["class"], inner)] = status_named(outer);
  }
  return {};
}

Result<void> OperatorTables::load_rows() {
  const auto table =
      open_table("operators.tsv", {"lemma", "pos", "link", "class", "negated", "shares", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    Row entry;
    if (std::ranges::find(kParts, row["pos"]) == kParts.end())
      return table->fail_at(row, "no such part of speech");
    for (const std::string_view link : split_cell(row["link"], '|')) {
      if (link != "*") entry.links.emplace_back(link);
    }
    for (const std::string_view word : split_cell(row["class"], ' ')) {
      if (word == "stop") {
        entry.stops = true;
      } else {
        entry.op_class = word;
      }
    }
    entry.negated = row["negated"];
    for (const std::string& used : {entry.op_class, entry.negated}) {
      if (!used.empty() && !classes_.contains(used))
        return table->fail_at(row, "a class that stage_rules.tsv lacks");
    }
    for (const std::string_view share : split_cell(row["shares"], ' ')) entry.shares.emplace_back(share);
    rows_[key_of(row["lemma"], row["pos"])].push_back(std::move(entry));
  }
  return {};
}

const OperatorTables::Row* OperatorTables::find(std::string_view lemma, std::string_view pos,
                                                std::string_view link) const {
  const auto it = rows_.find(key_of(lemma, pos));
  if (it == rows_.end()) return nullptr;
  for (const Row& row : it->second) {
    if (row.links.empty() || std::ranges::find(row.links, link) != row.links.end()) return &row;
  }
  return nullptr;
}

std::optional<Status> OperatorTables::apply(std::string_view op_class, std::optional<Status> inner) const {
  if (inner == Status::hypothetical) return inner;
  for (const std::string_view stage : {name_of_stage(inner), std::string_view("*")}) {
    const auto it = rules_.find(key_of(op_class, stage));
    if (it != rules_.end()) return it->second;
  }
  return inner;
}

}  // namespace readout
