// See command_read.hpp. A report that cannot be read is told in its place and does not end the run: in JSON
// as a line of its own, else as a sentence on standard error.
#include "cli/command_read.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli/pipeline.hpp"
#include "cli/reader_option.hpp"
#include "output/conllu.hpp"
#include "output/json.hpp"
#include "output/report.hpp"

namespace readout::cli {
namespace {

ReportOptions report_options(const Terminal& terminal, bool derivation) {
  return {{static_cast<std::size_t>(terminal.columns), terminal.colour, terminal.unicode}, derivation};
}

}  // namespace

std::string_view CommandRead::description() const {
  return "Reads news reports and prints the record of each: who said what and how surely, who met, called, "
         "offered or refused talks and at which stage that is, claims about the past, judgements, and what "
         "speakers took back.\n\n"
         "Without FILE, or for -, reads standard input. A file is one report as plain text, or JSON Lines: "
         "one "
         "object a line with \"id\" and \"text\", and, if known, \"title\", \"published\" (or \"date\"), "
         "\"publisher\" and \"url\"; other keys come back under \"meta\". JSON Lines are known by the "
         "ending .jsonl or .ndjson or by beginning with a brace; --input says it outright.\n\n"
         "Prints a report for people, in colour only on a terminal. --jsonl prints one line of JSON for each "
         "report instead, in the order of the input and at once, and takes standard input as JSON Lines. A "
         "report that cannot be read becomes {\"id\":...,\"error\":{...}} in its place, and the exit code "
         "stays 0 unless --strict asks for 3. In the other forms it is told on standard error, and the exit "
         "code is 2.";
}

std::vector<Example> CommandRead::examples() const {
  return {
      {"readout read report.txt", "Print the record of one report for people."},
      {"readout read --jsonl news.jsonl > records.jsonl", "One line of JSON for each line of news.jsonl."},
      {"zcat news.jsonl.gz | readout read --jsonl -j 4 -", "The same as a filter, with four threads."},
      {"readout read --as conllu report.txt", "Words, tags and dependency trees."},
  };
}

void CommandRead::setup(CLI::App& verb) {
  reading_.add_files(verb);
  const auto as = verb.add_option("--as", as_, "What to print for each report")
                      ->check(CLI::IsMember({"report", "json", "conllu"}))
                      ->type_name("report|json|conllu")
                      ->capture_default_str();
  verb.add_flag("--jsonl", jsonl_, "As --as json, and standard input is JSON Lines")->excludes(as);
  reading_.add_to(verb);
  reading_.add_strict(verb);
  verb.add_flag("--derivation", derivation_, "Tell with each record how it came about");
  verb.add_flag("--text", text_, "With JSON: repeat the report's text in each line");
  add_own_options(verb, own_);
  add_model_option(verb, model_);
}

CommandRead::Form CommandRead::form() const {
  if (jsonl_ || as_ == "json") return Form::json;
  return as_ == "conllu" ? Form::conllu : Form::report;
}

struct CommandRead::Answer {
  std::string bytes;           // for standard output
  std::optional<Error> error;  // why there is no record
};

CommandRead::Answer CommandRead::failure(const Input& input) const {
  Answer answer{{}, input.article.error()};
  if (form() == Form::json)
    answer.bytes = error_to_json(input.id, *answer.error, {input.file, input.line}) + "\n";
  return answer;
}

CommandRead::Answer CommandRead::answer(const Reading& reading, const Terminal& terminal) const {
  switch (form()) {
    case Form::json:
      return {to_json(reading, {derivation_, text_}) + "\n", std::nullopt};
    case Form::conllu:
      return {to_conllu(*reading.document, reading.syntax), std::nullopt};
    case Form::report:
      return {to_report(reading, report_options(terminal, derivation_)), std::nullopt};
  }
  return {};
}

std::vector<CommandRead::Answer> CommandRead::answers(const Reader& reader, const Terminal& terminal,
                                                      std::vector<Input> batch) const {
  std::vector<Article> articles;
  for (Input& input : batch) {
    if (input.article) articles.push_back(std::move(*input.article));
  }
  const std::vector<Reading> readings =
      form() == Form::conllu ? reader.read_syntax(std::move(articles)) : reader.read(std::move(articles));
  auto reading = readings.begin();
  std::vector<Answer> answers;
  for (const Input& input : batch) {
    answers.push_back(input.article ? answer(*reading++, terminal) : failure(input));
  }
  return answers;
}

/// Writes the answers and remembers what went wrong.
class CommandRead::Printer {
 public:
  Printer(const CommandRead& command, const Context& context) : command_(command), context_(context) {}

  bool print(const Answer& answer) {
    if (answer.error) note(*answer.error);
    if (answer.bytes.empty()) return true;
    const bool apart = command_.form() == Form::report && !std::exchange(first_, false);
    return context_.out.write(apart ? "\n" : "") && context_.out.write(answer.bytes) && context_.out.flush();
  }

  ExitCode exit_code() const {
    if (command_.reading_.strict && failed_) return ExitCode::strict;
    return failed_aloud_ ? ExitCode::usage : ExitCode::done;
  }

 private:
  /// A file that is not there is worth a sentence in every form: most likely its name is misspelt.
  void note(const Error& error) {
    failed_ = true;
    if (command_.form() == Form::json && error.code != ErrorCode::unreadable) return;
    failed_aloud_ = true;
    context_.warn(error.message);
  }

  const CommandRead& command_;
  const Context& context_;
  bool first_ = true;
  bool failed_ = false;
  bool failed_aloud_ = false;
};

Result<ExitCode> CommandRead::run(const Context& context) {
  const auto reader = load_reader(model_, context, own_);
  if (!reader) return tl::unexpected(reader.error());
  Inputs inputs(reading_.files, reading_.shape(jsonl_ ? Shape::pipe_lines : Shape::guess));
  Printer printer(*this, context);
  for_each_report<Answer>(
      inputs, reading_.thread_count(),
      [&](std::vector<Input> batch) { return answers(*reader, context.terminal, std::move(batch)); },
      [&](const Answer& one) { return printer.print(one); });
  return printer.exit_code();
}

}  // namespace readout::cli
