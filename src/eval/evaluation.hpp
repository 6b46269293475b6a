// A model against a treebank, twice. From raw text the model cuts the text itself, as in `readout read`; from
// gold words it gets the treebank's words and sentences, so that only the parser is measured. The tasks:
// "syntax", words and trees; "entities", mentions.
#pragma once

#include <string>

#include "eval/score.hpp"
#include "eval/treebank.hpp"
#include "syntax/model.hpp"

namespace readout {

struct Evaluation {
  std::string_view task;                 // a literal
  std::size_t sentences = 0, words = 0;  // of the treebank
  Scores raw_text, gold_words;
};

/// Errors: internal.
Result<Evaluation> evaluate_syntax(const SyntaxModel& model, const Treebank& treebank);

/// Errors: bad_input, if the treebank has no mentions; internal.
Result<Evaluation> evaluate_entities(const SyntaxModel& model, const Treebank& treebank);

/// The two analyses that are scored. Gold sentences over limits::kMaxSentenceWords are cut, as in reports.
Analysis analyse_raw_text(const SyntaxModel& model, const Treebank& treebank);
Result<Analysis> analyse_gold_words(const SyntaxModel& model, const Treebank& treebank);

/// One line. `gold_file` and `model_hash` say what was measured. Percentages have at most four decimals.
std::string to_json(const Evaluation& evaluation, std::string_view gold_file, std::string_view model_hash);

}  // namespace readout
