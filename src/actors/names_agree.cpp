// Names of one person; see names_agree.hpp.
#include "actors/names_agree.hpp"

#include <algorithm>

namespace readout {
namespace {

bool is_in(const std::string& word, const Names& names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

bool stands_for(const Work& work, const std::string& a, const std::string& b) {
  const GivenName* name = work.tables.given_name(a);
  return name != nullptr && is_in(b, name->stands_for);
}

}  // namespace

bool given_names_agree(const Work& work, const std::string& a, const std::string& b) {
  if (work.tables.same_word(a, b) || stands_for(work, a, b) || stands_for(work, b, a)) return true;
  if ((a.size() == 1 || b.size() == 1) && a[0] == b[0]) return true;
  const GivenName *x = work.tables.given_name(a), *y = work.tables.given_name(b);
  if (x == nullptr || y == nullptr) return false;
  return std::any_of(x->stands_for.begin(), x->stands_for.end(),
                     [&](const std::string& full) { return is_in(full, y->stands_for); });
}

bool full_names_agree(const Work& work, const Names& a, const Names& b) {
  if (a == b) return true;
  // "Kishida Fumio", the surname first.
  const bool turned = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  if (turned) return true;
  if (!work.tables.same_word(a.back(), b.back())) return false;
  return given_names_agree(work, a.front(), b.front());
}

bool is_part(const Work& work, const Names& part, const Names& whole) {
  const auto same = [&](const std::string& a, const std::string& b) { return work.tables.same_word(a, b); };
  return std::search(whole.begin(), whole.end(), part.begin(), part.end(), same) != whole.end();
}

bool is_full(const Names& name) { return name.size() > 1 && !is_name_particle(name.front()); }

std::string initials_of(const Names& name) {
  std::string initials;
  for (const std::string& word : name) {
    if (word != "of" && word != "the" && word != "and" && word != "for") initials += word[0];
  }
  return initials;
}

Names without_particles(const Names& names) {
  Names rest;
  for (const std::string& name : names) {
    if (name != "al" && name != "el") rest.push_back(name);
  }
  return rest.empty() ? names : rest;
}

}  // namespace readout
