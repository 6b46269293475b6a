// Every row of the actor tables: they load, name things that exist, have sources, and mean what they seem to
// mean.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "actors/tables.hpp"
#include "base/embedded.hpp"
#include "base/table.hpp"

namespace readout {
namespace {

const ActorTables::Impl& tables() {
  static const auto loaded = ActorTables::load();
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return (*loaded)->impl();
}

TEST(ActorTables, AllRowsLoad) {
  const auto loaded = ActorTables::load();
  ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
}

TEST(ActorTables, EachTableHasAHeadAndSources) {
  for (const char* name : {"states.tsv", "organisations.tsv", "offices.tsv", "portfolios.tsv",
                           "office_fits.tsv", "office_holders.tsv", "descriptions.tsv", "titles.tsv",
                           "given_names.tsv", "name_variants.tsv", "place_words.tsv", "regions.tsv"}) {
    EXPECT_TRUE(embedded_table(name).starts_with("# ")) << name;
    const auto table = Table::parse(embedded_table(name), name);
    ASSERT_TRUE(table.has_value()) << table.error().message;
    for (const Table::Row row : *table) EXPECT_FALSE(row["source"].empty()) << name << ":" << row.line();
  }
}

TEST(ActorTables, StatesOfTheWorldAreThere) {
  // All members of the United Nations and what else acts like a state.
  const std::string members =
      "AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN "
      "BGR BFA BDI "
      "CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE PRK DNK DJI DMA DOM ECU EGY "
      "SLV GNQ ERI "
      "EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ "
      "IRL ISR ITA "
      "JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT "
      "MUS MEX FSM "
      "MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL "
      "PRT QAT KOR "
      "MDA ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN "
      "SUR SWE CHE "
      "SYR TJK THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE "
      "VAT PSE XKX TWN EUR UNO";
  std::size_t found = 0;
  for (std::size_t at = 0; at < members.size(); at += 4) {
    EXPECT_NE(tables().state(members.substr(at, 3)), nullptr) << members.substr(at, 3);
    ++found;
  }
  EXPECT_EQ(found, 193u + 6u);
}

TEST(ActorTables, StatesHaveAllTheirWords) {
  const auto table = Table::parse(embedded_table("states.tsv"), "states.tsv");
  ASSERT_TRUE(table.has_value());
  // City states, states that are gone or have no seat of their own, and Belgium, since Brussels is the
  // European Union's.
  const std::set<std::string> without_capital = {"BEL", "CSK", "EUR", "HKG", "MAC", "PRI", "SCG",
                                                 "SGP", "SUN", "UNO", "VAT", "YMD", "YUG"};
  std::set<std::string> codes;
  for (const Table::Row row : *table) {
    const std::string code(row["code"]);
    EXPECT_TRUE(code.size() == 3 &&
                std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        << code;
    EXPECT_TRUE(codes.insert(code).second) << code << " stands twice";
    EXPECT_GE(row["cameo"].size(), 3u) << code;
    EXPECT_TRUE(code == "UNO" || !row["adjectives"].empty()) << code << " has no adjective";
    // The people of Dominica share their word with the Dominican Republic's; the Vatican's have none.
    EXPECT_TRUE(code == "UNO" || code == "DMA" || code == "VAT" || !row["people"].empty())
        << code << " has no people";
    EXPECT_TRUE(without_capital.contains(code) || !row["capitals"].empty()) << code << " has no capital";
  }
}

/// Role, level and words in which the press writes it.
TEST(ActorTables, OfficesHaveTheirLevels) {
  const auto expect = [](Level level, std::initializer_list<const char*> wordings) {
    for (const char* words : wordings) {
      const auto office = tables().office_of_words(words);
      ASSERT_TRUE(office.has_value()) << words;
      EXPECT_EQ(name_of(tables().offices[*office].level), name_of(level)) << words;
    }
  };
  expect(Level::head_of_state,
         {"president", "king", "queen", "emir", "head of state", "supreme leader", "pope"});
  expect(Level::head_of_government,
         {"prime minister", "premier", "chancellor", "head of government", "taoiseach"});
  expect(Level::minister, {"defence secretary", "Defense Secretary", "Defence Minister", "defense minister",
                           "minister of defence", "secretary of defense", "Defence boss", "defence chief",
                           "foreign minister", "foreign secretary", "secretary of state", "interior minister",
                           "minister of the interior", "home secretary", "finance minister",
                           "attorney general", "trade secretary", "minister for foreign affairs"});
  expect(Level::deputy_minister,
         {"deputy foreign minister", "vice foreign minister", "deputy secretary of state",
          "undersecretary of defense", "assistant secretary of state", "deputy minister"});
  expect(Level::chief_of_defence,
         {"chairman of the Joint Chiefs of Staff", "joint chiefs chairman", "chief of the general staff",
          "chief of defence staff", "chief of the defense staff", "army chief", "armed forces chief"});
  expect(Level::ambassador,
         {"ambassador", "high commissioner", "charge d'affaires", "permanent representative"});
  expect(Level::envoy, {"envoy", "special envoy", "special representative", "negotiator", "mediator"});
  expect(Level::legislator,
         {"senator", "congressman", "congresswoman", "MP", "lawmaker", "member of parliament", "speaker"});
  expect(Level::spokesperson, {"spokesman", "spokeswoman", "spokesperson", "press secretary"});
  expect(Level::official,
         {"official", "national security adviser", "national security advisor", "diplomat", "adviser",
          "advisor", "governor", "mayor", "general", "CIA director", "police chief"});
  expect(Level::other, {"candidate", "opposition leader", "rebel leader", "businessman", "analyst",
                        "journalist", "activist"});
  EXPECT_FALSE(tables().office_of_words("the interior minister").has_value())
      << "the article is not part of the office";
}

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find('|'), cell.size());
    parts.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

/// The phrases of a table by key, with the rows in which they stand.
std::map<std::string, std::set<std::string>> phrases_of(const char* name, const char* row_name,
                                                        std::initializer_list<const char*> columns) {
  const auto table = Table::parse(embedded_table(name), name);
  if (!table) throw std::runtime_error(table.error().message);
  std::map<std::string, std::set<std::string>> phrases;
  for (const Table::Row row : *table) {
    for (const char* column : columns) {
      for (const std::string& phrase : parts_of(row[column])) {
        EXPECT_FALSE(phrase.empty()) << name << ":" << row.line() << ": an empty alternative";
        phrases[phrase].insert(std::string(row[row_name]));
      }
    }
  }
  return phrases;
}

TEST(ActorTables, OfficesAreManyAndEachMeansOneThing) {
  const auto table = Table::parse(embedded_table("offices.tsv"), "offices.tsv");
  ASSERT_TRUE(table.has_value());
  std::map<std::string, std::size_t> row_of;
  std::map<std::string, std::size_t> by_sector;
  for (const Table::Row row : *table) {
    for (const std::string& words : parts_of(row["words"])) {
      const auto [it, fresh] = row_of.emplace(key_of(words), row.line());
      EXPECT_TRUE(fresh || it->second == row.line())
          << words << " stands in the rows " << it->second << " and " << row.line();
      if (fresh) ++by_sector[std::string(row["sector"])];
    }
  }
  EXPECT_GE(row_of.size(), 2000u);
  for (const char* sector : {"GOV", "GOVLEG", "MIL", "IGO", "PTY"})
    EXPECT_GE(by_sector[sector], 100u) << sector;
  for (const char* sector : {"NGO", "JUD", "COP", "SPY", "REB", "MED", "BUS", "REL", "EDU", "LAB", "OPP"}) {
    EXPECT_GE(by_sector[sector], 20u) << sector;
  }
}

TEST(ActorTables, OfficesOfManyFields) {
  const auto expect = [](Level level, std::string_view sector, std::initializer_list<const char*> wordings) {
    for (const char* words : wordings) {
      const auto office = tables().office_of_words(words);
      ASSERT_TRUE(office.has_value()) << words;
      EXPECT_EQ(name_of(tables().offices[*office].level), name_of(level)) << words;
      EXPECT_EQ(tables().offices[*office].sector, sector) << words;
    }
  };
  expect(Level::official, "IGO",
         {"special rapporteur", "resident coordinator", "IAEA chief", "IMF chief", "under-secretary-general",
          "UN human rights chief", "African Union chairman"});
  expect(Level::other, "NGO", {"aid worker", "country director"});
  expect(Level::legislator, "GOVLEG",
         {"deputy speaker", "chief whip", "president pro tempore", "state senator"});
  expect(Level::legislator, "OPP", {"shadow foreign secretary", "shadow minister", "opposition MP"});
  expect(Level::official, "JUD", {"chief justice", "federal prosecutor", "special counsel", "magistrate"});
  expect(Level::official, "COP", {"chief constable", "sheriff", "police chief", "state trooper"});
  expect(Level::official, "SPY", {"Mossad chief", "head of MI6", "FSB director", "station chief"});
  expect(Level::chief_of_defence, "MIL", {"first sea lord", "chief of the air staff"});
  expect(Level::ambassador, "GOV", {"consul general", "deputy chief of mission", "chargé d'affaires"});
  expect(Level::spokesperson, "BUS", {"company spokesman"});
  expect(Level::spokesperson, "REB", {"rebel spokesman"});
  expect(Level::spokesperson, "OPP", {"opposition spokeswoman"});
  expect(Level::other, "BUS", {"chief executive", "chairman and CEO", "chief financial officer"});
  expect(Level::other, "MED", {"editor-in-chief", "bureau chief", "newsreader"});
  expect(Level::other, "CVL", {"attorney", "defence lawyer", "environmentalist"});
  expect(Level::deputy_minister, "GOVJUD", {"deputy attorney general"});
}

TEST(ActorTables, TitlesStandOnce) {
  const auto table = Table::parse(embedded_table("titles.tsv"), "titles.tsv");
  ASSERT_TRUE(table.has_value());
  std::map<std::string, std::string> gender_of;
  for (const Table::Row row : *table) {
    EXPECT_TRUE(gender_of.emplace(key_of(row["title"]), row["gender"]).second) << row["title"];
  }
  EXPECT_GE(gender_of.size(), 250u);
  EXPECT_EQ(gender_of.at("sayyid"), "male");
  EXPECT_EQ(gender_of.at("smt"), "female");
  EXPECT_EQ(gender_of.at("rt hon"), "");
}

TEST(ActorTables, OrganisationsMeanOneBody) {
  for (const auto& [phrase, rows] : phrases_of("organisations.tsv", "name", {"name", "names", "members"})) {
    EXPECT_EQ(rows.size(), 1u) << phrase;
  }
}

TEST(ActorTables, OrganisationsHaveTheirCodes) {
  const auto table = Table::parse(embedded_table("organisations.tsv"), "organisations.tsv");
  ASSERT_TRUE(table.has_value());
  std::map<std::string, std::string> cameo, of_name;
  for (const Table::Row row : *table) {
    EXPECT_GE(row["cameo"].size(), 3u) << row["name"];
    for (const auto& column : {"name", "names"}) {
      for (const std::string& name : parts_of(row[column])) of_name.emplace(name, row["name"]);
    }
    EXPECT_TRUE(cameo.emplace(row["name"], row["cameo"]).second) << row["name"];
    // A body of a state takes the state's code, but for what works across borders.
    const std::string_view country = row["country"];
    if (country.empty() || row["cameo"].starts_with("IMG")) continue;
    EXPECT_TRUE(row["cameo"].starts_with(tables().state(country)->cameo) || row["cameo"].starts_with("IGO"))
        << row["name"];
  }
  EXPECT_EQ(cameo.at(of_name.at("Hizbollah")), "LBNREBHEZ");
  EXPECT_EQ(cameo.at(of_name.at("Riksdag")), "SWEGOVLEG");
  EXPECT_EQ(cameo.at(of_name.at("BND")), "DEUSPY");
  EXPECT_EQ(cameo.at(of_name.at("UN migration agency")), "IGOUNOREF");
  EXPECT_EQ(cameo.at(of_name.at("Quds Force")), "IRNMIL");
  EXPECT_EQ(cameo.at(of_name.at("Capitol Hill")), "USAGOVLEG");
  EXPECT_EQ(cameo.at(of_name.at("Awami League")), "BGDPTY");
}

TEST(ActorTables, SeatsAndCapitalsMeanOneState) {
  for (const auto& [phrase, rows] : phrases_of("states.tsv", "code", {"capitals", "seats", "names"})) {
    EXPECT_EQ(rows.size(), 1u) << phrase;
  }
  EXPECT_EQ(tables().country_of_place("Rangoon"), "MMR");
  EXPECT_EQ(tables().country_of_place("Kiev"), "UKR");
  EXPECT_EQ(tables().country_of_place("Cabo Verde"), "CPV");
  EXPECT_EQ(tables().country_of_place("Swaziland"), "SWZ");
}

TEST(ActorTables, RegionsNameTheirStates) {
  const auto table = Table::parse(embedded_table("regions.tsv"), "regions.tsv");
  ASSERT_TRUE(table.has_value());
  for (const Table::Row row : *table) {
    EXPECT_TRUE(row["country"].empty() || tables().state(row["country"]) != nullptr) << row["names"];
  }
}

TEST(ActorTables, NamesOfStatesMeanOneState) {
  const auto table = Table::parse(embedded_table("states.tsv"), "states.tsv");
  std::set<std::string> names;
  for (const Table::Row row : *table) {
    EXPECT_TRUE(names.insert(std::string(row["name"])).second) << row["name"];
    std::string_view rest = row["names"];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      EXPECT_TRUE(names.insert(std::string(rest.substr(0, end))).second) << rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

TEST(ActorTables, OfficesAreFoundByTheirWords) {
  const auto key_of = [](std::string_view words) {
    const auto office = tables().office_of_words(words);
    return office ? tables().offices[*office].key : std::string("none");
  };
  EXPECT_EQ(key_of("Defence Secretary"), "minister:Defence");
  EXPECT_EQ(key_of("minister of defense"), "minister:Defence");
  EXPECT_EQ(key_of("defence boss"), "chief:Defence");
  EXPECT_EQ(key_of("secretary-general"), "secretary general");
  EXPECT_EQ(key_of("vice-president"), "vice president");
  EXPECT_EQ(key_of("deputy foreign minister"), "deputy minister:Foreign");
  EXPECT_EQ(key_of("chief of the general staff"), "chief of defence");
  EXPECT_EQ(key_of("mines minister"), "minister:Natural Resources");
  EXPECT_EQ(key_of("mining boss"), "none");
  EXPECT_EQ(key_of("head of family"), "none");
  EXPECT_EQ(key_of("greengrocer"), "none");
}

TEST(ActorTables, SectorsOfCodes) {
  EXPECT_EQ(tables().sector_of("USAGOVMIL"), "GOV");
  EXPECT_EQ(tables().sector_of("USAGOVLEG"), "LEG");
  EXPECT_EQ(tables().sector_of("FRAMED"), "JRN");
  EXPECT_EQ(tables().sector_of("IGOUNO"), "IGO");
  EXPECT_EQ(tables().sector_of("PAK"), "");
  for (const OfficeEntry& office : tables().offices) {
    EXPECT_EQ(tables().sector_of(office.sector).empty(), office.sector.empty())
        << office.role << " " << office.sector;
  }
  for (const DescriptionEntry& description : tables().descriptions) {
    EXPECT_EQ(tables().sector_of(description.sector).empty(), description.sector.empty())
        << description.sector;
  }
}

TEST(ActorTables, OfficesThatMeanOthersInSomeStates) {
  const auto key = [&](std::string_view country) {
    const auto office = tables().office_in(country, "Chancellor");
    return office ? tables().offices[*office].key : std::string();
  };
  EXPECT_EQ(key("GBR"), "minister:Finance");
  EXPECT_EQ(key("PER"), "minister:Foreign");
  EXPECT_EQ(key("DEU"), "") << "the head of government, as everywhere else";
  EXPECT_TRUE(tables().has_office("GBR", "prime minister"));
  EXPECT_FALSE(tables().has_office("USA", "prime minister"));
}

TEST(ActorTables, PlacesOfDatelines) {
  EXPECT_EQ(tables().country_of_place("NAIROBI"), "KEN");
  EXPECT_EQ(tables().country_of_place("Karachi"), "PAK");
  EXPECT_EQ(tables().country_of_place("Lebanon"), "LBN");
  EXPECT_EQ(tables().country_of_place("Springfield"), "");
}

TEST(ActorTables, LooserWordsCoverOffices) {
  const auto covers = [](std::string_view key, std::string_view words) {
    return tables().covers(key, tables().offices[*tables().office_of_words(words)]);
  };
  EXPECT_TRUE(covers("minister", "interior minister"));
  EXPECT_TRUE(covers("chief:Defence", "defence secretary"));
  EXPECT_TRUE(covers("chief:Defence", "army chief"));
  EXPECT_FALSE(covers("chief:Defence", "foreign minister"));
  EXPECT_TRUE(covers("leader", "president"));
  EXPECT_FALSE(covers("president", "prime minister"));
  EXPECT_TRUE(covers("politician", "senator"));
}

/// "2019", "2019-06".
bool is_date(std::string_view text) {
  const auto digits = [](std::string_view part) {
    return part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (text.size() == 4) return digits(text);
  return text.size() == 7 && digits(text.substr(0, 4)) && text[4] == '-' && digits(text.substr(5)) &&
         text.substr(5) >= "01" && text.substr(5) <= "12";
}

TEST(ActorTables, HoldersHaveTenuresThatMakeSense) {
  ASSERT_GT(tables().holders.size(), 6000u);
  std::size_t dated = 0;
  for (const Holder& holder : tables().holders) {
    for (const std::string_view date : {holder.from, holder.to, holder.seen}) {
      EXPECT_TRUE(date.empty() || is_date(date)) << holder.name << ": " << date;
    }
    if (!holder.from.empty() && !holder.to.empty()) {
      const std::size_t common = std::min(holder.from.size(), holder.to.size());
      EXPECT_LE(holder.from.substr(0, common), holder.to.substr(0, common)) << holder.name;
    }
    EXPECT_FALSE(holder.from.empty() && holder.to.empty() && holder.seen.empty()) << holder.name;
    if (!holder.from.empty()) ++dated;
  }
  EXPECT_GT(dated, 2000u);
}

/// Whom the table has in the office on the day, one after another if it has several.
std::string who(std::string_view country, std::string_view words, std::string_view date) {
  std::string names;
  const auto office = tables().office_of_words(words);
  if (!office) return "no such office";
  for (const Holder& holder : tables().holders) {
    // Bodies and forces have several heads of one kind.
    const bool exact = country.empty() || tables().offices[*office].level == Level::chief_of_defence;
    const bool same = exact ? holder.office == *office
                            : tables().offices[holder.office].key == tables().offices[*office].key;
    if (holder.country != country || !same || holder.only_seen() || !holder.in_office(date)) continue;
    if (names.find(holder.name) == std::string::npos)
      names.append(names.empty() ? "" : ", ").append(holder.name);
  }
  return names;
}

TEST(ActorTables, WhoHeldWhichOfficeWhen) {
  EXPECT_EQ(who("USA", "defense secretary", "2016-12-08"), "Ashton Carter");
  EXPECT_EQ(who("USA", "secretary of state", "1994-05-01"), "Warren Christopher");
  EXPECT_EQ(who("USA", "secretary of state", "2017-06-30"), "Rex Tillerson");
  EXPECT_EQ(who("USA", "vice president", "1999-03-24"), "Al Gore");
  EXPECT_EQ(who("USA", "national security adviser", "2018-07-01"), "John Bolton");
  EXPECT_EQ(who("USA", "chairman of the joint chiefs of staff", "1999-02-01"), "Hugh Shelton");
  EXPECT_EQ(who("USA", "cia director", "2003-02-05"), "George Tenet");
  EXPECT_EQ(who("GBR", "foreign secretary", "2003-03-20"), "Jack Straw");
  EXPECT_EQ(who("GBR", "defence secretary", "2009-01-10"), "John Hutton");
  EXPECT_EQ(who("GBR", "prime minister", "1995-11-04"), "John Major");
  EXPECT_EQ(who("FRA", "foreign minister", "2011-03-19"), "Alain Juppe");
  EXPECT_EQ(who("DEU", "chancellor", "1995-01-01"), "Helmut Kohl");
  EXPECT_EQ(who("RUS", "foreign minister", "2010-06-01"), "Sergei Lavrov");
  EXPECT_EQ(who("RUS", "defence minister", "2008-08-08"), "Anatoly Serdyukov");
  EXPECT_EQ(who("UKR", "foreign minister", "2022-02-24"), "Dmytro Kuleba");
  EXPECT_EQ(who("CHN", "premier", "1999-05-07"), "Zhu Rongji");
  EXPECT_EQ(who("CHN", "foreign minister", "2023-05-01"), "Qin Gang");
  EXPECT_EQ(who("JPN", "prime minister", "1998-09-01"), "Keizo Obuchi");
  EXPECT_EQ(who("IND", "defence minister", "2016-09-29"), "Manohar Parrikar");
  EXPECT_EQ(who("PAK", "army chief", "2011-05-02"), "Ashfaq Parvez Kayani");
  EXPECT_EQ(who("IRN", "foreign minister", "2009-06-12"), "Manouchehr Mottaki");
  EXPECT_EQ(who("ISR", "defence minister", "1994-10-26"), "Yitzhak Rabin");
  EXPECT_EQ(who("SAU", "foreign minister", "1991-01-17"), "Saud al-Faisal");
  EXPECT_EQ(who("EGY", "foreign minister", "1995-01-01"), "Amr Moussa");
  EXPECT_EQ(who("PSE", "prime minister", "2010-09-02"), "Salam Fayyad");
  EXPECT_EQ(who("XKX", "prime minister", "2008-02-17"), "Hashim Thaci");
  EXPECT_EQ(who("", "nato secretary general", "1999-03-24"), "Javier Solana");
  EXPECT_EQ(who("", "imf chief", "2010-05-02"), "Dominique Strauss-Kahn");
  EXPECT_EQ(who("", "arab league chief", "2003-03-01"), "Amr Moussa");
  EXPECT_EQ(who("UNO", "un secretary general", "1995-07-11"), "Boutros Boutros-Ghali");
  // Who hands over in a month is in office in it as well as who takes over.
  EXPECT_EQ(who("USA", "defense secretary", "2013-02-26"), "Leon Panetta, Chuck Hagel");
}

TEST(ActorTables, SpellingsOfOneName) {
  const auto same = [](const char* a, const char* b) { return tables().same_word(a, b); };
  EXPECT_TRUE(same("netanyahu", "netanyahou"));
  EXPECT_TRUE(same("lukashenka", "lukashenko"));
  EXPECT_TRUE(same("zelenskyy", "zelenskiy"));
  EXPECT_TRUE(same("kadhafi", "qaddafi"));
  EXPECT_TRUE(same("yanukovich", "yanukovych"));
  EXPECT_TRUE(same("husayn", "hussein"));
  EXPECT_TRUE(same("mohamed", "muhammad"));
  EXPECT_TRUE(same("serhiy", "sergey"));
  EXPECT_TRUE(same("oleksandr", "aleksandr"));
  EXPECT_FALSE(same("vladimir", "volodymyr"));
  EXPECT_FALSE(same("mohammed", "mahmoud"));
  EXPECT_FALSE(same("bush", "busch"));
}

TEST(ActorTables, TenureIsAskedByDate) {
  Holder holder;
  holder.from = "2012-11";
  holder.to = "2016";
  EXPECT_FALSE(holder.in_office("2012-10-31"));
  EXPECT_TRUE(holder.in_office("2012-11-01"));
  EXPECT_TRUE(holder.in_office("2016-12-31"));
  EXPECT_FALSE(holder.in_office("2017-01-01"));
  EXPECT_TRUE(holder.in_office(""));
}

TEST(Phrases, CaseAndHyphensAndPoints) {
  const auto atoms = atoms_of("U.S.");
  ASSERT_EQ(atoms.size(), 1u);
  EXPECT_EQ(atoms[0].text, "us");
  EXPECT_TRUE(atoms[0].all_upper);
  EXPECT_EQ(atoms_of("Secretary-General").size(), 2u);
  EXPECT_EQ(atoms_of("People's Republic")[1].text, "'s");
  EXPECT_EQ(atoms_of("Élysée")[0].text, "elysee");
}

}  // namespace
}  // namespace readout
