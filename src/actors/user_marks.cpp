// See user_marks.hpp.
#include "actors/user_marks.hpp"

#include <algorithm>
#include <charconv>

#include "actors/grammar.hpp"

namespace readout {
namespace {

auto first_match(const Work& work, TokenIndex t) {
  return std::lower_bound(work.user_matches.begin(), work.user_matches.end(), t,
                          [](const PhraseMatch& m, TokenIndex at) { return m.tokens.begin_index < at; });
}

}  // namespace

const PhraseMatch* user_match_at(const Work& work, TokenIndex t) {
  if (work.user_matches.empty()) return nullptr;
  const auto it = first_match(work, t);
  return it != work.user_matches.end() && it->tokens.begin_index == t ? &*it : nullptr;
}

std::vector<PhraseMatch> user_matches_in(const Work& work, TokenRange tokens) {
  std::vector<PhraseMatch> found;
  for (auto it = first_match(work, tokens.begin_index); it != work.user_matches.end(); ++it) {
    if (it->tokens.begin_index >= tokens.end_index) break;
    found.push_back(*it);
  }
  return found;
}

std::string_view user_code(const Work& work, std::uint32_t actor) {
  return work.tables.user.actors()[actor].code_on(work.document.article().published);
}

std::string user_country(const Work& work, std::uint32_t actor) {
  const UserActors& user = work.tables.user;
  if (!user.actors()[actor].country.empty()) return user.actors()[actor].country;
  if (const std::string_view state = user.country_of(user_code(work, actor)); !state.empty())
    return std::string(state);
  return "@" + std::to_string(actor);
}

TokenIndex user_agent_before(const Work& work, TokenIndex begin) {
  for (TokenIndex t = begin - std::min(begin.value(), 4u); t < begin; ++t) {
    const PhraseMatch* match = user_match_at(work, t);
    if (match == nullptr || match->what.kind != PhraseKind::user_agent || match->tokens.end_index != begin)
      continue;
    const bool in_front = work.tables.user.agents()[match->what.entry].in_front;
    if (in_front || !work.headed_by(grammar::top_of(work.syntax, match->tokens)).valid()) return t;
  }
  return begin;
}

std::optional<std::uint32_t> row_in_country(std::string_view country) {
  if (!country.starts_with('@')) return std::nullopt;
  std::uint32_t row = 0;
  std::from_chars(country.data() + 1, country.data() + country.size(), row);
  return row;
}

}  // namespace readout
