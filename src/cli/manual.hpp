// Help and man pages, both made from the tree of verbs and options (CLI11) and the prose that each verb
// carries.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace readout::cli {

/// Plain text for a terminal: of one verb, or of the whole program if `command` is null.
std::string help_text(const Context& context, const Command* command);

/// The man page in roff, section 1: readout-VERB(1), or readout(1) if `command` is null.
std::string man_page(const Context& context, const Command* command);

}  // namespace readout::cli
