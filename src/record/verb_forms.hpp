// The lemmas from which a form of a regular verb may come, for words whose lemma the parser gets wrong
// ("snubbed": "snubbe").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// "ruled" -> "rul", "rule"; "planned" -> "plann", "planne", "plan"; the form itself first. Which of them is
/// a verb, only a table can tell.
std::vector<std::string> regular_lemmas(std::string_view form);

}  // namespace readout
