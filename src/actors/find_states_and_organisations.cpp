// States, seats of government, capitals that act, and organisations: names of the tables, and runs of name
// words that are no person.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/names.hpp"
#include "actors/names_agree.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

class StateFinder {
 public:
  StateFinder(Work& work, const PersonNames& persons)
      : work_(work), syntax_(work.syntax), persons_(persons) {}

  void run() {
    for (const PersonNames::Other& other : persons_.others) add_unknown_organisation(other);
    for (const PhraseMatch& match : work_.matches) add_table_name(match);
  }

 private:
  /// A name that is no person: kept as an organisation if the words or the model say so, else it is a place
  /// or a thing.
  void add_unknown_organisation(const PersonNames::Other& run) {
    const TokenIndex top = grammar::top_of(syntax_, run.name);
    const std::string_view kind = syntax_.entity(top);
    const bool by_article =
        run.name.size() > 1 && work_.with_article(run.name).size() > run.name.size() && kind.empty();
    if (!run.organisation && kind != "organization" && !by_article && !is_acronym(run.name)) return;
    if (syntax_.lower(run.name.end_index - 1) == "day") return;  // "Election Day"
    const bool modifies = grammar::is_modifier(syntax_, top) &&
                          (syntax_.head(top) < run.name.end_index || work_.only_modifies(top, run.name));
    if (modifies || is_description(run.name)) return;
    if (const std::string_view state = short_state(run.name); !state.empty()) {
      Draft draft;
      draft.form = Form::state;
      draft.country = state;
      return add_named(std::move(draft), run.name, top);
    }
    Draft draft;
    draft.form = Form::organisation;
    add_named(std::move(draft), with_adjectives(run.name), top);
  }

  /// "NUP" in a report of the National Unity Party.
  bool is_acronym(TokenRange name) {
    const std::vector<std::string> atoms = work_.atoms_in(name);
    if (atoms.size() != 1 || atoms[0].size() < 2 ||
        !work_.atoms[work_.atoms.first_of(name.begin_index)].all_upper)
      return false;
    if (acronyms_.empty()) {
      acronyms_.emplace("");
      for (const PersonNames::Other& other : persons_.others) {
        const TokenRange full = with_adjectives(other.name);
        if (other.organisation && full.size() > 1) acronyms_.insert(initials_of(work_.atoms_in(full)));
      }
    }
    return acronyms_.contains(atoms[0]);
  }

  /// "the North" is North Korea in a report that names it: the state of two words that begins so.
  std::string_view short_state(TokenRange name) {
    if (name.size() != 1 || work_.with_article(name).size() == 1) return {};
    if (short_states_.empty()) {
      short_states_.emplace("", 0);
      for (const PhraseMatch& match : work_.matches) {
        if (match.what.kind != PhraseKind::state || match.tokens.size() != 2) continue;
        short_states_.emplace(work_.atoms.joined(match.tokens.begin_index), match.what.entry);
      }
    }
    const auto state = short_states_.find(work_.atoms.joined(name.begin_index));
    if (state == short_states_.end() || state->first.empty()) return {};
    return work_.tables.states[state->second].code;
  }

  /// "the Foreign Ministry": the tables know it as a body of a state.
  bool is_description(TokenRange name) const {
    const PhraseMatch* match = work_.match_at(name.begin_index);
    return match != nullptr && match->what.kind == PhraseKind::description && match->tokens == name;
  }

  /// "African National Congress": what the tables know as an adjective begins the name.
  TokenRange with_adjectives(TokenRange name) const {
    const TokenIndex limit = syntax_.sentence(syntax_.sentence_of(name.begin_index)).tokens.begin_index;
    while (name.begin_index > limit) {
      const PhraseMatch* match = work_.match_at(name.begin_index - 1);
      const bool adjective =
          match != nullptr && match->tokens.end_index == name.begin_index &&
          (match->what.kind == PhraseKind::adjective || match->what.kind == PhraseKind::party_adjective);
      const TokenIndex before = name.begin_index - 1;
      // "the Daily Courier": a word in capitals after an article.
      const bool named = grammar::starts_upper(syntax_, before) && before > limit &&
                         !work_.in_headline(before) && syntax_.lower(before - 1) == "the" &&
                         syntax_.upos(before) != "PUNCT";
      if (!adjective && !named) break;
      name.begin_index = adjective ? match->tokens.begin_index : before;
    }
    return name;
  }

  // --- names of the tables

  void add_table_name(const PhraseMatch& match) {
    if (persons_.taken[match.tokens.begin_index.value()] != 0 && !stands_alone(match)) return;
    switch (match.what.kind) {
      case PhraseKind::organisation:
        return add_organisation(match);
      case PhraseKind::seat:
        return add_state_like(match, Form::seat);
      case PhraseKind::state:
        return add_state_like(match, Form::state);
      case PhraseKind::capital:
        if (acts(match.tokens)) add_state_like(match, Form::state);
        return;
      case PhraseKind::people:
        return add_people(match);
      case PhraseKind::region:
        return add_region(match);
      default:
        return;
    }
  }

  /// Inside a person's phrase only a possessor is a mention of its own: "Peru's president Jane Roe".
  bool stands_alone(const PhraseMatch& match) const {
    return syntax_.relation(grammar::top_of(syntax_, match.tokens)) == "nmod:poss";
  }

  void add_organisation(const PhraseMatch& match) {
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    if (work_.only_modifies(top, match.tokens)) return;
    const OrganisationEntry& entry = work_.tables.organisations[match.what.entry];
    if (is_common_body(match) && !names_country(entry.country)) return;
    Draft draft;
    draft.form = Form::organisation;
    if (ends_another_name(match.tokens))
      return add_named(std::move(draft), with_adjectives(match.tokens), top);
    draft.entry = match.what.entry;
    draft.country = entry.country;
    add_named(std::move(draft), match.tokens, top);
  }

  /// "the Daily Post" is not what the tables know as "the Post".
  bool ends_another_name(TokenRange tokens) const {
    const TokenRange wide = tokens.size() == 1 ? with_adjectives(tokens) : tokens;
    const PhraseMatch* first = work_.match_at(wide.begin_index);
    return wide.size() > 1 && (first == nullptr || first->what.kind == PhraseKind::description);
  }

  /// "Congress", "the Senate": many states have one.
  bool is_common_body(const PhraseMatch& match) const {
    const auto others = work_.matches_from(match.tokens.begin_index);
    return std::any_of(others.begin(), others.end(), [&](const PhraseMatch& other) {
      return other.tokens == match.tokens && other.what.kind == PhraseKind::description;
    });
  }

  /// Does the report speak of the state by its name, an adjective or a region?
  bool names_country(std::string_view code) {
    if (countries_.empty()) {
      countries_.emplace("");
      for (const PhraseMatch& match : work_.matches) {
        const PhraseKind kind = match.what.kind;
        if (kind == PhraseKind::region) countries_.insert(work_.tables.regions[match.what.entry].country);
        if (kind == PhraseKind::state || kind == PhraseKind::adjective || kind == PhraseKind::people ||
            kind == PhraseKind::capital || kind == PhraseKind::seat) {
          countries_.insert(work_.tables.states[match.what.entry].code);
        }
      }
    }
    return countries_.contains(std::string(code));
  }

  void add_state_like(const PhraseMatch& match, Form form) {
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    const bool modifies = grammar::is_modifier(syntax_, top) && syntax_.head(top) >= match.tokens.end_index;
    if (form == Form::seat ? work_.only_modifies(top, match.tokens) : modifies) return;
    Draft draft;
    draft.form = form;
    draft.entry = match.what.entry;
    draft.country = work_.tables.states[match.what.entry].code;
    add_named(std::move(draft), match.tokens, top);
  }

  /// "Somaliland said": the authority that governs the region beside the state.
  void add_region(const PhraseMatch& match) {
    const RegionEntry& region = work_.tables.regions[match.what.entry];
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    if (region.sector.empty() || !acts(match.tokens) || work_.only_modifies(top, match.tokens)) return;
    Draft draft;
    draft.form = Form::organisation;
    draft.country = region.country;
    draft.region = match.what.entry;
    add_named(std::move(draft), match.tokens, top);
  }

  void add_named(Draft draft, TokenRange tokens, TokenIndex top) {
    draft.mention.kind = MentionKind::name;
    draft.name = work_.atoms_in(tokens);
    draft.name_span = syntax_.span(tokens);
    draft.mention.tokens = work_.with_article(tokens);
    draft.mention.head = top;
    draft.gender = Gender::neuter;
    work_.add(std::move(draft));
  }

  /// "the Peruvians" as a whole stand for the state; "Peruvians" and "two Peruvians" are a group.
  void add_people(const PhraseMatch& match) {
    if (!match.what.plural) return add_one_of_people(match);
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    const bool noun = grammar::is_noun(syntax_, top) && syntax_.feature(top, "Number") != "Sing";
    if (!noun || (grammar::is_modifier(syntax_, top) && syntax_.head(top) >= match.tokens.end_index)) return;
    const TokenRange tokens = work_.with_article(match.tokens);
    const bool whole = tokens.size() > match.tokens.size();
    Draft draft;
    draft.form = whole ? Form::state : Form::group;
    draft.entry = match.what.entry;
    draft.country = work_.tables.states[match.what.entry].code;
    draft.number = whole ? Number::unknown : Number::plural;
    draft.mention.kind = MentionKind::name;
    draft.name = work_.atoms_in(match.tokens);
    draft.name_span = syntax_.span(match.tokens);
    draft.mention.tokens = tokens;
    draft.mention.head = top;
    work_.add(std::move(draft));
  }

  /// "the Peruvian", "a young Frenchman": somebody, described by the state. Not "the Peruvian delegation".
  void add_one_of_people(const PhraseMatch& match) {
    const TokenIndex top = match.tokens.end_index - 1;
    const TokenIndex end = syntax_.sentence(syntax_.sentence_of(top)).tokens.end_index;
    const std::string_view next = top + 1 < end ? syntax_.upos(top + 1) : "PUNCT";
    const bool stands_alone = next != "NOUN" && next != "PROPN" && next != "ADJ" && next != "NUM";
    const TokenIndex article = syntax_.child(top, "det");
    const bool role =
        is_one_of(syntax_.base_relation(top), {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"});
    if (!stands_alone || !role || !article.valid() || article >= top) return;
    if (!is_one_of(syntax_.lower(article), {"the", "a", "an", "that", "this", "another"})) return;
    Draft draft;
    draft.form = Form::description;
    draft.country = work_.tables.states[match.what.entry].code;
    draft.number = Number::singular;
    draft.gender = syntax_.lower(top).ends_with("woman")                                   ? Gender::female
                   : syntax_.lower(top).ends_with("man") && syntax_.lower(top) != "german" ? Gender::male
                                                                                           : Gender::unknown;
    draft.definite = syntax_.lower(article) != "a" && syntax_.lower(article) != "an";
    draft.indefinite = !draft.definite;
    draft.mention.kind = MentionKind::nominal;
    draft.mention.head = top;
    draft.mention.tokens = {article, top + 1};
    work_.add(std::move(draft));
  }

  /// A capital acts where it is a subject, a possessor of an office, or a partner ("talks with Lima"), and
  /// stands for its state where it is visited.
  bool acts(TokenRange tokens) const {
    const TokenIndex top = grammar::first_conjunct(syntax_, grammar::top_of(syntax_, tokens));
    const std::string_view relation = syntax_.base_relation(top);
    const TokenIndex head = syntax_.head(top);
    if (!head.valid()) return false;
    const std::string_view preposition = grammar::preposition_of(syntax_, top);
    if (syntax_.relation(top) == "nmod:poss") {
      const PhraseMatch* owned = work_.match_at(head);
      return owned != nullptr || syntax_.upos(head) == "NOUN" ||
             persons_.taken[head.value()] != 0;  // "Quito's minister Roe"
    }
    std::string visited(syntax_.lemma(head));
    if (!preposition.empty()) visited.append(" ").append(preposition);
    if ((relation == "obj" || relation == "obl" || relation == "nmod") &&
        (work_.tables.visits.contains(visited) || work_.tables.voices.contains(visited)))
      return true;
    if (!preposition.empty() && preposition != "'s" && relation != "conj") {  // whatever the tree makes of it
      return !work_.tables.place_prepositions.contains(std::string(preposition));
    }
    if (relation == "nsubj")
      return !syntax_.has_child(head, "cop") || syntax_.upos(head) == "ADJ" || is_in_state(head);
    if (relation == "obj" || relation == "iobj")
      return !work_.tables.place_verbs.contains(std::string(syntax_.lemma(head)));
    return false;
  }

  /// "is in talks", "is under pressure": a bare noun of a state or an act, which no place is in.
  bool is_in_state(TokenIndex head) const {
    return syntax_.upos(head) == "NOUN" && syntax_.has_child(head, "case") && !syntax_.has_child(head, "det");
  }

  Work& work_;
  const Syntax& syntax_;
  const PersonNames& persons_;
  std::unordered_map<std::string, std::uint32_t> short_states_;  // first word of a state's two -> its row
  std::unordered_set<std::string> acronyms_;   // of the bodies that the report names in full
  std::unordered_set<std::string> countries_;  // of all states that the report names
};

}  // namespace

void find_states_and_organisations(Work& work, const PersonNames& persons) {
  StateFinder(work, persons).run();
}

}  // namespace readout
