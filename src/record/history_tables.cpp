// Loading of history_cues.tsv.
#include "record/history_tables.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

template <class Value, std::size_t N>
bool named(const std::array<std::pair<std::string_view, Value>, N>& names, std::string_view name,
           Value& value) {
  const auto it = std::ranges::find(names, name, [](const auto& n) { return n.first; });
  if (it == names.end()) return false;
  value = it->second;
  return true;
}

using Where = HistoryCue::Where;
using Needs = HistoryCue::Needs;
using Kind = HistoryKind;
constexpr std::array<std::pair<std::string_view, Where>, 3> kWhere = {
    {{"words", Where::words}, {"clause", Where::clause}, {"subject", Where::subject}}};
constexpr std::array<std::pair<std::string_view, Needs>, 3> kNeeds = {
    {{"since", Needs::since}, {"time", Needs::time}, {"told", Needs::told}}};
constexpr std::array<std::pair<std::string_view, Kind>, 3> kKinds = {
    {{"first_since", Kind::first_since}, {"last", Kind::last}, {"highest_level", Kind::highest_level}}};

}  // namespace

Result<HistoryTables> HistoryTables::load() {
  auto table = open_table("history_cues.tsv", {"pattern", "kind", "contact", "needs", "source"});
  if (!table) return tl::unexpected(table.error());
  HistoryTables tables;
  for (const Table::Row row : *table) {
    auto pattern = WordPattern::parse(row["pattern"]);
    if (!pattern) return table->fail_at(row, pattern.error().message);
    HistoryCue cue;
    cue.pattern = std::move(*pattern);
    cue.none = row["kind"] == "none";
    if (!cue.none) {
      if (!named(kKinds, row["kind"], cue.kind)) return table->fail_at(row, "unknown kind");
      if (!named(kWhere, row["contact"], cue.where))
        return table->fail_at(row, "unknown place of the contact");
      if (!named(kNeeds, row["needs"], cue.needs)) return table->fail_at(row, "unknown need");
    }
    tables.cues.push_back(std::move(cue));
  }
  return tables;
}

}  // namespace readout
