// Judgements over trees given by hand: judge, target and direction by the place of the cue.
#include "record/judgements.hpp"

#include <gtest/gtest.h>

#include "tree_report.hpp"

namespace readout {
namespace {

using Statements = IndexedVector<StatementIndex, Statement>;

/// "judge direction target", or its wording where nobody is the target.
std::vector<std::string> told(const TreeReport& report, const std::vector<Judgement>& judgements) {
  std::vector<std::string> out;
  for (const Judgement& j : judgements) {
    const std::string target = j.target.valid() ? report.actors()[j.target].name : "'" + j.target_text + "'";
    out.push_back(fmt::format("{} {} {}", report.name_of_source(j.judge), name_of(j.direction), target));
  }
  return out;
}

std::vector<std::string> told(const std::string& trees) {
  const TreeReport report(trees);
  return told(report, find_judgements(report.context(), {}));
}

using Told = std::vector<std::string>;

TEST(Judgements, VerbWithItsObject) {
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
criticised criticise VERB 0 root
Anna Anna PROPN 3 obj
Holm Holm PROPN 4 flat
for for ADP 8 case
her her PRON 8 nmod:poss
remarks+ remark NOUN 3 obl
. . PUNCT 3 punct
)"),
            (Told{"Kenji Mori negative Anna Holm"}));
}

TEST(Judgements, PassiveWithoutAgentIsNobodysInParticular) {
  EXPECT_EQ(told(R"(Anna Anna PROPN 4 nsubj:pass
Holm Holm PROPN 1 flat
was be AUX 4 aux:pass
mocked+ mock VERB 0 root
. . PUNCT 4 punct
)"),
            (Told{"unattributed negative Anna Holm"}));
}

TEST(Judgements, ADeedIsThatOfWhoDidIt) {
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
welcomed welcome VERB 0 root
the the DET 5 det
decision decision NOUN 3 obj
by by ADP 7 case
Sweden+ Sweden PROPN 5 nmod
. . PUNCT 3 punct
)"),
            (Told{"Kenji Mori positive Sweden"}));
}

TEST(Judgements, WelcomingAPersonIsNoPraise) {
  EXPECT_TRUE(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
welcomed welcome VERB 0 root
Anna Anna PROPN 3 obj
Holm+ Holm PROPN 4 flat
. . PUNCT 3 punct
)")
                  .empty());
}

TEST(Judgements, AnAttackNeedsWords) {
  const std::string attack = R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
attacked attack VERB 0 root
Anna Anna PROPN 3 obj
Holm{} Holm PROPN 4 flat
)";
  EXPECT_TRUE(told(fmt::format(fmt::runtime(attack), "+") + ". . PUNCT 3 punct\n").empty());
  EXPECT_EQ(told(fmt::format(fmt::runtime(attack), "") + "over over ADP 8 case\nher her PRON 8 nmod:poss\n"
                                                         "speech+ speech NOUN 3 obl\n. . PUNCT 3 punct\n"),
            (Told{"Kenji Mori negative Anna Holm"}));
}

TEST(Judgements, AnAttackByPartyPeopleIsOneInWords) {
  const TreeReport report(R"(Senior senior ADJ 2 amod
Democrats Democrats PROPN 3 nsubj
attacked attack VERB 0 root
Anna Anna PROPN 3 obj
Holm+ Holm PROPN 4 flat
. . PUNCT 3 punct
)");
  EXPECT_EQ(told(report, find_judgements(report.context(), {})),
            (Told{"Senior Democrats negative Anna Holm"}));
  EXPECT_EQ(report.actors()[report.actors().mention(MentionIndex(0)).actor].cameo, "USAPTY");
}

TEST(Judgements, WhatIsRefusedIsNotSaid) {
  EXPECT_TRUE(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
refused refuse VERB 0 root
to to PART 5 mark
condemn condemn VERB 3 xcomp
Iran+ Iran PROPN 5 obj
. . PUNCT 3 punct
)")
                  .empty());
}

constexpr const char* kDisgrace = R"(The the DET 2 det
decision decision NOUN 7 nsubj
by by ADP 4 case
Sweden Sweden PROPN 2 nmod
is be AUX 7 cop
a a DET 7 det
disgrace+ disgrace NOUN 9 ccomp
, , PUNCT 7 punct
said say VERB 0 root
Anna Anna PROPN 9 nsubj
Holm+ Holm PROPN 10 flat
. . PUNCT 9 punct
)";

TEST(Judgements, AnEvaluationIsItsSources) {
  const TreeReport report(kDisgrace);
  Statements statements;
  statements.push_back(report.statement("Anna Holm", "The decision by Sweden is a disgrace"));
  EXPECT_EQ(told(report, find_judgements(report.context(), statements)), (Told{"Anna Holm negative Sweden"}));
  statements[StatementIndex(0)].polarity = Polarity::deny;
  EXPECT_TRUE(find_judgements(report.context(), statements).empty());
}

TEST(Judgements, TheReportsOwnEvaluationsAreNotTaken) { EXPECT_TRUE(told(kDisgrace).empty()); }

TEST(Judgements, OneJudgeOnOneTargetIsOneJudgementWithAllItsEvidence) {
  const TreeReport report(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
praised praise VERB 0 root
Anna Anna PROPN 3 obj
Holm Holm PROPN 4 flat
and and CCONJ 7 cc
thanked thank VERB 3 conj
Anna Anna PROPN 7 obj
Holm+ Holm PROPN 8 flat
. . PUNCT 3 punct

Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
hailed hail VERB 0 root
Anna Anna PROPN 3 obj
Holm+ Holm PROPN 4 flat
. . PUNCT 3 punct
)");
  const auto judgements = find_judgements(report.context(), {});
  ASSERT_EQ(told(report, judgements), (Told{"Kenji Mori positive Anna Holm"}));
  EXPECT_GE(judgements[0].evidence.size(), 2u);
  EXPECT_EQ(judgements[0].derivation.size(), 3u);
}

TEST(Judgements, WhatSomethingIsDescribedAsMayHangOnIt) {
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
described describe VERB 0 root
the the DET 5 det
decision decision NOUN 3 obj
by by ADP 7 case
Anna Anna PROPN 5 nmod
Holm Holm PROPN 7 flat
as as ADP 10 case
crass+ crass ADJ 5 nmod
. . PUNCT 3 punct
)"),
            (Told{"Kenji Mori negative Anna Holm"}));
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
called call VERB 0 root
the the DET 5 det
decision decision NOUN 3 obj
absurd+ absurd ADJ 5 amod
. . PUNCT 3 punct
)"),
            (Told{"Kenji Mori negative 'the decision'"}));
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
called call VERB 0 root
a a DET 6 det
crass crass ADJ 6 amod
clown+ clown NOUN 3 obj
. . PUNCT 3 punct
)"),
            (Told{}));
}

TEST(Judgements, VerbsJoinedByHyphensAreFoundByTheirLemma) {
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 5 nsubj
Mori Mori PROPN 1 flat
second+ second NOUN 5 compound
-+ - PUNCT 5 punct
guessed guess VERB 0 root
Anna Anna PROPN 5 obj
Holm+ Holm PROPN 6 flat
. . PUNCT 5 punct
)"),
            (Told{"Kenji Mori negative Anna Holm"}));
}

TEST(Judgements, WhoIsOffendedJudges) {
  EXPECT_EQ(told(R"(Kenji Kenji PROPN 4 nsubj:pass
Mori Mori PROPN 1 flat
was be AUX 4 aux:pass
offended offend VERB 0 root
by by ADP 6 case
Anna Anna PROPN 4 obl:agent
Holm+ Holm PROPN 6 flat
. . PUNCT 4 punct
)"),
            (Told{"Kenji Mori negative Anna Holm"}));
}

TEST(Judgements, OfManyByEachOtherAreBounded) {
  std::string trees = "Kenji Kenji PROPN 302 nsubj\nMori Mori PROPN 1 flat\n";
  int words = 2;
  for (int i = 0; i < 100; ++i) {
    const std::string name = fmt::format("Name{}", i);
    trees += fmt::format("and and CCONJ {} cc\nAnna Anna PROPN 1 conj\n{} {} PROPN {} flat\n", words + 2,
                         name, name, words + 2);
    words += 3;
  }
  trees.replace(trees.find("302"), 3, std::to_string(words + 1));
  trees += fmt::format("accused accuse VERB 0 root\neach each DET {} det\nother other ADJ {} obj\n",
                       words + 3, words + 1);
  const TreeReport report(trees);
  EXPECT_EQ(find_judgements(report.context(), {}).size(), kMaxJudgements);
}

}  // namespace
}  // namespace readout
