// Offices that one phrase gives to several named persons: "Presidents Roe of Peru and Poe of Chile", "the
// defence ministers of Peru and Chile, Roe and Poe", "Roe and Poe, the two countries' envoys". Each person
// takes the office, and of as many countries as persons the one at the same place.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/phrase_facts.hpp"
#include "actors/work.hpp"

namespace readout {
namespace {

class OfficeSharer {
 public:
  explicit OfficeSharer(Work& work) : work_(work), syntax_(work.syntax) {
    for (const DraftIndex d : work.order) {
      const Draft& draft = work.drafts[d];
      if (draft.form == Form::person_name) by_begin_.emplace(draft.mention.tokens.begin_index.value(), d);
    }
  }

  void run() {
    for (const PhraseMatch& match : work_.matches) {
      if (match.what.kind == PhraseKind::office && match.what.plural) before_names(match);
    }
    for (const DraftIndex d : work_.order) {
      const Draft& draft = work_.drafts[d];
      if (draft.form == Form::officials && !draft.offices.empty()) beside_names(d);
    }
  }

 private:
  struct List {
    std::vector<DraftIndex> persons;
    std::vector<std::string> countries;  // one a person, or none; empty where the list does not say
    TokenIndex begin, end;
  };

  TokenIndex end_of_sentence(TokenIndex t) const {
    return syntax_.sentence(syntax_.sentence_of(t)).tokens.end_index;
  }
  bool is(TokenIndex t, std::string_view word) const {
    return t < syntax_.tokens().end_index && syntax_.lower(t) == word;
  }

  /// The state that stands there, and the word behind it.
  std::string state_at(TokenIndex t, TokenIndex& end) const {
    if (is(t, "the")) ++t;
    if (t >= syntax_.tokens().end_index) return {};
    for (const PhraseMatch& match : work_.matches_from(t)) {
      if (match.what.kind != PhraseKind::state) continue;
      end = match.tokens.end_index;
      return work_.tables.states[match.what.entry].code;
    }
    return {};
  }

  /// "Roe of Peru, Poe of Chile and Coe of Cuba", "Roe and Poe of Peru and Chile": persons' names without
  /// other titles from `t` on, with commas and "and" between.
  List list_from(TokenIndex t) const {
    List list;
    list.begin = list.end = t;
    const TokenIndex limit = end_of_sentence(t);
    bool last = false;
    while (t < limit) {
      const auto person = by_begin_.find(t.value());
      if (person == by_begin_.end()) break;
      list.persons.push_back(person->second);
      list.countries.resize(list.persons.size());
      t = work_.drafts[person->second].mention.tokens.end_index;
      list.end = t;
      if (is(t, "of")) read_states(t + 1, list);
      t = list.end;
      if (last || t >= limit) break;
      if (is(t, ",")) ++t;
      if (is(t, "and")) {
        last = true;
        ++t;
      }
      if (t == list.end) break;
    }
    return list;
  }

  /// Behind a name: one state is the name's; as many as there are names are theirs, in order.
  void read_states(TokenIndex t, List& list) const {
    std::vector<std::string> states;
    TokenIndex end = t;
    for (TokenIndex at = t; at < end_of_sentence(list.begin);) {
      TokenIndex behind = at;
      std::string state = state_at(at, behind);
      if (state.empty()) break;
      states.push_back(std::move(state));
      end = at = behind;
      if (is(at, ",")) ++at;
      if (is(at, "and")) ++at;
      if (at == behind) break;
    }
    if (states.empty()) return;
    if (states.size() == list.persons.size() && states.size() > 1) {
      list.countries = states;
      list.end = end;
    } else {
      TokenIndex behind = t;
      list.countries.back() = state_at(t, behind);
      list.end = behind;
    }
  }

  static std::vector<std::string> parts_of(std::string_view countries) {
    std::vector<std::string> parts;
    while (!countries.empty()) {
      parts.emplace_back(countries.substr(0, countries.find('/')));
      countries.remove_prefix(std::min(countries.size(), parts.back().size() + 1));
    }
    return parts;
  }

  void give(DraftIndex person, const OfficeWords& office, const std::string& country) {
    const EntityIndex e = work_.drafts[person].entity;
    if (!e.valid()) return;
    Entity& entity = work_.entities[e];
    const bool known = std::any_of(entity.offices.begin(), entity.offices.end(),
                                   [&](const OfficeWords& o) { return o.office == office.office; });
    if (!known) {
      entity.offices.push_back(office);
      // One of several has it: in the singular of the table.
      entity.offices.back().words = work_.tables.offices[office.office].role;
    }
    if (!country.empty() && entity.country.empty()) entity.country = country;
  }

  /// "Foreign Ministers Roe and Poe".
  void before_names(const PhraseMatch& match) {
    const TokenIndex begin = match.tokens.end_index;
    if (begin >= syntax_.tokens().end_index || syntax_.sentence_of(begin) != syntax_.sentence_of(begin - 1))
      return;
    const List list = list_from(begin);
    if (list.persons.size() < 2) return;
    std::string country;  // "Israeli ministers Roe and Poe"
    TokenIndex before = match.tokens.begin_index;
    if (const PhraseMatch* adjective = work_.match_ending(before, PhraseKind::adjective);
        adjective != nullptr) {
      country = work_.tables.states[adjective->what.entry].code;
      before = adjective->tokens.begin_index;
    }
    const bool former = before.value() > 0 && says_former(syntax_.lower(before - 1));
    for (std::size_t i = 0; i < list.persons.size(); ++i) {
      give(list.persons[i], {match.what.entry, "", former},
           list.countries[i].empty() ? country : list.countries[i]);
    }
  }

  /// "the presidents of Peru and Chile, Roe and Poe", or the other way round.
  void beside_names(DraftIndex d) {
    const TokenRange own = work_.drafts[d].mention.tokens;
    List list;
    TokenIndex behind = own.end_index;
    if (is(behind, ",") || is(behind, ":") || is(behind, "-") || is(behind, "\u2013")) ++behind;
    if (behind < end_of_sentence(own.begin_index)) list = list_from(behind);
    // "delegates to the UN, Roe and Poe", the names taken for part of the phrase
    for (TokenIndex t = own.begin_index; t < own.end_index && list.persons.size() < 2; ++t) {
      if (is(t, ",")) list = list_from(t + 1);
    }
    if (list.persons.size() < 2) list = list_before(own.begin_index);
    if (list.persons.size() < 2) return;
    const Draft& draft = work_.drafts[d];
    const std::vector<std::string> countries = parts_of(draft.country);
    if (draft.count > 0 && static_cast<std::size_t>(draft.count) != list.persons.size()) return;
    if (countries.size() > 1 && countries.size() != list.persons.size()) return;
    for (std::size_t i = 0; i < list.persons.size(); ++i) {
      const std::string& of_list = list.countries[i];
      const std::string country = countries.size() == 1 ? countries[0]
                                  : countries.empty()   ? ""
                                                        : countries[i];
      give(list.persons[i], draft.offices.front(), of_list.empty() ? country : of_list);
    }
  }

  /// The list of names that ends in a comma right before the word.
  List list_before(TokenIndex t) const {
    const TokenIndex begin = syntax_.sentence(syntax_.sentence_of(t)).tokens.begin_index;
    if (t <= begin || !is(t - 1, ",")) return {};
    for (TokenIndex at = t - 1; at > begin && t - at < 25;) {
      --at;
      if (!by_begin_.contains(at.value())) continue;
      List list = list_from(at);
      if (list.persons.size() > 1 && list.end + 1 == t) return list;
    }
    return {};
  }

  Work& work_;
  const Syntax& syntax_;
  std::map<std::uint32_t, DraftIndex> by_begin_;  // persons' names by their first word
};

}  // namespace

void share_offices(Work& work) { OfficeSharer(work).run(); }

}  // namespace readout
