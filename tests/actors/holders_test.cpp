// The table of office holders: whom a surname alone may mean.
#include <gtest/gtest.h>

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
