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

Result<CueClasses> CueClasses::load(Knowledge& knowledge) {
  const auto opened = knowledge.open("cue_classes.tsv", {"class", "group", "source"});
  if (!opened) return tl::unexpected(opened.error());
  return from(**opened);
}

Result<CueClasses> CueClasses::load() {
  Knowledge knowledge;
  return load(knowledge);
}

Result<CueClasses> CueClasses::from(const Table& table) {
  CueClasses made;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    const std::string name = cells.word("class");
    cells.check("group", row["group"], kGroups);
    if (is_group(name)) cells.fault("a class needs a name that is not that of a group");
    if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
    const auto earlier = std::ranges::find(made.classes_, name, &CueClass::name);
    if (earlier == made.classes_.end()) {
      made.classes_.push_back({name, std::string(row["group"]), std::string(row.file())});
    } else if (earlier->file == row.file()) {
      return table.fail_at(row, kTwice);
    }
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

bool CueClasses::has(std::string_view name) const {
  return std::ranges::find(classes_, name, &CueClass::name) != classes_.end();
}

bool CueClasses::is_in(std::string_view name, std::string_view group) const {
  return std::ranges::any_of(classes_, [&](const CueClass& c) { return c.name == name && c.group == group; });
}

}  // namespace readout
