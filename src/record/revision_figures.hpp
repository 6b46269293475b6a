// Figures and names that stand for each other: "400 soldiers" and "the right number is 40", "Lithuania" and
// "he had meant Greece". What a correction changes is mostly one of these, while the sentences around are
// not alike enough to be laid side by side (revision_wordings.hpp).
#pragma once

#include <optional>

#include "record/record_context.hpp"
#include "record/revision_wordings.hpp"

namespace readout {

/// The first figure before that differs from one of the same unit after ("percent", a month, a currency),
/// else from one whose unit is not told. The figures with their units.
std::optional<Change> figure_change(const Syntax& syntax, ByteSpan before, ByteSpan after);

/// "$3 million" for "million": a word of a figure with the whole of it.
ByteSpan whole_figure(const Syntax& syntax, ByteSpan word);

/// A day or month for another, else the first name after that is not among those before, and the last name
/// before of the same type that is not among those after: "the death of Kim Ha", "it was Kim Ho who had
/// died". `speaker`, if given, is no name that is changed.
std::optional<Change> name_change(const RecordContext& context, ByteSpan before, ByteSpan after,
                                  ActorIndex speaker = {});

/// A noun that both have, with what tells them apart: "sank in international waters", "it was in Indian
/// waters".
std::optional<Change> noun_change(const Syntax& syntax, ByteSpan before, ByteSpan after);

/// What stands in `before` for the name or the figure that `after` begins with: of names the last actor of
/// the same type. Empty if nothing does.
ByteSpan counterpart_in(const RecordContext& context, ByteSpan before, ByteSpan after);

}  // namespace readout
