// See store_options.hpp.
#include "cli/store_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "store/states.hpp"

namespace readout::cli {
namespace {

using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

/// The digits of `text` as a number, or -1.
int number_in(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && text.front() != '-' ? value : -1;
}

/// The first or last day that `date` covers; an invalid one if it is no date.
year_month_day day_of(std::string_view date, bool at_end) {
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
  const year_month_day none{};
  const bool shaped = (date.size() == kYear || date.size() == kMonth || date.size() == kDay) &&
                      (date.size() < kMonth || date[kYear] == '-') &&
                      (date.size() < kDay || date[kMonth] == '-');
  if (!shaped) return none;
  const int y = number_in(date.substr(0, kYear));
  const int m = date.size() < kMonth ? (at_end ? 12 : 1) : number_in(date.substr(kYear + 1, 2));
  if (y < 0 || m < 1 || m > 12) return none;
  const auto in_month = year(y) / month(static_cast<unsigned>(m));
  if (date.size() < kDay) return at_end ? year_month_day(in_month / last) : in_month / 1;
  const int d = number_in(date.substr(kMonth + 1, 2));
  return d < 1 ? none : in_month / d;
}

std::string iso(const year_month_day& day) {
  if (!day.ok()) return {};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string check_date(const std::string& date) {
  return first_day_of(date).empty() ? fmt::format("{} is no date; write 2018, 2018-07 or 2018-07-16", date)
                                    : "";
}

Result<void> check_statuses(RecordKind kind, const std::vector<std::string>& statuses) {
  const std::vector<std::string_view> known = statuses_of(kind);
  for (const std::string& status : statuses) {
    if (std::find(known.begin(), known.end(), status) != known.end()) continue;
    return fail(ErrorCode::usage, fmt::format("--status of {} is one of {}; not {}", plural_of(kind),
                                              fmt::join(known, ", "), status));
  }
  return {};
}

}  // namespace

std::string first_day_of(const std::string& date) { return iso(day_of(date, false)); }
std::string last_day_of(const std::string& date) { return iso(day_of(date, true)); }

void add_db_option(CLI::App& verb, std::string& db) {
  verb.add_option("--db", db, "The database file")->type_name("FILE")->required();
}

void AnswerOptions::add_to(CLI::App& verb) {
  const auto lines = verb.add_flag("--jsonl", jsonl, "Print one JSON object a line, with all spans");
  verb.add_flag("--csv", csv, "Print a table as CSV (RFC 4180), cells as they are")->excludes(lines);
}

AnswerForm AnswerOptions::form() const {
  if (jsonl) return AnswerForm::jsonl;
  return csv ? AnswerForm::csv : AnswerForm::table;
}

void FilterOptions::add_involved(CLI::App& verb) {
  verb.add_option("--state", states,
                  "Only where this state is involved: ISO code, name or adjective; all, if several")
      ->type_name("STATE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_option("--person", persons, "Only where this person is involved: a name, or whole words of it")
      ->type_name("NAME")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  verb.add_option("--text", text,
                  "Only with these words: of a statement in what is said, of all else in its report; "
                  "\"...\" is a phrase")
      ->type_name("WORDS");
}

void FilterOptions::add_common(CLI::App& verb) {
  verb.add_option("--status", statuses, "Only of this status; one of them, if several")
      ->type_name("STATUS")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  const CLI::Validator date(check_date, "DATE");
  verb.add_option("--since", since, "Only from this day, month or year on")->check(date)->type_name("DATE");
  verb.add_option("--until", until, "Only up to this day, month or year")->check(date)->type_name("DATE");
  verb.add_option("--limit", limit, "At most so many, the newest")->type_name("N");
}

Result<Filter> FilterOptions::filter(RecordKind kind) const {
  if (auto ok = check_statuses(kind, statuses); !ok) return tl::unexpected(ok.error());
  Filter filter{{}, persons, statuses, first_day_of(since), last_day_of(until), text, limit, {}};
  if (states.empty()) return filter;
  const auto names = StateNames::load();
  if (!names) return tl::unexpected(names.error());
  for (const std::string& state : states) {
    auto code = names->code_of(state);
    if (!code) return tl::unexpected(code.error());
    filter.states.push_back(std::move(*code));
  }
  return filter;
}

}  // namespace readout::cli
