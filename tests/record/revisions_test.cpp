// Revisions over trees given by hand, with their statements: cue, speaker, wordings, and the sentence that is
// corrected.
#include "record/revisions.hpp"

#include <gtest/gtest.h>

#include "record/revision_figures.hpp"
#include "record/revision_objects.hpp"
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

// Neither is a cue, however alike its words are; the tree of the second hangs "talks" on the verb.
constexpr const char* kObjection = R"(Iran Iran PROPN 5 nsubj
neither neither CCONJ 3 cc
confirmed confirm VERB 5 conj
nor nor CCONJ 5 cc
denied deny VERB 0 root
reports report NOUN 5 obj
of of ADP 8 case
talks+ talk NOUN 6 nmod
. . PUNCT 5 punct

Iran Iran PROPN 2 nsubj
abandoned abandon VERB 0 root
its its PRON 4 nmod:poss
objection objection NOUN 2 obj
to to ADP 7 case
new new ADJ 7 amod
talks talk NOUN 2 obl
and and CCONJ 9 cc
said say VERB 2 conj
Oman Oman PROPN 12 nsubj
would would AUX 12 aux
host host VERB 9 ccomp
them+ they PRON 12 obj
. . PUNCT 2 punct
)";

TEST(Revisions, ANounOfTheCueTellsWhatItIsOfWhereverTheTreeHangsIt) {
  const TreeReport report(kObjection);
  const auto revisions = find_revisions(report.context(), {});
  ASSERT_EQ(revisions.size(), 1u);
  EXPECT_EQ(revisions[0].kind, RevisionKind::reversal);
  EXPECT_EQ(revisions[0].from, "new talks");
}

// "Our war, sorry, our operation"
constexpr const char* kRepair = R"(Our our PRON 2 nmod:poss
war+ war NOUN 7 nsubj
,+ , PUNCT 2 punct
sorry+ sorry INTJ 7 discourse
,+ , PUNCT 7 punct
our our PRON 7 nmod:poss
operation operation NOUN 0 root
costs cost VERB 7 acl
2.3 2.3 NUM 10 compound
billion billion NUM 11 nummod
yen yen NOUN 8 obj
rather rather ADV 16 cc
than than ADP 12 fixed
23 23 NUM 15 compound
billion billion NUM 16 nummod
yen+ yen NOUN 11 conj
. . PUNCT 7 punct
)";

TEST(RevisionObjects, ARepairTakesUpTheFirstWordAndANumberIsTakenWhole) {
  const TreeReport report(kRepair);
  const RecordContext context = report.context();
  const auto repair = repair_at(context, {TokenIndex(3), TokenIndex(4)});
  ASSERT_TRUE(repair);
  EXPECT_EQ(report.document().words(repair->from), "Our war");
  EXPECT_EQ(report.document().words(repair->to), "our operation");
  const auto contrast = contrast_in(context, report.syntax().sentence(SentenceIndex(0)).tokens);
  ASSERT_TRUE(contrast);
  EXPECT_EQ(report.document().words(contrast->from), "23 billion yen");
  EXPECT_EQ(report.document().words(contrast->to), "2.3 billion");
}

constexpr const char* kChanges = R"(It it PRON 2 nsubj
sank sink VERB 0 root
in in ADP 5 case
international international ADJ 5 amod
waters water NOUN 2 obl
in in ADP 7 case
May May PROPN 2 obl
for for ADP 9 case
$ $ SYM 2 obl
3 3 NUM 11 compound
million+ million NUM 9 nummod
. . PUNCT 2 punct

In in ADP 2 case
June June PROPN 6 obl
it it PRON 6 nsubj
lay lie VERB 0 root
in in ADP 7 case
Indian Indian ADJ 7 amod
waters+ water NOUN 4 obl
. . PUNCT 4 punct
)";

TEST(RevisionFigures, AMonthForAMonthANounWithAnotherWordAFigureWhole) {
  const TreeReport report(kChanges);
  const Syntax& syntax = report.syntax();
  const auto words = [&](ByteSpan span) { return report.document().words(span); };
  const ByteSpan before = syntax.span(syntax.sentence(SentenceIndex(0)).tokens);
  const ByteSpan after = syntax.span(syntax.sentence(SentenceIndex(1)).tokens);
  const auto month = name_change(report.context(), before, after);
  ASSERT_TRUE(month);
  EXPECT_EQ(words(month->from), "May");
  EXPECT_EQ(words(month->to), "June");
  const auto noun = noun_change(syntax, before, after);
  ASSERT_TRUE(noun);
  EXPECT_EQ(words(noun->from), "international waters");
  EXPECT_EQ(words(noun->to), "Indian waters");
  EXPECT_EQ(words(whole_figure(syntax, syntax.span(TokenIndex(10)))), "$ 3 million");
  EXPECT_EQ(words(whole_figure(syntax, syntax.span(TokenIndex(4)))), "waters");
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
