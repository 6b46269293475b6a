// The table of office holders: whom a surname alone may mean.
#include <gtest/gtest.h>

#include <algorithm>

#include "actors/actors.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

/// The first actor of a short sentence "NAME left .", with words before the name hung on it.
Actor first_actor(std::string_view conllu) {
  const auto tables = ActorTables::load();
  auto parsed = read_conllu(conllu);
  EXPECT_TRUE(tables && parsed);
  const Actors actors = find_actors(*parsed->document, parsed->syntax, **tables);
  EXPECT_GT(actors.actors().size(), 0u);
  return actors.actors().empty() ? Actor{} : actors[ActorIndex(0)];
}

/// "NAME NAME left .", of the day if one is given.
std::string full_name_left(const std::string& given, const std::string& last,
                           const std::string& published = "") {
  const std::string date = published.empty() ? "" : "# published = " + published + "\n";
  return date + "1\t" + given + "\t" + given + "\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tMention=person*\n" +
         "2\t" + last + "\t" + last + "\tPROPN\tNNP\tNumber=Sing\t1\tflat\t_\tMention=person*\n" +
         "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
         "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";
}

/// "The US Defence Secretary left .", or another office of two words.
std::string us_office_left(const std::string& published, const std::string& of = "Defence",
                           const std::string& office = "Secretary") {
  return (published.empty() ? "" : "# published = " + published + "\n") +
         "1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t4\tdet\t_\t_\n"
         "2\tUS\tUS\tPROPN\tNNP\tNumber=Sing\t4\tcompound\t_\tMention=place*\n"
         "3\t" +
         of + "\t" + of +
         "\tPROPN\tNNP\tNumber=Sing\t4\tcompound\t_\t_\n"
         "4\t" +
         office + "\t" + office +
         "\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\t_\n"
         "5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
         "6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_\n\n";
}

bool is_held_by(const Actor& actor, std::string_view name) { return actor.holder == name; }

TEST(Holders, ADatedReportTellsWhoHeldTheOffice) {
  const Actor actor = first_actor(us_office_left("2016-12-08"));
  EXPECT_EQ(actor.name, "US Defence Secretary");  // the report's words stay
  EXPECT_TRUE(is_held_by(actor, "Ashton Carter"));
  EXPECT_EQ(actor.gender, Gender::male);
  EXPECT_EQ(actor.gender, Gender::male);
}

TEST(Holders, AnUndatedReportOrAMonthOfTwoTellsNobody) {
  EXPECT_EQ(first_actor(us_office_left("")).gender, Gender::unknown);
  const Actor actor = first_actor(us_office_left("2013-02-20"));  // from one to the other
  EXPECT_FALSE(is_held_by(actor, "Leon Panetta"));
  EXPECT_FALSE(is_held_by(actor, "Chuck Hagel"));
}

TEST(Holders, OfficesOfManyTellNobody) {
  EXPECT_TRUE(is_held_by(first_actor(us_office_left("2018-10-08", "Vice", "President")), "Mike Pence"));
  EXPECT_FALSE(is_held_by(first_actor(us_office_left("2018-10-08", "Police", "Chief")), "Christopher Wray"));
  EXPECT_FALSE(
      is_held_by(first_actor(us_office_left("2018-10-08", "Press", "Secretary")), "Sarah Huckabee Sanders"));
}

TEST(Holders, WhoWasSeenInOneMonthCountsNearIt) {
  const Actor actor = first_actor(full_name_left("Anne", "Berner", "2019-05-02"));
  EXPECT_EQ(actor.country, "FIN");
  EXPECT_EQ(actor.level, Level::minister);
  EXPECT_EQ(first_actor(full_name_left("Anne", "Berner", "2020-11-02")).country, "FIN");
  EXPECT_EQ(first_actor(full_name_left("Anne", "Berner", "2020-11-02")).level, Level::other);
  EXPECT_EQ(first_actor(full_name_left("Anne", "Berner", "2005-05-02")).country, "");
  EXPECT_EQ(first_actor(full_name_left("Anne", "Berner")).country, "");
  EXPECT_EQ(first_actor(full_name_left("A", "Berner", "2019-05-02")).country, "")
      << "an initial is too little";
}

TEST(Holders, GovernmentMembersHaveACountryInTheirTime) {
  EXPECT_EQ(first_actor(full_name_left("Sergio", "Bitar", "2009-05-02")).country, "CHL");
  EXPECT_EQ(first_actor(full_name_left("Sergio", "Bitar", "2009-05-02")).level, Level::other);
  EXPECT_EQ(first_actor(full_name_left("Sergio", "Bitar", "2015-05-02")).country, "");
  EXPECT_EQ(first_actor(full_name_left("Sergio", "Bitar")).country, "");
}

TEST(Holders, LesserOfficesCountInTheirTime) {
  EXPECT_EQ(first_actor(full_name_left("Matthew", "Miller", "2024-05-02")).country, "USA");
  EXPECT_EQ(first_actor(full_name_left("Matthew", "Miller", "2010-05-02")).country, "");
  EXPECT_EQ(first_actor(full_name_left("Matthew", "Miller")).country, "");
}

TEST(Holders, ASpellingOfTheNameIsTheName) {
  const Actor actor = first_actor(full_name_left("Aleksandr", "Lukashenka", "2012-05-02"));
  EXPECT_EQ(actor.country, "BLR");
  EXPECT_EQ(actor.level, Level::head_of_state);
}

TEST(Holders, SpellingsWithinAReportAreOnePerson) {
  const auto parsed =
      read_conllu(full_name_left("Viktor", "Roekovych") + full_name_left("Victor", "Roekovych") +
                  full_name_left("Mohammed", "Poe") + full_name_left("Muhamed", "Roe"));
  ASSERT_TRUE(parsed.has_value());
  const auto tables = ActorTables::load();
  const Actors actors = find_actors(*parsed->document, parsed->syntax, **tables);
  EXPECT_EQ(actors.actors().size(), 3u);
  const auto gaddafi = read_conllu(full_name_left("Jane", "Gaddafi") + full_name_left("Jane", "Kadhafi") +
                                   full_name_left("Jane", "Bush"));
  ASSERT_TRUE(gaddafi.has_value());
  EXPECT_EQ(find_actors(*gaddafi->document, gaddafi->syntax, **tables).actors().size(), 2u);
}

TEST(Holders, SurnamesThatComeFirstAreFound) {
  EXPECT_EQ(first_actor(full_name_left("Xi", "Jinping", "2015-05-02")).country, "CHN");
}

TEST(Holders, ASurnameAloneIsNobodyOfTheTable) {
  const Actor actor = first_actor(
      "1\tLavrov\tLavrov\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tMention=person*\n"
      "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
      "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n");
  EXPECT_EQ(actor.name, "Lavrov");
  EXPECT_EQ(actor.country, "");
}

TEST(Holders, WithTheOfficeItIsTheHolder) {
  const Actor actor = first_actor(
      "1\tForeign\tforeign\tADJ\tJJ\t_\t2\tamod\t_\t_\n"
      "2\tMinister\tMinister\tPROPN\tNNP\tNumber=Sing\t3\tcompound\t_\t_\n"
      "3\tLavrov\tLavrov\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tMention=person*\n"
      "4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
      "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n");
  EXPECT_EQ(actor.name, "Sergei Lavrov");
  EXPECT_EQ(actor.country, "RUS");
}

}  // namespace
}  // namespace readout
