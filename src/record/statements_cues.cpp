// Cues of statements in dependency trees, one function a construction. Relations as in Universal Dependencies
// v2: reported speech is a ccomp of its verb, also with the verb last; a verb in the middle is a parataxis of
// what it reports (universaldependencies.org/u/dep/ccomp, parataxis).
#include "record/statements_cues.hpp"

#include <algorithm>

#include "record/operators.hpp"
#include "record/statements_content.hpp"

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
  void take(const Tokens& heads, Tokens cuts, std::string_view rule) {
    for (const TokenIndex aside : asides_in(context_, t_, heads)) cuts.push_back(aside);
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
  bool tells_actively(const SpeechCue& row) const;
  TokenIndex speaker_of_participle() const;
  bool declined(const SpeechCue& row);
  bool raising(const SpeechCue& row);
  bool clause(const SpeechCue& row);
  TokenIndex dummy_subject() const;
  TokenIndex first_behind() const;
  bool inserted(const SpeechCue& row);
  bool stands_apart() const;
  void front_part();
  bool misread_participle(const SpeechCue& row);
  bool infinitive(const SpeechCue& row);
  bool phrase(const SpeechCue& row);
  bool prepositional(const SpeechCue& row);
  bool governed_phrase(const SpeechCue& row);
  void ordered(const SpeechCue& row);
  bool is_joint() const;
  void clip_behind_cue();
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
  const bool participle = syntax_.xpos(t_) == "VBN" && syntax_.relation(t_) == "advcl";
  if (row.act == "ask" && participle) return;  // "Asked whether C, S said": the answer is the statement
  if (row.lemma == "refer" && syntax_.xpos(t_) == "VBG") return;  // ", referring to X" explains a name
  if (row.act == "decline") {
    declined(row);
  } else if (!misread_participle(row) && !raising(row) && !clause(row) && !inserted(row) && !infinitive(row) && !phrase(row) &&
             !prepositional(row)) {
    ordered(row);
  }
  if (!draft_.source.valid()) set_source(context_, draft_, speaker_of_participle());
  if (!draft_.source.valid()) source_from(t_);
  if (!draft_.source.valid() && !draft_.content.empty() && tells_actively(row)) {
    set_source(context_, draft_, source_before(context_, t_));
  }
  front_part();
  addressee(row);
}

/// ", saying that …" goes on for the subject of the clause around everything in front, wherever it hangs. None
/// for other words.
TokenIndex TreeCue::speaker_of_participle() const {
  const TokenIndex first = syntax_.subtree(t_).begin_index;
  if (syntax_.xpos(t_) != "VBG" || syntax_.base_relation(t_) != "advcl" || first.value() == 0) return TokenIndex::none();
  if (syntax_.lower(first - 1) != "," && syntax_.lower(first) != ",") return TokenIndex::none();
  TokenIndex subject;
  for (TokenIndex t = syntax_.head(t_); t.valid(); t = syntax_.head(t)) {
    if (const TokenIndex found = syntax_.child(t, "nsubj"); found.valid() && found < t_) subject = source_of(context_, t);
    const QuotationIndex here = context_.document.quotation_at(syntax_.span(t).begin);
    if (syntax_.relation(t) == "acl:relcl" || here != context_.document.quotation_at(draft_.cue_span.begin)) break;
  }
  return subject;
}

/// A finite verb of saying in the active voice: it has a subject, whatever the tree says.
bool TreeCue::tells_actively(const SpeechCue& row) const {
  return row.that && row.quote && row.weight >= 0.7 && is_one_of(syntax_.xpos(t_), {"VBD", "VBZ", "VBP"}) &&
         !syntax_.has_child(t_, "aux:pass") && !dummy_subject().valid();
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
  const TokenIndex it = dummy_subject();
  TokenIndex content = complement_clause(syntax_, t_);
  if (!content.valid() && it.valid() && row.that) content = first_behind();
  if (!content.valid() || !(it.valid() || fits_clause(row, syntax_, content))) return false;
  if (it.valid() && it < t_ && t_ - it <= 4) draft_.cue_span.begin = syntax_.span(it).begin;
  take(with_tail(context_, t_, with_front(syntax_, t_, content)), {},
       is_wh_clause(syntax_, content) ? "with a question clause" : "with a clause");
  return !draft_.content.empty();
}

/// "It" of "it is understood", or none.
TokenIndex TreeCue::dummy_subject() const {
  const TokenIndex expletive = syntax_.child(t_, "expl");
  if (expletive.valid()) return expletive;
  const TokenIndex subject = syntax_.child(t_, "nsubj:pass");
  return subject.valid() && syntax_.lower(subject) == "it" ? subject : TokenIndex::none();
}

/// The first phrase behind the cue, for a tree without a clause there.
TokenIndex TreeCue::first_behind() const {
  for (const TokenIndex c : syntax_.children(t_)) {
    if (c > t_ && !is_one_of(syntax_.base_relation(c), {"punct", "aux", "expl", "conj", "cc"})) return c;
  }
  return TokenIndex::none();
}

// The cue stands inside or behind what it reports: "C, S said, C"; "C, as S put it".
bool TreeCue::inserted(const SpeechCue& row) {
  const TokenIndex above = syntax_.head(t_);
  if (!above.valid() || !(row.that || row.quote) || has_object_of_saying(syntax_, t_)) return false;
  const std::string_view relation = syntax_.base_relation(t_);
  const TokenIndex mark = syntax_.child(t_, "mark");
  const bool as = relation == "advcl" && mark.valid() && syntax_.lower(mark) == "as" && row.that && row.quote;
  const bool loose = relation == "parataxis" && source_of(context_, t_).valid() && stands_apart();
  if (!as && !loose) return false;
  take({above}, {t_}, as ? "as-clause" : "inserted cue");
  return !draft_.content.empty();
}

/// Marks on both sides of the cue's own words.
bool TreeCue::stands_apart() const {
  const TokenRange own = syntax_.subtree(t_);
  const auto mark_or_edge = [&](bool edge, TokenIndex t) { return edge || syntax_.upos(t) == "PUNCT"; };
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t_)).tokens;
  const bool in_front = mark_or_edge(own.begin_index <= sentence.begin_index, own.begin_index - 1) ||
                        syntax_.upos(own.begin_index) == "PUNCT";
  const bool behind = own.end_index >= sentence.end_index || syntax_.upos(own.end_index) == "PUNCT" ||
                      syntax_.upos(own.end_index - 1) == "PUNCT";
  return in_front && behind;
}

// "To see why, S said, one should read it": the words in front, hung on the cue, are told too.
void TreeCue::front_part() {
  const TokenRange cue = words_between_commas(context_, t_);
  if (cue.empty() || draft_.content.empty() || !cue.contains(draft_.source)) return;
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t_)).tokens;
  const ByteSpan here = syntax_.span(cue);
  if (draft_.content.front().begin < here.end || cue.end_index >= sentence.end_index) return;
  const ByteSpan front = trimmed(context_, {sentence.begin_index, cue.begin_index});
  const bool plain = !front.empty() && !context_.document.quotation_at(front.begin).valid() &&
                     !context_.document.quotation_at(front.end - 1).valid();
  if (plain) draft_.content.insert(draft_.content.begin(), front);
}

// "officials stressed the minister has agreed", read as "officials [who were] stressed": the noun and the verb
// behind have two subjects then, which no clause has.
bool TreeCue::misread_participle(const SpeechCue& row) {
  const TokenIndex noun = syntax_.head(t_);
  if (!(row.that && row.quote) || syntax_.base_relation(t_) != "acl" || !noun.valid()) return false;
  const TokenIndex verb = syntax_.head(noun);
  if (!verb.valid() || verb < t_ || syntax_.base_relation(noun) != "nsubj" || noun > t_) return false;
  const bool two_subjects = std::ranges::any_of(syntax_.children(verb), [&](TokenIndex c) {
    return c > t_ && c < verb && syntax_.base_relation(c) == "nsubj";
  });
  if (!two_subjects) return false;
  const ByteSpan content = trimmed(context_, {t_ + 1, syntax_.subtree(verb).end_index});
  if (content.empty()) return false;
  draft_.content = {content};
  draft_.source = noun;
  draft_.source_span = trimmed(context_, {syntax_.subtree(noun).begin_index, t_});
  note("main verb read as a participle");
  return true;
}

// "urged A to V": A belongs to what is asked for; "promised to V".
bool TreeCue::infinitive(const SpeechCue& row) {
  TokenIndex second =
      syntax_.child(t_, "xcomp").valid() ? syntax_.child(t_, "xcomp") : complement_clause(syntax_, t_);
  if (!second.valid() && row.ing) {  // "ruled out meeting": a gerund read as an adjunct
    const TokenIndex gerund = syntax_.child(t_, "advcl");
    const bool beside = gerund.valid() && gerund > t_ && syntax_.xpos(gerund) == "VBG" &&
                        syntax_.subtree(gerund).begin_index == gerund &&
                        syntax_.span(gerund).begin <= draft_.cue_span.end + 1;
    if (beside) second = gerund;
  }
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
  take(with_tail(context_, t_, heads), {}, "with an infinitive");
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
  for (const QuotationIndex q : quotations_touching(context.document, phrase)) {
    const ByteSpan outer = context.document.quotations()[q].outer();
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
    return false;
  }
  if (row.np && governed_phrase(row)) return true;
  if (!row.np || !object.valid() || object < t_ || tells_time(syntax_, object)) return false;
  if (is_one_of(row.lemma, {"say", "tell"}) &&
      quoted_words_in(context_, syntax_.span(syntax_.subtree(object)), draft_.cue_span).empty()) {
    return false;  // "told the press", "said as much"
  }
  if (row.lemma == "discuss" && is_joint()) return false;
  // "a base called “North Star”": a name.
  if (row.act == "describe" && syntax_.base_relation(t_) == "acl" && !oblique({"by"}, t_).valid()) return false;
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
    if (span.overlaps(draft_.cue_span)) span.begin = draft_.cue_span.end;
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

void TreeCue::ordered(const SpeechCue& row) {
  if (!(row.that && row.quote) || row.weight < 0.4 || syntax_.xpos(t_) == "VB") return;
  draft_.content = content_by_order(context_, t_, row.weight < 0.7);
  if (!draft_.content.empty()) note("content by the order of words");
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
    const bool clause = is_one_of(syntax_.relation(c), {"acl", "ccomp", "xcomp"}) ||
                        (syntax_.relation(c) == "acl:relcl" && syntax_.has_child(c, "mark"));
    const std::string_view mark = marker_of(syntax_, c);
    const bool wh = is_wh_clause(syntax_, c);
    if (c > t_ && clause && ((mark == "that" && row.that) || (wh && row.wh) || (mark == "to" && row.to)))
      complement = c;
  }
  // "expressed doubt whether": a parser may hang the clause on the verb.
  if (!complement.valid() && verb.valid()) {
    TokenIndex c = complement_clause(syntax_, verb);
    if (!c.valid()) c = syntax_.child(verb, "advcl");
    if (c.valid() && c > t_ && is_one_of(marker_of(syntax_, c), {"that", "whether", "if", "to"})) complement = c;
  }
  const TokenIndex source = verb.valid() ? source_of(context_, verb) : source_of(context_, t_);
  const bool owned = source.valid() && (verb.valid() || syntax_.has_child(t_, "nmod:poss"));
  // "her remarks on trade" names a topic, "made no comment on it" is a stance.
  const bool topic = row.act == "say" && !verb.valid();
  if (!complement.valid() && owned && !topic) complement = oblique(row.prepositions, t_);
  if (!complement.valid() && owned && verb.valid()) complement = oblique(row.prepositions, verb);
  const bool hearsay = is_one_of(row.lemma, {"report", "rumour", "rumor", "speculation"});
  if (!complement.valid() || (!owned && !hearsay)) return;
  if (verb.valid() && verb < t_ && t_ - verb <= 3) draft_.cue_span.begin = syntax_.span(verb).begin;
  const TokenIndex host = syntax_.head(complement);
  take(host.valid() ? with_tail(context_, host, {complement}) : Tokens{complement}, {}, "noun with its content");
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

/// The row of a verb with the words behind it: by its form, which cannot be wrong, then by its lemma.
const SpeechCue* verb_row(const StatementContext& context, TokenIndex t, std::string_view rest) {
  const Syntax& syntax = context.syntax;
  std::string lemma = context.tables.verb_lemma(syntax.lower(t), rest);
  if (lemma.empty()) lemma = syntax.lemma(t);
  if (!rest.empty()) lemma = lemma + " " + std::string(rest);
  return context.tables.cue(lemma, "verb");
}

}  // namespace

const SpeechCue* cue_at(const StatementContext& context, TokenIndex t, TokenIndex& last) {
  const Syntax& syntax = context.syntax;
  const std::string_view pos = pos_for_table(syntax, t);
  last = t;
  if (pos.empty()) return nullptr;
  if (pos == "adv") return context.tables.cue(syntax.lower(t), pos);
  if (pos != "verb") return context.tables.cue(syntax.lemma(t), pos);
  const TokenIndex particle = syntax.child(t, "compound:prt");
  if (particle.valid() && particle > t && particle - t <= 3) {
    last = particle - t == 1 ? particle : t;
    if (const SpeechCue* row = verb_row(context, t, syntax.lower(particle))) return row;
  }
  if (t.value() + 1 < syntax.size()) {
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
