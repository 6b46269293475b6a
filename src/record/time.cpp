// Time expressions; see time.hpp. The calendar is the standard library's (std::chrono).
#include "record/time.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace readout {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

using Days = std::chrono::sys_days;
namespace chr = std::chrono;

chr::year_month_day civil(Days day) { return chr::year_month_day(day); }
Days day_of(int year, int month, int day) {
  return chr::year(year) / chr::month(static_cast<unsigned>(month)) / chr::day(static_cast<unsigned>(day));
}
int year_of(Days day) { return static_cast<int>(civil(day).year()); }
int month_of(Days day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }
int last_day(int year, int month) {
  const auto last = chr::year(year) / chr::month(static_cast<unsigned>(month)) / chr::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}
std::string iso(Days day) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day),
                     static_cast<unsigned>(civil(day).day()));
}
std::string interval(Days first, Days last) { return fmt::format("{}/{}", iso(first), iso(last)); }

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

/// As count_of, at most 999: what "ago" counts.
int small_number(std::string_view word) { return std::min(count_of(word), 999); }

std::optional<TimeUnit> unit_named(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  if (word == "day") return TimeUnit::day;
  if (word == "week") return TimeUnit::week;
  if (word == "month") return TimeUnit::month;
  if (word == "year") return TimeUnit::year;
  return std::nullopt;
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
    if (const int n = read_days(t, time)) return n;
    if (const int n = read_date(t, time)) return n;
    if (const int n = read_weekday(t, time)) return n;
    return read_year(t, time);
  }
  int read_relative(TokenIndex t, TimeExpression& time) const;
  int read_days(TokenIndex t, TimeExpression& time) const;
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
  const auto say = [&](int count, TimeUnit unit, int words) {
    time.from_publication = count;
    time.unit = unit;
    return words;
  };
  const std::string_view word = at(t), next = at(t + 1);
  if (word == "earlier" && next == "today") return say(0, TimeUnit::day, 2);
  if (word == "today" || word == "tonight") return say(0, TimeUnit::day, 1);
  if (word == "yesterday") return say(-1, TimeUnit::day, 1);
  if (word == "tomorrow") return say(1, TimeUnit::day, 1);
  if (const int count = small_number(word); count > 0 && at(t + 2) == "ago") {
    if (const auto unit = unit_named(next)) return say(-count, *unit, 3);
  }
  const int step = word == "this" ? 0 : word == "last" ? -1 : word == "next" ? 1 : 2;
  if (step == 2) return 0;
  if (step == 0 && (next == "morning" || next == "afternoon" || next == "evening"))
    return say(0, TimeUnit::day, 2);
  if (const auto unit = unit_named(next); unit && *unit != TimeUnit::day) return say(step, *unit, 2);
  return next == "weekend" ? 2 : 0;  // which days that is, papers do not agree on
}

// The year after a date: "2010" or ", 2010". The number of words, and the year.
int Scanner::year_after(TokenIndex t, int& year) const {
  if (is_year(number_at(t))) return year = number_at(t), 1;
  if (at(t) == "," && is_year(number_at(t + 1))) return year = number_at(t + 1), 2;
  return 0;
}

bool joins_days(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kJoints = {"to",  "-",     "\u2013", "\u2014",
                                                              "and", "until", "through"};
  return std::ranges::find(kJoints, word) != kJoints.end();
}

// "4 to 6 March 2024", "March 4-6": several days on end; the rest as read_date.
int Scanner::read_days(TokenIndex t, TimeExpression& time) const {
  const bool month_first = month_of(at(t)) != 0;
  const TokenIndex first = month_first ? t + 1 : t;
  const int from = number_at(first), to = number_at(first + 2);
  const int month = month_of(at(month_first ? t : t + 3));
  if (month == 0 || !is_day(from) || !is_day(to) || from >= to || !joins_days(at(first + 1))) return 0;
  if (at(first + 1) == "and" && to != from + 1) return 0;
  if (syntax_.upos(month_first ? t : t + 3) != "PROPN" || to > last_day(2000, month)) return 0;
  int year = 0, length = 4;
  length += year_after(t + length, year);
  if (year > 0 && to > last_day(year, month)) return 0;
  if (year > 0) {
    time.iso = interval(day_of(year, month, from), day_of(year, month, to));
  } else {
    time.month = month;
    time.day = from;
    time.days = to - from + 1;
  }
  return length;
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
  if (day > last_day(year > 0 ? year : 2000, month)) return 0;
  if (year > 0) {
    time.iso = interval(day_of(year, month, day > 0 ? day : 1),
                        day_of(year, month, day > 0 ? day : last_day(year, month)));
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
  time.iso = interval(day_of(year, 1, 1), day_of(year, 12, 31));
  return 1;
}

void Scanner::finish(TokenIndex first, TokenIndex end, TimeExpression time) {
  if (first > range_.begin_index && at(first - 1) == "since") {
    first = first - 1;
    time.since = true;
    if (!time.iso.empty()) {
      time.whole_year =
          time.iso.ends_with("-12-31") && time.iso.starts_with(time.iso.substr(11, 4) + "-01-01");
      time.iso = time.iso.substr(0, time.iso.find('/'));
    }
  }
  time.tokens = {first, end};
  time.span = syntax_.span(time.tokens);
  out_.push_back(std::move(time));
}

std::optional<Days> day_from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = number_of(text.substr(0, 4)), month = number_of(text.substr(5, 2)),
            day = number_of(text.substr(8, 2));
  if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > last_day(year, month))
    return std::nullopt;
  return day_of(year, month, day);
}

struct Span {
  Days first, last;
};

Span month_span(int year, int month) {
  return {day_of(year, month, 1), day_of(year, month, last_day(year, month))};
}

/// "last week", "three months ago": weeks from Monday on, whole months and years.
Span counted(int count, TimeUnit unit, Days today) {
  if (unit == TimeUnit::day) return {today + chr::days(count), today + chr::days(count)};
  if (unit == TimeUnit::week) {
    const Days monday = today - (chr::weekday(today) - chr::Monday) + chr::days(7 * count);
    return {monday, monday + chr::days(6)};
  }
  const int months = year_of(today) * 12 + month_of(today) - 1 + count;
  if (unit == TimeUnit::month) return month_span(months / 12, months % 12 + 1);
  return {day_of(year_of(today) + count, 1, 1), day_of(year_of(today) + count, 12, 31)};
}

/// A week day or a date without a year, on the side of publication that the tense says.
std::optional<Span> nearest(const TimeExpression& time, Days today, bool future) {
  if (time.weekday >= 0) {
    const int forward =
        (time.weekday - static_cast<int>((chr::weekday(today) - chr::Monday).count()) + 7) % 7;
    const Days day = today + chr::days(future || forward == 0 ? forward : forward - 7);
    return Span{day, day};
  }
  if (time.month == 0) return std::nullopt;
  int year = year_of(today);
  const int month = month_of(today), day = std::max(time.day, 1);
  const bool ahead =
      time.month > month || (time.month == month && day_of(year, time.month, 1) + chr::days(day - 1) > today);
  if (!future && ahead && !(time.day == 0 && time.month == month)) --year;
  if (future && time.month < month) ++year;
  if (time.day == 0) return month_span(year, time.month);
  const Days found = day_of(year, time.month, std::min(day, last_day(year, time.month)));
  return Span{found, found + chr::days(time.days - 1)};
}

}  // namespace

int count_of(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kUnits = {
      "",         "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                            "sixty",  "seventy", "eighty", "ninety"};
  if (word.empty()) return 0;
  if (word == "a" || word == "an") return 1;
  const auto unit = std::ranges::find(kUnits, word);
  if (unit != kUnits.end()) return static_cast<int>(unit - kUnits.begin());
  const auto tens = std::ranges::find(kTens, word);
  if (tens != kTens.end()) return static_cast<int>(tens - kTens.begin() + 2) * 10;
  return std::max(number_of(word), 0);
}

bool is_calendar_word(std::string_view lower) { return weekday_of(lower) >= 0 || month_of(lower) > 0; }

std::vector<TimeExpression> find_times(const Syntax& syntax, SentenceIndex sentence) {
  return Scanner(syntax, syntax.sentence(sentence).tokens).scan();
}

std::optional<TimeExpression> year_before(const Syntax& syntax, TokenIndex noun) {
  for (const TokenIndex c : syntax.children(noun)) {
    const int year = number_of(syntax.lower(c));
    if (c > noun || !is_year(year) || syntax.lower(c).size() != 4 || syntax.has_child(c, "case")) continue;
    TimeExpression time;
    time.tokens = {c, c + 1};
    time.span = syntax.span(c);
    time.iso = interval(day_of(year, 1, 1), day_of(year, 12, 31));
    return time;
  }
  return std::nullopt;
}

std::string resolve_time(const TimeExpression& time, std::string_view published, bool future) {
  if (!time.iso.empty()) {
    if (!time.since) return time.iso;
    return fmt::format("{}/..", time.whole_year ? time.iso.substr(0, 4) : time.iso);
  }
  const std::optional<Days> today = day_from_iso(published);
  if (!today) return {};
  const std::optional<Span> days = time.from_publication ? counted(*time.from_publication, time.unit, *today)
                                                         : nearest(time, *today, future);
  if (!days) return {};
  return time.since ? fmt::format("{}/..", iso(days->first)) : interval(days->first, days->last);
}

}  // namespace readout
