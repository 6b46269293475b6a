// What the compiled tables answer; they are loaded in load_tables.cpp.
#include "actors/tables.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace readout {

namespace {

std::vector<std::string> folded_atoms(std::string_view words) {
  std::vector<std::string> texts;
  for (Atom& atom : atoms_of(words)) texts.push_back(std::move(atom.text));
  return texts;
}

}  // namespace

std::vector<std::string> Holder::name_atoms() const { return folded_atoms(name); }
std::vector<std::string> Holder::surname_atoms() const { return folded_atoms(surname); }

bool Holder::in_office(std::string_view date) const {
  if (date.empty()) return true;
  const auto common = [&](std::string_view a) { return std::min(a.size(), date.size()); };
  if (only_seen()) return seen.empty() || date.substr(0, 4) == seen.substr(0, 4);
  if (!from.empty() && date.substr(0, common(from)) < from.substr(0, common(from))) return false;
  if (!to.empty() && date.substr(0, common(to)) > to.substr(0, common(to))) return false;
  return true;
}

bool ActorTables::Impl::covers(std::string_view key, const OfficeEntry& office) const {
  if (key == office.key || key == "any") return true;
  if (key.starts_with("chief:") && office.key.starts_with("minister:") &&
      key.substr(6) == std::string_view(office.key).substr(9)) {
    return true;
  }
  const auto row = fits.find(std::string(key));
  if (row == fits.end()) return false;
  for (const std::string_view fit : row->second) {
    if (fit == "any" || fit == office.key) return true;
    if (fit.starts_with("level:") && fit.substr(6) == name_of(office.level)) return true;
    if (fit.ends_with(':') && office.key.starts_with(fit)) return true;
  }
  return false;
}

const StateEntry* ActorTables::Impl::state(std::string_view code) const {
  const auto it = state_by_code.find(std::string(code));
  return it == state_by_code.end() ? nullptr : &states[it->second];
}

std::string_view ActorTables::Impl::sector_of(std::string_view cameo) const {
  // A state's own letters tell no role, though they may be those of one.
  const bool state = std::any_of(states.begin(), states.end(),
                                 [&](const StateEntry& entry) { return entry.cameo == cameo.substr(0, 3); });
  for (std::size_t at = state ? 3 : 0; at + 3 <= cameo.size(); at += 3) {
    for (const std::size_t letters : {6, 3}) {
      const auto sector = sectors.find(std::string(cameo.substr(at, letters)));
      if (sector != sectors.end()) return sector->second;
    }
  }
  return {};
}

const GivenName* ActorTables::Impl::given_name(const std::string& folded) const {
  const auto it = given_names.find(folded);
  return it == given_names.end() ? nullptr : &it->second;
}

const std::string& ActorTables::Impl::canonical(const std::string& folded) const {
  const auto it = spellings.find(folded);
  return it == spellings.end() ? folded : it->second;
}

std::optional<std::uint32_t> ActorTables::Impl::office_in(std::string_view country,
                                                          std::string_view words) const {
  const auto it = offices_abroad.find(std::string(country).append(" ").append(key_of(words)));
  if (it == offices_abroad.end()) return std::nullopt;
  return it->second;
}

bool ActorTables::Impl::has_office(std::string_view country, std::string_view key) const {
  return held_offices.contains(std::string(country).append(" ").append(key));
}

std::string_view ActorTables::Impl::country_of_place(std::string_view words) const {
  const auto it = state_by_place.find(key_of(words));
  return it == state_by_place.end() ? std::string_view() : std::string_view(states[it->second].code);
}

std::string key_of(std::string_view words) {
  std::string key;
  for (const Atom& atom : atoms_of(words)) key.append(key.empty() ? "" : " ").append(atom.text);
  return key;
}

std::optional<std::uint32_t> ActorTables::Impl::office_of_words(std::string_view words) const {
  const auto it = office_by_words.find(key_of(words));
  if (it == office_by_words.end()) return std::nullopt;
  return it->second;
}

}  // namespace readout
