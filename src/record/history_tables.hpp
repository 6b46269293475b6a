// The rows of history_cues.tsv, compiled; what the columns mean stands at the head of the table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge.hpp"
#include "record/records.hpp"
#include "record/word_pattern.hpp"

namespace readout {

struct HistoryCue {
  enum class Where { words, clause, subject, near };
  enum class Needs { since, time, told, ever };
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
  /// Words by class, for patterns: <coming>, <gathering>, <visitor>, <quiet>.
  WordClasses classes;
};

}  // namespace readout
