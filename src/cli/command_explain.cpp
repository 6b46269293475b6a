// See command_explain.hpp. Of a record in a database, for people: the record's fields, its words marked in
// their paragraphs, each span with its place, and the derivation with the table rows it names.
#include "cli/command_explain.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/reading_options.hpp"
#include "cli/text_table.hpp"
#include "store/store.hpp"

namespace readout::cli {
namespace {

constexpr std::string_view kIndent = "  ";

class Page {
 public:
  Page(const Explanation& explained, const Terminal& terminal) : explained_(explained), terminal_(terminal) {}

  std::string text() {
    heading(fmt::format("{}  {}", explained_.record, explained_.kind));
    for (const auto& [name, value] : explained_.fields)
      paragraph(fmt::format("{:<18} ", name), one_line(value));
    if (!explained_.spans.empty()) heading("Words");
    for (const auto& pieces : explained_.context) paragraph("", marked(pieces));
    for (const ExplainedSpan& span : explained_.spans) paragraph(place(span), quoted(span.quote));
    heading("Derivation");
    std::size_t number = 0;
    for (const ExplainedStep& step : explained_.steps) add(step, ++number);
    if (explained_.steps.empty()) paragraph("", "none was kept");
    page_ += fmt::format("\nRead by {}\n", explained_.read_by);
    return std::move(page_);
  }

 private:
  void heading(std::string_view words) {
    if (!page_.empty()) page_ += '\n';
    page_ += terminal_.colour ? fmt::format("\033[1m{}\033[0m\n", words) : fmt::format("{}\n", words);
  }

  /// Indented; further lines stand under the first word after `label`.
  void paragraph(std::string_view label, std::string_view words) {
    const std::size_t indent = kIndent.size() + label.size();
    const std::size_t columns = static_cast<std::size_t>(terminal_.columns);
    const std::vector<std::string> lines = wrapped(words, columns > indent + 20 ? columns - indent : 20);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      page_ += i == 0 ? fmt::format("{}{}", kIndent, label) : std::string(indent, ' ');
      page_ += lines[i] + "\n";
    }
  }

  /// The words of the record stand in brackets.
  static std::string marked(const std::vector<ContextPiece>& pieces) {
    std::string text;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool here = !pieces[i].role.empty();
      const bool before = i > 0 && !pieces[i - 1].role.empty();
      if (here != before) text += here ? "[" : "]";
      text += pieces[i].text;
    }
    if (!pieces.empty() && !pieces.back().role.empty()) text += "]";
    return one_line(text);
  }

  static std::string place(const ExplainedSpan& span) {
    return fmt::format("{:<9} {:>12} ", span.role, fmt::format("{}-{}", span.start, span.end));
  }

  std::string quoted(std::string_view words) const {
    return terminal_.unicode ? fmt::format("‹{}›", one_line(words)) : fmt::format("<{}>", one_line(words));
  }

  void add(const ExplainedStep& step, std::size_t number) {
    std::string words = step.rule;
    if (step.words)
      words += fmt::format("  {} {}-{}", quoted(step.words->quote), step.words->start, step.words->end);
    if (!step.note.empty()) words += fmt::format("  {}", one_line(step.note));
    paragraph(fmt::format("{:>2}  ", number), words);
    for (const std::string& row : step.rows) paragraph("    ", row);
  }

  const Explanation& explained_;
  const Terminal& terminal_;
  std::string page_;
};

}  // namespace

std::string_view CommandExplain::description() const {
  return "Reads a report and tells of each record how it came about: the words it rests on, with tag, lemma "
         "and "
         "place in the tree as the parser has them; each step, with the row of the table by file and line; "
         "who "
         "takes part and by which place in the sentence; each operator with the stage before and after it; "
         "and "
         "who tells it to whom, from the paper inwards.\n\n"
         "--record, --kind and --words choose among the records. With --words it also tells why the words "
         "are "
         "no contact: for each verb and noun among them the arguments, the rows of frames.tsv that were "
         "tried, "
         "and the condition that failed, or that fewer than two parties were found, or that all are of one "
         "country. docs/knowledge.md describes the tables; --knowledge DIR adds rows to them.\n\n"
         "With --db the argument is a record of a database instead, called as readout find prints it: 17:C2 "
         "is "
         "the second contact of report 17. The sender's id may stand for the number, if only one report has "
         "it. No model is needed.\n\n"
         "Offsets count Unicode code points from 0. --json prints one object for each report (docs/json.md). "
         "Ends with 1 if nothing is found.";
}

std::vector<Example> CommandExplain::examples() const {
  return {
      {"readout explain report.txt", "Why these records?"},
      {"readout explain report.txt --record C2", "Why is this a contact, and at this stage?"},
      {"readout explain report.txt --words \"open to talks\"",
       "What is made of these words, or why nothing?"},
      {"readout explain report.txt --kind contact --knowledge mine", "With rows of one's own."},
      {"readout explain 17:C2 --db news.db", "Of a record in a database."},
  };
}

void CommandExplain::setup(CLI::App& verb) {
  verb.add_option("what", what_, "The report, or with --db the record, such as 17:C2")
      ->type_name("FILE|-|RECORD")
      ->required();
  verb.add_option("--record", record_, "Only this record, such as C2")->type_name("ID");
  verb.add_option("--words", words_, "Only records that rest on these words; why none, if there is none")
      ->type_name("WORDS");
  verb.add_option("--kind", kind_, "Only records of this kind")
      ->check(CLI::IsMember(record_kinds()))
      ->type_name(fmt::format("{}", fmt::join(record_kinds(), "|")));
  verb.add_option("--db", db_, "The database file that holds the record")->type_name("FILE");
  verb.add_flag("--json,--jsonl", json_, "Print one JSON object for each report");
  verb.add_option("--input", input_, "How the file is to be read")
      ->check(CLI::IsMember({"guess", "text", "jsonl"}))
      ->type_name("guess|text|jsonl")
      ->capture_default_str();
  add_own_options(verb, own_);
  add_model_option(verb, model_);
}

std::string CommandExplain::misuse() const {
  const bool of_report = !record_.empty() || !words_.empty() || !kind_.empty() || !own_.actors.empty() ||
                         !own_.knowledge.empty();
  if (!db_.empty() && of_report)
    return "--db names one record that is kept; --record, --words, --kind, --actors and --knowledge are for "
           "a "
           "report that is read";
  if (!record_.empty() && !(words_.empty() && kind_.empty()))
    return "--record names one record; --words and --kind are for choosing among all";
  return {};
}

Result<ExitCode> CommandExplain::explain_kept(const Context& context) const {
  const auto store = Store::open(db_);
  if (!store) return tl::unexpected(store.error());
  if (json_) {
    const auto json = store->explain_json(what_);
    if (!json) return tl::unexpected(json.error());
    context.out.write(*json + "\n");
    return ExitCode::done;
  }
  const auto explained = store->explain(what_);
  if (!explained) return tl::unexpected(explained.error());
  context.out.write(Page(*explained, context.terminal).text());
  return ExitCode::done;
}

bool CommandExplain::is_wanted(const Reading& reading, RecordId id,
                               const std::vector<ByteSpan>& places) const {
  if (!record_.empty()) return record_called(reading, record_) == id;
  if (!kind_.empty() && kind_of_letter(id.kind) != kind_) return false;
  return words_.empty() || rests_on(reading, id, places);
}

Explained CommandExplain::choose(const Reader& reader, const Reading& reading) const {
  const std::vector<ByteSpan> places = places_of(reading.document->text(), words_);
  Explained chosen;
  bool contact = false;
  for (const RecordId id : records_of(reading)) {
    if (!is_wanted(reading, id, places)) continue;
    chosen.records.push_back(id);
    contact = contact || id.kind == 'C';
  }
  const bool about_contacts = kind_.empty() || kind_ == "contact";
  if (!words_.empty() && !contact && about_contacts) chosen.attempts = reader.attempts(reading, places);
  return chosen;
}

std::string CommandExplain::nothing_found() const {
  if (!record_.empty())
    return fmt::format("{} has no record {}; readout read prints those it has", what_, record_);
  if (!words_.empty())
    return fmt::format("in {} no record and no verb or noun with arguments stands in the words \"{}\"", what_,
                       words_);
  return fmt::format("{} has no {}", what_, kind_.empty() ? "record" : "record of kind " + kind_);
}

Result<ExitCode> CommandExplain::explain_reports(const Context& context) const {
  const auto reader = load_reader(model_, context, own_);
  if (!reader) return tl::unexpected(reader.error());
  const PageOptions page{static_cast<std::size_t>(context.terminal.columns), context.terminal.colour,
                         context.terminal.unicode};
  Inputs inputs({what_}, shape_named(input_));
  bool found = false, failed = false;
  for (auto batch = inputs.next_batch(); !batch.empty(); batch = inputs.next_batch()) {
    for (Input& input : batch) {
      if (!input.article) {
        context.warn(input.article.error().message);
        failed = true;
        continue;
      }
      const Reading reading = reader->read(std::move(*input.article));
      const Explained chosen = choose(*reader, reading);
      if (chosen.records.empty() && chosen.attempts.empty()) continue;
      const std::string text =
          json_ ? explanation_to_json(reading, chosen) + "\n" : to_explanation(reading, chosen, page);
      if (!context.out.write(found && !json_ ? "\n" + text : text)) return ExitCode::done;
      found = true;
    }
  }
  if (failed) return ExitCode::usage;
  if (!found) return fail(ErrorCode::not_found, nothing_found());
  return ExitCode::done;
}

Result<ExitCode> CommandExplain::run(const Context& context) {
  if (std::string wrong = misuse(); !wrong.empty()) return fail(ErrorCode::usage, std::move(wrong));
  return db_.empty() ? explain_reports(context) : explain_kept(context);
}

}  // namespace readout::cli
