// Identity by name, the surest pass: the same name, a part of a fuller one (surname, given name, initials,
// nickname), the same state, seat or organisation, an organisation's acronym. Works on
// the whole report at once, so that a surname in the headline finds the full name below.
#include <algorithm>
#include <map>

#include "actors/names_agree.hpp"

namespace readout {
namespace {

/// How many persons of one surname are compared with a name: the last ones. No report has as many.
constexpr std::size_t kMostOfOneName = 200;

class NameLinker {
 public:
  explicit NameLinker(Work& work) : work_(work) {}

  void run() {
    for (const DraftIndex d : work_.order) {
      const Draft& draft = work_.drafts[d];
      if (draft.form == Form::person_name && is_full(draft.name)) link_full_name(d);
    }
    join_parts_of_full_names();
    index_parts();
    for (const DraftIndex d : work_.order) {
      const Draft& draft = work_.drafts[d];
      if (draft.entity.valid()) continue;
      switch (draft.form) {
        case Form::person_name:
          link_part(d);
          break;
        case Form::state:
          work_.join_state(d, draft.country, "name of the state");
          break;
        case Form::seat:
          link_seat(d);
          break;
        case Form::organisation:
          link_organisation(d);
          break;
        default:
          break;
      }
    }
  }

 private:
  void link_full_name(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    auto& same_surname = by_last_[work_.tables.canonical(draft.name.back())];
    std::size_t looked_at = 0;
    for (auto it = same_surname.rbegin(); it != same_surname.rend() && looked_at < kMostOfOneName;
         ++it, ++looked_at) {
      const EntityIndex e = *it;
      const Entity& entity = work_.entities[e];
      if (compatible(draft.gender, entity.gender) && full_names_agree(work_, draft.name, entity.name)) {
        return work_.join(d, e, draft.name == entity.name ? "exact name" : "variant of the name");
      }
    }
    // "Prince Saud" for "Saud al-Faisal" is found as a part; two full names with other last words are two
    // persons.
    same_surname.push_back(work_.make_entity(d, ActorType::person, "first name in full"));
  }

  /// "Barth Eide" of "Espen Barth Eide", "Abdullah bin Zayed" of "Abdullah bin Zayed Al Roe"; but "Maria
  /// Costa" is not "Ana Maria Costa", whose given name is another.
  void join_parts_of_full_names() {
    constexpr std::size_t kMost = 300;  // persons that are compared
    std::map<std::string, std::vector<EntityIndex>> by_word;
    std::vector<EntityIndex> persons;
    for (const EntityIndex e : work_.entities.indices()) {
      const Entity& entity = work_.entities[e];
      if (entity.type != ActorType::person || entity.name.size() < 2 || persons.size() >= kMost) continue;
      persons.push_back(e);
      for (const std::string& word : entity.name) by_word[word].push_back(e);
    }
    for (const EntityIndex e : persons) {
      const Entity& part = work_.entities[e];
      EntityIndex whole;
      for (const EntityIndex o : by_word[part.name.back()]) {
        const Entity& other = work_.entities[o];
        if (o == e || other.dead || other.name.size() <= part.name.size() || part.name.size() < 2) continue;
        if (!is_part(work_, part.name, other.name) || !compatible(part.gender, other.gender)) continue;
        if (!compatible(part.country, other.country)) continue;
        const bool first = part.name.front() == other.name.front();
        if (!first && work_.tables.given_name(part.name.front()) != nullptr) continue;
        whole = whole.valid() ? EntityIndex::none() : o;
        if (!whole.valid()) break;
      }
      if (whole.valid()) work_.merge(whole, e);
    }
  }

  void index_parts() {
    for (const EntityIndex e : work_.entities.indices()) {
      if (work_.entities[e].dead || work_.entities[e].type != ActorType::person) continue;
      for (const std::string& part : without_particles(work_.entities[e].name))
        by_part_[work_.tables.canonical(part)].push_back(e);
    }
  }

  /// "Roe", "Mr Roe": whom the report calls so; the last one named before it, else the first named after it.
  void link_part(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    const Names part = without_particles(draft.name);
    const auto it = by_part_.find(work_.tables.canonical(part.back()));
    EntityIndex best;
    int best_score = -1;
    if (it != by_part_.end()) {
      const std::vector<EntityIndex>& named = it->second;
      for (std::size_t i = named.size() > kMostOfOneName ? named.size() - kMostOfOneName : 0;
           i < named.size(); ++i) {
        const EntityIndex e = named[i];
        const Entity& entity = work_.entities[e];
        const bool gender = compatible(draft.gender, entity.gender) || is_surname_of(draft, entity);
        if (!gender || !compatible(draft.country, entity.country)) continue;
        if (!is_part(work_, part, without_particles(entity.name))) continue;
        const int score = score_part(draft, entity, part);
        if (score > best_score) {
          best = e;
          best_score = score;
        }
      }
    }
    if (best.valid()) {
      if (is_surname_of(draft, work_.entities[best])) work_.drafts[d].gender = Gender::unknown;
      return work_.join(d, best, "part of the name");
    }
    const EntityIndex made = work_.make_entity(d, ActorType::person, "name");
    by_part_[work_.tables.canonical(part.back())].push_back(made);
  }

  /// "Thomas" of "Sarah Thomas": a surname without a title tells no gender, though men are called so, too.
  bool is_surname_of(const Draft& draft, const Entity& entity) const {
    return draft.name.size() == 1 && draft.mention.span == draft.name_span && entity.name.size() > 1 &&
           work_.tables.same_word(entity.name.back(), draft.name.front());
  }

  int score_part(const Draft& draft, const Entity& entity, const Names& part) const {
    int score = 1;
    if (work_.tables.same_word(entity.name.back(), part.back())) score += 4;
    if (work_.drafts[entity.drafts.front()].mention.span.begin < draft.mention.span.begin) score += 2;
    if (!draft.offices.empty() && work_.office_fits(draft, entity)) score += 3;
    if (draft.gender != Gender::unknown && draft.gender == entity.gender) score += 2;
    return score;
  }

  void link_seat(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    auto& seat = seats_[draft.country];
    if (seat.valid()) return work_.join(d, seat, "seat of government");
    seat = work_.make_entity(d, ActorType::office, "seat of government");
    const StateEntry* entry = work_.tables.state(draft.country);
    if (entry != nullptr) work_.entities[seat].cameo = entry->cameo + "GOV";
  }

  void link_organisation(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    std::string key = draft.entry ? "#" + std::to_string(*draft.entry) : std::string();
    if (key.empty()) {
      for (const std::string& word : draft.name) key.append(word).append(" ");
    }
    auto& body = organisations_[key];
    if (body.valid()) return work_.join(d, body, "name of the organisation");
    if (const EntityIndex longer = organisation_for(draft); longer.valid()) {
      body = longer;
      return work_.join(d, body, "short form of the name");
    }
    body = work_.make_entity(d, ActorType::organisation, "name of the organisation");
    Entity& entity = work_.entities[body];
    entity.number = Number::unknown;
    if (draft.entry) {
      const OrganisationEntry& entry = work_.tables.organisations[*draft.entry];
      entity.organisation = draft.entry;
      entity.name_text = entry.name;
      entity.cameo = entry.cameo;
      if (entry.type == "office") entity.type = ActorType::office;
    } else {
      unknown_.push_back(body);
    }
  }

  /// The organisation whose initials the word is ("CBC"), or whose name ends with these words.
  EntityIndex organisation_for(const Draft& draft) const {
    if (draft.entry) return EntityIndex::none();
    std::size_t looked_at = 0;
    for (auto it = unknown_.rbegin(); it != unknown_.rend() && looked_at < 200; ++it, ++looked_at) {
      const Names& name = work_.entities[*it].name;
      const std::string initials = initials_of(name);
      if (draft.name.size() == 1 && draft.name.front() == initials && initials.size() > 1) return *it;
      if (draft.name.size() < name.size() && draft.name.size() > 1 &&
          std::equal(draft.name.rbegin(), draft.name.rend(), name.rbegin())) {
        return *it;
      }
    }
    return EntityIndex::none();
  }

  Work& work_;
  std::map<std::string, std::vector<EntityIndex>> by_last_, by_part_;
  std::map<std::string, EntityIndex> seats_, organisations_;
  std::vector<EntityIndex> unknown_;
};

}  // namespace

void link_names(Work& work) { NameLinker(work).run(); }

}  // namespace readout
