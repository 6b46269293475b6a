// Characters on a terminal: how many columns one takes, and what stands for it where only ASCII can be shown.
// Apart from unicode.hpp because only what draws on a screen asks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace readout {

/// 2 for East-Asian wide characters, 0 for combining and control characters, else 1.
std::size_t display_width(char32_t c);

/// The text in ASCII: curly marks straightened, dashes as -, letters without their accents, ? for the rest.
/// @pre valid UTF-8
std::string to_ascii(std::string_view text);

}  // namespace readout
