// Judgements in what is said in quotation marks ("a disgrace", A said of B), in jobs done well or badly, and
// in headlines whose verb the parser took for a noun.
#include <algorithm>
#include <array>

#include "record/factual.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

/// "A called the deal a sellout. B replied that it was ...": what was judged last, if that was no actor and
/// stands in this sentence or the one before.
JudgementTarget JudgementFinder::thing_judged_before(TokenIndex pronoun) const {
  const std::uint32_t here = syntax_.span(pronoun).begin;
  const int sentence = syntax_.sentence_of(pronoun).value();
  const Judgement* last = nullptr;
  for (const Judgement& j : found_) {
    const ByteSpan evidence = j.evidence.front();
    if (j.target.valid() || evidence.end > here) continue;
    if (!last || evidence.end > last->evidence.front().end) last = &j;
  }
  JudgementTarget target;
  if (!last) return target;
  const TokenIndex there = syntax_.token_at_or_after(last->evidence.front().begin);
  if (sentence - static_cast<int>(syntax_.sentence_of(there).value()) > 1) return target;
  target.text = last->target_text;
  target.head = pronoun;
  target.span = syntax_.span(pronoun);
  return target;
}

/// "vetoed the bill, saying that it was harmful": the thing that the clause around is about.
JudgementTarget JudgementFinder::thing_around(TokenIndex pronoun) const {
  for (TokenIndex t = pronoun; syntax_.head(t).valid(); t = syntax_.head(t)) {
    if (syntax_.base_relation(t) != "advcl" && syntax_.base_relation(t) != "conj") continue;
    const TokenIndex verb = syntax_.head(t);
    for (const TokenIndex c : syntax_.children(verb)) {
      const std::string_view marker = marker_of(syntax_, c);
      const bool object = syntax_.base_relation(c) == "obj" || syntax_.relation(c) == "nsubj:pass" ||
                          (syntax_.base_relation(c) == "obl" && (marker == "against" || marker == "about"));
      if (!object || syntax_.upos(c) != "NOUN" || c > pronoun) continue;
      JudgementTarget target = target_at(context_, c);
      if (!target.itself && syntax_.xpos(c) != "NNS") return target;
    }
  }
  return {};
}

/// The phrase, of a pronoun for things what it stands for; empty if that is not known.
JudgementTarget JudgementFinder::target_of_pronoun_or(TokenIndex head) const {
  const bool pronoun = syntax_.upos(head) == "PRON";
  if (pronoun && syntax_.lower(head) == "it") {
    JudgementTarget thing = thing_judged_before(head);
    return thing.text.empty() ? thing_around(head) : thing;
  }
  if (syntax_.xpos(head).starts_with("W") && is_vague_pronoun(head)) {  // "a charge that B called childish"
    const TokenIndex antecedent = antecedent_over(head);
    return antecedent.valid() ? target_at(context_, antecedent) : JudgementTarget();
  }
  JudgementTarget target = target_at(context_, head);
  if (is_vague_pronoun(head) || (pronoun && target.actors.empty())) return {};
  return target;
}

// 'B, A said, was "a danger to democracy"': only the judging words are quoted.
void JudgementFinder::read_quoted_predicate(PredicateIndex p) {
  const Predicate& predicate = predicates_[p];
  const TokenIndex head = predicate.head;
  const bool verb = predicate.kind == PredicateKind::verb;
  if ((!verb && !syntax_.has_child(head, "cop")) || !plainly_said(head)) return;
  if (!verb && judgement_cue_of(context_, head, predicate.kind == PredicateKind::noun ? "value" : "adj"))
    return;
  if (verb && judgement_cue_of(context_, head, "verb")) return;
  const Argument* subject =
      predicates_.argument(p, predicate.kind == PredicateKind::noun ? Role::predicate_of : Role::agent);
  const QuotationIndex quotation = context_.document.quotation_at(syntax_.span(head).begin);
  if (!subject || !quotation.valid()) return;
  if (context_.document.quotation_at(syntax_.span(subject->head).begin).valid()) return;
  const TokenRange words = syntax_.tokens_in(context_.document.quotations()[quotation].outer());
  const auto judging = judging_in(words, false);
  const JudgementTarget target = target_of_pronoun_or(subject->head);
  if (!judging || target.text.empty() || (verb && !target.itself)) return;
  const TokenIndex of = subject->head;  // 'the fire was "a tragedy"' judges nobody
  const bool done = judgement_cue_of(context_, of, "deed") || judgement_cue_of(context_, of, "act");
  if (target.actors.empty() && !done && syntax_.upos(of) != "PROPN" && syntax_.upos(of) != "PRON") return;
  add(*judging, head, {statement_at(head)->source}, target, evidence_of(head, target));
}

/// '"A disgrace," the minister, A, said of B': the parser takes the speaker for an apposition of the
/// quotation.
SourceRef JudgementFinder::said_before(TokenIndex verb) const {
  const TokenIndex begin = syntax_.sentence(syntax_.sentence_of(verb)).tokens.begin_index;
  for (TokenIndex t = verb; t > begin;) {
    --t;
    if (context_.document.quotation_at(syntax_.span(t).begin).valid()) break;
    const MentionIndex m = context_.actors.headed_by(t);
    if (m.valid() && context_.actors.mention(m).actor.valid())
      return actor_source(context_.actors.mention(m).actor);
  }
  return nobody();
}

// '"A disgrace," A said of B': a few quoted words, and whom they are about.
void JudgementFinder::read_said_of(PredicateIndex p) {
  constexpr std::size_t kMostWords = 12;
  const Argument* about = predicates_.argument(p, Role::oblique, "of");
  if (!about || context_.document.quotation_at(syntax_.span(about->head).begin).valid()) return;
  if (predicates_[p].kind != PredicateKind::verb || !told_as_fact(context_, p)) return;
  for (const Statement& s : statements_) {
    if (s.cue_word != predicates_[p].head || s.content.empty() || s.polarity != Polarity::assert_) continue;
    const TokenRange words = syntax_.tokens_in(s.content.front());
    if (words.size() == 0 || words.size() > kMostWords) continue;
    if (!context_.document.quotation_at(syntax_.span(words.begin_index).begin).valid()) continue;
    const auto judging = judging_in(words, false);
    const JudgementTarget target = target_at(context_, about->head);
    const SourceRef judge =
        s.source.kind == SourceRef::Kind::actor ? s.source : said_before(predicates_[p].head);
    if (!judging || target.actors.empty() || judge.kind != SourceRef::Kind::actor) return;
    return add(*judging, words.begin_index, {judge}, target, evidence_of(words.begin_index, target));
  }
}

// "B has done a fine job", "B made a terrible mistake", in A's mouth
void JudgementFinder::read_done(TokenIndex t) {
  static constexpr std::array<std::string_view, 4> kDoing = {"do", "make", "commit", "be"};
  if (syntax_.base_relation(t) != "obj") return;
  const TokenIndex verb = syntax_.head(t);
  const PredicateIndex p = predicates_.at(t);
  if (std::ranges::find(kDoing, syntax_.lemma(verb)) == kDoing.end() || !plainly_said(t)) return;
  if (p.valid() && predicates_[p].negated) return;
  const JudgementCue* cue = syntax_.lemma(verb) == "do" ? nullptr : judgement_cue_of(context_, t, "value");
  const bool job = syntax_.lemma(t) == "job" || syntax_.lemma(t) == "work";
  for (const TokenIndex c : syntax_.children(t)) {
    if (!job || syntax_.base_relation(c) != "amod") continue;
    for (const std::string_view pos : {"grade", "adj", "epithet"}) {
      if (!cue) cue = judgement_cue_of(context_, c, pos);
    }
  }
  const TokenIndex subject = cue ? subject_over(verb) : TokenIndex::none();
  if (!subject.valid() || is_vague_pronoun(subject)) return;
  const JudgementTarget target = target_at(context_, subject);
  if (target.itself) add(*cue, t, {statement_at(t)->source}, target, evidence_of(t, target));
}

// "B acted shamefully", in A's mouth: an adverb of an adjective that judges.
void JudgementFinder::read_conduct(TokenIndex t) {
  static constexpr std::array<std::string_view, 10> kActing = {
      "act", "behave", "perform", "respond", "react", "lead", "govern", "serve", "fight", "conduct"};
  const std::string_view form = syntax_.lower(t);
  const TokenIndex verb = syntax_.head(t);
  if (!form.ends_with("ly") || syntax_.base_relation(t) != "advmod" || !verb.valid()) return;
  if (std::ranges::find(kActing, syntax_.lemma(verb)) == kActing.end() || !plainly_said(t)) return;
  const std::string stem(form.substr(0, form.size() - 2));
  const JudgementCue* cue = nullptr;
  for (const std::string& adjective : {stem, stem + "le", stem.substr(0, stem.size() - 1) + "y"}) {
    for (const std::string_view pos : {"adj", "epithet", "grade"}) {
      if (!cue) cue = context_.tables.judgements.cue(adjective, pos);
    }
  }
  const TokenIndex subject = cue ? subject_over(verb) : TokenIndex::none();
  if (!subject.valid() || is_vague_pronoun(subject)) return;
  const JudgementTarget target = target_at(context_, subject);
  if (target.itself) add(*cue, t, {statement_at(t)->source}, target, evidence_of(t, target));
}

/// Headlines leave out "is": "Mayor hailed as hero" is a passive.
void JudgementFinder::read_headline_passive(TokenIndex t, const JudgementCue& cue) {
  const TokenIndex subject = syntax_.child(t, "nsubj").valid() ? syntax_.child(t, "nsubj") : t - 1;
  std::vector<SourceRef> judges = {nobody()};
  for (const TokenIndex c : syntax_.children(t)) {
    if (c < t || marker_of(syntax_, c) != "by") continue;
    if (auto by = sources_among(context_, c); !by.empty()) judges = std::move(by);
  }
  const JudgementTarget target = target_at(context_, subject);
  if (target_fits(cue, target)) add(cue, t, judges, target, evidence_of(t, target));
}

/// In a headline, a verb of judging in its past form without an object?
bool JudgementFinder::is_headline_passive(TokenIndex t) const {
  const SentenceIndex s = syntax_.sentence_of(t);
  if (context_.document.paragraphs()[syntax_.sentence(s).paragraph].kind != ParagraphKind::headline)
    return false;
  const PredicateIndex p = predicates_.at(t);
  const JudgementCue* cue = judgement_cue_of(context_, t, "verb");
  if (!cue || cue->inside || std::ranges::find(cue->targets, "obj") == cue->targets.end()) return false;
  return p.valid() && predicates_[p].kind == PredicateKind::verb && !predicates_[p].passive &&
         syntax_.lower(t).ends_with("ed") && !syntax_.has_child(t, "obj") && !syntax_.has_child(t, "aux") &&
         t > syntax_.sentence(s).tokens.begin_index;
}

// "President's ally hails B as ...": the tree gives no subject, or takes the verb for a noun.
void JudgementFinder::read_headline_verb(TokenIndex t) {
  const SentenceIndex s = syntax_.sentence_of(t);
  if (context_.document.paragraphs()[syntax_.sentence(s).paragraph].kind != ParagraphKind::headline) return;
  const TokenRange words = syntax_.sentence(s).tokens;
  if (t == words.begin_index) return;
  const JudgementCue* cue = judgement_cue_of(context_, t, "verb");
  if (!cue || cue->inside || std::ranges::find(cue->targets, "obj") == cue->targets.end()) return;
  if (is_headline_passive(t)) return read_headline_passive(t, *cue);
  const bool verb = predicates_.at(t).valid() && predicates_[predicates_.at(t)].kind == PredicateKind::verb;
  if (verb || !syntax_.lower(t).ends_with("s") || t + 1 >= words.end_index) return;
  MentionIndex judge, judged;
  for (const MentionIndex m : context_.actors.mentions().indices()) {
    const Mention& mention = context_.actors.mention(m);
    if (!mention.actor.valid()) continue;
    if (mention.tokens.end_index == t && !judge.valid()) judge = m;
    if (mention.tokens.begin_index == t + 1 && !judged.valid()) judged = m;
  }
  if (!judge.valid()) return;
  JudgementTarget target;
  if (judged.valid()) {
    target = target_at(context_, context_.actors.mention(judged).head);
  } else {
    TokenIndex end = t + 1;
    while (end < words.end_index && syntax_.upos(end) != "PUNCT" && syntax_.upos(end) != "VERB") ++end;
    target.head = t + 1;
    target.span = syntax_.span(TokenRange{t + 1, end});
    target.text = context_.document.words(target.span);
  }
  if (target_fits(*cue, target))
    add(*cue, t, {actor_source(context_.actors.mention(judge).actor)}, target, evidence_of(t, target));
}

}  // namespace readout
