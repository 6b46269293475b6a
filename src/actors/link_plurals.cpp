// Plurals over actors that the report has named: "the two leaders", "both countries", "the ministers",
// "they". The members are the last actors before that fit: persons with such an office, states, or persons of
// two sides.
#include <algorithm>

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
      if (!draft.entity.valid() || !is_plural(draft)) continue;
      Entity& entity = work_.entities[draft.entity];
      if (!entity.members.empty() || entity.drafts.front() != d || entity.type != ActorType::group) continue;
      std::vector<EntityIndex> members = members_of(i);
      if (members.size() == 2 ||
          (draft.count > 2 && members.size() == static_cast<std::size_t>(draft.count))) {
        take(entity, std::move(members));
      }
    }
  }

 private:
  static bool is_plural(const Draft& draft) {
    if (draft.headline || !draft.definite || draft.indefinite || !draft.country.empty()) return false;
    return draft.form == Form::pair || draft.form == Form::officials;
  }

  bool over_states(const Draft& draft) const {
    return draft.form == Form::pair && draft.entry &&
           work_.tables.descriptions[*draft.entry].kind == DescriptionKind::state;
  }

  /// "sides", "parties", "powers": persons or states, whatever was named last.
  bool fits(const Draft& draft, const Entity& entity) const {
    if (entity.dead || entity.number == Number::plural) return false;
    if (draft.form == Form::officials) {
      return entity.type == ActorType::person && work_.office_fits(draft, entity);
    }
    const std::string_view word = work_.syntax.lemma(draft.mention.head);
    const bool states = word == "country" || word == "nation" || word == "state" || word == "government" ||
                        word == "neighbour" || word == "neighbor" || word == "power" ||
                        word == "superpower" || word == "capital" || word == "ally";
    const bool persons = word == "man" || word == "woman" || word == "leader" || word == "politician";
    if (states || over_states(draft)) return entity.type == ActorType::state;
    if (persons) return entity.type == ActorType::person;
    return entity.type == ActorType::person || entity.type == ActorType::state ||
           entity.type == ActorType::organisation;
  }

  std::vector<EntityIndex> members_of(std::size_t place) const {
    const Draft& draft = work_.drafts[work_.order[place]];
    const std::size_t wanted = draft.count > 1 ? static_cast<std::size_t>(draft.count) : 2;
    std::vector<EntityIndex> members;
    for (std::size_t i = place, steps = 0; i > 0 && steps < 60 && members.size() < wanted; ++steps) {
      const Draft& other = work_.drafts[work_.order[--i]];
      if (draft.sentence - other.sentence > 4) break;
      if (!other.entity.valid() || other.headline) continue;
      const Entity& entity = work_.entities[other.entity];
      const bool one_of_two_sides = std::none_of(members.begin(), members.end(), [&](EntityIndex e) {
        const Entity& member = work_.entities[e];
        return e == other.entity || (!member.country.empty() && member.country == entity.country);
      });
      if (one_of_two_sides && fits(draft, entity)) members.push_back(other.entity);
    }
    std::reverse(members.begin(), members.end());
    return members;
  }

  void take(Entity& entity, std::vector<EntityIndex> members) {
    entity.country.clear();
    for (const EntityIndex e : members) {
      const std::string& country = work_.entities[e].country;
      if (country.empty()) continue;
      entity.country.append(entity.country.empty() ? "" : "/").append(country);
    }
    entity.members = std::move(members);
  }

  Work& work_;
};

}  // namespace

void link_plurals(Work& work) { PluralLinker(work).run(); }

}  // namespace readout
