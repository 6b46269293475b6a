// See command_ladder.hpp.
#include "cli/command_ladder.hpp"

#include <fmt/format.h>

#include "cli/answer_printer.hpp"
#include "store/states.hpp"

namespace readout::cli {
namespace {

using Cell = std::function<std::string(std::string_view)>;

/// "2018-07-16/2018-07-16" -> "2018-07-16"
std::string day(const std::string& time) {
  const std::size_t slash = time.find('/');
  return slash != std::string::npos && time.substr(0, slash) == time.substr(slash + 1) ? time.substr(0, slash)
                                                                                       : time;
}

std::string when(const Cell& cell) {
  if (!cell("time").empty()) return day(cell("time"));
  if (!cell("time_text").empty()) return cell("time_text");
  return cell("reported").empty() ? "" : fmt::format("reported {}", cell("reported"));
}

std::vector<std::string> shown(const Cell& cell) {
  const std::string place = cell("place").empty() ? "" : fmt::format(", {}", cell("place"));
  return {cell("level"),           cell("status"),       when(cell),
          cell("channel") + place, cell("participants"), cell("contacts"),
          day(cell("last_held")),  cell("report"),       cell("record")};
}

}  // namespace

std::string_view CommandLadder::description() const {
  return "Shows at which levels two states have been in contact: one row for each level, from heads of state "
         "down, with "
         "the newest contact at that level, its status, when and where it was, who took part, how many "
         "contacts at that "
         "level there are, and when the last one was held. The level of a contact is the one that both sides "
         "reach: a "
         "president who receives an ambassador is in contact at the level of ambassador.\n\n"
         "A state is given by its ISO 3166 code, its name, its adjective or its capital. --all shows every "
         "contact "
         "instead of the newest. Ends with 1 if there is none.";
}

std::vector<Example> CommandLadder::examples() const {
  return {
      {"readout ladder USA RUS --db news.db", "The newest contact at each level."},
      {"readout ladder Norway Japan --all --status held --db news.db", "All that were held."},
      {"readout ladder USA RUS --since 2015 --csv --db news.db", "For a spreadsheet."},
  };
}

void CommandLadder::setup(CLI::App& verb) {
  verb.add_option("state", states_, "The two states")->type_name("STATE")->expected(2)->required();
  add_db_option(verb, db_);
  verb.add_flag("--all", all_, "Every contact, not only the newest of each level");
  filter_.add_common(verb);
  answer_.add_to(verb);
}

Result<ExitCode> CommandLadder::run(const Context& context) {
  const auto filter = filter_.filter(RecordKind::contact);
  if (!filter) return tl::unexpected(filter.error());
  const auto names = StateNames::load();
  if (!names) return tl::unexpected(names.error());
  const auto a = names->code_of(states_[0]);
  if (!a) return tl::unexpected(a.error());
  const auto b = names->code_of(states_[1]);
  if (!b) return tl::unexpected(b.error());
  if (*a == *b)
    return fail(ErrorCode::usage, fmt::format("{} and {} are one state; name two", states_[0], states_[1]));
  const auto store = Store::open(db_);
  if (!store) return tl::unexpected(store.error());
  const Store::LadderQuestion question{*a, *b, all_, *filter};
  return print_answer(
      context, answer_.form(),
      {Store::ladder_columns(),
       {"level", "status", "when", "how", "participants", "contacts", "last held", "report", "record"},
       shown,
       [&](const CellSink& sink) { return store->ladder(question, sink); },
       [&](const LineSink& sink) { return store->ladder_json(question, sink); },
       fmt::format("no contact of {} and {} found", *a, *b)});
}

}  // namespace readout::cli
