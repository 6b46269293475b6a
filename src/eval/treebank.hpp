// A gold file in CoNLL-U: its analysis, and the text that it is an analysis of. The text is rebuilt from the
// surface tokens and SpaceAfter, with an empty line before each `# newpar` and `# newdoc`. Stricter than
// read_conllu of syntax, which makes trees for tests: here each word keeps the form that the file gives it,
// whatever its token looks like, and a fault is told with its line. Of MISC, SpaceAfter is read and GUM's
// Entity (https://wiki.gucorpling.org/gum/entities); empty nodes, enhanced dependencies and all else are left
// out. Format: https://universaldependencies.org/format.html
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "eval/analysis.hpp"

namespace readout {

/// One text of several: from its `# newdoc` to the next.
struct TreebankDocument {
  std::string id;     // "# newdoc id = ID"; empty if it has none, or the words stand before the first one
  std::string title;  // "# meta::title = TITLE", as GUM has it; or empty
  std::size_t first_word = 0, end_word = 0;  // of the treebank's analysis
};

struct Treebank {
  std::string text;  // all spans of `gold` lie in it
  Analysis gold;
  std::vector<TreebankDocument> documents;  // at least one; together they have all words
  bool has_mentions = false;                // some word has Entity=
};

/// `name` is for messages. Errors: bad_input, as "NAME:LINE: ..." (not ten columns, ids out of order, no
/// tree, ...); too_large, if the text is longer than limits::kMaxTextBytes.
Result<Treebank> read_treebank(std::string_view conllu, std::string_view name);

}  // namespace readout
