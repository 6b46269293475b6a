// readout ingest: reads reports and keeps them and their records in a database.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/reader_option.hpp"
#include "cli/reading_options.hpp"
#include "record/reading.hpp"
#include "store/store_writer.hpp"

namespace readout::cli {

class CommandIngest : public Command {
 public:
  std::string_view name() const override { return "ingest"; }
  std::string_view summary() const override { return "read reports and keep their records in a database"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  struct Outcome;  // what one report came to
  class Keeper;    // keeps the outcomes, in order
  std::vector<Outcome> read(const Reader& reader, const StoreWriter& store, std::vector<Input> batch) const;

  std::string db_;
  bool again_ = false;
  ReadingOptions reading_;
  OwnTables own_;
  std::string model_;
};

}  // namespace readout::cli
