// The lemmas that a regular form of a verb may have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// "ruled" -> "ruled", "rul", "rule"; "planned" -> "planned", "plann", "plan", "planne". Which of them is a
/// word a table knows.
std::vector<std::string> regular_lemmas(std::string_view form);

}  // namespace readout
