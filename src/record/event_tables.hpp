// Contacts as events of the field's ontologies: (frame, stage) -> CAMEO code and PLOVER type and mode.
// events.tsv is the whole mapping: what it does not list is no event.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/knowledge.hpp"
#include "record/records.hpp"

namespace readout {

struct EventCode {
  std::string cameo, plover_type, plover_mode;
  Table::Row row;
};

class EventTables {
 public:
  /// Errors: bad_table with file and line.
  static Result<EventTables> load(Knowledge& knowledge);
  /// The code for a contact whose frame has this code when held, at this stage; or null.
  const EventCode* find(std::string_view frame_code, Status stage) const;

 private:
  std::unordered_map<std::string, EventCode> codes_;  // "040 held"
};

}  // namespace readout
