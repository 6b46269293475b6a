// Loading of history_cues.tsv.
#include "record/history_tables.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"first_since", "last", "highest_level", "none"};
constexpr std::array<std::string_view, 4> kWhere = {"words", "clause", "subject",
                                                    "near"};  // as in the enumerations
constexpr std::array<std::string_view, 4> kNeeds = {"since", "time", "told", "ever"};

template <class Enum>
Enum value_at(const std::array<std::string_view, 4>& names, std::string_view name) {
  return static_cast<Enum>(std::ranges::find(names, name) - names.begin());
}

Result<HistoryCue> cue_of(const Table& table, Table::Row row) {
  auto pattern = WordPattern::parse(row["pattern"]);
  if (!pattern) return table.fail_at(row, pattern.error().message);
  Cells cells(table, row);
  HistoryCue cue;
  cue.row = row;
  cue.pattern = std::move(*pattern);
  cue.none = row["kind"] == "none";
  if (cue.none) return cue;
  cells.check("kind", row["kind"], kKinds);
  cue.kind = cells.value("kind", HistoryKind::highest_level);
  cells.check("contact", row["contact"], kWhere);
  cells.check("needs", row["needs"], kNeeds);
  if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
  cue.where = value_at<HistoryCue::Where>(kWhere, row["contact"]);
  cue.needs = value_at<HistoryCue::Needs>(kNeeds, row["needs"]);
  return cue;
}

}  // namespace

Result<HistoryTables> HistoryTables::load(Knowledge& knowledge) {
  const auto opened = knowledge.open("history_cues.tsv", {"pattern", "kind", "contact", "needs", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  HistoryTables tables;
  for (const Table::Row row : table) {
    if (row["kind"] == "class") {
      for (const std::string_view word : split_cell(row["pattern"], '|'))
        tables.classes.add(row["contact"], word);
      continue;
    }
    auto cue = cue_of(table, row);
    if (!cue) return tl::unexpected(cue.error());
    tables.cues.push_back(std::move(*cue));
  }
  return tables;
}

}  // namespace readout
