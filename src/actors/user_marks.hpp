// The user's actors in a report: which words they are, and what country they make a phrase beside them belong
// to. An actor whose code is of no state that we know ("NRL") counts as a country of its own while the report
// is read: "@" and its row. So "Norland's minister" and "Sudmark's minister" are two, and the passes need no
// case for it; code_user_actors() puts the CAMEO code in its place and leaves the actor's country empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "actors/work.hpp"

namespace readout {

/// The user's match that begins at the word, or nullptr.
const PhraseMatch* user_match_at(const Work& work, TokenIndex t);
/// Those that begin in these words, in text order.
std::vector<PhraseMatch> user_matches_in(const Work& work, TokenRange tokens);
/// The code of the row on the day of the report; empty if it has none then.
std::string_view user_code(const Work& work, std::uint32_t actor);
/// ISO code, or "@" and the row; of an actor.
std::string user_country(const Work& work, std::uint32_t actor);
/// Where the agent begins that stands right before the word and is no mention of its own ("MSF" in "MSF
/// Sudmark", where MSF has a code to be put in front); else the word itself.
TokenIndex user_agent_before(const Work& work, TokenIndex begin);
/// The row that stands for the country; nothing if it is a real one.
std::optional<std::uint32_t> row_in_country(std::string_view country);

}  // namespace readout
