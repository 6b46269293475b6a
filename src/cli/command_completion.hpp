// readout completion: a script that completes verbs, options and file names in bash, zsh or fish.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace readout::cli {

class CommandCompletion : public Command {
 public:
  std::string_view name() const override { return "completion"; }
  std::string_view summary() const override { return "print a completion script for a shell"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  std::string shell_;
};

}  // namespace readout::cli
