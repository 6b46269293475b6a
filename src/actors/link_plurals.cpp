// Plurals over actors that the report has named: "the two leaders", "both countries", "the ministers",
// "they". The members are the last actors before that fit: persons with such an office, states, or persons of
// two sides.
#include <algorithm>
#include <map>
#include <set>

#include "actors/grammar.hpp"
#include "actors/work.hpp"

namespace readout {
namespace {

class PluralLinker {
 public:
  explicit PluralLinker(Work& work) : work_(work) {}

  void run() {
    for (std::size_t i = 0; i < work_.order.size(); ++i) {
      const DraftIndex d = work_.order[i];
      const Draft& draft = work_.drafts[d];
      if (!draft.entity.valid()) continue;
      by_countries(d);
      if (!is_plural(draft)) continue;
      Entity& entity = work_.entities[draft.entity];
      if (!entity.members.empty() || entity.drafts.front() != d || entity.type != ActorType::group) continue;
      std::vector<EntityIndex> members = members_of(i);
      if (members.size() == 2 ||
          (draft.count > 2 && members.size() == static_cast<std::size_t>(draft.count))) {
        take(draft.entity, std::move(members));
      } else if (draft.count <= 2 && over_states(draft)) {
        take(draft.entity, two_main_states());
      }
    }
  }

 private:
  /// "delegations from Kenya and Somalia" are of the two states, "the foreign ministers of Norway and Serbia"
  /// the persons with that office.
  void by_countries(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    const Entity& entity = work_.entities[draft.entity];
    const std::size_t slash = draft.country.find('/');
    const bool group = draft.form == Form::group || draft.form == Form::officials || draft.form == Form::pair;
    if (slash == std::string::npos || !group || !entity.members.empty() || entity.type != ActorType::group)
      return;
    const std::string_view both = draft.country;
    std::vector<EntityIndex> members;
    for (const std::string_view country : {both.substr(0, slash), both.substr(slash + 1)}) {
      const EntityIndex member = draft.offices.empty() ? state_of(country) : holder_of(draft, country);
      if (member.valid()) members.push_back(member);
    }
    if (members.size() == 2) take(draft.entity, std::move(members));
  }

  EntityIndex state_of(std::string_view country) const {
    const auto state = work_.states.find(std::string(country));
    return state == work_.states.end() ? EntityIndex::none() : state->second;
  }

  /// The only person of the country with the office of the phrase.
  EntityIndex holder_of(const Draft& draft, std::string_view country) const {
    EntityIndex only;
    for (const EntityIndex e : work_.entities.indices()) {
      const Entity& entity = work_.entities[e];
      if (entity.dead || entity.type != ActorType::person || entity.name.empty() || entity.country != country)
        continue;
      if (!work_.office_fits(draft, entity)) continue;
      if (only.valid()) return EntityIndex::none();
      only = e;
    }
    return only;
  }

  /// Where the two of "both countries" are not named just before: the two that the report speaks of most.
  std::vector<EntityIndex> two_main_states() const {
    std::map<std::string, std::size_t> mentions;
    for (const Entity& entity : work_.entities) {
      if (!entity.dead && entity.country.find('/') == std::string::npos)
        mentions[entity.country] += entity.drafts.size();
    }
    std::vector<std::pair<std::size_t, EntityIndex>> states;
    for (const auto& [country, state] : work_.states) {
      if (!work_.entities[state].dead) states.emplace_back(mentions[country], state);
    }
    if (states.size() < 2) return {};
    std::stable_sort(states.begin(), states.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (states.size() > 2 && states[1].first == states[2].first) return {};
    return {states[0].second, states[1].second};
  }

  static bool is_plural(const Draft& draft) {
    if (draft.headline || !draft.definite || draft.indefinite || !draft.country.empty()) return false;
    return draft.form == Form::pair || draft.form == Form::officials;
  }

  /// "countries", "capitals": the tables know the word as one for states.
  bool over_states(const Draft& draft) const {
    const TokenIndex head = draft.mention.head;
    const std::string_view word = work_.syntax.lower(head);
    if (word == "capitals" || word == "superpowers" || word == "neighbours" || word == "neighbors")
      return true;
    const auto first =
        std::lower_bound(work_.matches.begin(), work_.matches.end(), head,
                         [](const PhraseMatch& m, TokenIndex t) { return m.tokens.end_index <= t; });
    for (auto it = first; it != work_.matches.end() && it->tokens.begin_index <= head; ++it) {
      if (it->what.kind != PhraseKind::description || !it->tokens.contains(head)) continue;
      const DescriptionKind kind = work_.tables.descriptions[it->what.entry].kind;
      if (kind == DescriptionKind::state || kind == DescriptionKind::government) return true;
    }
    return false;
  }

  /// "sides", "parties", "powers": persons or states, whatever was named last.
  bool fits(const Draft& draft, const Entity& entity) const {
    if (entity.dead || entity.number == Number::plural) return false;
    if (draft.form == Form::officials) {
      return entity.type == ActorType::person && work_.office_fits(draft, entity);
    }
    if (over_states(draft)) return entity.type == ActorType::state;
    const std::string_view word = work_.syntax.lower(draft.mention.head);
    const bool persons = word == "men" || word == "women" || word == "leaders" || word == "politicians";
    if (persons) return entity.type == ActorType::person;
    return entity.type == ActorType::person || entity.type == ActorType::state ||
           entity.type == ActorType::organisation;
  }

  /// The last ones before that fit, all of one type: two persons, two states. Of the types the one whose
  /// members were spoken of last.
  std::vector<EntityIndex> members_of(std::size_t place) const {
    std::vector<EntityIndex> best;
    std::size_t best_place = 0;
    for (const ActorType type : {ActorType::person, ActorType::state, ActorType::organisation}) {
      std::size_t earliest = 0;
      std::vector<EntityIndex> members = members_of_type(place, type, earliest);
      if (members.size() < wanted(work_.drafts[work_.order[place]]) || earliest <= best_place) continue;
      best = std::move(members);
      best_place = earliest;
    }
    return best;
  }

  static std::size_t wanted(const Draft& draft) {
    return draft.count > 1 ? static_cast<std::size_t>(draft.count) : 2;
  }

  /// `earliest` is the place after that of the member spoken of first.
  std::vector<EntityIndex> members_of_type(std::size_t place, ActorType type, std::size_t& earliest) const {
    const Draft& draft = work_.drafts[work_.order[place]];
    std::vector<EntityIndex> members;
    for (std::size_t i = place, steps = 0; i > 0 && steps < 60 && members.size() < wanted(draft); ++steps) {
      const Draft& other = work_.drafts[work_.order[--i]];
      if (draft.sentence - other.sentence > 4) break;
      if (!other.entity.valid() || other.headline) continue;
      const Entity& entity = work_.entities[other.entity];
      if (entity.type != type || (type == ActorType::person && entity.name.empty())) continue;
      const bool one_of_two_sides = std::none_of(members.begin(), members.end(), [&](EntityIndex e) {
        const Entity& member = work_.entities[e];
        return e == other.entity || (!member.country.empty() && member.country == entity.country);
      });
      if (!one_of_two_sides || !fits(draft, entity)) continue;
      members.push_back(other.entity);
      earliest = i + 1;
    }
    std::reverse(members.begin(), members.end());
    return members;
  }

  void take(EntityIndex index, std::vector<EntityIndex> members) {
    if (members.empty()) return;
    Entity& entity = work_.entities[index];
    std::set<std::string> countries;  // in the order of the alphabet, as codes of pairs are written
    for (const EntityIndex e : members) {
      if (!work_.entities[e].country.empty()) countries.insert(work_.entities[e].country);
    }
    entity.country.clear();
    for (const std::string& country : countries)
      entity.country.append(entity.country.empty() ? "" : "/").append(country);
    entity.members = std::move(members);
    // "the two leaders" and "the two" over the same two are one actor.
    std::vector<EntityIndex> key = entity.members;
    std::sort(key.begin(), key.end());
    const auto [it, fresh] = by_members_.emplace(std::move(key), index);
    if (!fresh) work_.merge(it->second, index);
  }

  Work& work_;
  std::map<std::vector<EntityIndex>, EntityIndex> by_members_;
};

}  // namespace

void link_plurals(Work& work) { PluralLinker(work).run(); }

}  // namespace readout
