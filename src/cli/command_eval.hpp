// readout eval: the scores of the model at hand, and of what is read with it, on annotated texts. Each task
// is a row of a table: its name, and what it does with the gold file.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/reader_option.hpp"

namespace readout::cli {

class CommandEval : public Command {
 public:
  std::string_view name() const override { return "eval"; }
  std::string_view summary() const override { return "score Readout on annotated texts"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  struct Gold;
  struct Task;
  static const std::vector<Task>& tasks();
  static std::string task_names(std::string_view between);

  /// What is wrong with the options together, or nothing.
  std::string misuse() const;
  /// What to print.
  Result<std::string> score_model(const Task& task, const Gold& gold, const Context& context) const;
  Result<std::string> score_actors(const Task& task, const Gold& gold, const Context& context) const;
  Result<std::string> score_records(const Task& task, const Gold& gold, const Context& context) const;

  std::string task_;
  std::string gold_;
  std::string chains_;
  std::string documents_;
  std::string model_;
  OwnTables own_;
  bool json_ = false;
  bool errors_ = false;
};

}  // namespace readout::cli
