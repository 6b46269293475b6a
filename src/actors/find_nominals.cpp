// Phrases without a name that stand for an actor: offices ("the prime minister"), descriptions ("the veteran
// diplomat"), sources, groups of officials, states as "the country", and bodies of a state ("the army"). The
// tables say which nouns these are; the tree gives the phrase around them.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/phrase_facts.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

class NominalFinder {
 public:
  explicit NominalFinder(Work& work) : work_(work), syntax_(work.syntax), named_(work.syntax.size(), 0) {}

  void run() {
    finish_names();
    for (const PhraseMatch& match : work_.matches) {
      switch (match.what.kind) {
        case PhraseKind::office:
          add_office(match);
          break;
        case PhraseKind::description:
          add_description(match);
          break;
        case PhraseKind::party_member:
          add_party_members(match);
          break;
        default:
          break;
      }
    }
    add_bare_twos();
    add_partitives();
  }

 private:
  /// Facts of the phrases of persons' names; their titles are no mentions of their own.
  void finish_names() {
    for (const DraftIndex d : work_.drafts.indices()) {
      Draft& draft = work_.drafts[d];
      if (draft.form != Form::person_name) continue;
      const TokenRange name = syntax_.tokens_in(draft.name_span);
      TokenRange core = draft.mention.tokens;
      core.begin_index = name.begin_index;
      for (const PhraseMatch& match : matches_in(draft.mention.tokens)) {
        const bool title = match.what.kind == PhraseKind::office || match.what.kind == PhraseKind::title;
        if (title) core.begin_index = std::min(core.begin_index, match.tokens.begin_index);
      }
      read_phrase_facts(work_, draft, core);
      read_office_country(draft);
      for (TokenIndex t = core.begin_index; t < draft.mention.tokens.end_index; ++t) named_[t.value()] = 1;
    }
  }

  std::vector<PhraseMatch> matches_in(TokenRange tokens) const {
    const auto first =
        std::lower_bound(work_.matches.begin(), work_.matches.end(), tokens.begin_index,
                         [](const PhraseMatch& match, TokenIndex t) { return match.tokens.begin_index < t; });
    std::vector<PhraseMatch> inside;
    for (auto it = first; it != work_.matches.end() && it->tokens.begin_index < tokens.end_index; ++it) {
      inside.push_back(*it);
    }
    return inside;
  }

  bool in_name(TokenRange tokens) const { return named_[tokens.begin_index.value()] != 0; }

  /// A bare lower-case noun names no one: "as president", "served as foreign minister".
  bool refers(const Draft& draft, TokenRange core) const {
    if (draft.number == Number::plural || draft.definite || draft.indefinite || draft.possessor.valid())
      return true;
    if (!draft.country.empty()) return true;
    return grammar::starts_upper(syntax_, core.begin_index) || work_.in_headline(core.begin_index);
  }

  /// Only an apposition or a predicate: "head of the panel".
  bool is_bare(const Draft& draft, TokenRange core) const {
    const bool owned = draft.possessor.valid() && draft.possessor < core.begin_index;
    if (draft.form != Form::office && draft.form != Form::description) return false;
    if (draft.indefinite && syntax_.has_child(draft.mention.head, "cop")) return true;  // "is a senator"
    if (draft.number == Number::plural || draft.definite || draft.indefinite || owned) return false;
    const TokenIndex first = draft.mention.tokens.begin_index;
    return !grammar::starts_upper(syntax_, first) && !work_.in_headline(first);
  }

  /// "the first visit by a Peruvian president", "the first by a minister": whoever it is.
  bool is_any_of_a_kind(TokenIndex t) const {
    if (!is_one_of(syntax_.base_relation(t), {"nmod", "obl"}) ||
        !is_one_of(grammar::preposition_of(syntax_, t), {"by", "of"}))
      return false;
    const auto ranks = [&](TokenIndex word) { return is_one_of(syntax_.lower(word), {"first", "last"}); };
    const TokenIndex act = syntax_.head(t);
    return ranks(act) || std::ranges::any_of(syntax_.children(act), ranks);
  }

  /// "Bulgaria's caretaker premier", tagged as an adjective: it has an owner or an article, and a role.
  bool heads_phrase(TokenIndex t) const {
    const auto has_owner = [&](TokenIndex word) {
      return syntax_.has_child(word, "nmod:poss") || syntax_.has_child(word, "det");
    };
    const TokenIndex before = syntax_.child(t, "compound");  // "Bulgaria's caretaker", then "premier"
    const bool owned = has_owner(t) || (before.valid() && has_owner(before));
    return syntax_.upos(t) == "ADJ" && owned &&
           is_one_of(syntax_.base_relation(t), {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"});
  }

  /// The draft of a phrase around the match, or nothing if the words are used otherwise.
  std::optional<Draft> draft_of(const PhraseMatch& match) const {
    if (in_name(match.tokens)) return std::nullopt;
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    if (!grammar::is_noun(syntax_, top) && !heads_phrase(top)) return std::nullopt;
    if (work_.only_modifies(top, match.tokens)) return std::nullopt;
    Draft draft;
    const bool issuer = grammar::is_modifier(syntax_, top) && syntax_.head(top) >= match.tokens.end_index;
    draft.definite = issuer;  // "a foreign ministry statement": the ministry
    draft.mention.kind = MentionKind::nominal;
    draft.mention.head = top;
    draft.mention.tokens = own_part(grammar::phrase_of(syntax_, top, match.tokens), match.tokens);
    const bool plural = match.what.plural || syntax_.feature(top, "Number") == "Plur";
    draft.number = plural ? Number::plural : Number::singular;
    return draft;
  }

  /// "since 2011 interior ministers from both countries met": the year counts nobody; "with Roe and Congolese
  /// officials": Roe is not one of them.
  TokenRange own_part(TokenRange phrase, TokenRange core) const {
    for (TokenIndex t = phrase.begin_index; t < core.begin_index; ++t) {
      const std::string_view form = syntax_.form(t);
      const bool year =
          form.size() == 4 && (form.starts_with("19") || form.starts_with("20")) && syntax_.upos(t) == "NUM";
      const bool behind_name =
          syntax_.upos(t) == "CCONJ" && t > phrase.begin_index && work_.in_person_name(t - 1);
      if (year || behind_name) phrase.begin_index = t + 1;
    }
    return phrase;
  }

  void take_quantity(Draft& draft) const {
    // "a number of officials", "some of the ministers": the phrase of the quantity is the mention.
    const TokenIndex head = draft.mention.head, outer = syntax_.head(head);
    if (!outer.valid() || syntax_.base_relation(head) != "nmod" ||
        grammar::preposition_of(syntax_, head) != "of")
      return;
    if (!is_one_of(syntax_.lemma(outer),
                   {"number",   "group",    "handful", "majority", "dozen", "score", "couple", "pair",
                    "several",  "some",     "many",    "most",     "all",   "both",  "few",    "hundred",
                    "thousand", "minority", "host",    "series",   "array", "trio",  "raft"})) {
      return;
    }
    draft.mention.head = outer;
    const TokenRange wide = grammar::phrase_of(syntax_, outer, {outer, outer + 1});
    draft.mention.tokens.begin_index = std::min(draft.mention.tokens.begin_index, wide.begin_index);
    draft.indefinite = true;
    draft.number = Number::plural;
  }

  void add_office(const PhraseMatch& match) {
    std::optional<Draft> draft = draft_of(match);
    if (!draft) return;
    const OfficeEntry& office = work_.tables.offices[match.what.entry];
    draft->form = draft->number == Number::plural ? Form::officials : Form::office;
    draft->gender = office.gender;
    draft->offices.push_back(
        {match.what.entry, std::string(work_.document.words(syntax_.span(match.tokens))), false});
    finish(std::move(*draft), match);
  }

  void add_description(const PhraseMatch& match) {
    std::optional<Draft> draft = draft_of(match);
    if (!draft) return;
    const DescriptionEntry& entry = work_.tables.descriptions[match.what.entry];
    if (is_part_of_name(match, entry.kind)) return;
    if (entry.kind != DescriptionKind::pair && counts_known(match)) return;
    if (entry.kind == DescriptionKind::pair && draft->number != Number::plural) return;
    if (entry.kind == DescriptionKind::collective) draft->number = Number::plural;
    draft->entry = match.what.entry;
    draft->gender = entry.gender;
    draft->form = form_of(entry.kind, draft->number);
    if (draft->form == Form::body || draft->form == Form::state_noun) draft->gender = Gender::neuter;
    finish(std::move(*draft), match);
  }

  /// "both men", "the two men": the table has the word for known actors, too, and that is meant.
  bool counts_known(const PhraseMatch& match) const {
    const TokenIndex first = match.tokens.begin_index;
    if (!match.what.plural || first.value() == 0) return false;
    const std::string_view before = syntax_.lower(first - 1);
    const bool two = before == "two" && first.value() > 1 && syntax_.lower(first - 2) == "the";
    if (before != "both" && !two) return false;
    const auto all = work_.matches_from(first);
    return std::any_of(all.begin(), all.end(), [&](const PhraseMatch& other) {
      return other.tokens == match.tokens && other.what.kind == PhraseKind::description &&
             work_.tables.descriptions[other.what.entry].kind == DescriptionKind::pair;
    });
  }

  /// "the Northern Star": a noun in capitals after another is a name, except in a headline.
  bool is_part_of_name(const PhraseMatch& match, DescriptionKind kind) const {
    if (match.what.plural || (kind != DescriptionKind::person && kind != DescriptionKind::group))
      return false;
    const TokenIndex first = match.tokens.begin_index,
                     sentence = syntax_.sentence(syntax_.sentence_of(first)).tokens.begin_index;
    if (first <= sentence || !grammar::starts_upper(syntax_, first) || work_.in_headline(first)) return false;
    const bool before = grammar::starts_upper(syntax_, first - 1) && first - 1 > sentence &&
                        grammar::is_proper(syntax_, first);
    return before || (first - 1 == sentence + 1 && syntax_.lower(sentence) == "the" &&
                      grammar::starts_upper(syntax_, first - 1) && grammar::is_proper(syntax_, first));
  }

  static Form form_of(DescriptionKind kind, Number number) {
    switch (kind) {
      case DescriptionKind::person:
        return number == Number::plural ? Form::group : Form::description;
      case DescriptionKind::source:
      case DescriptionKind::insider:
        return number == Number::plural ? Form::officials : Form::source;
      case DescriptionKind::group:
        return number == Number::plural ? Form::group : Form::description;
      case DescriptionKind::pair:
        return Form::pair;
      case DescriptionKind::state:
        return number == Number::plural ? Form::pair : Form::state_noun;
      case DescriptionKind::government:
        return Form::body;
      case DescriptionKind::organisation:
        return Form::body;
      case DescriptionKind::counterpart:
        return Form::counterpart;
      case DescriptionKind::superior:
        return Form::superior;
      case DescriptionKind::collective:
        return Form::group;
    }
    return Form::description;
  }

  /// "the two", "both" without a noun.
  void add_bare_twos() {
    for (const TokenIndex t : syntax_.tokens()) {
      const std::string_view word = syntax_.lower(t);
      bool bare = word != "both" && syntax_.base_relation(t) != "nummod" &&
                  syntax_.base_relation(t) != "det" && syntax_.base_relation(t) != "cc" &&
                  syntax_.relation(t) != "compound";
      bool the_two = (word == "two" || word == "pair" || word == "duo") && t.value() > 0 &&
                     (syntax_.lower(t - 1) == "the" || syntax_.lower(t - 1) == "these");
      if (word == "both" && stands_alone(t)) {
        bare = true;
        the_two = false;
      }
      const bool both = word == "both" && bare;
      if (!bare || !(the_two || both) || in_name({t, t + 1})) continue;
      Draft draft;
      draft.form = Form::pair;
      draft.mention.kind = MentionKind::nominal;
      draft.mention.head = t;
      draft.mention.tokens = {the_two ? t - 1 : t, t + 1};
      draft.number = Number::plural;
      draft.definite = true;
      draft.count = 2;
      work_.add(std::move(draft));
    }
  }

  /// "one of them", "another of his aides": somebody of a group.
  void add_partitives() {
    for (const TokenIndex t : syntax_.tokens()) {
      if (!is_one_of(syntax_.lower(t), {"one", "another"})) continue;
      const TokenIndex whole = syntax_.child(t, "nmod");
      if (!whole.valid() || whole < t || grammar::preposition_of(syntax_, whole) != "of") continue;
      const bool group = is_one_of(syntax_.lower(whole), {"them", "us", "those", "these"}) ||
                         syntax_.feature(whole, "Number") == "Plur";
      if (!group || in_name({t, t + 1})) continue;
      Draft draft;
      draft.form = Form::description;
      draft.mention.kind = MentionKind::nominal;
      draft.mention.head = t;
      draft.mention.tokens = grammar::phrase_of(syntax_, t, {t, t + 1});
      draft.indefinite = true;
      draft.possessor = whole;
      work_.add(std::move(draft));
    }
  }

  /// "both agreed", "between both": no noun follows, no pair that is joined by "and".
  bool stands_alone(TokenIndex both) const {
    const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(both)).tokens;
    if (both + 1 >= sentence.end_index) return true;
    const std::string_view next = syntax_.upos(both + 1);
    if (is_one_of(next, {"NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "X", "SYM"})) return false;
    if (syntax_.base_relation(both) == "cc" || syntax_.lower(both + 1) == "of") return false;
    for (TokenIndex t = both + 1; t < sentence.end_index && t - both < 6; ++t) {
      if (syntax_.upos(t) == "VERB" || syntax_.upos(t) == "AUX" || syntax_.upos(t) == "PUNCT") return true;
      if (syntax_.lower(t) == "and") return false;
    }
    return true;
  }

  void add_party_members(const PhraseMatch& match) {
    std::optional<Draft> draft = draft_of(match);
    if (!draft) return;
    draft->form = draft->number == Number::plural ? Form::group : Form::description;
    finish(std::move(*draft), match);
  }

  void finish(Draft draft, const PhraseMatch& match) {
    take_both(draft);
    read_phrase_facts(work_, draft, match.tokens);
    read_office_country(draft);
    if (draft.party.empty()) read_party(draft, match);
    if (!refers(draft, match.tokens)) return;
    draft.bare = is_bare(draft, match.tokens);
    draft.generic = draft.indefinite && is_any_of_a_kind(draft.mention.head);
    if (draft.number == Number::plural) take_quantity(draft);
    const bool players =  // "the Latvian and Estonian teams"
        is_one_of(syntax_.lemma(draft.mention.head), {"team", "squad", "club", "player", "fan", "athlete"});
    const bool several =
        draft.number == Number::plural && draft.country.find('/') != std::string::npos && !players;
    const TokenRange before{draft.mention.tokens.begin_index, match.tokens.begin_index};
    work_.add(std::move(draft));
    if (several) add_states(before);
  }

  /// "US and Iranian negotiators": the adjectives stand for the states, whose people these are.
  void add_states(TokenRange before) {
    for (TokenIndex t = before.begin_index; t < before.end_index; ++t) {
      const PhraseMatch* match = work_.match_at(t);
      if (match == nullptr || match->tokens.begin_index != t || match->tokens.end_index > before.end_index)
        continue;
      if (match->what.kind != PhraseKind::adjective && match->what.kind != PhraseKind::state) continue;
      Draft draft;
      draft.form = Form::state;
      draft.entry = match->what.entry;
      draft.country = work_.tables.states[match->what.entry].code;
      draft.mention.kind = MentionKind::name;
      draft.mention.tokens = match->tokens;
      draft.mention.head = grammar::top_of(syntax_, match->tokens);
      draft.name = work_.atoms_in(match->tokens);
      draft.name_span = syntax_.span(match->tokens);
      draft.gender = Gender::neuter;
      work_.add(std::move(draft));
    }
  }

  /// "both superpowers", whatever the tree hangs "both" on.
  void take_both(Draft& draft) const {
    TokenIndex& begin = draft.mention.tokens.begin_index;
    const TokenIndex sentence = syntax_.sentence(syntax_.sentence_of(begin)).tokens.begin_index;
    if (draft.number == Number::plural && begin > sentence && syntax_.lower(begin - 1) == "both") --begin;
  }

  void read_party(Draft& draft, const PhraseMatch& match) const {
    if (match.what.kind != PhraseKind::party_member) return;
    const OrganisationEntry& party = work_.tables.organisations[match.what.entry];
    draft.party = party.name;
    if (draft.country.empty()) draft.country = party.country;
  }

  /// "Chairman of the Joint Chiefs of Staff": only one state has it.
  void read_office_country(Draft& draft) const {
    for (const OfficeWords& office : draft.offices) {
      if (draft.country.empty()) draft.country = work_.tables.offices[office.office].country;
    }
  }

  Work& work_;
  const Syntax& syntax_;
  std::vector<std::uint8_t> named_;  // by word: inside a person's name with its titles
};

}  // namespace

void find_nominals(Work& work) { NominalFinder(work).run(); }

void find_pronouns(Work& work) {
  const Syntax& syntax = work.syntax;
  for (const TokenIndex t : syntax.tokens()) {
    const std::string_view word = syntax.lower(t);
    if (work.in_person_name(t)) continue;  // "He Lifeng"
    Draft draft;
    draft.form = Form::pronoun;
    draft.mention.kind = MentionKind::pronoun;
    draft.mention.tokens = {t, t + 1};
    draft.mention.head = t;
    if (is_one_of(word, {"he", "him", "his", "himself"})) {
      draft.gender = Gender::male;
    } else if (is_one_of(word, {"she", "her", "hers", "herself"})) {
      draft.gender = Gender::female;
    } else if (is_one_of(word, {"it", "its", "itself"})) {
      draft.gender = Gender::neuter;
    } else if (is_one_of(word, {"they", "them", "their", "theirs", "themselves"})) {
      draft.number = Number::plural;
    } else if (is_one_of(word, {"i", "me", "my", "mine", "myself"})) {
      if (word == "i" && syntax.upos(t) != "PRON") continue;
    } else if (is_one_of(word, {"we", "us", "our", "ours", "ourselves"})) {
      if (syntax.form(t) == "US" || syntax.upos(t) != "PRON") continue;
      draft.number = Number::plural;
    } else if (is_one_of(word, {"you", "your", "yours", "yourself"})) {
      draft.number = Number::unknown;
    } else if (is_one_of(word, {"who", "whom", "whose"})) {
      draft.number = Number::unknown;
    } else {
      continue;
    }
    work.add(std::move(draft));
  }
}

}  // namespace readout
