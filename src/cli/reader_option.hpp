// --model, --actors and --knowledge, and the reader they lead to. For all verbs that use the model.
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

/// What the user brings along.
struct OwnTables {
  std::vector<std::string> actors;  // files
  std::string knowledge;            // a directory, or empty
};

/// Adds --actors FILE, which may be given again, and --knowledge DIR, bound to `own`.
void add_own_options(CLI::App& verb, OwnTables& own);

/// Loads it for reading reports, with the user's actors and rows. Wrong lines of actors are told by warn().
/// Errors: bad_model, bad_table, unreadable and too_large (a file of the user's).
Result<Reader> load_reader(const std::string& model, const Context& context, const OwnTables& own = {});

}  // namespace readout::cli
