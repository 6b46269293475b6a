// Who takes part in an act: the actors in the arguments of its frame, of the operators over it, and what else
// hangs at it, place and time. Shared by contacts and history.
#pragma once

#include <algorithm>
#include <vector>

#include "record/contacts.hpp"
#include "record/time.hpp"

namespace readout {

inline bool holds(const std::vector<ActorIndex>& actors, ActorIndex actor) {
  return std::ranges::find(actors, actor) != actors.end();
}

/// Actors in the places of each of the frame's sides that has any, plurals expanded, nobody twice. Each into
/// the derivation.
std::vector<std::vector<ActorIndex>> frame_sides(const RecordContext& context, const Frame& frame,
                                                 PredicateIndex p, Derivation& derivation);

/// Actors in this place ("agent", "with") of a predicate.
std::vector<ActorIndex> actors_in(const RecordContext& context, PredicateIndex p, std::string_view place);

/// "a meeting with Peru and Chile": partners alone, and nobody whose they are.
bool lacks_first_side(const RecordContext& context, const Frame& frame, PredicateIndex p);

/// Adds what the operators share until there are two: "A requested talks with B"; at least one if the first
/// side is lacking. Each step into the derivation.
void share_participants(const RecordContext& context, const Walk& walk, std::vector<ActorIndex>& participants,
                        Derivation& derivation, bool lacking = false);

/// "visits Peru, whose president receives him": the president is the party, not Peru.
void drop_states_with_officials(const RecordContext& context, std::vector<ActorIndex>& participants,
                                Derivation& derivation);

/// Who received a visitor, "as the guest of Emir Roe", is his party. "talks in Oman" of a lone foreigner are
/// with Oman. Only where the place is a state by name.
void share_host(const RecordContext& context, ContactMention& mention);

/// Does the word belong to the act (under it, or under a governor whose subject it is) rather than to another
/// verb?
bool belongs_to(const RecordContext& context, const ContactMention& mention, TokenIndex word);

/// Place and time that hang at the act; `status` decides the direction of week days.
void add_place_and_time(const RecordContext& context, ContactMention& mention);

std::vector<Participant> with_levels(const Actors& actors, const std::vector<ActorIndex>& participants);

}  // namespace readout
