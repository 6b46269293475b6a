// Reading the words around the head of a phrase; see phrase_facts.hpp.
#include "actors/phrase_facts.hpp"

#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/user_marks.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

int number_of(std::string_view word) {
  constexpr std::string_view kNumbers[] = {"two",   "three", "four", "five", "six",
                                           "seven", "eight", "nine", "ten"};
  for (int i = 0; i < 9; ++i) {
    if (kNumbers[i] == word) return i + 2;
  }
  if (word == "both") return 2;
  return word.size() == 1 && word[0] >= '2' && word[0] <= '9' ? word[0] - '0' : 0;
}

void read_word(Draft& draft, std::string_view word) {
  if (is_one_of(word, {"the", "this", "that", "these", "those", "both"})) draft.definite = true;
  if (is_one_of(word, {"a", "an", "some", "several", "many", "another", "any", "one", "other", "no"})) {
    draft.indefinite = true;
  }
  if (says_former(word)) {
    for (OfficeWords& office : draft.offices) office.former = true;
  }
  if (const int n = number_of(word); n > 0 && draft.count == 0) draft.count = n;
}

const PhraseMatch* first_match_from(const Work& work, TokenIndex t) {
  const auto matches = work.matches_from(t);
  return matches.empty() ? nullptr : &matches.front();
}

/// The country that the match names, if it does.
std::string_view country_in(const Work& work, const PhraseMatch& match) {
  const ActorTables::Impl& tables = work.tables;
  switch (match.what.kind) {
    case PhraseKind::state:
    case PhraseKind::adjective:
    case PhraseKind::people:
    case PhraseKind::capital:
    case PhraseKind::seat:
      return tables.states[match.what.entry].code;
    case PhraseKind::office:
      return tables.offices[match.what.entry].country;
    case PhraseKind::region:
      return tables.regions[match.what.entry].country;
    case PhraseKind::organisation:
    case PhraseKind::party_member:
    case PhraseKind::party_adjective:
      return tables.organisations[match.what.entry].country;
    default:
      return {};
  }
}

bool is_international(const Work& work, const PhraseMatch& match) {
  return match.what.kind == PhraseKind::organisation &&
         work.tables.organisations[match.what.entry].cameo.starts_with("IGO");
}

/// Is the word inside a phrase that belongs to another person within this one ("an ally of Chad's
/// president")? Only the words that hang close to the head tell its country.
bool is_close(const Syntax& syntax, TokenIndex t, TokenRange core) {
  for (int steps = 0; t.valid() && steps < 4; ++steps, t = syntax.head(t)) {
    if (core.contains(t)) return true;
    if (syntax.base_relation(t) == "acl") return false;
  }
  return false;
}

/// An ambassador, an envoy: the country behind the words is where they are sent.
bool is_sent(const Work& work, const Draft& draft) {
  return std::any_of(draft.offices.begin(), draft.offices.end(), [&](const OfficeWords& office) {
    const Level level = work.tables.offices[office.office].level;
    return level == Level::ambassador || level == Level::envoy;
  });
}

/// "to Norway", "in Oslo" behind the words of the office.
bool is_post(const Syntax& syntax, TokenIndex place, TokenRange core) {
  for (TokenIndex t = place; t > core.end_index;) {
    --t;
    if (is_one_of(syntax.lower(t), {"to", "in", "at"})) return true;
    if (is_one_of(syntax.lower(t), {"of", "from", "for"})) return false;
  }
  return false;
}

/// "the Labour Alliance" is not of the party that the tables know as Labour.
bool begins_name(const Work& work, const PhraseMatch& match, const Draft& draft, TokenRange core) {
  return draft.form == Form::body && match.what.kind == PhraseKind::organisation &&
         match.tokens.end_index == core.begin_index &&
         work.tables.organisations[match.what.entry].type == "party" &&
         grammar::starts_upper(work.syntax, core.begin_index);
}

void read_countries(const Work& work, Draft& draft, TokenRange core) {
  std::string before, after;
  int countries = 0;
  const TokenRange name =
      draft.form == Form::person_name ? work.syntax.tokens_in(draft.name_span) : TokenRange();
  for (TokenIndex t = draft.mention.tokens.begin_index; t < draft.mention.tokens.end_index; ++t) {
    if (name.contains(t)) continue;  // "Mark Cuban"
    const PhraseMatch* match = user_match_at(work, t);
    std::string by_user;
    if (match != nullptr && match->what.kind == PhraseKind::user_actor) {
      by_user = user_country(work, match->what.entry);
    } else {
      match = first_match_from(work, t);
    }
    if (match == nullptr) continue;
    // "Congress" as any parliament: the country of the one that the tables know by this name tells nothing.
    if (match->what.kind == PhraseKind::organisation && match->tokens == core) continue;
    if (begins_name(work, *match, draft, core)) continue;
    const std::string_view country = by_user.empty() ? country_in(work, *match) : by_user;
    const bool in_front = t < core.begin_index;
    if (draft.party.empty()) draft.party = party_in(work, *match);
    if (!in_front && is_sent(work, draft) && is_post(work.syntax, t, core)) {
      t = match->tokens.end_index - 1;
      continue;
    }
    // An office that begins with a state ("UN secretary general") tells it, too.
    if (!country.empty() && (in_front || is_close(work.syntax, t, core))) {
      std::string& place = in_front ? before : after;
      if (place.empty()) {
        place = country;
        if (match->what.kind == PhraseKind::region) draft.region = match->what.entry;
        ++countries;
      } else if (place.find(country) == std::string::npos && draft.number == Number::plural) {
        place.append("/").append(country);
      }
    }
    t = match->tokens.end_index - 1;
    // "the head of the OSCE mission in Bishkek": of no state, wherever the mission is
    if (country.empty() && is_international(work, *match)) break;
  }
  if (draft.country.empty()) draft.country = before.empty() ? after : before;
}

/// A state, a pronoun or a word for a state: what a leader without further words leads.
bool names_state(const Work& work, TokenIndex t) {
  if (work.syntax.upos(t) == "PRON") return true;
  for (TokenIndex first = t - std::min(t.value(), 2u); first <= t; ++first) {
    for (const PhraseMatch& match : work.matches_from(first)) {
      if (!match.tokens.contains(t)) continue;
      const PhraseKind kind = match.what.kind;
      if (kind == PhraseKind::state || kind == PhraseKind::capital || kind == PhraseKind::people) return true;
      if (kind != PhraseKind::description) continue;
      const DescriptionKind word = work.tables.descriptions[match.what.entry].kind;
      const bool pair =
          word == DescriptionKind::pair && match.what.plural;  // "both parties", not "the party"
      if (word == DescriptionKind::state || word == DescriptionKind::government || pair) return true;
    }
  }
  return false;
}

TokenIndex find_possessor(const Work& work, TokenRange tokens, TokenIndex head) {
  const Syntax& syntax = work.syntax;
  for (const TokenIndex child : syntax.children(head)) {
    if (tokens.contains(child) && syntax.relation(child) == "nmod:poss") return child;
  }
  for (const TokenIndex t : tokens) {  // the parser may have hung it on a title
    if (t < head && syntax.relation(t) == "nmod:poss") return t;
  }
  for (const TokenIndex child : syntax.children(head)) {
    if (!tokens.contains(child) || child < head || syntax.base_relation(child) != "nmod") continue;
    if (is_one_of(grammar::preposition_of(syntax, child), {"of", "for", "to"})) return child;
  }
  return TokenIndex::none();
}

}  // namespace

bool says_former(std::string_view word) {
  return is_one_of(word, {"former", "ex", "erstwhile", "onetime", "retired", "ousted", "late"});
}

namespace {

/// "Venezuela's Jane Roe", however a parser hangs the state on the name; empty if none stands there.
std::string state_before(const Work& work, TokenIndex name) {
  if (name.value() < 2 || work.syntax.xpos(name - 1) != "POS") return {};
  for (const PhraseKind kind : {PhraseKind::state, PhraseKind::capital, PhraseKind::seat}) {
    if (const PhraseMatch* match = work.match_ending(name - 1, kind); match != nullptr)
      return work.tables.states[match->what.entry].code;
  }
  return {};
}

}  // namespace

void read_phrase_facts(const Work& work, Draft& draft, TokenRange core) {
  const Syntax& syntax = work.syntax;
  const TokenRange tokens = draft.mention.tokens;
  draft.possessor = find_possessor(work, tokens, draft.mention.head);
  if (draft.possessor.valid() && draft.possessor >= core.end_index && is_sent(work, draft) &&
      is_post(syntax, draft.possessor, core)) {
    draft.possessor = TokenIndex::none();
  }
  TokenIndex own_words =
      tokens.begin_index;  // after a possessor: "two" in "Peru's two ministers" is of the head
  if (draft.possessor.valid() && draft.possessor < core.begin_index) own_words = draft.possessor + 1;
  for (TokenIndex t = own_words; t < core.begin_index; ++t) read_word(draft, syntax.lower(t));
  if (own_words > tokens.begin_index) draft.definite = true;
  for (TokenIndex t = core.end_index; t < tokens.end_index; ++t) {  // "ministers of both countries"
    if (syntax.lower(t) == "both") draft.definite = true;
  }
  // "ex-president" as one word.
  if (syntax.lower(core.begin_index).starts_with("ex-")) {
    for (OfficeWords& office : draft.offices) office.former = true;
  }
  const bool told = !draft.country.empty();
  read_countries(work, draft, core);
  if (draft.form == Form::person_name && draft.country.empty())
    draft.country = state_before(work, draft.mention.tokens.begin_index);
  if (draft.possessor.valid() && !told && !names_state(work, draft.possessor)) {
    for (OfficeWords& office : draft.offices) office.of_body = true;
  }
  mark_party_leader(work, draft);
}

namespace {

/// "the M23 president", "BJP State president": a body's, not the state's; a parliament or seat has none.
bool body_before(const Work& work, const Draft& draft) {
  const TokenRange tokens = draft.mention.tokens;
  for (TokenIndex t = tokens.begin_index; t < std::min(draft.mention.head, tokens.end_index); ++t) {
    for (const PhraseMatch& match : work.matches_from(t)) {
      if (match.what.kind != PhraseKind::organisation && match.what.kind != PhraseKind::party_adjective)
        continue;
      const OrganisationEntry& body = work.tables.organisations[match.what.entry];
      if (body.type == "organisation" && body.cameo.find("IGO") == std::string::npos &&
          match.tokens.end_index <= draft.mention.head)
        return true;
    }
  }
  return false;
}

}  // namespace

std::string_view party_in(const Work& work, const PhraseMatch& match) {
  const PhraseKind kind = match.what.kind;
  const bool may_be = kind == PhraseKind::organisation || kind == PhraseKind::party_member ||
                      kind == PhraseKind::party_adjective;
  if (!may_be) return {};
  const OrganisationEntry& body = work.tables.organisations[match.what.entry];
  return body.type == "party" ? std::string_view(body.name) : std::string_view();
}

void mark_party_leader(const Work& work, Draft& draft) {
  for (OfficeWords& office : draft.offices) {
    const std::string& key = work.tables.offices[office.office].key;
    if (!draft.party.empty() && key == "leader") office.of_body = true;
    if ((key == "leader" || key == "president") && body_before(work, draft)) office.of_body = true;
  }
}

}  // namespace readout
