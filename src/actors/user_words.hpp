// Words and codes as users write them in tables of actors; shared by the readers of both formats.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/user_actors.hpp"

namespace readout::user_words {

/// "HIGH_TOWER_" -> "High Tower"; words that are not all in capitals stay as they are.
std::string shown(std::string_view phrase);
bool is_plural(std::string_view word);
/// The phrase and, unless it ends with '_', that with the regular plural of its last word.
std::vector<UserPhrase> with_plural(std::string_view phrase);
/// In capitals; empty for "---", "###" and "+++", which stand for no code. Nothing if it is no code: letters
/// and digits, '/' between the codes of several actors. CAMEO's own are runs of three letters, users' need
/// not.
std::optional<std::string> code_in(std::string_view words);
/// "~COP" or "NGO~"; false if it is neither.
bool read_agent_code(std::string_view words, UserAgent& agent);

}  // namespace readout::user_words
