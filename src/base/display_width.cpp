// The widths are utf8proc's, from Unicode's EastAsianWidth.txt; ambiguous ones count as narrow.
#include "base/display_width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace readout {

std::size_t display_width(char32_t c) {
  if (c < 0x7f) return c >= 0x20 ? 1 : 0;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
}

}  // namespace readout
