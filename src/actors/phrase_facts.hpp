// What the words inside a phrase tell about whom it stands for: article, number, "former", country by an
// adjective, a possessor or a place, party, possessor. Shared by named and nominal mentions.
#pragma once

#include "actors/work.hpp"

namespace readout {

/// Fills in definite, indefinite, count, former, country, party, possessor of a draft whose tokens and head
/// are set. `core` are the words of the office, description or name itself.
void read_phrase_facts(const Work& work, Draft& draft, TokenRange core);

/// "former", "ex", "retired": the office is held no more.
bool says_former(std::string_view word);

/// The party that these words name, or whose members they are; or empty.
std::string_view party_in(const Work& work, const PhraseMatch& match);

/// "The Labour leader" leads the party; "the Republican president" leads his state.
void mark_party_leader(const Work& work, Draft& draft);

}  // namespace readout
