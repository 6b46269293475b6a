// "A's minister, Roe, cancelled a meeting with B's Poe. The two ministers might talk by phone": officials
// without a name act for their states (participants.hpp), but these two were told just before. Whoever
// takes part is they, even if one of them was given without his office.
#pragma once

#include "record/contacts.hpp"

namespace readout {

/// Puts the persons of the nearest mention before it in the place of the two states; `i` is its place in
/// `mentions`. Does nothing if they do not fit, each of another state.
void name_the_two(const RecordContext& context, std::vector<ContactMention>& mentions, std::size_t i);

}  // namespace readout
