// Judgements by argument structure: verbs of judging, nouns of judging with the verbs that give or draw them,
// and what something is said to be or called.
#include <algorithm>
#include <array>

#include "base/one_of.hpp"
#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

/// "attacked B in a debate for ...", "slammed the law as ...": the parser hangs the reason on the words
/// before it. Of an attack on things and places that is no reason.
bool JudgementFinder::gives_reason(PredicateIndex p) const {
  const Argument* theme = predicates_.argument(p, Role::theme);
  if (!theme) return false;
  const MentionIndex m = context_.actors.headed_by(theme->head);
  const ActorIndex actor = m.valid() ? context_.actors.mention(m).actor : ActorIndex::none();
  const bool person = actor.valid() && context_.actors[actor].type != ActorType::state &&
                      context_.actors[actor].type != ActorType::group;
  const TokenIndex verb = predicates_[p].head;
  for (TokenIndex t = theme->head + 1; t < syntax_.subtree(verb).end_index; ++t) {
    const std::string_view marker = marker_of(syntax_, t);
    if (marker != "for" && marker != "over" && marker != "as") continue;
    const TokenIndex host = syntax_.head(t);
    const bool apposed = syntax_.base_relation(host) == "appos" && syntax_.head(host) == theme->head;
    const bool loose = host == theme->head || apposed ||
                       (marker == "as" && syntax_.dominates(theme->head, host)) ||
                       (syntax_.head(host) == verb && syntax_.base_relation(host) == "obl");
    if (!loose || syntax_.entity(t) == "time") continue;
    if (person || (marker == "as" && context_.document.quotation_at(syntax_.span(t).begin).valid()))
      return true;
  }
  return false;
}

/// An official, active or former, or people of a party, and somebody else who is no state: no blows are to be
/// thought of.
bool JudgementFinder::between_politicians(PredicateIndex p) const {
  const auto actor_at = [&](const Argument* a) {
    const MentionIndex m = a ? context_.actors.headed_by(a->head) : MentionIndex::none();
    return m.valid() ? context_.actors.mention(m).actor : ActorIndex::none();
  };
  const Argument* theme = predicates_.argument(p, Role::theme);
  const ActorIndex by = actor_at(predicates_.argument(p, Role::agent));
  const ActorIndex of = actor_at(theme ? theme : predicates_.argument(p, Role::oblique, "at"));
  if (!by.valid() || !of.valid()) return false;
  const Level level = context_.actors[by].level;
  const bool official = (level < Level::other && level != Level::chief_of_defence) ||
                        context_.actors[by].sector == "PTY";  // "attacked by senior Liberals"
  const ActorType type = context_.actors[of].type;
  const bool body = type == ActorType::organisation && context_.actors[of].sector != "MIL";
  const bool crowd =
      type == ActorType::group &&
      !judgement_cue_of(context_, (theme ? theme : predicates_.argument(p, Role::oblique, "at"))->head,
                        "shooter");
  return official && (type == ActorType::person || type == ActorType::office || body || crowd);
}

/// "attack": of words if the sentence tells of some, or what for.
bool JudgementFinder::tells_a_deed(PredicateIndex p) const {
  if (gives_reason(p)) return true;
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

/// "condemned in the strongest terms the shelling of ...", "rejected as baseless an accusation by ...": the
/// parser hangs a late object on the words before it, or takes it for an adjunct.
TokenIndex JudgementFinder::late_object(TokenIndex verb) const {
  if (syntax_.has_child(verb, "obj") || syntax_.has_child(verb, "nsubj:pass")) return TokenIndex::none();
  for (TokenIndex t = verb + 1; t < syntax_.subtree(verb).end_index; ++t) {
    if (syntax_.entity(t) == "time" || !marker_of(syntax_, t).empty()) continue;
    if (syntax_.upos(t) != "NOUN" && syntax_.upos(t) != "PROPN") continue;
    const std::string_view relation = syntax_.base_relation(t);
    TokenIndex host = syntax_.head(t);
    if (relation == "obl" && host == verb) return t;
    if (relation != "appos") continue;
    while (host.valid() && syntax_.base_relation(host) == "nmod") host = syntax_.head(host);
    if (host.valid() && syntax_.base_relation(host) == "obl" && syntax_.head(host) == verb) return t;
  }
  return TokenIndex::none();
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

/// "blamed the failure on B": the parser hangs "on B" on the object.
JudgementTarget JudgementFinder::target_at_object(PredicateIndex p, std::string_view place) const {
  const Argument* theme = predicates_.argument(p, Role::theme);
  if (!theme || theme->head < predicates_[p].head) return {};
  for (const TokenIndex c : syntax_.children(theme->head)) {
    if (c > theme->head && marker_of(syntax_, c) == place) return target_at(context_, c);
  }
  return {};
}

JudgementTarget JudgementFinder::target_in(PredicateIndex p, const JudgementCue& cue) const {
  JudgementTarget first;
  for (const std::string& place : cue.targets) {
    if (place == "obj" && cue.targets.front() != "obj") {
      if (auto target = target_at_object(p, cue.targets.front()); target_fits(cue, target)) return target;
    }
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
  if (target.head.valid() && syntax_.entity(target.head) == "time") return false;
  const bool named =
      target.head.valid() && (syntax_.upos(target.head) == "PROPN" ||
                              (cue.pos == "verb" && judgement_cue_of(context_, target.head, "people")));
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
  if (!cue || (!told_as_fact(context_, p) && !is_done_by_coming(p))) return;
  if (cue->word_only && !tells_a_deed(p) && !between_politicians(p)) return;
  if (cue->as && !has_as(p)) return;
  if (predicate.passive && context_.tables.judgements.cue(syntax_.lower(predicate.head), "stance"))
    return;           // "was offended by B"
  if (cue->inside) {  // "he lied", says B
    const Statement* said = statement_at(predicate.head);
    const JudgementTarget liar = target_in(p, *cue);
    if (said && plainly_said(predicate.head) && liar.itself)
      add(*cue, predicate.head, {said->source}, liar, evidence_of(predicate.head, liar));
    return;
  }
  if (is_headline_passive(predicate.head)) return;  // read_headline_verb
  const Argument* agent = predicates_.argument(p, Role::agent);
  if (agent && is_each_other(p)) return add_mutual(*cue, predicate.head, agent->head);
  JudgementTarget target = target_in(p, *cue);
  if (target.text.empty() && std::ranges::find(cue->targets, "obj") != cue->targets.end()) {
    if (const TokenIndex late = late_object(predicate.head); late.valid()) target = target_at(context_, late);
  }
  const bool bare = is_bare_passive(p) && std::ranges::find(cue->targets, "obj") != cue->targets.end();
  if (bare && target.text.empty()) {  // "Praised at home, B ..."
    if (const TokenIndex subject = subject_over(predicate.head); subject.valid())
      target = target_at(context_, subject);
  }
  leave_out(target, lost_subject(predicate.head));
  if (!target_fits(*cue, target)) return;
  auto judges = judges_of(p);
  if (bare && judges.empty()) judges = {nobody()};
  ByteSpan evidence = evidence_of(predicate.head, target, agent ? agent->head : TokenIndex::none());
  for (const Argument& a : predicate.arguments) {
    if (a.marker == "for" || a.marker == "over")
      evidence.end = std::max(evidence.end, target_at(context_, a.head).span.end);
  }
  add(*cue, predicate.head, judges, target, evidence);
}

/// "marched to protest against B", "wrote to thank B": who does the one does the other.
bool JudgementFinder::is_done_by_coming(PredicateIndex p) const {
  const TokenIndex word = predicates_[p].head, verb = syntax_.head(word);
  const std::string_view relation = syntax_.base_relation(word);
  const TokenIndex mark = syntax_.child(word, "mark");
  if (!verb.valid() || !mark.valid() || syntax_.lower(mark) != "to" || predicates_[p].negated) return false;
  if (relation != "advcl" && relation != "xcomp") return false;
  const PredicateIndex above = predicates_.at(verb);
  return above.valid() && told_as_fact(context_, above) &&
         is_one_of(syntax_.lemma(verb),
                   {"march", "rally", "gather", "demonstrate", "assemble", "write", "telephone", "phone",
                    "call", "ring", "stand", "rise", "unite", "join", "speak", "strike"});
}

/// A participle before its subject or between commas: "Praised at home, B ...", "B, mocked abroad, ...".
bool JudgementFinder::is_bare_passive(PredicateIndex p) const {
  const Predicate& predicate = predicates_[p];
  if (syntax_.xpos(predicate.head) != "VBN" || !predicate.auxiliaries.empty() || predicate.mark.valid())
    return false;
  TokenIndex t = predicate.head;
  while (syntax_.base_relation(t) == "conj") t = syntax_.head(t);
  if (syntax_.base_relation(t) == "advcl") return syntax_.head(t) > predicate.head;
  TokenIndex first = syntax_.subtree(t).begin_index;
  if (syntax_.lower(first) == ",") ++first;
  return syntax_.base_relation(t) == "acl" && first.value() > 0 && syntax_.lower(first - 1) == ",";
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
  if (is_scant(outer) || is_given_up(outer)) return;
  if (reading.mutual) return add_mutual(*cue, predicate.head, reading.drawn_by);
  if (reading.aimed_at.valid()) reading.drawn_by = reading.aimed_at;
  JudgementTarget target =
      reading.drawn_by.valid() ? target_at(context_, reading.drawn_by) : target_in(p, *cue);
  if (target.text.empty() && outer != p) target = target_in(outer, *cue);
  const PredicateIndex governor = predicates_[outer].governor;
  if (target.text.empty() && governor.valid()) target = target_in(governor, *cue);
  if (target.text.empty()) target = recipient_of(outer);
  if (target.text.empty()) target = target_beyond(outer, *cue);
  if (target.text.empty()) target = target_warding_off(outer);
  if (target.span.contains(syntax_.span(predicate.head)) || !target_fits(*cue, target)) return;
  add(*cue, predicate.head, reading.judges, target, evidence_of(predicate.head, target, reading.drawn_by));
}

/// "lifted his objection"
bool JudgementFinder::is_given_up(PredicateIndex p) const {
  const PredicateIndex verb = predicates_[p].governor;
  return verb.valid() && predicates_[p].governor_role == Role::theme &&
         is_one_of(syntax_.lemma(predicates_[verb].head),
                   {"lift", "drop", "withdraw", "abandon", "retract", "overcome", "shed", "forget", "end"});
}

/// "zero trust", "little support", "no longer had confidence"
bool JudgementFinder::is_scant(PredicateIndex p) const {
  static constexpr std::array<std::string_view, 7> kScant = {"zero",    "little",       "scant",  "no",
                                                             "limited", "insufficient", "minimal"};
  const Predicate& noun = predicates_[p];
  for (const TokenIndex c : syntax_.children(noun.head)) {
    if (c < noun.head && std::ranges::find(kScant, syntax_.lower(c)) != kScant.end()) return true;
  }
  const TokenIndex verb = noun.light.valid()      ? noun.light
                          : noun.governor.valid() ? predicates_[noun.governor].head
                                                  : TokenIndex::none();
  if (!verb.valid()) return false;
  return std::ranges::any_of(syntax_.children(verb), [&](TokenIndex c) {
    return syntax_.lower(c) == "longer" && c.value() > 0 && syntax_.lower(c - 1) == "no";
  });
}

/// "praise from A, the minister, for B", "an accusation by A that B had ...": the parser hangs what follows
/// on the judge, or takes the clause for a relative one.
JudgementTarget JudgementFinder::target_beyond(PredicateIndex p, const JudgementCue& cue) const {
  const auto stands_in = [&](std::string_view place) {
    return std::ranges::find(cue.targets, place) != cue.targets.end();
  };
  const auto told_by = [&](TokenIndex t) {
    const TokenIndex mark = syntax_.child(t, "mark");
    const bool content = stands_in("doer") && mark.valid() && syntax_.lower(mark) == "that";
    if (!content) return JudgementTarget();
    JudgementTarget doer = doer_of(context_, t);
    const bool unknown = doer.actors.empty() && doer.head.valid() && syntax_.upos(doer.head) == "PRON";
    const TokenIndex subject = unknown ? subject_over(predicates_[p].head) : TokenIndex::none();
    return subject.valid() ? target_at(context_, subject) : doer;  // "A denied accusations that it ..."
  };
  for (const TokenIndex c : syntax_.children(predicates_[p].head)) {
    if (auto target = told_by(c); !target.text.empty()) return target;
  }
  std::vector<Argument> judges = predicates_[p].arguments;
  if (const PredicateIndex verb = predicates_[p].governor;
      verb.valid() && predicates_[p].governor_role == Role::theme)
    judges.insert(judges.end(), predicates_[verb].arguments.begin(), predicates_[verb].arguments.end());
  for (const Argument& a : judges) {
    if (a.head < predicates_[p].head || (a.marker != "from" && a.marker != "by" && a.marker != "among"))
      continue;
    for (TokenIndex t = a.head + 1; t < syntax_.subtree(a.head).end_index; ++t) {
      if (auto target = told_by(t); !target.text.empty()) return target;
      const std::string_view marker = marker_of(syntax_, t);
      const TokenIndex preposition = syntax_.child(t, "case");
      if (marker.empty() || !preposition.valid() || !stands_in(marker)) continue;
      const bool sure = (marker == "at" && a.marker == "among") || marker == "for" || marker == "over" ||
                        marker == "against" || marker == "about";
      if (sure || syntax_.lower(preposition - 1) == ",") return target_at(context_, t);
    }
  }
  return {};
}

/// "B shrugged off criticism from A"
JudgementTarget JudgementFinder::target_warding_off(PredicateIndex p) const {
  const PredicateIndex verb = predicates_[p].governor;
  if (!verb.valid() || predicates_[p].governor_role != Role::theme) return {};
  if (!judgement_cue_of(context_, predicates_[verb].head, "warding")) return {};
  const TokenIndex subject = subject_over(predicates_[verb].head);
  return subject.valid() ? target_at(context_, subject) : JudgementTarget();
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

/// The row for a predicate that is a noun or an adjective. The parser takes some adjectives for nouns ("was
/// obscene") or participles ("was misguided", "is worrying"), and some nouns for adjectives ("was folly").
const JudgementCue* JudgementFinder::value_of(PredicateIndex p) const {
  const Predicate& predicate = predicates_[p];
  const TokenIndex head = predicate.head;
  const bool noun = predicate.kind == PredicateKind::noun;
  const JudgementCue* cue = judgement_cue_of(context_, head, noun ? "value" : "adj");
  if (!cue && !(noun && syntax_.has_child(head, "det")))
    cue = judgement_cue_of(context_, head, noun ? "adj" : "value");
  if (!cue || predicate.kind != PredicateKind::verb) return cue;
  if (!predicate.passive && syntax_.xpos(head) != "VBG") return nullptr;
  const bool done = predicates_.argument(p, predicate.passive ? Role::agent : Role::theme) != nullptr;
  const bool judging = judgement_cue_of(context_, head, "verb") != nullptr;
  const bool form = cue->word.ends_with(syntax_.lower(head));  // not "was wronged"
  return form && !done && !(judging && (predicate.passive || predicate.arguments.size() > 1)) ? cue : nullptr;
}

// "B was a disaster", in A's mouth; "A called B a disgrace"
void JudgementFinder::read_value(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  const JudgementCue* cue = value_of(p);
  if (!cue || predicate.negated) return;
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
    const TokenIndex object =
        theme && theme->head != predicate.head ? theme->head : late_object(predicates_[host].head);
    if (object.valid()) {
      if (!agent || !told_as_fact(context_, host)) return;
      const JudgementTarget target = target_of_pronoun_or(object);
      const auto judges = judges_at(agent->head);
      if (target.actors.empty() && is_apposed(object) &&
          judges_already(judges, cue->direction, predicate.head))
        return;
      add(*cue, predicate.head, judges, target, evidence_of(predicate.head, target, agent->head));
      return;
    }
  }
  const bool participle = predicate.kind == PredicateKind::verb;
  if (((!participle || predicate.auxiliaries.empty()) && !syntax_.has_child(predicate.head, "cop")) ||
      !plainly_said(predicate.head))
    return;
  if (std::ranges::any_of(predicate.auxiliaries, [&](TokenIndex t) { return syntax_.xpos(t) == "MD"; }))
    return;
  const bool noun = predicate.kind == PredicateKind::noun;
  const Role role = noun ? Role::predicate_of : predicate.passive ? Role::theme : Role::agent;
  const Argument* subject = predicates_.argument(p, role);
  if (!subject && participle) subject = predicates_.argument(p, Role::predicate_of);
  if (!subject) return;
  const JudgementTarget target = target_of_pronoun_or(subject->head);
  if (target.text.empty()) return;
  // "their lives are terrible" is no judgement of them; "their conduct" is
  const bool deed =
      judgement_cue_of(context_, subject->head, "deed") || judgement_cue_of(context_, subject->head, "act");
  if (cue->predicate && !target.itself && !deed && syntax_.upos(subject->head) != "PRON") return;
  add(*cue, predicate.head, {statement_at(predicate.head)->source}, target,
      evidence_of(predicate.head, target));
}

// "A described B's claim as crass", "A called B's account fabricated": the parser hangs the word on what is
// so called, or takes it for no predicate.
void JudgementFinder::read_called(TokenIndex t) {
  const std::string_view upos = syntax_.upos(t), relation = syntax_.base_relation(t);
  const JudgementCue* cue = judgement_cue_of(context_, t, upos == "NOUN" ? "value" : "adj");
  if (!cue || (upos == "VERB" && !cue->word.ends_with(syntax_.lower(t)))) return;
  TokenIndex marker = syntax_.child(t, "case");
  if (!marker.valid()) marker = syntax_.child(t, "mark");
  const bool as = marker.valid() && syntax_.lower(marker) == "as";
  const TokenIndex above = syntax_.head(t);
  if (!above.valid() || t < above) return;
  const bool on_object = syntax_.base_relation(above) == "obj";
  const bool behind = on_object ? relation == "amod" || relation == "acl"
                                : relation == "xcomp" || (relation == "advmod" && upos == "ADV");
  if (!as && !behind) return;
  const TokenIndex verb = on_object ? syntax_.head(above) : above;
  if (!as && !is_one_of(syntax_.lemma(verb), {"call", "deem", "consider", "find", "judge", "think",
                                              "pronounce", "declare", "label", "brand", "dub", "term"}))
    return;  // not "saw B weak and pale"
  const PredicateIndex p = predicates_.at(verb);
  if (!p.valid() || !judgement_cue_of(context_, verb, "calling") || !told_as_fact(context_, p)) return;
  TokenIndex object = on_object ? above : syntax_.child(verb, "obj");
  if (!object.valid()) object = syntax_.child(verb, "nsubj:pass");
  const auto judges = judges_of(p);
  if (!object.valid() || t < object || judges_already(judges, cue->direction, t)) return;
  JudgementTarget target = target_of_pronoun_or(object);
  if (target.text.empty()) return;
  const std::uint32_t own = syntax_.span(as ? marker : t).begin;
  if (target.span.begin < own && own < target.span.end) {
    target.span = without_edges(context_.document.text(), {target.span.begin, own});
    if (!target.itself) target.text = context_.document.words(target.span);
  }
  add(*cue, t, judges, target, evidence_of(t, target));
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

/// The first word that judges ("neither free nor fair" is none of praise); else, of a person or state called
/// "a ...", an ill word.
std::optional<JudgementCue> JudgementFinder::judging_in(TokenRange epithet, bool of_actor) const {
  bool negated = false;
  for (const TokenIndex t : epithet) {
    negated |=
        is_one_of(syntax_.lower(t), {"not", "n't", "neither", "nor", "no", "never", "hardly", "nothing"});
    for (const std::string_view pos : {"epithet", "value", "adj", "trait"}) {
      const JudgementCue* cue = judgement_cue_of(context_, t, pos);
      if (!cue) continue;
      if (!negated) return *cue;
      if (cue->direction != Direction::positive) return std::nullopt;
      JudgementCue denied = *cue;
      denied.direction = Direction::negative;
      return denied;
    }
  }
  const bool noun =
      epithet.size() > 1 && is_one_of(syntax_.lower(epithet.begin_index), {"a", "an", "another"});
  return noun && of_actor ? std::optional(JudgementCue{}) : std::nullopt;
}

// "A called B 'a door with no handle'", "B was described as 'deeply regrettable'"
void JudgementFinder::read_epithet(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  if (predicate.kind != PredicateKind::verb || !told_as_fact(context_, p)) return;
  const JudgementCue* calling = judgement_cue_of(context_, predicate.head, "calling");
  if (!calling || judgement_cue_of(context_, predicate.head, "verb")) return;
  const Argument* theme = predicates_.argument(p, Role::theme);
  const TokenRange epithet = quoted_under(predicate.head);
  const TokenIndex object =
      theme && !epithet.contains(theme->head) ? theme->head : late_object(predicate.head);
  if (!object.valid() || epithet.size() == 0 || epithet.contains(object)) return;
  JudgementTarget target = target_of_pronoun_or(object);
  if (target.text.empty()) return;
  const std::uint32_t opening = syntax_.span(epithet).begin;
  if (target.span.begin < opening &&
      opening < target.span.end) {  // the parser hangs the epithet on the target
    target.span = without_edges(context_.document.text(), {target.span.begin, opening});
    if (!target.itself) target.text = context_.document.words(target.span);
  }
  const bool of_actor = target.itself || syntax_.upos(object) == "PROPN";
  const std::string_view form = syntax_.form(epithet.begin_index);
  const bool title = form.front() >= 'A' && form.front() <= 'Z';  // the film called "Pig"
  const auto judging = judging_in(epithet, of_actor);
  if (!judging || (title && !of_actor)) return;
  const auto judges = judges_of(p);
  if (target.actors.empty() && is_apposed(object) &&
      judges_already(judges, judging->direction, predicate.head))
    return;
  JudgementCue cue = *calling;
  cue.direction = judging->direction;
  ByteSpan evidence = evidence_of(predicate.head, target);
  evidence.end = std::max(evidence.end, syntax_.span(epithet).end);
  add(cue, predicate.head, judges, target, evidence, &*judging);
}

/// "..., a practice that A called shameful": an apposition to the clause before it.
bool JudgementFinder::is_apposed(TokenIndex noun) const {
  const TokenIndex antecedent = syntax_.xpos(noun).starts_with("W") ? antecedent_over(noun) : noun;
  return antecedent.valid() && syntax_.base_relation(antecedent) == "appos";
}

/// Has one of them been found to judge so in this sentence?
bool JudgementFinder::judges_already(const std::vector<SourceRef>& judges, Direction direction,
                                     TokenIndex word) const {
  return std::ranges::any_of(found_, [&](const Judgement& j) {
    const TokenIndex there = syntax_.token_at_or_after(j.evidence.front().begin);
    return j.direction == direction && syntax_.sentence_of(there) == syntax_.sentence_of(word) &&
           std::ranges::find(judges, j.judge) != judges.end();
  });
}

}  // namespace readout
