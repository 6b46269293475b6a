// Judgements by adjectives with a target of their own ("scathing about B"), by the tone of somebody's words
// ("a damning report on B"), by participles before nouns ("the much-criticised B"), and by what somebody is
// to another ("a critic of B").
#include <algorithm>
#include <array>

#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

/// What hangs at the word by one of the cue's prepositions, or its clause.
JudgementTarget JudgementFinder::target_under(TokenIndex t, const JudgementCue& cue) const {
  JudgementTarget first;
  for (const TokenIndex c : syntax_.children(t)) {
    if (c < t) continue;
    const std::string_view relation = syntax_.base_relation(c);
    const bool phrase = relation == "obl" || relation == "nmod" || relation == "advcl" || relation == "acl";
    const bool clause = relation == "ccomp";
    const std::string_view place = clause ? std::string_view("clause") : marker_of(syntax_, c);
    if ((!phrase && !clause) || std::ranges::find(cue.targets, place) == cue.targets.end()) continue;
    JudgementTarget target = target_at(context_, c);
    if (!target.actors.empty()) return target;
    if (first.text.empty()) first = std::move(target);
  }
  return first;
}

// "A was scathing about B", "Doubtful of B, A ...", "B left A unimpressed"
void JudgementFinder::read_stance(TokenIndex t) {
  const JudgementCue* cue = judgement_cue_of(context_, t, "stance");
  const bool noun = syntax_.upos(t) == "NOUN" || syntax_.upos(t) == "PROPN";
  const bool adjective = !noun || (syntax_.has_child(t, "cop") && !syntax_.has_child(t, "det"));
  if (!cue || !adjective) return;  // a model takes "weary of B" for a noun
  const PredicateIndex p = predicates_.at(t);
  if (p.valid() && !told_as_fact(context_, p)) return;
  JudgementTarget target = target_under(t, *cue);
  TokenIndex above = syntax_.head(t);
  TokenIndex judge = TokenIndex::none();
  const std::string_view relation = syntax_.base_relation(t);
  // the parser hangs "unimpressed" of "left B unimpressed" on either word
  if (above.valid() && above < t && relation == "acl" && syntax_.base_relation(above) == "obj")
    above = syntax_.head(above);
  const bool left = above.valid() && (relation == "xcomp" || relation == "amod" || relation == "acl") &&
                    (syntax_.lemma(above) == "leave" || syntax_.lemma(above) == "make");
  const TokenIndex object = left ? syntax_.child(above, "obj") : TokenIndex::none();
  if (object.valid()) {
    judge = object;
    const TokenIndex subject = subject_over(above);
    if (target.text.empty() && subject.valid()) target = target_at(context_, subject);
  } else if (relation == "amod" && above.valid()) {
    judge = above;
  } else {
    judge = subject_over(t);
  }
  if (!judge.valid()) return;
  leave_out(target, lost_subject(t));
  if (!target_fits(*cue, target)) return;
  add(*cue, t, judges_at(judge), target, evidence_of(t, target, judge));
}

/// Whose words they are: the owner, else the subject of the verb that they hang at.
TokenIndex JudgementFinder::author_of(TokenIndex words) const {
  for (const TokenIndex c : syntax_.children(words)) {
    const std::string_view marker = marker_of(syntax_, c);
    if (syntax_.relation(c) == "nmod:poss" || marker == "by" || marker == "from") return c;
  }
  const std::string_view relation = syntax_.base_relation(words);
  const TokenIndex verb = syntax_.head(words);
  if (!verb.valid()) return TokenIndex::none();
  const bool given = relation == "obj" && judgement_cue_of(context_, verb, "giving");
  const bool in = relation == "obl" && marker_of(syntax_, words) == "in";
  return given || in ? subject_over(verb) : TokenIndex::none();
}

/// What such words are about: behind "about" at them or at their verb, else who does what is told in them.
JudgementTarget JudgementFinder::subject_matter_of(TokenIndex words) const {
  const TokenIndex verb = syntax_.head(words);
  for (const TokenIndex host : {words, verb}) {
    if (!host.valid()) continue;
    for (const TokenIndex c : syntax_.children(host)) {
      const std::string_view marker = marker_of(syntax_, c);
      const bool of = host == words && (marker == "of" || marker == "to" || marker == "for");
      if (c > host && (marker == "about" || marker == "on" || marker == "against" || of)) {
        if (syntax_.entity(c) != "time") return target_at(context_, c);
      }
    }
  }
  const TokenIndex told = verb.valid() ? syntax_.child(verb, "ccomp") : TokenIndex::none();
  return told.valid() ? doer_of(context_, told) : JudgementTarget();
}

// "in a damning report, A wrote that B had ...", "writing in glowing terms about B"
void JudgementFinder::read_manner(TokenIndex t) {
  if (syntax_.base_relation(t) != "amod" && syntax_.base_relation(t) != "compound") return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "manner");
  const TokenIndex noun = syntax_.head(t);
  if (!cue || judgement_cue_of(context_, noun, "noun")) return;
  if (!judgement_cue_of(context_, noun, "work") && !judgement_cue_of(context_, noun, "deed")) return;
  const TokenIndex author = author_of(noun);
  if (!author.valid()) return;
  const JudgementTarget target = subject_matter_of(noun);
  if (target_fits(*cue, target)) add(*cue, t, judges_at(author), target, evidence_of(t, target));
}

// "the much-criticised tunnel", "the acclaimed negotiator"
void JudgementFinder::read_participle(TokenIndex t) {
  if (syntax_.base_relation(t) != "amod" || syntax_.upos(t) == "NOUN") return;
  const auto widely = [&](TokenIndex c) { return judgement_cue_of(context_, c, "extent") != nullptr; };
  const JudgementCue* cue = judgement_cue_of(context_, t, "participle");
  if (!cue && syntax_.xpos(t) != "VBG" && std::ranges::any_of(syntax_.children(t), widely))
    cue = judgement_cue_of(context_, t, "verb");
  if (!cue || cue->inside || syntax_.xpos(t) == "VBG") return;
  const JudgementTarget target = target_at(context_, syntax_.head(t));
  if (!target.text.empty()) add(*cue, t, {nobody()}, target, evidence_of(t, target));
}

/// Who it is that the word describes: by apposition, copula, or before a name.
TokenIndex JudgementFinder::described_by(TokenIndex t) const {
  const std::string_view relation = syntax_.base_relation(t);
  if (relation == "appos") return syntax_.head(t);
  if (syntax_.has_child(t, "cop")) return subject_over(t);
  const bool before = relation == "nmod" || relation == "compound";
  if (before && syntax_.upos(syntax_.head(t)) == "PROPN" && syntax_.head(t) > t) return syntax_.head(t);
  return syntax_.child(t, "appos");
}

// "A, an ardent supporter of B", "A is B's fiercest critic"
void JudgementFinder::read_holder(TokenIndex t) {
  if (syntax_.upos(t) != "NOUN") return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "holder");
  const TokenIndex holder = cue ? described_by(t) : TokenIndex::none();
  if (!holder.valid()) return;
  const PredicateIndex p = predicates_.at(t);
  if (p.valid() && predicates_[p].negated) return;
  for (const TokenIndex c : syntax_.children(t)) {
    const bool owner = syntax_.relation(c) == "nmod:poss";
    if (!owner && marker_of(syntax_, c) != "of") continue;
    const JudgementTarget target = target_at(context_, c);
    if (!target.text.empty()) return add(*cue, t, judges_at(holder), target, evidence_of(t, target, holder));
  }
}

}  // namespace readout
