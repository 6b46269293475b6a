// See evaluation.hpp.
#include "eval/evaluation.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "document/document.hpp"
#include "eval/entity_scores.hpp"
#include "eval/syntax_scores.hpp"

namespace readout {
namespace {

/// The gold words, each by itself, with a space between: a word of a multiword token need not stand in the
/// treebank's text ("du" is "de" and "le"), and the parser looks at nothing but the forms.
struct SpacedWords {
  std::string text;
  Syntax::Columns columns;
};

SpacedWords spaced_words(const Analysis& gold) {
  SpacedWords spaced;
  for (const AnalysedWord& word : gold.words) {
    const auto begin = static_cast<std::uint32_t>(spaced.text.size());
    spaced.text += word.form;
    spaced.columns.span.push_back({begin, static_cast<std::uint32_t>(spaced.text.size())});
    spaced.text += ' ';
  }
  spaced.columns.joins_previous.resize(gold.words.size());
  std::size_t begin = 0;
  for (const std::size_t sentence_end : gold.sentence_ends) {
    while (begin < sentence_end) {
      const std::size_t end = std::min(sentence_end, begin + limits::kMaxSentenceWords);
      spaced.columns.sentences.push_back({{TokenIndex(begin), TokenIndex(end)}, {}, {}});
      begin = end;
    }
  }
  return spaced;
}

}  // namespace

Analysis analyse_raw_text(const SyntaxModel& model, const Treebank& treebank) {
  Article article;
  article.text = treebank.text;
  const Document document = Document::from(std::move(article));
  return analysis_of(model.read(document));
}

Result<Analysis> analyse_gold_words(const SyntaxModel& model, const Treebank& treebank) {
  SpacedWords spaced = spaced_words(treebank.gold);
  const Result<Syntax> syntax = model.parse(spaced.text, std::move(spaced.columns));
  if (!syntax) return tl::unexpected(syntax.error());
  Analysis analysis = analysis_of(*syntax);
  for (std::size_t w = 0; w < analysis.words.size(); ++w) {
    analysis.words[w].token = treebank.gold.words[w].token;
    analysis.words[w].in_multiword_token = treebank.gold.words[w].in_multiword_token;
  }
  return analysis;
}

namespace {

Result<Evaluation> evaluate(std::string_view task, Scores (*score)(const Analysis&, const Analysis&),
                            const SyntaxModel& model, const Treebank& treebank) {
  const Result<Analysis> from_words = analyse_gold_words(model, treebank);
  if (!from_words) return tl::unexpected(from_words.error());
  return Evaluation{task, treebank.gold.sentence_ends.size(), treebank.gold.words.size(),
                    score(treebank.gold, analyse_raw_text(model, treebank)),
                    score(treebank.gold, *from_words)};
}

}  // namespace

Result<Evaluation> evaluate_syntax(const SyntaxModel& model, const Treebank& treebank) {
  return evaluate("syntax", score_syntax, model, treebank);
}

Result<Evaluation> evaluate_entities(const SyntaxModel& model, const Treebank& treebank) {
  if (!treebank.has_mentions) {
    return fail(ErrorCode::bad_input,
                "the treebank marks no mentions; they should be in MISC, as Entity=, as in UD English GUM");
  }
  return evaluate("entities", score_entities, model, treebank);
}

}  // namespace readout
