// The tables of knowledge/ as they stood when the program was built: the build (cmake/embed.cmake) puts them
// into the binary, so that Readout is one file that needs nothing beside it.
#pragma once

#include <string_view>
#include <vector>

namespace readout {

/// The text of knowledge/NAME ("states.tsv"), or an empty view if there is no such table.
std::string_view embedded_table(std::string_view name);

/// The names of all of them, sorted.
std::vector<std::string_view> embedded_table_names();

}  // namespace readout
