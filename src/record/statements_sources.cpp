// Who says it, and how firmly: the source of a cue, negation and conditions around it.
#include <algorithm>
#include <array>

#include "base/one_of.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

bool is_dummy(const Syntax& syntax, TokenIndex t) {
  return syntax.base_relation(t) == "expl" || is_one_of(syntax.lower(t), {"there", "what"});
}

// "Roe on Monday called on Poe to go", read as "Roe [who was] called": a main verb without "was" is active,
// except in headlines ("Roe called to account"), which a stop at the end tells from sentences.
bool is_misread_active(const Syntax& syntax, TokenIndex verb) {
  const bool main =
      !syntax.head(verb).valid() || is_one_of(syntax.relation(verb), {"conj", "parataxis", "ccomp"});
  const TokenRange words = syntax.sentence(syntax.sentence_of(verb)).tokens;
  return main && syntax.has_child(verb, "nsubj:pass") && !syntax.has_child(verb, "aux:pass") &&
         !syntax.has_child(verb, "aux") && is_one_of(syntax.lower(words.end_index - 1), {".", "\"", "”"});
}

TokenIndex subject_in_tree(const Syntax& syntax, TokenIndex verb) {
  for (const TokenIndex c : syntax.children(verb)) {
    if (syntax.relation(c) == "nsubj" || syntax.relation(c) == "nsubj:outer") return c;
  }
  return is_misread_active(syntax, verb) ? syntax.child(verb, "nsubj:pass") : TokenIndex::none();
}

// A tree that gives the cue no subject: that of the verb above.
TokenIndex subject_above(const Syntax& syntax, TokenIndex cue) {
  TokenIndex t = cue;
  for (int steps = 0; steps < 4 && t.valid(); ++steps) {
    if (!is_one_of(syntax.base_relation(t), {"conj", "xcomp", "advcl", "acl", "ccomp", "parataxis"})) break;
    const TokenIndex above = syntax.head(t);
    if (syntax.base_relation(t) == "acl" && can_be_source(syntax, above)) return above;
    const TokenIndex subject = subject_in_tree(syntax, above);
    if (subject.valid()) return subject;
    t = above;
  }
  return TokenIndex::none();
}

bool is_passive(const Syntax& syntax, TokenIndex t) {
  if (is_misread_active(syntax, t)) return false;
  const bool participle = is_one_of(syntax.relation(t), {"acl", "advcl"}) && syntax.xpos(t) == "VBN";
  return syntax.has_child(t, "nsubj:pass") || syntax.has_child(t, "aux:pass") ||
         (participle && !syntax.has_child(t, "aux"));
}

TokenIndex agent_of(const StatementContext& context, TokenIndex cue) {
  const PredicateIndex p = context.predicates.at(cue);
  if (!p.valid()) return TokenIndex::none();
  if (const Argument* a = context.predicates.argument(p, Role::agent)) return a->head;
  return TokenIndex::none();
}

// The first word of the verb group that a negation belongs to, for the span "did not claim".
ByteSpan negated_group(const Syntax& syntax, TokenIndex cue, TokenIndex negation, std::uint32_t end) {
  TokenIndex first = std::min(cue, negation);
  for (const TokenIndex c : syntax.children(cue)) {
    if (syntax.base_relation(c) == "aux" && c < first && first - c <= 3) first = c;
  }
  return {syntax.span(first).begin, std::max(end, syntax.span(negation).end)};
}

/// "Neither A nor B said", "no official would say", "nobody said": the word. Or none.
TokenIndex negation_at_source(const Syntax& syntax, TokenIndex cue, TokenIndex source) {
  const TokenIndex subject = syntax.child(cue, "nsubj");
  if (!subject.valid() || subject != source || subject > cue) return TokenIndex::none();
  const TokenIndex first = syntax.subtree(subject).begin_index;
  const bool negates = is_one_of(syntax.lower(first), {"neither", "no", "none", "nobody"}) &&
                       (first == subject || syntax.head(first) == subject);
  return negates && !is_one_of(syntax.lower(subject), {"doubt", "one"}) ? first : TokenIndex::none();
}

TokenIndex negation_of(const StatementContext& context, TokenIndex cue) {
  const Syntax& syntax = context.syntax;
  for (const TokenIndex c : syntax.children(cue)) {
    const std::string_view lower = syntax.lower(c);
    if (c < cue && is_one_of(lower, {"not", "n't", "never", "neither", "no", "nor"}) &&
        is_one_of(syntax.base_relation(c), {"advmod", "det", "cc"})) {
      return c;
    }
  }
  const PredicateIndex p = context.predicates.at(cue);
  if (p.valid() && context.predicates[p].negated) return context.predicates[p].negation;
  return TokenIndex::none();
}

}  // namespace

bool is_negated(const StatementContext& context, TokenIndex cue) {
  const TokenIndex subject = context.syntax.child(cue, "nsubj");
  return negation_of(context, cue).valid() || negation_at_source(context.syntax, cue, subject).valid();
}

namespace {

TokenIndex condition_of(const Syntax& syntax, TokenIndex cue) {
  TokenIndex t = cue;
  for (int steps = 0; steps < 4 && t.valid(); ++steps) {
    const TokenIndex mark = syntax.child(t, "mark");
    if (mark.valid()) return is_one_of(syntax.lower(mark), {"if", "unless"}) ? mark : TokenIndex::none();
    if (syntax.base_relation(t) != "conj") break;
    t = syntax.head(t);
  }
  return TokenIndex::none();
}

void negate(const StatementContext& context, StatementDraft& draft, TokenIndex negation) {
  const std::string_view act = draft.row ? std::string_view(draft.row->act) : "say";
  const ByteSpan group = negated_group(context.syntax, draft.cue, negation, draft.cue_span.end);
  draft.cue_hedges.push_back(group);
  // "does not think that": what is thought is that it is not so.
  if (is_one_of(act, {"think", "feel", "expect", "want", "know", "appear", "perceive"})) {
    draft.polarity = Polarity::doubt;
    draft.hedge = std::max(draft.hedge, Hedge::possible);
    draft.derivation.push_back({"negation", group, "an attitude that is not held: doubt"});
    return;
  }
  draft.polarity = Polarity::did_not_claim;
  draft.hedge = Hedge::unknown;
  draft.derivation.push_back({"negation", group, "said not to have said it"});
}

}  // namespace

bool is_day(const Syntax& syntax, TokenIndex t) {
  return is_one_of(syntax.lower(t),
                   {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
                    "yesterday", "morning", "afternoon", "evening", "week", "month"});
}

bool can_be_source(const Syntax& syntax, TokenIndex t) {
  if (is_one_of(syntax.entity(t), {"time", "date"}) || is_day(syntax, t)) return false;
  return is_one_of(syntax.upos(t), {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"});
}

TokenIndex source_of(const StatementContext& context, TokenIndex cue) {
  const Syntax& syntax = context.syntax;
  TokenIndex source = agent_of(context, cue);
  if (!source.valid()) source = subject_in_tree(syntax, cue);
  if (!source.valid() && !is_passive(syntax, cue)) source = subject_above(syntax, cue);
  if (!source.valid() || source == cue || is_dummy(syntax, source) || !can_be_source(syntax, source)) {
    return TokenIndex::none();
  }
  // "It seems", "it emerged": nobody, unless "it" is an actor (a ministry).
  if (syntax.lower(source) == "it" && !context.actors.actor_of(source).valid() &&
      syntax.has_child(cue, "ccomp") && is_passive(syntax, cue)) {
    return TokenIndex::none();
  }
  return source;
}

TokenIndex source_before(const StatementContext& context, TokenIndex verb) {
  constexpr int kWordsToSource = 12;
  const Syntax& syntax = context.syntax;
  const TokenIndex first = syntax.sentence(syntax.sentence_of(verb)).tokens.begin_index;
  const QuotationIndex own = context.document.quotation_at(syntax.span(verb).begin);
  for (TokenIndex t = verb; t > first && verb - t < kWordsToSource;) {
    --t;
    if (context.document.quotation_at(syntax.span(t).begin) != own) return TokenIndex::none();
    const bool person = is_one_of(syntax.lower(t), {"i", "he", "she", "they", "we", "it"});
    if (!can_be_source(syntax, t) || !(person || context.actors.headed_by(t).valid())) continue;
    const TokenIndex above = syntax.head(t);
    const bool inside_phrase = is_one_of(syntax.base_relation(t), {"appos", "nmod", "flat", "compound"}) &&
                               above.valid() && above < t && context.actors.headed_by(above).valid() &&
                               verb - above < kWordsToSource;
    if (!inside_phrase) return t;
  }
  return TokenIndex::none();
}

namespace {

/// A title that a parser took for the head of its name: the name.
TokenIndex whole_name(const StatementContext& context, TokenIndex source) {
  if (!source.valid() || context.actors.headed_by(source).valid()) return source;
  for (TokenIndex t = source + 1; t.value() < context.syntax.size() && t - source <= 4; ++t) {
    const MentionIndex m = context.actors.headed_by(t);
    if (m.valid() && context.actors.mention(m).tokens.contains(source)) return t;
  }
  return source;
}

/// "spokesman Jan Roe": a title that a parser hung beside the name, not on it, belongs to the phrase.
std::uint32_t begin_with_title(const StatementContext& context, ByteSpan phrase) {
  const Syntax& syntax = context.syntax;
  const TokenIndex first = phrase.empty() ? TokenIndex::none() : syntax.token_at_or_after(phrase.begin);
  if (!first.valid() || first.value() == 0 || syntax.upos(first) != "PROPN") return phrase.begin;
  const TokenIndex title = first - 1;
  const bool beside = syntax.sentence_of(title) == syntax.sentence_of(first) &&
                      syntax.upos(title) == "NOUN" &&
                      is_one_of(syntax.base_relation(title), {"nsubj", "obj", "nmod", "compound", "obl"}) &&
                      !is_one_of(syntax.entity(title), {"time", "date"});
  const bool joined =
      syntax.head(title) == syntax.head(first) || syntax.head(title) == first || syntax.head(first) == title;
  if (!beside || !joined || syntax.has_child(title, "case")) return phrase.begin;
  return std::min(phrase.begin, phrase_span(context, title).begin);
}

/// "who" of the relative clause that the cue stands in: what the text names as the source. Or none.
TokenIndex relative_pronoun(const StatementContext& context, TokenIndex cue, TokenIndex source) {
  const TokenIndex subject = cue.valid() ? subject_in_tree(context.syntax, cue) : TokenIndex::none();
  if (!subject.valid() || subject == source) return TokenIndex::none();
  return is_one_of(context.syntax.lower(subject), {"who", "which", "that"}) ? subject : TokenIndex::none();
}

}  // namespace

void set_source(const StatementContext& context, StatementDraft& draft, TokenIndex source) {
  const TokenIndex in_tree = source;
  source = whole_name(context, source);
  draft.source = source;
  draft.source_span = source.valid() ? phrase_span(context, source) : ByteSpan{};
  if (source != in_tree) {  // the mention of the name holds the word in the tree
    const ByteSpan other = phrase_span(context, in_tree);
    draft.source_span = {std::min(draft.source_span.begin, other.begin),
                         std::max(draft.source_span.end, other.end)};
  }
  draft.source_span.begin = begin_with_title(context, draft.source_span);
  if (const TokenIndex pronoun = relative_pronoun(context, draft.cue, source); pronoun.valid()) {
    draft.source_span = context.syntax.span(pronoun);
    return;
  }
  if (source.valid() && !draft.source_span.empty()) {  // a name whose tree breaks off inside it
    const MentionIndex m = context.actors.headed_by(source);
    if (m.valid() && context.actors.mention(m).span.contains(draft.source_span)) {
      draft.source_span = context.actors.mention(m).span;
    }
  }
  // A phrase that swallows the cue comes from a wrong tree: the head word alone is safe.
  if (source.valid() && draft.source_span.overlaps(draft.cue_span)) {
    const MentionIndex m = context.actors.headed_by(source);
    const ByteSpan mention = m.valid() ? context.actors.mention(m).span : context.syntax.span(source);
    draft.source_span = mention.overlaps(draft.cue_span) ? context.syntax.span(source) : mention;
  }
}

void set_stance(const StatementContext& context, StatementDraft& draft) {
  if (draft.row) {
    draft.polarity = draft.row->polarity;
    draft.hedge = std::max(draft.hedge, draft.row->hedge);
    if (draft.row->hedge != Hedge::certain) draft.cue_hedges.push_back(draft.cue_span);
  }
  if (!draft.cue.valid()) return;
  TokenIndex negation = negation_of(context, draft.cue);
  if (!negation.valid()) negation = negation_at_source(context.syntax, draft.cue, draft.source);
  if (negation.valid()) {
    negate(context, draft, negation);
    return;
  }
  for (const TokenIndex c : context.syntax.children(draft.cue)) {  // "REPORTEDLY said"
    const SpeechCue* hearsay = context.syntax.base_relation(c) == "advmod"
                                   ? context.tables.cue(context.syntax.lower(c), "adv")
                                   : nullptr;
    if (!hearsay) continue;
    draft.hedge = std::max(draft.hedge, hearsay->hedge);
    draft.cue_hedges.push_back(context.syntax.span(c));
    draft.derivation.push_back(
        {"speech_cues.tsv: " + hearsay->lemma, context.syntax.span(c), "said by hearsay", hearsay->row});
  }
  const TokenIndex condition = condition_of(context.syntax, draft.cue);
  if (condition.valid()) {
    draft.hedge = std::max(draft.hedge, Hedge::possible);
    draft.cue_hedges.push_back(context.syntax.span(condition));
    draft.derivation.push_back({"condition", context.syntax.span(condition), "said only on a condition"});
  }
}

}  // namespace readout
