// The rules that find judgements, one a place of cue, judge and target, and the joining of what is one
// judgement; see judgements.hpp.
#include "record/judgements.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "record/factual.hpp"
#include "record/judgement_targets.hpp"
#include "record/revision_cues.hpp"

namespace readout {
namespace {

using Statements = IndexedVector<StatementIndex, Statement>;

class JudgementFinder {
 public:
  JudgementFinder(const RecordContext& context, const Statements& statements)
      : context_(context),
        syntax_(context.syntax),
        predicates_(context.predicates),
        statements_(statements) {}

  std::vector<Judgement> find() {
    for (const PredicateIndex p : predicates_.all().indices()) {
      if (found_.size() >= kMaxJudgements) break;
      read_verb(p);
      read_noun(p);
      read_value(p);
    }
    for (const TokenIndex t : syntax_.tokens()) {
      if (found_.size() >= kMaxJudgements) break;
      read_attribute(t);
      read_trait(t);
      read_phrase(t);
    }
    std::ranges::stable_sort(found_, {}, [](const Judgement& j) { return j.evidence.front(); });
    return joined();
  }

 private:
  static SourceRef actor_source(ActorIndex a) { return {SourceRef::Kind::actor, a}; }
  static SourceRef nobody() { return {SourceRef::Kind::unattributed, {}}; }

  void read_verb(PredicateIndex p);
  void read_noun(PredicateIndex p);
  void read_value(PredicateIndex p);
  void read_attribute(TokenIndex t);
  void read_trait(TokenIndex t);
  void read_phrase(TokenIndex t);
  void read_drawn(TokenRange words, const JudgementPhrase& phrase);

  std::vector<SourceRef> judges_of(PredicateIndex p) const;
  std::vector<SourceRef> judges_of_noun(PredicateIndex p, TokenIndex& drawn_by, bool& given) const;
  const Statement* statement_at(TokenIndex t) const;
  bool plainly_said(TokenIndex t) const;
  JudgementTarget target_in(PredicateIndex p, const JudgementCue& cue) const;
  bool target_fits(const JudgementCue& cue, const JudgementTarget& target) const;
  bool tells_a_deed(TokenIndex verb) const;
  void add(const JudgementCue& cue, TokenIndex word, const std::vector<SourceRef>& judges,
           const JudgementTarget& target, ByteSpan evidence);
  ByteSpan evidence_of(TokenIndex word, const JudgementTarget& target, TokenIndex first = {}) const;
  bool is_named(ActorIndex a) const;
  bool is_vague_pronoun(TokenIndex t) const;
  bool same(const Judgement& a, const Judgement& b) const;
  std::vector<Judgement> joined() const;

  const RecordContext& context_;
  const Syntax& syntax_;
  const Predicates& predicates_;
  const Statements& statements_;
  std::vector<Judgement> found_;
};

std::vector<SourceRef> sources_among(const RecordContext& context, TokenIndex head) {
  std::vector<SourceRef> out;
  for (const ActorIndex a : context.actors.all_actors_of(context.syntax, head))
    out.push_back({SourceRef::Kind::actor, a});
  return out;
}

/// The innermost statement with somebody's name to it that holds the word, or null.
const Statement* JudgementFinder::statement_at(TokenIndex t) const {
  StatementIndex s = statement_around(statements_, syntax_.span(t));
  while (s.valid() && statements_[s].source.kind != SourceRef::Kind::actor) s = statements_[s].nested_in;
  return s.valid() ? &statements_[s] : nullptr;
}

/// Said as it stands: not denied, no condition, no question.
bool JudgementFinder::plainly_said(TokenIndex t) const {
  const Statement* s = statement_at(t);
  if (!s || s->polarity != Polarity::assert_) return false;
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(t)).tokens;
  for (TokenIndex last = sentence.end_index; last > t;) {
    if (syntax_.lower(--last) == "?") return false;
    if (syntax_.upos(last) != "PUNCT") break;
  }
  for (TokenIndex at = t; at.valid(); at = syntax_.head(at)) {
    const PredicateIndex p = predicates_.at(at);
    if (!p.valid()) continue;
    if (predicates_[p].negated) return false;
    if (predicates_[p].mark.valid() && syntax_.lower(predicates_[p].mark) == "if") return false;
  }
  return true;
}

/// Who judges by this verb; nobody if the passive leaves it out.
std::vector<SourceRef> JudgementFinder::judges_of(PredicateIndex p) const {
  if (const Argument* agent = predicates_.argument(p, Role::agent))
    return sources_among(context_, agent->head);
  const Argument* theme = predicates_.argument(p, Role::theme);
  const bool told = predicates_[p].passive && theme && !theme->shared && !predicates_[p].auxiliaries.empty();
  if (told) return {nobody()};
  return {};
}

/// "attack": of words if the sentence tells of some, or what for.
bool JudgementFinder::tells_a_deed(TokenIndex verb) const {
  for (const TokenIndex t : syntax_.sentence(syntax_.sentence_of(verb)).tokens) {
    if (judgement_cue_of(context_, t, "deed")) return true;
  }
  return false;
}

JudgementTarget JudgementFinder::target_in(PredicateIndex p, const JudgementCue& cue) const {
  JudgementTarget first;
  for (const std::string& place : cue.targets) {
    for (const Argument& a : predicates_[p].arguments) {
      const bool object = place == "obj" && (a.role == Role::theme || a.role == Role::recipient);
      const bool clause =
          place == "clause" && (a.role == Role::clause || a.marker == "whether" || a.marker == "that");
      if (!object && !clause && (place == "clause" || !fills(a, place))) continue;
      JudgementTarget target = target_at(context_, a.head);
      if (!target.actors.empty()) return target;
      if (first.text.empty()) first = std::move(target);
    }
  }
  return first;
}

bool JudgementFinder::target_fits(const JudgementCue& cue, const JudgementTarget& target) const {
  if (cue.deed && target.itself) return false;
  if (cue.whose && target.actors.empty()) return false;
  const TokenRange words = syntax_.tokens_in(target.span);
  const bool pronoun = words.size() == 1 && (syntax_.upos(words.begin_index) == "PRON" ||
                                             syntax_.upos(words.begin_index) == "NUM");
  return !target.text.empty() && !(pronoun && target.actors.empty());
}

/// From the first to the last word that the judgement rests on, inside its sentence.
ByteSpan JudgementFinder::evidence_of(TokenIndex word, const JudgementTarget& target,
                                      TokenIndex first) const {
  ByteSpan out = syntax_.span(word);
  const ByteSpan sentence = syntax_.span(syntax_.sentence(syntax_.sentence_of(word)).tokens);
  const auto cover = [&](ByteSpan span) {
    if (span.empty() || !sentence.contains(span)) return;
    out.begin = std::min(out.begin, span.begin);
    out.end = std::max(out.end, span.end);
  };
  cover(target.span);
  if (first.valid()) {
    const MentionIndex m = context_.actors.headed_by(first);
    cover(m.valid() ? context_.actors.mention(m).span : syntax_.span(first));
  }
  return out;
}

void JudgementFinder::add(const JudgementCue& cue, TokenIndex word, const std::vector<SourceRef>& judges,
                          const JudgementTarget& target, ByteSpan evidence) {
  std::vector<ActorIndex> targets = target.actors;
  if (targets.empty()) targets.push_back(ActorIndex::none());
  for (const SourceRef& judge : judges) {
    for (const ActorIndex actor : targets) {
      if (actor.valid() && judge == actor_source(actor)) continue;
      Judgement j;
      j.judge = judge;
      j.target = actor;
      j.target_text = target.text;
      j.direction = cue.direction;
      j.evidence = {evidence};
      j.derivation = {{fmt::format("judgement_cues.tsv: {} {}", cue.word, cue.pos), syntax_.span(word),
                       fmt::format("{} judgement", name_of(cue.direction))}};
      found_.push_back(std::move(j));
    }
  }
}

// "A criticised B for ...", "B was panned"
void JudgementFinder::read_verb(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  if (predicate.kind != PredicateKind::verb) return;
  const JudgementCue* cue = judgement_cue_of(context_, predicate.head, "verb");
  if (!cue || !told_as_fact(context_, p)) return;
  if (cue->word_only && !tells_a_deed(predicate.head)) return;
  if (cue->inside) {  // "he lied", says B
    const Statement* said = statement_at(predicate.head);
    const JudgementTarget liar = target_in(p, *cue);
    if (said && plainly_said(predicate.head) && liar.itself)
      add(*cue, predicate.head, {said->source}, liar, evidence_of(predicate.head, liar));
    return;
  }
  const JudgementTarget target = target_in(p, *cue);
  if (!target_fits(*cue, target)) return;
  const Argument* agent = predicates_.argument(p, Role::agent);
  ByteSpan evidence = evidence_of(predicate.head, target, agent ? agent->head : TokenIndex::none());
  for (const Argument& a : predicate.arguments) {
    if (a.marker == "for" || a.marker == "over")
      evidence.end = std::max(evidence.end, target_at(context_, a.head).span.end);
  }
  add(*cue, predicate.head, judges_of(p), target, evidence);
}

/// Who gives the judgement that the noun names; `drawn_by` is whom it falls on if its verb says so.
std::vector<SourceRef> JudgementFinder::judges_of_noun(PredicateIndex p, TokenIndex& drawn_by,
                                                       bool& given) const {
  const Predicate& noun = predicates_[p];
  given = true;
  const PredicateIndex governor = noun.light.valid() ? PredicateIndex::none() : noun.governor;
  // a parser takes "doubt" of "expressed doubt whether" for much else than an object
  const bool near = governor.valid() && noun.head > predicates_[governor].head &&
                    noun.head - predicates_[governor].head < 4;
  const bool object =
      governor.valid() && (noun.governor_role == Role::theme || (near && noun.governor_marker.empty()));
  const TokenIndex verb = noun.light.valid() ? noun.light
                          : object           ? predicates_[governor].head
                                             : TokenIndex::none();
  if (verb.valid() && judgement_cue_of(context_, verb, "drawing")) {
    const PredicateIndex host = noun.light.valid() ? p : governor;
    if (const Argument* subject = predicates_.argument(host, Role::agent)) drawn_by = subject->head;
    for (const PredicateIndex q : {p, host}) {
      for (const Argument& a : predicates_[q].arguments) {
        if (a.marker == "from" || a.marker == "among") return sources_among(context_, a.head);
      }
    }
    return {};
  }
  if (verb.valid() && judgement_cue_of(context_, verb, "giving")) {
    const PredicateIndex host = noun.light.valid() ? p : governor;
    given = told_as_fact(context_, host);
    if (const Argument* agent = predicates_.argument(host, Role::agent))
      return sources_among(context_, agent->head);
    return {};
  }
  for (const Argument& a : noun.arguments) {
    const bool owner = a.role == Role::agent && !a.shared;
    if (!owner && a.marker != "from" && a.marker != "by") continue;
    return sources_among(context_, a.head);
  }
  return {};
}

// "A voiced doubt whether ...", "criticism of B by A", "B drew criticism from A"
void JudgementFinder::read_noun(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  if (predicate.kind != PredicateKind::noun || predicate.negated) return;
  const JudgementCue* cue = judgement_cue_of(context_, predicate.head, "noun");
  if (!cue) return;
  TokenIndex drawn_by;
  bool given = true;
  const std::vector<SourceRef> judges = judges_of_noun(p, drawn_by, given);
  if (judges.empty() || !given) return;
  JudgementTarget target = drawn_by.valid() ? target_at(context_, drawn_by) : target_in(p, *cue);
  if (target.text.empty() && predicate.governor.valid()) target = target_in(predicate.governor, *cue);
  if (!target_fits(*cue, target)) return;
  add(*cue, predicate.head, judges, target, evidence_of(predicate.head, target, drawn_by));
}

// "B was a disaster", in A's mouth; "A called B a disgrace"
void JudgementFinder::read_value(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  const JudgementCue* cue =
      judgement_cue_of(context_, predicate.head, predicate.kind == PredicateKind::noun ? "value" : "adj");
  if (!cue || predicate.kind == PredicateKind::verb || predicate.negated) return;
  const PredicateIndex host = predicate.governor;
  const bool second_object = predicate.governor_role == Role::theme && !predicate.subject_of_governor;
  const bool called =
      host.valid() && judgement_cue_of(context_, predicates_[host].head, "calling") &&
      (predicate.governor_role == Role::clause || predicate.governor_marker == "as" || second_object);
  if (called) {
    const Argument* agent = predicates_.argument(host, Role::agent);
    const Argument* theme = predicates_.argument(host, Role::theme);
    if (!agent || !theme || theme->head == predicate.head || !told_as_fact(context_, host)) return;
    const JudgementTarget target = target_at(context_, theme->head);
    add(*cue, predicate.head, sources_among(context_, agent->head), target,
        evidence_of(predicate.head, target, agent->head));
    return;
  }
  if (!syntax_.has_child(predicate.head, "cop") || !plainly_said(predicate.head)) return;
  if (std::ranges::any_of(predicate.auxiliaries, [&](TokenIndex t) { return syntax_.xpos(t) == "MD"; }))
    return;
  const Argument* subject =
      predicates_.argument(p, predicate.kind == PredicateKind::noun ? Role::predicate_of : Role::agent);
  if (!subject || is_vague_pronoun(subject->head)) return;
  const JudgementTarget target = target_at(context_, subject->head);
  if (target.actors.empty() && syntax_.upos(subject->head) == "PRON") return;
  // "their lives are terrible" is no judgement of them; "their conduct" is
  if (cue->predicate && !target.itself && !judgement_cue_of(context_, subject->head, "deed")) return;
  add(*cue, predicate.head, {statement_at(predicate.head)->source}, target,
      evidence_of(predicate.head, target));
}

// "one of the most shameful performances by B", "their cowardly attack"
void JudgementFinder::read_attribute(TokenIndex t) {
  if (syntax_.base_relation(t) != "amod") return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "adj");
  if (!cue || cue->predicate || !plainly_said(t)) return;
  const TokenIndex noun = syntax_.head(t);
  const TokenIndex subject =
      syntax_.has_child(noun, "cop") ? syntax_.child(noun, "nsubj") : TokenIndex::none();
  const bool of_subject = subject.valid() && syntax_.upos(subject) != "PRON";
  JudgementTarget target = target_at(context_, of_subject ? subject : noun);
  // "the disgraceful minister" is rare; a wrong tree is not
  if (target.itself && !of_subject) target.actors.clear();
  const bool of_deed = judgement_cue_of(context_, noun, "deed") || judgement_cue_of(context_, noun, "act");
  if (target.actors.empty() && !of_deed) return;
  add(*cue, t, {statement_at(t)->source}, target, evidence_of(noun, target, t));
}

// "the damage done by B's vanity"
void JudgementFinder::read_trait(TokenIndex t) {
  if (syntax_.upos(t) != "NOUN") return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "trait");
  if (!cue || !plainly_said(t)) return;
  JudgementTarget target = target_at(context_, t);
  if (target.itself || target.actors.empty()) return;
  add(*cue, t, {statement_at(t)->source}, target, evidence_of(t, target));
}

// "B came under fire from A": the subject is the target.
void JudgementFinder::read_drawn(TokenRange words, const JudgementPhrase& phrase) {
  const PredicateIndex p = predicates_.at(words.begin_index);
  const Argument* subject = p.valid() ? predicates_.argument(p, Role::agent) : nullptr;
  if (!subject || !told_as_fact(context_, p)) return;
  std::vector<SourceRef> judges;
  const TokenIndex end = syntax_.sentence(syntax_.sentence_of(words.begin_index)).tokens.end_index;
  for (TokenIndex t = words.end_index; t < end && judges.empty(); ++t) {
    const std::string_view marker = marker_of(syntax_, t);
    if (marker == "from" || marker == "by") judges = sources_among(context_, t);
  }
  if (judges.empty()) judges.push_back(nobody());
  const JudgementTarget target = target_at(context_, subject->head);
  if (target.actors.empty()) return;
  add(phrase.cue, words.begin_index, judges, target, evidence_of(words.end_index - 1, target));
}

// "I do not hold out much hope that ..."
void JudgementFinder::read_phrase(TokenIndex t) {
  for (const JudgementPhrase& phrase : context_.tables.judgements.phrases) {
    WordPattern::Match match;
    if (!phrase.pattern.match(context_.document, syntax_, t, {}, match)) continue;
    if (phrase.cue.drawn) return read_drawn(match.words, phrase);
    TokenIndex subject;
    const TokenIndex begin = syntax_.sentence(syntax_.sentence_of(t)).tokens.begin_index;
    for (TokenIndex u = t; u > begin && !subject.valid();) {
      if (syntax_.base_relation(--u) == "nsubj") subject = u;
    }
    if (!subject.valid()) return;
    std::vector<SourceRef> judges = sources_among(context_, subject);
    const std::string_view lower = syntax_.lower(subject);
    if (lower == "i" || lower == "we") {
      judges.clear();
      if (const Statement* s = statement_at(t)) judges.push_back(s->source);
    }
    JudgementTarget target;
    const TokenIndex next = match.words.end_index;
    if (next.value() < syntax_.size() && syntax_.sentence_of(next) == syntax_.sentence_of(t)) {
      target.span =
          without_edges(context_.document.text(),
                        syntax_.span(TokenRange{next, end_of_phrase(context_.document, syntax_, next)}));
      target.text = context_.document.words(target.span);
    }
    ByteSpan evidence = syntax_.span(match.words);
    if (t - subject < 5) evidence.begin = syntax_.span(subject).begin;
    evidence.end = std::max(evidence.end, target.span.end);
    add(phrase.cue, t, judges, target, evidence);
    return;
  }
}

/// Pronouns that stand for things and clauses as often as for somebody.
bool JudgementFinder::is_vague_pronoun(TokenIndex t) const {
  const std::string_view lower = syntax_.lower(t);
  return lower == "it" || lower == "this" || lower == "that" || lower == "which" || lower == "these" ||
         lower == "those";
}

bool JudgementFinder::is_named(ActorIndex a) const {
  return std::ranges::any_of(context_.actors[a].mentions, [&](MentionIndex m) {
    return context_.actors.mention(m).kind == MentionKind::name;
  });
}

/// One judge's judgements of one target are one; what is told of "a prime minister" is told of the one named
/// before. Doubts about nobody in particular are one if they stand close together.
bool JudgementFinder::same(const Judgement& a, const Judgement& b) const {
  if (!(a.judge == b.judge) || a.direction != b.direction) return false;
  if (a.target.valid() && b.target.valid()) {
    const auto described = [&](ActorIndex general, ActorIndex named) {
      return !is_named(general) && is_named(named) &&
             context_.actors[general].country == context_.actors[named].country &&
             context_.actors[general].level == context_.actors[named].level;
    };
    return a.target == b.target || described(b.target, a.target);
  }
  if (a.target.valid() || b.target.valid()) return false;
  return a.target_text == b.target_text || a.direction == Direction::doubt;
}

std::vector<Judgement> JudgementFinder::joined() const {
  std::vector<Judgement> out;
  for (const Judgement& j : found_) {
    const auto home = std::ranges::find_if(out, [&](const Judgement& o) { return same(o, j); });
    if (home == out.end()) {
      out.push_back(j);
      continue;
    }
    const bool covered =
        std::ranges::any_of(home->evidence, [&](ByteSpan e) { return e.overlaps(j.evidence.front()); });
    if (!covered) home->evidence.push_back(j.evidence.front());
    home->derivation.insert(home->derivation.end(), j.derivation.begin(), j.derivation.end());
  }
  return out;
}

}  // namespace

std::vector<Judgement> find_judgements(const RecordContext& context, const Statements& statements) {
  return JudgementFinder(context, statements).find();
}

}  // namespace readout
