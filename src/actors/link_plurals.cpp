// Plurals over actors that the report has named: "the two leaders", "both countries", "the ministers",
// "they". The members are the last actors before that fit: persons with such an office, states, or persons of
// two sides.
#include <algorithm>
#include <map>
#include <set>

#include "actors/grammar.hpp"
#include "actors/work.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

class PluralLinker {
 public:
  explicit PluralLinker(Work& work) : work_(work) {}

  void run() {
    for (std::size_t i = 0; i < work_.order.size(); ++i) {
      const DraftIndex d = work_.order[i];
      const Draft& draft = work_.drafts[d];
      if (!draft.entity.valid()) {
        if (draft.form == Form::pronoun && draft.number == Number::plural) over_persons(i);
        continue;
      }
      by_countries(d);
      if (!is_plural(draft)) continue;
      Entity& entity = work_.entities[draft.entity];
      // Once for each, but "the three presidents" says of "presidents" before how many they are.
      const bool first = entity.drafts.front() == d || draft.count > 1;
      if (!entity.members.empty() || !first || entity.type != ActorType::group) continue;
      std::vector<EntityIndex> members = members_of(i);
      if (members.empty() && draft.count == 2) members = members_ahead(i);
      if (members.size() == 2 ||
          (draft.count > 2 && members.size() == static_cast<std::size_t>(draft.count))) {
        take(draft.entity, std::move(members));
      } else if (draft.count <= 2 && over_states(draft)) {
        take(draft.entity, two_main_states());
      } else if (draft.count == 2 && draft.form == Form::officials) {
        work_.entities[draft.entity].country = countries_of(two_main_states());  // whoever they are
      }
    }
  }

 private:
  /// "Roe met Poe. They spoke for an hour.": nobody else is there for the pronoun but the two whom the
  /// sentence before put together.
  void over_persons(std::size_t place) {
    constexpr int kSentences = 2;
    const DraftIndex d = work_.order[place];
    const Draft& draft = work_.drafts[d];
    const std::string_view word = work_.syntax.lower(draft.mention.head);
    if (draft.mention.quotation.valid() || draft.headline || !word.starts_with("the")) return;
    const std::vector<Member> candidates = candidates_of(place, ActorType::person);
    if (candidates.size() < 2) return;
    const Member &y = candidates[0], &x = candidates[1];
    if (same_side(x.entity, y.entity) || togetherness(draft, x, y) <= 0) return;
    if (draft.sentence - work_.drafts[x.drafts.front()].sentence > kSentences) return;
    if (in_clause_of(draft, x) || in_clause_of(draft, y)) return;
    const EntityIndex group = work_.make_entity(d, ActorType::group, "pronoun over two persons");
    work_.entities[group].number = Number::plural;
    take(group, {x.entity, y.entity});
  }

  /// "delegations from Kenya and Somalia" are of the two states, "the foreign ministers of Norway and Serbia"
  /// the persons with that office.
  void by_countries(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    const Entity& entity = work_.entities[draft.entity];
    const bool group = draft.form == Form::group || draft.form == Form::officials ||
                       draft.form == Form::pair || draft.form == Form::body;
    if (draft.country.find('/') == std::string::npos || !group || !entity.members.empty() ||
        (entity.type != ActorType::group && entity.type != ActorType::organisation))
      return;
    std::vector<EntityIndex> holders, states;
    std::size_t countries = 0;
    for (std::string_view rest = draft.country; !rest.empty(); ++countries) {
      const std::string_view country = rest.substr(0, std::min(rest.find('/'), rest.size()));
      const EntityIndex holder = draft.offices.empty() ? EntityIndex::none() : holder_of(draft, country);
      if (holder.valid()) holders.push_back(holder);
      if (const EntityIndex state = state_of(country); state.valid()) states.push_back(state);
      rest.remove_prefix(std::min(country.size() + 1, rest.size()));
    }
    if (!draft.offices.empty() && holders.empty()) holders = introduced_ahead(d, countries);
    std::vector<EntityIndex> members = holders.size() == countries ? std::move(holders) : std::move(states);
    if (members.size() != countries) return;
    take(draft.entity, std::move(members));
    work_.entities[draft.entity].country = draft.country;  // in the order of the text
  }

  /// "The envoys of Norway and Serbia spoke. Jane Roe and Jack Poe ...": so many persons of whom nothing was
  /// said, listed as the subject of the next sentence. They are of the countries in their order.
  std::vector<EntityIndex> introduced_ahead(DraftIndex d, std::size_t countries) {
    const Draft& draft = work_.drafts[d];
    std::vector<EntityIndex> found;
    TokenIndex first;
    for (const DraftIndex other : work_.order) {
      const Draft& name = work_.drafts[other];
      if (name.sentence.value() > draft.sentence.value() + 1) break;
      if (name.sentence.value() != draft.sentence.value() + 1 || name.form != Form::person_name) continue;
      if (!name.entity.valid()) break;
      const Entity& entity = work_.entities[name.entity];
      const TokenIndex top = grammar::first_conjunct(work_.syntax, name.mention.head);
      const bool fresh = entity.drafts.front() == other && entity.offices.empty() && entity.country.empty();
      if (!fresh || name.name.size() < 2 || !grammar::is_subject(work_.syntax, top)) break;
      if (first.valid() && top != first) break;
      first = top;
      found.push_back(name.entity);
    }
    if (found.size() != countries || draft.country.find('/') == std::string::npos) return {};
    std::string_view rest = draft.country;
    for (const EntityIndex e : found) {
      work_.entities[e].country = rest.substr(0, std::min(rest.find('/'), rest.size()));
      work_.entities[e].offices = draft.offices;
      rest.remove_prefix(std::min(work_.entities[e].country.size() + 1, rest.size()));
    }
    return found;
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
      if (entity.type != ActorType::person) return false;
      // A minister alone is hardly "the leader", but one of "the two leaders".
      const bool leaders =
          !draft.offices.empty() && work_.tables.offices[draft.offices.front().office].key == "leader";
      return work_.office_fits(draft, entity) ||
             (leaders && work_.level_of(entity) <= Level::chief_of_defence);
    }
    if (draft.form == Form::pronoun) return entity.type == ActorType::person;
    if (over_states(draft)) return entity.type == ActorType::state;
    const std::string_view word = work_.syntax.lower(draft.mention.head);
    const bool persons = word == "men" || word == "women" || word == "leaders" || word == "politicians";
    if (persons) return entity.type == ActorType::person;
    return entity.type == ActorType::person || entity.type == ActorType::state ||
           entity.type == ActorType::organisation;
  }

  /// One that the plural may stand for, as it was last spoken of.
  struct Member {
    EntityIndex entity;
    std::vector<DraftIndex> drafts;  // of the sentences looked at, the last first
    std::size_t place = 0;           // of the last one
    double score = 0;                // by itself
  };

  /// Of two or more, all of one type, those that suit best: spoken of lately, together in one clause, with
  /// just the office of the phrase, and not as another part of the plural's own clause.
  std::vector<EntityIndex> members_of(std::size_t place) const {
    const Draft& draft = work_.drafts[work_.order[place]];
    std::vector<EntityIndex> best;
    double best_score = -1e9;
    for (const ActorType type : {ActorType::person, ActorType::state, ActorType::organisation}) {
      const std::vector<Member> candidates = candidates_of(place, type);
      if (candidates.size() < wanted(draft)) continue;
      if (wanted(draft) > 2) {  // the last ones
        const double last = candidates[wanted(draft) - 1].score;
        if (last <= best_score) continue;
        best_score = last;
        best.clear();
        for (std::size_t i = wanted(draft); i-- > 0;) best.push_back(candidates[i].entity);
        continue;
      }
      for (std::size_t b = 0; b < candidates.size(); ++b) {
        for (std::size_t a = b + 1; a < candidates.size(); ++a) {
          const Member &x = candidates[a], &y = candidates[b];
          if (same_side(x.entity, y.entity) || share_argument(draft, x, y)) continue;
          const double score = x.score + y.score + togetherness(draft, x, y);
          if (score <= best_score) continue;
          best_score = score;
          best = {x.entity, y.entity};
        }
      }
    }
    return best;
  }

  /// "The two sides met in Doha. Peru and Chad signed ...": nobody before, and two whom the same sentence or
  /// the next puts together.
  std::vector<EntityIndex> members_ahead(std::size_t place) const {
    const Draft& draft = work_.drafts[work_.order[place]];
    std::vector<Member> found;
    for (std::size_t i = place + 1; i < work_.order.size(); ++i) {
      const DraftIndex d = work_.order[i];
      const Draft& other = work_.drafts[d];
      if (other.sentence - draft.sentence > 1) break;
      if (!other.entity.valid()) continue;
      const Entity& entity = work_.entities[other.entity];
      if ((entity.type == ActorType::person && !is_somebody(entity)) || !fits(draft, entity)) continue;
      const Member next{other.entity, {d}, i, 0};
      for (const Member& m : found) {
        if (m.entity == next.entity || work_.entities[m.entity].type != entity.type) continue;
        if (!same_side(m.entity, next.entity) && togetherness(draft, m, next) > 0)
          return {m.entity, next.entity};
      }
      found.push_back(next);
    }
    return {};
  }

  static std::size_t wanted(const Draft& draft) {
    return draft.count > 1 ? static_cast<std::size_t>(draft.count) : 2;
  }

  bool same_side(EntityIndex a, EntityIndex b) const {
    const std::string& country = work_.entities[a].country;
    return a == b || (!country.empty() && country == work_.entities[b].country && is_armed(a) == is_armed(b));
  }

  /// Rebels and paramilitaries: a side of their own within a state.
  bool is_armed(EntityIndex e) const {
    const Entity& entity = work_.entities[e];
    const auto rebels = [&](std::string_view code) {
      return is_one_of(work_.tables.sector_of(code), {"REB", "UAF"});
    };
    return rebels(entity.cameo) || std::ranges::any_of(entity.offices, [&](const OfficeWords& office) {
             return rebels(work_.tables.offices[office.office].sector);
           });
  }

  /// A person with a name, or the holder of a state's office ("Peru's president", not "an aide").
  bool is_somebody(const Entity& entity) const {
    if (!entity.name.empty()) return true;
    return !entity.offices.empty() && !entity.country.empty() &&
           std::ranges::none_of(entity.drafts, [&](DraftIndex d) { return work_.drafts[d].indefinite; });
  }

  /// Those of the type that were spoken of in the last sentences, the last first.
  std::vector<Member> candidates_of(std::size_t place, ActorType type) const {
    constexpr std::size_t kMost = 8;
    constexpr int kSentences = 8;
    const Draft& draft = work_.drafts[work_.order[place]];
    std::vector<Member> found;
    for (std::size_t i = place, steps = 0; i > 0 && steps < 150; ++steps) {
      const DraftIndex d = work_.order[--i];
      const Draft& other = work_.drafts[d];
      if (draft.sentence - other.sentence > kSentences) break;
      if (!other.entity.valid() || other.headline) continue;
      const Entity& entity = work_.entities[other.entity];
      if (entity.type != type || (type == ActorType::person && !is_somebody(entity))) continue;
      const auto known =
          std::find_if(found.begin(), found.end(), [&](const Member& m) { return m.entity == other.entity; });
      if (known != found.end()) {
        known->drafts.push_back(d);
      } else if (found.size() < kMost && fits(draft, entity)) {
        found.push_back({other.entity, {d}, i, 0});
      }
    }
    for (std::size_t rank = 0; rank < found.size(); ++rank) {
      Member& m = found[rank];
      const int sentences = draft.sentence - work_.drafts[m.drafts.front()].sentence;
      m.score = -0.5 * static_cast<double>(rank) - 0.6 * sentences + suits(draft, work_.entities[m.entity]);
      if (in_clause_of(draft, m)) m.score -= 4;
    }
    return found;
  }

  /// "The ministers" are ministers rather than a prime minister; "the leaders" lead states.
  double suits(const Draft& draft, const Entity& entity) const {
    const Level level = work_.level_of(entity);
    if (draft.form == Form::officials && !draft.offices.empty()) {
      return work_.level_of(draft.offices.front()) == level ? 2 : 0;
    }
    const std::string_view word = work_.syntax.lower(draft.mention.head);
    const bool leads = level == Level::head_of_state || level == Level::head_of_government;
    return word == "leaders" && leads ? 2 : 0;
  }

  /// Is the member another part of the clause that the plural is a part of? "Roe urged the two ministers to
  /// talk"
  bool in_clause_of(const Draft& draft, const Member& member) const {
    const TokenIndex clause = grammar::clause_as_argument(work_.syntax, draft.mention.head);
    if (!clause.valid()) return false;
    return std::any_of(member.drafts.begin(), member.drafts.end(), [&](DraftIndex d) {
      return work_.drafts[d].sentence == draft.sentence &&
             grammar::clause_as_argument(work_.syntax, work_.drafts[d].mention.head) == clause;
    });
  }

  /// "The ministers of Chad and Niger urged both countries": the two stand together inside another part of
  /// the clause, so that others are meant.
  bool share_argument(const Draft& draft, const Member& a, const Member& b) const {
    const TokenIndex clause = grammar::clause_as_argument(work_.syntax, draft.mention.head);
    if (!clause.valid()) return false;
    for (const TokenIndex part : work_.syntax.children(clause)) {
      const std::string_view relation = work_.syntax.base_relation(part);
      if (relation != "nsubj" && relation != "obj" && relation != "obl" && relation != "iobj") continue;
      if (work_.syntax.dominates(part, draft.mention.head) || part == draft.mention.head) continue;
      const auto inside = [&](DraftIndex d) {
        const TokenIndex head = work_.drafts[d].mention.head;
        return head == part || work_.syntax.dominates(part, head);
      };
      const bool first = inside(a.drafts.front()), second = inside(b.drafts.front());
      const bool states = work_.entities[a.entity].type == ActorType::state;  // of them one is enough
      if (states ? first || second : first && second) return true;
    }
    return false;
  }

  /// 4 if the two are parts of one clause or one list in the sentences before, less for each sentence
  /// between.
  double togetherness(const Draft& draft, const Member& a, const Member& b) const {
    double best = 0;
    for (const DraftIndex x : a.drafts) {
      for (const DraftIndex y : b.drafts) {
        const Draft &one = work_.drafts[x], &other = work_.drafts[y];
        if (one.sentence != other.sentence) continue;
        const TokenIndex s = one.mention.head, t = other.mention.head;
        const TokenIndex clause = grammar::clause_as_argument(work_.syntax, s);
        const bool list =
            grammar::first_conjunct(work_.syntax, s) == grammar::first_conjunct(work_.syntax, t);
        if (!list && !(clause.valid() && clause == grammar::clause_as_argument(work_.syntax, t))) continue;
        best = std::max(best, 4.0 - 0.2 * (draft.sentence - one.sentence));
      }
    }
    return best;
  }

  /// In the order of the alphabet, as codes of pairs are written.
  std::string countries_of(const std::vector<EntityIndex>& members) const {
    std::set<std::string> codes;
    for (const EntityIndex e : members) {
      if (!work_.entities[e].country.empty()) codes.insert(work_.entities[e].country);
    }
    std::string countries;
    for (const std::string& code : codes) countries.append(countries.empty() ? "" : "/").append(code);
    return countries;
  }

  void take(EntityIndex index, std::vector<EntityIndex> members) {
    if (members.empty()) return;
    Entity& entity = work_.entities[index];
    entity.country = countries_of(members);
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
