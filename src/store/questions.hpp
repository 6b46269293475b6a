// The SQL of the questions: what differs from kind to kind stands in one table. Private to store. All that a
// user gives is bound, never pasted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.hpp"
#include "store/store.hpp"

namespace readout {

struct Question {
  std::string sql;
  std::vector<Value> values;
};

/// Rows of find_columns(kind), the newest first.
Question find_question(RecordKind kind, const Filter& filter);
/// One column: a JSON object.
Question find_json_question(RecordKind kind, const Filter& filter);

Question ladder_question(const Store::LadderQuestion& asked);
Question ladder_json_question(const Store::LadderQuestion& asked);

/// One column: the JSON object of the record with this row id. `kind` as in records.kind.
Question record_json_question(std::string_view kind, std::int64_t id);

/// What a user wrote, as an expression of FTS5: each word or "phrase" must stand there, whatever its
/// characters.
std::string match_of(std::string_view words);

}  // namespace readout
