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

// The object is the content: "denied the allegations", "described A as B", "criticised the law". Of praise and blame in
// quoted words these are the content: from the quotation to the end of its phrase.
bool TreeCue::phrase(const SpeechCue& row) {
  const TokenIndex object =
      syntax_.child(t_, "obj").valid() ? syntax_.child(t_, "obj") : syntax_.child(t_, "xcomp");
  const TokenIndex other = oblique(row.prepositions, t_);
  if (is_one_of(row.act, {"criticize", "praise", "support", "oppose"})) {
    const TokenIndex as = oblique({"as"}, t_);
    for (const TokenIndex host : {as, other, object}) {
      if (!host.valid()) continue;
      const ByteSpan whole = syntax_.span(syntax_.subtree(host));
      const ByteSpan quoted = quoted_words_in(context_, whole, draft_.cue_span);
      if (quoted.empty()) continue;
      draft_.content = {{quoted.begin, std::max(whole.end, quoted.end)}};
      // "criticised the law as “mad”": what is called what.
      if (host == as && object.valid() && object < host) {
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
  // "a base called “North Star”": a name.
  if (row.act == "describe" && syntax_.relation(t_) == "acl" && !oblique({"by"}, t_).valid())
    return false;
  TokenIndex last;
  if (const SpeechCue* noun = cue_at(context_, object, last);
      noun && noun->pos == "noun" && row.act == "say") {
    return false;  // "voiced hope that": the noun is the cue
  }
  Tokens heads{object};
  if (other.valid()) heads.push_back(other);
  if (syntax_.has_child(t_, "obj") && syntax_.has_child(t_, "xcomp"))
    heads.push_back(syntax_.child(t_, "xcomp"));
  std::ranges::sort(heads);
  take(with_tail(context_, t_, heads), {}, "with a phrase as content");
  return !draft_.content.empty();
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
  if (!phrase.valid()) return false;
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
  if (!other.valid() || row.np) return false;
  take(with_tail(context_, t_, {other}), {}, "with a prepositional phrase as content");
  return !draft_.content.empty();
}

}  // namespace readout
