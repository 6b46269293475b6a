// Where the paragraphs of a text lie. Blank lines always part them. Single line ends do so only if the text's
// shape says that they do: much copy puts each paragraph on one line, while mail and old wire copy wraps
// lines at a fixed width. Says nothing about what a paragraph is (front_matter.hpp does).
#pragma once

#include <string_view>
#include <vector>

#include "base/index.hpp"

namespace readout {

/// The paragraphs in order, without surrounding white space, none empty. Cost linear.
/// @pre `text` is valid UTF-8.
std::vector<ByteSpan> paragraph_spans(std::string_view text);

}  // namespace readout
