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

/// The mention that stands for an actor whose head the word is, or that ends with it ("attorney general" has
/// two heads to a parser).
MentionIndex mention_at(const RecordContext& context, TokenIndex head) {
  const Actors& actors = context.actors;
  const auto kept = [&](MentionIndex m) { return m.valid() && actors.mention(m).actor.valid(); };
  if (const MentionIndex m = actors.headed_by(head); kept(m)) return m;
  const MentionIndex before = head.value() > 0 ? actors.headed_by(head - 1) : MentionIndex::none();
  const bool ends = kept(before) && actors.mention(before).tokens.end_index == head + 1;
  return ends ? before : MentionIndex::none();
}

/// Of whom a relative clause that begins with "whose" is said.
TokenIndex whose_antecedent(const Syntax& syntax, TokenIndex whose) {
  for (TokenIndex t = whose; syntax.head(t).valid(); t = syntax.head(t)) {
    if (syntax.base_relation(t) == "acl") return syntax.head(t);
  }
  return whose;
}

/// "what it called a campaign by B": the campaign.
TokenIndex called_what(const RecordContext& context, TokenIndex what) {
  const Syntax& syntax = context.syntax;
  const TokenIndex verb = syntax.lower(what) == "what" ? syntax.child(what, "acl:relcl") : TokenIndex::none();
  if (!verb.valid() || !judgement_cue_of(context, verb, "calling")) return TokenIndex::none();
  for (const TokenIndex c : syntax.children(verb)) {
    const std::string_view relation = syntax.base_relation(c);
    const bool object =
        relation == "obj" || relation == "xcomp" || (relation == "obl" && marker_of(syntax, c) == "as");
    if (object && c > verb && syntax.upos(c) != "PRON") return c;
  }
  return TokenIndex::none();
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
    const TokenIndex doer_word = syntax.lower(c) == "whose" ? whose_antecedent(syntax, c) : c;
    if (auto actors = actors_under(context, doer_word); !actors.empty()) return actors;
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
  if (const TokenIndex called = called_what(context, head); called.valid()) return target_at(context, called);
  JudgementTarget target;
  const TokenRange range = phrase_of(context.syntax, head);
  target.head = head;
  target.span = without_edges(context.document.text(), context.syntax.span(range));
  target.text = context.document.words(target.span);
  if (is_clause(context.syntax, head)) return target;
  const TokenIndex owner = context.syntax.child(head, "nmod:poss");
  if (owner.valid() && context.syntax.lower(owner) == "whose") {
    target.actors = actors_under(context, whose_antecedent(context.syntax, owner));
    return target;
  }
  const MentionIndex m = mention_at(context, head);
  const ActorType type = m.valid() ? context.actors[context.actors.mention(m).actor].type : ActorType::state;
  const bool nominal = m.valid() && context.actors.mention(m).kind == MentionKind::nominal;
  // "the figures" are no persons, "a campaign by B" no party
  const bool deed = nominal && judgement_cue_of(context, head, "deed") &&
                    (type == ActorType::group ||
                     (type == ActorType::organisation && !responsible_for(context, head).empty()));
  if (!deed) target.actors = actors_under(context, head);
  if (target.actors.empty() && m.valid() && !deed) target.actors = {context.actors.mention(m).actor};
  target.itself = !target.actors.empty();
  if (target.actors.size() == 1 && m.valid())
    target.text = context.document.words(context.actors.mention(m).span);
  if (target.actors.empty()) target.actors = responsible_for(context, head);
  return target;
}

namespace {

/// "dressing-" of "dressing-down", "short-" of "short-sighted": the words joined to this one by hyphens;
/// empty if there are none.
std::string joined_before(const Syntax& syntax, TokenIndex word) {
  constexpr int kMostParts = 4;
  const TokenIndex first = syntax.sentence(syntax.sentence_of(word)).tokens.begin_index;
  std::string out;
  TokenIndex t = word;
  for (int parts = 1; parts < kMostParts && t > first + 1 && syntax.lower(t - 1) == "-"; ++parts, t = t - 2) {
    if (syntax.span(t - 2).end != syntax.span(t).begin - 1) break;
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
  if (const std::string joined = joined_before(syntax, word); !joined.empty()) {
    for (const std::string_view last : {syntax.lower(word), syntax.lemma(word)}) {  // "second-guessed"
      if (const auto* cue = tables.cue(joined + std::string(last), pos)) return cue;
    }
  }
  if (pos == "verb") {
    const std::string lemma = lemma_with_particle(syntax, word);
    if (lemma.size() != syntax.lemma(word).size()) return tables.cue(lemma, pos);
  }
  if (const auto* cue = tables.cue(syntax.lemma(word), pos)) return cue;
  const std::string_view form = syntax.lower(word);
  if (const auto* cue = tables.cue(form, pos)) return cue;
  for (const std::string_view ending : {"d", "ed", "s", "es", "ing"}) {
    if (form.size() < ending.size() + 3 || !form.ends_with(ending)) continue;
    const std::string_view stem = form.substr(0, form.size() - ending.size());
    if (const auto* cue = tables.cue(stem, pos)) return cue;
    if (stem.ends_with('i')) {  // "decried"
      if (const auto* cue = tables.cue(std::string(stem.substr(0, stem.size() - 1)) + "y", pos)) return cue;
    }
    const bool doubled = stem[stem.size() - 1] == stem[stem.size() - 2];  // "panned"
    if (const auto* cue = doubled ? tables.cue(stem.substr(0, stem.size() - 1), pos) : nullptr) return cue;
  }
  return nullptr;
}

}  // namespace readout
