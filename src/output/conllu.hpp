// CoNLL-U out: words, tags and trees for other programs. MISC holds SpaceAfter=No, TokenRange=start:end (code
// points of the report's text, end exclusive) and Mention=person* (head word of a mention, * if named).
// read_conllu() reads it back. Format: https://universaldependencies.org/format.html
#pragma once

#include <string>

#include "document/document.hpp"
#include "syntax/syntax.hpp"

namespace readout {

/// One `# newdoc` with all sentences; ends with an empty line. Linear in the text.
std::string to_conllu(const Document& document, const Syntax& syntax);

}  // namespace readout
