// What holds for every report, good or broken: spans inside the text and in order, heads inside their
// phrases, indices that exist, lists that are sorted, the same result again; and time that grows with the
// words, not with their square. Trees are random: nothing that a parser could ever make may break this stage.
// Seeds are printed.
#include <ctime>
#include <random>

#include "cast.hpp"

namespace readout {
namespace {

/// A report of random sentences with random trees, as CoNLL-U.
class RandomReport {
 public:
  explicit RandomReport(unsigned seed, const std::vector<std::string>& words)
      : random_(seed), words_(words) {}

  std::string conllu(std::size_t sentences, std::size_t most_words) {
    std::string out;
    for (std::size_t s = 0; s < sentences; ++s) {
      if (pick(4) == 0) out += "# newpar\n";
      sentence(out, 1 + pick(most_words));
    }
    return out;
  }

 private:
  std::size_t pick(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }
  template <std::size_t N>
  const char* one(const char* const (&choices)[N]) {
    return choices[pick(N)];
  }

  void sentence(std::string& out, std::size_t length) {
    static constexpr const char* kUpos[] = {"NOUN", "PROPN", "PROPN", "VERB", "ADJ", "PRON",
                                            "ADP",  "PUNCT", "DET",   "AUX",  "NUM"};
    static constexpr const char* kRelation[] = {
        "nsubj", "obj",   "obl",  "nmod",     "nmod:poss", "appos", "conj",
        "flat",  "case",  "amod", "compound", "acl:relcl", "ccomp", "punct",
        "xcomp", "advcl", "cop",  "det",      "nummod",    "cc",    "parataxis"};
    static constexpr const char* kFeatures[] = {"_", "Number=Sing", "Number=Plur"};
    static constexpr const char* kMisc[] = {
        "_", "_", "SpaceAfter=No", "Mention=person*", "Mention=organization*", "Mention=place"};
    const std::vector<std::size_t> heads = tree(length);
    for (std::size_t i = 0; i < length; ++i) {
      const std::string& word = words_[pick(words_.size())];
      out += std::to_string(i + 1) + "\t" + word + "\t" + word + "\t" + one(kUpos) + "\t_\t" +
             one(kFeatures) + "\t" + std::to_string(heads[i]) + "\t" +
             (heads[i] == 0 ? "root" : one(kRelation)) + "\t_\t" + one(kMisc) + "\n";
    }
    out += "\n";
  }

  /// Each word hangs on one placed before it in a random order: never a cycle.
  std::vector<std::size_t> tree(std::size_t length) {
    std::vector<std::size_t> order(length), heads(length);
    for (std::size_t i = 0; i < length; ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random_);
    for (std::size_t i = 1; i < length; ++i) heads[order[i]] = order[pick(i)] + 1;
    heads[order[0]] = 0;
    return heads;
  }

  std::mt19937 random_;
  const std::vector<std::string>& words_;
};

const std::vector<std::string> kWords = {"Jane",       "Roe",        "Mills",
                                         "the",        "The",        "foreign",
                                         "minister",   "Minister",   "President",
                                         "of",         "Peru",       "Lima",
                                         "his",        "he",         "she",
                                         "they",       "it",         "I",
                                         "you",        "who",        "counterpart",
                                         "boss",       "Chilean",    "officials",
                                         "two",        "both",       "leaders",
                                         "country",    "countries",  "army",
                                         "Kremlin",    "former",     "ex",
                                         "-",          ",",          ".",
                                         "“",          "”",          "‘",
                                         "’",          "\"",         "'s",
                                         "(",          ")",          "said",
                                         "told",       "met",        "with",
                                         "in",         "talks",      "Rep.",
                                         "Gen",        "bin",        "al",
                                         "U.S.",       "US",         "D",
                                         "Ohio",       "sides",      "sources",
                                         "familiar",   "matter",     "Republican",
                                         "News",       "Agency",     "a",
                                         "an",         "61",         "Ünal",
                                         "Łukasz",     "北京",       "é",
                                         "party",      "leader",     "head",
                                         "as",         "chairman",   "and",
                                         "North",      "South",      "Korea",
                                         "Presidents", "ministers",  "Chile",
                                         "Chancellor", "deputy",     "for",
                                         "Affairs",    "condition",  "anonymity",
                                         "not",        "authorised", "to",
                                         "speak",      "He",         "May",
                                         "Mar",        "three",      "representatives",
                                         "prime",      "king",       "Jr",
                                         "el-Roe",     "brief",      "Peruvian",
                                         "Senator",    "NUP",        "Show",
                                         "No10",       "latter",     "them",
                                         "their"};

void expect_laws(const Actors& actors, const Document& document, const Syntax& syntax) {
  ByteSpan last;
  for (const MentionIndex m : actors.mentions().indices()) {
    const Mention& mention = actors.mention(m);
    ASSERT_LT(mention.span.begin, mention.span.end);
    ASSERT_LE(mention.span.end, document.text().size());
    ASSERT_FALSE(mention.tokens.empty());
    ASSERT_TRUE(mention.tokens.contains(mention.head));
    ASSERT_EQ(mention.span, syntax.span(mention.tokens));
    ASSERT_TRUE(!mention.actor.valid() || mention.actor.value() < actors.actors().size());
    if (m.value() > 0) {
      const bool in_order = last.begin < mention.span.begin ||
                            (last.begin == mention.span.begin && last.end >= mention.span.end);
      ASSERT_TRUE(in_order);
    }
    last = mention.span;
  }
  for (const ActorIndex a : actors.actors().indices()) {
    const Actor& actor = actors[a];
    ASSERT_FALSE(actor.name.empty());
    ASSERT_FALSE(actor.mentions.empty());
    ASSERT_TRUE(std::is_sorted(actor.mentions.begin(), actor.mentions.end()));
    for (const MentionIndex m : actor.mentions) ASSERT_EQ(actors.mention(m).actor, a);
    for (const ActorIndex member : actor.members) {
      ASSERT_LT(member.value(), actors.actors().size());
      ASSERT_NE(member, a);
    }
  }
  for (const TokenIndex t : syntax.tokens()) {
    const MentionIndex m = actors.headed_by(t);
    ASSERT_TRUE(!m.valid() || actors.mention(m).head == t);
    for (const ActorIndex a : actors.all_actors_of(syntax, t)) ASSERT_LT(a.value(), actors.actors().size());
  }
}

std::string told(const Actors& actors) {
  std::string all;
  for (const Actor& actor : actors.actors()) {
    all += actor.name + "|" + actor.country + "|" + actor.role + "|" + actor.cameo;
    for (const MentionIndex m : actor.mentions) all += " " + std::to_string(m.value());
    all += "\n";
  }
  return all;
}

void expect_laws_for_random_trees(const std::vector<std::string>& words, const ActorTables& tables) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto parsed = read_conllu(RandomReport(seed, words).conllu(12, 40));
    ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
    const Actors actors = find_actors(*parsed->document, parsed->syntax, tables);
    expect_laws(actors, *parsed->document, parsed->syntax);
    if (::testing::Test::HasFatalFailure()) return;
    EXPECT_EQ(told(actors), told(find_actors(*parsed->document, parsed->syntax, tables)));
  }
}

/// Words of the user's dictionaries among ours.
const std::vector<std::string>& words_of_user() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all = kWords;
    for (int i = 0; i < 3; ++i) {
      for (const char* word :
           {"Norland", "Sudmark", "High", "Tower", "police", "rebels", "guards", "Relief", "Fund", "Mira",
            "Ostvald", "Harbour", "League", "Warden", "Coast", "and", "of"})
        all.emplace_back(word);
    }
    return all;
  }();
  return words;
}

TEST(ActorLaws, HoldForRandomTrees) { expect_laws_for_random_trees(kWords, actor_tables()); }

TEST(ActorLaws, HoldWithTablesOfTheUser) {
  expect_laws_for_random_trees(words_of_user(), tables_with_dictionaries());
}

TEST(ActorLaws, HoldForOurReports) {
  for (const char* report :
       {"titles",     "names",        "appositions", "sources",    "offices", "counterparts",
        "headline",   "descriptions", "capitals",    "korea",      "bodies",  "pronouns",
        "quotations", "groups",       "plurals",     "second",     "pairs",   "shared",
        "assumed",    "unnamed",      "staffs",      "user_actors"}) {
    SCOPED_TRACE(report);
    const Cast cast(report);
    expect_laws(cast.all(), cast.document(), cast.syntax());
  }
}

TEST(ActorLaws, NothingInNothing) {
  const auto parsed = read_conllu("1\t.\t.\tPUNCT\t_\t_\t0\troot\t_\t_\n\n");
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(find_actors(*parsed->document, parsed->syntax, actor_tables()).actors().size(), 0u);
}

double seconds_for(const std::vector<std::string>& words, std::size_t sentences, const ActorTables& tables) {
  const auto parsed = read_conllu(RandomReport(7, words).conllu(sentences, 40));
  if (!parsed) return -1;
  const std::clock_t start = std::clock();  // of the processor: what else runs does not count
  const Actors actors = find_actors(*parsed->document, parsed->syntax, tables);
  EXPECT_GT(actors.mentions().size(), 0u);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Eight times the words must not take 64 times the time. The bound is wide: machines are busy.
void expect_about_linear(const std::vector<std::string>& words, const ActorTables& tables = actor_tables()) {
  seconds_for(words, 40, tables);  // warms up
  const double small = std::max(seconds_for(words, 200, tables), 0.005),
               large = seconds_for(words, 1600, tables);
  EXPECT_LT(large, 30 * small);
}

TEST(ActorLaws, TimeGrowsWithTheWords) { expect_about_linear(kWords); }

TEST(ActorLaws, TimeGrowsWithManyOfOneSurname) {
  std::vector<std::string> names;  // "Maran Roe Marbn Roe ..."
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      names.push_back(std::string("Mar") + a + "n" + b);
      names.emplace_back("Roe");
    }
  }
  expect_about_linear(names);
}

TEST(ActorLaws, TimeGrowsWithTitles) {
  expect_about_linear(
      {"Senator", "President", "Roe", "Mills", "Poe", "met", "minister", "Jane", ",", "and", "they", "he"});
}

TEST(ActorLaws, TimeGrowsWithNames) {
  std::vector<std::string> names;  // each of them new
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) names.push_back(std::string("Mar") + a + "n" + b);
  }
  expect_about_linear(names);
}

TEST(ActorLaws, TimeGrowsWithOneSurname) {
  expect_about_linear({"Jane", "Ana", "Tom", "Igor", "Roe", "Roe"});
}
TEST(ActorLaws, TimeGrowsWithPronouns) {
  expect_about_linear({"he", "she", "they", "it", "Roe", "Jane", "said", "Peru"});
}
TEST(ActorLaws, TimeGrowsWithOffices) {
  expect_about_linear(
      {"the", "minister", "president", "of", "Peru", "his", "counterpart", "boss", "officials"});
}

TEST(ActorLaws, TimeGrowsWithActorsOfTheUser) {
  expect_about_linear(words_of_user(), tables_with_dictionaries());
  expect_about_linear({"Norland", "police", "its", "guards", "Sudmark", "rebels", "of"},
                      tables_with_dictionaries());
}

}  // namespace
}  // namespace readout
