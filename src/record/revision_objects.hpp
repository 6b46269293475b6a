// The words that a cue of revision speaks of without giving them in a slot: those in its object ("took back
// her jibe that A was 'B'"), those said when it happened ("misspoke when he told A that B"), and those that a
// sentence sets against each other ("in 2009, and not in 2019").
#pragma once

#include <optional>

#include "record/record_context.hpp"
#include "record/revision_wordings.hpp"

namespace readout {

struct CueWords {
  ByteSpan span;         // empty if the cue only names the words ("took back the remark")
  bool told = false;     // a whole clause that tells what was said
  bool of_noun = false;  // only what its noun is of: "his objection to talks"
};

/// The words that the cue's object, its subject if it is passive or no verb ("his remark that A was a joke"),
/// its prepositional phrase, or its clause of time or manner ("when he said") quotes or tells: a quotation,
/// else a clause, else, of a correction, a figure; of a denial the clause first. `verb` is the cue's
/// predicate, or none.
CueWords words_of_cue(const RecordContext& context, TokenRange cue, TokenIndex verb, RevisionKind kind);

/// What a clause of time quotes or tells: "when he told A that B".
ByteSpan words_of_occasion(const RecordContext& context, TokenIndex clause);

/// What a noun for something said quotes or tells: "his suggestion that A be “put down”".
CueWords words_of_noun(const RecordContext& context, TokenIndex noun);

/// The object itself, where it says more than that something was said: "its warning about a batch of syrup".
ByteSpan object_of_cue(const RecordContext& context, TokenIndex verb);

/// Without what is added loosely behind a comma: ", as A reported", ", calling it B", ", a remark made by C".
ByteSpan bare_clause(const RecordContext& context, ByteSpan told);

/// "X, not Y", "not Y but X", in these words: from Y, to X.
std::optional<Change> contrast_in(const RecordContext& context, TokenRange words);

/// "to X from Y", "from Y to X" under the verb: numbers and names.
std::optional<Change> change_under(const Syntax& syntax, TokenIndex verb);

/// "four men, excuse me, five men": the phrases right before and right behind the cue, if they are alike.
std::optional<Change> repair_at(const RecordContext& context, TokenRange cue);

}  // namespace readout
