// Nouns that stand for somebody by a relation to another: "his counterpart" has the same office in another
// country, "his boss" heads the government that he serves.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/resolve.hpp"

namespace readout {

/// "his Russian counterpart", "Russia counterpart", "its counterpart": same office as the owner's, of the
/// country that the phrase names or of any other; of several the one last spoken of.
void Resolver::counterpart(DraftIndex d) {
  EntityIndex owner = possessor_of(d);
  if (!owner.valid()) {
    // Without a possessor: the one with an office last named before in this sentence or the one before.
    for (const Candidate& c : work_.drafts[d].headline ? everywhere(d) : before(d)) {
      const bool here = work_.drafts[c.nearest].mention.span.begin < work_.drafts[d].mention.span.begin;
      if (is_person(c) && here && c.sentences <= 1 && !work_.entities[c.entity].offices.empty()) {
        owner = c.entity;
        break;
      }
    }
  }
  if (!owner.valid() && work_.drafts[d].headline) owner = headline_owner(d);
  const Draft& draft = work_.drafts[d];
  const std::string country = draft.country;
  EntityIndex best;
  int best_score = -100;
  for (const Candidate& c : draft.headline ? everywhere(d) : before(d, 2000)) {
    const Entity& entity = work_.entities[c.entity];
    if (!is_person(c) || c.entity == owner || !compatible(draft.gender, entity.gender)) continue;
    if (!compatible(country, entity.country)) continue;
    // Of a country not yet known: only who has the office.
    if (!country.empty() && entity.country.empty() && same_office(owner, entity) < 12) continue;
    if (country.empty() && owner.valid() && !entity.country.empty() &&
        entity.country == work_.entities[owner].country) {
      continue;
    }
    int score = -std::min(c.sentences, 10) + same_office(owner, entity) +
                (!country.empty() && country == entity.country ? 5 : 0);
    if (score > best_score) {
      best = c.entity;
      best_score = score;
    }
  }
  if (best.valid() && best_score > -20) return work_.join(d, best, "counterpart");
  make_new(d, ActorType::person, "counterpart");
  if (!work_.drafts[d].entity.valid()) return;
  if (owner.valid()) {
    Entity& made = work_.entities[work_.drafts[d].entity];
    made.country = country;
    for (const OfficeWords& office : work_.entities[owner].offices) {
      if (!office.former) made.offices.push_back(office);
    }
  }
}

/// "her Serbian counterpart, Juan Roe": he has the office that she has.
void Resolver::share_office(DraftIndex d) {
  const EntityIndex e = work_.drafts[d].entity;
  if (!e.valid()) return;
  const EntityIndex owner = possessor_of(d);
  if (!owner.valid() || e == owner) return;
  if (work_.level_of(work_.entities[e]) != Level::other) return;
  const OfficeWords* office = work_.main_office(work_.entities[owner]);
  if (office != nullptr && !office->former) work_.entities[e].offices.push_back(*office);
}

/// 20 for the same office, 12 for the same level or a looser word for the office, -20 for two other offices,
/// 0 if one is not known.
int Resolver::same_office(EntityIndex owner, const Entity& entity) const {
  if (!owner.valid() || work_.entities[owner].offices.empty() || entity.offices.empty()) return 0;
  int best = -20;
  for (const OfficeWords& a : work_.entities[owner].offices) {
    for (const OfficeWords& b : entity.offices) {
      const OfficeEntry &x = work_.tables.offices[a.office], &y = work_.tables.offices[b.office];
      if (x.key == y.key) return 20;
      if (x.level == Level::other || y.level == Level::other) continue;  // "politician" covers everybody
      const bool loose = work_.tables.covers(x.key, y) || work_.tables.covers(y.key, x);
      if (loose || x.level == y.level) best = std::max(best, 12);
    }
  }
  return best;
}

/// The headline's first person with an office or a country: "Peru's foreign minister to meet Chilean
/// counterpart".
EntityIndex Resolver::headline_owner(DraftIndex d) {
  for (std::size_t i = place_[d]; i > 0;) {
    const DraftIndex other = work_.order[--i];
    if (!work_.drafts[other].headline) break;
    const bool inside =
        i > 0 && work_.drafts[work_.order[i - 1]].mention.span.contains(work_.drafts[other].mention.span);
    if (inside) continue;
    if (work_.drafts[other].form != Form::office && work_.drafts[other].form != Form::person_name) continue;
    resolve(other);
    if (const EntityIndex e = work_.drafts[other].entity; e.valid() && !work_.entities[e].offices.empty())
      return e;
  }
  return EntityIndex::none();
}

void Resolver::superior(DraftIndex d) {
  const EntityIndex owner = possessor_of(d);
  if (owner.valid()) {
    if (const EntityIndex e = head_of_government_over(owner, d); e.valid())
      return work_.join(d, e, "superior");
  }
  make_new(d, ActorType::person, "superior");
}

EntityIndex Resolver::head_of_government_over(EntityIndex person, DraftIndex d) const {
  const Entity& served = work_.entities[person];
  const Level own = work_.level_of(served);
  if (own == Level::head_of_state) return EntityIndex::none();
  EntityIndex best;
  int best_score = -100;
  for (const Candidate& c : everywhere(d)) {
    const Entity& entity = work_.entities[c.entity];
    const Level level = work_.level_of(entity);
    if (!is_person(c) || c.entity == person || served.country.empty() || entity.country != served.country)
      continue;
    if (level != Level::head_of_state && level != Level::head_of_government) continue;
    const int score = -c.sentences + (level == Level::head_of_government ? 5 : 0);
    if (score > best_score) {
      best = c.entity;
      best_score = score;
    }
  }
  return best;
}

}  // namespace readout
