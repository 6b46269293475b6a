// The rows of history_cues.tsv, compiled; what the columns mean stands at the head of the table.
#pragma once

#include <vector>

#include "base/knowledge.hpp"
#include "record/records.hpp"
#include "record/word_pattern.hpp"

namespace readout {

struct HistoryCue {
  enum class Where { words, clause, subject };
  enum class Needs { since, time, told };
  WordPattern pattern;
  bool none = false;  // only looks like a claim
  HistoryKind kind = HistoryKind::first_since;
  Where where = Where::words;
  Needs needs = Needs::since;
  Table::Row row;
};

struct HistoryTables {
  /// Errors: bad_table with file and line.
  static Result<HistoryTables> load(Knowledge& knowledge);
  std::vector<HistoryCue> cues;
};

}  // namespace readout
