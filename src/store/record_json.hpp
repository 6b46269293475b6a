// Records as JSON objects, made by SQLite itself: for each kind an SQL expression over the aliases x (its
// table), r (records) and t (reports). Keys and shapes follow docs/json.md; actors stand in place, as a
// record printed alone has no list of actors beside it. Private to store.
#pragma once

#include <string>
#include <string_view>

namespace readout {

/// `kind` as in records.kind: "contact", "event", ...
std::string json_expression(std::string_view kind, bool derivation);

}  // namespace readout
