// Turns the entities of the passes into the layer that other stages read: names, roles, levels, CAMEO codes,
// mentions in text order.
#pragma once

#include "actors/work.hpp"

namespace readout {

class ActorsBuilder {
 public:
  explicit ActorsBuilder(const Work& work) : work_(work) {}
  Actors build();

 private:
  void add_actors();
  void add_mentions();
  /// Whoever speaks and is nobody yet ("the treasury said"): an actor of its own, one for each phrase.
  void add_speakers();
  TokenIndex speaker_of(TokenIndex verb) const;
  Actor speaker(TokenIndex head, std::string_view words) const;
  bool is_told_of_first(TokenIndex head) const;
  Actor actor_of(EntityIndex e) const;
  void name_it(Actor& actor, const Entity& entity) const;
  void add_aliases(Actor& actor, const Entity& entity) const;
  void place_it(Actor& actor, const Entity& entity) const;
  void sort_mentions();
  void describe_unnamed();
  std::string cameo_of(const Actor& actor, const Entity& entity) const;
  std::string_view told_sector(const Actor& actor, const Entity& entity) const;
  std::string_view sector_of_region(const Actor& actor, const Entity& entity) const;
  bool is_anonymous(const Entity& entity) const;

  const Work& work_;
  IndexedVector<EntityIndex, ActorIndex> index_;
  Actors out_;
};

}  // namespace readout
