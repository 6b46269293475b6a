// See contact_scope.hpp.
#include "record/contact_scope.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace readout {
namespace {

/// Holders of an office, states, organisations and groups; not private persons, nor those who left office.
bool is_public(Level level) { return level != Level::other && level != Level::former_official; }

/// A crowd, voters, critics: people of whom the report tells no country and no office.
bool is_crowd(const Actor& actor) {
  return actor.type == ActorType::group && actor.country.empty() && actor.sector.empty();
}

/// Of whose side an actor is within its state: armed groups and the opposition are parties of their own
/// beside those who govern.
std::string_view side_of(const Actor& actor) {
  if (actor.sector == "REB" || actor.sector == "UAF") return "rebels";
  return actor.sector == "OPP" ? "opposition" : "";
}

/// Police, firms, unions, schools of which the report tells no country: those of the one it is about.
bool is_of_society(const Actor& actor) {
  constexpr std::string_view kSectors[] = {"COP", "BUS", "LAB", "EDU", "JRN", "CVL", "CRM", "AGR", "REL"};
  return std::ranges::find(kSectors, actor.sector) != std::end(kSectors);
}

/// A person without office, party or side: a citizen, a manager.
bool is_private_person(const Actor& actor) {
  constexpr std::size_t kCountryCode = 3;
  return actor.type == ActorType::person && !is_public(actor.level) &&
         (actor.cameo.size() <= kCountryCode || is_of_society(actor));
}

/// "was returning to Cairo", of somebody without office or party.
bool is_private_visit(const Actors& actors, const Contact& contact) {
  if (contact.channel != Channel::visit) return false;
  const auto is_state = [&](const Participant& p) { return actors[p.actor].type == ActorType::state; };
  const auto stays_private = [&](const Participant& p) {
    return is_state(p) || is_private_person(actors[p.actor]);
  };
  return std::ranges::any_of(contact.participants, is_state) &&
         !std::ranges::all_of(contact.participants, is_state) &&
         std::ranges::all_of(contact.participants, stays_private);
}

/// "spoke to reporters"
bool is_with_press(const Actors& actors, const Contact& contact) {
  return std::ranges::any_of(contact.participants,
                             [&](const Participant& p) { return actors[p.actor].sector == "JRN"; });
}

bool sentence_tells_of(const RecordContext& context, ByteSpan evidence, std::string_view field) {
  const TokenIndex first = context.syntax.token_at_or_after(evidence.begin);
  if (!first.valid()) return false;
  for (const TokenIndex t : context.syntax.sentence(context.syntax.sentence_of(first)).tokens) {
    if (context.tables.frames.other_field(context.syntax.lemma(t)) == field) return true;
  }
  return false;
}

/// "Croatia and Morocco meet in the semi-final", "the two carriers discussed a merger": nobody with a name or
/// an office, and everywhere a word of that field beside. Firms are no states.
bool is_of_another_field(const RecordContext& context, const Contact& contact) {
  const auto of_type = [&](ActorType type) {
    return std::ranges::any_of(contact.participants,
                               [&](const Participant& p) { return context.actors[p.actor].type == type; });
  };
  if (of_type(ActorType::person) || of_type(ActorType::office)) return false;
  return std::ranges::all_of(contact.evidence, [&](ByteSpan evidence) {
    return sentence_tells_of(context, evidence, "sport") ||
           (!of_type(ActorType::state) && sentence_tells_of(context, evidence, "business"));
  });
}

/// Persons who all hold an office; other meetings inside one country are no matter of the record.
bool is_official(const Contact& contact) {
  return std::ranges::all_of(contact.participants, [](const Participant& p) {
    return is_public(p.level) && p.level != Level::state && p.level != Level::organisation &&
           p.level != Level::group;
  });
}

}  // namespace

bool is_diplomatic(const Actors& actors, const std::vector<ActorIndex>& participants) {
  std::vector<std::string> parties;
  bool other = false;
  // members of parliament meet their opposition every day
  const bool lawmakers =
      std::ranges::any_of(participants, [&](ActorIndex p) { return actors[p].sector == "LEG"; });
  for (const ActorIndex p : participants) {
    const Actor& actor = actors[p];
    const std::string_view side = side_of(actor);
    const std::string party =
        fmt::format("{} {}", actor.country, lawmakers && side == "opposition" ? std::string_view() : side);
    if (party == " ") {
      other = other || (is_public(actor.level) && !is_crowd(actor) && !is_of_society(actor));
    } else if (std::ranges::find(parties, party) == parties.end()) {
      parties.push_back(party);
    }
  }
  return parties.size() > 1 || (parties.size() == 1 && other);
}

std::string why_out_of_scope(const RecordContext& context, const Contact& contact) {
  if (is_private_visit(context.actors, contact)) return "whoever visits the state holds no office";
  if (is_with_press(context.actors, contact)) return "talk with the press is no contact";
  if (is_of_another_field(context, contact)) return "words beside tell of sport or business";
  if (contact.diplomatic || is_official(contact)) return {};
  return "all are of one country or of none, and not all of them hold an office";
}

}  // namespace readout
