// To which contact an answer is one, and what it makes of it; see answers.hpp.
#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/answers.hpp"
#include "record/participants.hpp"

namespace readout {
namespace {

using Parties = std::vector<ActorIndex>;

/// May the answer be one to a contact at this stage?
bool fits_stage(const Answer& answer, Status told) {
  const bool open = told == Status::offered || told == Status::requested || told == Status::possible ||
                    told == Status::open_to;
  if (answer.stand_in != nullptr && answer.stand_in->kind == StandIn::Kind::date)
    return told == Status::cancelled;
  switch (*answer.mention.status) {
    case Status::refused:
      return open;
    case Status::scheduled:
      return open;
    case Status::held:
      return answer.carried && (open || told == Status::scheduled);
    case Status::cancelled:
      return told == Status::scheduled;
    case Status::denied:
      return told == Status::held || told == Status::ongoing || told == Status::scheduled ||
             told == Status::possible;
    case Status::requested:
    case Status::not_sought:
    case Status::offered:
    case Status::open_to:
      return told != *answer.mention.status && (open || told == Status::refused || told == Status::cancelled);
    default:
      return false;
  }
}

/// "them" is said of "talks", "one" of "a meeting", "it" of either and of what a verb tells.
bool fits_number(const RecordContext& context, const StandIn& stand_in, const ContactMention& told) {
  const Predicate& p = context.predicates[told.predicate];
  const bool noun = p.kind == PredicateKind::noun, plural = context.syntax.xpos(p.head) == "NNS";
  if (stand_in.kind == StandIn::Kind::plural) return noun && plural;
  if (stand_in.kind == StandIn::Kind::one) return noun && !plural;
  return stand_in.kind != StandIn::Kind::pronoun || !plural;
}

/// Is it the actor himself, or somebody who speaks for the same state, alone or with others ("the two
/// ministers")?
bool is_side(const Actors& actors, ActorIndex who, ActorIndex party) {
  const Actor& w = actors[who];
  const std::string& country = actors[party].country;
  const bool for_state = w.type != ActorType::organisation || w.sector == "GOV";
  return who == party || (for_state && !country.empty() && w.country.find(country) != std::string::npos);
}

/// Who offered, or asked.
Parties movers_of(const RecordContext& context, const ContactMention& told) {
  Parties movers;
  for (const Operator& op : told.walk.operators) {
    if (!is_one_of(op.op_class, {"offer", "request"}) || !op.predicate.valid()) continue;
    for (const ActorIndex a : actors_in(context, op.predicate, "agent")) movers.push_back(a);
  }
  return movers;
}

bool any_side(const Actors& actors, ActorIndex who, const Parties& parties) {
  return std::ranges::any_of(parties, [&](ActorIndex p) { return is_side(actors, who, p); });
}

/// Does the party answer that the act of these movers waits for?
bool is_answer_of_other(const RecordContext& context, const Answer& answer, const Parties& movers,
                        const Parties& parties) {
  return std::ranges::all_of(answer.by, [&](ActorIndex who) {
    return !holds(movers, who) && std::ranges::any_of(parties, [&](ActorIndex p) {
      return !holds(movers, p) && is_side(context.actors, who, p);
    });
  });
}

/// May it be denied? What the reporter tells himself nobody denies, nor does anybody what he said himself.
bool is_deniable(const ContactMention& told, const Answer& answer) {
  return std::ranges::all_of(told.sources, [&](const SourceRef& s) {
    const bool own = std::ranges::find(answer.mention.sources, s) != answer.mention.sources.end();
    return s.kind != SourceRef::Kind::reporter && !own;
  });
}

/// Is it given by who may give it?
bool fits_parties(const RecordContext& context, const Answer& answer, const ContactMention& told) {
  const Parties movers = movers_of(context, told);
  if (answer.mention.status == Status::denied) {
    // "his office", "the royal court" may be of either side; a third state has nothing to deny
    return is_deniable(told, answer) && std::ranges::all_of(answer.by, [&](ActorIndex who) {
             return context.actors[who].country.empty() || any_side(context.actors, who, told.participants);
           });
  }
  const bool settled = answer.mention.status == Status::refused || answer.mention.status == Status::scheduled;
  if (answer.cue != nullptr && answer.cue->subject == AnswerCue::Subject::mover) {
    return !answer.by.empty() && std::ranges::all_of(answer.by, [&](ActorIndex who) {
      return any_side(context.actors, who, movers.empty() ? told.participants : movers);
    });
  }
  if (answer.by.empty()) return answer.stand_in != nullptr;
  if (settled && !answer.carried && !context.predicates[answer.mention.predicate].passive)
    return is_answer_of_other(context, answer, movers, told.participants);
  return std::ranges::all_of(answer.by, [&](ActorIndex who) {
    const Actor& actor = context.actors[who];
    const bool open_plural = answer.carried && actor.type == ActorType::group && actor.country.empty();
    return open_plural || any_side(context.actors, who, told.participants);
  });
}

/// "Seoul proposed talks, but Pyongyang rejected the idea": the offer was made to whoever answers it.
bool completes(const RecordContext& context, const Answer& answer, const ContactMention& told) {
  const bool asked = told.status == Status::offered || told.status == Status::requested;
  const bool settled = answer.mention.status == Status::refused || answer.mention.status == Status::scheduled;
  if (!asked || !settled || told.participants.size() != 1 || told.unknown_party || answer.by.size() != 1)
    return false;
  if (answer.carried || context.predicates[answer.mention.predicate].passive) return false;
  const std::string &who = context.actors[answer.by.front()].country,
                    &mover = context.actors[told.participants.front()].country;
  if (who.empty() || mover.empty() || who == mover) return false;
  // "offered Russia talks. Sweden refused"
  const TokenIndex head = context.predicates[told.predicate].head;
  for (TokenIndex t = context.syntax.sentence(context.syntax.sentence_of(head)).tokens.begin_index;
       t < answer.word; ++t) {
    const ActorIndex named = context.actors.actor_of(t);
    const std::string& country = named.valid() ? context.actors[named].country : who;
    if (!country.empty() && country != who && country != mover) return false;
  }
  return true;
}

/// "asks for another date with Premier Cui" after a visit to a state: he is the party.
void name_person(const RecordContext& context, const Answer& answer, ContactMention& mention) {
  const auto is_state = [&](ActorIndex a) { return context.actors[a].type == ActorType::state; };
  const auto state = std::ranges::find_if(mention.participants, is_state);
  if (state == mention.participants.end()) return;
  for (const PredicateIndex p : {answer.mention.predicate, context.predicates.at(answer.word)}) {
    for (const std::string_view place : {"theme", "recipient", "with", "from"}) {
      for (const ActorIndex a : p.valid() ? actors_in(context, p, place) : Parties{}) {
        if (context.actors[a].type != ActorType::person || holds(mention.participants, a)) continue;
        *state = a;
        return;
      }
    }
  }
}

}  // namespace

std::size_t answered_by(const RecordContext& context, const std::vector<ContactMention>& mentions,
                        const Answer& answer, std::size_t before) {
  const Syntax& syntax = context.syntax;
  const auto sentence_of = [&](TokenIndex t) { return syntax.sentence_of(t).value(); };
  const bool denied = answer.mention.status == Status::denied;
  const std::size_t reach = denied ? 1 : 2;  // sentences
  const TokenIndex at = context.predicates[answer.mention.predicate].head;
  for (std::size_t k = before; k-- > 0;) {
    const ContactMention& told = mentions[k];
    const TokenIndex head = context.predicates[told.predicate].head;
    if (head == at) continue;
    if (sentence_of(at) - sentence_of(head) > reach) break;
    if (told.frame == nullptr || !told.status || told.headline) continue;
    const bool by_new = completes(context, answer, told);
    if (told.participants.size() < 2 && !by_new) continue;
    if (answer.stand_in != nullptr && !denied && !fits_number(context, *answer.stand_in, told)) continue;
    const bool carried =
        !answer.carried || context.tables.arguments.is_light(syntax.lemma(at), {}, syntax.lemma(head));
    if (carried && fits_stage(answer, *told.status) && (by_new || fits_parties(context, answer, told)))
      return k;
    if (denied) break;  // what is denied is what was told last
  }
  return ContactMention::kNone;
}

void take_answer(const RecordContext& context, const Answer& answer, ContactMention& told,
                 ContactMention& mention) {
  if (told.participants.size() < 2) {
    told.participants.push_back(answer.by.front());
    told.derivation.push_back({"answered", mention.evidence,
                               fmt::format("takes part: {}", context.actors[answer.by.front()].name)});
  }
  mention.frame = told.frame;
  mention.channel = told.channel;
  mention.cameo = told.cameo;
  mention.participants = told.participants;
  mention.sides = told.sides;
  mention.definite = mention.status == Status::cancelled;
  mention.derivation.push_back({"answers", context.syntax.span(context.predicates[told.predicate].head),
                                "participants taken from there"});
  const bool of_date = answer.stand_in != nullptr && answer.stand_in->kind == StandIn::Kind::date;
  if (of_date) {
    mention.sides.clear();
    name_person(context, answer, mention);
  }
  if (answer.carried || of_date) {
    add_place_and_time(context, mention);
    return;
  }
  mention.place = told.place;
  mention.time = told.time;
  mention.time_text = told.time_text;
}

}  // namespace readout
