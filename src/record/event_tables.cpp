// Compiles events.tsv; see event_tables.hpp.
#include "record/event_tables.hpp"

#include <algorithm>

#include "record/table_loading.hpp"

namespace readout {
namespace {

bool is_code(std::string_view code) {
  return (code.size() == 3 || code.size() == 4) &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_stage(std::string_view name) {
  for (int s = 0; s <= static_cast<int>(Status::hypothetical); ++s) {
    if (name_of(static_cast<Status>(s)) == name) return true;
  }
  return false;
}

std::string key_of(std::string_view frame, std::string_view stage) {
  return std::string(frame).append(" ").append(stage);
}

}  // namespace

Result<EventTables> EventTables::load() {
  const auto table = open_table("events.tsv", {"frame", "stage", "cameo", "type", "mode", "source"});
  if (!table) return tl::unexpected(table.error());
  EventTables tables;
  for (const Table::Row row : *table) {
    if (!is_code(row["cameo"])) return table->fail_at(row, "no CAMEO code");
    if (!is_stage(row["stage"])) return table->fail_at(row, "no such stage");
    tables.codes_[key_of(row["frame"], row["stage"])] = {std::string(row["cameo"]), std::string(row["type"]),
                                                         std::string(row["mode"])};
  }
  return tables;
}

const EventCode* EventTables::find(std::string_view frame_code, Status stage) const {
  for (const std::string_view frame : {frame_code, std::string_view("*")}) {
    const auto it = codes_.find(key_of(frame, name_of(stage)));
    if (it != codes_.end()) return &it->second;
  }
  return nullptr;
}

}  // namespace readout
