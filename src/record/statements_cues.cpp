// Cues of statements in dependency trees, one function a construction. Relations as in Universal Dependencies
// v2: reported speech is a ccomp of its verb, also with the verb last; a verb in the middle is a parataxis of
// what it reports (universaldependencies.org/u/dep/ccomp, parataxis).
#include "record/statements_cues.hpp"

#include <algorithm>

#include "record/operators.hpp"

namespace readout {
namespace {

using Tokens = std::vector<TokenIndex>;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string_view pos_for_table(const Syntax& syntax, TokenIndex t) {
  const std::string_view upos = syntax.upos(t), relation = syntax.base_relation(t);
  if (is_one_of(relation, {"aux", "cop", "fixed", "flat", "case", "mark", "compound"})) return {};
  if (upos == "VERB") return relation == "amod" ? std::string_view() : "verb";
  if (upos == "NOUN") return "noun";
  if (upos == "ADJ") return syntax.xpos(t).starts_with("VB") ? "verb" : relation == "amod" ? "" : "adj";
  if (upos == "ADV") return "adv";
  return {};
}

/// Spans of several trees, in text order, each without the words under `cuts`.
std::vector<ByteSpan> spans_of(const StatementContext& context, const Tokens& heads, const Tokens& cuts) {
  std::vector<ByteSpan> all;
  for (const TokenIndex head : heads) {
    for (const ByteSpan span : clause_spans(context, head, cuts)) all.push_back(span);
  }
  return joined(context, std::move(all));
}

TokenIndex complement_clause(const Syntax& syntax, TokenIndex t) {
  TokenIndex found = syntax.child(t, "ccomp");
  if (!found.valid()) found = syntax.child(t, "csubj");
  if (!found.valid()) found = syntax.child(t, "csubj:pass");
  return found;
}

bool is_wh_clause(const Syntax& syntax, TokenIndex clause) {
  const TokenIndex mark = syntax.child(clause, "mark");
  if (mark.valid() && is_one_of(syntax.lower(mark), {"if", "whether"})) return true;
  return syntax.xpos(syntax.subtree(clause).begin_index).starts_with("W");
}

bool fits_clause(const SpeechCue& row, const Syntax& syntax, TokenIndex clause) {
  if (is_wh_clause(syntax, clause)) return row.wh || row.that;
  const bool gerund =
      syntax.xpos(clause) == "VBG" && !syntax.has_child(clause, "aux") && !syntax.has_child(clause, "nsubj");
  return gerund ? row.ing || row.quote : row.that || row.quote;
}

bool has_object_of_saying(const Syntax& syntax, TokenIndex t) {
  return complement_clause(syntax, t).valid() || syntax.has_child(t, "obj");
}

class TreeCue {
 public:
  TreeCue(const StatementContext& context, TokenIndex t)
      : context_(context), syntax_(context.syntax), t_(t) {}

  StatementDraft draft() {
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

 private:
  void take(const Tokens& heads, const Tokens& cuts, std::string_view rule) {
    draft_.content = spans_of(context_, heads, cuts);
    if (!draft_.content.empty()) note(rule);
  }
  void note(std::string_view rule) {
    draft_.derivation.push_back(
        {draft_.row ? "speech_cues.tsv: " + draft_.row->lemma : "cue", draft_.cue_span, std::string(rule)});
  }
  void source_from(TokenIndex cue) { set_source(context_, draft_, source_of(context_, cue)); }

  bool is_according() const {
    return syntax_.lower(t_) == "according" && t_.value() + 1 < syntax_.size() &&
           syntax_.lower(t_ + 1) == "to";
  }

  // Verbs.
  void verb(const SpeechCue& row);
  bool declined(const SpeechCue& row);
  bool raising(const SpeechCue& row);
  bool clause(const SpeechCue& row);
  bool inserted(const SpeechCue& row);
  bool infinitive(const SpeechCue& row);
  bool phrase(const SpeechCue& row);
  bool prepositional(const SpeechCue& row);
  TokenIndex oblique(const std::vector<std::string>& prepositions, TokenIndex host) const;
  void addressee(const SpeechCue& row);

  // Others.
  void noun(const SpeechCue& row);
  void adjective(const SpeechCue& row);
  void adverb(const SpeechCue& row);
  StatementDraft according_to();

  const StatementContext& context_;
  const Syntax& syntax_;
  TokenIndex t_;
  StatementDraft draft_;
};

void TreeCue::verb(const SpeechCue& row) {
  const TokenIndex above = syntax_.head(t_);
  TokenIndex last;
  if (syntax_.relation(t_) == "xcomp" && above.valid()) {
    const SpeechCue* outer = cue_at(context_, above, last);
    if (outer && outer->act == "decline") return;  // "declined to say": one cue
  }
  if (row.act == "decline") {
    declined(row);
  } else if (!raising(row) && !clause(row) && !inserted(row) && !infinitive(row) && !phrase(row)) {
    prepositional(row);
  }
  if (!draft_.source.valid()) source_from(t_);
  addressee(row);
}

// "declined to reveal WHERE", "refused to answer QUESTIONS": the cue is both verbs. "declined TO COMMENT".
bool TreeCue::declined(const SpeechCue&) {
  const TokenIndex second = syntax_.child(t_, "xcomp");
  if (!second.valid()) return false;
  Tokens complements;
  for (const TokenIndex c : syntax_.children(second)) {
    if (c > second && is_one_of(syntax_.base_relation(c), {"ccomp", "obj", "obl", "xcomp"}))
      complements.push_back(c);
  }
  TokenIndex last;
  const SpeechCue* inner = cue_at(context_, second, last);
  if (complements.empty() || !inner) {
    take({second}, {}, "said not to have said or done it");
    return true;
  }
  draft_.cue_span.end = syntax_.span(last).end;
  take(complements, {}, "said not to have said it");
  return true;
}

// "X is said to V": content is X and what is said of it; a source only if "by" names one.
bool TreeCue::raising(const SpeechCue& row) {
  const TokenIndex subject = syntax_.child(t_, "nsubj:pass"), second = syntax_.child(t_, "xcomp");
  if (!row.raising || !subject.valid() || !second.valid()) return false;
  const TokenIndex auxiliary = syntax_.child(t_, "aux:pass");
  if (auxiliary.valid() && t_ - auxiliary <= 3) draft_.cue_span.begin = syntax_.span(auxiliary).begin;
  take({subject, second}, {}, "passive of saying with an infinitive");
  return !draft_.content.empty();
}

bool TreeCue::clause(const SpeechCue& row) {
  const TokenIndex content = complement_clause(syntax_, t_);
  if (!content.valid() || !fits_clause(row, syntax_, content)) return false;
  const TokenIndex passive = syntax_.child(t_, "aux:pass");
  const bool dummy =
      syntax_.has_child(t_, "expl") || (passive.valid() && syntax_.has_child(t_, "nsubj:pass") &&
                                        syntax_.lower(syntax_.child(t_, "nsubj:pass")) == "it");
  if (dummy) {  // "It is understood"
    const TokenIndex it =
        syntax_.has_child(t_, "expl") ? syntax_.child(t_, "expl") : syntax_.child(t_, "nsubj:pass");
    if (it < t_ && t_ - it <= 4) draft_.cue_span.begin = syntax_.span(it).begin;
  }
  take({content}, {}, is_wh_clause(syntax_, content) ? "with a question clause" : "with a clause");
  return !draft_.content.empty();
}

// The cue stands inside or behind what it reports: "C, S said, C"; "C, as S put it".
bool TreeCue::inserted(const SpeechCue& row) {
  const TokenIndex above = syntax_.head(t_);
  if (!above.valid() || !(row.that || row.quote)) return false;
  const std::string_view relation = syntax_.base_relation(t_);
  const TokenIndex mark = syntax_.child(t_, "mark");
  const bool as = relation == "advcl" && mark.valid() && syntax_.lower(mark) == "as";
  const bool loose =
      relation == "parataxis" && !has_object_of_saying(syntax_, t_) && source_of(context_, t_).valid();
  if (!as && !loose) return false;
  if (as && has_object_of_saying(syntax_, t_)) return false;
  take({above}, {t_}, as ? "as-clause" : "inserted cue");
  return !draft_.content.empty();
}

// "urged A to V": A belongs to what is asked for; "promised to V".
bool TreeCue::infinitive(const SpeechCue& row) {
  const TokenIndex second =
      syntax_.child(t_, "xcomp").valid() ? syntax_.child(t_, "xcomp") : complement_clause(syntax_, t_);
  if (!second.valid() || second < t_) return false;
  const TokenIndex mark = syntax_.child(second, "mark");
  const bool to = mark.valid() && syntax_.lower(mark) == "to";
  if (!(to && row.to) && !(row.ing && syntax_.xpos(second) == "VBG")) return false;
  Tokens heads{second};
  const bool of_another = is_one_of(row.act, {"request", "order", "propose", "want", "ask", "expect"});
  for (const TokenIndex c : syntax_.children(t_)) {
    const std::string_view relation = syntax_.base_relation(c);
    const bool object =
        relation == "obj" || relation == "iobj" || (relation == "obl" && row.lemma.ends_with(" on"));
    if (of_another && object && c > t_ && c < second) heads.insert(heads.begin(), c);
  }
  take(heads, {}, "with an infinitive");
  return !draft_.content.empty();
}

TokenIndex TreeCue::oblique(const std::vector<std::string>& prepositions, TokenIndex host) const {
  for (const std::string& preposition : prepositions) {
    for (const TokenIndex c : syntax_.children(host)) {
      const bool place = is_one_of(syntax_.base_relation(c), {"obl", "nmod", "advcl", "xcomp", "acl"});
      if (place && c > host && marker_of(syntax_, c) == preposition) return c;
    }
  }
  return TokenIndex::none();
}

/// Does the phrase hold quoted words, the cue standing outside?
ByteSpan quoted_words_in(const StatementContext& context, ByteSpan phrase, ByteSpan cue) {
  for (const Quotation& q : context.document.quotations()) {
    const ByteSpan outer = q.outer();
    if (phrase.overlaps(outer) && !outer.overlaps(cue)) return outer;
  }
  return {};
}

// The object is the content: "denied the allegations", "described A as B". Praise and blame are statements
// only where words are quoted: from the quotation to the end of its phrase.
bool TreeCue::phrase(const SpeechCue& row) {
  const TokenIndex object =
      syntax_.child(t_, "obj").valid() ? syntax_.child(t_, "obj") : syntax_.child(t_, "xcomp");
  const TokenIndex other = oblique(row.prepositions, t_);
  if (is_one_of(row.act, {"criticize", "praise", "support", "oppose"})) {
    for (const TokenIndex host : {other, object}) {
      if (!host.valid()) continue;
      const ByteSpan whole = syntax_.span(syntax_.subtree(host));
      const ByteSpan quoted = quoted_words_in(context_, whole, draft_.cue_span);
      if (quoted.empty()) continue;
      draft_.content = {{quoted.begin, std::max(whole.end, quoted.end)}};
      note("quoted words of praise or blame");
      return true;
    }
    return false;
  }
  if (!row.np || !object.valid() || object < t_) return false;
  TokenIndex last;
  if (const SpeechCue* noun = cue_at(context_, object, last);
      noun && noun->pos == "noun" && row.act == "say") {
    return false;  // "voiced hope that": the noun is the cue
  }
  Tokens heads{object};
  if (other.valid()) heads.push_back(other);
  if (syntax_.has_child(t_, "obj") && syntax_.has_child(t_, "xcomp"))
    heads.push_back(syntax_.child(t_, "xcomp"));
  take(heads, {}, "with a phrase as content");
  return !draft_.content.empty();
}

bool TreeCue::prepositional(const SpeechCue& row) {
  const TokenIndex other = oblique(row.prepositions, t_);
  if (!other.valid() || row.np) return false;
  take({other}, {}, "with a prepositional phrase as content");
  return !draft_.content.empty();
}

void TreeCue::addressee(const SpeechCue& row) {
  const TokenIndex passive = syntax_.child(t_, "nsubj:pass");
  const bool content_apart =
      complement_clause(syntax_, t_).valid() || syntax_.base_relation(t_) == "parataxis";
  TokenIndex to = syntax_.child(t_, "iobj");
  if (!to.valid() && (content_apart || !row.np || row.act == "say")) to = syntax_.child(t_, "obj");
  if (!to.valid()) to = passive;
  if (!to.valid()) to = oblique({"to"}, t_);
  if (to.valid() && context_.actors.actor_of(to).valid()) draft_.addressee = to;
}

// "her claim that", "expressed doubt whether", "no comment on": the source is the possessor or the subject of
// the verb that carries the noun.
void TreeCue::noun(const SpeechCue& row) {
  const PredicateIndex p = context_.predicates.at(t_);
  TokenIndex verb = p.valid() ? context_.predicates[p].light : TokenIndex::none();
  TokenIndex last;
  if (!verb.valid() && syntax_.base_relation(t_) == "obj") {
    const SpeechCue* carrier = cue_at(context_, syntax_.head(t_), last);
    if (carrier && carrier->np && is_one_of(carrier->act, {"say", "repeat", "discuss"}))
      verb = syntax_.head(t_);
  }
  TokenIndex complement;
  for (const TokenIndex c : syntax_.children(t_)) {
    const bool clause = is_one_of(syntax_.relation(c), {"acl", "ccomp", "xcomp"});
    const std::string_view mark = marker_of(syntax_, c);
    const bool wh = is_wh_clause(syntax_, c);
    if (c > t_ && clause && ((mark == "that" && row.that) || (wh && row.wh) || (mark == "to" && row.to)))
      complement = c;
  }
  // "expressed doubt whether": a parser may hang the clause on the verb.
  if (!complement.valid() && verb.valid()) {
    const TokenIndex c = complement_clause(syntax_, verb);
    if (c.valid() && c > t_) complement = c;
  }
  const TokenIndex source = verb.valid() ? source_of(context_, verb) : source_of(context_, t_);
  const bool owned = source.valid() && (verb.valid() || syntax_.has_child(t_, "nmod:poss"));
  if (!complement.valid() && owned) complement = oblique(row.prepositions, t_);
  if (!complement.valid() && owned && verb.valid()) complement = oblique(row.prepositions, verb);
  const bool hearsay = is_one_of(row.lemma, {"report", "rumour", "rumor", "speculation"});
  if (!complement.valid() || (!owned && !hearsay)) return;
  if (verb.valid() && verb < t_ && t_ - verb <= 3) draft_.cue_span.begin = syntax_.span(verb).begin;
  take({complement}, {}, "noun with its content");
  if (owned) set_source(context_, draft_, source);
}

void TreeCue::adjective(const SpeechCue& row) {
  TokenIndex content = complement_clause(syntax_, t_);
  if (!content.valid() && row.to) content = syntax_.child(t_, "xcomp");
  if (!content.valid()) content = syntax_.child(t_, "advcl");
  if (content.valid() && content < t_) content = TokenIndex::none();
  if (content.valid() && marker_of(syntax_, content) == "to" && !row.to) content = TokenIndex::none();
  if (!content.valid()) content = oblique(row.prepositions, t_);
  if (!content.valid()) return;
  take({content}, {}, "adjective with its content");
  source_from(t_);
  const TokenIndex copula = syntax_.child(t_, "cop");
  if (copula.valid() && t_ - copula <= 2 && copula < t_) draft_.cue_span.begin = syntax_.span(copula).begin;
  if (!draft_.source.valid() && row.act != "unclear") draft_.content.clear();
}

void TreeCue::adverb(const SpeechCue&) {
  if (syntax_.lower(t_) != "reportedly") return;  // the others hedge, they do not report
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
  TokenIndex clause = syntax_.head(phrase);
  if (!clause.valid()) return {};
  // At the edge of its sentence the phrase speaks of all of it, inside of its own clause.
  const TokenRange words = syntax_.sentence(syntax_.sentence_of(t_)).tokens, own = syntax_.subtree(phrase);
  const bool at_edge = own.begin_index == words.begin_index || own.end_index + 2 > words.end_index;
  const auto is_clause = [&](TokenIndex t) {
    return is_one_of(syntax_.base_relation(t), {"root", "ccomp", "advcl", "parataxis", "csubj"}) ||
           (syntax_.base_relation(t) == "conj" && syntax_.upos(t) == "VERB");
  };
  while (syntax_.head(clause).valid() && (at_edge || !is_clause(clause))) clause = syntax_.head(clause);
  take({clause}, {phrase}, "according to");
  return std::move(draft_);
}

}  // namespace

const SpeechCue* cue_at(const StatementContext& context, TokenIndex t, TokenIndex& last) {
  const Syntax& syntax = context.syntax;
  const std::string_view pos = pos_for_table(syntax, t);
  last = t;
  if (pos.empty()) return nullptr;
  if (pos == "verb") {
    const TokenIndex particle = syntax.child(t, "compound:prt");
    if (particle.valid() && particle > t && particle - t <= 3) {
      last = particle - t == 1 ? particle : t;
      if (const SpeechCue* row = context.tables.cue(lemma_with_particle(syntax, t), pos)) return row;
    }
    if (t.value() + 1 < syntax.size()) {
      last = t + 1;
      const std::string two = std::string(syntax.lemma(t)) + " " + std::string(syntax.lower(t + 1));
      if (const SpeechCue* row = context.tables.cue(two, pos)) return row;
    }
  }
  last = t;
  return context.tables.cue(pos == "adv" ? syntax.lower(t) : syntax.lemma(t), pos);
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
