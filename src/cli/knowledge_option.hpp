// --knowledge DIR: rows of the user's own for the tables of the record stage.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "base/knowledge.hpp"

namespace readout::cli {

/// Adds --knowledge DIR, bound to `directory`.
void add_knowledge_option(CLI::App& verb, std::string& directory);

/// The files of the directory, in the order of their names; those whose name begins with a dot are passed
/// over. The built-in tables alone if `directory` is empty. Errors: unreadable, too_large, bad_table (no file
/// in it).
Result<Knowledge> read_knowledge(const std::string& directory);

}  // namespace readout::cli
