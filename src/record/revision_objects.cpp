// See revision_objects.hpp.
#include "record/revision_objects.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "record/word_pattern.hpp"

namespace readout {
namespace {

/// The first quotation that opens in the words and does not hold the cue.
ByteSpan quoted_in(const RecordContext& context, TokenRange words, TokenRange cue) {
  for (const TokenIndex t : words) {
    const QuotationIndex q = context.document.quotation_at(context.syntax.span(t).begin);
    if (!q.valid()) continue;
    const ByteSpan inner = context.document.quotations()[q].parts.front().inner;
    if (inner.overlaps(context.syntax.span(cue))) continue;
    if (inner.begin >= context.syntax.span(words.begin_index).begin)
      return without_edges(context.document.text(), inner);
  }
  return {};
}

/// Where the clause under t begins that tells what was said ("that A had B", "according to which A had B"),
/// or none.
TokenIndex told_from(const Syntax& syntax, TokenIndex t, TokenRange words) {
  const std::string_view relation = syntax.base_relation(t);
  if (relation != "ccomp" && relation != "acl") return TokenIndex::none();
  const TokenRange clause = syntax.subtree(t);
  const TokenIndex mark = syntax.child(t, "mark");
  if (mark.valid() && syntax.lower(mark) == "that") return mark + 1;
  if (relation == "ccomp" && clause.begin_index > words.begin_index && !mark.valid())
    return clause.begin_index;
  for (TokenIndex u = clause.begin_index; u < t; ++u) {
    if (u > clause.begin_index && syntax.lower(u) == "which" && syntax.upos(u - 1) == "ADP") return u + 1;
  }
  return TokenIndex::none();
}

/// The first clause in the words that tells something, without "that": "the claim that A had B", "an article
/// which said that".
ByteSpan told_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    const TokenIndex first = told_from(syntax, t, words);
    const TokenIndex end = std::min(syntax.subtree(t).end_index, words.end_index);
    if (first.valid() && first < end) return syntax.span({first, end});
  }
  return {};
}

/// "a threat to shut the zone", "blaming A for B": what is done in words only is told by its verb phrase.
ByteSpan done_in(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    const bool infinitive = syntax.base_relation(t) == "acl" && marker_of(syntax, t) == "to";
    const TokenIndex end = std::min(syntax.subtree(t).end_index, words.end_index);
    if (infinitive && t < end) return syntax.span({t, end});
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
  TokenIndex end = std::min(end_of_phrase(context.document, context.syntax, t), limit);
  for (TokenIndex u = t + 1; u < end; ++u) {  // "2008 | as she had said"
    if (is_one_of(context.syntax.lower(u), {"as", ","})) end = u;
  }
  return {t, std::max(end, t + 1)};
}

/// Is t part of the noun phrase of the noun, not of the clause that the noun heads ("X was the noun")?
bool is_in_phrase(const Syntax& syntax, TokenIndex t, TokenIndex noun) {
  for (; t.valid() && t != noun; t = syntax.head(t)) {
    if (syntax.head(t) != noun) continue;
    return is_one_of(syntax.base_relation(t), {"det", "amod", "compound", "nummod", "nmod", "flat"});
  }
  return false;
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
    while (begin > first && is_in_phrase(syntax, begin - 1, t)) --begin;
    return {begin, t + 1};
  }
  return {};
}

}  // namespace

namespace {

/// The word of the cue that the others hang on.
TokenIndex head_of(const Syntax& syntax, TokenRange cue) {
  for (const TokenIndex t : cue) {
    const TokenIndex head = syntax.head(t);
    if (!head.valid() || !cue.contains(head)) return t;
  }
  return TokenIndex::none();
}

/// Can what hangs on the cue's head hold the words? A subject only if the cue does nothing to an object; no
/// "as nonsense" of a denial.
bool can_hold(const Syntax& syntax, TokenIndex c, bool verbal, RevisionKind kind) {
  const std::string_view relation = syntax.base_relation(c);
  const std::string_view marker = marker_of(syntax, c);
  if (kind == RevisionKind::denial && (marker == "as" || relation == "xcomp")) return false;
  if (is_one_of(relation, {"obj", "obl", "csubj"}) || syntax.relation(c) == "nsubj:pass") return true;
  if (relation == "nsubj") return !verbal;
  const bool gerund = is_one_of(relation, {"advcl", "xcomp"}) && syntax.xpos(c) == "VBG";
  return gerund && !is_one_of(marker, {"", "after", "before", "when", "while"});
}

}  // namespace

ByteSpan words_of_cue(const RecordContext& context, TokenRange cue, TokenIndex verb, RevisionKind kind) {
  const Syntax& syntax = context.syntax;
  const bool verbal = verb.valid() && syntax.upos(verb) == "VERB";
  const TokenIndex top = verbal ? verb : head_of(syntax, cue);
  if (!top.valid()) return {};
  ByteSpan figure, done;
  for (const TokenIndex c : syntax.children(top)) {
    if (!can_hold(syntax, c, verbal, kind)) continue;
    const TokenRange words = syntax.subtree(c);
    if (const ByteSpan quoted = quoted_in(context, words, cue); !quoted.empty()) return quoted;
    if (const ByteSpan told = told_in(syntax, words); !told.empty())
      return without_edges(context.document.text(), told);
    if (done.empty()) done = done_in(syntax, words);
    const bool named = context.tables.revisions.in_class("figure", syntax.lemma(c));
    if (figure.empty() && (named || syntax.base_relation(c) == "obj")) figure = figure_in(syntax, words);
  }
  return kind == RevisionKind::correction && !figure.empty() ? figure : done;
}

namespace {

/// Behind the words that set Y against X: "not", "rather than", "instead of"; none if they do not stand at t.
TokenIndex after_contrast(const Syntax& syntax, TokenIndex t, TokenRange words) {
  const std::string_view word = syntax.lower(t);
  const std::string_view before = syntax.lower(t - 1);
  if (word == "not" && is_one_of(before, {",", "and", "—", "–"})) return t + 1;
  if (t + 1 >= words.end_index) return TokenIndex::none();
  const std::string_view next = syntax.lower(t + 1);
  const bool pair = (word == "rather" && next == "than") || (word == "instead" && next == "of");
  return pair ? t + 2 : TokenIndex::none();
}

/// Where Y begins: "and not, as the minister had said, | 24", "and not in | 2019".
TokenIndex contrasted_from(const Syntax& syntax, TokenIndex first, TokenIndex limit) {
  if (first < limit && syntax.lower(first) == ",") {
    TokenIndex close = first + 1;
    while (close < limit && syntax.lower(close) != ",") ++close;
    first = close + 1;
  }
  while (first < limit && is_one_of(syntax.lower(first), {"in", "on", "from", "at", "by"})) ++first;
  return first;
}

}  // namespace

std::optional<Change> contrast_in(const RecordContext& context, TokenRange words) {
  const Syntax& syntax = context.syntax;
  for (const TokenIndex t : words) {
    if (t == words.begin_index) continue;
    const TokenIndex behind = after_contrast(syntax, t, words);
    if (!behind.valid()) continue;
    const TokenIndex first = contrasted_from(syntax, behind, words.end_index);
    if (first >= words.end_index || is_one_of(syntax.upos(first), {"VERB", "SCONJ"})) continue;
    const TokenRange old = phrase_from(context, first, words.end_index);
    const TokenRange now = counterpart_before(syntax, t, words.begin_index, old);
    if (now.empty()) continue;
    return Change{without_edges(context.document.text(), syntax.span(old)), syntax.span(now)};
  }
  return std::nullopt;
}

}  // namespace readout
