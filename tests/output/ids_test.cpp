// Which actors are shown, and as what.
#include "output/ids.hpp"

#include <gtest/gtest.h>

#include "made_reading.hpp"

namespace readout {
namespace {

TEST(Ids, CountInTheOrderOfTheActors) {
  const Reading reading = full_reading();
  const ActorIds ids(reading);
  EXPECT_EQ(ids.of(ActorIndex(0)), "A1");
  EXPECT_EQ(ids.of(ActorIndex(1)), "A2");
  EXPECT_EQ(ids.of(ActorIndex(2)), "");  // Zagreb, in no record
  EXPECT_EQ(ids.of(ActorIndex(3)), "A3");
  EXPECT_EQ(ids.of(ActorIndex()), "");
  EXPECT_EQ(ids.shown(), (std::vector<ActorIndex>{ActorIndex(0), ActorIndex(1), ActorIndex(3)}));
}

TEST(Ids, SourcesThatAreNoActors) {
  const Reading reading = full_reading();
  const ActorIds ids(reading);
  EXPECT_EQ(ids.of(SourceRef{SourceRef::Kind::reporter, {}}), "reporter");
  EXPECT_EQ(ids.of(SourceRef{SourceRef::Kind::unattributed, {}}), "unattributed");
  EXPECT_EQ(ids.of(actor_source(ActorIndex(1))), "A2");
}

TEST(Ids, MembersOfAShownGroupAreShown) {
  MadeReading made("The two leaders met.");
  const ActorIndex one = made.actor(made_actor("one", "", Level::other));
  const ActorIndex unused = made.actor(made_actor("unused", "", Level::other));
  Actor group = made_actor("the two leaders", "", Level::group);
  group.type = ActorType::group;
  group.members = {one};
  const ActorIndex both = made.actor(group);
  Contact contact;
  contact.participants = {{both, Level::group}};
  made.records.contacts = {contact};
  const Reading reading = made.take();
  const ActorIds ids(reading);
  EXPECT_EQ(ids.of(one), "A1");
  EXPECT_EQ(ids.of(unused), "");
  EXPECT_EQ(ids.of(both), "A2");
}

TEST(Ids, ANamedPersonIsShownWithoutARecord) {
  MadeReading made("Ana Soto watched.");
  const ActorIndex ana = made.actor(made_actor("Ana Soto", "", Level::other), "Ana Soto");
  const Reading reading = made.take();
  EXPECT_EQ(ActorIds(reading).of(ana), "A1");
}

TEST(Ids, RecordIds) {
  EXPECT_EQ(record_id('S', 0), "S1");
  EXPECT_EQ(record_id('C', 11), "C12");
}

}  // namespace
}  // namespace readout
