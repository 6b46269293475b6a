// Rows for people and for spreadsheets: a table that fits the terminal, and CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace readout::cli {

/// A row as RFC 4180 has it: cells with comma, quote or line end in quotes, ended by CRLF. Cells are not
/// changed.
std::string csv_line(const std::vector<std::string>& cells);

/// Words of a report on one line and harmless to a terminal: white space becomes one space, control
/// characters and marks that turn the writing direction are left out.
std::string one_line(std::string_view words);

/// Lines of at most `columns` characters (at least 1), broken between words where that is possible.
std::vector<std::string> wrapped(std::string_view words, std::size_t columns);

/// A table with a header line; columns without any words are left out. Columns are as wide as their cells; if
/// the table is wider than the terminal, the widest ones are made narrower and their cells wrapped.
std::string text_table(const std::vector<std::string>& header,
                       const std::vector<std::vector<std::string>>& rows, const Terminal& terminal);

}  // namespace readout::cli
