// See command_explain.hpp. For people: the record's fields, its words marked in their paragraphs, each span
// with its place, and the derivation with the table rows it names.
#include "cli/command_explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/store_options.hpp"
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
  return "Prints one record of a database, its exact words in the text around them, with offsets in Unicode "
         "code points "
         "from 0, and the steps that led to it: the words each step rests on, the mechanism, and the row of "
         "the "
         "knowledge table it names.\n\n"
         "A record is called as readout find prints it: 17:C2 is the second contact of report 17. The "
         "sender's id may "
         "stand for the number, if only one report has it. Ends with 1 if there is no such record.";
}

std::vector<Example> CommandExplain::examples() const {
  return {
      {"readout explain 17:C2 --db news.db", "Why is this a contact, and at this stage?"},
      {"readout explain oslo-call:S1 --jsonl --db news.db", "The same for a program."},
  };
}

void CommandExplain::setup(CLI::App& verb) {
  verb.add_option("record", record_, "The record, such as 17:C2")->type_name("RECORD")->required();
  add_db_option(verb, db_);
  verb.add_flag("--jsonl", jsonl_, "Print one JSON object");
}

Result<ExitCode> CommandExplain::run(const Context& context) {
  const auto store = Store::open(db_);
  if (!store) return tl::unexpected(store.error());
  if (jsonl_) {
    const auto json = store->explain_json(record_);
    if (!json) return tl::unexpected(json.error());
    context.out.write(*json + "\n");
    return ExitCode::done;
  }
  const auto explained = store->explain(record_);
  if (!explained) return tl::unexpected(explained.error());
  context.out.write(Page(*explained, context.terminal).text());
  return ExitCode::done;
}

}  // namespace readout::cli
