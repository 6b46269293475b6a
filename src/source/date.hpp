// The day on which a report appeared, read from what its sender wrote. Only forms that name one day or month
// without doubt are read: ISO 8601 and RFC 3339 ("2018-07-16", "2018-07-16T08:30:00Z", "20180716",
// "2018-07"), the mail and feed form ("Mon, 16 Jul 2018 08:30:00 GMT") and the written forms ("16 July 2018",
// "July 16, 2018", "July 2018"). Figures alone with slashes or points ("7/6/2018") mean different days in
// London and New York and are not read. A time of day is passed over: the day is the one the sender wrote, in
// the sender's own zone.
#pragma once

#include <string>
#include <string_view>

namespace readout {

/// "2018-07-16" or "2018-07", or empty if `given` names no day or month that exists.
std::string iso_date(std::string_view given);

}  // namespace readout
