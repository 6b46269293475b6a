// Who was in the government of which state when, the office not known: knowledge/government_members.tsv, some
// ten thousand rows, searched where they lie in the binary, since a report asks for a handful and most ask
// for none.
#pragma once

#include <string_view>
#include <vector>

namespace readout {

/// A row; its text is that of the embedded table.
struct GovernmentMember {
  std::string_view name, country;
  std::string_view from, to;  // months, empty if unknown
  std::string_view gender;    // "male", "female" or empty
};

/// The rows whose name ends with this folded word. O(log n).
std::vector<GovernmentMember> government_members(std::string_view last_word);

}  // namespace readout
