// Whose a quotation is, one case a layout. The trees are flat on purpose (surface_report.hpp).
#include "record/quotes.hpp"

#include <gtest/gtest.h>

#include "surface_report.hpp"

namespace readout {
namespace {

/// "source | cue | content // content" of each statement, a line each.
std::string told(const TreeReport& report) {
  std::string out;
  for (const Statement& s : find_statements(report.document(), report.syntax(), report.actors(),
                                            report.predicates(), report.tables()->statements)) {
    out += std::string(report.document().words(s.source_span)) + " | " +
           std::string(report.document().words(s.cue)) + " |";
    for (const ByteSpan span : s.content) out += " // " + std::string(report.document().words(span));
    out += "\n";
  }
  return out;
}

std::string told_of(std::string_view text) { return told(TreeReport(flat_trees(text))); }

TEST(Quotes, CueBehindTheMarks) {
  EXPECT_EQ(told_of("“The bridge is safe,” she said."), "she | said | // “The bridge is safe,”\n");
  EXPECT_EQ(told_of("“The bridge is safe”, she said."), "she | said | // “The bridge is safe”\n");
  EXPECT_EQ(told_of("“The bridge is safe,” said Olsen."), "Olsen | said | // “The bridge is safe,”\n");
  EXPECT_EQ(told_of("“Is the bridge safe?” she asked."), "she | asked | // “Is the bridge safe?”\n");
  EXPECT_EQ(told_of("\"The bridge is safe,\" Olsen told reporters."),
            "Olsen | told | // \"The bridge is safe,\"\n");
}

TEST(Quotes, AnyVerbBehindACommaIsACue) {
  EXPECT_EQ(told_of("“The bridge is safe,” she laughed."), "she | laughed | // “The bridge is safe,”\n");
}

TEST(Quotes, CueBeforeTheMarks) {
  EXPECT_EQ(told_of("Olsen said: “The bridge is safe.”"), "Olsen | said | // “The bridge is safe.”\n");
  EXPECT_EQ(told_of("Olsen said, “The bridge is safe.”"), "Olsen | said | // “The bridge is safe.”\n");
  EXPECT_EQ(told_of("Olsen added:\n“The bridge is safe.”"), "Olsen | added | // “The bridge is safe.”\n");
}

TEST(Quotes, CueBetweenTheParts) {
  EXPECT_EQ(told_of("“The bridge,” he said, “is safe.”"), "he | said | // “The bridge,” // “is safe.”\n");
  EXPECT_EQ(told_of("“The bridge is safe,” he said. “It was old.”"),
            "he | said | // “The bridge is safe,” // “It was old.”\n");
}

TEST(Quotes, TwoSpeakersOfOneParagraph) {
  EXPECT_EQ(told_of("“The bridge is safe,” Olsen said. “It is old,” Marsh warned."),
            "Olsen | said | // “The bridge is safe,”\nMarsh | warned | // “It is old,”\n");
}

TEST(Quotes, ParagraphsOfOneQuotation) {
  EXPECT_EQ(told_of("She said: “The bridge is safe.\n“It was old.\n“It is new.”"),
            "She | said | // “The bridge is safe. // “It was old. // “It is new.”\n");
}

TEST(Quotes, AParagraphInMarksGoesOnWithTheSpeaker) {
  EXPECT_EQ(told_of("“The bridge is safe,” she said.\n“It was old.”"),
            "she | said | // “The bridge is safe,” // “It was old.”\n");
}

TEST(Quotes, UnclosedQuotationThenAnotherSpeaker) {
  EXPECT_EQ(
      told_of("“The bridge is safe,” Olsen said. “It was old.\n“It is new,” added Marsh. “It was moved.”"),
      "Olsen | said | // “The bridge is safe,” // “It was old.\n"
      "Marsh | added | // “It is new,” // “It was moved.”\n");
}

TEST(Quotes, DashAndName) {
  EXPECT_EQ(told_of("“The bridge is safe.” — Olsen, engineer"), "Olsen | — | // “The bridge is safe.”\n");
}

TEST(Quotes, PhrasesInMarksBelongToNobody) {
  EXPECT_EQ(told_of("The “Big Ox” bridge was moved."), "");
  EXPECT_EQ(told_of("“Big Ox”"), "");
}

constexpr const char* kIndirectThenDirect = R"(Olsen Olsen PROPN 2 nsubj
said say VERB 0 root
he he PRON 5 nsubj
was be AUX 5 cop
content content ADJ 2 ccomp
. . PUNCT 2 punct

“+ “ PUNCT 3 punct
It it PRON 3 nsubj
holds hold VERB 0 root
well+ well ADV 3 advmod
.+ . PUNCT 3 punct
” ” PUNCT 3 punct
)";

TEST(Quotes, AfterAnIndirectStatementTheSpeakerGoesOn) {
  EXPECT_EQ(told(TreeReport(kIndirectThenDirect)), "Olsen | said | // he was content // “It holds well.”\n");
}

constexpr const char* kInsideAQuotation = R"(She she PRON 2 nsubj
said+ say VERB 0 root
: : PUNCT 2 punct
“+ “ PUNCT 2 punct
The the DET 6 det
guards guard NOUN 7 nsubj
answer+ answer VERB 2 ccomp
: : PUNCT 7 punct
‘+ ‘ PUNCT 12 punct
nobody nobody PRON 12 nsubj
may may AUX 12 aux
pass+ pass VERB 7 ccomp
,+ , PUNCT 12 punct
’ ’ PUNCT 12 punct
and and CCONJ 16 cc
laugh+ laugh VERB 7 conj
.+ . PUNCT 2 punct
” ” PUNCT 2 punct
)";

TEST(Quotes, AQuotationInAQuotationHasItsOwnSpeaker) {
  const TreeReport report(kInsideAQuotation);
  const auto statements = find_statements(report.document(), report.syntax(), report.actors(),
                                          report.predicates(), report.tables()->statements);
  ASSERT_EQ(statements.size(), 2u);
  const Statement &outer = statements[StatementIndex(0)], &inner = statements[StatementIndex(1)];
  EXPECT_EQ(report.document().words(outer.content.at(0)),
            "“The guards answer: ‘nobody may pass,’ and laugh.”");
  EXPECT_EQ(report.document().words(inner.content.at(0)), "‘nobody may pass,’");
  EXPECT_EQ(report.document().words(inner.source_span), "The guards");
  EXPECT_EQ(inner.nested_in, StatementIndex(0));
  EXPECT_EQ(inner.type, StatementType::direct);
  EXPECT_EQ(inner.hedge, Hedge::possible);
}

constexpr const char* kBlame = R"(Senator senator NOUN 4 nsubj
Ilona Ilona PROPN 1 flat
Marsh Marsh PROPN 1 flat
blasted blast VERB 0 root
the the DET 6 det
governor governor NOUN 4 obj
for for ADP 12 case
his his PRON 12 nmod:poss
“+ “ PUNCT 10 punct
hopeless+ hopeless ADJ 12 amod
” ” PUNCT 10 punct
plan+ plan NOUN 4 obl
. . PUNCT 4 punct
)";

TEST(Quotes, WordsOfBlameInMarks) {
  EXPECT_EQ(told(TreeReport(kBlame)),
            "Senator Ilona Marsh | blasted | // the governor for his “hopeless” plan\n");
}

}  // namespace
}  // namespace readout
