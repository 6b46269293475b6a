// The classes of cues (say, deny, promise, think ...) and their groups, from knowledge/cue_classes.tsv: what
// the acts of statements may be called, one by one or together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge.hpp"

namespace readout {

class CueClasses {
 public:
  /// Errors: bad_table (also for a class that stands there twice, or is called like a group).
  static Result<CueClasses> load(Knowledge& knowledge);
  static Result<CueClasses> load();                    // without rows of a user's
  static Result<CueClasses> from(const Table& table);  // one with those columns

  /// The groups "speech", "attitude" and "judgement", then the classes in the order of the table.
  std::vector<std::string> names() const;
  /// The classes that the name of a class or of a group means; none if it is neither.
  std::vector<std::string> meant_by(std::string_view name) const;
  bool has(std::string_view name) const;  // a class, not a group
  bool is_in(std::string_view name, std::string_view group) const;

 private:
  struct CueClass {
    std::string name, group, file;
  };
  std::vector<CueClass> classes_;
};

}  // namespace readout
