// Which contacts are matters of the record: those between states and what stands for them, and of officials
// inside one country; not crowds, the press, private journeys, teams and firms.
#pragma once

#include <string>
#include <vector>

#include "record/record_context.hpp"

namespace readout {

/// Not all of one country, as far as is known. An official whose country the report does not say counts as
/// one of another country: papers leave out what is foreign to nobody.
bool is_diplomatic(const Actors& actors, const std::vector<ActorIndex>& participants);

/// Why the contact is none of the record's, in plain words; empty if it is. @pre `diplomatic` is set
std::string why_out_of_scope(const RecordContext& context, const Contact& contact);

}  // namespace readout
