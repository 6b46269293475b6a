// Prints what a question to the database found, in the form asked for: rows for people, CSV, or JSON Lines.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/store_options.hpp"

namespace readout::cli {

/// A row of the answer as people see it, made from its cells.
using Shown =
    std::function<std::vector<std::string>(const std::function<std::string(std::string_view)>& cell)>;

struct Answered {
  Cells columns;                    // of the question's rows
  std::vector<std::string> header;  // for people
  Shown shown;                      // for people; cell("status") is the cell of that column, on one line
  std::function<Result<std::size_t>(const CellSink&)> rows;
  std::function<Result<std::size_t>(const LineSink&)> lines;
  std::string nothing;  // told to people on standard error if there is nothing
};

/// Runs the question and prints; nothing_found if there is nothing.
Result<ExitCode> print_answer(const Context& context, AnswerForm form, const Answered& answered);

}  // namespace readout::cli
