// Hedges and stances of a content: which words count, and where.
#include "record/hedges.hpp"

#include <gtest/gtest.h>

#include "tree_report.hpp"

namespace readout {
namespace {

FoundHedges hedges_of(const TreeReport& report, std::uint32_t depth = 1) {
  return find_hedges(report.document(), report.syntax(), report.tables()->statements,
                     {report.place_of(report.document().text())}, depth);
}

std::string words_of(const TreeReport& report, const FoundHedges& found) {
  std::string out;
  for (const ByteSpan span : found.spans)
    out += (out.empty() ? "" : "; ") + std::string(report.document().words(span));
  return out;
}

TEST(Hedges, ModalOfTheMainVerb) {
  const TreeReport report(R"(Peru Peru PROPN 3 nsubj
may may AUX 3 aux
sign sign VERB 0 root
. . PUNCT 3 punct
)");
  EXPECT_EQ(hedges_of(report).level, Hedge::possible);
  EXPECT_EQ(words_of(report, hedges_of(report)), "may");
}

TEST(Hedges, ModalOfARelativeClauseSaysNothing) {
  const TreeReport report(R"(Peru Peru PROPN 2 nsubj
signed sign VERB 0 root
what what PRON 2 obj
may may AUX 5 aux
help help VERB 3 acl:relcl
. . PUNCT 2 punct
)");
  EXPECT_EQ(hedges_of(report).level, Hedge::certain);
}

TEST(Hedges, TheWeakestLevelWins) {
  const TreeReport report(R"(Perhaps perhaps ADV 4 advmod
Peru Peru PROPN 4 nsubj
probably probably ADV 4 advmod
signed sign VERB 0 root
. . PUNCT 4 punct
)");
  EXPECT_EQ(hedges_of(report).level, Hedge::possible);
  EXPECT_EQ(words_of(report, hedges_of(report)), "Perhaps; probably");
}

// "He may go" hedges; 'the word "may"' does not.
TEST(Hedges, MentionedWordsAreNoHedges) {
  const TreeReport report(R"(“+ “ PUNCT 3 punct
I I PRON 3 nsubj
said say VERB 0 root
‘+ ‘ PUNCT 5 punct
may+ may AUX 3 obj
’ ’ PUNCT 5 punct
then+ then ADV 3 advmod
.+ . PUNCT 3 punct
” ” PUNCT 3 punct
)");
  EXPECT_EQ(hedges_of(report, 1).level, Hedge::certain);
  EXPECT_EQ(hedges_of(report, 2).level, Hedge::possible);
}

TEST(Stances, NoReasonIsDoubt) {
  const TreeReport report(R"(I I PRON 4 nsubj
do do AUX 4 aux
not not PART 4 advmod
know know VERB 0 root
any any DET 6 det
reason reason NOUN 4 obj
. . PUNCT 4 punct
)");
  const FoundStance stance =
      find_stance(report.syntax(), report.tables()->statements, {report.place_of(report.document().text())});
  ASSERT_TRUE(stance.row);
  EXPECT_EQ(stance.row->polarity, Polarity::doubt);
  EXPECT_EQ(report.document().words(stance.span), "I do not know any reason");
}

TEST(Stances, UntrueIsDenial) {
  const TreeReport report(R"(The the DET 2 det
report report NOUN 4 nsubj
is be AUX 4 cop
baseless baseless ADJ 0 root
. . PUNCT 4 punct
)");
  const FoundStance stance =
      find_stance(report.syntax(), report.tables()->statements, {report.place_of(report.document().text())});
  ASSERT_TRUE(stance.row);
  EXPECT_EQ(stance.row->polarity, Polarity::deny);
}

}  // namespace
}  // namespace readout
