// Whom a visitor came to see, where the report tells the visit of the state alone.
#pragma once

#include "record/record_context.hpp"
#include "record/records.hpp"

namespace readout {

/// "visited Quito and signed a pact with President Roe": a visit is to the official of the state with whom
/// the same sentence puts the visitor, or whom the next one calls the host; else to the state.
void name_host(const RecordContext& context, Contact& visit);

}  // namespace readout
