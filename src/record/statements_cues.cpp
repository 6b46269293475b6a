// Cues of statements in dependency trees, one function a construction. Relations as in Universal Dependencies
// v2: reported speech is a ccomp of its verb, also with the verb last; a verb in the middle is a parataxis of
// what it reports (universaldependencies.org/u/dep/ccomp, parataxis). Here: which word is a cue, and nouns,
// adjectives, adverbs and "according to"; verbs are in statements_verbs.cpp and statements_phrases.cpp.
#include "record/statements_cues.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"
#include "record/operators.hpp"
#include "record/statements_content.hpp"
#include "record/statements_tree.hpp"

namespace readout {
namespace {

std::string_view pos_for_table(const StatementContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  const std::string_view upos = syntax.upos(t), relation = syntax.base_relation(t);
  const bool state =
      upos == "VERB" && syntax.xpos(t) == "VBN" && syntax.has_child(t, "aux:pass");  // "are opposed to"
  if (state && context.tables.cue(syntax.lower(t), "adj")) return "adj";
  if (is_one_of(relation, {"aux", "cop", "fixed", "flat", "case", "mark", "compound"})) return {};
  if (upos == "VERB") return relation == "amod" ? std::string_view() : "verb";
  if (upos == "NOUN") return "noun";
  if (upos == "ADJ") return syntax.xpos(t).starts_with("VB") ? "verb" : relation == "amod" ? "" : "adj";
  if (upos == "ADV") return "adv";
  return {};
}

/// "Palace spokesman Omar SAID": a verb of the tree that is part of a person's name.
bool is_in_name(const StatementContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  if (t.value() == 0 || !is_upper(decode_at(syntax.form(t), 0).value) ||
      syntax.sentence_of(t) != syntax.sentence_of(t - 1))
    return false;
  const ActorIndex actor = context.actors.actor_of(t);
  return actor.valid() && context.actors[actor].type == ActorType::person && syntax.upos(t - 1) == "PROPN";
}

/// Spans of several trees, in text order, each without the words under `cuts`, nor "and" in front of all.
std::vector<ByteSpan> spans_of(const StatementContext& context, const std::vector<TokenIndex>& heads,
                               std::vector<TokenIndex> cuts) {
  std::vector<ByteSpan> all;
  if (!heads.empty()) {
    const TokenIndex cc = context.syntax.child(heads.front(), "cc");
    if (cc.valid() && cc == context.syntax.subtree(heads.front()).begin_index) cuts.push_back(cc);
  }
  for (const TokenIndex head : heads) {
    for (const ByteSpan span : clause_spans(context, head, cuts)) all.push_back(span);
  }
  return joined(context, std::move(all));
}

/// The row of a verb with the words behind it: by its form, which cannot be wrong, then by its lemma.
const SpeechCue* verb_row(const StatementContext& context, TokenIndex t, std::string_view rest) {
  const Syntax& syntax = context.syntax;
  std::string lemma = context.tables.verb_lemma(syntax.lower(t), rest);
  if (lemma.empty()) lemma = syntax.lemma(t);
  if (!rest.empty()) lemma = lemma + " " + std::string(rest);
  return context.tables.cue(lemma, "verb");
}

}  // namespace

/// The clause behind the cue if there is one, else one in front of it.
TokenIndex complement_clause(const Syntax& syntax, TokenIndex t) {
  TokenIndex found;
  for (const TokenIndex c : syntax.children(t)) {
    if (!is_one_of(syntax.base_relation(c), {"ccomp", "csubj"})) continue;
    if (c > t) return c;
    if (!found.valid()) found = c;
  }
  return found;
}

bool is_put_question(const StatementContext& context, TokenIndex t) {
  const Syntax& syntax = context.syntax;
  if (!is_one_of(syntax.xpos(t), {"VBN", "VBD"}) || syntax.has_child(t, "nsubj") ||
      syntax.has_child(t, "nsubj:pass") || syntax.has_child(t, "aux") ||
      !is_one_of(syntax.base_relation(t), {"advcl", "ccomp", "root", "acl"})) {
    return false;
  }
  TokenIndex last;
  const SpeechCue* row = cue_at(context, t, last);
  return row && row->pos == "verb" && row->act == "ask";
}

namespace {

/// Inside the words of such a question: "when asked whether Roe was READY to go".
bool is_questioned(const StatementContext& context, TokenIndex t) {
  constexpr int kMostSteps = 6;
  for (int steps = 0; steps < kMostSteps && context.syntax.head(t).valid(); ++steps) {
    if (!is_one_of(context.syntax.base_relation(t), {"ccomp", "xcomp", "obl", "obj", "conj", "advcl"}))
      return false;
    t = context.syntax.head(t);
    if (is_put_question(context, t)) return true;
  }
  return false;
}

}  // namespace

StatementDraft TreeCue::draft() {
  if (is_questioned(context_, t_)) return {};
  if (is_according()) return according_to();
  TokenIndex last;
  const SpeechCue* row = cue_at(context_, t_, last);
  if (!row) return {};
  draft_.cue = t_;
  draft_.row = row;
  draft_.cue_span = {syntax_.span(t_).begin, syntax_.span(last).end};
  if (row->pos == "verb") {
    verb(*row);
  } else if (row->pos == "noun") {
    noun(*row);
  } else if (row->pos == "adj") {
    adjective(*row);
  } else if (row->pos == "adv") {
    adverb(*row);
  }
  return std::move(draft_);
}

void TreeCue::take(const Tokens& heads, Tokens cuts, std::string_view rule) {
  for (const TokenIndex aside : asides_in(context_, t_, heads)) cuts.push_back(aside);
  draft_.content = spans_of(context_, heads, cuts);
  if (!draft_.content.empty()) note(rule);
}

void TreeCue::note(std::string_view rule) {
  draft_.derivation.push_back({draft_.row ? "speech_cues.tsv: " + draft_.row->lemma : "cue", draft_.cue_span,
                               std::string(rule), draft_.row ? draft_.row->row : Table::Row()});
}
bool TreeCue::is_according() const {
  return syntax_.lower(t_) == "according" && t_.value() + 1 < syntax_.size() && syntax_.lower(t_ + 1) == "to";
}

/// "a warning that seas would be rough": a clause behind "that" that lacks nothing, though a parser takes it
/// for a relative one.
bool TreeCue::is_apposed_clause(TokenIndex c) const {
  if (syntax_.relation(c) != "acl:relcl") return false;
  if (syntax_.has_child(c, "mark")) return true;
  const TokenIndex first = syntax_.subtree(c).begin_index;
  return syntax_.lower(first) == "that" && syntax_.relation(first) == "obj" && syntax_.has_child(c, "cop") &&
         syntax_.has_child(c, "nsubj");
}

/// "rejected the claim that C", "no doubt that C": the verb or the "no" tells where its subject or the writer
/// stands on C.
bool TreeCue::is_told_by_another() const {
  for (const TokenIndex c : syntax_.children(t_)) {
    if (c < t_ && syntax_.lower(c) == "no" && syntax_.lemma(t_) == "doubt") return true;
  }
  const TokenIndex verb = syntax_.head(t_);
  if (!verb.valid() || syntax_.base_relation(t_) != "obj") return false;
  TokenIndex last;
  const SpeechCue* row = cue_at(context_, verb, last);
  return row && row->pos == "verb" && row->polarity != Polarity::assert_ &&
         !syntax_.has_child(t_, "nmod:poss");
}

// "her claim that", "expressed doubt whether", "no comment on": the source is the possessor or the subject of
// the verb that carries the noun.
void TreeCue::noun(const SpeechCue& row) {
  if (is_told_by_another() || in_view_of(row)) return;
  const PredicateIndex p = context_.predicates.at(t_);
  TokenIndex verb = p.valid() ? context_.predicates[p].light : TokenIndex::none();
  TokenIndex last;
  if (!verb.valid() && syntax_.base_relation(t_) == "obj") {
    const SpeechCue* carrier = cue_at(context_, syntax_.head(t_), last);
    if (carrier && (carrier->np || carrier->topic) && carrier->lemma != "say" &&
        is_one_of(carrier->act, {"say", "repeat", "discuss", "describe"}))
      verb = syntax_.head(t_);
  }
  TokenIndex complement;
  for (const TokenIndex c : syntax_.children(t_)) {
    const bool apposed = is_apposed_clause(c);
    const bool clause = is_one_of(syntax_.relation(c), {"acl", "ccomp", "xcomp", "csubj"}) || apposed;
    const std::string_view mark = apposed ? "that" : marker_of(syntax_, c);
    const bool wh = !apposed && is_wh_clause(syntax_, c);
    if (c > t_ && clause && ((mark == "that" && row.that) || (wh && row.wh) || (mark == "to" && row.to)))
      complement = c;
  }
  // "said in a report that C": the verb tells it.
  TokenIndex above_last;
  const SpeechCue* above =
      syntax_.base_relation(t_) == "obl" ? cue_at(context_, syntax_.head(t_), above_last) : nullptr;
  if (complement.valid() && above && above->that && above->quote && marker_of(syntax_, t_) == "in") return;
  // "expressed doubt whether": a parser may hang the clause on the verb.
  if (!complement.valid() && verb.valid()) {
    TokenIndex c = complement_clause(syntax_, verb);
    if (!c.valid()) c = syntax_.child(verb, "advcl");
    if (c.valid() && c > t_ && is_one_of(marker_of(syntax_, c), {"that", "whether", "if", "to"}))
      complement = c;
  }
  TokenIndex source = verb.valid() ? source_of(context_, verb) : source_of(context_, t_);
  bool owned = source.valid() && (verb.valid() || syntax_.has_child(t_, "nmod:poss"));
  if (!owned) {  // "criticism FROM rivals"
    source = oblique({"from", "by"}, t_);
    owned = source.valid();
  }
  // "her remarks on trade" names a topic, "made no comment on it" is a stance.
  const bool topic = row.act == "say" && !verb.valid();
  if (!complement.valid() && owned && !topic) complement = oblique(row.prepositions, t_);
  if (!complement.valid() && owned && verb.valid()) complement = oblique(row.prepositions, verb);
  if (!complement.valid() || !(owned || row.alone)) return;
  if (verb.valid() && verb < t_ && t_ - verb <= 3) draft_.cue_span.begin = syntax_.span(verb).begin;
  const TokenIndex host = syntax_.head(complement);
  take(host.valid() ? with_tail(context_, host, {complement}) : Tokens{complement}, {},
       "noun with its content");
  if (owned) set_source(context_, draft_, source);
}

void TreeCue::adjective(const SpeechCue& row) {
  TokenIndex content = complement_clause(syntax_, t_);
  if (!content.valid() && row.to) content = syntax_.child(t_, "xcomp");
  if (!content.valid()) content = syntax_.child(t_, "advcl");
  if (content.valid() && syntax_.base_relation(content) == "advcl" &&
      !is_one_of(marker_of(syntax_, content), {"to", "that", "whether", "if", "about", "of", "at", "by"}))
    content = TokenIndex::none();
  if (content.valid() && content < t_) content = TokenIndex::none();
  if (content.valid() && marker_of(syntax_, content) == "to" && !row.to) content = TokenIndex::none();
  if (!content.valid()) content = oblique(row.prepositions, t_);
  if (!content.valid()) return;
  take(with_tail(context_, t_, {content}), {}, "adjective with its content");
  source_from(t_);
  if (!draft_.source.valid())
    set_source(context_, draft_, syntax_.child(t_, "nsubj:pass"));  // "are opposed to"
  const TokenIndex copula = syntax_.child(t_, "cop");
  if (copula.valid() && t_ - copula <= 2 && copula < t_) draft_.cue_span.begin = syntax_.span(copula).begin;
  if (!draft_.source.valid() && row.act != "unclear") draft_.content.clear();
}

void TreeCue::adverb(const SpeechCue& row) {
  if (!row.that) return;  // it hedges, it does not report
  const TokenIndex above = syntax_.head(t_);
  if (above.valid()) take({above}, {t_}, "hearsay adverb");
}

StatementDraft TreeCue::according_to() {
  const TokenIndex above = syntax_.head(t_);
  const bool is_case = is_one_of(syntax_.base_relation(t_), {"case", "mark", "fixed"});
  TokenIndex source = is_case ? above : syntax_.child(t_, "obl");
  if (!source.valid() || source < t_) return {};
  const TokenIndex phrase = is_case ? source : t_;
  draft_.row = context_.tables.cue("according to", "prep");
  draft_.cue = t_;
  draft_.cue_span = {syntax_.span(t_).begin, syntax_.span(t_ + 1).end};
  set_source(context_, draft_, source);
  const TokenIndex clause = clause_around(phrase);
  if (!clause.valid()) return {};
  take({clause}, {phrase}, "according to");
  return std::move(draft_);
}

/// "In his VIEW, C", "in the opinion of Roe C".
bool TreeCue::in_view_of(const SpeechCue& row) {
  if (!row.in || syntax_.base_relation(t_) != "obl" || marker_of(syntax_, t_) != "in") return false;
  TokenIndex source = syntax_.child(t_, "nmod:poss");
  if (!source.valid()) source = oblique({"of"}, t_);
  const TokenIndex clause = source.valid() ? clause_around(t_) : source;
  if (!clause.valid()) return false;
  set_source(context_, draft_, source);
  take({clause}, {t_}, "in the view of");
  return !draft_.content.empty();
}

/// What a phrase that tells whose word it is speaks of: at the edge of its sentence all of it, inside its own
/// clause.
TokenIndex TreeCue::clause_around(TokenIndex phrase) const {
  TokenIndex clause = syntax_.head(phrase);
  if (!clause.valid()) return clause;
  const TokenRange words = syntax_.sentence(syntax_.sentence_of(t_)).tokens, own = syntax_.subtree(phrase);
  const bool at_edge = own.begin_index == words.begin_index || own.end_index + 2 > words.end_index;
  const auto is_clause = [&](TokenIndex t) {
    return is_one_of(syntax_.base_relation(t), {"root", "ccomp", "advcl", "parataxis", "csubj"}) ||
           (syntax_.base_relation(t) == "conj" && syntax_.upos(t) == "VERB");
  };
  while (syntax_.head(clause).valid() && (at_edge || !is_clause(clause))) clause = syntax_.head(clause);
  return clause;
}

const SpeechCue* cue_at(const StatementContext& context, TokenIndex t, TokenIndex& last) {
  const Syntax& syntax = context.syntax;
  const std::string_view pos = pos_for_table(context, t);
  last = t;
  if (pos.empty() || is_in_name(context, t)) return nullptr;
  if (pos == "adv") return context.tables.cue(syntax.lower(t), pos);
  if (pos == "adj" && syntax.upos(t) == "VERB") return context.tables.cue(syntax.lower(t), pos);
  if (pos != "verb") return context.tables.cue(syntax.lemma(t), pos);
  const TokenIndex particle = syntax.child(t, "compound:prt");
  if (particle.valid() && particle > t && particle - t <= 3) {
    last = particle - t == 1 ? particle : t;
    if (const SpeechCue* row = verb_row(context, t, syntax.lower(particle))) return row;
  }
  const bool time = t.value() + 1 < syntax.size() && syntax.base_relation(t + 1) == "case" &&
                    syntax.head(t + 1).valid() &&
                    tells_time(syntax, syntax.head(t + 1));  // "agreed on Sunday"
  if (t.value() + 1 < syntax.size() && !time) {
    last = t + 1;
    if (const SpeechCue* row = verb_row(context, t, syntax.lower(t + 1))) return row;
  }
  last = t;
  return verb_row(context, t, {});
}

StatementDraft draft_at(const StatementContext& context, TokenIndex t) { return TreeCue(context, t).draft(); }

std::vector<StatementDraft> find_tree_cues(const StatementContext& context) {
  std::vector<StatementDraft> drafts;
  for (const TokenIndex t : context.syntax.tokens()) {
    StatementDraft draft = draft_at(context, t);
    if (!draft.content.empty()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace readout
