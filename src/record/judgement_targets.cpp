// Targets of judgements; see judgement_targets.hpp.
#include "record/judgement_targets.hpp"

#include <algorithm>

namespace readout {
namespace {

constexpr std::size_t kMaxTargetWords = 25;

std::vector<ActorIndex> actors_under(const RecordContext& context, TokenIndex head) {
  std::vector<ActorIndex> out;
  for (const ActorIndex a : context.actors.all_actors_of(context.syntax, head)) {
    for (const ActorIndex member : context.actors.expand(a)) {
      if (std::ranges::find(out, member) == out.end()) out.push_back(member);
    }
  }
  return out;
}

/// A clause: who does what it tells. "doubted whether he would go"
bool is_clause(const Syntax& syntax, TokenIndex head) {
  const std::string_view relation = syntax.base_relation(head);
  return relation == "ccomp" || relation == "xcomp" || relation == "advcl" || relation == "acl" ||
         relation == "csubj";
}

/// The words under `head` without its preposition, its subject and copula, and what follows behind a comma.
TokenRange phrase_of(const Syntax& syntax, TokenIndex head) {
  TokenRange range = syntax.subtree(head);
  for (const TokenIndex c : syntax.children(head)) {
    const std::string_view relation = syntax.base_relation(c);
    const bool before = relation == "case" || relation == "cop" || relation == "nsubj" ||
                        relation == "csubj" || relation == "cc" || relation == "punct";
    if (before && c < head && !is_clause(syntax, head))
      range.begin_index = std::max(range.begin_index, c + 1);
  }
  for (TokenIndex t = head + 1; t < range.end_index; ++t) {
    if (syntax.lower(t) == "," || t - range.begin_index >= static_cast<int>(kMaxTargetWords))
      range.end_index = t;
  }
  return range;
}

}  // namespace

std::vector<ActorIndex> responsible_for(const RecordContext& context, TokenIndex noun) {
  const Syntax& syntax = context.syntax;
  const bool deed = judgement_cue_of(context, noun, "deed") != nullptr;
  for (const TokenIndex c : syntax.children(noun)) {
    const std::string_view marker = marker_of(syntax, c);
    const bool doer = syntax.relation(c) == "nmod:poss" ||
                      (syntax.base_relation(c) == "nmod" &&
                       (marker == "by" || (deed && (marker == "of" || marker == "from"))));
    if (!doer) continue;
    if (auto actors = actors_under(context, c); !actors.empty()) return actors;
  }
  if (!deed) return {};
  // "remarks she made", "comments made by B"
  for (const TokenIndex c : syntax.children(noun)) {
    if (syntax.base_relation(c) != "acl") continue;
    const PredicateIndex p = context.predicates.at(c);
    const Argument* agent = p.valid() ? context.predicates.argument(p, Role::agent) : nullptr;
    if (!agent) continue;
    if (auto actors = actors_under(context, agent->head); !actors.empty()) return actors;
  }
  return {};
}

JudgementTarget target_at(const RecordContext& context, TokenIndex head) {
  JudgementTarget target;
  const TokenRange range = phrase_of(context.syntax, head);
  target.head = head;
  target.span = without_edges(context.document.text(), context.syntax.span(range));
  target.text = context.document.words(target.span);
  if (is_clause(context.syntax, head)) return target;
  target.actors = actors_under(context, head);
  target.itself = !target.actors.empty();
  const MentionIndex m = context.actors.headed_by(head);
  if (target.actors.size() == 1 && m.valid())
    target.text = context.document.words(context.actors.mention(m).span);
  if (target.actors.empty()) target.actors = responsible_for(context, head);
  return target;
}

namespace {

/// "dressing-down", "short-sighted": the words joined by hyphens up to this one; empty if there are none.
std::string hyphenated(const Syntax& syntax, TokenIndex word) {
  constexpr int kMostParts = 4;
  const TokenIndex first = syntax.sentence(syntax.sentence_of(word)).tokens.begin_index;
  std::string out;
  TokenIndex t = word;
  for (int parts = 1; parts < kMostParts && t > first + 1 && syntax.lower(t - 1) == "-"; ++parts, t = t - 2) {
    if (syntax.span(t - 2).end != syntax.span(t).begin - 1) break;
    if (out.empty()) out = syntax.lower(word);
    out = std::string(syntax.lower(t - 2)) + "-" + out;
  }
  return out;
}

}  // namespace

JudgementTarget doer_of(const RecordContext& context, TokenIndex clause) {
  const PredicateIndex p = context.predicates.at(clause);
  const Argument* doer = p.valid() ? context.predicates.argument(p, Role::agent) : nullptr;
  if (doer) return target_at(context, doer->head);
  const TokenIndex subject = context.syntax.child(clause, "nsubj");
  return subject.valid() ? target_at(context, subject) : JudgementTarget();
}

const JudgementCue* judgement_cue_of(const RecordContext& context, TokenIndex word, std::string_view pos) {
  const JudgementTables& tables = context.tables.judgements;
  const Syntax& syntax = context.syntax;
  if (const std::string joined = hyphenated(syntax, word); !joined.empty()) {
    if (const auto* cue = tables.cue(joined, pos)) return cue;
  }
  if (pos == "verb") {
    const std::string lemma = lemma_with_particle(syntax, word);
    if (lemma.size() != syntax.lemma(word).size()) return tables.cue(lemma, pos);
  }
  if (const auto* cue = tables.cue(syntax.lemma(word), pos)) return cue;
  const std::string_view form = syntax.lower(word);
  if (const auto* cue = tables.cue(form, pos)) return cue;
  for (const std::string_view ending : {"d", "ed", "s", "es", "ing"}) {
    if (form.size() < ending.size() + 4 || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (const auto* cue = tables.cue(stem, pos)) return cue;
    const bool doubled = stem[stem.size() - 1] == stem[stem.size() - 2];  // "panned"
    if (const auto* cue = doubled ? tables.cue(stem.substr(0, stem.size() - 1), pos) : nullptr) return cue;
  }
  return nullptr;
}

}  // namespace readout
