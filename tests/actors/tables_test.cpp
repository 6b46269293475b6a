// Every row of the actor tables: they load, name things that exist, have sources, and mean what they seem to
// mean.
#include <gtest/gtest.h>

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
                           "given_names.tsv", "place_words.tsv", "regions.tsv"}) {
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
  EXPECT_EQ(key_of("greengrocer"), "none");
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

TEST(ActorTables, HoldersHaveTenuresThatMakeSense) {
  ASSERT_GT(tables().holders.size(), 1000u);
  for (const Holder& holder : tables().holders) {
    if (!holder.from.empty() && !holder.to.empty()) {
      const std::size_t common = std::min(holder.from.size(), holder.to.size());
      EXPECT_LE(holder.from.substr(0, common), holder.to.substr(0, common)) << holder.name;
    }
    EXPECT_FALSE(holder.from.empty() && holder.to.empty() && holder.seen.empty()) << holder.name;
  }
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
