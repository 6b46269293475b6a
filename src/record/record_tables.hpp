// The tables of the record stage, compiled once and shared by all threads.
#pragma once

#include <memory>

#include "record/argument_tables.hpp"
#include "record/event_tables.hpp"
#include "record/frames.hpp"
#include "record/history_tables.hpp"
#include "record/judgement_tables.hpp"
#include "record/operators.hpp"
#include "record/revision_tables.hpp"
#include "record/statements.hpp"

namespace readout {

class RecordTables {
 public:
  /// From knowledge/ as embedded in the binary. Errors: bad_table with file and line.
  static Result<std::shared_ptr<const RecordTables>> load();

  ArgumentTables arguments;
  FrameTables frames;
  OperatorTables operators;
  EventTables events;
  HistoryTables history;
  JudgementTables judgements;
  RevisionTables revisions;
  StatementTables statements;
};

}  // namespace readout
