// readout read: reports in, their records out. The verb that needs no store.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/reader_option.hpp"
#include "cli/reading_options.hpp"
#include "record/reading.hpp"

namespace readout::cli {

class CommandRead : public Command {
 public:
  std::string_view name() const override { return "read"; }
  std::string_view summary() const override { return "read reports and print their records"; }
  std::string_view description() const override;
  std::vector<Example> examples() const override;
  void setup(CLI::App& verb) override;
  Result<ExitCode> run(const Context& context) override;

 private:
  enum class Form { report, json, conllu };
  struct Answer;  // what one report came to
  class Printer;  // prints the answers, in order
  Answer answer(const Reading& reading, const Terminal& terminal) const;
  Answer failure(const Input& input) const;
  std::vector<Answer> answers(const Reader& reader, const Terminal& terminal, std::vector<Input> batch) const;
  Form form() const;

  bool jsonl_ = false;
  std::string as_ = "report";
  bool derivation_ = false;
  bool text_ = false;
  ReadingOptions reading_;
  OwnTables own_;
  std::string model_;
};

}  // namespace readout::cli
