// Verbs as cues with a phrase for their content: "denied the claims", "called for talks", "warned of war",
// and praise and blame where words are quoted.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/statements_content.hpp"
#include "record/statements_tree.hpp"

namespace readout {
namespace {

using Tokens = std::vector<TokenIndex>;

/// Does the phrase hold quoted words, the cue standing outside?
ByteSpan quoted_words_in(const StatementContext& context, ByteSpan phrase, ByteSpan cue) {
  for (const QuotationIndex q : quotations_touching(context.document, phrase)) {
    const ByteSpan outer = context.document.quotations()[q].outer();
    if (phrase.overlaps(outer) && !outer.overlaps(cue)) return outer;
  }
  return {};
}

}  // namespace

TokenIndex TreeCue::oblique(const std::vector<std::string>& prepositions, TokenIndex host) const {
  for (const std::string& preposition : prepositions) {
    for (const TokenIndex c : syntax_.children(host)) {
      const bool place = is_one_of(syntax_.base_relation(c), {"obl", "nmod", "advcl", "xcomp", "acl"});
      if (place && c > host && marker_of(syntax_, c) == preposition) return c;
    }
  }
  return TokenIndex::none();
}

// The object is the content: "denied the allegations", "described A as B", "criticised the law", with the
// quoted words of praise or blame wherever they stand in their phrase.
bool TreeCue::phrase(const SpeechCue& row) {
  const TokenIndex object =
      syntax_.child(t_, "obj").valid() ? syntax_.child(t_, "obj") : syntax_.child(t_, "xcomp");
  const TokenIndex other = oblique(row.prepositions, t_);
  if (context_.tables.classes.is_in(row.act, "judgement")) {
    const TokenIndex as = oblique({"as"}, t_);
    for (const TokenIndex host : {as, other, object}) {
      if (!host.valid()) continue;
      const ByteSpan whole = syntax_.span(syntax_.subtree(host));
      const ByteSpan quoted = quoted_words_in(context_, whole, draft_.cue_span);
      if (quoted.empty()) continue;
      const ByteSpan edges = trimmed(context_, syntax_.tokens_in(whole));
      draft_.content = {{std::min(edges.begin, quoted.begin), std::max(whole.end, quoted.end)}};
      // "criticised the law as “mad”": what is called what.
      if (host != object && object.valid() && object < host) {
        draft_.content.front().begin = syntax_.span(syntax_.subtree(object)).begin;
      }
      note("quoted words of praise or blame");
      return true;
    }
  }
  if (row.np && governed_phrase(row)) return true;
  if (!takes_phrase(row, object) || object < t_ || tells_time(syntax_, object)) return false;
  if (is_one_of(row.lemma, {"say", "tell"}) &&
      quoted_words_in(context_, syntax_.span(syntax_.subtree(object)), draft_.cue_span).empty()) {
    return false;  // "told the press", "said as much"
  }
  if (row.lemma == "discuss" && is_joint()) return false;
  if (row.act == "describe" && !row.as && !is_described(object)) return false;  // "called his mother"
  // "a base called “North Star”": a name.
  if (row.act == "describe" && syntax_.relation(t_) == "acl" && !oblique({"by"}, t_).valid()) return false;
  TokenIndex last;
  const SpeechCue* noun = cue_at(context_, object, last);
  if (noun && noun->pos != "noun") noun = nullptr;
  if (noun && (row.act == "say" || (row.topic && row.act != "accuse"))) {
    return false;  // "voiced hope that": the noun is the cue
  }
  if (noun && row.polarity != Polarity::assert_ && noun->that && clause_of_noun(object)) return true;
  Tokens heads{object};
  if (other.valid()) heads.push_back(other);
  if (syntax_.has_child(t_, "obj") && syntax_.has_child(t_, "xcomp"))
    heads.push_back(syntax_.child(t_, "xcomp"));
  if (row.act == "describe" && second_object().valid()) heads.push_back(second_object());
  std::ranges::sort(heads);
  take(with_tail(context_, t_, heads), {}, "with a phrase as content");
  return !draft_.content.empty();
}

// "The claims were denied by A", "A was accused of C": the subject is the content, or the phrase of the
// preposition is; the source is whom "by" names.
bool TreeCue::passive(const SpeechCue& row) {
  const TokenIndex subject = syntax_.child(t_, "nsubj:pass"), agent = oblique({"by"}, t_);
  if (!subject.valid() || subject > t_ || row.act == "show") return false;
  if (row.act == "accuse") {
    TokenIndex charge = oblique(row.prepositions, t_);
    if (!charge.valid() && agent.valid())
      charge = oblique(row.prepositions, agent);  // "by A of C", hung on A
    if (!charge.valid()) return false;
    take(with_tail(context_, t_, {charge}), {}, "passive with what somebody is accused of");
    if (!agent.valid()) draft_.hedge = Hedge::possible;
  } else if (row.np && !row.whom && agent.valid()) {
    Tokens heads{subject};
    if (const TokenIndex as = oblique({"as"}, t_); as.valid()) heads.push_back(as);
    take(heads, {}, "passive with its subject as content");
  }
  if (draft_.content.empty()) return false;
  set_source(context_, draft_, agent.valid() && can_be_source(syntax_, agent) ? agent : TokenIndex::none());
  if (draft_.source_span.overlaps(draft_.content.front()) &&
      draft_.source_span.begin < draft_.content.front().begin)
    draft_.source_span =
        trimmed(context_, syntax_.tokens_in({draft_.source_span.begin, draft_.content.front().begin}));
  nobody_ = !draft_.source.valid();
  return true;
}

/// "rejected the claim that C": C is what is denied, and "rejected the claim" the cue.
bool TreeCue::clause_of_noun(TokenIndex noun) {
  if (syntax_.has_child(noun, "nmod:poss")) return false;
  for (const TokenIndex c : syntax_.children(noun)) {
    const bool clause =
        c > noun && is_one_of(syntax_.relation(c), {"acl", "ccomp"}) && marker_of(syntax_, c) == "that";
    if (!clause && !(c > noun && is_apposed_clause(c))) continue;
    take(with_tail(context_, noun, {c}), {}, "noun with its clause under a verb");
    if (noun > t_) draft_.cue_span.end = syntax_.span(noun).end;
    return !draft_.content.empty();
  }
  return false;
}

/// "called the story a lie": the second of two objects. Or none.
TokenIndex TreeCue::second_object() const {
  TokenIndex first;
  for (const TokenIndex c : syntax_.children(t_)) {
    if (c < t_ || syntax_.relation(c) != "obj") continue;
    if (first.valid()) return c;
    first = c;
  }
  return TokenIndex::none();
}

/// Is something said of the object: "called it a lie", "branded the plan “mad”", "described A as B"?
bool TreeCue::is_described(TokenIndex object) const {
  if (syntax_.has_child(t_, "xcomp") || syntax_.has_child(t_, "ccomp") || syntax_.has_child(t_, "iobj") ||
      second_object().valid() || oblique({"as", "to", "with"}, t_).valid())
    return true;
  const ByteSpan behind{syntax_.span(t_).end,
                        syntax_.span(syntax_.sentence(syntax_.sentence_of(t_)).tokens).end};
  for (const QuotationIndex q : quotations_touching(context_.document, behind)) {
    if (context_.document.quotations()[q].outer().begin < syntax_.span(object).end + 40) return true;
  }
  return syntax_.relation(t_) == "acl:relcl" || syntax_.subtree(object).end_index > object + 2;
}

/// May this be what the cue tells? "raised concerns" but not "raised taxes"; "saw A as B" but not "saw A".
bool TreeCue::takes_phrase(const SpeechCue& row, TokenIndex object) const {
  if (!object.valid()) return false;
  if (row.np) return true;
  if (row.as && (oblique({"as"}, t_).valid() || oblique({"as"}, object).valid())) return true;
  const std::string_view lemma = syntax_.lemma(object);
  return row.topic && (context_.tables.cue(lemma, "topic") || context_.tables.cue(lemma, "noun"));
}

// "called for talks": the preposition is in the cue, its phrase is the content.
bool TreeCue::governed_phrase(const SpeechCue& row) {
  const std::size_t space = row.lemma.find(' ');
  if (space == std::string::npos) return false;
  const TokenIndex phrase = oblique({row.lemma.substr(space + 1)}, t_);
  if (!phrase.valid() || tells_time(syntax_, phrase)) return false;  // "signed on Friday"
  take(with_tail(context_, t_, {phrase}), {}, "with a phrase under its preposition");
  clip_behind_cue();
  return !draft_.content.empty();
}

/// What the cue's own words cover is not content.
void TreeCue::clip_behind_cue() {
  std::vector<ByteSpan> kept;
  for (ByteSpan span : draft_.content) {
    if (span.overlaps(draft_.cue_span)) span.begin = std::min(draft_.cue_span.end, span.end);
    while (span.begin < span.end && context_.document.text()[span.begin] == ' ') ++span.begin;
    if (span.begin < span.end) kept.push_back(span);
  }
  draft_.content = std::move(kept);
}

/// Several discuss something with each other: a contact, nobody's words.
bool TreeCue::is_joint() const {
  const TokenIndex subject = source_of(context_, t_);
  if (!subject.valid()) return true;
  return syntax_.has_child(subject, "conj") || syntax_.xpos(subject).ends_with("S") ||
         oblique({"with"}, t_).valid();
}

bool TreeCue::prepositional(const SpeechCue& row) {
  const TokenIndex other = oblique(row.prepositions, t_);
  const bool agreed =
      row.act == "agree" && syntax_.has_child(t_, "aux:pass");            // "had been agreed with": by nobody
  if (agreed || (other.valid() && is_day(syntax_, other))) return false;  // "agreed on Sunday"
  if (!other.valid() || (row.np && syntax_.has_child(t_, "obj"))) return false;
  take(with_tail(context_, t_, {other}), {}, "with a prepositional phrase as content");
  return !draft_.content.empty();
}

}  // namespace readout
