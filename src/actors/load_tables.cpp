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
  constexpr std::array<std::string_view, 10> kNames = {
      "person",     "source",       "group",       "pair",     "state",
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
    const std::pair<std::string_view, PhraseKind> columns[] = {{"names", PhraseKind::state},
                                                               {"adjectives", PhraseKind::adjective},
                                                               {"people", PhraseKind::people},
                                                               {"capitals", PhraseKind::capital},
                                                               {"seats", PhraseKind::seat}};
    for (const auto& [column, kind] : columns) {
      for (const auto name : parts_of(row[column]))
        impl.phrases.add(name, {kind, entry, kind == PhraseKind::people});
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
  const auto table = open("regions.tsv", {"names", "country", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    if (row["names"].empty()) return table->fail_at(row, "a name is needed");
    if (!row["country"].empty() && impl.state(row["country"]) == nullptr) {
      return table->fail_at(row, "the country is not in states.tsv");
    }
    const auto entry = append(impl.regions, std::string(row["country"]));
    for (const auto name : parts_of(row["names"])) impl.phrases.add(name, {PhraseKind::region, entry});
  }
  return {};
}

struct Portfolio {
  std::string name, sector;
  std::vector<std::string> words;
};

Result<std::vector<Portfolio>> load_portfolios() {
  const auto table = open("portfolios.tsv", {"portfolio", "words", "sector", "source"});
  if (!table) return tl::unexpected(table.error());
  std::vector<Portfolio> portfolios;
  for (const Table::Row row : *table) {
    Portfolio portfolio{std::string(row["portfolio"]), std::string(row["sector"]), {}};
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
      add_with_plurals(impl.phrases, phrase, PhraseKind::office, entry);
      std::string key;
      for (const Atom& atom : atoms_of(phrase)) key.append(key.empty() ? "" : " ").append(atom.text);
      impl.office_by_words.emplace(key, entry);
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
  for (const Portfolio& portfolio : portfolios) {
    OfficeEntry made = office;
    made.role = with_portfolio(office.role, portfolio.name);
    made.key = with_portfolio(office.key, portfolio.name);
    if (made.key.starts_with("chief:")) made.key = "chief:" + portfolio.name;
    made.sector = portfolio.sector;
    add_office(impl, made, words, portfolio.words);
  }
}

Result<void> load_offices(Impl& impl) {
  const auto portfolios = load_portfolios();
  if (!portfolios) return tl::unexpected(portfolios.error());
  const auto table =
      open("offices.tsv", {"words", "role", "level", "sector", "gender", "key", "country", "source"});
  if (!table) return tl::unexpected(table.error());
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

std::vector<std::string> texts_of(const std::vector<Atom>& atoms) {
  std::vector<std::string> texts;
  for (const Atom& atom : atoms) texts.push_back(atom.text);
  return texts;
}

Result<void> load_holders(Impl& impl) {
  const auto table = open("office_holders.tsv",
                          {"name", "surname", "country", "role", "from", "to", "seen", "gender", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : *table) {
    const auto office = impl.office_of_words(row["role"]);
    const auto gender = gender_of(row["gender"]);
    if (!office) return table->fail_at(row, "the role is not in offices.tsv");
    if (impl.state(row["country"]) == nullptr) return table->fail_at(row, "the country is not in states.tsv");
    if (!gender) return table->fail_at(row, "the gender must be male, female or empty");
    Holder holder{std::string(row["name"]),
                  texts_of(atoms_of(row["name"])),
                  texts_of(atoms_of(row["surname"])),
                  std::string(row["country"]),
                  *office,
                  std::string(row["from"]),
                  std::string(row["to"]),
                  std::string(row["seen"]),
                  *gender};
    if (holder.surname_atoms.empty()) return table->fail_at(row, "a surname is needed");
    const std::string last = holder.surname_atoms.back();
    impl.by_surname[last].push_back(append(impl.holders, std::move(holder)));
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
    } else {
      return table->fail_at(row, "the kind must be preposition or verb");
    }
  }
  return {};
}

}  // namespace

ActorTables::ActorTables(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ActorTables::~ActorTables() = default;

Result<std::shared_ptr<const ActorTables>> ActorTables::load() { return load(UserActors()); }

Result<std::shared_ptr<const ActorTables>> ActorTables::load(UserActors user) {
  auto impl = std::make_unique<Impl>();
  // In this order: titles and holders name offices, organisations name states.
  for (const auto load_one :
       {load_states, load_organisations, load_regions, load_offices, load_fits, load_descriptions,
        load_titles, load_given_names, load_holders, load_place_words}) {
    if (auto ok = load_one(*impl); !ok) return tl::unexpected(ok.error());
  }
  for (const StateEntry& state : impl->states) {
    user.add_state(state.cameo, state.code);
    user.add_state(state.code, state.code);
  }
  impl->user = std::move(user);
  return std::shared_ptr<const ActorTables>(new ActorTables(std::move(impl)));
}

}  // namespace readout
