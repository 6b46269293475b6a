// The tables of the record stage, compiled once and shared by all threads.
#pragma once

#include <memory>

#include "base/knowledge.hpp"
#include "record/answer_tables.hpp"
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
  /// `knowledge`: with the rows that a user adds. Errors: bad_table with file and line, also if a file of the
  /// user's belongs to no table of this stage; too_large.
  static Result<std::shared_ptr<const RecordTables>> load(Knowledge knowledge = {});

  Knowledge knowledge;  // the rows that those of the tables below name

  AnswerTables answers;
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
