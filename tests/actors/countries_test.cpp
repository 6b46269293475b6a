// Offices that one phrase gives to several, and countries that the report leaves out.
#include "cast.hpp"

namespace readout {
namespace {

void expect_office(const Cast& cast, std::string_view name, std::string_view country, Level level) {
  EXPECT_EQ(cast.actor(name).country, country) << name;
  EXPECT_EQ(cast.actor(name).level, level) << name;
}

TEST(SharedOffices, BeforeAndBehindSeveralNames) {
  const Cast cast("shared");
  expect_office(cast, "Sela Vuni", "FJI", Level::head_of_government);
  expect_office(cast, "Tevita Kolo", "TON", Level::head_of_government);
  expect_office(cast, "Ana Cruz", "PER", Level::minister);
  expect_office(cast, "Juan Vega", "BOL", Level::minister);
  expect_office(cast, "Omar Diallo", "SEN", Level::head_of_state);
  expect_office(cast, "Pierre Kone", "MLI", Level::head_of_state);
  EXPECT_EQ(cast.members("prime ministers of Fiji and Tonga"),
            (std::vector<std::string>{"Sela Vuni", "Tevita Kolo"}));
}

TEST(Countries, OfEnvoysAndOfTwoOffices) {
  const Cast cast("shared");
  expect_office(cast, "Marta Ruiz", "ESP", Level::envoy);
  EXPECT_EQ(cast.who("The Spaniard"), "Marta Ruiz");
  expect_office(cast, "Tim Shaw", "", Level::ambassador);  // Norway is where he was sent
  expect_office(cast, "Arman Bekov", "KAZ", Level::minister);
  expect_office(cast, "Daniel Were", "UGA", Level::head_of_government);
  expect_office(cast, "Jan Vesely", "CZE", Level::minister);
}

TEST(Countries, LeftOutByTheReport) {
  const Cast cast("assumed");
  expect_office(cast, "Hugo Rios", "BOL", Level::deputy_minister);   // by who says it
  expect_office(cast, "Daniel Kibet", "KEN", Level::head_of_state);  // by who briefs him
  expect_office(cast, "Carl Dunn", "USA", Level::legislator);        // by the senator before
  expect_office(cast, "Max Roth", "", Level::head_of_government);    // of either, so of none
}

TEST(Countries, OfDelegationsNamesakesAndLists) {
  const Cast cast("bindings");
  expect_office(cast, "Jane Roe", "KOR", Level::minister);
  EXPECT_EQ(cast.actor("opposition Labour Alliance").country, "") << "not of Britain's Labour";
  EXPECT_EQ(cast.who("they"), "foreign ministers of Peru, Chile and Brazil");
  EXPECT_EQ(cast.actor("foreign ministers of Peru, Chile and Brazil").country, "PER/CHL/BRA");
}

TEST(Offices, OfPartiesAndRebelsAreNoStates) {
  const Cast cast("bindings");
  expect_office(cast, "Ana Petri", "", Level::other);
  EXPECT_EQ(cast.actor("Ana Petri").cameo, "");
  EXPECT_EQ(cast.actor("Jean-Paul Kasongo").cameo, "");
}

TEST(Plurals, OverThoseWhomTheTextPutsTogether) {
  const Cast cast("assumed");
  EXPECT_EQ(cast.members("both countries"), (std::vector<std::string>{"Peru", "Chile"}))
      << "not Brazil, who urges them";
  EXPECT_EQ(cast.members("two ministers"), (std::vector<std::string>{"Otto Klein", "Eva Stern"}))
      << "not the chancellor named between";
}

}  // namespace
}  // namespace readout
