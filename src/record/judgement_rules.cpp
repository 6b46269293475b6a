// Judgements by argument structure: verbs of judging, nouns of judging with the verbs that give or draw them,
// and what something is said to be or called.
#include <algorithm>

#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

/// "attack": of words if the sentence tells of some, or what for.
bool JudgementFinder::tells_a_deed(PredicateIndex p) const {
  return std::ranges::any_of(predicates_[p].arguments, [&](const Argument& a) {
    if (a.role == Role::agent) return false;
    const bool noun = syntax_.upos(a.head) == "NOUN";
    return (noun &&
            (judgement_cue_of(context_, a.head, "deed") || judgement_cue_of(context_, a.head, "work"))) ||
           ((a.marker == "for" || a.marker == "over") && syntax_.entity(a.head) != "time") ||
           (a.marker == "as" && a.role == Role::oblique);  // not "attacked as talks began"
  });
}

/// "accused each other"
bool JudgementFinder::is_each_other(PredicateIndex p) const {
  return std::ranges::any_of(predicates_[p].arguments, [&](const Argument& a) {
    const TokenIndex t = a.head;
    if (a.role == Role::agent || t == syntax_.tokens().begin_index) return false;
    const std::string_view lower = syntax_.lower(t), before = syntax_.lower(t - 1);
    if (t + 1 < syntax_.tokens().end_index && lower == "each" && syntax_.lower(t + 1) == "other") return true;
    return (lower == "other" && before == "each") || (lower == "another" && before == "one");
  });
}

/// "condemned in the strongest terms the shelling of ...": the parser hangs the object on "terms".
JudgementTarget JudgementFinder::target_behind_terms(TokenIndex verb) const {
  for (const TokenIndex c : syntax_.children(verb)) {
    if (c < verb || (syntax_.lemma(c) != "term" && syntax_.lemma(c) != "word")) continue;
    const TokenIndex object = syntax_.child(c, "appos");
    if (object.valid()) return target_at(context_, object);
  }
  return {};
}

/// Each of the parties judges every other one.
void JudgementFinder::add_mutual(const JudgementCue& cue, TokenIndex word, TokenIndex parties) {
  std::vector<ActorIndex> all;
  for (const ActorIndex a : context_.actors.all_actors_of(syntax_, parties)) {
    for (const ActorIndex member : context_.actors.expand(a)) all.push_back(member);
  }
  if (all.size() < 2) return;
  JudgementTarget target;
  target.actors = all;
  target.span = syntax_.span(syntax_.subtree(parties));
  for (const ActorIndex judge : all) {
    add(cue, word, {actor_source(judge)}, target, evidence_of(word, target));
  }
}

JudgementTarget JudgementFinder::target_in(PredicateIndex p, const JudgementCue& cue) const {
  JudgementTarget first;
  for (const std::string& place : cue.targets) {
    for (const Argument& a : predicates_[p].arguments) {
      if (syntax_.entity(a.head) == "time") continue;
      const bool object = place == "obj" && (a.role == Role::theme || a.role == Role::recipient);
      const bool clause =
          place == "clause" && (a.role == Role::clause || a.marker == "whether" || a.marker == "that");
      const bool doer = place == "doer" && (a.role == Role::clause || a.marker == "that");
      if (!object && !clause && !doer && (place == "clause" || place == "doer" || !fills(a, place))) continue;
      JudgementTarget target = doer ? doer_of(context_, a.head) : target_at(context_, a.head);
      if (!target.actors.empty()) return target;
      if (first.text.empty()) first = std::move(target);
    }
  }
  return first;
}

bool JudgementFinder::target_fits(const JudgementCue& cue, const JudgementTarget& target) const {
  if (cue.deed && target.itself) return false;
  const bool named = target.head.valid() && syntax_.upos(target.head) == "PROPN";
  if (cue.whose && target.actors.empty() && !named) return false;
  const TokenRange words = syntax_.tokens_in(target.span);
  if (target.head.valid() &&
      (syntax_.lower(target.head) == "nobody" || syntax_.lower(target.head) == "nothing"))
    return false;
  for (const TokenIndex t : words) {
    if (target.head.valid() && syntax_.head(t) == target.head && syntax_.lower(t) == "no") return false;
  }
  const bool pronoun = words.size() == 1 && (syntax_.upos(words.begin_index) == "PRON" ||
                                             syntax_.upos(words.begin_index) == "NUM");
  return !target.text.empty() && !(pronoun && target.actors.empty());
}

// "A criticised B for ...", "B was panned"
void JudgementFinder::read_verb(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  if (predicate.kind != PredicateKind::verb) return;
  const JudgementCue* cue = judgement_cue_of(context_, predicate.head, "verb");
  if (!cue || !told_as_fact(context_, p)) return;
  if (cue->word_only && !tells_a_deed(p)) return;
  if (cue->as && !has_as(p)) return;
  if (cue->inside) {  // "he lied", says B
    const Statement* said = statement_at(predicate.head);
    const JudgementTarget liar = target_in(p, *cue);
    if (said && plainly_said(predicate.head) && liar.itself)
      add(*cue, predicate.head, {said->source}, liar, evidence_of(predicate.head, liar));
    return;
  }
  const Argument* agent = predicates_.argument(p, Role::agent);
  if (agent && is_each_other(p)) return add_mutual(*cue, predicate.head, agent->head);
  JudgementTarget target = target_in(p, *cue);
  if (target.text.empty()) target = target_behind_terms(predicate.head);
  leave_out(target, lost_subject(predicate.head));
  if (!target_fits(*cue, target)) return;
  ByteSpan evidence = evidence_of(predicate.head, target, agent ? agent->head : TokenIndex::none());
  for (const Argument& a : predicate.arguments) {
    if (a.marker == "for" || a.marker == "over")
      evidence.end = std::max(evidence.end, target_at(context_, a.head).span.end);
  }
  add(*cue, predicate.head, judges_of(p), target, evidence);
}

/// "Diplomats credit B": a verb that the model took for a noun.
void JudgementFinder::read_bare_verb(TokenIndex t) {
  if (syntax_.upos(t) == "VERB" || syntax_.has_child(t, "cop") || syntax_.has_child(t, "det")) return;
  const TokenIndex subject = syntax_.child(t, "nsubj"), object = syntax_.child(t, "obj");
  if (!subject.valid() || !object.valid() || subject > t || object < t) return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "verb");
  if (!cue || cue->word_only || cue->inside || syntax_.has_child(t, "aux")) return;
  const JudgementTarget target = target_at(context_, object);
  if (target_fits(*cue, target)) add(*cue, t, judges_at(subject), target, evidence_of(t, target, subject));
}

// "Outcry over B", "Distrust of B runs deep among ...": a first word that the model took for no common noun.
void JudgementFinder::read_bare_noun(TokenIndex t) {
  if (t != syntax_.sentence(syntax_.sentence_of(t)).tokens.begin_index || syntax_.has_child(t, "flat"))
    return;
  const std::string_view upos = syntax_.upos(t), relation = syntax_.base_relation(t);
  if ((upos != "PROPN" && upos != "ADJ") || (relation != "root" && relation != "nsubj")) return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "noun");
  if (!cue || cue->given || cue->word_only) return;
  std::vector<SourceRef> judges = {nobody()};
  const TokenIndex above = syntax_.head(t);
  for (const TokenIndex host : {t, above}) {
    if (!host.valid()) continue;
    for (const TokenIndex c : syntax_.children(host)) {
      const std::string_view marker = marker_of(syntax_, c);
      if (marker != "by" && marker != "from" && marker != "among") continue;
      if (auto actors = sources_among(context_, c); !actors.empty()) judges = std::move(actors);
    }
  }
  const JudgementTarget target = target_under(t, *cue);
  if (target_fits(*cue, target)) add(*cue, t, judges, target, evidence_of(t, target));
}

// "A voiced doubt whether ...", "criticism of B by A", "B drew criticism from A"
void JudgementFinder::read_noun(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  if (predicate.kind != PredicateKind::noun || predicate.negated) return;
  const JudgementCue* cue = judgement_cue_of(context_, predicate.head, "noun");
  if (!cue || (cue->word_only && !is_in_words(predicate.head))) return;
  const PredicateIndex outer = outer_of(p);
  NounReading reading = reading_of(outer);
  if (reading.judges.empty() && outer != p) reading = reading_of(p);
  if (reading.judges.empty() || !reading.given || (cue->given && !reading.by_verb)) return;
  if (reading.mutual) return add_mutual(*cue, predicate.head, reading.drawn_by);
  if (reading.aimed_at.valid()) reading.drawn_by = reading.aimed_at;
  JudgementTarget target =
      reading.drawn_by.valid() ? target_at(context_, reading.drawn_by) : target_in(p, *cue);
  if (target.text.empty() && outer != p) target = target_in(outer, *cue);
  const PredicateIndex governor = predicates_[outer].governor;
  if (target.text.empty() && governor.valid()) target = target_in(governor, *cue);
  if (target.text.empty()) target = recipient_of(outer);
  if (target.span.contains(syntax_.span(predicate.head)) || !target_fits(*cue, target)) return;
  add(*cue, predicate.head, reading.judges, target, evidence_of(predicate.head, target, reading.drawn_by));
}

/// "motion of censure", "a storm of criticism": where the first of the two nouns stands.
PredicateIndex JudgementFinder::outer_of(PredicateIndex p) const {
  const TokenIndex word = predicates_[p].head, above = syntax_.head(word);
  if (!above.valid() || syntax_.base_relation(word) != "nmod" || marker_of(syntax_, word) != "of") return p;
  const PredicateIndex outer = predicates_.at(above);
  return outer.valid() && judgement_cue_of(context_, above, "measure") ? outer : p;
}

/// "gave B a dressing-down"
JudgementTarget JudgementFinder::recipient_of(PredicateIndex p) const {
  const Predicate& noun = predicates_[p];
  const PredicateIndex host = noun.light.valid() ? p : noun.governor;
  if (!host.valid()) return {};
  const Argument* recipient = predicates_.argument(host, Role::recipient);
  return recipient && recipient->head != noun.head ? target_at(context_, recipient->head) : JudgementTarget();
}

/// "a blistering attack", "a verbal attack", "his attack on B in an interview"
bool JudgementFinder::is_in_words(TokenIndex noun) const {
  return std::ranges::any_of(syntax_.children(noun), [&](TokenIndex c) {
    return judgement_cue_of(context_, c, "manner") || judgement_cue_of(context_, c, "verbal");
  });
}

/// "dismissed as theatre"
bool JudgementFinder::has_as(PredicateIndex p) const {
  const TokenIndex head = predicates_[p].head;
  for (TokenIndex t = head + 1; t < syntax_.subtree(head).end_index; ++t) {
    if (syntax_.lower(t) == "as" && syntax_.upos(t) == "ADP") return true;
  }
  return false;
}

// "B was a disaster", in A's mouth; "A called B a disgrace"
void JudgementFinder::read_value(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  const JudgementCue* cue =
      judgement_cue_of(context_, predicate.head, predicate.kind == PredicateKind::noun ? "value" : "adj");
  if (!cue || predicate.kind == PredicateKind::verb || predicate.negated) return;
  const PredicateIndex host = predicate.governor;
  const bool second_object = predicate.governor_role == Role::theme && !predicate.subject_of_governor;
  const TokenIndex above = syntax_.head(predicate.head);
  const bool apposed = above.valid() && above < predicate.head &&
                       syntax_.base_relation(predicate.head) == "appos" &&
                       syntax_.base_relation(above) == "obj";
  if (apposed && judgement_cue_of(context_, syntax_.head(above), "calling")) {  // "called B, C, a coward"
    const PredicateIndex verb = predicates_.at(syntax_.head(above));
    if (!verb.valid() || !told_as_fact(context_, verb)) return;
    const JudgementTarget target = target_at(context_, above);
    return add(*cue, predicate.head, judges_of(verb), target, evidence_of(predicate.head, target));
  }
  const bool called =
      host.valid() && judgement_cue_of(context_, predicates_[host].head, "calling") &&
      (predicate.governor_role == Role::clause || predicate.governor_marker == "as" || second_object);
  if (called) {
    const Argument* agent = predicates_.argument(host, Role::agent);
    const Argument* theme = predicates_.argument(host, Role::theme);
    if (!agent || !theme || theme->head == predicate.head || !told_as_fact(context_, host)) return;
    const JudgementTarget target = target_at(context_, theme->head);
    add(*cue, predicate.head, judges_at(agent->head), target,
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

/// The words in quotation marks of what something is called: "called B 'a door with no handle'".
TokenRange JudgementFinder::quoted_under(TokenIndex verb) const {
  const TokenRange words = syntax_.subtree(verb);
  TokenRange out{verb, verb};
  for (TokenIndex t = verb + 1; t < words.end_index; ++t) {
    const bool inside = context_.document.quotation_at(syntax_.span(t).begin).valid();
    if (syntax_.upos(t) == "PUNCT") continue;
    if (inside && out.size() == 0) out.begin_index = t;
    if (inside) out.end_index = t + 1;
    if (!inside && out.size() > 0) break;
  }
  return out.size() > 0 && out.begin_index > verb ? out : TokenRange{verb, verb};
}

/// The first word that judges; else, of a person or state called "a ...", an ill word.
std::optional<Direction> JudgementFinder::direction_of(TokenRange epithet, bool of_actor) const {
  for (const TokenIndex t : epithet) {
    for (const std::string_view pos : {"epithet", "value", "adj", "trait"}) {
      if (const JudgementCue* cue = judgement_cue_of(context_, t, pos)) return cue->direction;
    }
  }
  const bool noun = epithet.size() > 1 && syntax_.upos(epithet.begin_index) == "DET";
  return noun && of_actor ? std::optional(Direction::negative) : std::nullopt;
}

// "A called B 'a door with no handle'", "B was described as 'deeply regrettable'"
void JudgementFinder::read_epithet(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  if (predicate.kind != PredicateKind::verb || !told_as_fact(context_, p)) return;
  const JudgementCue* calling = judgement_cue_of(context_, predicate.head, "calling");
  if (!calling || judgement_cue_of(context_, predicate.head, "verb")) return;
  const Argument* theme = predicates_.argument(p, Role::theme);
  const TokenRange epithet = quoted_under(predicate.head);
  if (!theme || epithet.size() == 0 || epithet.contains(theme->head)) return;
  JudgementTarget target = target_at(context_, theme->head);
  if (target.actors.empty() && syntax_.upos(theme->head) == "PRON") return;
  const std::uint32_t opening = syntax_.span(epithet).begin;
  if (target.span.begin < opening &&
      opening < target.span.end) {  // the parser hangs the epithet on the target
    target.span = without_edges(context_.document.text(), {target.span.begin, opening});
    if (!target.itself) target.text = context_.document.words(target.span);
  }
  const bool of_actor = target.itself || syntax_.upos(theme->head) == "PROPN";
  const auto direction = direction_of(epithet, of_actor);
  if (!direction) return;
  JudgementCue cue = *calling;
  cue.direction = *direction;
  ByteSpan evidence = evidence_of(predicate.head, target);
  evidence.end = std::max(evidence.end, syntax_.span(epithet).end);
  add(cue, predicate.head, judges_of(p), target, evidence);
}

}  // namespace readout
