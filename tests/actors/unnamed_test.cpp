// What the report tells of sources that it does not name.
#include "cast.hpp"

namespace readout {
namespace {

TEST(Unnamed, CountedWithTheirReason) {
  const Cast cast("unnamed");
  const Actor& officials = cast.actor("anonymous: Two senior Turkish officials");
  EXPECT_EQ(officials.count, 2);
  EXPECT_EQ(officials.unnamed.kind, "official");
  EXPECT_EQ(cast.document().words(officials.unnamed.reason), "who were not authorised to discuss the matter");
  EXPECT_EQ(officials.cameo, "TURGOV");
  EXPECT_EQ(officials.sector, "GOV");
  EXPECT_EQ(cast.who("The officials"), officials.name);
}

TEST(Unnamed, OfABody) {
  const Cast cast("unnamed");
  const Actor& official = cast.actor("anonymous: State Department official");
  EXPECT_EQ(cast.document().words(official.unnamed.organisation), "State Department");
  EXPECT_EQ(cast.document().words(official.unnamed.reason),
            "on condition of anonymity because he was not cleared to speak")
      << "not the plan that it hangs on";
  EXPECT_EQ(official.country, "USA");
}

TEST(Unnamed, Insiders) {
  const Cast cast("unnamed");
  const Actor& people = cast.actor("anonymous: Three people familiar with the matter");
  EXPECT_EQ(people.count, 3);
  EXPECT_EQ(people.unnamed.kind, "insider");
  EXPECT_TRUE(people.unnamed.reason.empty());
  EXPECT_EQ(cast.actor("anonymous: source close to the Brazilian delegation").country, "BRA");
}

TEST(Unnamed, AnybodyWhoAsksForIt) {
  const Cast cast("unnamed");
  const Actor& resident = cast.actor("anonymous: resident");
  EXPECT_TRUE(resident.anonymous);
  EXPECT_EQ(resident.unnamed.kind, "person");
  EXPECT_EQ(cast.document().words(resident.unnamed.reason),
            "who asked not to be named for fear of reprisals");
}

TEST(Unnamed, TheSourceIsTheLastOne) {
  const Cast cast("unnamed");
  EXPECT_EQ(cast.who("The source", 2), "anonymous: source close to the Brazilian delegation");
}

}  // namespace
}  // namespace readout
