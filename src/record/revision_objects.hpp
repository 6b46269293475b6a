// The words that a cue of revision speaks of without giving them in a slot: those in its object ("took back
// her jibe that A was 'B'"), and those that a sentence sets against each other ("in 2009, and not in 2019").
#pragma once

#include <optional>

#include "record/record_context.hpp"
#include "record/revision_wordings.hpp"

namespace readout {

/// The words that the verb's object, its passive subject or its prepositional phrase quotes or tells: a
/// quotation, else a clause behind "that", else a figure. Empty if it only names them ("took back the
/// remark").
ByteSpan words_in_object(const RecordContext& context, TokenIndex verb);

/// "X, not Y", "not Y but X", in these words: from Y, to X.
std::optional<Change> contrast_in(const RecordContext& context, TokenRange words);

}  // namespace readout
