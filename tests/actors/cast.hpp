// Reads a report of tests/actors/reports and finds its actors. The reports are our own words about invented
// people; their trees are as a parser made them, with its errors, since this stage must live with those.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "actors/actors.hpp"
#include "actors/user_actors.hpp"
#include "base/file.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {

inline const ActorTables& actor_tables() {
  static const auto loaded = ActorTables::load();
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return **loaded;
}

/// With the invented dictionaries of tests/actors/dictionaries.
inline const ActorTables& tables_with_dictionaries() {
  static const auto loaded = [] {
    UserActors user;
    for (const char* name : {"norland.actors.txt", "norland.agents.txt"}) {
      const std::string file = std::string(READOUT_SOURCE_DIR) + "/tests/actors/dictionaries/" + name;
      user.add(read_file(file, 1u << 20).value(), name);
    }
    return ActorTables::load(std::move(user)).value();
  }();
  return *loaded;
}

class Cast {
 public:
  explicit Cast(const std::string& report, const ActorTables& tables = actor_tables()) {
    const std::string file = std::string(READOUT_SOURCE_DIR) + "/tests/actors/reports/" + report + ".conllu";
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    auto parsed = read_conllu(bytes.str());
    if (!parsed) throw std::runtime_error(file + ": " + parsed.error().message);
    parsed_ = std::move(*parsed);
    actors_ = find_actors(*parsed_.document, parsed_.syntax, tables);
  }

  const Actors& all() const { return actors_; }
  const Document& document() const { return *parsed_.document; }
  const Syntax& syntax() const { return parsed_.syntax; }

  /// Name of the actor that the nth mention with these words stands for; "nobody" if it stands for none, "no
  /// mention" if there is none.
  std::string who(std::string_view words, int nth = 1) const {
    for (const Mention& mention : actors_.mentions()) {
      if (document().words(mention.span) != words || --nth > 0) continue;
      return mention.actor.valid() ? actors_[mention.actor].name : "nobody";
    }
    return "no mention";
  }

  /// The actor of that name; a failure of the test and an empty actor if there is none.
  const Actor& actor(std::string_view name) const {
    static const Actor kNone;
    for (const Actor& actor : actors_.actors()) {
      if (actor.name == name) return actor;
    }
    ADD_FAILURE() << "no actor " << name;
    return kNone;
  }

  bool has(std::string_view name) const {
    for (const Actor& actor : actors_.actors()) {
      if (actor.name == name) return true;
    }
    return false;
  }

  std::vector<std::string> members(std::string_view name) const {
    std::vector<std::string> names;
    for (const ActorIndex member : actor(name).members) names.push_back(actors_[member].name);
    return names;
  }

 private:
  ParsedText parsed_;
  Actors actors_;
};

}  // namespace readout
