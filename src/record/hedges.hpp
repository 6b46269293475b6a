// Hedges: how sure a statement's content is as told, by the words of hedges.tsv over its main clauses.
//
// A modal in a relative clause says nothing about what the statement asserts, so a hedge counts only where
// it stands over the root of the content or a verb coordinated with or embedded straight under it. The
// weakest level wins: certain, probable, possible, unknown. Attribution itself is no hedge.
#pragma once

#include <vector>

#include "record/statements.hpp"

namespace readout {

struct FoundHedges {
  Hedge level = Hedge::certain;
  std::vector<ByteSpan> spans;
  Derivation steps;  // one a span
};

/// The hedges inside these spans (a statement's content). Words that stand in more quotations than `depth`
/// are somebody else's, or only mentioned. Nor do words in `except` count (a stance: "I know no reason").
FoundHedges find_hedges(const Document& document, const Syntax& syntax, const StatementTables& tables,
                        const std::vector<ByteSpan>& content, std::uint32_t depth, ByteSpan except = {});

/// The stance of the content's first sentence: "I see no reason why" doubts, "the report is untrue" denies.
/// Returns the row and its words, or null.
struct FoundStance {
  const StanceRow* row = nullptr;
  ByteSpan span;
};
FoundStance find_stance(const Syntax& syntax, const StatementTables& tables,
                        const std::vector<ByteSpan>& content);

}  // namespace readout
