// A reading as one line of JSON: the records with their ids and exact places. Keys always come in the same
// order, so that equal readings give equal bytes. Offsets count Unicode code points of the report's text from
// 0, end exclusive, and stand beside the words themselves. The shape is described in docs/json.md.
#pragma once

#include <string>
#include <string_view>

#include "record/reading.hpp"

namespace readout {

struct JsonOptions {
  bool derivation = false;  // with each record the steps that led to it
  bool text = false;        // with the report's text
};

/// One line without its line end. Linear in the text and the records.
std::string to_json(const Reading& reading, const JsonOptions& options = {});

/// Where a report that could not be read stood.
struct InputPlace {
  std::string_view file;  // "-" is standard input
  std::size_t line = 0;   // 1-based, 0 if the file is one report
};

/// The line that stands in for a report that could not be read:
/// {"id":...,"error":{"type","title","file","line"}}.
std::string error_to_json(std::string_view id, const Error& error, const InputPlace& place);

}  // namespace readout
