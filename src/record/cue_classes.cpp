// See cue_classes.hpp. The head of the table says what the columns mean.
#include "record/cue_classes.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 3> kGroups = {"speech", "attitude", "judgement"};

bool is_group(std::string_view name) { return std::ranges::find(kGroups, name) != kGroups.end(); }

}  // namespace

Result<CueClasses> CueClasses::load() { return parse(embedded_table("cue_classes.tsv")); }

Result<CueClasses> CueClasses::parse(std::string_view text) {
  const auto table = Table::parse(text, "knowledge/cue_classes.tsv");
  if (!table) return tl::unexpected(table.error());
  if (auto ok = table->require({"class", "group", "source"}); !ok) return tl::unexpected(ok.error());
  CueClasses made;
  for (const Table::Row row : *table) {
    if (!is_group(row["group"])) return table->fail_at(row, fmt::format("unknown group {}", row["group"]));
    if (row["class"].empty() || is_group(row["class"]))
      return table->fail_at(row, "a class needs a name that is not that of a group");
    if (!made.meant_by(row["class"]).empty())
      return table->fail_at(row, "this class stands in the table already");
    made.classes_.push_back({std::string(row["class"]), std::string(row["group"])});
  }
  return made;
}

std::vector<std::string> CueClasses::names() const {
  std::vector<std::string> names(kGroups.begin(), kGroups.end());
  for (const CueClass& one : classes_) names.push_back(one.name);
  return names;
}

std::vector<std::string> CueClasses::meant_by(std::string_view name) const {
  std::vector<std::string> meant;
  for (const CueClass& one : classes_) {
    if (one.name == name || one.group == name) meant.push_back(one.name);
  }
  return meant;
}

bool CueClasses::is_in(std::string_view name, std::string_view group) const {
  return std::ranges::any_of(classes_, [&](const CueClass& c) { return c.name == name && c.group == group; });
}

}  // namespace readout
