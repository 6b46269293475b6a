// CoNLL-U out, and back in by read_conllu.
#include "output/conllu.hpp"

#include <gtest/gtest.h>

#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

/// \u00c9 before everything: bytes are not code points. A contraction, two paragraphs, a named mention.
constexpr std::string_view kTrees =
    "# newdoc id = demo\n"
    "# newpar\n"
    "# sent_id = demo-1\n"
    "# text = \xC3\x89ric can\xE2\x80\x99t go.\n"
    "1\t\xC3\x89ric\t\xC3\x89ric\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tMention=person*|TokenRange=0:4\n"
    "2-3\tcan\xE2\x80\x99t\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:10\n"
    "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\tTokenRange=5:7\n"
    "3\tn\xE2\x80\x99t\tnot\tPART\tRB\t_\t4\tadvmod\t_\tTokenRange=7:10\n"
    "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No|TokenRange=11:13\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tTokenRange=13:14\n"
    "\n"
    "# newpar\n"
    "# sent_id = demo-2\n"
    "# text = Stay\n"
    "1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\tTokenRange=16:20\n"
    "\n";

TEST(Conllu, WritesWhatItRead) {
  const auto parsed = read_conllu(kTrees);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->document->text(), "\xC3\x89ric can\xE2\x80\x99t go.\n\nStay");
  EXPECT_EQ(to_conllu(*parsed->document, parsed->syntax), kTrees);
}

TEST(Conllu, ALineEndInASentenceIsASpaceInItsText) {
  Article article;
  article.id = "a\nb";
  article.text = "Go\non";
  const Document document = Document::from(std::move(article));
  Syntax::Columns columns;
  columns.span = {{0, 2}, {3, 5}};
  columns.lemma = {"go", "on"};
  columns.upos = columns.xpos = columns.feats = columns.relation = columns.entity = {0, 0};
  columns.head = {TokenIndex(), TokenIndex(0)};
  columns.joins_previous = {0, 0};
  columns.sentences = {{{TokenIndex(0), TokenIndex(2)}, ParagraphIndex(0), {}}};
  auto labels = std::make_shared<Labels>();
  labels->upos = labels->xpos = labels->feats = labels->relation = labels->entity = {""};
  const auto syntax = Syntax::from_columns(document.text(), labels, std::move(columns));
  ASSERT_TRUE(syntax) << syntax.error().message;
  const std::string out = to_conllu(document, *syntax);
  EXPECT_NE(out.find("# newdoc id = a b\n"), std::string::npos) << out;
  EXPECT_NE(out.find("# text = Go on\n"), std::string::npos) << out;
  EXPECT_NE(out.find("1\tGo\tgo\t_\t_\t_\t0\t_\t_\tTokenRange=0:2\n"), std::string::npos) << out;
}

}  // namespace
}  // namespace readout
