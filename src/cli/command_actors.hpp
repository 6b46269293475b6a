// readout actors: who is spoken of in the reports, and whom no table knows. What a user needs to extend a
// dictionary of actors (--actors). Needs no store.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/reader_option.hpp"
#include "cli/reading_options.hpp"
#include "cli/store_options.hpp"
#include "record/reading.hpp"

namespace readout::cli {

class CommandActors : public Command {
 public:
  std::string_view name() const override { return "actors"; }
  std::string_view summary() const override { return "list the actors of reports, or those no table knows"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  struct Outcome;  // what one report came to
  static std::vector<Outcome> outcomes(const Reader& reader, std::vector<Input> batch);

  bool unknown_ = false;
  AnswerOptions answer_;
  ReadingOptions reading_;
  OwnTables own_;
  std::string model_;
};

}  // namespace readout::cli
