// See command_actors.hpp. Reports are read by several threads; their actors are put together by one, in the
// order of the input, so that the list is the same for any number of threads. What is kept is one row for
// each actor, not the reports.
#include "cli/command_actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "cli/answer_printer.hpp"
#include "cli/pipeline.hpp"
#include "cli/reader_option.hpp"
#include "output/actor_roster.hpp"

namespace readout::cli {
namespace {

using Cell = std::function<std::string(std::string_view)>;

constexpr std::size_t kShownExampleBytes = 80;

const Cells kColumns = {"name",  "type",    "country",  "role",           "level",  "cameo",
                        "known", "reports", "mentions", "example_report", "example"};

Cells cells_of(const RosterRow& row) {
  return {row.name,
          std::string(name_of(row.type)),
          row.country,
          row.role,
          std::string(name_of(row.level)),
          row.cameo,
          row.known ? "1" : "0",
          std::to_string(row.reports),
          std::to_string(row.mentions),
          row.example_report,
          row.example};
}

/// For the table, where the whole sentence would take a screen.
std::string beginning(const std::string& words) {
  if (words.size() <= kShownExampleBytes) return words;
  const std::size_t blank = words.rfind(' ', kShownExampleBytes);
  return words.substr(0, blank == std::string::npos ? 0 : blank) + " \u2026";
}

/// "head_of_state" in the table for people.
std::string with_blanks(std::string words) {
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

std::string_view CommandActors::description() const {
  return "Reads reports as readout read does and lists the actors that they name: name, type, state, role, "
         "level, "
         "CAMEO code, in how many reports and how often. Actors of several reports are one row if name, type "
         "and "
         "state are the same. The most often mentioned come first.\n\n"
         "--unknown lists only the persons and organisations that neither Readout's tables nor those of "
         "--actors "
         "know and whose state the reports do not tell, with the first sentence that names them (and its "
         "report, in --csv and --jsonl): what to add to a "
         "table of your own.\n\n"
         "--actors FILE brings along actors of your own. FILE is a dictionary of actors or of agents for "
         "PETRARCH "
         "or TABARI, unchanged, or a table with tabs between its columns: names (with | between), code, and, "
         "if "
         "wanted, from, to, type and country. A line that cannot be used is told on standard error with file "
         "and "
         "line, and the rest is used. docs/actors.md describes the formats.\n\n"
         "A report that cannot be read is told on standard error, and the exit code is 2, or 3 with "
         "--strict. "
         "Ends with 1 if there is nothing to list.";
}

std::vector<Example> CommandActors::examples() const {
  return {
      {"readout actors news.jsonl", "Who is in these reports."},
      {"readout actors --unknown --actors mine.tsv news.jsonl", "Whom neither Readout nor mine.tsv knows."},
      {"readout actors --unknown --csv -j 4 2018-*.jsonl > unknown.csv", "For a spreadsheet."},
  };
}

void CommandActors::setup(CLI::App& verb) {
  reading_.add_files(verb);
  verb.add_flag("--unknown", unknown_, "Only persons and organisations that no table knows");
  answer_.add_to(verb);
  reading_.add_to(verb);
  reading_.add_strict(verb);
  add_own_options(verb, own_);
  add_model_option(verb, model_);
}

struct CommandActors::Outcome {
  std::optional<Reading> reading;
  std::optional<Error> error;  // why there is none
};

std::vector<CommandActors::Outcome> CommandActors::outcomes(const Reader& reader, std::vector<Input> batch) {
  std::vector<Article> articles;
  for (Input& input : batch) {
    if (input.article) articles.push_back(std::move(*input.article));
  }
  std::vector<Reading> readings = reader.read(std::move(articles));
  auto reading = readings.begin();
  std::vector<Outcome> outcomes;
  for (const Input& input : batch) {
    if (input.article) {
      outcomes.push_back({std::move(*reading++), std::nullopt});
    } else {
      outcomes.push_back({std::nullopt, input.article.error()});
    }
  }
  return outcomes;
}

Result<ExitCode> CommandActors::run(const Context& context) {
  const auto reader = load_reader(model_, context, own_);
  if (!reader) return tl::unexpected(reader.error());
  Inputs inputs(reading_.files, reading_.shape());
  ActorRoster roster;
  bool failed = false;
  for_each_report<Outcome>(
      inputs, reading_.thread_count(),
      [&](std::vector<Input> batch) { return outcomes(*reader, std::move(batch)); },
      [&](const Outcome& outcome) {
        if (outcome.reading) roster.add(*outcome.reading);
        if (outcome.error) context.warn(outcome.error->message);
        failed = failed || outcome.error;
        return true;
      });
  const std::vector<RosterRow> rows = roster.rows(unknown_);
  const auto each = [&](const auto& print) {
    std::size_t count = 0;
    while (count < rows.size() && print(rows[count])) ++count;
    return count;
  };
  const Shown shown = [](const Cell& c) {
    return std::vector{c("name"),  c("type"),    c("country"), c("role"), with_blanks(c("level")),
                       c("cameo"), c("reports"), c("mentions")};
  };
  const Shown shown_unknown = [](const Cell& c) {
    return std::vector{c("name"), c("type"), c("role"), c("reports"), c("mentions"), beginning(c("example"))};
  };
  const auto printed =
      print_answer(context, answer_.form(),
                   {kColumns,
                    unknown_ ? Cells{"name", "type", "role", "reports", "mentions", "example"}
                             : Cells{"name", "type", "state", "role", "level", "code", "reports", "mentions"},
                    unknown_ ? shown_unknown : shown,
                    [&](const CellSink& sink) -> Result<std::size_t> {
                      return each([&](const RosterRow& row) { return sink(cells_of(row)); });
                    },
                    [&](const LineSink& sink) -> Result<std::size_t> {
                      return each([&](const RosterRow& row) { return sink(to_json(row)); });
                    },
                    unknown_ ? "no actor that no table knows" : "no actors found"});
  if (!printed || !failed) return printed;
  return reading_.strict ? ExitCode::strict : ExitCode::usage;
}

}  // namespace readout::cli
