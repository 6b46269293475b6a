// The words that a cue of revision speaks of without giving them in a slot: those in its object ("took back
// her jibe that A was 'B'"), and those that a sentence sets against each other ("in 2009, and not in 2019").
#pragma once

#include <optional>

#include "record/record_context.hpp"
#include "record/revision_wordings.hpp"

namespace readout {

/// The words that the cue's object, its subject if it is passive or no verb ("his remark that A was a joke"),
/// or its prepositional phrase quotes or tells: a quotation, else a clause, else, of a correction, a figure.
/// Empty if they only name them ("took back the remark"). `verb` is the cue's predicate, or none.
ByteSpan words_of_cue(const RecordContext& context, TokenRange cue, TokenIndex verb, RevisionKind kind);

/// "X, not Y", "not Y but X", in these words: from Y, to X.
std::optional<Change> contrast_in(const RecordContext& context, TokenRange words);

}  // namespace readout
