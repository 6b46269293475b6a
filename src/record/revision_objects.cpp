// See revision_objects.hpp.
#include "record/revision_objects.hpp"

#include <algorithm>

#include "record/word_pattern.hpp"

namespace readout {
namespace {

/// The first quotation that opens in the words.
ByteSpan quoted_in(const RecordContext& context, TokenRange words) {
  for (const TokenIndex t : words) {
    const QuotationIndex q = context.document.quotation_at(context.syntax.span(t).begin);
    if (!q.valid()) continue;
    const ByteSpan inner = context.document.quotations()[q].parts.front().inner;
    if (inner.begin >= context.syntax.span(words.begin_index).begin)
      return without_edges(context.document.text(), inner);
  }
  return {};
}

/// The first clause with "that" in the words, without it: "the claim that A had B", "an article which said
/// that".
ByteSpan told_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    const std::string_view relation = syntax.base_relation(t);
    if (relation != "ccomp" && relation != "acl") continue;
    const TokenIndex mark = syntax.child(t, "mark");
    const TokenRange clause = syntax.subtree(t);
    const bool that = mark.valid() && syntax.lower(mark) == "that";
    if (!that && !(relation == "ccomp" && clause.begin_index > words.begin_index)) continue;
    const TokenIndex first = that ? mark + 1 : clause.begin_index;
    if (first < clause.end_index) return syntax.span({first, std::min(clause.end_index, words.end_index)});
  }
  return {};
}

bool is_number(const Syntax& syntax, TokenIndex t) { return syntax.upos(t) == "NUM"; }

ByteSpan figure_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    if (!is_number(syntax, t)) continue;
    const TokenIndex unit = t + 1;
    const bool has_unit = unit < words.end_index && syntax.upos(unit) == "NOUN";
    return syntax.span({t, has_unit ? unit + 1 : unit});
  }
  return {};
}

/// The phrase that begins at t, to the next comma or full stop at most; of a date or an amount the number
/// alone counts, so its phrase does.
TokenRange phrase_from(const RecordContext& context, TokenIndex t, TokenIndex limit) {
  const TokenIndex end = std::min(end_of_phrase(context.document, context.syntax, t), limit);
  return {t, std::max(end, t + 1)};
}

/// The phrase before the word that stands where the other one does: under the same head, or the nearest with
/// a number if that has one, else the nearest noun phrase.
TokenRange counterpart_before(const Syntax& syntax, TokenIndex before, TokenIndex first, TokenRange other) {
  bool number = false;
  for (const TokenIndex t : other) number = number || is_number(syntax, t);
  for (TokenIndex t = before; t > first;) {
    --t;
    if (number && !is_number(syntax, t)) continue;
    const std::string_view upos = syntax.upos(t);
    if (!number && upos != "NOUN" && upos != "PROPN") continue;
    if (number) {
      const bool month =
          t > first && syntax.upos(t - 1) == "PROPN" && syntax.upos(other.begin_index) == "PROPN";
      return {month || (t > first && syntax.form(t - 1) == "$") ? t - 1 : t, t + 1};
    }
    TokenIndex begin = t;
    while (begin > first && syntax.dominates(t, begin - 1)) --begin;
    return {begin, t + 1};
  }
  return {};
}

}  // namespace

ByteSpan words_in_object(const RecordContext& context, TokenIndex verb) {
  const Syntax& syntax = context.syntax;
  if (!verb.valid()) return {};
  ByteSpan figure;
  for (const TokenIndex c : syntax.children(verb)) {
    const std::string_view relation = syntax.base_relation(c);
    const bool object = relation == "obj" || relation == "obl" || syntax.relation(c) == "nsubj:pass";
    const bool gerund = relation == "advcl" && !marker_of(syntax, c).empty() && syntax.xpos(c) == "VBG";
    if (!object && !gerund) continue;
    const TokenRange words = syntax.subtree(c);
    if (const ByteSpan quoted = quoted_in(context, words); !quoted.empty()) return quoted;
    if (const ByteSpan told = told_in(syntax, words); !told.empty())
      return without_edges(context.document.text(), told);
    if (figure.empty() && relation != "obl") figure = figure_in(syntax, words);
    if (figure.empty() && is_number(syntax, c)) continue;  // "on Wednesday", "on May 6"
  }
  return figure;
}

std::optional<Change> contrast_in(const RecordContext& context, TokenRange words) {
  const Syntax& syntax = context.syntax;
  for (const TokenIndex t : words) {
    if (syntax.lower(t) != "not" || t == words.begin_index || t + 1 >= words.end_index) continue;
    const std::string_view before = syntax.lower(t - 1);
    const bool after_comma = before == "," || before == "and" || before == "—" || before == "–";
    if (!after_comma) continue;
    TokenIndex first = t + 1;
    if (syntax.lower(first) == ",") {  // "and not, as the minister had said, 24"
      TokenIndex close = first + 1;
      while (close < words.end_index && syntax.lower(close) != ",") ++close;
      if (close + 1 >= words.end_index) continue;
      first = close + 1;
    }
    if (syntax.lower(first) == "in" || syntax.lower(first) == "on" || syntax.lower(first) == "from") ++first;
    if (first >= words.end_index || syntax.upos(first) == "VERB" || syntax.upos(first) == "SCONJ") continue;
    const TokenRange old = phrase_from(context, first, words.end_index);
    const TokenRange now = counterpart_before(syntax, t - 1, words.begin_index, old);
    if (now.empty()) continue;
    return Change{without_edges(context.document.text(), syntax.span(old)), syntax.span(now)};
  }
  return std::nullopt;
}

}  // namespace readout
