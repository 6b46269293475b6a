// Statements over trees given by hand, one case a construction.
#include "record/statements.hpp"

#include <gtest/gtest.h>

#include "tree_report.hpp"

namespace readout {
namespace {

IndexedVector<StatementIndex, Statement> statements_of(const TreeReport& report) {
  return find_statements(report.document(), report.syntax(), report.actors(), report.predicates(),
                         report.tables()->statements);
}

struct Told {
  std::string source, cue, content;
  Polarity polarity = Polarity::assert_;
  Hedge hedge = Hedge::certain;
};

Told only_statement(const TreeReport& report) {
  const auto all = statements_of(report);
  EXPECT_EQ(all.size(), 1u) << report.document().text();
  if (all.empty()) return {};
  const Statement& s = all[StatementIndex(0)];
  std::string content;
  for (const ByteSpan span : s.content) {
    content += (content.empty() ? "" : " // ") + std::string(report.document().words(span));
  }
  EXPECT_FALSE(s.derivation.empty());
  return {std::string(report.document().words(s.source_span)), std::string(report.document().words(s.cue)),
          content, s.polarity, s.hedge};
}

TEST(Statements, ClauseWithThat) {
  const TreeReport report(R"(Two two NUM 2 nummod
officials official NOUN 3 nsubj
insisted insist VERB 0 root
that that SCONJ 7 mark
the the DET 6 det
talks talk NOUN 7 nsubj
failed fail VERB 3 ccomp
. . PUNCT 3 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.source, "Two officials");
  EXPECT_EQ(told.cue, "insisted");
  EXPECT_EQ(told.content, "the talks failed");
  EXPECT_EQ(told.hedge, Hedge::certain);
  const Statement s = statements_of(report)[StatementIndex(0)];
  ASSERT_EQ(s.source.kind, SourceRef::Kind::actor);
  EXPECT_TRUE(report.actors()[s.source.actor].anonymous);
  EXPECT_EQ(s.type, StatementType::indirect);
}

// A phrase behind the clause whose words begin with the first word of the report: there is none before it.
TEST(Statements, CrossingArcsAtTheBeginning) {
  const TreeReport report(R"(There there PRON 6 advmod
officials official NOUN 3 nsubj
said say VERB 0 root
talks talk NOUN 5 nsubj
failed fail VERB 3 ccomp
yesterday yesterday NOUN 3 obl
)");
  const auto all = statements_of(report);
  ASSERT_EQ(all.size(), 1u);
  for (const ByteSpan span : all[StatementIndex(0)].content)
    EXPECT_LE(span.end, report.document().text().size());
}

TEST(Statements, NotClaimed) {
  const TreeReport report(R"(They they PRON 4 nsubj
did do AUX 4 aux
not not PART 4 advmod
claim claim VERB 0 root
he he PRON 6 nsubj
sought seek VERB 4 ccomp
talks talk NOUN 6 obj
. . PUNCT 4 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.content, "he sought talks");
  EXPECT_EQ(told.polarity, Polarity::did_not_claim);
  EXPECT_EQ(told.hedge, Hedge::unknown);
}

TEST(Statements, DeclinedToSay) {
  const TreeReport report(R"(The the DET 2 det
spokesman spokesman NOUN 3 nsubj
declined decline VERB 0 root
to to PART 5 mark
say say VERB 3 xcomp
who who PRON 7 nsubj
paid pay VERB 5 ccomp
. . PUNCT 3 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.cue, "declined to say");
  EXPECT_EQ(told.content, "who paid");
  EXPECT_EQ(told.polarity, Polarity::did_not_claim);
}

TEST(Statements, DenialWithAPhrase) {
  const TreeReport report(R"(Norway Norway PROPN 3 nsubj
has have AUX 3 aux
denied denie VERB 0 root
the the DET 5 det
claims claim NOUN 3 obj
. . PUNCT 3 punct
)");
  const Told told = only_statement(report);  // the lemma is wrong on purpose: the form decides
  EXPECT_EQ(told.source, "Norway");
  EXPECT_EQ(told.content, "the claims");
  EXPECT_EQ(told.polarity, Polarity::deny);
}

TEST(Statements, DoubtCarriedByANoun) {
  const TreeReport report(R"(Olsen Olsen PROPN 2 nsubj
expressed express VERB 0 root
doubt doubt NOUN 2 obj
whether whether SCONJ 7 mark
talks talk NOUN 7 nsubj
would would AUX 7 aux
help help VERB 3 acl
. . PUNCT 2 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.cue, "expressed doubt");
  EXPECT_EQ(told.content, "whether talks would help");
  EXPECT_EQ(told.polarity, Polarity::doubt);
  EXPECT_EQ(told.hedge, Hedge::possible);
}

TEST(Statements, HearsayWithoutSource) {
  const TreeReport report(R"(It it PRON 3 expl
is be AUX 3 aux:pass
understood understand VERB 0 root
the the DET 5 det
talks talk NOUN 6 nsubj
failed fail VERB 3 ccomp
. . PUNCT 3 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.source, "");
  EXPECT_EQ(told.cue, "It is understood");
  EXPECT_EQ(told.content, "the talks failed");
  EXPECT_EQ(told.hedge, Hedge::probable);
  EXPECT_EQ(statements_of(report)[StatementIndex(0)].source.kind, SourceRef::Kind::unattributed);
}

// The hearsay inside has the same content: its words hedge what the officials say.
TEST(Statements, AccordingToSpeaksOfTheWholeSentence) {
  const TreeReport report(R"(Olsen Olsen PROPN 3 nsubj:pass
is be AUX 3 aux:pass
believed believe VERB 0 root
to to PART 5 mark
leave leave VERB 3 xcomp
Oslo+ Oslo PROPN 5 obj
, , PUNCT 10 punct
according accord VERB 10 case
to to ADP 8 fixed
officials official NOUN 3 obl
. . PUNCT 3 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.source, "officials");
  EXPECT_EQ(told.cue, "according to");
  EXPECT_EQ(told.content, "Olsen is believed to leave Oslo");
  EXPECT_EQ(told.hedge, Hedge::probable);
}

TEST(Statements, CueInTheMiddle) {
  const TreeReport report(R"(The the DET 2 det
talks+ talk NOUN 7 nsubj
, , PUNCT 5 punct
Olsen Olsen PROPN 5 nsubj
said+ say VERB 7 parataxis
, , PUNCT 5 punct
failed fail VERB 0 root
. . PUNCT 7 punct
)");
  EXPECT_EQ(only_statement(report).content, "The talks // failed");
}

TEST(Statements, CueAtTheEndWithoutATree) {
  const TreeReport report(R"(The the DET 2 det
talks talk NOUN 3 nsubj
failed+ fail VERB 0 root
, , PUNCT 3 punct
senior senior ADJ 6 amod
officials official NOUN 3 obj
said say VERB 6 acl
. . PUNCT 3 punct
)");
  const Told told = only_statement(report);
  EXPECT_EQ(told.cue, "said");
  EXPECT_EQ(told.content, "The talks failed");
}

TEST(Statements, RequestWithAnInfinitive) {
  const TreeReport report(R"(Norway Norway PROPN 2 nsubj
urged urge VERB 0 root
Peru Peru PROPN 2 obj
to to PART 5 mark
sign sign VERB 2 xcomp
. . PUNCT 2 punct
)");
  EXPECT_EQ(only_statement(report).content, "Peru to sign");
}

// A parser hangs the last phrase on the speech verb: it still is part of what was said.
TEST(Statements, PhrasesHungTooHighStayInTheContent) {
  const TreeReport report(R"(Olsen Olsen PROPN 2 nsubj
said say VERB 0 root
talks talk NOUN 4 nsubj
failed fail VERB 2 ccomp
in in ADP 6 case
Peru Peru PROPN 2 obl
. . PUNCT 2 punct
)");
  EXPECT_EQ(only_statement(report).content, "talks failed in Peru");
}

// A parser takes the main verb for a participle and gives the verb behind two subjects.
TEST(Statements, MainVerbReadAsAParticiple) {
  const TreeReport report(R"(Three three NUM 2 nummod
diplomats diplomat NOUN 7 nsubj
stressed stress VERB 2 acl
the the DET 5 det
minister minister NOUN 7 nsubj
has have AUX 7 aux
agreed agree VERB 0 root
. . PUNCT 7 punct
)");
  const auto all = statements_of(report);
  ASSERT_FALSE(all.empty());
  const Statement& s = all[StatementIndex(0)];
  EXPECT_EQ(report.document().words(s.source_span), "Three diplomats");
  EXPECT_EQ(report.document().words(s.cue), "stressed");
  EXPECT_EQ(report.document().words(s.content.at(0)), "the minister has agreed");
}

TEST(Statements, WordsInFrontOfAnInsertedCue) {
  const TreeReport report(R"(To to PART 2 mark
see see VERB 5 advcl
why+ why ADV 2 advmod
, , PUNCT 2 punct
said say VERB 0 root
Olsen+ Olsen PROPN 5 nsubj
, , PUNCT 5 punct
one one PRON 9 nsubj
reads read VERB 5 ccomp
. . PUNCT 5 punct
)");
  const auto all = statements_of(report);
  ASSERT_EQ(all.size(), 1u);
  ASSERT_EQ(all[StatementIndex(0)].content.size(), 2u);
  EXPECT_EQ(report.document().words(all[StatementIndex(0)].content[0]), "To see why");
  EXPECT_EQ(report.document().words(all[StatementIndex(0)].content[1]), "one reads");
}

TEST(Statements, ClausesCoordinatedWithTheContent) {
  const TreeReport report(R"(Olsen Olsen PROPN 2 nsubj
said say VERB 0 root
that that SCONJ 5 mark
talks talk NOUN 5 nsubj
failed fail VERB 2 ccomp
and and CCONJ 9 cc
that that SCONJ 9 mark
Peru Peru PROPN 9 nsubj
left leave VERB 2 conj
. . PUNCT 2 punct
)");
  EXPECT_EQ(only_statement(report).content, "talks failed and that Peru left");
}

// What somebody is said to think is no statement of theirs on record; what they are said to deny is.
TEST(Statements, DenialInsideAStatementIsNested) {
  const TreeReport report(R"(Olsen Olsen PROPN 2 nsubj
said say VERB 0 root
Peru Peru PROPN 4 nsubj
denied deny VERB 2 ccomp
the the DET 6 det
claims claim NOUN 4 obj
. . PUNCT 2 punct
)");
  const auto all = statements_of(report);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[StatementIndex(1)].nested_in, StatementIndex(0));
  EXPECT_EQ(report.name_of_source(all[StatementIndex(1)].source), "Peru");

  const TreeReport thought(R"(Olsen Olsen PROPN 2 nsubj
said say VERB 0 root
Peru Peru PROPN 4 nsubj
thinks think VERB 2 ccomp
it it PRON 6 nsubj
won win VERB 4 ccomp
. . PUNCT 2 punct
)");
  EXPECT_EQ(only_statement(thought).content, "Peru thinks it won");
}

TEST(Statements, PronounsLeadToTheirActors) {
  const TreeReport report(R"(President president PROPN 4 nsubj
Aino Aino PROPN 1 flat
Lehto Lehto PROPN 1 flat
arrived arrive VERB 0 root
. . PUNCT 4 punct

She she PRON 2 nsubj
said say VERB 0 root
talks talk NOUN 4 nsubj
failed fail VERB 2 ccomp
. . PUNCT 2 punct
)");
  const auto all = statements_of(report);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(report.name_of_source(all[StatementIndex(0)].source), "Aino Lehto");
}

}  // namespace
}  // namespace readout
