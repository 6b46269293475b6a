// Content by the order of words, for verbs of saying whose tree shows none (see content_by_order). English
// puts what is said behind its verb, or around or before a short "S said" between commas.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/statements_content.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

constexpr int kWordsToThat = 15, kWordsOfSource = 14, kWordsBehindVerb = 6;

bool is_comma(const Syntax& syntax, TokenIndex t) {
  return is_one_of(syntax.lower(t), {",", "-", "--", "–", "—"});
}

bool has_finite_verb(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    if (is_one_of(syntax.upos(t), {"VERB", "AUX"}) && is_one_of(syntax.xpos(t), {"VBD", "VBZ", "VBP", "MD"}))
      return true;
  }
  return false;
}

/// The words of the verb's sentence that stand in the same quotation as the verb, or outside all as it does.
TokenRange own_words(const StatementContext& context, TokenIndex verb) {
  const Syntax& syntax = context.syntax;
  const TokenRange sentence = syntax.sentence(syntax.sentence_of(verb)).tokens;
  const QuotationIndex q = context.document.quotation_at(syntax.span(verb).begin);
  if (!q.valid()) return sentence;
  for (const QuotationPart& part : context.document.quotations()[q].parts) {
    const TokenRange inside = syntax.tokens_in(part.inner);
    if (!inside.contains(verb)) continue;
    return {std::max(sentence.begin_index, inside.begin_index),
            std::min(sentence.end_index, inside.end_index)};
  }
  return sentence;
}

/// Where a clause in front of its main clause ends: "as Roe claimed that C, [Poe said D]". Else the end of
/// its words.
TokenIndex end_of_clause(const Syntax& syntax, TokenIndex verb, TokenRange own) {
  const TokenIndex above = syntax.head(verb);
  if (syntax.base_relation(verb) != "advcl" || !above.valid() || above < verb) return own.end_index;
  const TokenIndex subject = syntax.child(above, "nsubj");
  return subject.valid() && subject > verb ? std::min(own.end_index, syntax.subtree(subject).begin_index)
                                           : own.end_index;
}

TokenRange behind_that(const Syntax& syntax, TokenIndex verb, TokenRange own) {
  own.end_index = end_of_clause(syntax, verb, own);
  for (TokenIndex t = verb + 1; t < own.end_index && t - verb <= kWordsToThat; ++t) {
    const bool subordinates = is_one_of(syntax.upos(t), {"SCONJ"}) || syntax.base_relation(t) == "mark";
    if (syntax.lower(t) == "that" && subordinates) return {t + 1, own.end_index};
  }
  return {};
}

/// "S said" between commas or at the end: the words from the first comma to the last.
TokenRange between_commas(const Syntax& syntax, TokenIndex verb, TokenRange own) {
  TokenIndex end = verb + 1;
  while (end < own.end_index && end - verb <= kWordsBehindVerb && syntax.upos(end) != "PUNCT") ++end;
  if (end < own.end_index && syntax.upos(end) != "PUNCT") return {};
  TokenIndex begin = verb;
  while (begin > own.begin_index && verb - begin <= kWordsOfSource && !is_comma(syntax, begin - 1)) --begin;
  if (begin == own.begin_index || !is_comma(syntax, begin - 1)) return {};
  // A clause of its own, not "S said" put in.
  if (is_one_of(syntax.lower(begin),
                {"who", "which", "that", "whom", "whose", "but", "and", "or", "while", "although", "though",
                 "after", "before", "when", "because", "if", "since"})) {
    return {};
  }
  return {begin, end};
}

}  // namespace

TokenRange words_between_commas(const StatementContext& context, TokenIndex verb) {
  return between_commas(context.syntax, verb, own_words(context, verb));
}

std::vector<ByteSpan> content_by_order(const StatementContext& context, TokenIndex verb, bool only_that) {
  const Syntax& syntax = context.syntax;
  const TokenRange own = own_words(context, verb);
  std::vector<ByteSpan> content;
  const auto keep = [&](TokenRange words) {
    if (words.begin_index >= words.end_index) return;
    if (const ByteSpan span = trimmed(context, words); !span.empty()) content.push_back(span);
  };
  if (const TokenRange that = behind_that(syntax, verb, own); !that.empty()) {
    keep(that);
    return content;
  }
  if (only_that) return {};
  TokenIndex source = source_of(context, verb);
  if (!source.valid()) source = source_before(context, verb);
  const TokenRange cue = between_commas(syntax, verb, own);
  if (!cue.empty() && cue.contains(source)) {
    const TokenRange front{own.begin_index, cue.begin_index};
    const bool goes_on = cue.end_index + 1 < own.end_index;  // not "S said C, the Times reported."
    if (front.size() < 3 || (goes_on && reports_in(context, front))) return {};
    keep(front);
    if (cue.end_index + 1 < own.end_index && is_comma(syntax, cue.end_index))
      keep({cue.end_index, own.end_index});
    return content;
  }
  TokenRange rest{verb + 1, own.end_index};
  if (syntax.relation(verb) == "acl:relcl") {  // "A, which claims B, was not asked": up to the comma
    rest.end_index = std::min(own.end_index, std::max(verb + 1, syntax.subtree(verb).end_index));
    while (rest.end_index < own.end_index && syntax.upos(rest.end_index) != "PUNCT") ++rest.end_index;
  }
  if (verb + 1 < own.end_index && source.valid() && source < verb && syntax.upos(verb + 1) != "PUNCT" &&
      rest.size() >= 3 && has_finite_verb(syntax, rest)) {
    keep(rest);
  }
  return content;
}

}  // namespace readout
