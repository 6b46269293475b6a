// Actors of the user: dictionaries in the formats of PETRARCH and TABARI, tables of our own, and what they do
// to a report. The dictionaries in tests/actors/dictionaries are invented.
#include "actors/user_actors.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "actors/actor_list.hpp"
#include "actors/petrarch_dictionary.hpp"
#include "cast.hpp"

namespace readout {
namespace {

UserActors read(std::string_view text) {
  UserActors user;
  user.add(text, "f");
  return user;
}

std::string code(const UserActors& user, std::size_t actor, std::string_view date) {
  return std::string(user.actors().at(actor).code_on(date));
}

std::vector<std::string> words(const std::vector<UserPhrase>& phrases) {
  std::vector<std::string> all;
  for (const UserPhrase& phrase : phrases) all.push_back(phrase.words);
  return all;
}

using Words = std::vector<std::string>;

TEST(PetrarchActors, PrimaryAndSynonyms) {
  const UserActors user = read("HIGH_TOWER_ [NRL]\n+THE_TOWER_\n+TOWERS_\nSUDMARK [SDM]\n");
  ASSERT_EQ(user.actors().size(), 2u);
  EXPECT_EQ(user.actors()[0].name, "High Tower");
  EXPECT_EQ(words(user.actors()[0].phrases), (Words{"HIGH_TOWER_", "THE_TOWER_", "TOWERS_"}));
  EXPECT_EQ(code(user, 1, "2020-01-01"), "SDM");
  EXPECT_EQ(user.complaints(), Words{});
}

TEST(PetrarchActors, RegularPluralsUnlessStopped) {
  const UserActors user = read("NORLANDER [NRL]\nALLY [NRL]\nFORTRESS [NRL]\nBAY [NRL]\nSTOP_ [NRL]\n");
  EXPECT_EQ(words(user.actors()[0].phrases), (Words{"NORLANDER", "NORLANDERS"}));
  EXPECT_EQ(words(user.actors()[1].phrases), (Words{"ALLY", "ALLIES"}));
  EXPECT_EQ(words(user.actors()[2].phrases), (Words{"FORTRESS", "FORTRESSES"}));
  EXPECT_EQ(words(user.actors()[3].phrases), (Words{"BAY", "BAYS"}));
  EXPECT_EQ(words(user.actors()[4].phrases), (Words{"STOP_"}));
}

TEST(PetrarchActors, CommentsOfAllKinds) {
  const UserActors user = read(
      "# one [AAA]\n/ two [AAA]\n<!-- three [AAA]\n# four [AAA] -->\n<! -- five -->\n"
      "NORLAND [NRL] ; six [AAA]\n   # seven\n<!-- eight -->\n+NOR # nine\n~FINISH\nAFTER [AAA]\n");
  ASSERT_EQ(user.actors().size(), 1u);
  EXPECT_EQ(user.actors()[0].codes.size(), 1u);
  EXPECT_EQ(user.actors()[0].phrases.size(), 4u);
  EXPECT_EQ(user.complaints(), Words{});
}

TEST(PetrarchActors, RestrictionsAreTriedInOrderAndTheirLimitsHold) {
  const UserActors user = read(
      "ROE [NRL]\n\t[NRLCIV < 080120] [NRLREB 20100109 - 20100112]\n\t[NRLMIL 20080121-20121109]\n\t[NRLELI "
      ">20130119]\n");
  EXPECT_EQ(code(user, 0, "2008-01-20"), "NRLCIV");
  EXPECT_EQ(code(user, 0, "2008-01-21"), "NRLMIL");
  EXPECT_EQ(code(user, 0, "2010-01-09"), "NRLREB");
  EXPECT_EQ(code(user, 0, "2010-01-12"), "NRLREB");
  EXPECT_EQ(code(user, 0, "2010-01-13"), "NRLMIL");
  EXPECT_EQ(code(user, 0, "2012-11-09"), "NRLMIL");
  EXPECT_EQ(code(user, 0, "2012-11-10"), "NRL") << "the code without dates, only after the others";
  EXPECT_EQ(code(user, 0, "2013-01-19"), "NRLELI");
  EXPECT_EQ(code(user, 0, "2010"), "NRLREB") << "a report of that year";
  EXPECT_EQ(code(user, 0, ""), "NRL");
}

TEST(PetrarchActors, WithoutADateTheLastOpenEnd) {
  const UserActors user = read("ROE\n\t[NRLGOV >20100101]\n\t[NRLELI >20150101]\nPOE [NRLGOV <20100101]\n");
  EXPECT_EQ(code(user, 0, ""), "NRLELI");
  EXPECT_EQ(code(user, 1, ""), "");
  EXPECT_EQ(code(user, 1, "2011-01-01"), "");
}

TEST(PetrarchActors, ANullCodeIsNoCode) {
  const UserActors user = read("ROE\n\t[--- <950630]\n\t[NRL]\nPOE [###]\nLOE [+++]\nAB [aaa/BBB]\n");
  EXPECT_EQ(code(user, 0, "1995-06-30"), "");
  EXPECT_EQ(code(user, 0, "1995-07-01"), "NRL");
  EXPECT_EQ(code(user, 1, "1995-07-01"), "");
  EXPECT_EQ(code(user, 3, "1995-07-01"), "AAA/BBB");
  EXPECT_EQ(user.complaints(), Words{});
}

TEST(PetrarchActors, AGroupWithoutPlusSharesTheCodeThatFollows) {
  const UserActors user =
      read("ONE_\nTWO_\n+ZWEI_\n\n\t[NGO]\nTHREE_ [IGO]\nFOUR_\n\t[NGM 900101-991231] [NGO]# x\n");
  ASSERT_EQ(user.actors().size(), 4u);
  EXPECT_EQ(code(user, 0, "1995-01-01"), "NGO");
  EXPECT_EQ(code(user, 1, "1995-01-01"), "NGO");
  EXPECT_EQ(user.actors()[1].phrases.size(), 2u);
  EXPECT_EQ(code(user, 2, "1995-01-01"), "IGO");
  EXPECT_EQ(code(user, 3, "1999-12-31"), "NGM");
  EXPECT_EQ(code(user, 3, "2000-01-01"), "NGO");
}

TEST(PetrarchActors, Days) {
  EXPECT_EQ(petrarch_day("20041207"), "2004-12-07");
  EXPECT_EQ(petrarch_day("990102"), "1999-01-02");
  EXPECT_EQ(petrarch_day("300102"), "2030-01-02");
  EXPECT_EQ(petrarch_day("310102"), "1931-01-02");
  for (const char* wrong : {"", "2004", "2004017", "20041307", "20040132", "2004120a", "200412071"})
    EXPECT_EQ(petrarch_day(wrong), "") << wrong;
}

TEST(PetrarchActors, WrongLinesAreToldAndTheRestIsUsed) {
  const UserActors user = read(
      "+FIRST\n[NRL]\nROE [NRLGOV 2004017-20061201] [NRLELI]\nPOE [NRL\nLOE [N!L]\nKOE [NRL "
      "20120101-20110101]\n"
      "MOE\n\xff\xfe [NRL]\nNOE [NRL] x\n[NRL] [\n... [NRL]\n");
  EXPECT_EQ(code(user, 0, "2020-01-01"), "NRLELI");
  std::vector<std::string> lines;
  for (const std::string& told : user.complaints()) lines.push_back(told.substr(0, told.find(':', 2)));
  EXPECT_EQ(lines, (Words{"f:1", "f:2", "f:3", "f:4", "f:5", "f:6", "f:8", "f:7", "f:9", "f:10", "f:11"}));
}

TEST(PetrarchAgents, PluralsCodesAndSets) {
  const UserActors user = read(
      "!CREW! = SAILOR, SAILORS\nWATCHMAN {WATCHMEN} [~COP] # x\nPOLICE {} [ ~COP]\nREBEL [~REB]\n"
      "!CREW!_OF_SHIPS [~MIL]\nSHIP!CREW![~MIL]\nRELIEF_FUND  [  NGO~]\nSTOPPED_ [~MED]\n");
  ASSERT_EQ(user.complaints(), Words{});
  ASSERT_EQ(user.agents().size(), 7u);
  EXPECT_EQ(words(user.agents()[0].phrases), (Words{"WATCHMAN", "WATCHMEN"}));
  EXPECT_TRUE(user.agents()[0].phrases[1].plural);
  EXPECT_EQ(words(user.agents()[1].phrases), (Words{"POLICE"}));
  EXPECT_TRUE(user.agents()[1].collective);
  EXPECT_EQ(words(user.agents()[2].phrases), (Words{"REBEL", "REBELS"}));
  EXPECT_EQ(words(user.agents()[3].phrases), (Words{"SAILOR_OF_SHIPS", "SAILORS_OF_SHIPS"}));
  EXPECT_EQ(words(user.agents()[4].phrases), (Words{"SHIPSAILOR", "SHIPSAILORS"}));
  EXPECT_TRUE(user.agents()[5].in_front);
  EXPECT_EQ(words(user.agents()[6].phrases), (Words{"STOPPED_"}));
}

TEST(PetrarchAgents, WrongLines) {
  const UserActors user =
      read("REBEL [~REB]\nA [~REB}\nB {C [~REB]\n!D!_E [~REB]\nF\nG [REB]\n!H = I\n!J! = \n");
  EXPECT_EQ(user.agents().size(), 1u);
  ASSERT_EQ(user.complaints().size(), 7u);
  EXPECT_TRUE(user.complaints()[0].starts_with("f:2: ")) << user.complaints()[0];
  EXPECT_TRUE(user.complaints()[6].starts_with("f:8: ")) << user.complaints()[6];
}

TEST(PetrarchAgents, CodesAreAddedOnce) {
  EXPECT_EQ(with_agent("NRL", "COP", false), "NRLCOP");
  EXPECT_EQ(with_agent("NRLGOV", "GOV", false), "NRLGOV");
  EXPECT_EQ(with_agent("NRGOVL", "GOV", false), "NRGOVLGOV") << "not at a boundary of three letters";
  EXPECT_EQ(with_agent("NRL", "NGO", true), "NGONRL");
  EXPECT_EQ(with_agent("NRL/SDM", "LEG", false), "NRLLEG/SDMLEG");
  EXPECT_EQ(with_agent("", "EDU", false), "EDU");
}

TEST(ActorList, RowsOfOneNameAreOneActor) {
  const UserActors user = read(
      "# mine\nnames\tcode\tfrom\tto\ttype\tcountry\n"
      "Jane Roe|J. Roe\tNRLGOV\t2018-03\t2022-10\tperson\tPER\nJane Roe\tNRLELI\t2022-11\t\tperson\t\n"
      "coast watch\t~COP\nrelief fund\tNGO~\n\nNobody Known\t\n");
  ASSERT_EQ(user.complaints(), Words{});
  ASSERT_EQ(user.actors().size(), 2u);
  EXPECT_EQ(words(user.actors()[0].phrases), (Words{"Jane_Roe", "J._Roe"}));
  EXPECT_EQ(user.actors()[0].type, ActorType::person);
  EXPECT_EQ(user.actors()[0].country, "PER");
  EXPECT_EQ(code(user, 0, "2018-03-01"), "NRLGOV");
  EXPECT_EQ(code(user, 0, "2022-11-01"), "NRLELI");
  EXPECT_EQ(user.agents().size(), 2u);
}

TEST(ActorList, WrongRowsAreToldAndTheRestIsUsed) {
  const UserActors user = read(
      "names\tcode\tfrom\tto\ttype\tcolour\nA\tNRL\n\tNRL\nB\tN.L\nC\tNRL\tlast year\nD\tNRL\t\t\tking\n"
      "E\tNRL\t\t\t\t\t\tx\nF\t~\nG\tNRL\n");
  EXPECT_EQ(user.actors().size(), 2u);
  std::vector<std::string> lines;
  for (const std::string& told : user.complaints()) lines.push_back(told.substr(0, told.find(':', 2)));
  EXPECT_EQ(lines, (Words{"f:1", "f:3", "f:4", "f:5", "f:6", "f:7", "f:8"}));
}

// Found by fuzz/user_actors.cpp.
TEST(UserActors, OddFilesDoNoHarm) {
  EXPECT_EQ(read("names\tcode\tfrom\tto\nA\tNRL\t2019\t2018-12\n").complaints().size(), 1u);
  EXPECT_EQ(read("RE\xef\xbb\xbf"
                 "F_FUND [NGO~]\n")
                .agents()
                .size(),
            1u);
  const UserActors user = read("!OFFICE! = <! --\n -->\n!OFFICE!_OF_TIDES [~GOV]\n");
  EXPECT_EQ(user.agents().size(), 0u);
  EXPECT_EQ(user.complaints().size(), 2u);
}

TEST(UserActors, FingerprintsTellFilesApart) {
  EXPECT_EQ(UserActors().fingerprint(), "");
  EXPECT_NE(read("ROE [NRL]\n").fingerprint(), read("ROE [SDM]\n").fingerprint());
  EXPECT_EQ(read("ROE [NRL]\n").fingerprint(), read("ROE [NRL]\n").fingerprint());
}

// --- in a report

/// CAMEO code of the actor that the nth mention with these words stands for; "-" if the user gave none.
std::string code_of(const Cast& cast, std::string_view mention, int nth = 1) {
  for (const Mention& m : cast.all().mentions()) {
    if (cast.document().words(m.span) != mention || --nth > 0) continue;
    if (!m.actor.valid()) return "nobody";
    return cast.all()[m.actor].by_user ? cast.all()[m.actor].cameo : "-";
  }
  return "no mention";
}

TEST(UserActorsInAReport, ActorsGetTheirCodes) {
  const Cast cast("user_actors", tables_with_dictionaries());
  EXPECT_EQ(code_of(cast, "the Harbour League"), "IGOHBL");
  EXPECT_EQ(code_of(cast, "The Warden of the Coast"), "NRLMIL");
  EXPECT_EQ(code_of(cast, "Mira Ostvald"), "NRLELI") << "the report has no date: the last open end";
  EXPECT_EQ(code_of(cast, "High Tower"), "NRL");
}

TEST(UserActorsInAReport, AgentsTakeTheCodeOfTheActorBeside) {
  const Cast cast("user_actors", tables_with_dictionaries());
  EXPECT_EQ(code_of(cast, "Norland police"), "NRLCOP");
  EXPECT_EQ(code_of(cast, "coast watchmen"), "SDXCOP");
  EXPECT_EQ(code_of(cast, "the rebels in Sudmark"), "SDXREB");
  EXPECT_EQ(code_of(cast, "the former guards of Sudmark"), "SDXELI");
}

TEST(UserActorsInAReport, ACodeInFrontMakesAnActorOfItsOwn) {
  const Cast cast("user_actors", tables_with_dictionaries());
  EXPECT_EQ(cast.actor("Relief Fund Norland").cameo, "NGONRL");
  EXPECT_EQ(cast.actor("Norland").cameo, "NRL");
}

TEST(UserActorsInAReport, AStateOfTheUsersOwnIsAStateWithoutCountry) {
  const Cast cast("user_actors", tables_with_dictionaries());
  const Actor& norland = cast.actor("Norland");
  EXPECT_EQ(norland.type, ActorType::state);
  EXPECT_EQ(norland.country, "");
  for (const Actor& actor : cast.all().actors())
    EXPECT_EQ(actor.country.find('@'), std::string::npos) << actor.name;
}

TEST(UserActorsInAReport, PartOfALongerNameAndSmallLettersAreNotMeant) {
  const Cast cast("user_actors", tables_with_dictionaries());
  EXPECT_NE(code_of(cast, "Jane Norland"), "NRL");
  for (const Mention& m : cast.all().mentions()) EXPECT_NE(cast.document().words(m.span), "norland");
}

TEST(UserActorsInAReport, WithoutThemNothingIsOfTheUser) {
  const Cast cast("user_actors");
  for (const Actor& actor : cast.all().actors()) EXPECT_FALSE(actor.by_user) << actor.name;
}

TEST(UserActorsInAReport, ABlankLetsWordsBetweenAndAnUnderscoreDoesNot) {
  UserActors user;
  user.add("MINISTER TIDES_OF_NORLAND [NRLTID]\nWARDEN_THE_COAST [NRLMIL]\nJANE SUDMARK [SDM]\n", "f");
  const auto tables = ActorTables::load(std::move(user)).value();
  const Cast cast("user_actors", *tables);
  EXPECT_EQ(code_of(cast, "The minister of tides of Norland"), "NRLTID");
  EXPECT_EQ(code_of(cast, "The Warden of the Coast"), "no mention");
}

TEST(UserActorsInAReport, OfSeveralRowsTheFirstWithACode) {
  UserActors user;
  user.add("SUDMARK [OLD <19991231]\nSUDMARK [SDM]\nSUDMARK [SDX]\n", "f");
  const auto tables = ActorTables::load(std::move(user)).value();
  EXPECT_EQ(Cast("user_actors", *tables).actor("Sudmark").cameo, "SDM");
}

TEST(UserActorsInAReport, WordsOfTheGrammarAreNoNames) {
  UserActors user;
  user.add("WHO_ [IGOWHO]\nUS_ [USA]\nTURKEY [TUR]\n", "f");
  const auto tables = ActorTables::load(std::move(user)).value();
  const Cast cast("user_actors", *tables);
  EXPECT_EQ(code_of(cast, "Turkey"), "TUR");
  EXPECT_NE(code_of(cast, "us"), "USA");
  EXPECT_NE(code_of(cast, "who"), "IGOWHO");
}

}  // namespace
}  // namespace readout
