// When: time expressions as ISO 8601 days and intervals, as far as the text and the day of publication give
// them. Explicit dates, months, years, week days, "yesterday", "since 2015". What needs world knowledge stays
// wording only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/syntax.hpp"

namespace readout {

/// A unit that the day of publication is counted in: "last week", "three months ago".
enum class TimeUnit { day, week, month, year };

struct TimeExpression {
  TokenRange tokens;  // with "since", "last", "next", without "on" and "in"
  ByteSpan span;
  bool since = false;       // "since 2015": open to now
  bool whole_year = false;  // of these: told by the year alone
  /// Interval of days that the words give by themselves; empty if publication decides or nothing does.
  std::string iso;
  int weekday = -1;                     // 0 Monday ... of a bare weekday
  std::optional<int> from_publication;  // in units: yesterday -1 day, next month +1 month
  TimeUnit unit = TimeUnit::day;
  int month = 0, day = 0;  // without a year
  int days = 1;            // of these: how many on end
};

/// "3", "three", "thirty", "a" -> 3, 3, 30, 1; 0 for anything else. At most four digits.
int count_of(std::string_view word);

/// Does the lower-case word name a week day or a month?
bool is_calendar_word(std::string_view lower);

/// All time expressions of a sentence, in text order, none inside another.
std::vector<TimeExpression> find_times(const Syntax& syntax, SentenceIndex sentence);

/// The year that stands before a noun, "the 2012 visit", or nothing.
std::optional<TimeExpression> year_before(const Syntax& syntax, TokenIndex noun);

/// The interval "2018-07-16/2018-07-16" or "2015/..", or empty. `published` is an ISO day or empty; `future`
/// says to which side a week day without a date is taken.
std::string resolve_time(const TimeExpression& time, std::string_view published, bool future);

}  // namespace readout
