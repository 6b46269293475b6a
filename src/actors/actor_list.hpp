// Readout's own table of actors: tab-separated, with a header line that names the columns, of which `names`
// and `code` are needed and the others may be left out:
//
//   names      names and other spellings, | between; the first is the one shown
//   code       CAMEO code; "~COP" or "NGO~" makes the row an agent; empty: none, the row only says who it is
//   from, to   first and last day of the code (YYYY, YYYY-MM or YYYY-MM-DD), empty: open
//   type       person, office, state, organisation, group
//   country    ISO 3166 alpha-3, as in readout's output
//
// Rows with the same first name are one actor with several codes. Cells stand for themselves; lines that
// begin with # are comments.
#pragma once

#include <string_view>

#include "actors/user_actors.hpp"

namespace readout {

/// Is it such a table: does its first line that says anything name the columns?
bool is_actor_list(std::string_view text);

/// Adds what the text holds; wrong lines become complaints.
void read_actor_list(std::string_view text, std::string_view file, UserActors& into);

}  // namespace readout
