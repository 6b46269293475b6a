// How many columns of a terminal a character takes; apart from unicode.hpp because only what draws on a
// screen asks.
#pragma once

#include <cstddef>

namespace readout {

/// 2 for East-Asian wide characters, 0 for combining and control characters, else 1.
std::size_t display_width(char32_t c);

}  // namespace readout
