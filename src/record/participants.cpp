// Participants, place and time of an act; see participants.hpp.
#include "record/participants.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"

namespace readout {
namespace {

void add_unique(std::vector<ActorIndex>& to, ActorIndex actor) {
  if (std::ranges::find(to, actor) == to.end()) to.push_back(actor);
}

bool is_place_marker(std::string_view marker) { return marker == "in" || marker == "at" || marker == "near"; }

/// The name in or beside the phrase: "Malaysia's capital, Kuala Lumpur" -> "Kuala Lumpur"; none if there is
/// no name.
TokenIndex name_head(const Syntax& syntax, TokenIndex t) {
  if (syntax.upos(t) == "PROPN") return t;
  const TokenIndex apposition = syntax.child(t, "appos");
  if (apposition.valid() && syntax.upos(apposition) == "PROPN") return apposition;
  return TokenIndex::none();
}

/// The words of a name: its head with what is joined to it, no apposition.
TokenRange name_words(const Syntax& syntax, TokenIndex head) {
  TokenIndex first = head, last = head;
  for (const TokenIndex c : syntax.children(head)) {
    const std::string_view relation = syntax.base_relation(c);
    const bool new_york = relation == "amod" && c + 1 == head && syntax.xpos(c) == "NNP";
    if (relation != "flat" && relation != "compound" && !new_york) continue;
    if (syntax.upos(c) != "PROPN" && !new_york) continue;
    first = std::min(first, c);
    last = std::max(last, c);
  }
  return {first, last + 1};
}

/// Persons in the place of a place ("in Putin's ..."), months and week days are none.
bool may_be_place(const RecordContext& context, TokenIndex name) {
  const std::string_view entity = context.syntax.entity(name);
  if (entity == "person" || entity == "time" || entity == "event") return false;
  const ActorIndex actor = context.actors.actor_of(name);
  return !actor.valid() || context.actors[actor].type == ActorType::state ||
         context.actors[actor].type == ActorType::organisation;
}

std::string find_place(const RecordContext& context, const ContactMention& mention,
                       const std::vector<TimeExpression>& times) {
  const Syntax& syntax = context.syntax;
  const SentenceIndex sentence = syntax.sentence_of(context.predicates[mention.predicate].head);
  for (const TokenIndex t : syntax.sentence(sentence).tokens) {
    const std::string_view relation = syntax.base_relation(t);
    if ((relation != "obl" && relation != "nmod") || !is_place_marker(marker_of(syntax, t))) continue;
    const TokenIndex name = name_head(syntax, t);
    if (!name.valid() || !may_be_place(context, name) || !belongs_to(context, mention, t)) continue;
    const bool in_time =
        std::ranges::any_of(times, [&](const TimeExpression& e) { return e.tokens.contains(name); });
    if (in_time) continue;
    return std::string(context.document.words(syntax.span(name_words(syntax, name))));
  }
  return {};
}

}  // namespace

namespace {

ActorIndex state_of(const Actors& actors, std::string_view country) {
  for (const ActorIndex a : actors.actors().indices()) {
    if (actors[a].type == ActorType::state && actors[a].country == country) return a;
  }
  return ActorIndex::none();
}

/// Unnamed officials act for their states: "senior leaders from A and B" -> A, B, if the report names these.
std::vector<ActorIndex> as_states(const Actors& actors, ActorIndex group) {
  const Actor& actor = actors[group];
  const bool several = actor.country.find('/') != std::string::npos;  // "officers from A and B"
  if (actor.type != ActorType::group || (actor.anonymous && !several) || actor.level > Level::official)
    return {group};
  std::vector<ActorIndex> states;
  for (std::string_view rest = actor.country; !rest.empty();) {
    const std::size_t slash = rest.find('/');
    const ActorIndex state = state_of(actors, rest.substr(0, slash));
    if (!state.valid()) return {group};
    states.push_back(state);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  }
  return states.empty() ? std::vector{group} : states;
}

}  // namespace

namespace {

/// Does the word stand beside the head of its phrase, however a parser cuts "the ministers of A and B, Roe
/// and Poe": as its apposition, or in a list with it or with the states of which it is?
bool is_beside(const RecordContext& context, TokenIndex word, TokenIndex head) {
  const Syntax& syntax = context.syntax;
  constexpr int kSteps = 6;
  bool listed = false;
  for (int steps = 0; word.valid() && word != head && steps < kSteps; ++steps, word = syntax.head(word)) {
    const std::string_view relation = syntax.base_relation(word);
    const ActorIndex actor = context.actors.actor_of(word);
    const bool state = actor.valid() && context.actors[actor].type == ActorType::state;
    const bool joined = relation == "appos" || relation == "conj" || relation == "flat";
    if (!joined && !(listed && relation == "nmod" && state)) return false;
    listed = true;
  }
  return word == head;
}

/// "the ministers of A and B, Roe and Poe": the persons told beside; none if there are not two.
std::vector<ActorIndex> named_beside(const RecordContext& context, TokenIndex head) {
  const Syntax& syntax = context.syntax;
  if (syntax.feature(head, "Number") != "Plur" && syntax.xpos(head) != "NNS") return {};
  std::vector<ActorIndex> named;
  const TokenIndex end = syntax.subtree(head).end_index;
  for (TokenIndex t = head + 1; t < end; ++t) {
    const MentionIndex m = context.actors.headed_by(t);
    const ActorIndex actor = context.actors.actor_of(t);
    if (!m.valid() || !actor.valid() || context.actors[actor].type != ActorType::person) continue;
    const bool first = named.empty();
    const TokenIndex begin = context.actors.mention(m).tokens.begin_index;
    if (first && begin != head + 1 && syntax.form(begin - 1) != ",") continue;
    if (is_beside(context, t, head)) add_unique(named, actor);
  }
  return named.size() > 1 ? named : std::vector<ActorIndex>{};
}

/// "a delegation led by Roe", "the commission, chaired by Roe and Poe": who leads it. Not of parties and
/// armed groups, which are somebody themselves.
std::vector<ActorIndex> leaders_of(const RecordContext& context, TokenIndex head) {
  const Syntax& syntax = context.syntax;
  const ActorIndex led = context.actors.actor_of(head);
  if (led.valid()) {
    const Actor& body = context.actors[led];
    const MentionIndex m = context.actors.headed_by(head);
    const bool named = m.valid() && context.actors.mention(m).kind == MentionKind::name;
    if ((body.type != ActorType::group && body.type != ActorType::organisation) || named ||
        is_one_of(body.sector, {"REB", "UAF", "OPP", "PTY"}))
      return {};
  }
  const TokenRange phrase = syntax.subtree(head);
  for (TokenIndex t = std::max(head, phrase.begin_index) + 1; t < phrase.end_index; ++t) {
    const bool leads = is_one_of(syntax.lemma(t), {"lead", "head", "chair", "co-chair"});
    if (!leads || syntax.relation(t) != "acl" || syntax.xpos(t) != "VBN") continue;
    const TokenIndex over = syntax.head(t);
    if (over != head && !(syntax.head(over) == head && syntax.base_relation(over) == "nmod")) continue;
    const TokenIndex leader = syntax.child(t, "obl:agent");
    if (!leader.valid()) continue;
    if (std::vector<ActorIndex> named = named_beside(context, leader); !named.empty()) return named;
    return context.actors.all_actors_of(syntax, leader);
  }
  return {};
}

/// "Syria, Russia in talks": two states, of which a parser makes one an apposition; or none.
ActorIndex second_state(const RecordContext& context, TokenIndex head, const std::vector<ActorIndex>& found) {
  const TokenIndex beside = context.syntax.child(head, "appos");
  if (!beside.valid() || found.size() != 1) return ActorIndex::none();
  const ActorIndex other = context.actors.actor_of(beside);
  if (!other.valid() || other == found.front()) return ActorIndex::none();
  const auto is_state = [&](ActorIndex a) { return context.actors[a].type == ActorType::state; };
  const bool both = is_state(found.front()) && is_state(other) &&
                    context.actors[found.front()].country != context.actors[other].country;
  return both ? other : ActorIndex::none();
}

/// "Peru's minister, Jane Roe, Chile's Jack Poe and Cuba's Ann Coe": Poe, taken for an apposition; a name and
/// a name are a list.
ActorIndex second_person(const RecordContext& context, TokenIndex head,
                         const std::vector<ActorIndex>& found) {
  const auto is_named = [&](TokenIndex t) {
    const MentionIndex m = context.actors.headed_by(t);
    return m.valid() && context.actors.mention(m).kind == MentionKind::name;
  };
  for (const TokenIndex c : context.syntax.children(head)) {
    if (context.syntax.base_relation(c) != "appos" || !is_named(c)) continue;
    const ActorIndex other = context.actors.actor_of(c);
    const bool person = other.valid() && context.actors[other].type == ActorType::person;
    if (person && std::ranges::find(found, other) == found.end() && found.size() > 1) return other;
  }
  return ActorIndex::none();
}

/// "a delegation led by Roe called off its trip": for "its", too, who leads it.
std::vector<ActorIndex> leaders_behind(const RecordContext& context, TokenIndex pronoun) {
  const Syntax& syntax = context.syntax;
  const ActorIndex group = context.actors.actor_of(pronoun);
  if (syntax.upos(pronoun) != "PRON" || !group.valid()) return {};
  for (TokenIndex t = syntax.sentence(syntax.sentence_of(pronoun)).tokens.begin_index; t < pronoun; ++t) {
    if (!context.actors.headed_by(t).valid() || context.actors.actor_of(t) != group) continue;
    if (std::vector<ActorIndex> leaders = leaders_of(context, t); !leaders.empty()) return leaders;
  }
  return {};
}

/// "envoys of the army and the Northern Front", "officials from Peru and Chile", of whom no more is told: the
/// two whose they are. None for a group that stands for known members.
std::vector<ActorIndex> parties_inside(const RecordContext& context, TokenIndex head) {
  const ActorIndex group = context.actors.actor_of(head);
  const Syntax& syntax = context.syntax;
  if (!group.valid() || context.actors[group].type != ActorType::group ||
      context.actors.expand(group).size() > 1)
    return {};
  for (const TokenIndex c : syntax.children(head)) {
    if (syntax.base_relation(c) != "nmod" || !is_one_of(marker_of(syntax, c), {"of", "from", "for"}))
      continue;
    std::vector<ActorIndex> parties = context.actors.all_actors_of(syntax, c);
    const bool persons = std::ranges::any_of(
        parties, [&](ActorIndex a) { return context.actors[a].type == ActorType::person; });
    if (parties.size() > 1 && !persons) return parties;
  }
  return {};
}

/// "the government's delegation and that of the rebels": the rebels.
ActorIndex that_of(const RecordContext& context, TokenIndex head) {
  const Syntax& syntax = context.syntax;
  for (const TokenIndex c : syntax.children(head)) {
    if (syntax.base_relation(c) != "conj" || !is_one_of(syntax.lower(c), {"that", "those"})) continue;
    const TokenIndex owner = syntax.child(c, "nmod");
    if (owner.valid() && marker_of(syntax, owner) == "of") return context.actors.actor_of(owner);
  }
  return ActorIndex::none();
}

/// The actors of an argument's phrase. In "with Mr Roe face to face" a parser may take "face" for the head:
/// then those of the name right after the preposition.
std::vector<ActorIndex> actors_of_phrase(const RecordContext& context, const Argument& a) {
  const Syntax& syntax = context.syntax;
  if (const std::vector<ActorIndex> named = named_beside(context, a.head); named.size() > 1) return named;
  if (const std::vector<ActorIndex> leaders = leaders_of(context, a.head); !leaders.empty()) return leaders;
  if (const std::vector<ActorIndex> leaders = leaders_behind(context, a.head); !leaders.empty())
    return leaders;
  if (const std::vector<ActorIndex> parties = parties_inside(context, a.head); !parties.empty())
    return parties;
  std::vector<ActorIndex> found = context.actors.all_actors_of(syntax, a.head);
  if (const ActorIndex other = that_of(context, a.head); other.valid()) add_unique(found, other);
  for (const TokenIndex c : syntax.children(a.head)) {  // "between Peru and a team headed by Jane Roe"
    if (syntax.base_relation(c) != "conj") continue;
    const std::vector<ActorIndex> leaders = leaders_of(context, c);
    if (leaders.empty()) continue;
    std::erase(found, context.actors.actor_of(c));
    for (const ActorIndex leader : leaders) add_unique(found, leader);
  }
  if (const ActorIndex beside = second_state(context, a.head, found); beside.valid()) found.push_back(beside);
  if (const ActorIndex listed = second_person(context, a.head, found); listed.valid())
    found.push_back(listed);
  if (found.empty())
    found = context.actors.all_actors_of(syntax, syntax.child(a.head, "appos"));  // "the bloc ECOWAS"
  if (!found.empty() || a.role != Role::oblique) return found;
  const TokenIndex preposition = syntax.subtree(a.head).begin_index;
  if (syntax.upos(preposition) != "ADP") return found;
  for (TokenIndex t = preposition + 1; t < a.head; ++t) {
    const MentionIndex m = context.actors.headed_by(t);
    const bool owner = syntax.relation(t) == "nmod:poss";  // "went to Peru's aid"
    if (m.valid() && !owner && context.actors.mention(m).tokens.begin_index == preposition + 1)
      return context.actors.all_actors_of(syntax, t);
  }
  return found;
}

/// The parties that the argument names: plurals expanded, officials without a name as their states.
std::vector<ActorIndex> parties_of(const RecordContext& context, const Argument& a) {
  std::vector<ActorIndex> found;
  for (const ActorIndex actor : actors_of_phrase(context, a)) {
    for (const ActorIndex member : context.actors.expand(actor)) {
      for (const ActorIndex party : as_states(context.actors, member)) add_unique(found, party);
    }
  }
  return found;
}

}  // namespace

std::vector<ActorIndex> actors_in(const RecordContext& context, PredicateIndex p, std::string_view place) {
  std::vector<ActorIndex> found;
  for (const Argument& a : context.predicates[p].arguments) {
    // "is game for talks", with "game" taken for a noun
    const bool is = a.role == Role::predicate_of && place == "agent" &&
                    context.syntax.has_child(context.predicates[p].head, "cop");
    if (!fills(a, place) && !is) continue;
    for (const ActorIndex party : parties_of(context, a)) add_unique(found, party);
  }
  return found;
}

namespace {

/// Groups and bodies of no country: who is spoken to there listens ("spoke to a crowd", "to the conference").
bool is_audience(const Actor& actor) {
  return (actor.type == ActorType::group || actor.type == ActorType::organisation) && actor.country.empty();
}

/// ", with Swiss diplomats shuttling between them", ", with a mediator in the room": what goes along with an
/// act whose parties are told already.
bool goes_along(const Syntax& syntax, const Argument& a, std::size_t parties) {
  if (a.role != Role::oblique || a.marker != "with") return false;
  const TokenIndex with = syntax.child(a.head, "case");
  if (!with.valid() || with.value() == 0 || syntax.form(with - 1) != ",") return false;
  const auto doing = [&](TokenIndex c) {
    return syntax.base_relation(c) == "acl" && syntax.xpos(c) == "VBG";
  };
  return parties > 1 || std::ranges::any_of(syntax.children(a.head), doing);
}

/// Adds who stands in this place of the frame and in no earlier one.
void fill_side(const RecordContext& context, const Frame& frame, PredicateIndex p, const std::string& place,
               const std::vector<ActorIndex>& seen, std::vector<ActorIndex>& side, Derivation& derivation) {
  const auto listed = [&](const std::vector<std::string>& places) {
    return std::ranges::find(places, place) != places.end();
  };
  const bool states_only = listed(frame.state_places), no_audience = listed(frame.party_places),
             persons_only = listed(frame.person_places);
  for (const Argument& a : context.predicates[p].arguments) {
    if (!fills(a, place) || goes_along(context.syntax, a, seen.size())) continue;
    for (const ActorIndex actor : parties_of(context, a)) {
      if (states_only && context.actors[actor].type != ActorType::state) continue;
      if (persons_only && context.actors[actor].type == ActorType::state) continue;
      if (no_audience && is_audience(context.actors[actor])) continue;
      if (holds(seen, actor) || holds(side, actor)) continue;
      side.push_back(actor);
      derivation.push_back({"participant", context.syntax.span(a.head),
                            fmt::format("its {} takes part: {}", place, context.actors[actor].name)});
    }
  }
}

}  // namespace

std::vector<std::vector<ActorIndex>> frame_sides(const RecordContext& context, const Frame& frame,
                                                 PredicateIndex p, Derivation& derivation) {
  std::vector<std::vector<ActorIndex>> sides;
  std::vector<ActorIndex> seen;
  for (const auto& places : frame.sides) {
    std::vector<ActorIndex> side;
    for (const std::string& place : places) fill_side(context, frame, p, place, seen, side, derivation);
    seen.insert(seen.end(), side.begin(), side.end());
    if (!side.empty()) sides.push_back(std::move(side));
  }
  return sides;
}

namespace {

/// Two parties at least, and not all of one country: of a visit to a state its official is the other side
/// only in name.
bool are_enough(const RecordContext& context, const std::vector<ActorIndex>& participants) {
  if (participants.size() < 2) return false;
  const std::string& country = context.actors[participants.front()].country;
  const bool state = std::ranges::any_of(
      participants, [&](ActorIndex a) { return context.actors[a].type == ActorType::state; });
  return !state || country.empty() || std::ranges::any_of(participants, [&](ActorIndex a) {
    return context.actors[a].country != country;
  });
}

/// Is it the official who receives whoever visits his state, which takes part already?
bool is_host(const RecordContext& context, const std::vector<ActorIndex>& participants, ActorIndex actor) {
  const Actor& official = context.actors[actor];
  return official.type == ActorType::person && std::ranges::any_of(participants, [&](ActorIndex state) {
           return context.actors[state].type == ActorType::state &&
                  context.actors[state].country == official.country;
         });
}

/// "discussed refugees in a call": of what a contact is whose object takes no part.
bool is_topic(const RecordContext& context, PredicateIndex p) {
  const Frame* frame = context.tables.frames.find(context.syntax, context.predicates[p]);
  return frame != nullptr && std::ranges::none_of(frame->sides, [](const std::vector<std::string>& side) {
           return std::ranges::find(side, "theme") != side.end();
         });
}

void share_from(const RecordContext& context, const Operator& op, std::string_view place, bool enough,
                std::vector<ActorIndex>& participants, Derivation& derivation) {
  const ByteSpan word = op.word.valid() ? context.syntax.span(op.word) : ByteSpan{};  // tense has none
  if (place == "theme" && is_topic(context, op.predicate)) return;
  for (const ActorIndex actor : actors_in(context, op.predicate, place)) {
    if (std::ranges::find(participants, actor) != participants.end()) continue;
    // "accepted A's invitation to visit Quito": A is the host; others have no place in a contact of two
    if (enough && !is_host(context, participants, actor)) continue;
    participants.push_back(actor);
    derivation.push_back({fmt::format("operators.tsv: {}", op.row), word,
                          fmt::format("its {} takes part: {}", place, context.actors[actor].name), op.entry});
  }
}

}  // namespace

void drop_states_with_officials(const RecordContext& context, std::vector<ActorIndex>& participants,
                                Derivation& derivation) {
  if (participants.size() < 3) return;
  // "a foreign ministers' meeting between A and B": they are those of A and B
  const auto placed = [&](ActorIndex a) { return !context.actors[a].country.empty(); };
  if (std::ranges::count_if(participants, placed) > 1) {
    std::erase_if(participants, [&](ActorIndex a) {
      const Actor& group = context.actors[a];
      return group.type == ActorType::group && group.country.empty() && group.level < Level::official;
    });
  }
  std::erase_if(participants, [&](ActorIndex state) {
    const bool dropped = context.actors[state].type == ActorType::state &&
                         std::ranges::any_of(participants, [&](ActorIndex a) {
                           return context.actors[a].type == ActorType::person &&
                                  context.actors[a].country == context.actors[state].country;
                         });
    if (dropped)
      derivation.push_back({"state with its official",
                            {},
                            fmt::format("takes no part itself: {}", context.actors[state].name)});
    return dropped;
  });
}

bool lacks_first_side(const RecordContext& context, const Frame& frame, PredicateIndex p) {
  return !frame.sides.empty() && std::ranges::all_of(frame.sides.front(), [&](const std::string& place) {
    return actors_in(context, p, place).empty();
  });
}

void share_participants(const RecordContext& context, const Walk& walk, std::vector<ActorIndex>& participants,
                        Derivation& derivation, bool lacking) {
  // "shunned B during his trip to Peru": who shuns him does not take part
  const auto refuses = [&](const Operator& op) {
    if (!op.entry || op.entry["pos"] != "link") return false;
    const Frame* frame = context.tables.frames.find(context.syntax, context.predicates[op.predicate]);
    return frame != nullptr && (frame->stage == "refuse" || frame->stage == "cancel");
  };
  for (const Operator& op : walk.operators) {
    if (!op.shares || op.shares->empty() || !op.predicate.valid() || refuses(op)) continue;
    const std::size_t own = participants.size();
    const bool enough = !lacking && are_enough(context, participants);  // what one word shares goes together
    for (const std::string& place : *op.shares) {
      share_from(context, op, place, enough, participants, derivation);
    }
    lacking = lacking && participants.size() == own;
    // "is considering talks with B": a parser hangs "with B" on either word.
    share_from(context, op, "with", are_enough(context, participants), participants, derivation);
  }
  drop_states_with_officials(context, participants, derivation);
}

namespace {

/// "as the guest of Emir Roe", "at Emir Roe's invitation": who received the visitor.
ActorIndex inviting_host(const RecordContext& context, PredicateIndex p) {
  const Syntax& syntax = context.syntax;
  for (const Argument& a : context.predicates[p].arguments) {
    if (!is_one_of(syntax.lemma(a.head), {"guest", "invitation"})) continue;
    for (const TokenIndex c : syntax.children(a.head)) {
      const bool of = syntax.relation(c) == "nmod:poss" ||
                      (syntax.base_relation(c) == "nmod" && marker_of(syntax, c) == "of");
      const ActorIndex host = of ? context.actors.actor_of(c) : ActorIndex::none();
      if (host.valid() && context.actors[host].type == ActorType::person) return host;
    }
  }
  return ActorIndex::none();
}

}  // namespace

void share_host(const RecordContext& context, ContactMention& mention) {
  const ActorIndex inviting =
      mention.channel == Channel::visit ? inviting_host(context, mention.predicate) : ActorIndex::none();
  if (inviting.valid() && std::ranges::find(mention.participants, inviting) == mention.participants.end()) {
    const std::string& guest =
        mention.participants.empty() ? std::string() : context.actors[mention.participants.front()].country;
    std::erase_if(mention.participants, [&](ActorIndex a) {
      return context.actors[a].type == ActorType::state && context.actors[a].country != guest;
    });
    mention.participants.push_back(inviting);
    mention.derivation.push_back(
        {"host who invited", mention.evidence, fmt::format("takes part: {}", context.actors[inviting].name)});
    return;
  }
  const auto is_group = [&](ActorIndex a) { return context.actors[a].type == ActorType::group; };
  if (mention.participants.size() != 1 || mention.channel == Channel::letter ||
      mention.channel == Channel::call ||
      (mention.channel != Channel::visit && is_group(mention.participants.front())))
    return;
  const std::string& guest = context.actors[mention.participants.front()].country;
  std::vector<ActorIndex> places = actors_in(context, mention.predicate, "in");
  if (mention.channel == Channel::visit && !mention.walk.governors.empty()) {  // "is in Laos on a visit"
    const PredicateIndex over = mention.walk.governors.front();
    const TokenIndex place = context.predicates[over].head;
    if (marker_of(context.syntax, place) == "in") places.push_back(context.actors.actor_of(place));
    for (const ActorIndex a : actors_in(context, over, "in")) places.push_back(a);
  }
  for (const ActorIndex host : places) {
    if (!host.valid()) continue;
    const Actor& state = context.actors[host];
    if (state.type != ActorType::state || guest.empty() || state.country == guest) continue;
    mention.participants.push_back(host);
    mention.derivation.push_back(
        {"state of the place", mention.evidence, fmt::format("takes part: {}", state.name)});
    return;
  }
}

bool belongs_to(const RecordContext& context, const ContactMention& mention, TokenIndex word) {
  const Predicates& predicates = context.predicates;
  std::vector<PredicateIndex> hosts = {mention.predicate};
  // "The meeting took place on Friday": what hangs at the verb of which the act is the subject tells about
  // the act.
  for (PredicateIndex p = mention.predicate;
       predicates[p].subject_of_governor && predicates[p].governor.valid();) {
    p = predicates[p].governor;
    hosts.push_back(p);
  }
  for (TokenIndex t = word; t.valid(); t = context.syntax.head(t)) {
    // "The visit, the first since 2021, was put off": the year is that of another visit
    if (context.syntax.base_relation(t) == "appos" && is_one_of(context.syntax.lower(t), {"first", "last"}))
      return false;
    const PredicateIndex p = predicates.at(t);
    if (!p.valid()) continue;
    if (std::ranges::find(hosts, p) != hosts.end()) return true;
    if (predicates[p].kind == PredicateKind::verb) return false;
  }
  return false;
}

namespace {

/// "their first meeting since 2021", "met for the first time since 2021": the year is that of the one before.
bool is_ranked(const Syntax& syntax, TokenIndex act) {
  const auto ranks = [&](TokenIndex t) { return is_one_of(syntax.lower(t), {"first", "last"}); };
  return std::ranges::any_of(syntax.children(act), [&](TokenIndex c) {
    return ranks(c) || (syntax.lemma(c) == "time" && std::ranges::any_of(syntax.children(c), ranks));
  });
}

/// What came of a wording, for the derivation.
std::string told_time(std::string_view time, std::string_view published) {
  if (!time.empty() && published.empty()) return std::string(time);
  if (!time.empty()) return fmt::format("{}, by a report of {}", time, published);
  return published.empty() ? "no day: the report has no date" : "no day: the words do not give one";
}

}  // namespace

void add_place_and_time(const RecordContext& context, ContactMention& mention) {
  const Syntax& syntax = context.syntax;
  const SentenceIndex sentence = syntax.sentence_of(context.predicates[mention.predicate].head);
  std::vector<TimeExpression> times = find_times(syntax, sentence);
  const Predicate& act = context.predicates[mention.predicate];
  if (auto year = act.kind == PredicateKind::noun ? year_before(syntax, act.head) : std::nullopt; year)
    times.insert(times.begin(), std::move(*year));
  mention.place = find_place(context, mention, times);
  if (!mention.place.empty()) mention.derivation.push_back({"place", {}, mention.place});
  const std::string_view published = context.document.article().published;
  const bool future = mention.status && *mention.status != Status::held && *mention.status != Status::denied;
  for (const TimeExpression& time : times) {
    if (!belongs_to(context, mention, time.tokens.begin_index)) continue;
    if (time.since && is_ranked(syntax, context.predicates[mention.predicate].head)) continue;
    mention.time_text = context.document.words(time.span);
    mention.time = resolve_time(time, published, future);
    mention.since = time.since;
    mention.derivation.push_back({"time", time.span, told_time(mention.time, published)});
    return;
  }
}

std::vector<Participant> with_levels(const Actors& actors, const std::vector<ActorIndex>& participants) {
  std::vector<Participant> out;
  for (const ActorIndex actor : participants) out.push_back({actor, actors[actor].level});
  return out;
}

}  // namespace readout
