// Contacts that a history claim implies; see contacts.hpp.
#include <algorithm>

#include "record/contacts.hpp"

namespace readout {
namespace {

bool takes_part(const Contact& contact, const Participant& wanted) {
  return std::ranges::any_of(contact.participants,
                             [&](const Participant& p) { return p.actor == wanted.actor; });
}

bool is_told(const std::vector<Contact>& contacts, const HistoryClaim& claim) {
  return std::ranges::any_of(contacts, [&](const Contact& c) {
    return c.status == Status::held &&
           std::ranges::all_of(claim.participants, [&](const Participant& p) { return takes_part(c, p); });
  });
}

// "The highest level of talks between the US and Russia has been General A and General B": talks held by
// states, told in the claim's own words, whose persons the claim names.
bool is_of_their_states(const RecordContext& context, const Contact& contact, const HistoryClaim& claim) {
  const auto has_state_of = [&](const Participant& person) {
    return std::ranges::any_of(contact.participants, [&](const Participant& p) {
      const Actor& state = context.actors[p.actor];
      return state.type == ActorType::state && state.country == context.actors[person.actor].country;
    });
  };
  const auto in_the_claim = [&](ByteSpan evidence) {
    return std::ranges::any_of(claim.evidence, [&](ByteSpan c) { return c.overlaps(evidence); });
  };
  return contact.status == Status::held && contact.participants.size() == claim.participants.size() &&
         std::ranges::all_of(claim.participants, has_state_of) &&
         std::ranges::all_of(contact.evidence, in_the_claim);
}

void name_persons(const HistoryClaim& claim, Contact& contact) {
  contact.participants = claim.participants;
  if (!claim.since.empty()) {
    contact.time_text = "since " + claim.since;
    const bool dated = claim.since.find_first_not_of("0123456789-") == std::string::npos;
    if (dated) contact.time = claim.since + "/..";
  }
  contact.derivation.insert(contact.derivation.end(), claim.derivation.begin(), claim.derivation.end());
  contact.derivation.push_back({"implied by a history claim", claim.evidence.front(),
                                "the highest level of talks is that of talks held"});
}

Contact implied(const HistoryClaim& claim) {
  Contact contact;
  contact.channel = Channel::talks;
  contact.status = Status::held;
  contact.on_word_of = {SourceRef{}};
  contact.evidence = claim.evidence;
  name_persons(claim, contact);
  return contact;
}

}  // namespace

void add_implied_contacts(const RecordContext& context, const std::vector<HistoryClaim>& history,
                          std::vector<Contact>& contacts) {
  for (const HistoryClaim& claim : history) {
    const bool implies = claim.kind == HistoryKind::highest_level && !claim.conditional &&
                         claim.participants.size() >= 2 && !claim.evidence.empty();
    const bool persons = std::ranges::all_of(claim.participants, [&](const Participant& p) {
      return context.actors[p.actor].type == ActorType::person;
    });
    if (!implies || !persons || is_told(contacts, claim)) continue;
    const auto of_states = std::ranges::find_if(
        contacts, [&](const Contact& contact) { return is_of_their_states(context, contact, claim); });
    if (of_states != contacts.end()) {
      name_persons(claim, *of_states);
    } else {
      contacts.push_back(implied(claim));
    }
  }
}

}  // namespace readout
