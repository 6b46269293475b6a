// See command_eval.hpp. The gold files are read before the model is loaded: a fault in them is told at once.
#include "cli/command_eval.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "cli/knowledge_option.hpp"
#include "cli/text_table.hpp"
#include "eval/coreference.hpp"
#include "eval/evaluation.hpp"
#include "eval/record_scores.hpp"

namespace readout::cli {
namespace {

constexpr std::string_view kCoreference = "coreference";
constexpr std::string_view kRecords = "records";

}  // namespace

/// A file and its name in words for people.
struct CommandEval::Gold {
  std::string shown;  // the file's name, or "standard input"
  std::string bytes;
};

namespace {

template <class NamedBytes>
Result<NamedBytes> read_gold(const std::string& path) {
  Result<InputFile> file = path == "-" ? InputFile::standard_input() : InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string shown = file->path();
  Result<std::string> bytes = read_file(std::move(*file), limits::kMaxFileBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return NamedBytes{std::move(shown), std::move(*bytes)};
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

std::string table(const CoreferenceEvaluation::Table& of) {
  std::string text =
      fmt::format("\n{}, mentions by their {}\n  {:<10} {:>9} {:>9} {:>9} {:>7} {:>7}\n",
                  of.chains == "all" ? "All chains" : "Chains of persons, organisations and places",
                  of.mentions, "measure", "precision", "recall", "F1", "gold", "system");
  for (const ChainScore& score : of.scores.measures) {
    text += fmt::format("  {:<10} {:>9.2f} {:>9.2f} {:>9.2f} {:>7.0f} {:>7.0f}\n", score.measure,
                        score.precision(), score.recall(), score.f1(), score.gold, score.system);
  }
  return text + fmt::format("  {:<10} {:>29.2f}\n", "CoNLL", of.scores.conll());
}

std::string page(const CoreferenceEvaluation& evaluation, std::string_view gold,
                 std::string_view model_hash) {
  std::string text = fmt::format("{}: {} texts, {} words; model {}\n", one_line(gold), evaluation.documents,
                                 evaluation.words, model_hash);
  for (const CoreferenceEvaluation::Table& one : evaluation.tables) text += table(one);
  return text;
}

std::string table(std::string_view title, const std::vector<ChainScore>& scores) {
  std::string text = fmt::format("\n{:<40} {:>9} {:>9} {:>9} {:>7} {:>7} {:>7}\n", title, "precision",
                                 "recall", "F1", "right", "gold", "system");
  for (const ChainScore& score : scores) {
    text += fmt::format("  {:<38} {:>9.2f} {:>9.2f} {:>9.2f} {:>7.1f} {:>7.1f} {:>7.1f}\n", score.measure,
                        score.precision(), score.recall(), score.f1(), score.right_of_gold, score.gold,
                        score.system);
  }
  return text;
}

std::string page(const RecordEvaluation& evaluation, std::string_view gold, std::string_view model_hash,
                 bool errors) {
  std::string text =
      fmt::format("{}: {} passages; model {}\n", one_line(gold), evaluation.passages, model_hash) +
      table("Records", evaluation.measures);
  if (!evaluation.statuses.empty()) text += table("Contacts by status", evaluation.statuses);
  if (!evaluation.respects.empty()) text += "\nOf those matched\n";
  for (const Respect& respect : evaluation.respects)
    text += fmt::format("  {:<38} {:>9.2f} {:>19}/{}\n", respect.name,
                        100.0 * static_cast<double>(respect.right) / static_cast<double>(respect.all),
                        respect.right, respect.all);
  if (errors) {
    text += "\nErrors\n";
    for (const std::string& error : evaluation.errors) text += fmt::format("  {}\n", one_line(error));
  }
  return text;
}

}  // namespace

struct CommandEval::Task {
  std::string_view name;
  Result<std::string> (CommandEval::*score)(const Task&, const Gold&, const Context&) const;
  Result<Evaluation> (*evaluate)(const SyntaxModel&, const Treebank&);  // of tasks that score the model alone
};

const std::vector<CommandEval::Task>& CommandEval::tasks() {
  static const std::vector<Task> tasks = {{"syntax", &CommandEval::score_model, evaluate_syntax},
                                          {"entities", &CommandEval::score_model, evaluate_entities},
                                          {kCoreference, &CommandEval::score_actors, nullptr},
                                          {kRecords, &CommandEval::score_records, nullptr}};
  return tasks;
}

std::string CommandEval::task_names(std::string_view between) {
  std::string names;
  for (const Task& task : tasks()) names += fmt::format("{}{}", names.empty() ? "" : between, task.name);
  return names;
}

std::string_view CommandEval::description() const {
  return "Prints how well Readout does on texts that people have annotated.\n\n"
         "The task syntax takes a treebank in CoNLL-U and prints the measures of the CoNLL 2018 shared task, "
         "in per cent: precision, recall, F1, and the accuracy over the words that were cut as in gold. The "
         "first table is from raw text: the text is rebuilt from the treebank (SpaceAfter, newpar, newdoc) "
         "and read as readout read reads it. The second is from gold words and sentences, which shows the "
         "parser alone.\n\n"
         "The task entities takes a treebank whose MISC has Entity=, as UD English GUM: Spans are the words "
         "of "
         "mentions, nested ones too, Types their words and types, Names the same for mentions by name.\n\n"
         "The task coreference takes such a treebank and, with --chains, the same texts as OntoGUM marks who "
         "is who in them. Each text is read as readout read reads it, and each actor with two mentions or "
         "more is a chain, without relative pronouns and appositions, which OntoGUM does not mark. The "
         "measures are those of CoNLL 2012 (MUC, B-cubed, CEAF-e, and the mean of their F1). Mentions by "
         "their words: those of the noun phrase over a mention's head are the same on both sides. Mentions "
         "by "
         "their heads: its head word is. Chains of persons, organisations and places: without gold chains "
         "most of whose mentions the treebank calls something else, and without what "
         "Readout has of them. --documents takes the texts of one kind alone.\n\n"
         "The task records takes short passages with the contacts, history claims, judgements and revisions "
         "that a "
         "careful reader would take from them (tests/facts/README.md tells how they are written), reads each "
         "as a "
         "report and prints how many come out: a contact by its pairs of parties from two sides, with and "
         "without "
         "its status; a revision by speaker and by the words before and after; a judgement by judge, target "
         "and "
         "direction; a history claim by kind and participants. --errors lists what was missed and what was "
         "too "
         "many.\n\n"
         "LAS is without subtypes of relations, UFeats are the universal features, and a gold lemma _ is "
         "never wrong. CLAS, MLAS and BLEX count the words with content relations. With - as FILE the "
         "treebank comes from standard input.";
}

std::vector<Example> CommandEval::examples() const {
  return {
      {"readout eval --task syntax --gold dev.conllu", "Words, tags and trees against a treebank."},
      {"xz -dc dev.conllu.xz | readout eval --task syntax --gold -", "The same for a packed one."},
      {"readout eval --task entities --gold gum-dev.conllu", "Mentions of people, places and so on."},
      {"readout eval --task coreference --gold gum-dev.conllu --chains ontogum-dev.conll --documents "
       "GUM_news",
       "Who is who, in the news alone."},
      {"readout eval --task records --gold contacts.tsv --errors",
       "Contacts in short passages, and what is wrong."},
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
  verb.add_option("--chains", chains_, "With coreference: who is who in the gold texts; - is standard input")
      ->type_name("FILE|-");
  verb.add_option("--documents", documents_, "With coreference: only texts whose id begins with this")
      ->type_name("PREFIX");
  verb.add_flag("--errors", errors_, "With records: list each record missed and each too many");
  verb.add_flag("--json", json_, "Print one JSON object");
  add_knowledge_option(verb, own_.knowledge);
  add_model_option(verb, model_);
}

std::string CommandEval::misuse() const {
  const bool coreference = task_ == kCoreference;
  if (coreference && chains_.empty())
    return "the task coreference needs --chains FILE, which says who is who in the texts of --gold";
  if (coreference && chains_ == "-" && gold_ == "-")
    return "--gold and --chains cannot both be standard input; name one of the files";
  if (!coreference && !(chains_.empty() && documents_.empty()))
    return fmt::format("--chains and --documents are for the task coreference, not for {}", task_);
  if (!own_.knowledge.empty() && task_ != kRecords && !coreference)
    return fmt::format("--knowledge is for tasks that read reports, not for {}", task_);
  if (errors_ && task_ != kRecords) return fmt::format("--errors is for the task records, not for {}", task_);
  return {};
}

Result<std::string> CommandEval::score_model(const Task& task, const Gold& gold,
                                             const Context& context) const {
  const Result<Treebank> treebank = read_treebank(gold.bytes, gold.shown);
  if (!treebank) return tl::unexpected(treebank.error());
  const auto file = model_file(model_, context);
  if (!file) return tl::unexpected(file.error());
  const auto model = SyntaxModel::load(*file);
  if (!model) return tl::unexpected(model.error());
  const Result<Evaluation> evaluation = task.evaluate(**model, *treebank);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const std::string& hash = (*model)->hash();
  return json_ ? to_json(*evaluation, gold.shown, hash) + "\n" : page(*evaluation, gold.shown, hash);
}

Result<std::string> CommandEval::score_actors(const Task&, const Gold& gold, const Context& context) const {
  const Result<Treebank> treebank = read_treebank(gold.bytes, gold.shown);
  if (!treebank) return tl::unexpected(treebank.error());
  const Result<Gold> file = read_gold<Gold>(chains_);
  if (!file) return tl::unexpected(file.error());
  Result<std::vector<ChainedText>> texts = read_chains(file->bytes, file->shown);
  if (!texts) return tl::unexpected(texts.error());
  const Result<Reader> reader = load_reader(model_, context, own_);
  if (!reader) return tl::unexpected(reader.error());
  const Result<CoreferenceEvaluation> evaluation =
      evaluate_coreference(*reader, *treebank, {file->shown, std::move(*texts)}, documents_);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const std::string& hash = reader->model_hash();
  return json_ ? to_json(*evaluation, gold.shown, file->shown, hash) + "\n"
               : page(*evaluation, gold.shown, hash);
}

Result<std::string> CommandEval::score_records(const Task&, const Gold& gold, const Context& context) const {
  const Result<std::vector<Passage>> passages = read_passages(gold.bytes, gold.shown);
  if (!passages) return tl::unexpected(passages.error());
  const Result<Reader> reader = load_reader(model_, context, own_);
  if (!reader) return tl::unexpected(reader.error());
  const RecordEvaluation evaluation = evaluate_records(*reader, *passages);
  const std::string& hash = reader->model_hash();
  return json_ ? to_json(evaluation, gold.shown, hash) + "\n" : page(evaluation, gold.shown, hash, errors_);
}

Result<ExitCode> CommandEval::run(const Context& context) {
  if (std::string wrong = misuse(); !wrong.empty()) return fail(ErrorCode::usage, std::move(wrong));
  const auto task =
      std::find_if(tasks().begin(), tasks().end(), [this](const Task& one) { return one.name == task_; });
  const Result<Gold> file = read_gold<Gold>(gold_);
  if (!file) return tl::unexpected(file.error());
  const Result<std::string> answer = (this->*task->score)(*task, *file, context);
  if (!answer) return tl::unexpected(answer.error());
  context.out.write(*answer);
  return ExitCode::done;
}

}  // namespace readout::cli
