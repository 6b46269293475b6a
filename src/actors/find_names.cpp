// Names in the report: states, seats of government, capitals that act, organisations, and persons with the
// titles that stand before their names. Persons are found by the words (titles, given names, known holders,
// capitals in a row) and the model's own guess; the trees only say where a phrase begins and what it depends
// on, since parsers cut unknown foreign names.
#include <algorithm>
#include <array>

#include "actors/grammar.hpp"
#include "actors/phrase_facts.hpp"
#include "actors/work.hpp"
#include "base/unicode.hpp"
#include "document/report_words.hpp"

namespace readout {
namespace {

bool is_suffix(std::string_view atom) {
  return atom == "jr" || atom == "sr" || atom == "ii" || atom == "iii" || atom == "iv" || atom == "vi" ||
         atom == "xvi";
}

/// One run of name words, with what stands before it.
struct Run {
  TokenRange name;
  TokenIndex titles_begin;  // first word of the titles and offices right before; name.begin_index if none
  int evidence = 0;         // that it is a person
  bool organisation = false;
};

class NameFinder {
 public:
  explicit NameFinder(Work& work) : work_(work), syntax_(work.syntax), taken_(work.syntax.size(), 0) {}

  void run() {
    index_matches();
    index_words();
    for (const Sentence& sentence : syntax_.sentences()) find_runs(sentence.tokens);
    trim_runs();
    accept_clear_runs();
    accept_surnames();
    for (const PhraseMatch& match : work_.matches) add_table_name(match);
  }

 private:
  // --- which words can be part of a name

  void index_matches() {
    match_at_.assign(syntax_.size(), -1);
    for (std::size_t i = 0; i < work_.matches.size(); ++i) {
      for (const TokenIndex t : work_.matches[i].tokens) {
        if (match_at_[t.value()] < 0) match_at_[t.value()] = static_cast<int>(i);
      }
    }
  }

  /// Which words the report also writes small, and which it writes big inside its sentences.
  void index_words() {
    for (const TokenIndex t : syntax_.tokens()) {
      if (!grammar::starts_upper(syntax_, t)) {
        small_.emplace(syntax_.lower(t));
      } else if (!starts_sentence(t) && !in_headline(t)) {
        big_.emplace(syntax_.lower(t));
      }
    }
  }

  bool starts_sentence(TokenIndex t) const {
    return t == syntax_.sentence(syntax_.sentence_of(t)).tokens.begin_index;
  }

  bool in_headline(TokenIndex t) const {
    const ParagraphIndex p = syntax_.sentence(syntax_.sentence_of(t)).paragraph;
    return p.valid() && work_.document.paragraphs()[p].kind == ParagraphKind::headline;
  }

  const PhraseMatch* match_at(TokenIndex t) const {
    const int i = match_at_[t.value()];
    return i < 0 ? nullptr : &work_.matches[static_cast<std::size_t>(i)];
  }

  /// A match of the kind that ends right before `end`.
  const PhraseMatch* match_ending(TokenIndex end, PhraseKind kind) const {
    if (end.value() == 0) return nullptr;
    const int first = match_at_[end.value() - 1];
    if (first < 0) return nullptr;
    for (std::size_t i = static_cast<std::size_t>(first); i < work_.matches.size(); ++i) {
      const PhraseMatch& match = work_.matches[i];
      if (match.tokens.begin_index >= end) break;
      if (match.what.kind == kind && match.tokens.end_index == end) return &match;
    }
    return nullptr;
  }

  const GivenName* given(TokenIndex t) const { return work_.tables.given_name(work_.atoms.joined(t)); }

  bool is_time_word(TokenIndex t) const {
    const ReportWords& words = ReportWords::shared();
    const std::string_view word = syntax_.lower(t);
    return words.is(WordKind::month, word) || words.is(WordKind::weekday, word) || word == "today" ||
           word == "yesterday" || word == "tomorrow" || word == "tonight";
  }

  bool looks_like_name(TokenIndex t) const {
    if (!grammar::starts_upper(syntax_, t) || syntax_.upos(t) == "PUNCT" || syntax_.upos(t) == "PRON")
      return false;
    if (syntax_.joins_previous(t) || is_time_word(t) || is_shouted(t)) return false;
    if (grammar::is_proper(syntax_, t)) return true;
    if (follows_title(t)) return true;
    return syntax_.entity(t) == "person" && syntax_.entity_is_named(t);
  }

  /// A headline writes common words big, and puts single ones in quotation marks.
  bool is_shouted(TokenIndex t) const {
    if (!in_headline(t)) return false;
    const std::string word(syntax_.lower(t));
    if (small_.contains(word) && !big_.contains(word)) return true;
    const TokenIndex end = syntax_.tokens().end_index;
    const bool alone = t.value() > 0 && t + 1 < end && syntax_.upos(t - 1) == "PUNCT" &&
                       syntax_.upos(t + 1) == "PUNCT" && syntax_.form(t + 1) != "," &&
                       syntax_.form(t + 1) != "." && syntax_.form(t + 1) != "-";
    return alone && work_.document.quotation_at(syntax_.span(t).begin).valid();
  }

  /// A word with a capital right after "Foreign Minister" is a name whatever its tag ("Ban").
  bool follows_title(TokenIndex t) const {
    if (t.value() == 0 || syntax_.sentence_of(t) != syntax_.sentence_of(t - 1)) return false;
    const std::string_view upos = syntax_.upos(t);
    if (upos == "DET" || upos == "ADP" || upos == "CCONJ" || upos == "SCONJ" || upos == "AUX") return false;
    // A headline writes its verbs big, too.
    if (in_headline(t) && !big_.contains(std::string(syntax_.lower(t)))) return false;
    return match_ending(t, PhraseKind::office) != nullptr || match_ending(t, PhraseKind::title) != nullptr;
  }

  /// Phrases of the tables are no names of persons; but "Jordan" after "Michael", and "Georgia" before a
  /// surname, are.
  bool is_free(TokenIndex t, TokenIndex run_begin) const {
    const PhraseMatch* match = match_at(t);
    if (match == nullptr) return true;
    if (match->what.kind == PhraseKind::office || match->what.kind == PhraseKind::title) return false;
    if (match->what.kind == PhraseKind::description) return !match->what.plural;  // "Muslims"
    if (match->tokens.size() > 1) return false;
    if (t > run_begin && given(t - 1) != nullptr && syntax_.head(t) == t - 1) return true;
    return given(t) != nullptr && t + 1 < work_.syntax.tokens().end_index && syntax_.head(t + 1) == t &&
           syntax_.relation(t + 1) == "flat";
  }

  TokenIndex end_of_run(TokenIndex begin, TokenIndex end) const {
    TokenIndex at = begin + 1;
    while (at < end) {
      if (looks_like_name(at) && is_free(at, begin)) {
        ++at;
      } else if (const TokenIndex next = after_joint(at, end); next.valid()) {
        at = next;
      } else {
        break;
      }
    }
    return at;
  }

  /// Past a hyphen inside a word, a point of an initial, or particles ("von der"), if a name word follows.
  TokenIndex after_joint(TokenIndex at, TokenIndex end) const {
    TokenIndex t = at;
    if (t.value() == 0) return TokenIndex::none();
    if (syntax_.form(t) == "-" && !syntax_.space_after(t) && !syntax_.space_after(t - 1) && t + 1 < end &&
        syntax_.upos(t + 1) != "PUNCT") {
      return t + 2;
    }
    if (is_suffix(work_.atoms.joined(t))) return t + 1;
    if (syntax_.form(t) == "." && syntax_.form(t - 1).size() == 1 && t + 1 < end && looks_like_name(t + 1))
      return t + 2;
    while (t < end && (is_name_particle(syntax_.lower(t)) || syntax_.form(t) == "-")) ++t;
    if (t <= at || t >= end) return TokenIndex::none();
    // "bin Said": a particle after a name makes a name of any word in capitals.
    const bool tied =
        grammar::starts_upper(syntax_, t) && grammar::starts_upper(syntax_, at - 1) && !is_time_word(t);
    return (looks_like_name(t) || tied) && is_free(t, at) ? t + 1 : TokenIndex::none();
  }

  void find_runs(TokenRange sentence) {
    for (TokenIndex t = sentence.begin_index; t < sentence.end_index;) {
      const bool particle = is_name_particle(syntax_.lower(t)) &&
                            after_joint(t, sentence.end_index).valid() && grammar::is_proper(syntax_, t);
      if (!particle && !(looks_like_name(t) && is_free(t, t))) {
        ++t;
        continue;
      }
      const TokenIndex end = end_of_run(t, sentence.end_index);
      Run run{{t, end}, t, 0, false};
      take_titles(run, sentence.begin_index);
      weigh(run);
      runs_.push_back(run);
      t = end;
    }
  }

  void take_titles(Run& run, TokenIndex sentence_begin) const {
    TokenIndex& begin = run.titles_begin;
    while (begin > sentence_begin) {
      const PhraseMatch* match = match_ending(begin, PhraseKind::title);
      if (match == nullptr && syntax_.form(begin - 1) == ".") {  // "Rep" and "." as two words
        match = match_ending(begin - 1, PhraseKind::title);
      }
      if (match == nullptr) match = match_ending(begin, PhraseKind::office);
      if (match == nullptr) match = match_ending(begin, PhraseKind::description);
      if (match == nullptr || match->what.plural || !is_title_use(*match, run.name)) break;
      begin = match->tokens.begin_index;
    }
  }

  /// "general Roe" is a title; "told the general Roe was late" is not: the tree must put it inside the name's
  /// phrase.
  bool is_title_use(const PhraseMatch& match, TokenRange name) const {
    if (match.what.kind == PhraseKind::title) return true;
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    const TokenIndex name_top = grammar::top_of(syntax_, name);
    const auto near = [&](TokenIndex t, TokenRange range) {
      for (int steps = 0; t.valid() && steps < 4; ++steps, t = syntax_.head(t)) {
        if (range.contains(t)) return true;
      }
      return false;
    };
    const bool joined = near(top, name) || near(name_top, match.tokens);
    if (match.what.kind == PhraseKind::description) {
      return joined && is_title_description(match) && syntax_.relation(top) != "nsubj";
    }
    const TokenIndex begin = match.tokens.begin_index;
    const bool article = begin.value() > 0 && syntax_.lower(begin - 1) == "the";
    return joined || !article || grammar::starts_upper(syntax_, begin);
  }

  bool is_title_description(const PhraseMatch& match) const {
    const DescriptionKind kind = work_.tables.descriptions[match.what.entry].kind;
    return kind == DescriptionKind::person || kind == DescriptionKind::counterpart;
  }

  // --- is it a person?

  void weigh(Run& run) const {
    const TokenIndex first = run.name.begin_index, last = run.name.end_index - 1;
    const TokenIndex top = grammar::top_of(syntax_, run.name);
    if (run.titles_begin < first) run.evidence += 3;
    if (given(first) != nullptr) run.evidence += run.name.size() > 1 ? 3 : starts_sentence(first) ? 0 : 1;
    run.evidence += by_model(run.name);
    if (is_holder(run.name)) run.evidence += 2;
    if (is_agent(top)) run.evidence += run.name.size() > 1 ? 2 : 1;
    if (names_a_role(top)) run.evidence += 2;
    for (const TokenIndex t : run.name) {
      if (work_.tables.organisation_words.contains(work_.atoms.joined(t))) run.organisation = true;
    }
    const std::string_view preposition = grammar::preposition_of(syntax_, top);
    const bool place = work_.tables.place_prepositions.contains(std::string(preposition)) &&
                       (preposition == "in" || preposition == "at" || preposition == "near");
    if (place && run.titles_begin == first) run.evidence -= 3;
    if (grammar::is_modifier(syntax_, top) && syntax_.head(top) > last &&
        !grammar::is_proper(syntax_, syntax_.head(top))) {
      run.evidence -= 2;  // "the Roe campaign"
    }
    const TokenIndex owner = syntax_.child(top, "nmod:poss");
    if (owner.valid() && run.name.size() > 1 && match_at(owner) != nullptr)
      run.evidence += 2;  // "Chile's Ana Roe"
    if (run.organisation) run.evidence -= 4;
    // "MSNBC": one word in capitals inside a sentence that is not.
    const Atom& atom = work_.atoms[work_.atoms.first_of(first)];
    if (run.name.size() == 1 && run.titles_begin == first && atom.all_upper && atom.text.size() > 2 &&
        !in_headline(first)) {
      run.evidence -= 3;
    }
  }

  int by_model(TokenRange name) const {
    for (const TokenIndex t : name) {
      const std::string_view kind = syntax_.entity(t);
      if (kind == "person") return 3;
      if (kind == "place" || kind == "organization" || kind == "event") return -2;
    }
    return 0;
  }

  bool is_holder(TokenRange name) const {
    std::vector<std::string> atoms = atoms_in(name);
    const auto it = work_.tables.by_surname.find(atoms.back());
    if (it == work_.tables.by_surname.end()) return false;
    for (const std::uint32_t h : it->second) {
      const Holder& holder = work_.tables.holders[h];
      if (atoms == holder.name_atoms || atoms == holder.surname_atoms) return true;
    }
    return false;
  }

  /// Subject of a verb that only persons and bodies do: one with a clause or a quotation as its object.
  bool is_agent(TokenIndex t) const {
    if (syntax_.relation(t) != "nsubj") return false;
    const TokenIndex verb = syntax_.head(t);
    return syntax_.has_child(verb, "ccomp") || syntax_.has_child(verb, "xcomp") ||
           syntax_.has_child(verb, "parataxis");
  }

  /// "Jane Roe, the minister" or "Jane Roe, who".
  bool names_a_role(TokenIndex t) const {
    for (const TokenIndex child : syntax_.children(t)) {
      const std::string_view relation = syntax_.relation(child);
      if (relation == "appos") {
        const PhraseMatch* match = match_at(child);
        if (match != nullptr && match->what.kind == PhraseKind::office) return true;
      }
      if (relation == "acl:relcl") {
        const TokenIndex subject = grammar::subject_of(syntax_, child);
        if (subject.valid() && syntax_.lower(subject) == "who") return true;
      }
    }
    if (syntax_.relation(t) != "appos") return false;
    const PhraseMatch* match = match_at(syntax_.head(t));
    return match != nullptr && match->what.kind == PhraseKind::office;
  }

  std::vector<std::string> atoms_in(TokenRange range) const {
    std::vector<std::string> atoms;
    for (std::size_t i = work_.atoms.first_of(range.begin_index); i < work_.atoms.first_of(range.end_index);
         ++i) {
      if (work_.atoms[i].text != "'s" && work_.atoms[i].text != "'") atoms.push_back(work_.atoms[i].text);
    }
    if (atoms.empty()) atoms.emplace_back("?");
    return atoms;
  }

  /// "Notice Jane Roe": a capital at the beginning of a sentence or in a headline is no part of a name that
  /// stands elsewhere without it.
  void trim_runs() {
    std::unordered_set<std::string> names;
    std::unordered_map<std::string, std::unordered_set<std::string>>
        firsts;  // by surname: given names before it
    for (const Run& run : runs_) {
      names.insert(key_of(run.name));
      if (run.name.size() == 2)
        firsts[work_.atoms.joined(run.name.end_index - 1)].insert(work_.atoms.joined(run.name.begin_index));
    }
    for (Run& run : runs_) {
      const TokenIndex first = run.name.begin_index;
      if (run.name.size() < 2 || run.titles_begin < first || given(first) != nullptr) continue;
      TokenRange rest = run.name;
      ++rest.begin_index;
      const bool at_start = starts_sentence(first) || syntax_.upos(first - 1) == "PUNCT";
      const bool common =
          !grammar::is_proper(syntax_, first) || small_.contains(std::string(syntax_.lower(first)));
      const bool of_another =
          firsts[work_.atoms.joined(rest.end_index - 1)].size() > 1;  // "Donald Roe" is there, too
      const bool full = rest.size() > 1 && given(rest.begin_index) != nullptr;
      if (!names.contains(key_of(rest)) || !(full || (at_start && (common || of_another)))) continue;
      run = Run{rest, rest.begin_index, 0, false};
      weigh(run);
    }
  }

  std::string key_of(TokenRange name) const {
    std::string key;
    for (const std::string& atom : atoms_in(name)) key.append(atom).append(" ");
    return key;
  }

  void accept_clear_runs() {
    for (Run& run : runs_) {
      if (run.evidence < 2) continue;
      add_person(run);
      run.evidence = 100;
    }
  }

  /// "Roe" alone is the person named "Jane Roe" or "Mr Roe" elsewhere.
  void accept_surnames() {
    std::unordered_set<std::string> surnames;
    for (const Draft& draft : work_.drafts) surnames.insert(draft.name.back());
    for (const Run& run : runs_) {
      if (run.evidence >= 2) continue;
      const std::vector<std::string> atoms = atoms_in(run.name);
      if (!run.organisation && surnames.contains(atoms.back()) && atoms.size() <= 3) {
        add_person(run);
      } else {
        add_unknown_organisation(run);
      }
    }
    add_lost_surnames(surnames);
  }

  /// A surname that the tagger took for a common noun.
  void add_lost_surnames(const std::unordered_set<std::string>& surnames) {
    std::vector<std::uint8_t> in_run(syntax_.size(), 0);
    for (const Run& run : runs_) {
      for (const TokenIndex t : run.name) in_run[t.value()] = 1;
    }
    for (const TokenIndex t : syntax_.tokens()) {
      if (in_run[t.value()] != 0 || !grammar::starts_upper(syntax_, t) || match_at(t) != nullptr) continue;
      if (is_time_word(t) || small_.contains(std::string(syntax_.lower(t))) || syntax_.joins_previous(t))
        continue;
      if (!surnames.contains(work_.atoms.joined(t))) continue;
      Run run{{t, t + 1}, t, 0, false};
      take_titles(run, syntax_.sentence(syntax_.sentence_of(t)).tokens.begin_index);
      add_person(run);
    }
  }

  void add_person(const Run& run) {
    Draft draft;
    draft.form = Form::person_name;
    draft.mention.kind = MentionKind::name;
    draft.name = atoms_in(run.name);
    while (draft.name.size() > 2 && is_suffix(draft.name.back())) draft.name.pop_back();  // "Jr."
    draft.name_span = syntax_.span(run.name);
    TokenRange all{run.titles_begin, run.name.end_index};
    read_titles(draft, all, run.name);
    read_cut_title(draft, run.titles_begin);
    if (names_a_seat(run.name.end_index)) draft.country = "USA";
    if (run.titles_begin < run.name.begin_index || has_possessor(all)) all = with_premodifiers(all);
    read_party(draft, {all.begin_index, run.name.begin_index});
    draft.mention.tokens = all;
    draft.mention.head = grammar::top_of(syntax_, {run.titles_begin, run.name.end_index});
    if (draft.gender == Gender::unknown) draft.gender = gender_by_name(run.name);
    const DraftIndex added = work_.add(std::move(draft));
    if (added.valid()) std::fill_n(taken_.begin() + all.begin_index.value(), all.size(), std::uint8_t{1});
  }

  /// "(D-Ohio)", "(R-Ariz.)": how the American press gives the party and the state of a member of Congress.
  bool names_a_seat(TokenIndex t) const {
    const TokenIndex end = syntax_.tokens().end_index;
    if (t + 2 >= end || syntax_.form(t) != "(") return false;
    const std::size_t first = work_.atoms.first_of(t + 1);
    if (first + 1 >= work_.atoms.size() || work_.atoms.token(first + 1) - t > 4) return false;
    const std::string& party = work_.atoms[first].text;
    const std::string_view form = syntax_.form(t + 1);
    const bool hyphen = form.find('-') != std::string_view::npos || syntax_.form(t + 2) == "-";
    return hyphen && (party == "d" || party == "r" || party == "i");
  }

  /// "Peru's Jane Roe".
  bool has_possessor(TokenRange name) const {
    return syntax_.has_child(grammar::top_of(syntax_, name), "nmod:poss");
  }

  TokenRange with_premodifiers(TokenRange all) const {
    const TokenIndex top = grammar::top_of(syntax_, all);
    TokenRange wide = grammar::phrase_of(syntax_, top, all);
    wide.end_index = all.end_index;
    // Words of country and party right before, whatever the tree says of them.
    const TokenIndex limit = syntax_.sentence(syntax_.sentence_of(all.begin_index)).tokens.begin_index;
    for (TokenIndex t = all.begin_index; t > limit;) {
      --t;
      const PhraseMatch* match = match_at(t);
      const bool country = match != nullptr && (match->what.kind == PhraseKind::adjective ||
                                                match->what.kind == PhraseKind::party_adjective ||
                                                match->what.kind == PhraseKind::party_member);
      if (!country) break;
      t = match->tokens.begin_index;
      wide.begin_index = std::min(wide.begin_index, t);
    }
    return wide;
  }

  void read_titles(Draft& draft, TokenRange all, TokenRange name) const {
    const auto first =
        std::lower_bound(work_.matches.begin(), work_.matches.end(), all.begin_index,
                         [](const PhraseMatch& match, TokenIndex t) { return match.tokens.begin_index < t; });
    for (auto it = first; it != work_.matches.end() && it->tokens.begin_index < name.begin_index; ++it) {
      const PhraseMatch& match = *it;
      if (match.what.kind == PhraseKind::title) {
        const TitleEntry& title = work_.tables.titles[match.what.entry];
        if (draft.gender == Gender::unknown) draft.gender = title.gender;
        if (title.office) add_office(draft, *title.office, match.tokens);
      } else if (match.what.kind == PhraseKind::office) {
        if (draft.gender == Gender::unknown) draft.gender = work_.tables.offices[match.what.entry].gender;
        add_office(draft, match.what.entry, match.tokens);
      }
    }
  }

  /// "Labour leader Jane Roe".
  void read_party(Draft& draft, TokenRange before) const {
    for (const TokenIndex t : before) {
      const PhraseMatch* match = match_at(t);
      if (match != nullptr && draft.party.empty()) draft.party = party_in(work_, *match);
    }
    mark_party_leader(work_, draft);
  }

  /// "Rep." at the end of the sentence before, where its point was taken for the sentence's.
  void read_cut_title(Draft& draft, TokenIndex begin) const {
    if (begin.value() < 2 || !starts_sentence(begin) || !draft.offices.empty()) return;
    const bool point = syntax_.form(begin - 1) == ".";
    const PhraseMatch* match = match_ending(point ? begin - 1 : begin, PhraseKind::title);
    if (match == nullptr || !(point || syntax_.form(begin - 1).ends_with('.'))) return;
    const TitleEntry& title = work_.tables.titles[match->what.entry];
    if (draft.gender == Gender::unknown) draft.gender = title.gender;
    if (title.office) add_office(draft, *title.office, match->tokens);
  }

  void add_office(Draft& draft, std::uint32_t office, TokenRange tokens) const {
    const bool known = std::any_of(draft.offices.begin(), draft.offices.end(),
                                   [&](const OfficeWords& o) { return o.office == office; });
    if (!known)
      draft.offices.push_back({office, std::string(work_.document.words(syntax_.span(tokens))), false});
  }

  Gender gender_by_name(TokenRange name) const {
    for (const TokenIndex t : name) {
      if (const GivenName* known = given(t);
          known != nullptr && (t < name.end_index - 1 || name.size() == 1)) {
        return known->gender;
      }
    }
    // A given name of two words: "Moo-hyun".
    if (name.size() == 4 && syntax_.form(name.begin_index + 2) == "-") {
      const auto* known = work_.tables.given_name(std::string(syntax_.lower(name.begin_index + 1)) + "-" +
                                                  std::string(syntax_.lower(name.begin_index + 3)));
      if (known != nullptr) return known->gender;
    }
    return Gender::unknown;
  }

  /// A name that is no person: kept as an organisation if the words or the model say so, else it is a place
  /// or a thing.
  void add_unknown_organisation(const Run& run) {
    const TokenIndex top = grammar::top_of(syntax_, run.name);
    const std::string_view kind = syntax_.entity(top);
    const bool by_article =
        run.name.size() > 1 && with_article(run.name).size() > run.name.size() && kind.empty();
    if (!run.organisation && kind != "organization" && !by_article) return;
    if (syntax_.lower(run.name.end_index - 1) == "day") return;  // "Election Day"
    if (grammar::is_modifier(syntax_, top) || is_description(run.name)) return;
    if (const std::string_view state = short_state(run.name); !state.empty()) {
      Draft draft;
      draft.form = Form::state;
      draft.country = state;
      return add_named(std::move(draft), run.name, top);
    }
    const TokenRange name = with_adjectives(run.name);
    Draft draft;
    draft.form = Form::organisation;
    draft.mention.kind = MentionKind::name;
    draft.name = atoms_in(name);
    draft.name_span = syntax_.span(name);
    draft.mention.tokens = with_article(name);
    draft.mention.head = top;
    draft.gender = Gender::neuter;
    work_.add(std::move(draft));
  }

  /// "the North" is North Korea in a report that names it: the state of two words that begins so.
  std::string_view short_state(TokenRange name) {
    if (name.size() != 1 || with_article(name).size() == 1) return {};
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
    const PhraseMatch* match = match_at(name.begin_index);
    return match != nullptr && match->what.kind == PhraseKind::description && match->tokens == name;
  }

  /// "African National Congress": what the tables know as an adjective begins the name.
  TokenRange with_adjectives(TokenRange name) const {
    const TokenIndex limit = syntax_.sentence(syntax_.sentence_of(name.begin_index)).tokens.begin_index;
    while (name.begin_index > limit) {
      const PhraseMatch* match = match_at(name.begin_index - 1);
      const bool adjective =
          match != nullptr && match->tokens.end_index == name.begin_index &&
          (match->what.kind == PhraseKind::adjective || match->what.kind == PhraseKind::party_adjective);
      const TokenIndex before = name.begin_index - 1;
      // "the Daily Courier": a word in capitals after an article.
      const bool named = grammar::starts_upper(syntax_, before) && before > limit && !in_headline(before) &&
                         syntax_.lower(before - 1) == "the" && syntax_.upos(before) != "PUNCT";
      if (!adjective && !named) break;
      name.begin_index = adjective ? match->tokens.begin_index : before;
    }
    return name;
  }

  TokenRange with_article(TokenRange range) const {
    const TokenIndex begin = range.begin_index;
    if (begin.value() > 0 && syntax_.lower(begin - 1) == "the" &&
        syntax_.sentence_of(begin - 1) == syntax_.sentence_of(begin)) {
      range.begin_index = begin - 1;
    }
    return range;
  }

  // --- names of the tables

  void add_table_name(const PhraseMatch& match) {
    if (taken_[match.tokens.begin_index.value()] != 0 && !stands_alone(match)) return;
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
    if (grammar::is_modifier(syntax_, top) && syntax_.head(top) >= match.tokens.end_index) return;
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
    const PhraseMatch* first = match_at(wide.begin_index);
    return wide.size() > 1 && (first == nullptr || first->what.kind == PhraseKind::description);
  }

  /// "Congress", "the Senate": many states have one.
  bool is_common_body(const PhraseMatch& match) const {
    const TokenIndex first = match.tokens.begin_index;
    for (auto i = static_cast<std::size_t>(match_at_[first.value()]); i < work_.matches.size(); ++i) {
      const PhraseMatch& other = work_.matches[i];
      if (other.tokens.begin_index > first) break;
      if (other.tokens == match.tokens && other.what.kind == PhraseKind::description) return true;
    }
    return false;
  }

  /// Does the report speak of the state by its name, an adjective or a region?
  bool names_country(std::string_view code) {
    if (countries_.empty()) {
      countries_.emplace("");
      for (const PhraseMatch& match : work_.matches) {
        const PhraseKind kind = match.what.kind;
        if (kind == PhraseKind::region) countries_.insert(work_.tables.regions[match.what.entry]);
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
    if (form == Form::state && grammar::is_modifier(syntax_, top) &&
        syntax_.head(top) >= match.tokens.end_index)
      return;
    if (form == Form::seat && grammar::is_modifier(syntax_, top) &&
        syntax_.head(top) >= match.tokens.end_index)
      return;
    Draft draft;
    draft.form = form;
    draft.entry = match.what.entry;
    draft.country = work_.tables.states[match.what.entry].code;
    add_named(std::move(draft), match.tokens, top);
  }

  void add_named(Draft draft, TokenRange tokens, TokenIndex top) {
    draft.mention.kind = MentionKind::name;
    draft.name = atoms_in(tokens);
    draft.name_span = syntax_.span(tokens);
    draft.mention.tokens = with_article(tokens);
    draft.mention.head = top;
    draft.gender = Gender::neuter;
    work_.add(std::move(draft));
  }

  /// "the Peruvians" as a whole stand for the state; "Peruvians" and "two Peruvians" are a group.
  void add_people(const PhraseMatch& match) {
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    const bool noun = grammar::is_noun(syntax_, top) && syntax_.feature(top, "Number") != "Sing";
    if (!noun || (grammar::is_modifier(syntax_, top) && syntax_.head(top) >= match.tokens.end_index)) return;
    const TokenRange tokens = with_article(match.tokens);
    const bool whole = tokens.size() > match.tokens.size();
    Draft draft;
    draft.form = whole ? Form::state : Form::group;
    draft.entry = match.what.entry;
    draft.country = work_.tables.states[match.what.entry].code;
    draft.number = whole ? Number::unknown : Number::plural;
    draft.mention.kind = MentionKind::name;
    draft.name = atoms_in(match.tokens);
    draft.name_span = syntax_.span(match.tokens);
    draft.mention.tokens = tokens;
    draft.mention.head = top;
    work_.add(std::move(draft));
  }

  /// A capital acts where it is a subject, a possessor of an office, or a partner ("talks with Lima").
  bool acts(TokenRange tokens) const {
    const TokenIndex top = grammar::first_conjunct(syntax_, grammar::top_of(syntax_, tokens));
    const std::string_view relation = syntax_.base_relation(top);
    const TokenIndex head = syntax_.head(top);
    if (!head.valid()) return false;
    const std::string_view preposition = grammar::preposition_of(syntax_, top);
    if (syntax_.relation(top) == "nmod:poss") {
      const PhraseMatch* owned = match_at(head);
      return owned != nullptr || syntax_.upos(head) == "NOUN" ||
             taken_[head.value()] != 0;  // "Quito's minister Roe"
    }
    if (!preposition.empty() && preposition != "'s" && relation != "conj") {  // whatever the tree makes of it
      return !work_.tables.place_prepositions.contains(std::string(preposition));
    }
    if (relation == "nsubj") return !syntax_.has_child(head, "cop") || syntax_.upos(head) == "ADJ";
    if (relation == "obj" || relation == "iobj")
      return !work_.tables.place_verbs.contains(std::string(syntax_.lemma(head)));
    return false;
  }

  Work& work_;
  const Syntax& syntax_;
  std::unordered_set<std::string> small_, big_;
  std::unordered_map<std::string, std::uint32_t> short_states_;  // first word of a state's two -> its row
  std::unordered_set<std::string> countries_;                    // of all states that the report names
  std::vector<int> match_at_;  // by word: the first match that covers it, or -1
  std::vector<Run> runs_;
  std::vector<std::uint8_t> taken_;  // by word: inside the phrase of a person's name
};

}  // namespace

void find_names(Work& work) { NameFinder(work).run(); }

}  // namespace readout
