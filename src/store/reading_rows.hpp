// One reading as rows of the database. Private to store; called inside a transaction. Throws
// SQLite::Exception.
#pragma once

#include <cstdint>
#include <string>

#include "record/reading.hpp"
#include "store/database.hpp"

namespace readout {

struct Provenance {
  std::int64_t reader = 0;  // row of readers
  std::string now;          // UTC, ISO 8601
};

/// The report's own row, its text included; returns its number.
std::int64_t add_report(Database& db, const Reading& reading, const Provenance& provenance);

/// Its actors and records. @pre the report has none.
void add_records(Database& db, const Reading& reading, std::int64_t report);

/// The days that an ISO 8601 time of the record covers ("2018-07-16", "2015", "2015/..",
/// "2016-12-11/2016-12-12"): empty where it is open or not given.
struct Days {
  std::string first, last;
};
Days days_of(std::string_view time);

}  // namespace readout
