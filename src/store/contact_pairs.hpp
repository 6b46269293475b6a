// Which states a contact joins, and at which level both sides reach. Private to store.
#pragma once

#include <string>
#include <vector>

#include "record/reading.hpp"

namespace readout {

struct ContactPair {
  std::string a, b;  // codes, a < b
  Level level = Level::other;
  bool operator==(const ContactPair&) const = default;
};

/// All pairs of states, each once, in alphabetical order. The level of a side is that of its highest person;
/// the level of the contact is the lower of both sides' (a president who receives an ambassador is in contact
/// at the level of ambassador). A side without persons ("Russia", "the delegation") leaves the level to the
/// other.
std::vector<ContactPair> pairs_of(const Contact& contact, const Actors& actors);

/// "IRN/SAU" -> IRN, SAU. Views into `country`.
std::vector<std::string_view> countries_of(std::string_view country);

}  // namespace readout
