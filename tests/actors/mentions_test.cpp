// Who is who in short reports: one test a mechanism.
#include "cast.hpp"

namespace readout {
namespace {

TEST(Names, TitlesAndSurnamesAndParticles) {
  const Cast cast("titles");
  EXPECT_EQ(cast.who("Prime Minister Dora Lind"), "Dora Lind");
  EXPECT_EQ(cast.who("Lind"), "Dora Lind");
  EXPECT_EQ(cast.actor("Dora Lind").level, Level::head_of_government);
  EXPECT_EQ(cast.who("Gen. Karl Moser"), "Karl Moser") << "the point of the title is a word of its own here";
  EXPECT_EQ(cast.actor("Ruth Oakes").level, Level::legislator);
  EXPECT_EQ(cast.who("Oakes"), "Ruth Oakes");
  EXPECT_EQ(cast.who("De la Cruz"), "Ana de la Cruz");
  EXPECT_EQ(cast.who("Pike"), "Aaron Pike");
  EXPECT_EQ(cast.who("Mrs. Pike"), "Pike") << "a woman is not Mr. Aaron Pike";
}

TEST(Names, BoundariesAndNeighbours) {
  const Cast cast("names");
  EXPECT_EQ(cast.who("Paulo Brandao"), "Paulo Brandao")
      << "the first word of a sentence may be an unknown given name";
  EXPECT_EQ(cast.who("Brandao", 2), "Paulo Brandao");
  EXPECT_EQ(cast.who("Omar bin Said"), "Omar bin Said");
  EXPECT_EQ(cast.who("Ban Do-yun"), "Ban Do-yun");
  EXPECT_EQ(cast.who("Florida Governor Kay Lopez"), "Kay Lopez");
  EXPECT_EQ(cast.actor("Kay Lopez").country, "USA") << "by the region in front of the office";
  EXPECT_EQ(cast.who("the Texas senator"), "Bill Roy");
  EXPECT_EQ(cast.actor("Bill Roy").country, "USA");
  for (const Actor& actor : cast.all().actors()) {
    if (actor.type == ActorType::person) {
      EXPECT_NE(actor.name, "Muslims");
      EXPECT_NE(actor.name, "Florida");
    }
  }
}

TEST(Appositions, ByCommasAsidesAndPredicates) {
  const Cast cast("appositions");
  EXPECT_EQ(cast.who("the Dutch Defence Secretary"), "Tom Birch");
  EXPECT_EQ(cast.actor("Tom Birch").country, "NLD");
  EXPECT_EQ(cast.actor("Tom Birch").level, Level::minister);
  EXPECT_EQ(cast.who("the Greek foreign minister"), "Eleni Pappas");
  EXPECT_EQ(cast.who("who"), "Nils Holm") << "past the age between commas";
  EXPECT_EQ(cast.who("A former official at the Interior Ministry"), "Paula Reyes")
      << "the tree made a list of ministry and name, without an \"and\"";
  EXPECT_EQ(cast.actor("Paula Reyes").level, Level::former_official);
  EXPECT_EQ(cast.who("head of the Rural Caucus"), "Joan Mills") << "past the seat in brackets";
  EXPECT_EQ(cast.actor("Joan Mills").country, "USA");
  EXPECT_EQ(cast.actor("Joan Mills").level, Level::legislator);
  EXPECT_EQ(cast.who("chair of the panel"), "Joan Mills") << "resigned as chair";
}

TEST(Appositions, TheWholePhraseIsMeant) {
  const Cast cast("sources");
  EXPECT_EQ(cast.who("A former aide to the president"), "Lars Vik");
  EXPECT_NE(cast.who("the president"), "Lars Vik");
  EXPECT_EQ(cast.actor("Lars Vik").level, Level::former_official);
}

TEST(Offices, LooserWordsForAKnownHolder) {
  const Cast cast("offices");
  EXPECT_EQ(cast.who("The defence chief"), "Ingrid Dahl");
  EXPECT_EQ(cast.who("The president"), "Janis Ozols");
  EXPECT_EQ(cast.who("The minister"), "Ingrid Dahl");
  EXPECT_EQ(cast.who("her"), "Ingrid Dahl");
  EXPECT_EQ(cast.actor("Ingrid Dahl").country, "NOR");
  EXPECT_EQ(cast.actor("Janis Ozols").country, "LVA");
}

TEST(Relational, CounterpartsAndBosses) {
  const Cast cast("counterparts");
  EXPECT_EQ(cast.who("Ruth Lane’s defence boss"), "Mark Doyle") << "a headline's office, named in the text";
  EXPECT_EQ(cast.who("Chile counterpart"), "Diego Rojas") << "his country is known by this word only";
  EXPECT_EQ(cast.who("his counterpart"), "Diego Rojas");
  EXPECT_EQ(cast.who("his Chilean counterpart"), "Diego Rojas");
  EXPECT_EQ(cast.actor("Diego Rojas").country, "CHL") << "not that of the man whose counterpart he is";
  EXPECT_EQ(cast.actor("Martin Soto").country, "CHL")
      << "by his minister; a South American republic is not the USA";
  EXPECT_EQ(cast.actor("Ruth Lane").country, "IRL");
  EXPECT_EQ(cast.who("Rojas"), "Diego Rojas") << "which the tagger took for a common noun";
  EXPECT_EQ(cast.who("his boss"), "Martin Soto") << "Rojas’s";
}

TEST(Relational, CounterpartSharesTheOffice) {
  const Cast cast("second");
  EXPECT_EQ(cast.who("Estonian minister"), "Kadri Tamm");
  EXPECT_EQ(cast.who("Finnish counterpart"), "Pekka Virta");
  EXPECT_EQ(cast.actor("Pekka Virta").level, Level::minister) << "her office is his";
  EXPECT_EQ(cast.actor("Pekka Virta").country, "FIN");
  EXPECT_EQ(cast.who("READY"), "no mention") << "a word in quotation marks in a headline is no name";
  EXPECT_EQ(cast.members(cast.who("the two")), (std::vector<std::string>{"Kadri Tamm", "Pekka Virta"}));
  EXPECT_EQ(cast.who("the ministers"), cast.who("the two"));
}

TEST(Offices, NamedLaterByAnApposition) {
  const Cast cast("second");
  EXPECT_EQ(cast.who("Latvia’s envoy"), "Liga Berzina");
  EXPECT_EQ(cast.actor("Liga Berzina").country, "LVA");
}

TEST(Names, ShortNamesOfTheTablesInsideOthers) {
  const Cast cast("second");
  EXPECT_EQ(cast.who("the Daily Post"), "Daily Post") << "not The Washington Post";
  EXPECT_EQ(cast.actor("Norway’s Congress").country, "NOR") << "not that of the United States";
}

TEST(Pronouns, ItThatStandsForNobody) {
  const Cast cast("second");
  EXPECT_EQ(cast.who("It"), "nobody") << "it was the first call";
  EXPECT_EQ(cast.who("It", 2), "nobody") << "it is understood";
  EXPECT_EQ(cast.who("it"), "Estonia") << "Tallinn said it was ready";
}

TEST(Pronouns, WhoseDeedIsJudged) {
  const Cast cast("second");
  EXPECT_EQ(cast.who("her", 2), "Kadri Tamm") << "Virta criticised Tamm over her remarks";
  EXPECT_EQ(cast.who("a veteran diplomat"), "Kadri Tamm");
  EXPECT_EQ(cast.who("not a friend of Virta"), "nobody") << "denied";
}

TEST(Relational, TwoJoinedInASentenceOfTwoStates) {
  const Cast cast("staffs");
  EXPECT_EQ(cast.actor("Salou Moussa").country, "NER");
  EXPECT_EQ(cast.actor("Oumar Deby").country, "TCD") << "contacts between Chad and Niger: the other one's";
  EXPECT_EQ(cast.actor("Oumar Deby").level, Level::chief_of_defence);
}

TEST(Relational, CounterpartInCapitals) {
  const Cast cast("headline");
  EXPECT_EQ(cast.who("MINISTER BIRCH"), "Tom Birch");
  EXPECT_EQ(cast.who("GREEK COUNTERPART"), "Eleni Pappas");
  EXPECT_EQ(cast.who("the Greek foreign minister"), "Eleni Pappas");
}

TEST(Descriptions, ByElimination) {
  const Cast cast("descriptions");
  EXPECT_EQ(cast.who("a Republican"), "Frank Doyle");
  EXPECT_EQ(cast.who("The Republican firebrand"), "Frank Doyle") << "Burke is a Democrat";
  EXPECT_EQ(cast.who("The veteran senator"), "Alice Burke");
  EXPECT_EQ(cast.who("her"), "Alice Burke");
}

TEST(States, CapitalsThatActAndCapitalsAsPlaces) {
  const Cast cast("capitals");
  EXPECT_EQ(cast.who("Lima"), "Peru");
  EXPECT_EQ(cast.who("Lima", 2), "Peru") << "talks with Lima";
  EXPECT_EQ(cast.who("Quito"), "Ecuador") << "Quito's foreign minister";
  EXPECT_EQ(cast.who("Quito", 2), "no mention") << "marched through Quito";
  EXPECT_EQ(cast.who("Madrid"), "Spain");
  EXPECT_EQ(cast.who("Paris"), "France");
  EXPECT_EQ(cast.who("Bogota"), "no mention");
  EXPECT_EQ(cast.who("Vienna"), "no mention");
  EXPECT_EQ(cast.who("Rome"), "no mention");
  EXPECT_EQ(cast.actor("Quito’s foreign minister").country, "ECU");
}

TEST(States, ShortNamesAndBodies) {
  const Cast korea("korea");
  EXPECT_EQ(korea.who("The North"), "North Korea");
  EXPECT_EQ(korea.who("the South"), "South Korea");
  const Cast cast("bodies");
  EXPECT_EQ(cast.who("its"), "Peru");
  EXPECT_EQ(cast.who("The country"), "Peru");
  EXPECT_EQ(cast.who("The Peruvian government"), "Peru");
  EXPECT_EQ(cast.who("The army"), "Peruvian army");
  EXPECT_EQ(cast.who("it"), "Peruvian army");
  EXPECT_EQ(cast.actor("Peruvian army").country, "PER");
  for (const Actor& actor : cast.all().actors()) EXPECT_NE(actor.type, ActorType::person) << actor.name;
}

TEST(Pronouns, InNarrative) {
  const Cast cast("pronouns");
  EXPECT_EQ(cast.who("she"), "Helga Brandt");
  EXPECT_EQ(cast.who("him"), "Paul Morel");
  EXPECT_EQ(cast.who("He"), "Paul Morel");
  EXPECT_EQ(cast.who("her"), "Helga Brandt");
  EXPECT_EQ(cast.who("herself"), "Helga Brandt");
}

TEST(Pronouns, AreNotWhoDoesIt) {
  const Cast cast("bindings");
  EXPECT_EQ(cast.who("him"), "Juan Soto") << "Vidal met Soto and told him";
  EXPECT_EQ(cast.who("him", 2), "Carlos Vidal") << "not Silva, who wants to see him";
  EXPECT_EQ(cast.who("him", 3), "Carlos Vidal") << "not Silva, who is to help him";
}

TEST(Descriptions, KnownAsANameAndOfTheWorldsEnvoy) {
  const Cast cast("bindings");
  EXPECT_EQ(cast.who("The militia's negotiator"), "Comandante Lobo");
  EXPECT_EQ(cast.actor("Comandante Lobo").country, "") << "the militia's, not the country's";
  EXPECT_EQ(cast.who("The Swedish diplomat"), "Ingrid Nyberg");
  EXPECT_EQ(cast.actor("Ingrid Nyberg").country, "UNO");
}

TEST(Names, SurnamesThatAreGivenNamesToo) {
  const Cast cast("bindings");
  EXPECT_EQ(cast.who("Thomas"), "Sarah Thomas");
  EXPECT_EQ(cast.who("she"), "Sarah Thomas");
}

TEST(Descriptions, BesideANameAreOthers) {
  const Cast cast("bindings");
  EXPECT_EQ(cast.who("Kasongo"), "Jean-Paul Kasongo");
  EXPECT_EQ(cast.who("Congolese officials"), "anonymous: Congolese officials");
}

TEST(Organisations, CalledANewspaperOrAFederation) {
  const Cast cast("bindings");
  EXPECT_EQ(cast.who("The newspaper"), "Correio");
  EXPECT_EQ(cast.actor("Correio").type, ActorType::organisation);
  EXPECT_EQ(cast.who("it"), "farmers' federation");
}

TEST(Pronouns, InQuotations) {
  const Cast cast("quotations");
  EXPECT_EQ(cast.who("I"), "Omar Haddad") << "the speaker stands behind the verb";
  EXPECT_NE(cast.who("him"), "Omar Haddad");
  EXPECT_EQ(cast.who("My"), "Omar Haddad");
  EXPECT_EQ(cast.who("he", 2), "Omar Haddad") << "outside of the quotation again";
  EXPECT_EQ(cast.who("I", 2), "Sami Khoury");
  EXPECT_NE(cast.who("you"), "Sami Khoury");
}

TEST(Groups, UnnamedOfficialsAreOneActor) {
  const Cast cast("groups");
  EXPECT_EQ(cast.who("Two US officials"), "anonymous: Two US officials");
  EXPECT_EQ(cast.who("They"), "anonymous: Two US officials");
  EXPECT_EQ(cast.who("The officials"), "anonymous: Two US officials");
  const Actor& officials = cast.actor("anonymous: Two US officials");
  EXPECT_TRUE(officials.anonymous);
  EXPECT_EQ(officials.type, ActorType::group);
  EXPECT_EQ(officials.country, "USA");
  EXPECT_EQ(officials.level, Level::official);
  EXPECT_EQ(cast.actor("anonymous: Three Polish diplomats").country, "POL");
  EXPECT_EQ(cast.who("The official"), "anonymous: senior official");
  EXPECT_TRUE(cast.actor("anonymous: People familiar with the matter").anonymous);
}

TEST(Groups, PhrasesOfSources) {
  const Cast cast("sources");
  EXPECT_EQ(cast.who("Two Swiss officials"), "anonymous: Two Swiss officials") << "not over the \"and\"";
  EXPECT_TRUE(cast.actor("anonymous: Sources close to the talks").anonymous);
  EXPECT_EQ(cast.who("they"), "anonymous: Sources close to the talks");
  EXPECT_TRUE(cast.actor("anonymous: person briefed on the matter").anonymous);
}

TEST(Groups, OfTwoCountriesAndOneOfThem) {
  const Cast cast("pairs");
  EXPECT_EQ(cast.members("Delegations from Chad and Niger"), (std::vector<std::string>{"Chad", "Niger"}));
  EXPECT_EQ(cast.who("The two governments"), "Delegations from Chad and Niger") << "the same two states";
  EXPECT_EQ(cast.who("both superpowers"), cast.who("The two governments"));
  EXPECT_EQ(cast.who("one of them"), "anonymous: one of them");
  EXPECT_EQ(cast.actor("anonymous: one of them").country, "NER") << "that of the aides";
  EXPECT_EQ(cast.actor("anonymous: one of them").type, ActorType::person);
  EXPECT_EQ(cast.actor("crowd").type, ActorType::group);
  EXPECT_EQ(cast.who("Voss"), "Carl Voss Jr.");
  EXPECT_FALSE(cast.has("Election Day"));
  for (const Actor& actor : cast.all().actors())
    EXPECT_FALSE(actor.type == ActorType::person && actor.name == "MSNBR");
}

TEST(Plurals, OverTwoKnownActors) {
  const Cast cast("plurals");
  EXPECT_EQ(cast.members("two leaders"), (std::vector<std::string>{"Luc Martin", "Eva Stein"}));
  EXPECT_EQ(cast.who("Both"), "two leaders") << "the same two";
  EXPECT_EQ(cast.members("two countries"), (std::vector<std::string>{"France", "Germany"}));
  EXPECT_EQ(cast.who("Both sides"), "two countries");
  EXPECT_EQ(cast.actor("two leaders").country, "DEU/FRA");
}

}  // namespace
}  // namespace readout
