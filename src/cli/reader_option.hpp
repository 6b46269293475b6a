// --model, and the reader it leads to. For all verbs that read reports.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/command.hpp"
#include "record/reading.hpp"

namespace readout::cli {

/// Adds --model FILE, bound to `model`.
void add_model_option(CLI::App& verb, std::string& model);

/// Loads the model: `model` if given, else $READOUT_MODEL, else beside the binary, in share/readout, or in
/// the source tree's models/. Errors: bad_model, saying where was looked.
Result<Reader> load_reader(const std::string& model, const Context& context);

}  // namespace readout::cli
