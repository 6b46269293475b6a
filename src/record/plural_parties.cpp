// See plural_parties.hpp.
#include "record/plural_parties.hpp"

#include <algorithm>

#include "base/one_of.hpp"

namespace readout {
namespace {

/// The word for "the two ministers" that takes part, or none.
TokenIndex two_in(const RecordContext& context, const ContactMention& mention) {
  const Syntax& syntax = context.syntax;
  for (const Argument& a : context.predicates[mention.predicate].arguments) {
    const ActorIndex group = context.actors.actor_of(a.head);
    if (!group.valid() || context.actors[group].type != ActorType::group) continue;
    for (const TokenIndex c : syntax.children(a.head)) {
      if (is_one_of(syntax.lower(c), {"two", "both"})) return a.head;
    }
  }
  return TokenIndex::none();
}

/// Do these persons stand for these states, one for each?
bool stand_for(const Actors& actors, const std::vector<ActorIndex>& persons,
               const std::vector<ActorIndex>& states) {
  return persons.size() == states.size() && std::ranges::all_of(states, [&](ActorIndex state) {
           return actors[state].type == ActorType::state &&
                  std::ranges::any_of(persons, [&](ActorIndex person) {
                    return actors[person].type == ActorType::person &&
                           actors[person].country == actors[state].country;
                  });
         });
}

}  // namespace

void name_the_two(const RecordContext& context, std::vector<ContactMention>& mentions, std::size_t i) {
  ContactMention& mention = mentions[i];
  if (mention.participants.size() != 2) return;
  const TokenIndex two = two_in(context, mention);
  if (!two.valid()) return;
  const Level level = context.actors[context.actors.actor_of(two)].level;
  const auto holds_office = [&](ActorIndex a) { return context.actors[a].level == level; };
  for (std::size_t k = i; k-- > 0;) {
    const std::vector<ActorIndex>& persons = mentions[k].participants;
    if (!stand_for(context.actors, persons, mention.participants)) continue;
    if (std::ranges::none_of(persons, holds_office)) return;
    mention.participants = persons;
    mention.derivation.push_back({"the two told before", context.syntax.span(two), "they take part"});
    return;
  }
}

}  // namespace readout
