// Dates as senders write them.
#include "source/date.hpp"

#include <gtest/gtest.h>

namespace readout {
namespace {

struct DateCase {
  std::string_view given, expected;
};

TEST(IsoDate, ReadsWhatNamesOneDay) {
  constexpr DateCase kCases[] = {
      {"2018-07-16", "2018-07-16"},
      {"2018-07-16T08:30:00Z", "2018-07-16"},
      {"2018-07-16T23:59:59.123456+02:00", "2018-07-16"},
      {"2018-07-16 08:30:00", "2018-07-16"},
      {"2018-07-16 08:30:00 UTC", "2018-07-16"},
      {"2018-7-6", "2018-07-06"},
      {"2018/07/16", "2018-07-16"},
      {"20180716", "2018-07-16"},
      {"20180716T083000Z", "2018-07-16"},
      {"20180716083000", "2018-07-16"},
      {"2018-07", "2018-07"},
      {"16 July 2018", "2018-07-16"},
      {"16 Jul 2018", "2018-07-16"},
      {"16th of July, 2018", "2018-07-16"},
      {"July 16, 2018", "2018-07-16"},
      {"JULY 16 2018", "2018-07-16"},
      {"Jul. 16, 2018", "2018-07-16"},
      {"Sept. 3, 2018", "2018-09-03"},
      {"Monday, July 16, 2018", "2018-07-16"},
      {"Mon, 16 Jul 2018 08:30:00 GMT", "2018-07-16"},
      {"Mon, 16 Jul 2018 08:30:00 +0000", "2018-07-16"},
      {"July 16, 2018 at 5:30 pm EDT", "2018-07-16"},
      {"  16 May 2018  ", "2018-05-16"},
      {"July 2018", "2018-07"},
      {"29 February 2016", "2016-02-29"},
  };
  for (const DateCase& c : kCases) EXPECT_EQ(iso_date(c.given), c.expected) << c.given;
}

TEST(IsoDate, LeavesTheRestAlone) {
  constexpr std::string_view kCases[] = {
      "",
      "yesterday",
      "7/6/2018",
      "07.06.2018",
      "2018",
      "2018-13-01",
      "2018-02-30",
      "2018-00-10",
      "2018-07-00",
      "July",
      "16 July",
      "31 June 2018",
      "July 40, 2018",
      "29 February 2018",
      "99999999",
      "1531699200",
      "0000-01-01",
      "2018-07-16-17",
      "from 16 July 2018 to 18 July 2018",
      "2018-07-16 or 2019-07-16",
      "Juli 16, 2018x99",
      "----",
      "2018-07-16 maybe",
  };
  for (const std::string_view given : kCases) EXPECT_EQ(iso_date(given), "") << given;
  EXPECT_EQ(iso_date(std::string(1 << 20, '1')), "");
}

}  // namespace
}  // namespace readout
