// --model, and the reader it leads to. For all verbs that use the model.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "cli/command.hpp"
#include "record/reading.hpp"

namespace readout::cli {

/// Adds --model FILE, bound to `model`.
void add_model_option(CLI::App& verb, std::string& model);

/// The model's file: `model` if given, else $READOUT_MODEL, else beside the binary, in share/readout, or in
/// the source tree's models/. Errors: bad_model, saying where was looked.
Result<std::filesystem::path> model_file(const std::string& model, const Context& context);

/// Loads it for reading reports. Errors: bad_model, bad_table.
Result<Reader> load_reader(const std::string& model, const Context& context);

}  // namespace readout::cli
