// An evaluation as JSON; apart, as the library for it takes long to compile.
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>

#include "base/unicode.hpp"
#include "eval/coreference.hpp"
#include "eval/evaluation.hpp"
#include "eval/record_scores.hpp"

namespace readout {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double percent) { return std::round(percent * 1e4) / 1e4; }

Json json_of(const Score& score) {
  Json json{{"right", score.right},
            {"gold", score.gold},
            {"system", score.system},
            {"precision", rounded(score.precision())},
            {"recall", rounded(score.recall())},
            {"f1", rounded(score.f1())}};
  if (const auto accuracy = score.aligned_accuracy()) {
    json["aligned"] = *score.aligned;
    json["aligned_accuracy"] = rounded(*accuracy);
  }
  return json;
}

Json json_of(const Scores& scores) {
  Json json = Json::object();
  for (const Score& score : scores) json[std::string(score.measure)] = json_of(score);
  return json;
}

Json json_of(std::span<const ChainScore> scores) {
  Json json = Json::object();
  for (const ChainScore& score : scores) {
    json[std::string(score.measure)] = {{"right_of_gold", rounded(score.right_of_gold)},
                                        {"gold", rounded(score.gold)},
                                        {"right_of_system", rounded(score.right_of_system)},
                                        {"system", rounded(score.system)},
                                        {"precision", rounded(score.precision())},
                                        {"recall", rounded(score.recall())},
                                        {"f1", rounded(score.f1())}};
  }
  return json;
}

Json json_of(const ChainScores& scores) {
  Json json = json_of(std::span(scores.measures));
  json["CoNLL"] = {{"f1", rounded(scores.conll())}};
  return json;
}

}  // namespace

std::string to_json(const Evaluation& evaluation, std::string_view gold_file, std::string_view model_hash) {
  return Json{{"task", evaluation.task},
              {"gold", repair_utf8(gold_file).text},
              {"model", model_hash},
              {"sentences", evaluation.sentences},
              {"words", evaluation.words},
              {"raw_text", json_of(evaluation.raw_text)},
              {"gold_words", json_of(evaluation.gold_words)}}
      .dump();
}

std::string to_json(const CoreferenceEvaluation& evaluation, std::string_view gold_file,
                    std::string_view chains_file, std::string_view model_hash) {
  Json json{{"task", "coreference"},
            {"gold", repair_utf8(gold_file).text},
            {"chains", repair_utf8(chains_file).text},
            {"model", model_hash},
            {"documents", evaluation.documents},
            {"words", evaluation.words}};
  for (const CoreferenceEvaluation::Table& table : evaluation.tables)
    json[std::string(table.chains)][std::string(table.mentions)] = json_of(table.scores);
  return json.dump();
}

std::string to_json(const RecordEvaluation& evaluation, std::string_view gold_file,
                    std::string_view model_hash) {
  Json json{{"task", "records"},
            {"gold", repair_utf8(gold_file).text},
            {"model", model_hash},
            {"passages", evaluation.passages},
            {"records", json_of(std::span(evaluation.measures))},
            {"statuses", json_of(std::span(evaluation.statuses))}};
  for (const Respect& respect : evaluation.respects)
    json["matched"][std::string(respect.name)] = {{"right", respect.right}, {"all", respect.all}};
  json["errors"] = evaluation.errors;
  return json.dump();
}

}  // namespace readout
