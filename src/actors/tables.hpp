// The knowledge tables of this stage in the form in which the passes ask them. Each table is described at the
// head of its file in knowledge/.
#pragma once

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "actors/actors.hpp"
#include "actors/phrases.hpp"
#include "actors/user_actors.hpp"
#include "base/table.hpp"

namespace readout {

struct StateEntry {
  std::string code, cameo, name;
};

struct RegionEntry {
  std::string country, sector;  // sector: CAMEO role code of its own authority, or empty
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
  insider,  // a source that is said to know the matter
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

/// One tenure. The text is that of the table, which stays; the names are split when they are asked for, since
/// there are thousands and a report needs a few. Dates are ISO 8601 months or years as given, empty if
/// unknown.
struct Holder {
  std::string_view name, surname;
  std::string_view country;  // empty: of a body that belongs to no state
  std::uint32_t office = 0;
  std::string_view from, to, seen;
  std::string_view wikidata;  // item, such as Q76; empty if not known
  Gender gender = Gender::unknown;

  std::vector<std::string> name_atoms() const;  // folded, all of them, in the order of the name
  std::vector<std::string> surname_atoms() const;
  /// Did the tenure include the day or month? An empty date asks nothing and is met.
  bool in_office(std::string_view date) const;
  /// Known to be in office in one month, no more.
  bool only_seen() const { return from.empty() && to.empty(); }
};

/// The folded atoms of the words, joined by spaces: how the maps below are asked.
std::string key_of(std::string_view words);

struct ActorTables::Impl {
  std::vector<StateEntry> states;
  std::vector<OrganisationEntry> organisations;
  std::vector<OfficeEntry> offices;
  std::vector<DescriptionEntry> descriptions;
  std::vector<TitleEntry> titles;
  std::vector<RegionEntry> regions;
  Table holder_table;
  std::vector<Holder> holders;  // views into it
  PhraseTrie phrases;
  PhraseTrie holder_names;  // full names of those whose tenure is known
  UserActors user;
  std::unordered_map<std::string, GivenName> given_names;  // by folded name
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      by_surname;  // canonical last atom of surname or name
  std::unordered_map<std::string, std::string>
      spellings;  // folded word of a name -> the one it is a variant of
  std::unordered_map<std::string, std::uint32_t> state_by_code;
  std::unordered_map<std::string, std::uint32_t> state_by_place;   // folded atoms joined by spaces
  std::unordered_map<std::string, std::uint32_t> office_by_words;  // folded atoms joined by spaces
  std::unordered_map<std::string, std::vector<std::string>> fits;
  std::unordered_map<std::string, std::uint32_t>
      offices_abroad;                                    // "GBR chancellor" -> what the words mean there
  std::unordered_set<std::string> held_offices;          // "FRA president": those of the table of holders
  std::unordered_map<std::string, std::string> sectors;  // by CAMEO role code: PLOVER sector
  std::unordered_map<std::string, std::string> sector_words;  // "rebel" -> CAMEO role code
  std::unordered_set<std::string> speaking_verbs, place_prepositions, place_verbs, domestic_verbs;
  std::unordered_set<std::string> foreign_kin;  // "ally": whoever has one is of another country
  std::unordered_set<std::string> leading_verbs;  // "command": who does this to a body is of its state
  std::unordered_set<std::string> voices;       // "drew B from": a capital there speaks
  std::unordered_set<std::string>
      visits;  // "fly to", "visit": whoever does this to a capital visits the state
  std::unordered_set<std::string> telling_verbs;                // of speech_cues.tsv: whose subject speaks
  std::unordered_set<std::string> papers;                       // lemmas: "statement", "release"
  std::unordered_set<std::string> portfolio_words;              // last words of portfolios, and "affairs"
  std::unordered_set<std::string> organisation_words;           // last words of descriptions of bodies
  std::unordered_set<std::string> body_endings, thing_endings;  // last words of names that are no person's

  /// Can a description with this key stand for a holder of the office? "minister" for "minister:Defence".
  bool covers(std::string_view key, const OfficeEntry& office) const;
  const StateEntry* state(std::string_view code) const;
  /// Has the table of holders anybody with such an office there?
  bool has_office(std::string_view country, std::string_view key) const;
  /// What the words of an office mean in that state, if not what they mean elsewhere.
  std::optional<std::uint32_t> office_in(std::string_view country, std::string_view words) const;
  /// Code of the state with this name, capital, seat or city, or empty; case does not count ("NAIROBI").
  std::string_view country_of_place(std::string_view words) const;
  /// PLOVER sector of a CAMEO actor code ("USAGOVMIL" -> "GOV"), or empty.
  std::string_view sector_of(std::string_view cameo) const;
  const GivenName* given_name(const std::string& folded) const;
  std::optional<std::uint32_t> office_of_words(std::string_view words) const;
  /// The spelling for all variants of a word of a name ("netanyahou": "netanyahu"); itself if it has none.
  const std::string& canonical(const std::string& folded) const;
  bool same_word(const std::string& a, const std::string& b) const {
    return a == b || canonical(a) == canonical(b);
  }
};

}  // namespace readout
