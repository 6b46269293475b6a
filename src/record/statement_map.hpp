// Which statement a word stands in: the innermost one that holds it, looked up in one step. For finders that
// ask for many words of one report.
#pragma once

#include "record/records.hpp"
#include "syntax/syntax.hpp"

namespace readout {

class StatementMap {
 public:
  /// Cost: the words of all contents, and sorting the statements.
  StatementMap(const Syntax& syntax, const IndexedVector<StatementIndex, Statement>& statements);

  /// The statement with the shortest content that holds the word, or none. O(1).
  StatementIndex at(TokenIndex t) const { return at_[t]; }

 private:
  IndexedVector<TokenIndex, StatementIndex> at_;
};

/// The innermost statement one of whose content spans holds all of `span`, or none. Linear in the statements.
StatementIndex statement_around(const IndexedVector<StatementIndex, Statement>& statements, ByteSpan span);

}  // namespace readout
