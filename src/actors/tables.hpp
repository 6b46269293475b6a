// The knowledge tables of this stage in the form in which the passes ask them. Each table is described at the
// head of its file in knowledge/.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "actors/actors.hpp"
#include "actors/phrases.hpp"
#include "actors/user_actors.hpp"

namespace readout {

struct StateEntry {
  std::string code, cameo, name;
};

struct OrganisationEntry {
  std::string name, type, country, cameo;  // type: organisation, office, party
};

struct OfficeEntry {
  std::string role;  // "Defence Minister"
  Level level = Level::other;
  std::string sector;  // CAMEO agent
  Gender gender = Gender::unknown;
  std::string key;      // "minister:Defence"
  std::string country;  // if only one has it
};

enum class DescriptionKind : std::uint8_t {
  person,
  source,
  group,
  pair,
  state,
  government,
  organisation,
  counterpart,
  superior,
  collective
};

struct DescriptionEntry {
  DescriptionKind kind = DescriptionKind::person;
  Gender gender = Gender::unknown;
  std::string fits;  // key of office_fits.tsv, or "any"
  std::string sector;
};

struct TitleEntry {
  Gender gender = Gender::unknown;
  std::optional<std::uint32_t> office;  // "Sen." -> Senator
};

struct GivenName {
  Gender gender = Gender::unknown;
  std::vector<std::string> stands_for;  // folded
};

/// One tenure. Dates are ISO 8601 months or years as given, empty if unknown.
struct Holder {
  std::string name;
  std::vector<std::string> name_atoms;  // all of them, in the order of the name
  std::vector<std::string> surname_atoms;
  std::string country;
  std::uint32_t office = 0;
  std::string from, to, seen;
  Gender gender = Gender::unknown;

  /// Did the tenure include the day or month? An empty date asks nothing and is met.
  bool in_office(std::string_view date) const;
};

struct ActorTables::Impl {
  std::vector<StateEntry> states;
  std::vector<OrganisationEntry> organisations;
  std::vector<OfficeEntry> offices;
  std::vector<DescriptionEntry> descriptions;
  std::vector<TitleEntry> titles;
  std::vector<std::string> regions;  // by row: code of the state, or empty
  std::vector<Holder> holders;
  PhraseTrie phrases;
  UserActors user;
  std::unordered_map<std::string, GivenName> given_names;                  // by folded name
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_surname;  // last atom -> holders
  std::unordered_map<std::string, std::uint32_t> state_by_code;
  std::unordered_map<std::string, std::uint32_t> office_by_words;  // folded atoms joined by spaces
  std::unordered_map<std::string, std::vector<std::string>> fits;
  std::unordered_set<std::string> place_prepositions, place_verbs;
  std::unordered_set<std::string> organisation_words;  // last words of descriptions of bodies

  /// Can a description with this key stand for a holder of the office? "minister" for "minister:Defence".
  bool covers(std::string_view key, const OfficeEntry& office) const;
  const StateEntry* state(std::string_view code) const;
  const GivenName* given_name(const std::string& folded) const;
  std::optional<std::uint32_t> office_of_words(std::string_view words) const;
};

}  // namespace readout
