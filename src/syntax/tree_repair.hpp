// Trees that no reader would draw, and what they stand for: what the search for the best tree
// (tree_search.hpp) leaves wrong because it is likely to the parser. See docs/decisions/0016.
#pragma once

#include "syntax/syntax.hpp"

namespace readout {

/// Puts right heads and relations of the sentence: subjects on the wrong verb, objects taken for appositions,
/// inverted conditions, names cut at a hyphen, ... The tree stays a tree with one root; a repair whose labels
/// the model does not have is left out. Cost quadratic in the words at most.
void repair_tree(const Labels& labels, Syntax::Columns& columns, TokenRange sentence);

}  // namespace readout
