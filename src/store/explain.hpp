// One record with all that it rests on, from the database. Private to store. Throws SQLite::Exception.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/database.hpp"
#include "store/store.hpp"

namespace readout {

struct RecordRow {
  std::int64_t id = 0;
  std::string record;  // "17:C2"
  std::string kind;
  std::int64_t report = 0;
};

/// By its name, or by the sender's id in place of the report's number. Errors: usage (cannot be the name of a
/// record), not_found.
Result<RecordRow> find_record(Database& db, std::string_view name);

Explanation explain_record(Database& db, const RecordRow& record);

/// The paragraphs of `text` that hold one of the spans, cut at the spans' edges; far from any span, text is
/// left out and "…" stands for it. `spans` in text order, in code points of `text`.
std::vector<std::vector<ContextPiece>> context_of(std::string_view text,
                                                  const std::vector<ExplainedSpan>& spans);

}  // namespace readout
