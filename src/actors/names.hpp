// The two halves of the pass that finds names (find_actors.cpp): persons first, then states and
// organisations in what is left.
#pragma once

#include <vector>

#include "actors/work.hpp"

namespace readout {

struct PersonNames {
  struct Other {
    TokenRange name;
    bool organisation;  // some word of it is one for bodies
  };
  std::vector<Other> others;        // runs of name words that are no person
  std::vector<std::uint8_t> taken;  // by word: inside the phrase of a person's name
};

PersonNames find_persons(Work& work);
void find_states_and_organisations(Work& work, const PersonNames& persons);

}  // namespace readout
