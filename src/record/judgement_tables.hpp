// The rows of judgement_cues.tsv, compiled; what the columns mean stands at the head of the table.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge.hpp"
#include "record/records.hpp"
#include "record/word_pattern.hpp"

namespace readout {

struct JudgementCue {
  std::string word, pos;
  Direction direction = Direction::negative;
  std::vector<std::string> targets;  // places of the target, first found wins
  bool word_only = false, deed = false, whose = false, inside = false, predicate = false, drawn = false,
       given = false, object = false, as = false;  // needs
  Table::Row row;
};

struct JudgementPhrase {
  WordPattern pattern;
  JudgementCue cue;
};

struct JudgementTables {
  /// Errors: bad_table with file and line.
  static Result<JudgementTables> load(Knowledge& knowledge);
  /// The row for this word as this part ("verb", "noun", "adj", "value", "deed", "giving", ...), or
  /// null.
  const JudgementCue* cue(std::string_view word, std::string_view pos) const;

  std::unordered_map<std::string, std::vector<JudgementCue>> cues;  // by word
  std::vector<JudgementPhrase> phrases;
};

}  // namespace readout
