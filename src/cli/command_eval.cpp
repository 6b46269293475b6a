// See command_eval.hpp. The gold file is read before the model is loaded: a fault in it is told at once.
#include "cli/command_eval.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "cli/reader_option.hpp"
#include "cli/text_table.hpp"
#include "eval/evaluation.hpp"

namespace readout::cli {
namespace {

/// What is scored, in words for people.
struct Gold {
  std::string shown;  // the file's name, or "standard input"
  std::string bytes;
};

Result<Gold> read_gold(const std::string& path) {
  Result<InputFile> file = path == "-" ? InputFile::standard_input() : InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string shown = file->path();
  Result<std::string> bytes = read_file(std::move(*file), limits::kMaxFileBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return Gold{std::move(shown), std::move(*bytes)};
}

std::string table(std::string_view title, const Scores& scores) {
  std::string text = fmt::format("\n{}\n  {:<10} {:>9} {:>9} {:>9} {:>11}\n", title, "measure", "precision",
                                 "recall", "F1", "aligned acc");
  for (const Score& score : scores) {
    text += fmt::format("  {:<10} {:>9.2f} {:>9.2f} {:>9.2f}", score.measure, score.precision(),
                        score.recall(), score.f1());
    if (const auto accuracy = score.aligned_accuracy()) text += fmt::format(" {:>11.2f}", *accuracy);
    text += '\n';
  }
  return text;
}

std::string page(const Evaluation& evaluation, std::string_view gold, std::string_view model_hash) {
  return fmt::format("{}: {} sentences, {} words; model {}\n", one_line(gold), evaluation.sentences,
                     evaluation.words, model_hash) +
         table("From raw text", evaluation.raw_text) +
         table("From gold words and sentences", evaluation.gold_words);
}

}  // namespace

struct CommandEval::Task {
  std::string_view name;
  Result<Evaluation> (*evaluate)(const SyntaxModel&, const Treebank&);
};

const std::vector<CommandEval::Task>& CommandEval::tasks() {
  static const std::vector<Task> tasks = {{"syntax", evaluate_syntax}, {"entities", evaluate_entities}};
  return tasks;
}

std::string CommandEval::task_names(std::string_view between) {
  std::string names;
  for (const Task& task : tasks()) names += fmt::format("{}{}", names.empty() ? "" : between, task.name);
  return names;
}

std::string_view CommandEval::description() const {
  return "Prints how well the model does on texts that people have annotated.\n\n"
         "The task syntax takes a treebank in CoNLL-U and prints the measures of the CoNLL 2018 shared task, "
         "in per cent: precision, recall, F1, and the accuracy over the words that were cut as in gold. The "
         "first table is from raw text: the text is rebuilt from the treebank (SpaceAfter, newpar, newdoc) "
         "and read as readout read reads it. The second is from gold words and sentences, which shows the "
         "parser alone.\n\n"
         "The task entities takes a treebank whose MISC has Entity=, as UD English GUM: Spans are the words "
         "of "
         "mentions, nested ones too, Types their words and types, Names the same for mentions by name.\n\n"
         "LAS is without subtypes of relations, UFeats are the universal features, and a gold lemma _ is "
         "never wrong. CLAS, MLAS and BLEX count the words with content relations. With - as FILE the "
         "treebank comes from standard input.";
}

std::vector<Example> CommandEval::examples() const {
  return {
      {"readout eval --task syntax --gold dev.conllu", "Words, tags and trees against a treebank."},
      {"xz -dc dev.conllu.xz | readout eval --task syntax --gold -", "The same for a packed one."},
      {"readout eval --task entities --gold gum-dev.conllu", "Mentions of people, places and so on."},
      {"readout eval --task syntax --gold dev.conllu --model new.safetensors --json",
       "Another model, for a program."},
  };
}

void CommandEval::setup(CLI::App& verb) {
  const auto is_task = [](const std::string& name) {
    for (const Task& task : tasks()) {
      if (task.name == name) return std::string();
    }
    return fmt::format("there is no task '{}'; there is: {}", name, task_names(", "));
  };
  verb.add_option("--task", task_, "What to score")->required()->check(is_task)->type_name(task_names("|"));
  verb.add_option("--gold", gold_, "The annotated texts; - is standard input")
      ->required()
      ->type_name("FILE|-");
  verb.add_flag("--json", json_, "Print one JSON object");
  add_model_option(verb, model_);
}

Result<ExitCode> CommandEval::run(const Context& context) {
  const auto task =
      std::find_if(tasks().begin(), tasks().end(), [this](const Task& one) { return one.name == task_; });
  const Result<Gold> gold = read_gold(gold_);
  if (!gold) return tl::unexpected(gold.error());
  const Result<Treebank> treebank = read_treebank(gold->bytes, gold->shown);
  if (!treebank) return tl::unexpected(treebank.error());
  const auto file = model_file(model_, context);
  if (!file) return tl::unexpected(file.error());
  const auto model = SyntaxModel::load(*file);
  if (!model) return tl::unexpected(model.error());
  const Result<Evaluation> evaluation = task->evaluate(**model, *treebank);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const std::string& hash = (*model)->hash();
  context.out.write(json_ ? to_json(*evaluation, gold->shown, hash) + "\n"
                          : page(*evaluation, gold->shown, hash));
  return ExitCode::done;
}

}  // namespace readout::cli
