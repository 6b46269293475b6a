// Revisions over trees given by hand, with their statements: cue, speaker, wordings, and the sentence that is
// corrected.
#include "record/revisions.hpp"

#include <gtest/gtest.h>

#include "record/revision_wordings.hpp"
#include "tree_report.hpp"

namespace readout {
namespace {

using Statements = IndexedVector<StatementIndex, Statement>;

// "We can open the bridge." Later: "I said 'can' instead of 'can't'. The line should have been: 'We can't
// open the bridge.'"
constexpr const char* kBridge = R"(“+ “ PUNCT 4 punct
We we PRON 4 nsubj
can can AUX 4 aux
open open VERB 9 ccomp
the the DET 6 det
bridge+ bridge NOUN 4 obj
,+ , PUNCT 4 punct
” ” PUNCT 4 punct
said say VERB 0 root
Anna Anna PROPN 9 nsubj
Holm+ Holm PROPN 10 flat
. . PUNCT 9 punct
#
Later later ADV 2 advmod
said say VERB 0 root
Anna Anna PROPN 2 nsubj
Holm+ Holm PROPN 3 flat
: : PUNCT 2 punct
“+ “ PUNCT 8 punct
I I PRON 8 nsubj
said say VERB 2 ccomp
the the DET 10 det
word word NOUN 8 obj
‘+ ‘ PUNCT 12 punct
can+ can AUX 10 dep
’ ’ PUNCT 12 punct
instead instead ADP 17 case
of of ADP 14 fixed
‘+ ‘ PUNCT 17 punct
ca+ can AUX 8 obl
n’t+ not PART 17 advmod
.+ . PUNCT 2 punct
’ ’ PUNCT 17 punct

The the DET 2 det
line line NOUN 11 nsubj
should should AUX 11 aux
have have AUX 11 aux
been+ be AUX 11 cop
: : PUNCT 11 punct
‘+ ‘ PUNCT 11 punct
We we PRON 11 nsubj
ca+ can AUX 11 aux
n’t not PART 11 advmod
open open VERB 0 root
the the DET 13 det
bridge+ bridge NOUN 11 obj
.+ . PUNCT 11 punct
’+ ’ PUNCT 11 punct
” ” PUNCT 11 punct
)";

Statements bridge_statements(const TreeReport& report) {
  Statements statements;
  statements.push_back(report.statement("Anna Holm", "“We can open the bridge,”"));
  const std::string_view text = report.document().text();
  const std::string_view second = text.substr(text.find("“I said"));
  statements.push_back(report.statement("Anna Holm", second.substr(0, second.rfind("”") + 3)));
  return statements;
}

TEST(Revisions, OneCorrectionOverTwoSentencesIsLinkedToTheSentenceItCorrects) {
  const TreeReport report(kBridge);
  const Statements statements = bridge_statements(report);
  const auto revisions = find_revisions(report.context(), statements);
  ASSERT_EQ(revisions.size(), 1u);
  const Revision& r = revisions[0];
  EXPECT_EQ(report.name_of_source(r.speaker), "Anna Holm");
  EXPECT_EQ(r.kind, RevisionKind::correction);
  EXPECT_EQ(r.from, "can");
  EXPECT_EQ(r.to, "can’t");
  EXPECT_EQ(report.document().words(r.original), "We can open the bridge");
  EXPECT_EQ(report.document().words(r.revised), "We can’t open the bridge");
  EXPECT_EQ(r.original_statement, StatementIndex(0));
  EXPECT_EQ(r.revised_statement, StatementIndex(1));
  EXPECT_EQ(r.evidence.size(), 2u);
  EXPECT_EQ(r.derivation.back().rule, "alignment");
}

TEST(Revisions, WithoutStatementsNothingIsLinkedAndNobodyIsMadeUp) {
  const TreeReport report(kBridge);
  for (const Revision& r : find_revisions(report.context(), {})) EXPECT_FALSE(r.original_statement.valid());
}

constexpr const char* kWithdrew = R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
withdrew withdraw VERB 0 root
his his PRON 5 nmod:poss
claim claim NOUN 3 obj
that that SCONJ 9 mark
Sweden Sweden PROPN 9 nsubj
never never ADV 9 advmod
paid+ pay VERB 5 acl
. . PUNCT 3 punct

Anna Anna PROPN 3 nsubj
Holm Holm PROPN 1 flat
refused refuse VERB 0 root
to to PART 5 mark
withdraw withdraw VERB 3 xcomp
her her PRON 7 nmod:poss
remarks+ remark NOUN 5 obj
. . PUNCT 3 punct
)";

TEST(Revisions, WhatIsRefusedIsNotTakenBack) {
  const TreeReport report(kWithdrew);
  const auto revisions = find_revisions(report.context(), {});
  ASSERT_EQ(revisions.size(), 1u);
  EXPECT_EQ(report.name_of_source(revisions[0].speaker), "Kenji Mori");
  EXPECT_EQ(revisions[0].kind, RevisionKind::retraction);
  EXPECT_EQ(revisions[0].from, "Sweden never paid");
  EXPECT_EQ(revisions[0].to, "");
}

constexpr const char* kDenied = R"(Kenji Kenji PROPN 3 nsubj
Mori Mori PROPN 1 flat
dismissed dismiss VERB 0 root
press press NOUN 5 compound
reports report NOUN 3 obj
of of ADP 7 case
tension tension NOUN 5 nmod
between between ADP 10 case
both both DET 10 det
sides+ side NOUN 5 nmod
. . PUNCT 3 punct

Iran Iran PROPN 2 nsubj
denies deny VERB 0 root
the the DET 4 det
charge+ charge NOUN 2 obj
. . PUNCT 2 punct
)";

TEST(Revisions, ADeniedReportIsOneADeniedChargeNot) {
  const TreeReport report(kDenied);
  const auto revisions = find_revisions(report.context(), {});
  ASSERT_EQ(revisions.size(), 1u);
  EXPECT_EQ(revisions[0].kind, RevisionKind::denial);
  EXPECT_EQ(revisions[0].from, "tension between both sides");
}

using Words = std::vector<std::string>;

TEST(RevisionWordings, LikenessIsTheShareOfWordsInOrder) {
  EXPECT_DOUBLE_EQ(likeness({"we", "go", "now"}, {"we", "go", "now"}), 1.0);
  EXPECT_DOUBLE_EQ(likeness({"we", "go"}, {"go", "we"}), 0.5);
  EXPECT_DOUBLE_EQ(likeness({}, {"we"}), 0.0);
}

TEST(RevisionWordings, SwapsAndHolds) {
  EXPECT_EQ(swapped({"we", "would", "n't", "go"}, {"would", "n't"}, {"would"}), (Words{"we", "would", "go"}));
  EXPECT_EQ(swapped({"we", "go"}, {"stay"}, {"leave"}), (Words{"we", "go"}));
  EXPECT_TRUE(holds({"we", "would", "go"}, {"would", "go"}));
  EXPECT_FALSE(holds({"we", "would", "go"}, {"we", "go"}));
  EXPECT_FALSE(holds({"we"}, {}));
}

Wording plain(const Words& words) {
  Wording w;
  std::uint32_t at = 0;
  for (const std::string& word : words) {
    w.words.push_back(word);
    w.places.push_back({at, at + static_cast<std::uint32_t>(word.size())});
    at += static_cast<std::uint32_t>(word.size()) + 1;
  }
  return w;
}

TEST(RevisionWordings, ChangeBetweenTwoWordings) {
  // a word put in: the word before stands for the place; what is added at the end is no change
  const auto put_in =
      change_between(plain({"why", "it", "would", "be"}), plain({"why", "it", "would", "n't", "be", "her"}));
  ASSERT_TRUE(put_in);
  EXPECT_EQ(put_in->from, (ByteSpan{7, 12}));  // would
  EXPECT_EQ(put_in->to, (ByteSpan{7, 16}));    // would n't
  const auto other = change_between(plain({"in", "may", "we", "go"}), plain({"in", "june", "we", "go"}));
  ASSERT_TRUE(other);
  EXPECT_EQ(other->from, (ByteSpan{3, 6}));
  EXPECT_EQ(other->to, (ByteSpan{3, 7}));
  EXPECT_FALSE(change_between(plain({"we", "go"}), plain({"we", "go"})));
  EXPECT_FALSE(change_between(plain({"we"}), plain({"they"})));
}

}  // namespace
}  // namespace readout
