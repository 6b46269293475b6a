// Time expressions; see time.hpp. Calendar arithmetic after Hinnant, "chrono-Compatible Low-Level Date
// Algorithms".
#include "record/time.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace readout {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

struct Civil {
  int year, month, day;
};

Civil civil_of(int z) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

int number_of(std::string_view word) {
  int value = -1;
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  if (digits == 0 || digits > 4) return -1;
  const std::string_view rest = word.substr(digits);
  if (!rest.empty() && rest != "st" && rest != "nd" && rest != "rd" && rest != "th") return -1;
  std::from_chars(word.data(), word.data() + digits, value);
  return value;
}

int weekday_of(std::string_view word) {
  const auto it = std::ranges::find(kWeekdays, word);
  return it == kWeekdays.end() ? -1 : static_cast<int>(it - kWeekdays.begin());
}

int month_of(std::string_view word) {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  for (std::size_t m = 0; m < kMonths.size(); ++m) {
    const bool whole = word == kMonths[m];
    const bool short_form = word.size() >= 3 && word.size() <= 4 && kMonths[m].substr(0, word.size()) == word;
    if (whole || short_form) return static_cast<int>(m) + 1;
  }
  return 0;
}

bool is_year(int n) { return n >= 1800 && n < 2200; }
bool is_day(int n) { return n >= 1 && n <= 31; }

std::string interval(Day first, Day last) { return fmt::format("{}/{}", first.iso(), last.iso()); }

class Scanner {
 public:
  Scanner(const Syntax& syntax, TokenRange range) : syntax_(syntax), range_(range) {}

  std::vector<TimeExpression> scan() {
    for (TokenIndex t = range_.begin_index; t < range_.end_index;) {
      TimeExpression time;
      const int length = read(t, time);
      if (length == 0) {
        ++t;
        continue;
      }
      finish(t, t + length, std::move(time));
      t = t + length;
    }
    return std::move(out_);
  }

 private:
  std::string_view at(TokenIndex t) const {
    return range_.contains(t) ? syntax_.lower(t) : std::string_view();
  }
  int number_at(TokenIndex t) const { return number_of(at(t)); }

  int read(TokenIndex t, TimeExpression& time) const {
    if (const int n = read_relative(t, time)) return n;
    if (const int n = read_date(t, time)) return n;
    if (const int n = read_weekday(t, time)) return n;
    return read_year(t, time);
  }
  int read_relative(TokenIndex t, TimeExpression& time) const;
  int read_date(TokenIndex t, TimeExpression& time) const;
  int read_weekday(TokenIndex t, TimeExpression& time) const;
  int read_year(TokenIndex t, TimeExpression& time) const;
  int year_after(TokenIndex t, int& year) const;
  void finish(TokenIndex first, TokenIndex end, TimeExpression time);

  const Syntax& syntax_;
  TokenRange range_;
  std::vector<TimeExpression> out_;
};

// "today", "earlier today", "this morning", "last week", "three days ago"
int Scanner::read_relative(TokenIndex t, TimeExpression& time) const {
  const std::string_view word = at(t), next = at(t + 1);
  if (word == "earlier" && next == "today") return time.days_from_publication = 0, 2;
  if (word == "today" || word == "tonight") return time.days_from_publication = 0, 1;
  if (word == "yesterday") return time.days_from_publication = -1, 1;
  if (word == "tomorrow") return time.days_from_publication = 1, 1;
  const bool near = word == "this" || word == "last" || word == "next";
  if (!near) return 0;
  static constexpr std::array<std::string_view, 7> kUnits = {"week",    "month",     "year",   "weekend",
                                                             "morning", "afternoon", "evening"};
  if (std::ranges::find(kUnits, next) == kUnits.end()) return 0;
  if (word == "this" && (next == "morning" || next == "afternoon" || next == "evening"))
    time.days_from_publication = 0;
  return 2;
}

// The year after a date: "2010" or ", 2010". The number of words, and the year.
int Scanner::year_after(TokenIndex t, int& year) const {
  if (is_year(number_at(t))) return year = number_at(t), 1;
  if (at(t) == "," && is_year(number_at(t + 1))) return year = number_at(t + 1), 2;
  return 0;
}

// "July 16, 2018", "16 July", "July 2018", "mid-July", "July". A bare "may" or "march" is no month.
int Scanner::read_date(TokenIndex t, TimeExpression& time) const {
  int day = 0, month = month_of(at(t)), year = 0, length = 1;
  if (month == 0 && is_day(number_at(t)) && month_of(at(t + 1)) != 0) {
    day = number_at(t);
    month = month_of(at(t + 1));
    length = 2;
  }
  if (month == 0 || syntax_.upos(t + (length - 1)) != "PROPN") return 0;
  if (day == 0 && is_day(number_at(t + 1))) {
    day = number_at(t + 1);
    length = 2;
  }
  length += year_after(t + length, year);
  if (day > days_in_month(year > 0 ? year : 2000, month)) return 0;
  if (year > 0) {
    time.iso = interval(Day::of(year, month, day > 0 ? day : 1),
                        Day::of(year, month, day > 0 ? day : days_in_month(year, month)));
  } else {
    time.month = month;
    time.day = day;
  }
  return length;
}

int Scanner::read_weekday(TokenIndex t, TimeExpression& time) const {
  const bool qualified = at(t) == "last" || at(t) == "next" || at(t) == "this";
  const int weekday = weekday_of(at(qualified ? t + 1 : t));
  if (weekday < 0) return 0;
  time.weekday = weekday;
  return qualified ? 2 : 1;
}

// A number is a year after a preposition of time only: "in 2010", "since 2015".
int Scanner::read_year(TokenIndex t, TimeExpression& time) const {
  const int year = number_at(t);
  if (!is_year(year) || at(t).size() != 4 || t.value() == 0) return 0;
  static constexpr std::array<std::string_view, 9> kBefore = {"in",     "since", "by",    "from", "until",
                                                              "before", "after", "early", "late"};
  if (std::ranges::find(kBefore, at(t - 1)) == kBefore.end()) return 0;
  time.iso = interval(Day::of(year, 1, 1), Day::of(year, 12, 31));
  return 1;
}

void Scanner::finish(TokenIndex first, TokenIndex end, TimeExpression time) {
  if (first > range_.begin_index && at(first - 1) == "since") {
    first = first - 1;
    time.since = true;
    if (!time.iso.empty()) time.iso = time.iso.substr(0, time.iso.find('/'));
  }
  time.tokens = {first, end};
  time.span = syntax_.span(time.tokens);
  out_.push_back(std::move(time));
}

std::optional<Day> day_from_iso(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const int year = number_of(iso.substr(0, 4)), month = number_of(iso.substr(5, 2)),
            day = number_of(iso.substr(8, 2));
  if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return Day::of(year, month, day);
}

/// A week day or a date without a year, on the side of publication that the tense says.
std::optional<Day> nearest(const TimeExpression& time, Day published, bool future) {
  if (time.weekday >= 0) {
    const int forward = (time.weekday - published.weekday() + 7) % 7;
    return Day{published.number + (future ? forward : (forward == 0 ? 0 : forward - 7))};
  }
  if (time.month == 0) return std::nullopt;
  int year = published.year();
  const int day = time.day > 0 ? time.day : 1;
  // A month ahead by more than half a year is last year's, unless the future is told.
  if (!future &&
      (time.month > published.month() || (time.month == published.month() && time.day > 0 &&
                                          Day::of(year, time.month, day).number > published.number))) {
    --year;
  }
  if (future && time.month < published.month()) ++year;
  return Day::of(year, time.month, std::min(day, days_in_month(year, time.month)));
}

}  // namespace

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Day Day::of(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int yoe = year - era * 400;
  const int doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return {era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468};
}

int Day::year() const { return civil_of(number).year; }
int Day::month() const { return civil_of(number).month; }
int Day::weekday() const { return ((number + 3) % 7 + 7) % 7; }

std::string Day::iso() const {
  const Civil c = civil_of(number);
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::vector<TimeExpression> find_times(const Syntax& syntax, SentenceIndex sentence) {
  return Scanner(syntax, syntax.sentence(sentence).tokens).scan();
}

std::string resolve_time(const TimeExpression& time, std::string_view published, bool future) {
  if (!time.iso.empty()) {
    if (!time.since) return time.iso;
    const bool whole_year = time.iso.ends_with("-01-01");  // "since 2015", told by the year alone
    return fmt::format("{}/..", whole_year ? time.iso.substr(0, 4) : time.iso);
  }
  const std::optional<Day> today = day_from_iso(published);
  if (!today) return {};
  std::optional<Day> day;
  if (time.days_from_publication) {
    day = Day{today->number + *time.days_from_publication};
  } else {
    day = nearest(time, *today, future);
  }
  if (!day) return {};
  if (time.since) return fmt::format("{}/..", day->iso());
  const bool whole_month = time.month > 0 && time.day == 0;
  const Day last =
      whole_month ? Day::of(day->year(), day->month(), days_in_month(day->year(), day->month())) : *day;
  return interval(*day, last);
}

}  // namespace readout
