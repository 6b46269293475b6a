// When two names can be those of one person: within a report, and of a report and the table of office
// holders.
#pragma once

#include "actors/work.hpp"

namespace readout {

using Names = std::vector<std::string>;  // folded words of a name

/// One given name for another: the same, an initial, a nickname or spelling.
bool given_names_agree(const Work& work, const std::string& a, const std::string& b);
/// Two names of more than one word: same last word, given names that agree.
bool full_names_agree(const Work& work, const Names& a, const Names& b);
/// Do these words, in one spelling or another, follow each other in the whole name?
bool is_part(const Work& work, const Names& part, const Names& whole);
/// More than a surname: "de la Cruz" is one for all its words.
bool is_full(const Names& name);
/// "cbc" for "central bank of chile".
std::string initials_of(const Names& name);
/// Without "al", "el", which the press writes or leaves out.
Names without_particles(const Names& names);

}  // namespace readout
