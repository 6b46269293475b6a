// readout explain: why a record is what it is, or why words are no record. Of a report it reads, or, with
// --db, of a record kept in a database; the latter loads no model.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/reader_option.hpp"
#include "output/explanation.hpp"

namespace readout::cli {

class CommandExplain : public Command {
 public:
  std::string_view name() const override { return "explain"; }
  std::string_view summary() const override { return "show what a record rests on, or why there is none"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  /// What is wrong with the options together, or nothing.
  std::string misuse() const;
  Result<ExitCode> explain_kept(const Context& context) const;
  Result<ExitCode> explain_reports(const Context& context) const;
  Explained choose(const Reader& reader, const Reading& reading) const;
  bool is_wanted(const Reading& reading, RecordId id, const std::vector<ByteSpan>& places) const;
  std::string nothing_found() const;

  std::string what_;  // a file or -, or with --db a record
  std::string record_, words_, kind_;
  std::string db_;
  std::string input_ = "guess";
  std::string model_;
  OwnTables own_;
  bool json_ = false;
};

}  // namespace readout::cli
