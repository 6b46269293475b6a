// Trees as a parser makes them, and what is put right in them.
#include "syntax/tree_repair.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <sstream>

namespace readout {
namespace {

/// Words as "lemma/XPOS/HEAD/RELATION", heads counted from 1, 0 for the root; the other tags follow from
/// XPOS.
class Tree {
 public:
  explicit Tree(const std::string& written) {
    labels_.upos = {"X", "PUNCT", "NOUN", "ADP"};
    labels_.relation = {"root", "nsubj", "nsubj:pass", "ccomp", "advcl",       "obj",
                        "iobj", "obl",   "case",       "mark",  "acl",         "nmod",
                        "amod", "aux",   "xcomp",      "conj",  "compound:prt"};
    labels_.xpos = {"NNS", "IN"};
    std::istringstream words(written);
    for (std::string word; words >> word;) add(word);
    repair_tree(labels_, columns_, {TokenIndex(0), TokenIndex(columns_.head.size())});
  }

  /// "HEAD/RELATION" of the word, counted from 1.
  std::string at(std::size_t word) const {
    const TokenIndex head = columns_.head[word - 1];
    return std::to_string(head.valid() ? head.value() + 1 : 0) + "/" +
           labels_.relation[columns_.relation[word - 1]];
  }
  std::string xpos(std::size_t word) const { return labels_.xpos[columns_.xpos[word - 1]]; }

 private:
  static std::uint16_t index_of(std::vector<std::string>& labels, const std::string& label) {
    const auto found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end()) labels.push_back(label);
    return static_cast<std::uint16_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
  }

  void add(const std::string& word) {
    std::istringstream cells(word);
    std::string lemma, xpos, head, relation;
    std::getline(cells, lemma, '/');
    std::getline(cells, xpos, '/');
    std::getline(cells, head, '/');
    std::getline(cells, relation);
    columns_.lemma.push_back(lemma);
    columns_.xpos.push_back(index_of(labels_.xpos, xpos));
    columns_.upos.push_back(xpos == "," || xpos == "." || xpos == "''" || xpos == "``" || xpos == "HYPH" ? 1
                                                                                                         : 0);
    columns_.relation.push_back(index_of(labels_.relation, relation));
    columns_.head.push_back(head == "0" ? TokenIndex::none() : TokenIndex(std::stoul(head) - 1));
  }

  Labels labels_;
  Syntax::Columns columns_;
};

TEST(TreeRepair, OfTwoSubjectsTheFirstIsThatOfWhatIsSaid) {
  const Tree tree(  // "The visit to France was postponed, the palace said"
      "the/DT/2/det visit/NN/10/nsubj to/IN/4/case france/NNP/2/nmod be/VBD/6/aux:pass postpone/VBN/10/ccomp "
      ",/,/6/punct the/DT/9/det palace/NN/10/nsubj say/VBD/0/root");
  EXPECT_EQ(tree.at(2), "6/nsubj:pass");
  EXPECT_EQ(tree.at(9), "10/nsubj");
}

TEST(TreeRepair, WhoSpeaksStandsRightBeforeTheVerb) {
  const Tree tree(  // "Talks are to resume, the EU's envoy, Jane Roe, said"
      "talk/NNS/13/nsubj be/VBP/4/aux to/TO/4/mark resume/VB/13/ccomp ,/,/8/punct the/DT/8/det "
      "eu/NNP/8/nmod:poss "
      "envoy/NN/4/parataxis ,/,/10/punct jane/NNP/8/appos roe/NNP/10/flat ,/,/8/punct say/VBD/0/root");
  EXPECT_EQ(tree.at(8), "13/nsubj");
  EXPECT_EQ(tree.at(1), "4/nsubj");
}

TEST(TreeRepair, ASentenceHasItsSubjectBehindTheLastComma) {
  const Tree tree(  // "In a letter to Roe, the minister, Jack Poe, complained"
      "in/IN/3/case a/DT/3/det letter/NN/12/obl to/IN/5/case roe/NNP/3/nmod ,/,/8/punct the/DT/8/det "
      "minister/NN/5/appos ,/,/10/punct jack/NNP/8/appos poe/NNP/10/flat complain/VBD/0/root");
  EXPECT_EQ(tree.at(8), "12/nsubj");
}

TEST(TreeRepair, AnAdverbialClauseHasItsSubjectBehindTheSubordinator) {
  const Tree beside(  // "met after a meeting was cancelled": "meeting" hangs on "met"
      "meet/VBD/0/root after/IN/6/mark a/DT/4/det meeting/NN/1/obl be/VBD/6/aux:pass cancel/VBN/1/advcl");
  EXPECT_EQ(beside.at(4), "6/nsubj:pass");
  const Tree phrase(  // the same, "after a meeting" read as a phrase of time
      "meet/VBD/0/root after/IN/4/case a/DT/4/det meeting/NN/6/obl be/VBD/6/aux:pass cancel/VBN/1/advcl");
  EXPECT_EQ(phrase.at(4), "6/nsubj:pass");
  EXPECT_EQ(phrase.at(2), "6/mark");
}

TEST(TreeRepair, WhatIsSaidOfReportsIsTheirPredicate) {
  const Tree heading(  // "Reports that they met were untrue"
      "report/NNS/0/root that/IN/4/mark they/PRP/4/nsubj meet/VBD/1/acl be/VBD/6/cop untrue/JJ/1/ccomp");
  EXPECT_EQ(heading.at(6), "0/root");
  EXPECT_EQ(heading.at(1), "6/nsubj");
  const Tree verb(  // "said reports that they met were untrue", "reports" taken for a verb
      "he/PRP/2/nsubj say/VBD/0/root report/VBZ/2/ccomp that/IN/8/mark they/PRP/6/nsubj meet/VBD/3/acl "
      "be/VBD/8/cop "
      "untrue/JJ/2/ccomp");
  EXPECT_EQ(verb.at(3), "8/nsubj");
  EXPECT_EQ(verb.at(4), "6/mark");
  EXPECT_EQ(verb.xpos(3), "NNS");
}

TEST(TreeRepair, WhatLastedDaysIsAnObject) {
  const Tree tree(  // "concluded four days of talks"
      "conclude/VBD/0/root four/CD/3/nummod day/NNS/1/obl:unmarked of/IN/5/case talk/NNS/3/nmod");
  EXPECT_EQ(tree.at(3), "1/obj");
}

TEST(TreeRepair, AConditionWithoutAnIf) {
  const Tree first(  // "Had the minister flown there, they might have been freed"
      "have/VBD/8/aux the/DT/3/det minister/NN/1/obj fly/VBN/1/xcomp there/RB/4/advmod ,/,/8/punct "
      "they/PRP/8/nsubj "
      "free/VBN/0/root");
  EXPECT_EQ(first.at(1), "4/aux");
  EXPECT_EQ(first.at(3), "4/nsubj");
  EXPECT_EQ(first.at(4), "8/advcl");
  const Tree behind(  // "spared them the threat had Roe called"
      "spare/VBD/0/root they/PRP/1/iobj the/DT/4/det threat/NN/1/obj have/VBD/4/acl roe/NNP/7/nsubj "
      "call/VBN/4/acl:relcl");
  EXPECT_EQ(behind.at(5), "7/aux");
  EXPECT_EQ(behind.at(7), "1/advcl");
}

TEST(TreeRepair, ATitleIsNoAct) {
  const Tree tree(  // "a call between acting President Roe and ..."
      "a/DT/2/det call/NN/0/root between/IN/4/mark act/VBG/2/acl president/NNP/6/nmod:desc roe/NNP/4/obj");
  EXPECT_EQ(tree.at(6), "2/nmod");
  EXPECT_EQ(tree.at(3), "6/case");
  EXPECT_EQ(tree.at(4), "6/amod");
}

struct Mended {
  std::string name, tree;
  std::vector<std::pair<std::size_t, std::string>> words;  // where they hang then
};

class Repair : public ::testing::TestWithParam<Mended> {};

TEST_P(Repair, HangsTheWordsWhereTheyBelong) {
  const Tree tree(GetParam().tree);
  for (const auto& [word, place] : GetParam().words) EXPECT_EQ(tree.at(word), place) << word;
}

/// As the parser made them of sentences of the tables and of tests/facts.
INSTANTIATE_TEST_SUITE_P(
    Trees, Repair,
    ::testing::ValuesIn(std::vector<Mended>{
        {"OfTwoObjectsTheFirstReceives",
         "hundred/NNS/4/nsubj of/IN/3/case nurse/NNS/1/nmod give/VBD/0/root Agriculture/NNP/6/compound "
         "Minister/NNP/7/nmod:desc Jan/NNP/4/obj Hruby/NNP/7/flat a/DT/11/det standing/NN/11/compound "
         "ovation/NN/4/obj in/IN/13/case Turin/NNP/11/nmod ././4/punct",
         {{7, "4/iobj"}}},
        {"AnObjectBehindAName",
         "delegate/NNS/4/nsubj in/IN/3/case Blackpool/NNP/1/nmod give/VBD/0/root the/DT/7/det "
         "shadow/NN/7/compound chancellor/NN/4/obj ,/,/10/punct Morwenna/NNP/10/compound "
         "Tregear/NNP/7/appos ,/,/14/punct a/DT/14/det stand/VBG/14/amod ovation/NN/7/appos "
         "././4/punct",
         {{7, "4/iobj"}, {14, "4/obj"}}},
        {"AParticleIsTheVerbs",
         "Serbia/NNP/2/nsubj call/VBZ/0/root off/RP/5/case Zagreb/NNP/5/compound visit/NN/2/obj "
         "after/IN/8/case border/NN/8/compound row/NN/2/obl",
         {{3, "2/compound:prt"}}},
        {"ANameWithAHyphen",
         "Timor/NNP/12/nsubj -/HYPH/5/punct Leste/NNP/5/nmod:poss 's/POS/3/case minister/NN/1/appos "
         "call/VBN/1/acl for/IN/8/case talk/NNS/6/obl ,/,/1/punct Lusa/NNP/12/nsubj News/NNP/10/flat "
         "report/VBD/0/root",
         {{1, "5/nmod:poss"}, {3, "1/flat"}, {4, "1/case"}, {5, "12/nsubj"}, {6, "5/acl"}}},
        {"AConditionWithShould",
         "should/MD/9/aux premier/NN/9/nsubj write/VBP/2/acl to/IN/5/case them/PRP/3/obl ,/,/3/punct "
         "they/PRP/9/nsubj would/MD/9/aux answer/VB/0/root gladly/RB/9/advcl",
         {{1, "3/aux"}, {2, "3/nsubj"}, {3, "9/advcl"}}},
        {"AConditionWithWereTo",
         "be/VBD/3/aux premier/NN/10/nsubj go/VB/2/acl to/TO/5/mark visit/VB/3/xcomp Peru/NNP/5/obj "
         ",/,/5/punct "
         "she/PRP/10/nsubj would/MD/10/aux see/VB/0/root that/IN/10/advcl",
         {{1, "5/aux"}, {2, "5/nsubj"}, {5, "10/advcl"}}},
        {"APhraseBehindItsNoun",
         "meeting/NN/5/nsubj of/IN/3/case minister/NNS/1/conj in/IN/1/nmod end/VBD/0/root",
         {{3, "1/nmod"}}},
        {"AnActingPremierInAPlace",
         "Roe/NNP/2/nsubj speak/VBD/0/root with/IN/6/case Acting/NNP/6/amod Premier/NNP/6/nmod:desc "
         "Poe/NNP/2/obl in/IN/8/case Peru/NNP/2/obl",
         {{3, "6/case"}, {4, "6/amod"}, {8, "2/obl"}}},
        {"OnlyTheMoneyWasNeeded",
         "only/RB/2/advmod state/NNS/3/nsubj have/VBD/0/root the/DT/5/det money/NN/3/obj need/VBN/5/acl "
         "be/VBP/3/aux",
         {{2, "3/nsubj"}, {3, "0/root"}, {6, "5/acl"}}},
        {"WhoActs",
         "Roe/NNP/2/nsubj speak/VBD/0/root with/IN/4/case Acting/NNP/2/obl Chadian/JJ/6/amod "
         "Premier/NNP/7/nmod:desc Poe/NNP/2/obl",
         {{3, "7/case"}, {4, "7/amod"}, {7, "2/obl"}}},
        {"AVerbBehindNeverBefore",
         "never/RB/2/advmod before/RB/3/advmod have/VBD/0/root a/DT/7/det minister/NN/6/compound "
         "set/VBN/7/amod foot/NN/3/obj there/RB/3/advmod",
         {{3, "6/aux"}, {5, "6/nsubj"}, {6, "0/root"}, {7, "6/obj"}, {8, "6/advmod"}}},
        {"WhatReportsTellBehindADay",
         "minister/NN/2/nsubj shoot/VBD/0/root down/RP/2/compound:prt report/NNS/2/obj on/IN/6/case "
         "Friday/NNP/2/obl that/IN/10/mark she/PRP/10/nsubj would/MD/10/aux resign/VB/2/advcl",
         {{10, "4/acl"}}},
        {"AReportWhoseLastNameIsTakenForASubject",
         "report/NNS/12/advcl that/IN/6/mark premier/NN/6/nsubj Poe/NNP/3/appos have/VBD/6/aux "
         "receive/VBN/1/acl envoy/NN/6/obj Roe/NNP/10/nsubj be/VBP/10/cop false/JJ/1/parataxis "
         "mission/NN/12/nsubj say/VBD/0/root",
         {{1, "10/nsubj"}, {8, "7/appos"}, {10, "12/ccomp"}}},
        {"TwoStatesOfAHeadline",
         "Kenya/NNP/5/nsubj ,/,/3/punct Somalia/NNP/1/appos to/TO/5/mark meet/VB/0/root ././1/punct",
         {{3, "1/conj"}}},
        {"TheVerbOfAHeadline",
         "Peru/NNP/2/nsubj postpone/VBZ/3/nsubj talk/VBZ/0/root with/IN/5/case B/NNP/3/obl ././3/punct",
         {{2, "0/root"}, {3, "2/obj"}}},
        {"WhatSomethingIsCalled",
         "Senator/NNP/2/nmod:desc Bill/NNP/4/nsubj Ashworth/NNP/2/flat call/VBD/0/root the/DT/8/det "
         "Serbian/JJ/8/amod interior/JJ/8/amod minister/NN/10/nmod:poss 's/POS/8/case "
         "decision/NN/4/obj to/TO/12/mark free/VB/10/acl the/DT/14/det reporter/NNS/12/obj "
         "\"/``/17/punct a/DT/17/det honor/NN/14/appos for/IN/20/case the/DT/20/det region/NN/17/nmod "
         "\"/''/17/punct ././4/punct",
         {{17, "4/xcomp"}}},
        {"ASubjectHasNoPreposition",
         "source/NNS/6/nsubj close/JJ/1/amod to/IN/5/case the/DT/5/det chairman/NN/6/nsubj "
         "insist/VBP/0/root no/DT/8/det price/NN/11/nsubj:pass have/VBZ/11/aux be/VBN/11/aux:pass "
         "name/VBN/6/ccomp ././6/punct",
         {{5, "1/nmod"}}},
        {"HadAndAConditionBehind",
         "Colombia/NNP/5/nsubj:pass would/MD/5/aux have/VB/5/aux be/VBN/5/aux:pass spare/VBN/29/ccomp "
         "the/DT/8/det tariff/NN/8/compound threat/NN/5/obj have/VBD/8/acl President/NNP/11/nmod:desc "
         "Gonzalo/NNP/13/nsubj Arboleda/NNP/11/flat telephone/VBD/8/acl:relcl Washington/NNP/13/iobj "
         "before/IN/16/mark turn/VBG/13/advcl back/RB/16/advmod the/DT/20/det "
         "deportation/NN/20/compound flight/NNS/16/obj ,/,/25/punct the/DT/24/det "
         "opposition/NN/24/compound senator/NN/25/nmod:desc Paloma/NNP/29/nsubj Uribe/NNP/25/flat "
         "-/HYPH/28/punct Lleras/NNP/25/flat say/VBD/0/root on/IN/31/case Tuesday/NNP/29/obl "
         "././29/punct",
         {{9, "13/aux"}, {13, "5/advcl"}}},
        {"AClauseThatTells",
         "in/IN/4/case a/DT/4/det handwritten/JJ/4/amod letter/NN/21/obl that/WDT/8/obj "
         "his/PRP$/7/nmod:poss ambassador/NN/8/nsubj deliver/VBD/4/acl:relcl on/IN/10/case "
         "Monday/NNP/8/obl ,/,/4/punct Ghana/NNP/14/nmod:poss 's/POS/12/case president/NN/21/nsubj "
         ",/,/16/punct Kojo/NNP/14/appos Amissah/NNP/16/flat -/HYPH/19/punct Boateng/NNP/16/flat "
         ",/,/14/punct assure/VBD/0/root his/PRP$/24/nmod:poss Ivorian/JJ/24/amod colleague/NN/21/iobj "
         ",/,/26/punct Mariam/NNP/24/appos Ouattara/NNP/26/flat -/HYPH/29/punct Koné/NNP/26/flat "
         ",/,/36/punct that/IN/36/mark the/DT/34/det cocoa/NN/34/amod border/NN/36/nsubj "
         "would/MD/36/aux stay/VB/24/acl:relcl open/JJ/36/xcomp ././21/punct",
         {{36, "21/ccomp"}}},
        {"NoToTalks",
         "Estonia/NNP/2/nsubj say/VBD/0/root no/DT/5/nsubj to/TO/5/mark talk/NNS/2/ccomp "
         "with/IN/7/case Belarus/NNP/5/obl ././2/punct",
         {{3, "2/obj"}, {4, "5/case"}, {5, "2/obl"}, {7, "5/nmod"}}},
        {"ANameBesideItsOffice",
         "in/IN/3/case a/DT/3/det letter/NN/17/obl to/IN/6/case the/DT/6/det minister/NN/3/nmod "
         ",/,/3/punct Jane/NNP/17/nsubj Roe/NNP/8/flat ,/,/12/punct the/DT/12/det king/NN/8/appos "
         ",/,/14/punct Jack/NNP/12/appos Poe/NNP/14/flat ,/,/12/punct propose/VBD/0/root "
         "talk/NNS/17/obj ././17/punct",
         {{8, "6/appos"}, {12, "17/nsubj"}}}}),
    [](const auto& of) { return of.param.name; });

TEST(TreeRepair, WhateverTheTreeItStaysOne) {
  const std::vector<std::string> words = {
      "be/VBD",   "have/VBD", "should/MD", "would/MD",   "that/IN",  "to/TO",     "of/IN",
      "with/IN",  ",/,",      "-/HYPH",    "Acting/NNP", "Roe/NNP",  "Peru/NNP",  "report/NNS",
      "talk/NNS", "a/DT",     "no/DT",     "say/VBD",    "meet/VBN", "meet/VB",   "false/JJ",
      "never/RB", "only/RB",  "call/VBD",  "offer/VBD",  "'s/POS",   "whether/IN"};
  const std::vector<std::string> relations = {
      "nsubj",     "nsubj:pass", "ccomp", "advcl",     "obj",          "iobj",  "obl",      "case",
      "mark",      "acl",        "nmod",  "amod",      "aux",          "xcomp", "conj",     "cop",
      "parataxis", "appos",      "flat",  "nmod:poss", "obl:unmarked", "punct", "acl:relcl"};
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
  for (int trial = 0; trial < 20000; ++trial) {
    const std::size_t n = 2 + below(10);
    std::vector<std::size_t> order(n);  // each word hangs on one before it in this order
    std::iota(order.begin(), order.end(), std::size_t{1});
    std::ranges::shuffle(order, random);
    std::vector<std::string> written(n + 1);
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t head = i == 0 ? 0 : order[below(i)];
      written[order[i]] = words[below(words.size())] + "/" + std::to_string(head) + "/" +
                          (i == 0 ? "root" : relations[below(relations.size())]);
    }
    std::string sentence;
    for (std::size_t word = 1; word <= n; ++word) sentence += written[word] + " ";
    const Tree tree(sentence);
    std::size_t roots = 0;
    for (std::size_t word = 1; word <= n; ++word) {
      std::size_t at = std::stoul(tree.at(word)), steps = 0;
      if (at == 0) ++roots;
      for (; at != 0; at = std::stoul(tree.at(at))) ASSERT_LE(++steps, n) << sentence << "seed " << seed;
    }
    ASSERT_EQ(roots, 1u) << sentence << "seed " << seed;
  }
}

TEST(TreeRepair, LeavesAloneWhatIsRight) {
  const std::string said =  // "The palace said the visit was postponed"
      "the/DT/2/det palace/NN/3/nsubj say/VBD/0/root the/DT/5/det visit/NN/7/nsubj:pass be/VBD/7/aux:pass "
      "postpone/VBN/3/ccomp";
  const Tree tree(said);
  EXPECT_EQ(tree.at(2), "3/nsubj");
  EXPECT_EQ(tree.at(5), "7/nsubj:pass");
  const Tree lasted("they/PRP/2/nsubj talk/VBD/0/root two/CD/4/nummod day/NNS/2/obl:unmarked");  // "two days"
  EXPECT_EQ(lasted.at(4), "2/obl:unmarked");
}

}  // namespace
}  // namespace readout
