// See events.hpp. CAMEO: Gerner, Schrodt and Yilmaz, Codebook 1.1b3 (2012); PLOVER: Open Event Data Alliance.
#include "record/events.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "record/participants.hpp"

namespace readout {
namespace {

using Side = std::vector<ActorIndex>;

/// Who does it to whom: the agents of the outermost operator that has any among the participants, else the
/// first side of the frame, else the first participant.
Side initiators(const RecordContext& context, const ContactMention& mention) {
  for (std::size_t i = mention.walk.operators.size(); i-- > 0;) {
    const Operator& op = mention.walk.operators[i];
    if (!op.shares || !op.predicate.valid()) continue;
    Side agents = actors_in(context, op.predicate, "agent");
    std::erase_if(agents, [&](ActorIndex a) { return !holds(mention.participants, a); });
    if (!agents.empty()) return agents;
  }
  if (!mention.sides.empty()) return mention.sides.front();
  return {mention.participants.front()};
}

Event code(const RecordContext& context, const Contact& contact, const ContactMention& mention,
           const EventCode& code) {
  Event event;
  event.cameo = code.cameo;
  event.plover_type = code.plover_type;
  event.plover_mode = code.plover_mode;
  event.source = initiators(context, mention);
  for (const Participant& p : contact.participants) {
    if (!holds(event.source, p.actor)) event.target.push_back(p.actor);
  }
  const bool took_place = contact.status == Status::held || contact.status == Status::ongoing;
  event.reciprocal = event.target.empty() || (took_place && mention.frame->symmetric);
  event.span = mention.evidence;
  event.derivation = mention.derivation;
  event.derivation.push_back({"events.tsv", mention.evidence,
                              fmt::format("{} at stage {}: CAMEO {}, PLOVER {}", mention.cameo,
                                          name_of(contact.status), code.cameo, code.plover_type),
                              code.row});
  return event;
}

}  // namespace

std::vector<Event> code_events(const RecordContext& context, const ContactReading& contacts) {
  std::vector<Event> events;
  std::vector<char> coded(contacts.contacts.size(), 0);
  for (const ContactMention& mention : contacts.mentions) {
    if (mention.contact == ContactMention::kNone || coded[mention.contact]) continue;
    const Contact& contact = contacts.contacts[mention.contact];
    if (!contact.diplomatic || mention.status != contact.status || mention.participants.empty()) continue;
    const EventCode* found = context.tables.events.find(mention.cameo, contact.status);
    if (!found) continue;
    coded[mention.contact] = 1;
    events.push_back(code(context, contact, mention, *found));
  }
  return events;
}

}  // namespace readout
