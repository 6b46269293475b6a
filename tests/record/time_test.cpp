// Time expressions: what is found in a sentence, and which days it means beside a day of publication.
#include "record/time.hpp"

#include <gtest/gtest.h>

#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

/// A sentence of words that all hang at the first; capitalised ones are names.
ParsedText words(std::initializer_list<std::string> forms) {
  std::string conllu;
  int at = 0;
  for (const std::string& form : forms) {
    const bool name = form[0] >= 'A' && form[0] <= 'Z';
    ++at;
    conllu += std::to_string(at) + "\t" + form + "\t" + form + "\t" + (name ? "PROPN" : "NOUN") +
              "\tNN\t_\t" + (at == 1 ? "0\troot" : "1\tdep") + "\t_\t_\n";
  }
  auto parsed = read_conllu(conllu + "\n");
  EXPECT_TRUE(parsed);
  return std::move(*parsed);
}

/// The days of the one expression in the sentence.
std::string days(std::initializer_list<std::string> forms, std::string_view published, bool future = false) {
  const ParsedText parsed = words(forms);
  const auto times = find_times(parsed.syntax, SentenceIndex(0));
  if (times.size() != 1) return std::to_string(times.size()) + " expressions";
  return resolve_time(times[0], published, future);
}

constexpr std::string_view kWednesday = "2024-05-15";

TEST(Time, DatesThatNeedNoPublication) {
  EXPECT_EQ(days({"met", "on", "May", "3", ",", "2019"}, ""), "2019-05-03/2019-05-03");
  EXPECT_EQ(days({"met", "on", "3", "May", "2019"}, ""), "2019-05-03/2019-05-03");
  EXPECT_EQ(days({"met", "in", "February", "2020"}, ""), "2020-02-01/2020-02-29");
  EXPECT_EQ(days({"met", "in", "2019"}, ""), "2019-01-01/2019-12-31");
  EXPECT_EQ(days({"talks", "since", "2011"}, ""), "2011/..");
  EXPECT_EQ(days({"talks", "since", "May", "3", ",", "2019"}, ""), "2019-05-03/..");
}

TEST(Time, DaysOnEnd) {
  EXPECT_EQ(days({"from", "4", "to", "6", "March", "2024"}, ""), "2024-03-04/2024-03-06");
  EXPECT_EQ(days({"on", "March", "4", "-", "6", ",", "2024"}, ""), "2024-03-04/2024-03-06");
  EXPECT_EQ(days({"on", "4", "and", "5", "June"}, kWednesday, true), "2024-06-04/2024-06-05");
  EXPECT_EQ(days({"on", "4", "and", "6", "June"}, kWednesday, true), "2024-06-06/2024-06-06");
}

TEST(Time, TheYearBeforeANoun) {
  const ParsedText parsed = words({"visit", "2012", "2011"});
  EXPECT_FALSE(year_before(parsed.syntax, TokenIndex(0)));  // they stand behind it
  auto before = read_conllu(
      "1\t2012\t2012\tNUM\tCD\t_\t2\tnummod\t_\t_\n2\tvisit\tvisit\tNOUN\tNN\t_\t0\troot\t_\t_\n\n");
  ASSERT_TRUE(before);
  const auto year = year_before(before->syntax, TokenIndex(1));
  ASSERT_TRUE(year);
  EXPECT_EQ(resolve_time(*year, "", false), "2012-01-01/2012-12-31");
}

TEST(Time, NothingWithoutPublication) {
  EXPECT_EQ(days({"met", "on", "Monday"}, ""), "");
  EXPECT_EQ(days({"met", "yesterday"}, "2024-05"), "");
}

TEST(Time, WeekdaysFollowTheTense) {
  EXPECT_EQ(days({"met", "on", "Monday"}, kWednesday), "2024-05-13/2024-05-13");
  EXPECT_EQ(days({"met", "on", "Monday"}, kWednesday, true), "2024-05-20/2024-05-20");
  EXPECT_EQ(days({"met", "on", "Wednesday"}, kWednesday), "2024-05-15/2024-05-15");
}

TEST(Time, DatesWithoutAYearFollowTheTense) {
  EXPECT_EQ(days({"met", "on", "June", "3"}, kWednesday), "2023-06-03/2023-06-03");
  EXPECT_EQ(days({"met", "on", "June", "3"}, kWednesday, true), "2024-06-03/2024-06-03");
  EXPECT_EQ(days({"meet", "in", "January"}, kWednesday, true), "2025-01-01/2025-01-31");
  EXPECT_EQ(days({"met", "in", "May"}, kWednesday), "2024-05-01/2024-05-31");
}

TEST(Time, CountedFromPublication) {
  EXPECT_EQ(days({"met", "yesterday"}, kWednesday), "2024-05-14/2024-05-14");
  EXPECT_EQ(days({"met", "earlier", "today"}, kWednesday), "2024-05-15/2024-05-15");
  EXPECT_EQ(days({"met", "last", "week"}, kWednesday), "2024-05-06/2024-05-12");
  EXPECT_EQ(days({"meet", "next", "month"}, kWednesday, true), "2024-06-01/2024-06-30");
  EXPECT_EQ(days({"met", "five", "months", "ago"}, kWednesday), "2023-12-01/2023-12-31");
  EXPECT_EQ(days({"met", "two", "years", "ago"}, kWednesday), "2022-01-01/2022-12-31");
}

TEST(Time, NoTime) {
  EXPECT_EQ(days({"met", "2019", "times"}, kWednesday), "0 expressions");
  EXPECT_EQ(days({"they", "may", "meet"}, kWednesday), "0 expressions");
  EXPECT_EQ(days({"met", "on", "May", "45"}, kWednesday), "2024-05-01/2024-05-31");
}

TEST(Time, CountsInWords) {
  EXPECT_EQ(count_of("3"), 3);
  EXPECT_EQ(count_of("a"), 1);
  EXPECT_EQ(count_of("nineteen"), 19);
  EXPECT_EQ(count_of("ninety"), 90);
  EXPECT_EQ(count_of("2024"), 2024);
  for (const std::string_view none : {"", "hundred", "2,500", "1.5", "99999", "decade"})
    EXPECT_EQ(count_of(none), 0) << none;
}

}  // namespace
}  // namespace readout
