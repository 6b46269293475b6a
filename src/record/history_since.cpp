// Finding the point in time of a history claim; see history_since.hpp.
#include "record/history_since.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/one_of.hpp"
#include "record/time.hpp"

namespace readout {
namespace {

class SinceFinder {
 public:
  SinceFinder(const RecordContext& context, TokenRange words)
      : context_(context),
        syntax_(context.syntax),
        words_(words),
        sentence_(syntax_.sentence(syntax_.sentence_of(words.begin_index)).tokens),
        times_(find_times(syntax_, syntax_.sentence_of(words.begin_index))) {}

  std::optional<SincePoint> find(HistoryCue::Needs needs) const {
    for (TokenIndex t = words_.begin_index; t < words_.end_index; ++t) {
      if (is_time_unit(syntax_.lemma(t)) && since_follows(t)) return at_years_long(t);
    }
    if (auto found = nearest([&](TokenIndex t) { return at_since(t); })) return found;
    if (auto found = nearest([&](TokenIndex t) { return at_span_of_time(t); })) return found;
    if (auto found = nearest([&](TokenIndex t) { return at_years_long(t); })) return found;
    if (needs == HistoryCue::Needs::ever) return SincePoint{"", words_};
    if (needs == HistoryCue::Needs::since) return std::nullopt;
    return at_time();
  }

 private:
  /// "nine years since A came", "nine years have passed since A came": not since a year.
  bool since_follows(TokenIndex unit) const {
    constexpr int kWordsBetween = 3;
    for (TokenIndex t = unit + 1; t < words_.end_index && t - unit <= kWordsBetween + 1; ++t) {
      if (syntax_.lower(t) == "since") return true;
    }
    return false;
  }

  /// Words after the claim come first, nearest first; then those before it.
  template <class At>
  std::optional<SincePoint> nearest(At at) const {
    for (TokenIndex t = words_.begin_index; t < sentence_.end_index; ++t) {
      if (auto found = at(t)) return found;
    }
    for (TokenIndex t = words_.begin_index; t > sentence_.begin_index;) {
      if (auto found = at(--t)) return found;
    }
    return std::nullopt;
  }

  std::optional<SincePoint> at_since(TokenIndex t) const {
    if (syntax_.lower(t) != "since" || t + 1 >= sentence_.end_index) return std::nullopt;
    const std::string_view next = syntax_.xpos(t + 1);
    if (next == "VBN" || next == "VBD") return std::nullopt;  // "has since stressed"
    for (const TimeExpression& time : times_) {
      if (!time.since || !time.tokens.contains(t)) continue;
      // "since May last year", "since the summit in 2015": the wording tells more than the month.
      return SincePoint{iso_or_wording(time), time.tokens};
    }
    const TokenIndex end = end_of_event(t + 1);
    if (end == t + 1) return std::nullopt;
    if (const auto time = time_of_event(t, end)) return time;
    return SincePoint{wording({t + 1, end}), {t, end}};
  }

  /// Nothing but a few words of the same clause between.
  bool runs_on(TokenIndex from, TokenIndex to) const {
    if (to - from > 8) return false;
    for (TokenIndex t = from; t < to; ++t) {
      if (is_one_of(syntax_.lower(t), {",", ";", ":", ".", "\"", "”", "–", "—", "and", "but", "or", "when",
                                       "after", "before", "until", "will", "which", "who", "that"}))
        return false;
    }
    return true;
  }

  /// "since the coup of February 2021": the time that the event has in the text, also where the parser hangs
  /// it on another word.
  std::optional<SincePoint> time_of_event(TokenIndex since, TokenIndex end) const {
    for (const TimeExpression& time : times_) {
      const TokenIndex first = time.tokens.begin_index;
      if (time.since || first <= since || time.iso.empty()) continue;
      if (first < end || runs_on(end, first))
        return SincePoint{iso_or_wording(time), {since, std::max(end, time.tokens.end_index)}};
    }
    for (TokenIndex t = since + 1; t < end; ++t) {  // "the war of 2020"
      const std::string_view year = syntax_.lower(t);
      const bool digits = std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
      if (digits && year.size() == 4 && syntax_.lower(t - 1) == "of" &&
          (year.starts_with("19") || year.starts_with("20")))
        return SincePoint{std::string(year), {since, end}};
    }
    return std::nullopt;
  }

  /// Where the event after "since" ends: at the first comma, closing mark or new clause of circumstance.
  TokenIndex end_of_event(TokenIndex first) const {
    const TokenIndex head = syntax_.head(first - 1);
    const bool noun = head.valid() && head >= first && syntax_.base_relation(first - 1) == "case";
    TokenIndex limit = sentence_.end_index;
    if (noun) limit = std::max(first + 1, std::min(limit, syntax_.subtree(head).end_index));
    TokenIndex end = first;
    while (end < limit) {
      const std::string_view lower = syntax_.lower(end);
      if (is_one_of(lower, {",", ".", ";", ":", "\"", "”", "–", "—", "?", "!"})) break;
      if (end > first && is_one_of(lower, {"after", "when", "while", "before", "because", "as", "although"}))
        break;
      ++end;
    }
    return end;
  }

  /// "in nearly 30 years", "for more than a decade", "in decades"
  std::optional<SincePoint> at_span_of_time(TokenIndex t) const {
    if (!is_one_of(syntax_.lower(t), {"in", "for"})) return std::nullopt;
    for (TokenIndex u = t + 1; u < sentence_.end_index && u - t <= 7; ++u) {
      // "spoke for two hours" is how long, not since when
      if (is_one_of(syntax_.lemma(u), {"hour", "minute", "day", "night", "weekend"})) return std::nullopt;
      if (is_time_unit(syntax_.lemma(u))) {
        const bool plain_one =
            u - t == 2 && is_one_of(syntax_.lower(t + 1), {"this", "that", "the", "last", "next", "recent"});
        if (plain_one || is_age(u)) return std::nullopt;
        return SincePoint{counted_back({t + 1, u + 1}), {t, u + 1}};
      }
      const bool part = is_one_of(syntax_.upos(u), {"NUM", "ADV", "DET", "ADJ"}) ||
                        is_one_of(syntax_.lower(u), {"-", "than", "to", "a", "or", "half", "and"});
      if (!part) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "an eleven-year silence", "ended a decade without visits", "after six years of silence"
  std::optional<SincePoint> at_years_long(TokenIndex t) const {
    if (!is_one_of(syntax_.lemma(t), {"year", "month", "decade"}) || !words_.contains(t)) return std::nullopt;
    TokenIndex first = t;
    while (first > sentence_.begin_index && (is_one_of(syntax_.upos(first - 1), {"NUM", "DET"}) ||
                                             is_one_of(syntax_.lower(first - 1), {"-", "decade"})))
      --first;
    return SincePoint{counted_back({first, t + 1}), {first, t + 1}};
  }

  /// "seven years" as the year that lies so far before the day of publication; the words if that is unknown.
  std::string counted_back(TokenRange words) const {
    const std::string_view published = context_.document.article().published;
    const int count = count_in(words);
    const std::string_view unit = syntax_.lemma(words.end_index - 1);
    if (published.size() < 7 || count <= 0 || !is_one_of(unit, {"year", "decade", "month"}))
      return wording(words);
    const int year = count_of(published.substr(0, 4)), month = count_of(published.substr(5, 2));
    const int months = year * 12 + month - 1 - count * (unit == "month" ? 1 : unit == "year" ? 12 : 120);
    if (months < 12) return wording(words);  // before the year 1
    return unit == "month" ? fmt::format("{:04}-{:02}", months / 12, months % 12 + 1)
                           : fmt::format("{:04}", months / 12);
  }

  /// The number among the words, "a" and none being one; 0 if they tell no number ("decades"), or not exactly
  /// one
  /// ("more than three years", "two or three years", "1.5 years").
  int count_in(TokenRange words) const {
    const bool plural = syntax_.lower(words.end_index - 1).ends_with("s");
    int count = 0;
    for (TokenIndex t = words.begin_index; t + 1 < words.end_index; ++t) {
      const std::string_view lower = syntax_.lower(t);
      if (is_one_of(lower, {"more", "over", "several", "few", "less", "half", "many", "or", "to", "than"}))
        return 0;
      const int number = count_of(lower);
      if (number == 0 && syntax_.upos(t) == "NUM") return 0;
      if (number == 0 || (number == 1 && syntax_.upos(t) == "DET")) continue;
      const bool unit_of_tens = count >= 20 && count % 10 == 0 && number < 10;  // "twenty - five"
      if (count > 0 && !unit_of_tens) return 0;
      count += number;
    }
    return count == 0 && !plural ? 1 : count;
  }

  bool is_age(TokenIndex unit) const {
    return unit + 1 < sentence_.end_index &&
           is_one_of(syntax_.lower(unit + 1), {"old", "-", "'s", "'", "ahead", "'"});
  }

  std::optional<SincePoint> at_time() const {
    const TimeExpression* best = nullptr;
    for (const TimeExpression& time : times_) {
      if (time.tokens.begin_index >= words_.begin_index) {
        best = &time;
        break;
      }
    }
    if (!best && !times_.empty() && times_.back().tokens.end_index <= words_.begin_index)
      best = &times_.back();
    if (!best) return at_ago();
    return SincePoint{iso_or_wording(*best), best->tokens};
  }

  /// "six years ago"
  std::optional<SincePoint> at_ago() const {
    for (TokenIndex t = words_.begin_index; t + 1 < sentence_.end_index; ++t) {
      if (syntax_.lower(t + 1) != "ago" || !is_time_unit(syntax_.lemma(t))) continue;
      TokenIndex first = t;
      while (first > words_.end_index && is_one_of(syntax_.upos(first - 1), {"NUM", "ADV", "DET", "ADJ"})) {
        --first;
      }
      return SincePoint{wording({first, t + 2}), {first, t + 2}};
    }
    return std::nullopt;
  }

  std::string wording(TokenRange words) const {
    return std::string(context_.document.words(syntax_.span(words)));
  }

  /// "2015", "2015-03", "2018-07-16", or the words without "since".
  std::string iso_or_wording(const TimeExpression& time) const {
    std::string iso = resolve_time(time, context_.document.article().published, false);
    TokenRange words = time.tokens;
    if (time.since) ++words.begin_index;
    if (iso.empty()) return wording(words);
    if (time.since) {
      const std::string first = iso.substr(0, iso.find('/'));
      return first.ends_with("-01") && !tells_a_day(time.tokens) ? first.substr(0, 7) : first;
    }
    if (iso.size() != 21) return iso;
    const std::string first = iso.substr(0, 10), last = iso.substr(11);
    if (first == last) return first;
    if (first.ends_with("-01-01") && last.ends_with("-12-31") && first.substr(0, 4) == last.substr(0, 4))
      return first.substr(0, 4);
    if (first.ends_with("-01") && first.substr(0, 7) == last.substr(0, 7)) return first.substr(0, 7);
    return iso;
  }

  /// "since 1 August 2022", not "since August 2022"
  bool tells_a_day(TokenRange words) const {
    for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
      const std::string_view lower = syntax_.lower(t);
      const bool digit = !lower.empty() && lower.front() >= '0' && lower.front() <= '9';
      if (digit && lower.size() < 4) return true;
    }
    return false;
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  TokenRange words_, sentence_;
  std::vector<TimeExpression> times_;
};

}  // namespace

bool is_time_unit(std::string_view lemma) {
  return is_one_of(
      lemma, {"year", "decade", "month", "week", "century", "generation", "day", "summer", "winter", "spring",
              "autumn", "fall", "night", "weekend", "quarter", "memory", "minute", "hour"});
}

std::optional<SincePoint> find_since(const RecordContext& context, TokenRange words,
                                     HistoryCue::Needs needs) {
  return SinceFinder(context, words).find(needs);
}

}  // namespace readout
