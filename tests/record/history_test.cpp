// History claims over trees given by hand: the cue, the contact it speaks of, the point in time.
#include "record/history.hpp"

#include <gtest/gtest.h>

#include "tree_report.hpp"

namespace readout {
namespace {

std::vector<HistoryClaim> claims_of(const TreeReport& report) {
  const RecordContext context = report.context();
  return find_history(context, find_contacts(context, {}), context.tables.history);
}

constexpr const char* kVisit = R"(Finnish Finnish ADJ 2 amod
President president PROPN 5 nsubj
Aino Aino PROPN 2 flat
Lehto Lehto PROPN 2 flat
visited visit VERB 0 root
Algeria Algeria PROPN 5 obj
. . PUNCT 5 punct

It it PRON 5 nsubj
was be AUX 5 cop
the the DET 5 det
first first ADJ 5 amod
visit visit NOUN 0 root
by by ADP 9 case
a a DET 9 det
Finnish Finnish ADJ 9 amod
leader leader NOUN 5 nmod
in in ADP 12 case
nearly nearly ADV 12 advmod
30 30 NUM 13 nummod
years year NOUN 5 nmod
. . PUNCT 5 punct
)";

TEST(History, RefersBackToTheVisitTold) {
  const TreeReport report(kVisit);
  const auto claims = claims_of(report);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].kind, HistoryKind::first_since);
  EXPECT_EQ(report.names_of(claims[0].participants), "Aino Lehto; Algeria");
  EXPECT_EQ(claims[0].since, "nearly 30 years");
  EXPECT_FALSE(claims[0].conditional);
  EXPECT_EQ(report.document().words(claims[0].evidence.at(0)),
            "first visit by a Finnish leader in nearly 30 years");
  EXPECT_EQ(claims[0].derivation.at(0).rule, "history_cues.tsv: first *3 <contact>");
}

constexpr const char* kCondition = R"(If if SCONJ 7 mark
Kenji Kenji PROPN 7 nsubj
Mori Mori PROPN 2 flat
and and CCONJ 5 cc
Anna Anna PROPN 2 conj
Holm Holm PROPN 5 flat
met meet VERB 14 advcl
, , PUNCT 7 punct
it it PRON 14 nsubj
would would AUX 14 aux
be be AUX 14 cop
the the DET 14 det
first first ADJ 14 amod
time time NOUN 0 root
since since ADP 16 case
2003 2003 NUM 14 nmod
envoys envoy NOUN 21 nsubj
from from ADP 20 case
both both DET 20 det
sides side NOUN 17 nmod
spoke speak VERB 14 acl:relcl
. . PUNCT 14 punct
)";

TEST(History, TakesTheParticipantsOfTheCondition) {
  const TreeReport report(kCondition);
  const auto claims = claims_of(report);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(report.names_of(claims[0].participants), "Kenji Mori; Anna Holm");
  EXPECT_EQ(claims[0].since, "2003");
  EXPECT_TRUE(claims[0].conditional);
}

constexpr const char* kLast = R"(Kenji Kenji PROPN 7 nsubj
Mori Mori PROPN 1 flat
and and CCONJ 4 cc
Anna Anna PROPN 1 conj
Holm Holm PROPN 4 flat
last last ADV 7 advmod
met meet VERB 0 root
in in ADP 9 case
2019 2019 NUM 7 obl
. . PUNCT 7 punct
)";

TEST(History, LastTime) {
  const TreeReport report(kLast);
  const auto claims = claims_of(report);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].kind, HistoryKind::last);
  EXPECT_EQ(report.names_of(claims[0].participants), "Kenji Mori; Anna Holm");
  EXPECT_EQ(claims[0].since, "2019");
}

constexpr const char* kLastWeek = R"(Last last ADJ 2 amod
week week NOUN 5 obl
Anna Anna PROPN 5 nsubj
Holm Holm PROPN 3 flat
met meet VERB 0 root
Kenji Kenji PROPN 5 obj
Mori Mori PROPN 6 flat
in in ADP 9 case
2019 2019 NUM 5 obl
. . PUNCT 5 punct
)";

TEST(History, LastWeekIsNoClaim) {
  const TreeReport report(kLastWeek);
  ASSERT_EQ(find_contacts(report.context(), {}).mentions.size(), 1u);  // there is a contact to speak of
  EXPECT_TRUE(claims_of(report).empty());
}

// A parser hangs the year on the verb.
constexpr const char* kFirstTime = R"(Anna Anna PROPN 3 nsubj
Holm Holm PROPN 1 flat
met meet VERB 0 root
Kenji Kenji PROPN 3 obj
Mori Mori PROPN 4 flat
for for ADP 9 case
the the DET 9 det
first first ADJ 9 amod
time time NOUN 3 obl
since since ADP 11 case
2019 2019 NUM 3 obl
. . PUNCT 3 punct
)";

TEST(History, TheYearOfTheOneBeforeIsNotThatOfTheContact) {
  const TreeReport report(kFirstTime);
  const auto mentions = find_contacts(report.context(), {}).mentions;
  ASSERT_EQ(mentions.size(), 1u);
  EXPECT_EQ(mentions[0].time_text, "");
  const auto claims = claims_of(report);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].since, "2019");
}

}  // namespace
}  // namespace readout
