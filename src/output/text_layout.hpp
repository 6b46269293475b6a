// Text on a screen: how wide it stands there, and how it breaks into lines. Widths are terminal columns:
// East-Asian wide characters take two, combining marks none (base/screen.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// Columns that the text takes on one line. Control characters count as none. @pre valid UTF-8
std::size_t display_width(std::string_view text);

/// Breaks at white space into lines of at most `columns`; runs of white space become one space. A word that
/// is wider than a line is cut. An empty text gives one empty line. @pre valid UTF-8, columns >= 2
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace readout
