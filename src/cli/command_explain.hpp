// readout explain: one record, its words in the text, and the steps that led to it. Loads no model.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace readout::cli {

class CommandExplain : public Command {
 public:
  std::string_view name() const override { return "explain"; }
  std::string_view summary() const override { return "show what a record rests on"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  std::string record_;
  std::string db_;
  bool jsonl_ = false;
};

}  // namespace readout::cli
