// Judgements by smaller signs: adjectives before nouns, faults and virtues of somebody, turns of phrase.
#include <algorithm>
#include <array>

#include "base/one_of.hpp"
#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

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
  if (target.actors.empty() && syntax_.base_relation(noun) == "obj") {  // "B used disgraceful force"
    const TokenIndex doer = subject_over(syntax_.head(noun));
    const JudgementTarget by =
        doer.valid() && !is_vague_pronoun(doer) ? target_at(context_, doer) : JudgementTarget();
    if (by.itself) target = by;
  }
  if (target.actors.empty() && !of_deed) return;
  add(*cue, t, {statement_at(t)->source}, target, evidence_of(noun, target, t));
}

// "the damage done by B's vanity"
void JudgementFinder::read_trait(TokenIndex t) {
  if (syntax_.upos(t) != "NOUN") return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "trait");
  if (!cue || !plainly_said(t)) return;
  JudgementTarget target = target_at(context_, t);
  const TokenIndex verb = syntax_.head(t);
  if (verb.valid() &&
      is_one_of(syntax_.lemma(verb), {"call", "question", "doubt", "query", "deny", "impugn", "dispute"}))
    return;
  const bool shown = verb.valid() && syntax_.base_relation(t) == "obj" &&
                     (syntax_.lemma(verb) == "show" || syntax_.lemma(verb) == "display");
  if (shown && target.actors.empty()) {  // "B has shown great courage"
    const TokenIndex subject = subject_over(verb);
    if (!subject.valid() || is_vague_pronoun(subject)) return;
    target = target_at(context_, subject);
  } else if (target.itself) {
    return;
  }
  if (target.actors.empty()) return;
  add(*cue, t, {statement_at(t)->source}, target, evidence_of(t, target));
}

// "B came under fire from A": the subject is the target.
void JudgementFinder::read_drawn(TokenRange words, const JudgementPhrase& phrase, TokenIndex subject) {
  std::vector<SourceRef> judges;
  const TokenIndex end = syntax_.sentence(syntax_.sentence_of(words.begin_index)).tokens.end_index;
  TokenIndex by = TokenIndex::none();
  const TokenIndex last = words.end_index - 1;
  if (const std::string_view word = syntax_.lower(last); word == "of" || word == "from" || word == "by") {
    by = syntax_.head(last);
    judges = sources_among(context_, by);
  }
  for (TokenIndex t = words.end_index; t < end && judges.empty(); ++t) {
    const std::string_view marker = marker_of(syntax_, t);
    if (marker != "from" && marker != "by") continue;
    by = t;
    judges = sources_among(context_, t);
  }
  if (by.valid() && judgement_cue_of(context_, by, "shooter")) return;
  if (judges.empty() && syntax_.lower(last) == "of") return;
  if (judges.empty()) judges.push_back(nobody());
  const JudgementTarget target = target_at(context_, subject);
  const bool of_deed =
      judgement_cue_of(context_, subject, "deed") || judgement_cue_of(context_, subject, "act");
  if (target.actors.empty() && !of_deed) return;
  add(phrase.cue, words.begin_index, judges, target, evidence_of(words.end_index - 1, target));
}

// "A took B to task", "B was taken to task by A": the object of the phrase's verb is the target.
void JudgementFinder::read_object(TokenRange words, const JudgementPhrase& phrase) {
  PredicateIndex p = PredicateIndex::none();  // not the "not" that it begins with
  for (TokenIndex t = words.begin_index; t < words.end_index && !p.valid(); ++t) p = predicates_.at(t);
  if (!p.valid()) return;
  JudgementTarget target;
  for (const Role role : {Role::recipient, Role::theme}) {
    const Argument* a = predicates_.argument(p, role);
    if (!a || (words.contains(a->head) && a->head + 1 == words.end_index)) continue;
    const bool relative = syntax_.xpos(a->head).starts_with("W");
    const TokenIndex object = relative ? antecedent_over(a->head) : a->head;
    if (object.valid()) target = target_at(context_, object);
    if (!target.actors.empty()) break;
  }
  if (target.actors.empty()) return;
  add(phrase.cue, words.begin_index, judges_of(p), target,
      evidence_of(words.end_index - 1, target, words.begin_index));
}

/// The subject of the phrase's verb, or the nearest one before it.
TokenIndex JudgementFinder::subject_of(TokenRange words) const {
  for (const TokenIndex t : words) {
    const PredicateIndex p = predicates_.at(t);
    if (!p.valid() || predicates_[p].kind == PredicateKind::noun) continue;
    for (const Role role : {Role::agent, Role::theme, Role::predicate_of}) {
      const Argument* a = predicates_.argument(p, role);
      if (a && a->head < words.begin_index) return a->head;
    }
  }
  const bool preposition = syntax_.base_relation(words.begin_index) == "case";
  const TokenIndex host = preposition ? syntax_.head(words.begin_index) : words.begin_index;
  if (const TokenIndex subject = subject_over(host); subject.valid()) return subject;
  if (preposition && syntax_.base_relation(host) == "nmod" && syntax_.head(host) < host)
    return syntax_.head(host);
  const TokenIndex begin = syntax_.sentence(syntax_.sentence_of(words.begin_index)).tokens.begin_index;
  for (TokenIndex t = words.begin_index; t > begin;) {
    if (syntax_.base_relation(--t) == "nsubj") return t;
  }
  return TokenIndex::none();
}

/// A phrase that tells what is wished, refused or only possible is none; one with its own "not" is taken as
/// it stands.
bool JudgementFinder::phrase_holds(const JudgementCue& cue, TokenRange words) const {
  for (const TokenIndex t : words) {
    const std::string_view lower = syntax_.lower(t);
    if (lower == "not" || lower == "n't" || lower == "never" || lower == "no" || lower == "nothing" ||
        lower == "should" || lower == "ought" || lower == "must")
      return true;
  }
  const TokenIndex first = words.begin_index;
  if (cue.inside) return first.value() == 0 || syntax_.xpos(first - 1) != "MD";  // "may be to blame"
  for (const TokenIndex t : words) {
    if (predicates_.at(t).valid()) return told_as_fact(context_, predicates_.at(t));
  }
  return true;
}

/// What follows the phrase: the noun of the preposition it ends in, else a clause or phrase in the report's
/// words.
JudgementTarget JudgementFinder::target_after(TokenRange words) const {
  const TokenIndex last = words.end_index - 1;
  const TokenIndex noun = syntax_.head(last);
  if (syntax_.base_relation(last) == "case" && noun.valid() && noun > last) return target_at(context_, noun);
  for (const std::string_view relation : {"obj", "iobj"}) {
    if (const TokenIndex object = syntax_.child(last, relation); object.valid() && object > last)
      return target_at(context_, object);
  }
  JudgementTarget target;
  const TokenIndex next = words.end_index;
  if (next.value() >= syntax_.size() || syntax_.sentence_of(next) != syntax_.sentence_of(last)) return target;
  const MentionIndex m = context_.actors.headed_by(next);
  if (m.valid() && syntax_.base_relation(next) == "nsubj" &&
      syntax_.base_relation(syntax_.head(next)) == "acl")
    return target_at(context_, next);  // "a word that B says"
  const TokenIndex end = end_of_phrase(context_.document, syntax_, next);
  target.span = without_edges(context_.document.text(), syntax_.span(TokenRange{next, end}));
  target.text = context_.document.words(target.span);
  return target;
}

// "I do not hold out much hope that ...", "A was critical of B"
void JudgementFinder::read_phrase(TokenIndex t) {
  const WordPattern::Letters letters = WordPattern::letters_at(syntax_, t);
  for (const JudgementPhrase& phrase : context_.tables.judgements.phrases) {
    WordPattern::Match match;
    if (!phrase.pattern.may_begin(letters)) continue;
    if (!phrase.pattern.match(context_.document, syntax_, t, {}, match) ||
        !phrase_holds(phrase.cue, match.words))
      continue;
    if (phrase.cue.object) return read_object(match.words, phrase);
    const TokenIndex subject = subject_of(match.words);
    if (!subject.valid()) continue;
    if (phrase.cue.drawn) return read_drawn(match.words, phrase, subject);
    const bool first_person = syntax_.lower(subject) == "i" || syntax_.lower(subject) == "we";
    std::vector<SourceRef> judges = judges_at(subject);
    JudgementTarget target = target_after(match.words);
    if (phrase.cue.inside) {  // said of the subject
      const std::string_view written = phrase.pattern.written();
      const bool denies =
          written.find("<neg>") != std::string_view::npos || written.find(" no ") != std::string_view::npos;
      if (!plainly_said(t, denies) || is_vague_pronoun(subject)) return;
      target = target_at(context_, subject);
      if (target.actors.empty()) return;
    }
    if (phrase.cue.inside || first_person) {
      const Statement* s = statement_at(t);
      judges = s ? std::vector{s->source} : std::vector<SourceRef>{};
    }
    const bool people = target.head.valid() && judgement_cue_of(context_, target.head, "people");
    if (phrase.cue.whose && target.actors.empty() && !people) return;
    ByteSpan evidence = syntax_.span(match.words);
    if (subject < t && t - subject < 5) evidence.begin = syntax_.span(subject).begin;
    evidence.end = std::max(evidence.end, target.span.end);
    add(phrase.cue, t, judges, target, evidence);
    return;
  }
}

/// Pronouns that stand for things and clauses as often as for somebody.
bool JudgementFinder::is_vague_pronoun(TokenIndex t) const {
  static constexpr std::array<std::string_view, 8> kWords = {"it",    "this",  "that", "which",
                                                             "these", "those", "they", "there"};
  return std::ranges::find(kWords, syntax_.lower(t)) != kWords.end();
}

}  // namespace readout
