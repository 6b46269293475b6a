// The two runs of a model over a treebank: with a tiny random model, whose analyses are nonsense but keep the
// words.
#include "eval/evaluation.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../syntax/tiny_model.hpp"
#include "base/limits.hpp"
#include "snippets.hpp"

namespace readout::test {
namespace {

std::shared_ptr<const SyntaxModel> tiny_model() {
  const TemporaryFile file(TinyModel(7).bytes());
  return SyntaxModel::load(file.path()).value();
}

std::vector<std::string> forms(const Analysis& analysis) {
  std::vector<std::string> forms;
  for (const AnalysedWord& word : analysis.words) forms.push_back(word.form);
  return forms;
}

TEST(EvaluateSyntax, GoldWordsAreParsedAsTheyAre) {
  Treebank read =
      treebank({"1-2 du", "1 de de ADP _ 3 case", "2 le le DET _ 3 det", "3 jour jour NOUN _ 0 root", "",
                "1 \xF0\x9F\x98\x80 _ SYM _ 0 root SpaceAfter=No", "2 \xE2\x80\x8B _ X _ 1 dep",
                "3 e\xCC\x81 _ X _ 1 dep"});
  read.gold.words[5].form = "1 000 \xC2\xA0x";  // a word may hold spaces
  const Result<Analysis> parsed = analyse_gold_words(*tiny_model(), read);
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(forms(*parsed), forms(read.gold));
  EXPECT_EQ(parsed->tokens(), read.gold.tokens());
  EXPECT_EQ(parsed->sentence_ends, read.gold.sentence_ends);
  EXPECT_TRUE(parsed->words[1].in_multiword_token);
}

TEST(EvaluateSyntax, SentencesBeyondTheLimitAreCut) {
  std::string file;
  const std::size_t words = limits::kMaxSentenceWords + 3;
  for (std::size_t i = 1; i <= words; ++i)
    file += std::to_string(i) + "\tw\tw\tX\tX\t_\t" + std::to_string(i - 1) + "\tdep\t_\t_\n";
  const Result<Analysis> parsed = analyse_gold_words(*tiny_model(), read_treebank(file, "f").value());
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->sentence_ends, (std::vector<std::size_t>{limits::kMaxSentenceWords, words}));
}

TEST(EvaluateSyntax, RawTextIsCutByTheModel) {
  const Treebank read = treebank(
      {"1 Ships ship NOUN _ 2 nsubj", "2 sail sail VERB _ 0 root SpaceAfter=No", "3 . . PUNCT _ 2 punct"});
  std::string seen;
  for (const ByteSpan token : analyse_raw_text(*tiny_model(), read).tokens()) seen += token.in(read.text);
  EXPECT_EQ(seen, "Shipssail.");
}

TEST(EvaluateSyntax, Json) {
  const Treebank read = treebank({"1 Ships ship NOUN _ 2 nsubj", "2 sail sail VERB _ 0 root"});
  const auto evaluation = evaluate_syntax(*tiny_model(), read);
  ASSERT_TRUE(evaluation);
  const auto json = nlohmann::json::parse(to_json(*evaluation, "gold \xFF.conllu", "abc"));
  EXPECT_EQ(json["task"], "syntax");
  EXPECT_EQ(json["gold"], "gold \xEF\xBF\xBD.conllu");
  EXPECT_EQ(json["model"], "abc");
  EXPECT_EQ(json["words"], 2);
  EXPECT_EQ(json["sentences"], 1);
  EXPECT_EQ(json["gold_words"]["Words"]["f1"], 100.0);
  EXPECT_FALSE(json["gold_words"]["Words"].contains("aligned_accuracy"));
  EXPECT_TRUE(json["raw_text"]["LAS"].contains("aligned_accuracy"));
}

}  // namespace
}  // namespace readout::test
