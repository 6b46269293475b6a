// Actor and agent dictionaries in the formats of PETRARCH and TABARI, read as they are:
//
//   COAST_WATCHMAN {COAST_WATCHMEN} [~COP]   an agent, its irregular plural, its code beside an actor's
//   FAR_LAND [FAR]                          an actor with its code
//   +FARLAND                                another name of it
//   	[FARREB <19990101] [FARGOV >990102]   codes for some time only
//
// '#' and ';' begin a comment, so does '/' at the beginning of a line; <!-- --> encloses one; ~FINISH ends
// the file. Names without a code share the next code lines, with or without '+' before them (the files of
// Phoenix leave it out). `!SET! = A, B` names words to be put in for !SET! in agents. Formats: Schrodt,
// TABARI manual 0.8.4 (2014), chapter 5, and the heads of PETRARCH's own dictionaries.
#pragma once

#include <string_view>

#include "actors/user_actors.hpp"

namespace readout {

/// Adds what the text holds; wrong lines become complaints.
void read_petrarch_dictionary(std::string_view text, std::string_view file, UserActors& into);

/// "YYYYMMDD" or "YYMMDD" (00 to 30 are 20xx) as an ISO 8601 day; empty if it is neither.
std::string petrarch_day(std::string_view digits);

}  // namespace readout
