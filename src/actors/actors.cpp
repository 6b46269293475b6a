// The layer itself: names of its vocabulary and look-ups. It is filled by find_actors.cpp.
#include "actors/actors.hpp"

#include <algorithm>
#include <array>

namespace readout {

std::string_view name_of(ActorType type) {
  constexpr std::array<std::string_view, 5> kNames = {"person", "office", "state", "organisation", "group"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view name_of(Level level) {
  constexpr std::array<std::string_view, 15> kNames = {"head_of_state",   "head_of_government", "minister",
                                                       "deputy_minister", "chief_of_defence",   "ambassador",
                                                       "envoy",           "official",           "legislator",
                                                       "former_official", "spokesperson",       "other",
                                                       "state",           "organisation",       "group"};
  return kNames[static_cast<std::size_t>(level)];
}

std::string_view name_of(MentionKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"name", "nominal", "pronoun"};
  return kNames[static_cast<std::size_t>(kind)];
}

ActorIndex Actors::actor_of(TokenIndex t) const {
  if (!t.valid() || t.value() >= by_head_.size()) return ActorIndex::none();
  if (const MentionIndex m = by_head_[t]; m.valid()) return mentions_[m].actor;
  const MentionIndex m = inside_[t];
  return m.valid() ? mentions_[m].actor : ActorIndex::none();
}

std::vector<ActorIndex> Actors::expand(ActorIndex a) const {
  if (!a.valid()) return {};
  return actors_[a].members.empty() ? std::vector<ActorIndex>{a} : actors_[a].members;
}

bool Actors::is_possessor_state(const Syntax& syntax, TokenIndex t) const {
  const MentionIndex m = headed_by(t);
  if (!m.valid()) return false;
  const TokenIndex behind = mentions_[m].tokens.end_index;
  return mentions_[m].tokens.size() > 1 && behind < syntax.tokens().end_index &&
         syntax.xpos(behind) == "POS" && mentions_[m].actor.valid() &&
         actors_[mentions_[m].actor].type == ActorType::state;
}

std::vector<ActorIndex> Actors::all_actors_of(const Syntax& syntax, TokenIndex t) const {
  std::vector<ActorIndex> found;
  const auto add = [&](TokenIndex word) {
    for (const ActorIndex a : expand(actor_of(word))) {
      if (std::find(found.begin(), found.end(), a) == found.end()) found.push_back(a);
    }
  };
  if (!t.valid()) return found;
  add(t);
  // A tree gone wrong may hang "and B" on another word of A's name.
  const MentionIndex m = headed_by(t);
  const TokenRange words =
      m.valid() && mentions_[m].kind == MentionKind::name ? mentions_[m].tokens : TokenRange{t, t + 1};
  for (const TokenIndex word : words) {
    for (const TokenIndex child : syntax.children(word)) {
      if (child <= t || words.contains(child) || syntax.base_relation(child) != "conj") continue;
      const bool excluded =
          std::ranges::any_of(syntax.children(child), [&](TokenIndex c) { return syntax.lower(c) == "not"; });
      if (!excluded && !is_possessor_state(syntax, child)) add(child);  // "officials, not ministers"
    }
  }
  return found;
}

}  // namespace readout
