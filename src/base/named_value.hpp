// Values of an enumeration by their names, for tables and gold files.
#pragma once

#include <optional>
#include <string_view>

namespace readout {

/// The value that name_of calls so, of an enumeration from 0 to `last`; none if there is no such.
template <class Enum>
std::optional<Enum> value_named(std::string_view name, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace readout
