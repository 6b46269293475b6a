// Windows of words beside the marks, and the verb in them that carries the quotation; see quote_cues.hpp.
#include "record/quote_cues.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr int kWordsAfter = 30, kWordsBefore = 45, kWordsToSource = 10;

/// A full stop inside a sentence belongs to a short form: "(D-Pa.) said".
bool ends_sentence(const Syntax& syntax, TokenIndex t) {
  if (!is_one_of(syntax.lower(t), {".", "!", "?", ";"})) return false;
  const TokenIndex next = t + 1;
  const bool inside = next.value() < syntax.size() && syntax.sentence_of(next) == syntax.sentence_of(t);
  return !(syntax.lower(t) == "." && inside && (syntax.lower(next) == ")" || syntax.lower(next) == ","));
}

char32_t char_before(std::string_view text, ByteSpan paragraph, std::uint32_t at) {
  while (at > paragraph.begin) {
    const CodePoint c = decode_before(text, at);
    if (!is_space(c.value)) return c.value;
    at -= c.size;
  }
  return 0;
}

char32_t char_after(std::string_view text, ByteSpan paragraph, std::uint32_t at) {
  while (at < paragraph.end) {
    const CodePoint c = decode_at(text, at);
    if (!is_space(c.value)) return c.value;
    at += c.size;
  }
  return 0;
}

bool is_finite_verb(const Syntax& syntax, TokenIndex t) {
  return is_one_of(syntax.upos(t), {"VERB", "AUX"}) && is_one_of(syntax.xpos(t), {"VBD", "VBZ", "VBP", "MD"});
}

/// A sentence's worth of words: a verb, or an end of its own.
bool is_full(const StatementContext& context, const Quotation& quotation) {
  const Syntax& syntax = context.syntax;
  if (quotation.parts.size() > 1) return true;
  const TokenRange words = syntax.tokens_in(quotation.parts.front().inner);
  int letters = 0;
  bool verb = false;
  for (const TokenIndex t : words) {
    letters += syntax.upos(t) != "PUNCT";
    verb = verb || is_finite_verb(syntax, t);
    if (letters > 12) return true;
  }
  if (words.empty()) return false;
  const bool upper = is_upper(decode_at(syntax.form(words.begin_index), 0).value);
  const bool stop = is_one_of(syntax.lower(words.end_index - 1), {".", "!", "?", ",", "...", "…"});
  return (verb && letters >= 3) || (upper && stop && letters >= 1);
}

TokenRange words_after(const StatementContext& context, const QuotationOfWord& holder, QuotationIndex q) {
  const Quotation& quotation = context.document.quotations()[q];
  const ByteSpan paragraph = context.document.paragraphs()[quotation.parts.back().paragraph].span;
  const TokenIndex first = context.syntax.token_at_or_after(quotation.parts.back().outer.end);
  if (!first.valid()) return {};
  TokenRange range{first, first};
  while (range.end_index.value() < context.syntax.size() && range.size() < kWordsAfter) {
    const TokenIndex t = range.end_index;
    if (context.syntax.span(t).begin >= paragraph.end || holder[t] != quotation.parent) break;
    if (ends_sentence(context.syntax, t)) break;
    ++range.end_index;
  }
  return range;
}

TokenRange words_before(const StatementContext& context, const QuotationOfWord& holder, QuotationIndex parent,
                        std::uint32_t from, std::uint32_t until) {
  const Syntax& syntax = context.syntax;
  TokenIndex end = syntax.token_at_or_after(until);
  if (!end.valid()) end = TokenIndex(syntax.size());
  TokenRange range{end, end};
  while (range.begin_index.value() > 0 && range.size() < kWordsBefore) {
    const TokenIndex t = range.begin_index - 1;
    if (syntax.span(t).begin < from || holder[t] != parent) break;
    if (ends_sentence(syntax, t)) break;
    --range.begin_index;
  }
  return range;
}

/// May the word carry a quotation?
const SpeechCue* reporting_row(const StatementContext& context, TokenIndex t) {
  TokenIndex last;
  const SpeechCue* row = cue_at(context, t, last);
  const bool misread = !row && t.value() > 0 && context.syntax.relation(t) == "amod" &&
                       context.syntax.xpos(t) == "VBN" &&
                       context.syntax.upos(t - 1) == "PUNCT";  // "…," scoffed Roe
  if (misread) row = context.tables.cue(context.tables.verb_lemma(context.syntax.lower(t), {}), "verb");
  if (!row || row->pos != "verb" || !(row->quote || row->that) || row->act == "decline") return nullptr;
  return row;
}

bool in_relative_clause(const Syntax& syntax, TokenIndex t) {
  for (int steps = 0; t.valid() && steps < 3; ++steps, t = syntax.head(t)) {
    if (syntax.relation(t) == "acl:relcl") return true;
    if (syntax.base_relation(t) != "conj") return false;
  }
  return false;
}

/// Its content stands elsewhere: "…, he said he would".
bool has_own_clause(const Syntax& syntax, TokenIndex verb, TokenRange window) {
  const TokenIndex clause = syntax.child(verb, "ccomp");
  if (!clause.valid() || clause < verb || !window.contains(clause)) return false;
  const TokenIndex first = syntax.subtree(clause).begin_index;
  const bool behind_comma = first.value() > 0 && syntax.upos(first - 1) == "PUNCT";
  return !behind_comma && (syntax.has_child(clause, "nsubj") || syntax.has_child(clause, "mark"));
}

/// "one [Roe] supporter", "[Daily] co-host Jane Poe": what the word only modifies, if that stands in the
/// window.
TokenIndex phrase_head(const Syntax& syntax, TokenIndex t, TokenRange window) {
  while (is_one_of(syntax.relation(t), {"compound", "nmod:poss", "nmod:desc", "amod"}) &&
         syntax.head(t) > t && window.contains(syntax.head(t)) &&
         is_one_of(syntax.upos(syntax.head(t)), {"NOUN", "PROPN"})) {
    t = syntax.head(t);
  }
  return t;
}

/// The first mention behind the verb, or the last one before it, inside the window.
TokenIndex source_by_order(const StatementContext& context, TokenIndex verb, TokenRange window,
                           bool inverted) {
  const auto usable = [&](TokenIndex t) {
    if (!can_be_source(context.syntax, t) || context.syntax.xpos(t) == "PRP$") return false;
    return context.actors.headed_by(t).valid() || context.syntax.upos(t) == "PROPN" ||
           (context.syntax.upos(t) == "PRON" &&
            is_one_of(context.syntax.lower(t), {"i", "he", "she", "they", "we"}));
  };
  if (inverted) {
    for (TokenIndex t = verb + 1; t < window.end_index && t - verb <= kWordsToSource; ++t) {
      if (usable(t)) return phrase_head(context.syntax, t, window);
    }
    return TokenIndex::none();
  }
  for (TokenIndex t = verb; t > window.begin_index && verb - t < kWordsToSource;) {
    --t;
    if (usable(t)) return t;
  }
  return TokenIndex::none();
}

/// The subject in the tree if it stands beside the same quotation, else by order of words.
TokenIndex source_beside(const StatementContext& context, TokenIndex verb, TokenRange window, bool after) {
  const TokenIndex subject = source_of(context, verb);
  if (window.contains(subject)) return subject;
  const bool at_once =
      verb == window.begin_index || is_one_of(context.syntax.lower(verb - 1), {",", "-", "–", "—"});
  TokenIndex found = source_by_order(context, verb, window, after && at_once);
  if (!found.valid() && after) found = source_by_order(context, verb, window, !at_once);
  if (found.valid() || !subject.valid()) return found;
  return subject;
}

bool waits_for_cue(const QuoteSetting& s) { return s.last == ',' || s.after == ','; }

bool asks_or_breaks_off(const QuoteSetting& s) {
  return s.last == '?' || s.last == '!' || s.last == U'…' || s.last == U'—' || s.last == U'–' ||
         s.last == '-';
}

bool starts_low(const Syntax& syntax, TokenRange window) {
  return !window.empty() && is_lower(decode_at(syntax.form(window.begin_index), 0).value);
}

/// The first reporting verb of the window that is not busy with a clause of its own.
TokenIndex verb_after(const StatementContext& context, const QuoteSetting& s) {
  const Syntax& syntax = context.syntax;
  TokenIndex any;
  for (const TokenIndex t : s.window_after) {
    if (reporting_row(context, t) && syntax.xpos(t) != "VBG" && !in_relative_clause(syntax, t)) {
      return has_own_clause(syntax, t, s.window_after) ? TokenIndex::none() : t;
    }
    if (!any.valid() && is_finite_verb(syntax, t) && syntax.upos(t) == "VERB" &&
        t - s.window_after.begin_index <= 6 && !in_relative_clause(syntax, t)) {
      any = t;
    }
  }
  const bool bare = any.valid() && !syntax.has_child(any, "obj") && !syntax.has_child(any, "xcomp");
  return waits_for_cue(s) && s.last == ',' && bare ? any : TokenIndex::none();
}

/// "…." Roe said. With a stop where a comma should be: the sentence is nothing but the cue.
bool is_bare_cue(const StatementContext& context, const QuoteSetting& s, TokenIndex verb) {
  constexpr int kMostWords = 5;
  const Syntax& syntax = context.syntax;
  if (!s.full || s.window_after.size() > kMostWords || verb + 1 != s.window_after.end_index) return false;
  const TokenIndex subject = syntax.child(verb, "nsubj");
  return subject.valid() && s.window_after.contains(subject) && subject < verb &&
         is_finite_verb(syntax, verb);
}

BesideCue after(const StatementContext& context, const QuoteSetting& s) {
  const TokenIndex verb = verb_after(context, s);
  if (!verb.valid() || !s.opens_clause) return {};
  const bool at_once = verb - s.window_after.begin_index <= 12;
  const bool close = verb - s.window_after.begin_index <= 2 && starts_low(context.syntax, s.window_after);
  const bool alone = is_bare_cue(context, s, verb);
  if (!waits_for_cue(s) && !(asks_or_breaks_off(s) && at_once) && !close && !alone) return {};
  BesideCue found{verb, source_beside(context, verb, s.window_after, true), false, true, false};
  if (!waits_for_cue(s) && !close && !s.window_after.contains(found.source)) return {};
  return found;
}

// "…" — S, at a paragraph's end.
BesideCue dash_after(const StatementContext& context, const QuoteSetting& s) {
  const Syntax& syntax = context.syntax;
  const TokenRange window = s.window_after;
  if (!s.full || !s.begins_paragraph || window.size() < 2) return {};
  if (!is_one_of(syntax.form(window.begin_index), {"-", "--", "–", "—", "―"})) return {};
  for (const TokenIndex t : window) {
    if (is_finite_verb(syntax, t)) return {};
  }
  const TokenIndex source = source_by_order(context, window.begin_index, window, true);
  if (!source.valid() || source - window.begin_index > 4) return {};
  return {window.begin_index, source, false, true, true};
}

TokenIndex verb_before(const StatementContext& context, const QuoteSetting& s) {
  const Syntax& syntax = context.syntax;
  TokenIndex any;
  for (TokenIndex t = s.window_before.end_index; t > s.window_before.begin_index;) {
    --t;
    if (reporting_row(context, t) && !in_relative_clause(syntax, t)) return t;
    if (!any.valid() && is_finite_verb(syntax, t) && syntax.upos(t) == "VERB") any = t;
  }
  return s.before == ':' ? any : TokenIndex::none();
}

/// "… - Jane Poe: “…”", "More from Poe: “…”": a name and a colon in front of the marks.
BesideCue named_before(const StatementContext& context, const QuoteSetting& s) {
  const TokenRange window = s.window_before;
  if (s.before != ':' || !s.full || window.size() < 2) return {};
  const TokenIndex colon = window.end_index - 1;
  if (context.syntax.lower(colon) != ":") return {};
  for (TokenIndex t = colon; t > window.begin_index && colon - t < 6;) {
    --t;
    const MentionIndex m = context.actors.headed_by(t);
    if (!m.valid() || context.actors.mention(m).tokens.end_index != colon ||
        !context.actors.mention(m).actor.valid())
      continue;
    return {colon, t, true, true, false};
  }
  return {};
}

BesideCue before(const StatementContext& context, const QuoteSetting& s) {
  const TokenIndex verb = verb_before(context, s);
  if (!verb.valid() || !reporting_row(context, verb)) {
    if (const BesideCue named = named_before(context, s); named.cue.valid()) return named;
  }
  if (!verb.valid()) return {};
  const SpeechCue* row = reporting_row(context, verb);
  const bool closed = s.last == U',' || s.last == U'.' || s.last == U'!' || s.last == U'?' ||
                      s.after == U',' || s.after == U'.' || s.after == 0;
  const bool at_marks =
      row && row->that && verb + 1 == s.window_before.end_index && s.full && closed;  // said “Go,” and went
  const bool sure = s.before == ':' || (s.before == ',' && s.full) || at_marks;
  return {verb, source_beside(context, verb, s.window_before, false), true, sure, false};
}

}  // namespace

QuotationOfWord quotations_of_words(const Document& document, const Syntax& syntax) {
  QuotationOfWord holder(syntax.size());
  for (const TokenIndex t : syntax.tokens()) holder[t] = document.quotation_at(syntax.span(t).begin);
  return holder;
}

QuoteSetting setting_of(const StatementContext& context, const QuotationOfWord& holder, QuotationIndex q) {
  const Document& document = context.document;
  const Quotation& quotation = document.quotations()[q];
  const QuotationPart &front = quotation.parts.front(), &back = quotation.parts.back();
  const ByteSpan own = document.paragraphs()[front.paragraph].prose();
  QuoteSetting s;
  s.full = is_full(context, quotation);
  s.before = char_before(document.text(), own, front.outer.begin);
  s.last = char_before(document.text(), back.inner, back.inner.end);
  s.after = char_after(document.text(), document.paragraphs()[back.paragraph].span, back.outer.end);
  s.begins_paragraph = s.before == 0;
  s.opens_clause = s.before == 0 || is_punctuation(s.before);
  s.window_after = words_after(context, holder, q);
  if (!s.begins_paragraph) {
    s.window_before = words_before(context, holder, quotation.parent, own.begin, front.outer.begin);
  } else if (front.paragraph.value() > 0 && !quotation.parent.valid()) {
    const ByteSpan above = document.paragraphs()[front.paragraph - 1].prose();
    if (char_before(document.text(), above, above.end) == ':') {
      s.introduced = true;
      s.before = ':';
      s.window_before = words_before(context, holder, quotation.parent, above.begin, above.end);
    }
  }
  return s;
}

BesideCue cue_beside(const StatementContext& context, const QuoteSetting& s) {
  const BesideCue behind = after(context, s);
  if (s.before == ':' || (s.before == ',' && s.full && !(behind.sure && waits_for_cue(s)))) {
    const BesideCue ahead = before(context, s);
    if (ahead.sure) return ahead;
  }
  if (behind.cue.valid()) return behind;
  if (const BesideCue dash = dash_after(context, s); dash.cue.valid()) return dash;
  return before(context, s);
}

}  // namespace readout
