// Reads the tables of knowledge/ that this stage uses and compiles them. A wrong row is an error with its
// file and line; the tests load all of them, so that a bad table fails the build.
#include <fmt/core.h>

#include <array>

#include "actors/tables.hpp"
#include "base/embedded.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

using Impl = ActorTables::Impl;

std::vector<std::string_view> parts_of(std::string_view cell, char separator = '|') {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(separator), cell.size());
    if (end > 0) parts.push_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

Result<Table> open(std::string_view name, std::initializer_list<std::string_view> columns) {
  auto table = Table::parse(embedded_table(name), fmt::format("knowledge/{}", name));
  if (!table) return table;
  if (auto ok = table->require(columns); !ok) return tl::unexpected(ok.error());
  for (const Table::Row row : *table) {
    if (row["source"].empty()) return table->fail_at(row, "a row needs its source");
  }
  return table;
}

template <class Row>
std::uint32_t append(std::vector<Row>& rows, Row row) {
  rows.push_back(std::move(row));
  return static_cast<std::uint32_t>(rows.size() - 1);
}

std::optional<Gender> gender_of(std::string_view cell) {
  if (cell.empty() || cell == "either") return Gender::unknown;
  if (cell == "male") return Gender::male;
  if (cell == "female") return Gender::female;
  return std::nullopt;
}

std::optional<Level> level_of(std::string_view cell) {
  for (int i = 0; i <= static_cast<int>(Level::other); ++i) {
    if (name_of(static_cast<Level>(i)) == cell) return static_cast<Level>(i);
  }
  return std::nullopt;
}

std::optional<DescriptionKind> description_kind_of(std::string_view cell) {
  constexpr std::array<std::string_view, 11> kNames = {
      "person",     "source",       "insider",     "group",    "pair",      "state",
      "government", "organisation", "counterpart", "superior", "collective"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == cell) return static_cast<DescriptionKind>(i);
  }
  return std::nullopt;
}

// --- plurals

std::string plural_of_word(std::string word) {
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  const auto replace = [&](std::size_t drop, std::string_view by) {
    return word.substr(0, word.size() - drop).append(by);
  };
  if (ends("man")) return replace(2, "en");
  if (ends("child")) return word + "ren";
  if (ends("person")) return replace(4, "ople");
  if (ends("elite")) return word + "s";
  if (ends("people") || ends("police") || ends("media") || ends("press") || ends("public")) return word;
  if (ends("y") && word.size() > 1 &&
      std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos) {
    return replace(1, "ies");
  }
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return word + "es";
  return word + "s";
}

/// Plurals of a phrase: of its last word, of the word before "of" ("ministers of defence"), or before a
/// trailing adjective ("attorneys general").
std::vector<std::string> plurals_of(std::string_view phrase) {
  std::vector<std::string> plurals;
  const auto with_plural_at = [&](std::size_t begin, std::size_t end) {
    std::string made(phrase.substr(0, begin));
    made += plural_of_word(std::string(phrase.substr(begin, end - begin)));
    plurals.push_back(made.append(phrase.substr(end)));
  };
  std::size_t head_end = phrase.size();
  for (const std::string_view link : {" of ", " for ", " to ", " in ", " at ", " without ", " familiar ",
                                      " close ", " briefed ", " involved ", " with "}) {
    head_end = std::min(head_end, phrase.find(link));
  }
  const auto begin_of_word = [&](std::size_t end) {
    const std::size_t space = phrase.rfind(' ', end - 1);
    return space == std::string_view::npos ? 0 : space + 1;
  };
  with_plural_at(begin_of_word(head_end), head_end);
  if (phrase.ends_with("person")) {
    plurals.push_back(std::string(phrase) + "s");
  }
  for (const std::string_view adjective : {" general", " elect", " designate"}) {
    if (!phrase.ends_with(adjective)) continue;
    const std::size_t end = phrase.size() - adjective.size();
    with_plural_at(begin_of_word(end), end);
  }
  return plurals;
}

void add_with_plurals(PhraseTrie& trie, std::string_view phrase, PhraseKind kind, std::uint32_t entry) {
  trie.add(phrase, {kind, entry, false});
  for (const std::string& plural : plurals_of(phrase)) trie.add(plural, {kind, entry, true});
}

/// "Peruvians" -> "Peruvian", "Frenchmen" -> "Frenchman"; nothing for "British", who have no such singular.
std::string singular_of_people(std::string_view people) {
  if (people.ends_with("men")) return std::string(people.substr(0, people.size() - 2)) + "an";
  if (people.ends_with("s") && !people.ends_with("ss"))
    return std::string(people.substr(0, people.size() - 1));
  return {};
}

// --- the tables

Result<void> load_states(Impl& impl) {
  const auto table = open("states.tsv", {"code", "cameo", "name", "names", "adjectives", "people", "capitals",
                                         "seats", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["code"].size() != 3 || row["name"].empty() || row["cameo"].empty()) {
      return table->fail_at(row, "a code of three letters, a CAMEO code and a name are needed");
    }
    const auto entry = append(impl.states, StateEntry{std::string(row["code"]), std::string(row["cameo"]),
                                                      std::string(row["name"])});
    if (!impl.state_by_code.emplace(row["code"], entry).second)
      return table->fail_at(row, "the code stands twice");
    impl.phrases.add(row["name"], {PhraseKind::state, entry});
    for (const std::string_view column : {"name", "names", "capitals", "seats"}) {
      for (const auto place : parts_of(row[column])) impl.state_by_place.emplace(key_of(place), entry);
    }
    const std::pair<std::string_view, PhraseKind> columns[] = {{"names", PhraseKind::state},
                                                               {"adjectives", PhraseKind::adjective},
                                                               {"people", PhraseKind::people},
                                                               {"capitals", PhraseKind::capital},
                                                               {"seats", PhraseKind::seat}};
    for (const auto& [column, kind] : columns) {
      for (const auto name : parts_of(row[column])) {
        impl.phrases.add(name, {kind, entry, kind == PhraseKind::people});
        if (kind != PhraseKind::people) continue;
        if (const std::string one = singular_of_people(name); !one.empty())
          impl.phrases.add(one, {kind, entry});
      }
    }
  }
  return {};
}

Result<void> load_organisations(Impl& impl) {
  const auto table =
      open("organisations.tsv", {"name", "names", "members", "type", "country", "cameo", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["name"].empty()) return table->fail_at(row, "a name is needed");
    if (row["type"] != "organisation" && row["type"] != "office" && row["type"] != "party") {
      return table->fail_at(row, "the type must be organisation, office or party");
    }
    if (!row["country"].empty() && impl.state(row["country"]) == nullptr) {
      return table->fail_at(row, "the country is not in states.tsv");
    }
    const auto entry =
        append(impl.organisations, OrganisationEntry{std::string(row["name"]), std::string(row["type"]),
                                                     std::string(row["country"]), std::string(row["cameo"])});
    impl.phrases.add(row["name"], {PhraseKind::organisation, entry});
    for (const auto name : parts_of(row["names"])) impl.phrases.add(name, {PhraseKind::organisation, entry});
    for (const auto name : parts_of(row["members"])) {
      const bool adjective = name.ends_with("ic");
      impl.phrases.add(name, {adjective ? PhraseKind::party_adjective : PhraseKind::party_member, entry,
                              name.ends_with('s')});
    }
  }
  return {};
}

Result<void> load_regions(Impl& impl) {
  const auto table = open("regions.tsv", {"names", "country", "sector", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["names"].empty()) return table->fail_at(row, "a name is needed");
    if (!row["country"].empty() && impl.state(row["country"]) == nullptr) {
      return table->fail_at(row, "the country is not in states.tsv");
    }
    const auto entry = append(impl.regions, RegionEntry{std::string(row["country"]), std::string(row["sector"])});
    for (const auto name : parts_of(row["names"])) impl.phrases.add(name, {PhraseKind::region, entry});
  }
  return {};
}

struct Portfolio {
  std::string name, sector;
  std::vector<std::string> words;
  bool chief = true;  // is its chief the minister?
};

Result<std::vector<Portfolio>> load_portfolios() {
  const auto table = open("portfolios.tsv", {"portfolio", "words", "sector", "chief", "source"});
  if (!table) return tl::unexpected(table.error());
  std::vector<Portfolio> portfolios;
  for (const Table::Row row : *table) {
    Portfolio portfolio{std::string(row["portfolio"]), std::string(row["sector"]), {}, row["chief"] != "no"};
    if (!row["chief"].empty() && portfolio.chief) return table->fail_at(row, "chief must be no or empty");
    for (const auto word : parts_of(row["words"])) portfolio.words.emplace_back(word);
    if (portfolio.name.empty() || portfolio.words.empty())
      return table->fail_at(row, "a portfolio and words are needed");
    portfolios.push_back(std::move(portfolio));
  }
  return portfolios;
}

constexpr std::string_view kSlot = "<portfolio>";

std::string with_portfolio(std::string_view pattern, std::string_view word) {
  std::string made(pattern);
  if (const auto at = made.find(kSlot); at != std::string::npos) made.replace(at, kSlot.size(), word);
  return made;
}

void add_office(Impl& impl, OfficeEntry office, std::string_view patterns,
                const std::vector<std::string>& slot_words) {
  const auto entry = append(impl.offices, std::move(office));
  for (const auto pattern : parts_of(patterns)) {
    for (const std::string& slot : slot_words) {
      if (pattern.starts_with('<') && slot.starts_with("the ")) continue;  // only "minister of the interior"
      const std::string phrase = with_portfolio(pattern, slot);
      if (!impl.office_by_words.emplace(key_of(phrase), entry).second) continue;  // an earlier row has it
      add_with_plurals(impl.phrases, phrase, PhraseKind::office, entry);
    }
  }
}

Result<OfficeEntry> read_office(const Impl& impl, const Table& table, const Table::Row& row) {
  const auto level = level_of(row["level"]);
  const auto gender = gender_of(row["gender"]);
  if (!level) return table.fail_at(row, "no such level");
  if (!gender) return table.fail_at(row, "the gender must be male, female or empty");
  if (!row["country"].empty() && impl.state(row["country"]) == nullptr) {
    return table.fail_at(row, "the country is not in states.tsv");
  }
  if (row["words"].empty() || row["key"].empty()) return table.fail_at(row, "words and a key are needed");
  return OfficeEntry{std::string(row["role"]),   *level,
                     std::string(row["sector"]), *gender,
                     std::string(row["key"]),    std::string(row["country"])};
}

void add_with_portfolios(Impl& impl, const OfficeEntry& office, std::string_view words,
                         const std::vector<Portfolio>& portfolios) {
  const bool of_chief = office.key.starts_with("chief:");
  for (const Portfolio& portfolio : portfolios) {
    if (of_chief && !portfolio.chief) continue;
    OfficeEntry made = office;
    made.role = with_portfolio(office.role, portfolio.name);
    made.key = with_portfolio(office.key, portfolio.name);
    if (of_chief) made.key = "chief:" + portfolio.name;
    if (office.sector == "GOV") made.sector = portfolio.sector;  // not a shadow minister's
    add_office(impl, made, words, portfolio.words);
  }
}

Result<void> load_offices(Impl& impl) {
  const auto portfolios = load_portfolios();
  if (!portfolios) return tl::unexpected(portfolios.error());
  const auto table =
      open("offices.tsv", {"words", "role", "level", "sector", "gender", "key", "country", "source"});
  if (!table) return tl::unexpected(table.error());
  impl.portfolio_words = {"affairs", "policy"};
  for (const Portfolio& portfolio : *portfolios) {
    for (const auto& words : portfolio.words) impl.portfolio_words.insert(atoms_of(words).back().text);
  }
  // Rows of exact words first: what they say goes before a pattern's ("police chief" before "<portfolio>
  // chief").
  for (const bool patterns : {false, true}) {
    for (const Table::Row row : *table) {
      if ((row["words"].find(kSlot) != std::string_view::npos) != patterns) continue;
      const auto office = read_office(impl, *table, row);
      if (!office) return tl::unexpected(office.error());
      if (patterns) {
        add_with_portfolios(impl, *office, row["words"], *portfolios);
      } else {
        add_office(impl, *office, row["words"], {""});
      }
    }
  }
  return {};
}

Result<void> load_fits(Impl& impl) {
  const auto table = open("office_fits.tsv", {"key", "fits", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    auto& fits = impl.fits[std::string(row["key"])];
    for (const auto fit : parts_of(row["fits"])) {
      if (fit.starts_with("level:") && !level_of(fit.substr(6))) return table->fail_at(row, "no such level");
      fits.emplace_back(fit);
    }
    if (fits.empty()) return table->fail_at(row, "what it fits is missing");
  }
  return {};
}

Result<void> load_descriptions(Impl& impl) {
  const auto table = open("descriptions.tsv", {"words", "kind", "gender", "fits", "sector", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const auto kind = description_kind_of(row["kind"]);
    const auto gender = gender_of(row["gender"]);
    if (!kind) return table->fail_at(row, "no such kind of description");
    if (!gender) return table->fail_at(row, "the gender must be male, female or empty");
    const auto entry = append(impl.descriptions, DescriptionEntry{*kind, *gender, std::string(row["fits"]),
                                                                  std::string(row["sector"])});
    for (const auto phrase : parts_of(row["words"])) {
      add_with_plurals(impl.phrases, phrase, PhraseKind::description, entry);
      if (*kind == DescriptionKind::organisation) {
        impl.organisation_words.insert(atoms_of(phrase).back().text);
      }
    }
  }
  return {};
}

Result<void> load_titles(Impl& impl) {
  const auto table = open("titles.tsv", {"title", "gender", "office", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const auto gender = gender_of(row["gender"]);
    if (!gender || row["title"].empty())
      return table->fail_at(row, "a title and male, female or no gender are needed");
    TitleEntry title{*gender, std::nullopt};
    if (!row["office"].empty()) {
      title.office = impl.office_of_words(row["office"]);
      if (!title.office) return table->fail_at(row, "the office is not in offices.tsv");
    }
    impl.phrases.add(row["title"], {PhraseKind::title, append(impl.titles, title)});
  }
  return {};
}

Result<void> load_given_names(Impl& impl) {
  const auto table = open("given_names.tsv", {"name", "gender", "stands_for", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const auto gender = gender_of(row["gender"]);
    if (!gender || row["name"].empty())
      return table->fail_at(row, "a name and male, female or either are needed");
    GivenName& name = impl.given_names[fold(row["name"])];
    name.gender = *gender;
    for (const auto full : parts_of(row["stands_for"])) name.stands_for.push_back(fold(full));
  }
  return {};
}

Result<void> load_name_variants(Impl& impl) {
  const auto table = open("name_variants.tsv", {"name", "variants", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const std::string name = fold(row["name"]);
    if (name.empty() || row["variants"].empty()) return table->fail_at(row, "a name and variants are needed");
    for (const auto variant : parts_of(row["variants"])) {
      if (!impl.spellings.emplace(fold(variant), name).second || fold(variant) == name) {
        return table->fail_at(row, "a variant stands for one name");
      }
    }
  }
  for (const auto& [variant, name] : impl.spellings) {
    if (impl.spellings.contains(name)) return table->fail_at(*table->begin(), name + " is itself a variant");
  }
  return {};
}

/// The last word of a surname, folded; of "al-Assad" and "de la Cruz", too.
std::string last_word(std::string_view surname) {
  const std::size_t before = surname.find_last_of(" -");
  const auto atoms = atoms_of(before == std::string_view::npos ? surname : surname.substr(before + 1));
  return atoms.empty() ? std::string() : atoms.back().text;
}

Result<void> load_holders(Impl& impl) {
  auto opened = open("office_holders.tsv", {"name", "surname", "country", "role", "from", "to", "seen",
                                            "gender", "wikidata", "source"});
  if (!opened) return tl::unexpected(opened.error());
  impl.holder_table = std::move(*opened);
  const Table* table = &impl.holder_table;
  std::unordered_map<std::string_view, std::optional<std::uint32_t>> roles;
  impl.holders.reserve(table->size());
  for (const Table::Row row : *table) {
    const auto [role, fresh] = roles.try_emplace(row["role"]);
    if (fresh) role->second = impl.office_of_words(row["role"]);
    const auto gender = gender_of(row["gender"]);
    if (!role->second) return table->fail_at(row, "the role is not in offices.tsv");
    if (!row["country"].empty() && impl.state(row["country"]) == nullptr) {
      return table->fail_at(row, "the country is not in states.tsv");
    }
    if (!gender) return table->fail_at(row, "the gender must be male, female or empty");
    const std::string last = last_word(row["surname"]);
    if (last.empty()) return table->fail_at(row, "a surname is needed");
    const auto holder =
        append(impl.holders, Holder{row["name"], row["surname"], row["country"], *role->second, row["from"],
                                    row["to"], row["seen"], row["wikidata"], *gender});
    impl.by_surname[impl.canonical(last)].push_back(holder);
    if (impl.offices[*role->second].level <= Level::head_of_government)
      impl.held_offices.insert(
          std::string(row["country"]).append(" ").append(impl.offices[*role->second].key));
    // "King Abdullah II" is found by his title.
    const std::size_t first_word = row["name"].find_first_of(" -");
    const bool full =
        first_word != std::string_view::npos && !impl.office_of_words(row["name"].substr(0, first_word));
    if (full && !impl.holders[holder].only_seen()) impl.holder_names.add(row["name"], {PhraseKind::title});
    // "Xi Jinping", whose surname comes first.
    const std::string end = last_word(row["name"]);
    if (!end.empty() && impl.canonical(end) != impl.canonical(last)) {
      impl.by_surname[impl.canonical(end)].push_back(holder);
    }
  }
  return {};
}

Result<void> load_cities(Impl& impl) {
  const auto table = open("cities.tsv", {"city", "country", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const auto state = impl.state_by_code.find(std::string(row["country"]));
    if (state == impl.state_by_code.end()) return table->fail_at(row, "the country is not in states.tsv");
    if (!impl.state_by_place.emplace(key_of(row["city"]), state->second).second)
      return table->fail_at(row, "the city stands twice, or is a capital");
  }
  return {};
}

Result<void> load_office_countries(Impl& impl) {
  const auto table = open("office_countries.tsv", {"words", "countries", "office", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const auto office = impl.office_of_words(row["office"]);
    if (!office || !impl.office_of_words(row["words"]))
      return table->fail_at(row, "the words are not in offices.tsv");
    for (const auto country : parts_of(row["countries"])) {
      if (impl.state(country) == nullptr) return table->fail_at(row, "a country is not in states.tsv");
      impl.offices_abroad.emplace(std::string(country).append(" ").append(key_of(row["words"])), *office);
    }
  }
  return {};
}

Result<void> load_anonymity(Impl& impl) {
  const auto table = open("anonymity.tsv", {"words", "kind", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["words"].empty()) return table->fail_at(row, "words are needed");
    if (row["kind"] == "verb") {
      impl.speaking_verbs.emplace(row["words"]);
    } else if (row["kind"] == "sure" || row["kind"] == "speech") {
      impl.phrases.add(row["words"], {PhraseKind::anonymity, row["kind"] == "speech" ? 1u : 0u});
    } else {
      return table->fail_at(row, "the kind must be sure, speech or verb");
    }
  }
  return {};
}

Result<void> load_name_endings(Impl& impl) {
  const auto table = open("name_endings.tsv", {"word", "kind", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["kind"] == "organisation") {
      impl.body_endings.emplace(row["word"]);
    } else if (row["kind"] == "thing") {
      impl.thing_endings.emplace(row["word"]);
    } else {
      return table->fail_at(row, "the kind must be organisation or thing");
    }
  }
  return {};
}

Result<void> load_sectors(Impl& impl) {
  const auto table = open("sectors.tsv", {"cameo", "plover", "meaning", "words", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const std::size_t letters = row["cameo"].size();
    if ((letters != 3 && letters != 6) || row["plover"].size() != 3)
      return table->fail_at(row,
                            "a CAMEO code of three or six letters and a PLOVER code of three are needed");
    if (!impl.sectors.emplace(row["cameo"], row["plover"]).second)
      return table->fail_at(row, "the CAMEO code stands twice");
    for (const std::string_view word : parts_of(row["words"])) {
      if (!impl.sector_words.emplace(word, row["cameo"]).second)
        return table->fail_at(row, fmt::format("\"{}\" stands twice", word));
    }
  }
  return {};
}

Result<void> load_place_words(Impl& impl) {
  const auto table = open("place_words.tsv", {"word", "kind", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["kind"] == "preposition") {
      impl.place_prepositions.emplace(row["word"]);
    } else if (row["kind"] == "verb") {
      impl.place_verbs.emplace(row["word"]);
    } else if (row["kind"] == "domestic") {
      impl.domestic_verbs.emplace(row["word"]);
    } else if (row["kind"] == "visit") {
      impl.visits.emplace(row["word"]);
    } else if (row["kind"] == "voice") {
      impl.voices.emplace(row["word"]);
    } else if (row["kind"] == "lead") {
      impl.leading_verbs.emplace(row["word"]);
    } else if (row["kind"] == "foreign") {
      impl.foreign_kin.emplace(row["word"]);
    } else {
      return table->fail_at(row, "the kind must be preposition, verb, domestic, visit, voice, lead or foreign");
    }
  }
  return {};
}

/// Verbs that are cues as often as not: their subjects speak, whatever they are called.
Result<void> load_telling_verbs(Impl& impl, Knowledge& knowledge) {
  const auto table = knowledge.open("speech_cues.tsv", {"lemma", "pos", "p"});
  if (!table) return tl::unexpected(table.error());
  std::unordered_set<std::string_view> seen;  // a user's row counts, not the built-in one behind it
  for (const Table::Row row : **table) {
    if (row["pos"] != "verb" || !seen.insert(row["lemma"]).second) continue;
    const bool often = row["p"].empty() || row["p"] >= "0.4";  // a share, 0 to 1.00, with its point
    if (often) impl.telling_verbs.emplace(row["lemma"]);
  }
  return {};
}

Result<void> load_papers(Impl& impl, Knowledge& knowledge) {
  const auto table = knowledge.open("papers.tsv", {"lemma", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : **table) impl.papers.emplace(row["lemma"]);
  return {};
}

}  // namespace

ActorTables::ActorTables(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ActorTables::~ActorTables() = default;

Result<std::shared_ptr<const ActorTables>> ActorTables::load() { return load(UserActors()); }

Result<std::shared_ptr<const ActorTables>> ActorTables::load(UserActors user) {
  Knowledge knowledge;
  return load(std::move(user), knowledge);
}

Result<std::shared_ptr<const ActorTables>> ActorTables::load(UserActors user, Knowledge& knowledge) {
  auto impl = std::make_unique<Impl>();
  // In this order: titles and holders name offices, organisations name states.
  for (const auto load_one :
       {load_states, load_cities, load_organisations, load_regions, load_offices, load_fits,
        load_office_countries, load_descriptions, load_titles, load_given_names, load_name_variants,
        load_holders, load_place_words, load_anonymity, load_sectors, load_name_endings}) {
    if (auto ok = load_one(*impl); !ok) return tl::unexpected(ok.error());
  }
  for (const auto load_one : {load_papers, load_telling_verbs}) {
    if (auto ok = load_one(*impl, knowledge); !ok) return tl::unexpected(ok.error());
  }
  for (const StateEntry& state : impl->states) {
    user.add_state(state.cameo, state.code);
    user.add_state(state.code, state.code);
  }
  impl->user = std::move(user);
  return std::shared_ptr<const ActorTables>(new ActorTables(std::move(impl)));
}

}  // namespace readout
