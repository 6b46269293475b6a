// See contact_pairs.hpp.
#include "store/contact_pairs.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace readout {
namespace {

bool is_of_person(Level level) { return level <= Level::other; }

class Pairs {
 public:
  Pairs(const Contact& contact, const Actors& actors) : contact_(contact) {
    for (const Participant& p : contact.participants) {
      if (!p.actor.valid()) continue;
      for (const std::string_view state : countries_of(actors[p.actor].country))
        by_state_[state].push_back(&p);
    }
  }

  std::vector<ContactPair> all() const {
    std::vector<ContactPair> pairs;
    for (auto a = by_state_.begin(); a != by_state_.end(); ++a) {
      for (auto b = std::next(a); b != by_state_.end(); ++b) {
        if (const auto level = level_of(a->second, b->second))
          pairs.push_back({std::string(a->first), std::string(b->first), *level});
      }
    }
    return pairs;
  }

 private:
  using Side = std::vector<const Participant*>;

  bool stands_in(const std::vector<ActorIndex>& side, ActorIndex actor) const {
    return std::find(side.begin(), side.end(), actor) != side.end();
  }

  /// Did these two meet? Everyone met everyone unless sides are listed.
  bool met(ActorIndex x, ActorIndex y) const {
    if (contact_.sides.empty()) return true;
    for (std::size_t i = 0; i < contact_.sides.size(); ++i) {
      if (!stands_in(contact_.sides[i], x)) continue;
      for (std::size_t j = 0; j < contact_.sides.size(); ++j) {
        if (i != j && stands_in(contact_.sides[j], y)) return true;
      }
    }
    return false;
  }

  /// The highest level on `side` among those who met somebody of `others`; persons before states and groups.
  std::optional<Level> highest(const Side& side, const Side& others) const {
    std::optional<Level> best;
    for (const Participant* p : side) {
      const bool counts =
          std::any_of(others.begin(), others.end(), [&](auto* q) { return met(p->actor, q->actor); });
      if (counts && (!best || p->level < *best)) best = p->level;
    }
    return best;
  }

  std::optional<Level> level_of(const Side& a, const Side& b) const {
    const auto x = highest(a, b);
    const auto y = highest(b, a);
    if (!x || !y) return std::nullopt;
    return is_of_person(std::max(*x, *y)) ? std::max(*x, *y) : std::min(*x, *y);
  }

  const Contact& contact_;
  std::map<std::string_view, Side> by_state_;
};

}  // namespace

std::vector<std::string_view> countries_of(std::string_view country) {
  std::vector<std::string_view> codes;
  while (!country.empty()) {
    const std::size_t slash = std::min(country.find('/'), country.size());
    const std::string_view code = country.substr(0, slash);
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    country.remove_prefix(std::min(slash + 1, country.size()));
  }
  return codes;
}

std::vector<ContactPair> pairs_of(const Contact& contact, const Actors& actors) {
  return Pairs(contact, actors).all();
}

}  // namespace readout
