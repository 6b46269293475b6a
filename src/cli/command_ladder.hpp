// readout ladder: at which levels two states have been in contact, from the top down. Loads no model.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/store_options.hpp"

namespace readout::cli {

class CommandLadder : public Command {
 public:
  std::string_view name() const override { return "ladder"; }
  std::string_view summary() const override { return "show who of two states met at which level"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  std::vector<std::string> states_;
  std::string db_;
  bool all_ = false;
  FilterOptions filter_;
  AnswerOptions answer_;
};

}  // namespace readout::cli
