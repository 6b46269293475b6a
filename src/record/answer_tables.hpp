// The rows of answers.tsv, compiled; what the columns mean stands at the head of the table.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge.hpp"
#include "record/word_pattern.hpp"

namespace readout {

/// Words that say what became of a contact told before, without naming it: "declined", "was told no".
struct AnswerCue {
  enum class Subject { other, mover, any };
  WordPattern pattern;
  bool none = false;     // only looks like an answer
  std::string op_class;  // of stage_rules.tsv: "refuse"
  Subject subject = Subject::any;
  bool bare = false;  // counts only if the verb has no object and no clause
  Table::Row row;
};

/// A word that stands for a contact told before: "rejected the IDEA", "is not seeking ONE".
struct StandIn {
  enum class Kind { pronoun, plural, one, noun, report, date };
  Kind kind = Kind::pronoun;
  Table::Row row;
};

struct AnswerTables {
  /// Errors: bad_table with file and line.
  static Result<AnswerTables> load(Knowledge& knowledge);

  const StandIn* stand_in(std::string_view word) const;

  std::vector<AnswerCue> cues;
  std::unordered_map<std::string, StandIn> stand_ins;  // by word
};

}  // namespace readout
