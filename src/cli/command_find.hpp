// readout find: the records of a database by state, person, status, time and words. Loads no model.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/statement_options.hpp"
#include "cli/store_options.hpp"

namespace readout::cli {

class CommandFind : public Command {
 public:
  std::string_view name() const override { return "find"; }
  std::string_view summary() const override { return "find records in a database"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  std::string kind_;
  std::string db_;
  FilterOptions filter_;
  StatementOptions statement_;
  AnswerOptions answer_;
};

}  // namespace readout::cli
