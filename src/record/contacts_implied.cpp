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

Contact implied(const HistoryClaim& claim) {
  Contact contact;
  contact.participants = claim.participants;
  contact.channel = Channel::talks;
  contact.status = Status::held;
  if (!claim.since.empty()) {
    contact.time_text = "since " + claim.since;
    const bool dated = claim.since.find_first_not_of("0123456789-") == std::string::npos;
    if (dated) contact.time = claim.since + "/..";
  }
  contact.on_word_of = {SourceRef{}};
  contact.evidence = claim.evidence;
  contact.derivation = claim.derivation;
  contact.derivation.push_back({"implied by a history claim", claim.evidence.front(),
                                "the highest level of talks is that of talks held"});
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
    if (implies && persons && !is_told(contacts, claim)) contacts.push_back(implied(claim));
  }
}

}  // namespace readout
