// Events: the contacts of a report in the field's ontologies, CAMEO and PLOVER. The code is that of the frame
// at the contact's stage (event_tables.hpp); who acts on whom is read from the operators over the act:
// whoever offers, seeks or refuses is the source. Held contacts of symmetric frames are reciprocal. Acts that
// are no contacts are not coded yet, and what the table does not list is no event.
#pragma once

#include <vector>

#include "record/contacts.hpp"

namespace readout {

/// One event at most for each contact, in their order. Linear in the mentions.
std::vector<Event> code_events(const RecordContext& context, const ContactReading& contacts);

}  // namespace readout
