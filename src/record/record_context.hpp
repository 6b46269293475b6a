// What every finder of the record stage reads: the layers of one report below it, and the tables.
#pragma once

#include "record/predicates.hpp"
#include "record/record_tables.hpp"
#include "record/records.hpp"

namespace readout {

struct RecordContext {
  const Document& document;
  const Syntax& syntax;
  const Actors& actors;
  const Predicates& predicates;
  const RecordTables& tables;
};

/// All records of a report whose other layers are there (reading.cpp). Never fails.
Records find_records(const RecordContext& context);

}  // namespace readout
