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

std::string key_of(std::string_view frame, std::string_view stage) {
  return std::string(frame).append(" ").append(stage);
}

}  // namespace

Result<EventTables> EventTables::load(Knowledge& knowledge) {
  const auto opened = knowledge.open("events.tsv", {"frame", "stage", "cameo", "type", "mode", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  EventTables tables;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    if (!is_code(row["cameo"])) cells.fault("cameo is a code of three or four digits");
    const Status stage = cells.value("stage", Status::hypothetical);
    EventCode code{std::string(row["cameo"]), std::string(row["type"]), std::string(row["mode"]), row};
    if (!keep_first(tables.codes_, key_of(cells.word("frame"), name_of(stage)), std::move(code)))
      cells.fault(kTwice);
    if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
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
