// Groups and bodies: "two US officials", "the ministers", "the country", "the Peruvian army", "his
// government". The same words for the same country are the same group or body; a government that acts is its
// state.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/resolve.hpp"

namespace readout {
namespace {

/// The words that say which ministry it is: "finance" in "Chad's finance ministry".
std::vector<std::string_view> kind_of_body(const Work& work, const Draft& draft) {
  std::vector<std::string_view> words;
  for (TokenIndex t = draft.mention.tokens.begin_index; t < draft.mention.head; ++t) {
    const auto matches = work.matches_from(t);
    const bool country = std::any_of(matches.begin(), matches.end(), [](const PhraseMatch& m) {
      return m.what.kind != PhraseKind::description && m.what.kind != PhraseKind::office &&
             m.what.kind != PhraseKind::organisation;
    });
    const std::string_view upos = work.syntax.upos(t);
    if (country || (upos != "NOUN" && upos != "PROPN" && upos != "ADJ")) continue;
    if (work.syntax.relation(t) != "nmod:poss") words.push_back(work.syntax.lower(t));
  }
  return words;
}

bool includes(const std::vector<std::string_view>& all, const std::vector<std::string_view>& some) {
  return std::all_of(some.begin(), some.end(), [&](std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  });
}

/// Are all the words among those of its name?
bool named_so(const Entity& entity, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::find(entity.name.begin(), entity.name.end(), word) != entity.name.end();
  });
}

bool same_offices(const Draft& a, const Draft& b) {
  return !a.offices.empty() && !b.offices.empty() && a.offices.front().office == b.offices.front().office;
}

}  // namespace

void Resolver::officials(DraftIndex d) {
  const Draft& draft = work_.drafts[d];
  const std::string country = work_.country_of(draft);
  const std::string head(work_.syntax.lower(draft.mention.head));
  // "Two officials" after "US officials" are those; so are "the officials", and the same words again.
  std::size_t looked_at = 0;
  for (std::size_t i = place_[d]; i > 0 && looked_at < 300; ++looked_at) {
    const Draft& other = work_.drafts[work_.order[--i]];
    if (other.form != draft.form || !other.entity.valid() || other.number != Number::plural) continue;
    const bool words = same_offices(draft, other) ||
                       (draft.form != Form::officials && work_.syntax.lower(other.mention.head) == head);
    if (!words || !compatible(country, work_.entities[other.entity].country)) continue;
    const bool other_ones =
        work_.syntax.has_child(draft.mention.head, "amod") && country.empty() && draft.indefinite;
    if (other_ones && draft.form == Form::group) continue;
    return work_.join(d, other.entity, "same group");
  }
  if (draft.headline) {  // "Officials say": those of the text
    for (std::size_t i = place_[d] + 1; i < work_.order.size() && i < place_[d] + 60; ++i) {
      const Draft& other = work_.drafts[work_.order[i]];
      if (other.form != draft.form || other.number != Number::plural || other.headline ||
          !other.entity.valid())
        continue;
      if (same_offices(draft, other) && compatible(country, work_.entities[other.entity].country))
        return work_.join(d, other.entity, "headline");
    }
  }
  make_new(d, ActorType::group, "group");
  if (const EntityIndex e = work_.drafts[d].entity; e.valid()) work_.entities[e].number = Number::plural;
}

/// "the country": of its possessor, else the state last spoken of.
void Resolver::state_noun(DraftIndex d) {
  const Draft& draft = work_.drafts[d];
  const std::string country = work_.country_of(draft);
  if (draft.indefinite || draft.number == Number::plural) return;
  if (!country.empty()) {
    work_.join_state(d, country, "state by its country");
    return;
  }
  if (!draft.definite || draft.possessor.valid()) return;
  for (const Candidate& c : before(d, 60)) {
    if (c.sentences > 2) break;
    const Entity& entity = work_.entities[c.entity];
    if (entity.type == ActorType::state) return work_.join(d, c.entity, "the state last named");
    const auto state = work_.states.find(entity.country);
    if (state != work_.states.end()) return work_.join(d, state->second, "the state of the last actor");
  }
}

void Resolver::body(DraftIndex d) {
  const Draft& draft = work_.drafts[d];
  if (!draft.entry) return;
  const DescriptionEntry& entry = work_.tables.descriptions[*draft.entry];
  const std::string country = work_.country_of(draft);
  const std::string head(work_.syntax.lower(draft.mention.head));
  if (entry.kind == DescriptionKind::government && !country.empty() && !draft.region) {
    work_.join_state(d, country, "government");
    return;
  }
  const std::vector<std::string_view> kind = kind_of_body(work_, draft);
  const EntityIndex owner = work_.entity_of(draft.possessor);
  std::size_t looked_at = 0;
  for (std::size_t i = place_[d]; i > 0 && looked_at < 300; ++looked_at) {
    const Draft& other = work_.drafts[work_.order[--i]];
    if (!other.entity.valid() || other.form != Form::body || other.headline != draft.headline) continue;
    if (work_.syntax.lower(other.mention.head) != head) continue;
    if (!includes(kind_of_body(work_, other), kind)) continue;
    const EntityIndex served = work_.entity_of(other.possessor);
    if (owner.valid() && served.valid() && owner != served) continue;  // "Roe's campaign", "Poe's campaign"
    if (!compatible(country, work_.entities[other.entity].country)) continue;
    if (draft.indefinite && !draft.definite) break;
    return work_.join(d, other.entity, "same body");
  }
  const bool anothers = draft.possessor.valid() && work_.syntax.upos(draft.possessor) == "NOUN";
  if (draft.definite && country.empty() && !anothers) {
    for (const Candidate& c : before(d, 60)) {  // "the release", "the group": the named body before
      const Entity& entity = work_.entities[c.entity];
      if (entity.type != ActorType::organisation || entity.name.empty() || c.sentences > 4) continue;
      if (!kind.empty() && !named_so(entity, kind))
        continue;  // "the State Department" behind the Defense Department
      if (entity.name.back() == head) return work_.join(d, c.entity, "last word of the name");
      const bool legislates = entity.cameo.find("LEG") != std::string::npos && entry.sector != "LEG";
      const bool sector =
          (!legislates && !entry.sector.empty() && entity.cameo.find(entry.sector) != std::string::npos) ||
          (entry.sector == "REB" && entity.cameo.find("IMG") != std::string::npos) ||
          (head == "agency" && entity.cameo.find("COP") != std::string::npos);
      if (sector) return work_.join(d, c.entity, "the organisation last named");
    }
  }
  make_new(d, ActorType::organisation, "body");
  if (!work_.drafts[d].entity.valid()) return;
  Entity& made = work_.entities[work_.drafts[d].entity];
  made.number = Number::unknown;
  if (const StateEntry* state = work_.tables.state(made.country)) made.cameo = state->cameo + entry.sector;
}

}  // namespace readout
