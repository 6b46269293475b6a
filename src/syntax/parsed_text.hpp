// A document and its trees kept together, so that the text outlives the views into it.
#pragma once

#include <memory>

#include "syntax/syntax.hpp"

namespace readout {

struct ParsedText {
  std::unique_ptr<const Document> document;  // on the heap: Syntax keeps views into its text
  Syntax syntax;
};

}  // namespace readout
