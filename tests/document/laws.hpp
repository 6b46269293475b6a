// The laws of a Document, for random texts, corpora and the fuzz target alike.
#pragma once

#include <string>

#include "document/document.hpp"

namespace readout {

/// The first law that the document breaks, in words; empty if it keeps them all. Cost linear in the text,
/// quadratic in nothing but the depth of quotations.
std::string broken_law(const Document& document);

}  // namespace readout
