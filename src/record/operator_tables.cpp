// Compiles operators.tsv and stage_rules.tsv; see operators.hpp.
#include <algorithm>
#include <array>

#include "base/named_value.hpp"
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

std::vector<std::string_view> stage_names() {
  std::vector<std::string_view> names;
  for (int s = 0; s <= static_cast<int>(Status::hypothetical); ++s)
    names.push_back(name_of(static_cast<Status>(s)));
  return names;
}

std::string_view name_of_stage(std::optional<Status> stage) { return stage ? name_of(*stage) : "bare"; }

}  // namespace

Result<OperatorTables> OperatorTables::load(Knowledge& knowledge) {
  OperatorTables tables;
  if (auto ok = tables.load_rules(knowledge); !ok) return tl::unexpected(ok.error());
  if (auto ok = tables.load_rows(knowledge); !ok) return tl::unexpected(ok.error());
  return tables;
}

Result<void> OperatorTables::load_rules(Knowledge& knowledge) {
  const auto opened = knowledge.open("stage_rules.tsv", {"class", "inner", "outer", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  std::vector<std::string_view> inner = stage_names(), outer = inner;
  inner.insert(inner.end(), {"bare", "*"});
  outer.push_back("=");
  for (const Table::Row row : table) {
    Cells cells(table, row);
    const std::string name = cells.word("class");
    cells.check("inner", row["inner"], inner);
    cells.check("outer", row["outer"], outer);
    if (!keep_first(rules_, key_of(name, row["inner"]),
                    {value_named(row["outer"], Status::hypothetical), row}))
      cells.fault(kTwice);
    if (auto ok = cells.done(); !ok) return ok;
    classes_.emplace(name, 1);
  }
  return {};
}

Result<void> OperatorTables::load_rows(Knowledge& knowledge) {
  const auto opened =
      knowledge.open("operators.tsv", {"lemma", "pos", "link", "class", "negated", "shares", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Row entry;
    Cells cells(table, row);
    entry.row = row;
    std::string lemma = cells.word("lemma");
    cells.check("pos", row["pos"], kParts);
    if (row["link"].empty()) cells.fault("link may not be empty; * is any");
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
        cells.fault(fmt::format("stage_rules.tsv has no class \"{}\"", used));
    }
    if (auto ok = cells.done(); !ok) return ok;
    for (const std::string_view share : split_cell(row["shares"], ' ')) entry.shares.emplace_back(share);
    rows_[key_of(lemma, row["pos"])].push_back(std::move(entry));
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
  const Rule* found = rule(op_class, inner);
  return found != nullptr && found->outer ? found->outer : inner;
}

const OperatorTables::Rule* OperatorTables::rule(std::string_view op_class,
                                                 std::optional<Status> inner) const {
  if (inner == Status::hypothetical) return nullptr;
  for (const std::string_view stage : {name_of_stage(inner), std::string_view("*")}) {
    const auto it = rules_.find(key_of(op_class, stage));
    if (it != rules_.end()) return &it->second;
  }
  return nullptr;
}

}  // namespace readout
