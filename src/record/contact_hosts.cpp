// See contact_hosts.hpp.
#include "record/contact_hosts.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace readout {
namespace {

bool is_official_of(const Actor& actor, const Actor& state) {
  return actor.type == ActorType::person && actor.country == state.country && actor.level < Level::official;
}

/// "visited Quito and signed a pact with President Roe": whom of the state the visitor, in the words of the
/// same sentence, had to do with; none if the verb puts the visitor beside nobody of that state.
ActorIndex seen_in(const RecordContext& context, PredicateIndex p, const Contact& visit, ActorIndex state) {
  bool visitor = false;
  ActorIndex host;
  for (const Argument& a : context.predicates[p].arguments) {
    for (const ActorIndex actor : context.actors.all_actors_of(context.syntax, a.head)) {
      visitor = visitor || std::ranges::any_of(visit.participants, [&](const Participant& v) {
                  return v.actor == actor && actor != state;
                });
      const Actor& other = context.actors[actor];
      if (is_official_of(other, context.actors[state])) host = actor;
    }
    for (const TokenIndex t : context.syntax.subtree(a.head)) {  // "signed a pact on gas with President Roe"
      const ActorIndex partner = context.actors.headed_by(t).valid() ? context.actors.actor_of(t) : host;
      const bool with = context.syntax.base_relation(t) == "nmod" && marker_of(context.syntax, t) == "with";
      if (with && partner.valid() && is_official_of(context.actors[partner], context.actors[state]))
        host = partner;
    }
  }
  return visitor ? host : ActorIndex::none();
}

/// "Her host, President Roe, ...", "Her host would be President Roe": in the next sentence.
ActorIndex called_host(const RecordContext& context, TokenIndex host, const Contact& visit) {
  const Syntax& syntax = context.syntax;
  const TokenIndex owner =
      syntax.lemma(host) == "host" ? syntax.child(host, "nmod:poss") : TokenIndex::none();
  const ActorIndex visitor = owner.valid() ? context.actors.actor_of(owner) : ActorIndex::none();
  const bool own = visitor.valid() && std::ranges::any_of(visit.participants, [&](const Participant& v) {
                     return v.actor == visitor;
                   });
  if (!own) return ActorIndex::none();
  const TokenIndex named = syntax.child(host, "appos"), told = syntax.head(host);
  if (named.valid()) return context.actors.actor_of(named);
  return told.valid() && syntax.has_child(told, "cop") ? context.actors.actor_of(told) : ActorIndex::none();
}

/// "a visit to Peru, whose president, Jane Roe, ..."
ActorIndex told_of_state(const RecordContext& context, TokenIndex t, ActorIndex state) {
  const Syntax& syntax = context.syntax;
  if (syntax.lower(t) != "whose" || syntax.relation(t) != "nmod:poss") return ActorIndex::none();
  const ActorIndex official = context.actors.actor_of(syntax.head(t));
  const bool of_state = official.valid() && is_official_of(context.actors[official], context.actors[state]);
  return of_state ? official : ActorIndex::none();
}

ActorIndex seen_there(const RecordContext& context, const Contact& visit, ActorIndex state) {
  for (const ByteSpan evidence : visit.evidence) {
    const SentenceIndex sentence =
        context.syntax.sentence_of(context.syntax.token_at_or_after(evidence.begin));
    for (const TokenIndex t : context.syntax.sentence(sentence).tokens) {
      if (const ActorIndex host = told_of_state(context, t, state); host.valid()) return host;
      const PredicateIndex p = context.predicates.at(t);
      if (!p.valid() || context.predicates[p].kind != PredicateKind::verb || context.predicates[p].negated)
        continue;
      if (context.tables.frames.find(context.syntax, context.predicates[p]) != nullptr)
        continue;  // another contact: "flew there and will meet him on Friday"
      if (const ActorIndex host = seen_in(context, p, visit, state); host.valid()) return host;
    }
    const TokenIndex end = context.syntax.sentence(sentence).tokens.end_index;
    if (end >= context.syntax.tokens().end_index) continue;
    for (const TokenIndex t : context.syntax.sentence(context.syntax.sentence_of(end)).tokens) {
      const ActorIndex host = called_host(context, t, visit);
      if (host.valid() && context.actors[host].country == context.actors[state].country) return host;
    }
  }
  return ActorIndex::none();
}

}  // namespace

void name_host(const RecordContext& context, Contact& visit) {
  if (visit.channel != Channel::visit) return;
  for (Participant& p : visit.participants) {
    if (context.actors[p.actor].type != ActorType::state) continue;
    const ActorIndex host = seen_there(context, visit, p.actor);
    if (!host.valid()) continue;
    const bool own = std::ranges::any_of(visit.participants, [&](const Participant& other) {
      return other.actor != p.actor && context.actors[other.actor].country == context.actors[host].country;
    });
    if (own) continue;
    for (std::vector<ActorIndex>& side : visit.sides) std::ranges::replace(side, p.actor, host);
    p = {host, context.actors[host].level};
    visit.derivation.push_back({"host named beside", visit.evidence.front(),
                                fmt::format("takes part: {}", context.actors[host].name)});
  }
}

}  // namespace readout
