// The parser on words that are given: those that the model finds itself give what read() gives.
#include <gtest/gtest.h>

#include "syntax/model.hpp"
#include "tiny_model.hpp"

namespace readout {
namespace {

std::shared_ptr<const SyntaxModel> tiny_model() {
  const test::TemporaryFile file(test::TinyModel(3).bytes());
  return SyntaxModel::load(file.path()).value();
}

Document document() {
  Article article;
  article.text = "The envoys don't agree. They left Accra, unmoved\n\nA second paragraph \xE2\x80\x94 short.";
  return Document::from(std::move(article));
}

Syntax::Columns words_of(const Syntax& syntax) {
  Syntax::Columns words;
  for (const TokenIndex t : syntax.tokens()) {
    words.span.push_back(syntax.span(t));
    words.joins_previous.push_back(syntax.joins_previous(t));
  }
  words.sentences = syntax.sentences().raw();
  return words;
}

TEST(GivenWords, AreParsedAsTheModelsOwn) {
  const auto model = tiny_model();
  const Document text = document();
  const Syntax read = model->read(text);
  const Result<Syntax> parsed = model->parse(text.text(), words_of(read));
  ASSERT_TRUE(parsed) << parsed.error().message;
  ASSERT_EQ(parsed->size(), read.size());
  for (const TokenIndex t : read.tokens()) {
    EXPECT_EQ(parsed->lemma(t), read.lemma(t));
    EXPECT_EQ(parsed->upos(t), read.upos(t));
    EXPECT_EQ(parsed->xpos(t), read.xpos(t));
    EXPECT_EQ(parsed->feats(t), read.feats(t));
    EXPECT_EQ(parsed->head(t), read.head(t));
    EXPECT_EQ(parsed->relation(t), read.relation(t));
    EXPECT_EQ(parsed->entity(t), read.entity(t));
    EXPECT_EQ(parsed->joins_previous(t), read.joins_previous(t));
  }
}

TEST(GivenWords, ThatAreInNoSentenceAreRefused) {
  const auto model = tiny_model();
  const Document text = document();
  Syntax::Columns words = words_of(model->read(text));
  words.sentences.pop_back();
  const Result<Syntax> parsed = model->parse(text.text(), std::move(words));
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().code, ErrorCode::internal);
}

TEST(GivenWords, NoneGiveNone) {
  const Result<Syntax> parsed = tiny_model()->parse("", {});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->size(), 0u);
}

}  // namespace
}  // namespace readout
