// Told as a fact: is what a predicate says told as done or being done, and not denied, refused, wanted,
// possible or only set as a condition? By the operators over it (operators.hpp).
#pragma once

#include "record/record_context.hpp"

namespace readout {

bool told_as_fact(const RecordContext& context, PredicateIndex p);

}  // namespace readout
