// --model and --actors, and the reader they lead to. For all verbs that use the model.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "record/reading.hpp"

namespace readout::cli {

/// Adds --model FILE, bound to `model`.
void add_model_option(CLI::App& verb, std::string& model);

/// The model's file: `model` if given, else $READOUT_MODEL, else beside the binary, in share/readout, or in
/// the source tree's models/. Errors: bad_model, saying where was looked.
Result<std::filesystem::path> model_file(const std::string& model, const Context& context);

/// Adds --actors FILE, which may be given again, bound to `files`.
void add_actors_option(CLI::App& verb, std::vector<std::string>& files);

/// Loads it for reading reports, with the user's actors. Their wrong lines are told by warn(). Errors:
/// bad_model, bad_table, unreadable and too_large (a file of actors).
Result<Reader> load_reader(const std::string& model, const Context& context,
                           const std::vector<std::string>& actors = {});

}  // namespace readout::cli
