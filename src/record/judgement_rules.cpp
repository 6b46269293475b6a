// Judgements by argument structure: verbs of judging, nouns of judging with the verbs that give or draw them,
// and what something is said to be or called.
#include <algorithm>

#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

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

}  // namespace readout
