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
};

/// The hedges inside these spans (a statement's content).
FoundHedges find_hedges(const Document& document, const Syntax& syntax, const StatementTables& tables,
                        const std::vector<ByteSpan>& content);

}  // namespace readout
