// "the prime minister", "the veteran diplomat": to whom the report has given that office, or of whom such
// words can be said, by office, country, party, gender and how present the actor is at that point; else
// somebody new.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/names_agree.hpp"
#include "actors/resolve.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

std::string last_word(std::string_view words) { return fold(words.substr(words.rfind(' ') + 1)); }

bool has_former(const Draft& draft) { return !draft.offices.empty() && draft.offices.front().former; }

}  // namespace

/// Only ever "a diplomat", "an official".
bool Resolver::is_unnamed(const Entity& entity) const {
  return entity.name.empty() && !entity.drafts.empty() && work_.drafts[entity.drafts.front()].indefinite;
}

/// "The ambassador, Jane Roe, ..." after "Chile's ambassador": the article says that he was spoken of before.
bool Resolver::was_spoken_of(const Draft& draft, const Entity& entity) const {
  if (!entity.country.empty() || draft.offices.empty()) return false;
  return std::any_of(entity.drafts.begin(), entity.drafts.end(), [&](DraftIndex d) {
    const Draft& other = work_.drafts[d];
    if (other.form != Form::office || !other.definite || !other.country.empty() || other.offices.empty())
      return false;
    return other.offices.front().office == draft.offices.front().office &&
           other.mention.span.begin > draft.mention.span.begin;
  });
}

/// "Its spokesman" of the army is not "the Front's spokesman": his phrase names another body as whose he is.
bool Resolver::serves_another(const Entity& entity, EntityIndex owner) const {
  if (!owner.valid() || work_.entities[owner].type != ActorType::organisation) return false;
  bool other_body = false;
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work_.drafts[d];
    if (draft.offices.empty() || !draft.possessor.valid()) continue;
    const EntityIndex served = work_.entity_of(draft.possessor);
    if (served == owner) return false;
    const bool person = served.valid() && work_.entities[served].type == ActorType::person;
    if (!person) other_body = true;
  }
  return other_body;
}

EntityIndex Resolver::best_office(DraftIndex d, const std::vector<Candidate>& candidates, bool strict,
                                  bool by_table) const {
  const Draft& draft = work_.drafts[d];
  const std::string country = work_.country_of(draft);
  const EntityIndex owner = work_.entity_of(draft.possessor);
  EntityIndex best;
  int best_score = -100;
  for (const Candidate& c : candidates) {
    const Entity& entity = work_.entities[c.entity];
    if (!is_person(c) || c.entity == owner || !work_.agrees(draft, entity)) continue;
    if (serves_another(entity, owner)) continue;
    const bool same_country = !country.empty() && country == entity.country;
    if (strict && !same_country && !was_spoken_of(draft, entity)) continue;
    int score = -100;
    for (const OfficeWords& has : entity.offices) {
      if (has.by_table && !by_table) continue;
      for (const OfficeWords& wanted : draft.offices) {
        if (has.of_body && !wanted.of_body && !country.empty()) continue;  // "the Polish leader" leads Poland
        const OfficeEntry& office = work_.tables.offices[has.office];
        if (!work_.tables.covers(work_.tables.offices[wanted.office].key, office)) continue;
        int fit = work_.tables.offices[wanted.office].key == office.key ? 6 : 2;
        if (has.former && !wanted.former) continue;  // "the prime minister" is not the former one
        if (has.former != wanted.former) fit -= 2;
        if (has.of_body && !wanted.of_body) fit -= 3;  // "the head of state" is hardly the rebels' president
        if (last_word(has.words) == last_word(wanted.words)) ++fit;  // "the Secretary", "the Minister"
        if (fit <= 2 && is_unnamed(entity))
          fit -= 2;  // "the envoy" is rather the ambassador than "a diplomat"
        score = std::max(score, fit);
      }
    }
    if (score < 0) continue;
    score += (same_country ? 4 : 0) + (c.subject ? 1 : 0) - std::min(c.sentences, 8);
    if (work_.drafts[c.nearest].mention.span.begin > draft.mention.span.begin) score -= 4;
    if (shares_clause(d, c.entity)) score -= 8;
    if (score > best_score) {
      best = c.entity;
      best_score = score;
    }
  }
  return best;
}

/// "Peru's foreign minister has left for Lima. Juan Roe was to ...": a person named in the next two
/// sentences, as their subject and without a title, before anybody else is.
EntityIndex Resolver::introduced_after(DraftIndex d) const {
  const Draft& draft = work_.drafts[d];
  if (draft.headline || draft.indefinite || work_.country_of(draft).empty()) return EntityIndex::none();
  const std::size_t end = std::min(work_.order.size(), place_[d] + 40);
  for (std::size_t i = place_[d] + 1; i < end; ++i) {
    const Draft& next = work_.drafts[work_.order[i]];
    if (next.sentence - draft.sentence > 2) break;
    if (next.form != Form::person_name || next.mention.quotation.valid()) continue;
    const Entity& entity = work_.entities[next.entity];
    const bool fresh =
        entity.drafts.front() == work_.order[i] && entity.offices.empty() && is_full(next.name);
    const bool subject = grammar::is_subject(work_.syntax, next.mention.head);
    if (!fresh || !subject || next.sentence == draft.sentence || !work_.agrees(draft, entity)) break;
    return next.entity;
  }
  return EntityIndex::none();
}

/// "The finance minister said ... Peru's finance minister, Jane Roe, had ...": the only one in the whole
/// report who has just this office, named within the next sentences.
EntityIndex Resolver::only_holder(DraftIndex d) const {
  constexpr int kSentences = 4;
  const Draft& draft = work_.drafts[d];
  const bool owned = draft.possessor.valid() && draft.possessor < draft.mention.head;
  if (!draft.definite || owned || has_former(draft) || !work_.country_of(draft).empty())
    return EntityIndex::none();
  const std::string& key = work_.tables.offices[draft.offices.front().office].key;
  const Level level = work_.tables.offices[draft.offices.front().office].level;
  EntityIndex only;
  for (const EntityIndex e : work_.entities.indices()) {
    const Entity& entity = work_.entities[e];
    if (entity.dead || entity.type != ActorType::person || entity.name.empty() ||
        !work_.agrees(draft, entity))
      continue;
    const bool has = std::any_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& o) {
      const OfficeEntry& office = work_.tables.offices[o.office];
      const bool looser = work_.tables.covers(key, office) && office.level == level;  // "the minister"
      return !o.former && !o.by_table && (office.key == key || looser);
    });
    if (!has) continue;
    if (only.valid()) return EntityIndex::none();
    only = e;
  }
  if (!only.valid()) return only;
  const int distance = work_.drafts[work_.entities[only].drafts.front()].sentence - draft.sentence;
  return distance >= 0 && distance <= kSentences ? only : EntityIndex::none();
}

/// "Jane Roe has apologised. Obama's former strategist said ...": the only person named just before of whom
/// the report has not said what she is.
EntityIndex Resolver::named_without_office(DraftIndex d) const {
  const Draft& draft = work_.drafts[d];
  const bool owned = draft.possessor.valid() && draft.possessor < draft.mention.head;
  if (!owned || draft.headline || !grammar::is_subject(work_.syntax, draft.mention.head))
    return EntityIndex::none();
  EntityIndex only;
  for (const Candidate& c : before(d)) {
    const Entity& entity = work_.entities[c.entity];
    if (c.sentences > 2 || !is_person(c) || entity.name.empty() || !entity.offices.empty()) continue;
    if (!c.subject || !work_.agrees(draft, entity) || c.entity == work_.entity_of(draft.possessor)) continue;
    if (only.valid()) return EntityIndex::none();
    only = c.entity;
  }
  return only;
}

void Resolver::office(DraftIndex d) {
  possessor_of(d);
  settle_by_owner(work_, work_.drafts[d]);
  const Draft& draft = work_.drafts[d];
  if (draft.indefinite && !draft.definite && !draft.generic)
    return make_new(d, ActorType::person, "new holder of an office");
  // What the report says of somebody goes before what the table of holders says.
  const std::vector<Candidate> near = before(d, 2000), all = everywhere(d);
  const std::string_view later = draft.headline ? "headline" : "office, named later";
  if (const EntityIndex e = best_office(d, near, false, false); e.valid()) return work_.join(d, e, "office");
  if (draft.generic) return make_new(d, ActorType::person, "any holder of an office");
  if (const EntityIndex e = best_office(d, all, !draft.headline, false); e.valid())
    return work_.join(d, e, later);
  if (const EntityIndex e = best_office(d, near, false, true); e.valid())
    return work_.join(d, e, "office by the table");
  if (const EntityIndex e = introduced_after(d); e.valid()) return work_.join(d, e, "office, name follows");
  if (const EntityIndex e = best_office(d, all, !draft.headline, true); e.valid())
    return work_.join(d, e, later);
  if (const EntityIndex e = only_holder(d); e.valid()) return work_.join(d, e, later);
  if (const EntityIndex e = named_without_office(d); e.valid())
    return work_.join(d, e, "office of a name before");
  const bool loose = work_.tables.offices[draft.offices.front().office].level == Level::other;
  if (loose && draft.definite && !has_former(draft)) return description(d);
  make_new(d, ActorType::person, has_former(draft) ? "former holder of an office" : "holder of an office");
}

/// An office of state that the report gives him now: "the billionaire" is hardly the minister.
bool Resolver::holds_office(const Entity& entity) const {
  const OfficeWords* office = work_.main_office(entity);
  return office != nullptr && !office->former && work_.level_of(*office) != Level::other;
}

/// "one of them" is as unnamed as they are and has their office. Of things ("one of the talks") it is nobody.
void Resolver::partitive(DraftIndex d) {
  const EntityIndex group = possessor_of(d);
  if (!group.valid() || work_.entities[group].type != ActorType::group) return;
  make_new(d, ActorType::person, "one of a group");
  const EntityIndex e = work_.drafts[d].entity;
  if (!e.valid()) return;
  Entity& made = work_.entities[e];
  made.anonymous = true;
  made.offices = work_.entities[group].offices;
  made.country = work_.entities[group].country;
}

/// "the source", "the person": the unnamed one last spoken of.
EntityIndex Resolver::source_before(DraftIndex d) const {
  const TokenIndex head = work_.drafts[d].mention.head;
  for (std::size_t i = place_[d], steps = 0; i > 0 && steps < 200; ++steps) {
    const Draft& other = work_.drafts[work_.order[--i]];
    if (other.form == Form::source && other.entity.valid() && other.number == Number::singular &&
        work_.syntax.lemma(other.mention.head) == work_.syntax.lemma(head)) {
      return other.entity;
    }
  }
  return EntityIndex::none();
}

void Resolver::description(DraftIndex d) {
  const Draft& draft = work_.drafts[d];
  const bool owned = draft.possessor.valid() && draft.possessor < draft.mention.head;
  if (draft.indefinite && !draft.entry && draft.possessor.valid() && draft.possessor > draft.mention.head)
    return partitive(d);
  const bool definite =
      draft.definite || (draft.headline && !draft.indefinite);  // headlines leave articles out
  if (draft.form == Form::source && definite && !owned) {
    if (const EntityIndex e = source_before(d); e.valid()) return work_.join(d, e, "source spoken of before");
  }
  if (!definite || owned || draft.form == Form::source) {
    return make_new(d, ActorType::person, "new description");
  }
  const std::string country = work_.country_of(draft);
  EntityIndex best;
  int best_score = -8;
  for (const Candidate& c : draft.headline ? everywhere(d) : before(d)) {
    const Entity& entity = work_.entities[c.entity];
    if (!is_person(c) || !work_.agrees(draft, entity) || (c.sentences > 8 && !draft.headline)) continue;
    // "the Peruvian": only who is known to be one.
    const bool by_state = !draft.entry && draft.offices.empty() && draft.party.empty();
    if (by_state && !country.empty() && country != entity.country) continue;
    const bool fits = work_.office_fits(draft, entity);
    if (!fits && holds_office(entity)) continue;
    int score = (fits ? 2 : -1) + (c.subject ? 2 : 0) - 2 * c.sentences;
    if (!country.empty() && country == entity.country) score += 3;
    if (!draft.party.empty() && draft.party == entity.party) score += 3;
    if (draft.gender != Gender::unknown && draft.gender == entity.gender) score += 3;
    // As subject of its sentence it goes on with the subject before.
    if (c.subject && c.sentences == 1 && grammar::is_subject(work_.syntax, draft.mention.head)) score += 2;
    if (shares_clause(d, c.entity)) score -= 12;
    if (score > best_score) {
      best = c.entity;
      best_score = score;
    }
  }
  if (best.valid()) return work_.join(d, best, "description");
  make_new(d, ActorType::person, "description");
}

}  // namespace readout
