// Matching of hedges.tsv against the words of a content; see hedges.hpp for what counts.
#include "record/hedges.hpp"

#include <algorithm>

#include "base/one_of.hpp"

namespace readout {
namespace {

bool word_fits(const Syntax& syntax, TokenIndex t, std::string_view word) {
  if (word == "<neg>") return is_one_of(syntax.lower(t), {"not", "n't", "never"});
  if (word.ends_with('~')) return syntax.lemma(t) == word.substr(0, word.size() - 1);
  return syntax.lower(t) == word;
}

bool place_fits(const Syntax& syntax, TokenIndex t, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& w) { return word_fits(syntax, t, w); });
}

/// Where the pattern that begins at t ends, or t itself if it does not fit. Adverbs and "not" may stand
/// between two places.
TokenIndex match_end(const Syntax& syntax, TokenIndex t, TokenIndex limit,
                     const std::vector<std::vector<std::string>>& places) {
  TokenIndex at = t;
  bool gap = false;
  for (const std::vector<std::string>& place : places) {
    if (place.front() == "*") {
      gap = true;
      continue;
    }
    if (place.front().starts_with('!')) {  // what must not follow at once
      if (at < limit && word_fits(syntax, at, place.front().substr(1))) return t;
      continue;
    }
    int skipped = 0;
    while (at < limit && !place_fits(syntax, at, place)) {
      const std::string_view upos = syntax.upos(at);  // "I do not", "is certainly not"
      const bool small = upos == "ADV" || (upos == "AUX" && place.front() == "<neg>");
      const bool may_skip = at != t && (gap ? skipped < 3 : skipped < 1 && small);
      if (!may_skip) return t;
      ++skipped;
      ++at;
    }
    if (at >= limit) return t;
    ++at;
    gap = false;
  }
  return at;
}

/// Is the word over a main verb: no relative or adverbial clause between it and the top?
bool is_main(const Syntax& syntax, TokenIndex t, ByteSpan content, bool conditions) {
  bool first_clause = conditions;
  for (TokenIndex at = t; syntax.head(at).valid(); at = syntax.head(at)) {
    if (!content.overlaps(syntax.span(syntax.head(at)))) return true;
    const std::string_view relation = syntax.relation(at);
    if (relation == "advcl" && first_clause) {
      first_clause = false;
      continue;
    }
    if (is_one_of(relation, {"acl:relcl", "advcl", "acl", "advcl:relcl"})) return false;
  }
  return true;
}

bool counts(const Syntax& syntax, const HedgeRow& row, TokenIndex t, ByteSpan content) {
  switch (row.scope) {
    case HedgeScope::any:
      return true;
    case HedgeScope::head:
      return syntax.span(t).begin <= content.begin + 2;
    case HedgeScope::condition:
      return syntax.base_relation(t) == "mark" && is_main(syntax, t, content, true);
    case HedgeScope::clause:
      return is_main(syntax, t, content, false);
  }
  return false;
}

}  // namespace

FoundHedges find_hedges(const Document& document, const Syntax& syntax, const StatementTables& tables,
                        const std::vector<ByteSpan>& content, std::uint32_t depth, ByteSpan except) {
  FoundHedges found;
  for (const ByteSpan span : content) {
    const TokenRange words = syntax.tokens_in(span);
    for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
      if (syntax.upos(t) == "PROPN") continue;  // "since May"
      for (const HedgeRow& row : tables.hedges) {
        if (!place_fits(syntax, t, row.words.front())) continue;
        const TokenIndex end = match_end(syntax, t, words.end_index, row.words);
        if (end == t || !counts(syntax, row, t, span)) continue;
        const QuotationIndex q = document.quotation_at(syntax.span(t).begin);
        if (q.valid() && document.quotations()[q].depth >= depth) continue;
        if (except.overlaps(syntax.span(t))) continue;
        found.level = std::max(found.level, row.level);
        const ByteSpan hedge{syntax.span(t).begin, syntax.span(end - 1).end};
        if (!found.spans.empty() && found.spans.back().overlaps(hedge)) continue;
        found.spans.push_back(hedge);
        found.steps.push_back(
            {"hedges.tsv: " + row.pattern, hedge, std::string(name_of(row.level)), row.row});
      }
    }
  }
  return found;
}

FoundStance find_stance(const Syntax& syntax, const StatementTables& tables,
                        const std::vector<ByteSpan>& content) {
  if (content.empty()) return {};
  TokenRange words = syntax.tokens_in(content.front());
  while (!words.empty() && syntax.upos(words.begin_index) == "PUNCT") ++words.begin_index;
  if (words.empty()) return {};
  const TokenRange sentence = syntax.sentence(syntax.sentence_of(words.begin_index)).tokens;
  words.end_index = std::min(words.end_index, sentence.end_index);
  for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
    for (const StanceRow& row : tables.stances) {
      if (!place_fits(syntax, t, row.words.front())) continue;
      const TokenIndex end = match_end(syntax, t, words.end_index, row.words);
      if (end == t || !is_main(syntax, t, content.front(), false)) continue;
      return {&row, {syntax.span(t).begin, syntax.span(end - 1).end}};
    }
  }
  return {};
}

}  // namespace readout
