// See statement_map.hpp.
#include "record/statement_map.hpp"

#include <algorithm>

namespace readout {
namespace {

std::uint32_t size_of(const Statement& s) {
  std::uint32_t size = 0;
  for (const ByteSpan part : s.content) size += part.size();
  return size;
}

}  // namespace

StatementMap::StatementMap(const Syntax& syntax, const IndexedVector<StatementIndex, Statement>& statements)
    : at_(syntax.size()) {
  std::vector<std::pair<std::uint32_t, StatementIndex>> by_size;
  for (const StatementIndex s : statements.indices()) by_size.emplace_back(size_of(statements[s]), s);
  // Longer ones first, so that shorter ones write over them; of equal ones the first stays.
  std::ranges::sort(by_size, std::greater<>());
  for (const auto& [size, s] : by_size) {
    for (const ByteSpan part : statements[s].content) {
      for (const TokenIndex t : syntax.tokens_in(part)) at_[t] = s;
    }
  }
}

StatementIndex statement_around(const IndexedVector<StatementIndex, Statement>& statements, ByteSpan span) {
  StatementIndex innermost;
  std::uint32_t best = 0;
  for (const StatementIndex s : statements.indices()) {
    const auto& content = statements[s].content;
    if (std::ranges::none_of(content, [&](ByteSpan part) { return part.contains(span); })) continue;
    const std::uint32_t size = size_of(statements[s]);
    if (innermost.valid() && size >= best) continue;
    innermost = s;
    best = size;
  }
  return innermost;
}

}  // namespace readout
