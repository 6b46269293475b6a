// What --version prints: Readout's version, the model that it would read with, and the libraries it runs on.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace readout::cli {

std::string version_text(const Context& context);

}  // namespace readout::cli
