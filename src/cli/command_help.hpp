// readout help: the help of the program or of one verb, as text or as a man page.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace readout::cli {

class CommandHelp : public Command {
 public:
  std::string_view name() const override { return "help"; }
  std::string_view summary() const override { return "explain Readout or one of its verbs"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  std::string verb_;
  bool man_ = false;
};

}  // namespace readout::cli
