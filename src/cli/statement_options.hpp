// The conditions of readout find that only statements can meet: who says it, by which class of cue, how sure,
// and in which words.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/store.hpp"

namespace readout::cli {

class StatementOptions {
 public:
  /// The options belong to `verb`, and are valid as long as it is.
  void add_to(CLI::App& verb);

  /// With groups of classes as their classes. Errors: usage (one of them is given with another kind of
  /// record), bad_table.
  Result<StatementFilter> filter(RecordKind kind) const;

 private:
  void add_source_to(CLI::App& verb);
  void add_class_to(CLI::App& verb);
  void add_hedge_to(CLI::App& verb);

  std::vector<const CLI::Option*> options_;
  std::vector<std::string> classes_;  // of classes or of groups, as given
  StatementFilter filter_;            // all but its acts
};

}  // namespace readout::cli
