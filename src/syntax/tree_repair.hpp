// Trees that no reader would draw, and what they stand for. The parser chooses the arcs of a sentence by
// their scores, each for itself; now and then a word gets two subjects and its neighbour none.
#pragma once

#include "syntax/syntax.hpp"

namespace readout {

/// Puts right heads and relations of the sentence: the subject of what is reported, or of an adverbial
/// clause, that hangs on the verb above. The tree stays a tree; a label that the model does not have changes
/// nothing. Cost quadratic in the words at most.
void repair_tree(const Labels& labels, Syntax::Columns& columns, TokenRange sentence);

}  // namespace readout
