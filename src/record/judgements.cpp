// What the rules of judgement_finder.hpp have in common: whose words, what evidence, and which judgements are
// one.
#include "record/judgements.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/judgement_finder.hpp"

namespace readout {

std::vector<Judgement> JudgementFinder::find() {
  for (const PredicateIndex p : predicates_.all().indices()) {
    if (found_.size() >= kMaxJudgements) break;
    read_verb(p);
    read_noun(p);
    read_value(p);
    read_epithet(p);
    read_quoted_predicate(p);
    read_said_of(p);
  }
  for (const TokenIndex t : syntax_.tokens()) {
    if (found_.size() >= kMaxJudgements) break;
    read_bare_verb(t);
    read_bare_noun(t);
    read_called(t);
    read_stance(t);
    read_manner(t);
    read_participle(t);
    read_holder(t);
    read_attribute(t);
    read_trait(t);
    read_phrase(t);
    read_done(t);
    read_conduct(t);
    read_headline_verb(t);
  }
  std::ranges::stable_sort(found_, {}, [](const Judgement& j) { return j.evidence.front(); });
  return joined();
}

std::vector<SourceRef> sources_among(const RecordContext& context, TokenIndex head) {
  std::vector<SourceRef> out;
  for (const ActorIndex a : context.actors.all_actors_of(context.syntax, head))
    out.push_back({SourceRef::Kind::actor, a});
  return out;
}

/// The innermost statement with somebody's name to it that holds the word, or null.
const Statement* JudgementFinder::statement_at(TokenIndex t) const {
  StatementIndex s = map_.at(t);
  while (s.valid() && statements_[s].source.kind != SourceRef::Kind::actor) s = statements_[s].nested_in;
  return s.valid() ? &statements_[s] : nullptr;
}

/// Said as it stands: not denied (of words with a "not" of their own, not denied once more), no condition, no
/// question.
bool JudgementFinder::plainly_said(TokenIndex t, bool with_its_not) const {
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
    if (predicates_[p].negated && !with_its_not) return false;
    if (predicates_[p].mark.valid() && syntax_.lower(predicates_[p].mark) == "if") return false;
  }
  return true;
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

/// "described the talks as constructive" praises nobody.
bool JudgementFinder::is_meeting(const JudgementTarget& target) const {
  return target.head.valid() && target.actors.empty() &&
         is_one_of(
             syntax_.lemma(target.head),
             {"talk", "meeting", "call", "conversation", "discussion", "exchange", "session", "summit",
              "dialogue", "negotiation", "consultation", "visit", "trip", "atmosphere", "relation", "tie"});
}

void JudgementFinder::add(const JudgementCue& cue, TokenIndex word, const std::vector<SourceRef>& judges,
                          const JudgementTarget& target, ByteSpan evidence, const JudgementCue* epithet) {
  if (cue.direction == Direction::positive && is_meeting(target) && cue.pos != "verb" && cue.pos != "noun")
    return;
  std::vector<ActorIndex> targets = target.actors;
  if (targets.empty()) targets.push_back(ActorIndex::none());
  for (const SourceRef& judge : judges) {
    for (const ActorIndex actor : targets) {
      if (actor.valid() && judge == actor_source(actor)) continue;
      if (found_.size() >= kMaxJudgements) return;
      Judgement j;
      j.judge = judge;
      j.target = actor;
      j.target_text = target.text;
      j.direction = cue.direction;
      j.evidence = {evidence};
      j.derivation = {{fmt::format("judgement_cues.tsv: {} {}", cue.word, cue.pos), syntax_.span(word),
                       fmt::format("{} judgement", name_of(cue.direction)), cue.row}};
      if (epithet && epithet->row) {
        j.derivation.push_back({fmt::format("judgement_cues.tsv: {} {}", epithet->word, epithet->pos),
                                syntax_.span(word), "what it is called", epithet->row});
      }
      found_.push_back(std::move(j));
    }
  }
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
  // "the talks" and "the talks “a waste": the tree cuts the same words twice
  const std::string &one = a.target_text, &other = b.target_text;
  const bool within =
      one == other || (!one.empty() && !other.empty() && (one.starts_with(other) || other.starts_with(one)));
  return within || a.direction == Direction::doubt;
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

std::vector<Judgement> find_judgements(const RecordContext& context,
                                       const IndexedVector<StatementIndex, Statement>& statements) {
  return JudgementFinder(context, statements).find();
}

}  // namespace readout
