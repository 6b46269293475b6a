// The rows of revision_cues.tsv, compiled; what the columns mean stands at the head of the table.
#pragma once

#include <string>
#include <vector>

#include "base/knowledge.hpp"
#include "record/records.hpp"
#include "record/word_pattern.hpp"

namespace readout {

struct RevisionCue {
  /// words: gives wordings to a cue nearby; told: what somebody said, by another verb than of saying
  enum class Use { cue, old_wording, words, told, none };
  enum class Speaker { subject, source, paper };
  WordPattern pattern;
  Use use = Use::cue;
  RevisionKind kind = RevisionKind::correction;
  Speaker speaker = Speaker::subject;
  bool brief = false, real = false, same = false, found = false, itself = false, repair = false,
       number = false;  // needs
  Table::Row row;
};

struct RevisionTables {
  /// Errors: bad_table with file and line.
  static Result<RevisionTables> load(Knowledge& knowledge);
  std::vector<RevisionCue> cues;
  WordClasses classes;  // lemmas: "saying", "claim", "report", "figure", ...
};

}  // namespace readout
