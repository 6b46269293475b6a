// Reads dates as lists of words and figures: the text is cut into fields, the fields' kinds (year, small
// number, month name) are matched with the few orders that people write, and the calendar has the last word.
#include "source/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace readout {
namespace {

constexpr std::size_t kMaxDateBytes = 64;
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

bool digit(char c) { return '0' <= c && c <= '9'; }
bool letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

/// A run of digits or of letters (lower-cased), and the mark right before it.
struct Field {
  std::string word;
  char before = 0;  // the last byte between the field before and this one
  bool is_number() const { return digit(word.front()); }
  int number() const { return word.size() <= 8 ? std::stoi(word) : -1; }
};

std::vector<Field> fields_of(std::string_view given) {
  std::vector<Field> fields;
  char before = 0;
  for (std::size_t i = 0; i < given.size();) {
    const auto kind = digit(given[i]) ? digit : letter(given[i]) ? letter : nullptr;
    if (kind == nullptr) {
      before = given[i++];
      continue;
    }
    Field field{{}, before};
    for (; i < given.size() && kind(given[i]); ++i)
      field.word += static_cast<char>(given[i] | 0x20);  // figures have that bit anyway
    fields.push_back(std::move(field));
    before = 0;
  }
  return fields;
}

/// Index of the name that `word` is or shortens to three or more letters; "sept" is one of them.
template <std::size_t N>
std::optional<unsigned> named(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (unsigned i = 0; i < N; ++i) {
    if (names[i].starts_with(word)) return i;
  }
  return std::nullopt;
}

std::string day_text(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok() || year < 1000 || year > 9999) return {};
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::string month_text(int year, unsigned month) {
  if (month < 1 || month > 12 || year < 1000 || year > 9999) return {};
  return fmt::format("{:04}-{:02}", year, month);
}

/// Whether a field behind the date can belong to a time of day: "08", "30", "GMT", "+0000", "at", "T083000Z".
bool is_time_field(const Field& field) {
  if (!field.is_number())
    return field.word.size() <= 4 && field.word != "or" && field.word != "to" && !named(kMonths, field.word);
  const bool is_zone = field.before == '+' || field.before == '-';
  return field.word.size() <= 9 && (field.word.size() != 4 || is_zone);
}

bool only_time(const std::vector<Field>& fields, std::size_t first) {
  if (first < fields.size() && fields[first].is_number() && fields[first].before == '-')
    return false;  // one more part
  return std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(std::min(first, fields.size())),
                     fields.end(), is_time_field);
}

std::string from_figures(const std::vector<Field>& fields) {
  const std::string& first = fields[0].word;
  if (first.size() == 8 && only_time(fields, 1)) {
    const int all = fields[0].number();
    return day_text(all / 10000, static_cast<unsigned>(all / 100 % 100), static_cast<unsigned>(all % 100));
  }
  if (first.size() == 14 && fields.size() == 1) {  // 20180716083000, as crawlers and GDELT write it
    return from_figures({Field{first.substr(0, 8)}});
  }
  if (first.size() != 4 || fields.size() < 2 || !fields[1].is_number() || fields[1].word.size() > 2)
    return {};
  const char mark = fields[1].before;
  if (mark != '-' && mark != '/' && mark != '.') return {};
  const int year = fields[0].number();
  const auto month = static_cast<unsigned>(fields[1].number());
  if (fields.size() == 2) return month_text(year, month);
  const bool has_day = fields[2].is_number() && fields[2].word.size() <= 2 && fields[2].before == mark;
  if (!has_day || !only_time(fields, 3)) return {};
  return day_text(year, month, static_cast<unsigned>(fields[2].number()));
}

bool is_ordinal_ending(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

/// "16 July 2018", "July 16, 2018", "July 2018", with or without a day of the week and a time.
std::string from_names(std::vector<Field> fields) {
  std::erase_if(fields,
                [](const Field& field) { return is_ordinal_ending(field.word) || field.word == "of"; });
  if (!fields.empty() && !fields[0].is_number() && named(kDays, fields[0].word)) fields.erase(fields.begin());
  if (fields.size() < 2) return {};
  const bool day_first = fields[0].is_number();
  const auto month = named(kMonths, fields[day_first ? 1 : 0].word);
  if (!month) return {};
  const auto is_year = [&](std::size_t i) {
    return i < fields.size() && fields[i].word.size() == 4 && fields[i].is_number();
  };
  if (!day_first && is_year(1))
    return fields.size() == 2 ? month_text(fields[1].number(), *month + 1) : std::string();
  const Field& day = fields[day_first ? 0 : 1];
  if (!day.is_number() || day.word.size() > 2 || !is_year(2) || !only_time(fields, 3)) return {};
  return day_text(fields[2].number(), *month + 1, static_cast<unsigned>(day.number()));
}

}  // namespace

std::string iso_date(std::string_view given) {
  if (given.size() > kMaxDateBytes) return {};
  const std::vector<Field> fields = fields_of(given);
  if (fields.empty()) return {};
  if (std::string day = from_figures(fields); !day.empty()) return day;
  return from_names(fields);
}

}  // namespace readout
