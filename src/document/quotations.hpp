// Marks -> quotations: the tree of what is quoted, over paragraphs where a quotation runs on. The file
// quotations.cpp explains the algorithm. Says nothing about who speaks, and does not join the two halves of
// an interrupted quotation.
#pragma once

#include <string_view>

#include "document/document.hpp"

namespace readout {

/// The quotations of a text in the order of their opening marks; parents stand before their children. Cost
/// linear.
/// @pre `text` is valid UTF-8; the paragraphs are in order and do not overlap.
IndexedVector<QuotationIndex, Quotation> quotations_in(
    std::string_view text, const IndexedVector<ParagraphIndex, Paragraph>& paragraphs);

}  // namespace readout
