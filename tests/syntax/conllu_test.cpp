// The columns, their accessors and read_conllu, over small trees written by hand.
#include <gtest/gtest.h>

#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

constexpr std::string_view kTwoParagraphs =
    "# newdoc id = demo\n"
    "# newpar\n"
    "# sent_id = 1\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\tMention=person\n"
    "2-3\tdon\xE2\x80\x99t\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\tMood=Ind\t4\taux\t_\t_\n"
    "3\tn\xE2\x80\x99t\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tknow\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "4.1\tghost\tghost\tVERB\tVB\t_\t_\t_\t_\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tParis\tParis\tPROPN\tNNP\t_\t2\tnsubj:pass\t_\tMention=place*\n"
    "2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "\n";

ParsedText parse(std::string_view conllu) {
  Result<ParsedText> parsed = read_conllu(conllu);
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
  return parsed ? std::move(*parsed) : ParsedText{};
}

TokenIndex token(std::size_t i) { return TokenIndex(i); }

TEST(ReadConllu, RebuildsTheText) {
  const ParsedText p = parse(kTwoParagraphs);
  EXPECT_EQ(p.document->text(), "They don\xE2\x80\x99t know.\n\nParis fell");
  EXPECT_EQ(p.document->article().id, "demo");
  ASSERT_EQ(p.syntax.size(), 7u);
  ASSERT_EQ(p.syntax.sentences().size(), 2u);
  EXPECT_NE(p.syntax.sentence(SentenceIndex(0)).paragraph, p.syntax.sentence(SentenceIndex(1)).paragraph);
}

TEST(ReadConllu, CutsMultiwordTokens) {
  const ParsedText p = parse(kTwoParagraphs);
  EXPECT_EQ(p.syntax.form(token(1)), "do");
  EXPECT_EQ(p.syntax.form(token(2)), "n\xE2\x80\x99t");
  EXPECT_EQ(p.syntax.lower(token(2)), "n't");
  EXPECT_FALSE(p.syntax.joins_previous(token(1)));
  EXPECT_TRUE(p.syntax.joins_previous(token(2)));
  EXPECT_FALSE(p.syntax.space_after(token(1)));
  EXPECT_TRUE(p.syntax.space_after(token(2)));
  EXPECT_FALSE(p.syntax.space_after(token(3)));
  EXPECT_TRUE(p.syntax.space_after(token(4)));
}

TEST(ReadConllu, FitsWordsThatAreNotSlices) {
  const ParsedText p = parse(
      "1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "1\tà\tà\tADP\t_\t_\t2\tcase\t_\t_\n"
      "2\tle\tle\tDET\t_\t_\t0\troot\t_\t_\n");
  EXPECT_EQ(p.syntax.form(token(0)), "a");
  EXPECT_EQ(p.syntax.form(token(1)), "u");
}

TEST(Syntax, AnswersAboutWords) {
  const ParsedText p = parse(kTwoParagraphs);
  const Syntax& s = p.syntax;
  EXPECT_EQ(s.lemma(token(2)), "not");
  EXPECT_EQ(s.feature(token(0), "Number"), "Plur");
  EXPECT_EQ(s.feature(token(0), "Num"), "");
  EXPECT_EQ(s.feature(token(2), "Case"), "");
  EXPECT_EQ(s.entity(token(0)), "person");
  EXPECT_FALSE(s.entity_is_named(token(0)));
  EXPECT_EQ(s.entity(token(5)), "place");
  EXPECT_TRUE(s.entity_is_named(token(5)));
  EXPECT_EQ(s.entity(token(6)), "");
  EXPECT_EQ(s.relation(token(5)), "nsubj:pass");
  EXPECT_EQ(s.base_relation(token(5)), "nsubj");
}

TEST(Syntax, AnswersAboutTrees) {
  const ParsedText p = parse(kTwoParagraphs);
  const Syntax& s = p.syntax;
  EXPECT_FALSE(s.head(token(3)).valid());
  EXPECT_EQ(s.head(token(5)), token(6));
  EXPECT_EQ(s.children(token(3)).size(), 4u);
  EXPECT_EQ(s.child(token(3), "punct"), token(4));
  EXPECT_EQ(s.child(token(6), "nsubj"), token(5));
  EXPECT_EQ(s.child(token(6), "nsubj:pass"), token(5));
  EXPECT_FALSE(s.has_child(token(6), "nsubj:outer"));
  EXPECT_TRUE(s.dominates(token(3), token(0)));
  EXPECT_TRUE(s.dominates(token(3), token(3)));
  EXPECT_FALSE(s.dominates(token(0), token(3)));
  EXPECT_EQ(s.subtree(token(3)), (TokenRange{token(0), token(5)}));
  EXPECT_EQ(s.sentence(SentenceIndex(1)).root, token(6));
}

TEST(Syntax, AnswersAboutBytes) {
  const ParsedText p = parse(kTwoParagraphs);  // "They don’t know.\n\nParis fell"
  const Syntax& s = p.syntax;
  EXPECT_EQ(s.token_at_or_after(0), token(0));
  EXPECT_EQ(s.token_at_or_after(4), token(1));
  EXPECT_EQ(s.token_at_or_after(18), token(5));
  EXPECT_FALSE(s.token_at_or_after(1000).valid());
  EXPECT_EQ(s.tokens_in({5, 17}), (TokenRange{token(1), token(4)}));
  EXPECT_TRUE(s.tokens_in({6, 7}).empty());
  EXPECT_EQ(s.sentence_at(4), SentenceIndex(0));
  EXPECT_FALSE(s.sentence_at(19).valid());
  EXPECT_EQ(s.span(s.subtree(token(6))).in(p.document->text()), "Paris fell");
}

TEST(Syntax, EdgesCoverNonProjectiveTrees) {
  const ParsedText p = parse(
      "1\ta\ta\tX\t_\t_\t3\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t0\troot\t_\t_\n"
      "3\tc\tc\tX\t_\t_\t2\tdep\t_\t_\n4\td\td\tX\t_\t_\t2\tdep\t_\t_\n");
  EXPECT_EQ(p.syntax.subtree(token(2)), (TokenRange{token(0), token(3)}));
  EXPECT_EQ(p.syntax.subtree(token(1)), (TokenRange{token(0), token(4)}));
}

TEST(ReadConllu, RefusesWhatIsNoTree) {
  const auto message = [](std::string_view conllu) {
    const Result<ParsedText> parsed = read_conllu(conllu);
    return parsed ? std::string("read") : parsed.error().message;
  };
  EXPECT_EQ(message("1\ta\n"), "CoNLL-U line 1: a token line has ten columns with tabs between them");
  EXPECT_NE(message("1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n").find("HEAD 2"), std::string::npos);
  EXPECT_NE(message("2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n").find("out of order"), std::string::npos);
  EXPECT_NE(message("1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n").find("no root"),
            std::string::npos);
  EXPECT_NE(message("1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t3\tdep\t_\t_\n"
                    "3\tc\tc\tX\t_\t_\t2\tdep\t_\t_\n")
                .find("cycle"),
            std::string::npos);
  EXPECT_NE(message("1\t\xFF\ta\tX\t_\t_\t0\troot\t_\t_\n").find("UTF-8"), std::string::npos);
}

TEST(FromColumns, RefusesBrokenColumns) {
  auto labels = std::make_shared<Labels>();
  labels->upos = labels->xpos = labels->feats = labels->relation = labels->entity = {"O"};
  const auto columns = [] {
    Syntax::Columns c;
    c.span = {{0, 1}, {2, 3}};
    c.lemma = {"a", "b"};
    c.upos = c.xpos = c.feats = c.relation = c.entity = {0, 0};
    c.head = {TokenIndex::none(), TokenIndex(0)};
    c.joins_previous = {0, 0};
    c.sentences = {{{TokenIndex(0), TokenIndex(2)}, ParagraphIndex(0), {}}};
    return c;
  };
  EXPECT_TRUE(Syntax::from_columns("a b", labels, columns()));
  Syntax::Columns overlap = columns();
  overlap.span[1] = {0, 3};
  EXPECT_FALSE(Syntax::from_columns("a b", labels, overlap));
  Syntax::Columns outside = columns();
  outside.span[1] = {2, 4};
  EXPECT_FALSE(Syntax::from_columns("a b", labels, outside));
  Syntax::Columns label = columns();
  label.upos[0] = 1;
  EXPECT_FALSE(Syntax::from_columns("a b", labels, label));
  Syntax::Columns two_roots = columns();
  two_roots.head[1] = TokenIndex::none();
  EXPECT_FALSE(Syntax::from_columns("a b", labels, two_roots));
  Syntax::Columns rest = columns();
  rest.sentences[0].tokens.end_index = TokenIndex(1);
  EXPECT_FALSE(Syntax::from_columns("a b", labels, rest));
}

}  // namespace
}  // namespace readout
