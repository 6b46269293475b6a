// Persons by name, with the titles that stand before. They are found by the words (titles, given names, known
// holders, capitals in a row) and the model's own guess; the trees only say where a phrase begins and what it
// depends on, since parsers cut unknown foreign names.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/name_words.hpp"
#include "actors/names.hpp"
#include "actors/phrase_facts.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

/// One run of name words, with what stands before it.
struct Run {
  TokenRange name;
  TokenIndex titles_begin;  // first word of the titles and offices right before; name.begin_index if none
  int evidence = 0;         // that it is a person
  bool organisation = false;
  bool thing = false;  // an event, a work, a place
};

class PersonFinder {
 public:
  explicit PersonFinder(Work& work) : work_(work), syntax_(work.syntax), words_(work) {
    found_.taken.assign(syntax_.size(), 0);
  }

  PersonNames run() {
    for (const Sentence& sentence : syntax_.sentences()) find_runs(sentence.tokens);
    trim_runs();
    accept_clear_runs();
    accept_surnames();
    return std::move(found_);
  }

 private:
  void find_runs(TokenRange sentence) {
    for (TokenIndex t = sentence.begin_index; t < sentence.end_index;) {
      const bool particle = is_name_particle(syntax_.lower(t)) &&
                            words_.after_joint(t, sentence.end_index).valid() &&
                            grammar::is_proper(syntax_, t);
      if (!particle && !(words_.looks_like_name(t) && words_.is_free(t, t))) {
        ++t;
        continue;
      }
      const TokenIndex end = words_.end_of_run(t, sentence.end_index);
      Run run{{t, end}, t};
      const TokenIndex office = cut_tail_of_office(run, sentence.begin_index);
      take_titles(run, sentence.begin_index);
      if (office.valid() && run.titles_begin == run.name.begin_index) run.titles_begin = office;
      if (run.titles_begin == run.name.begin_index)
        run.titles_begin = office_with_tail_before(run, sentence.begin_index);
      weigh(run);
      runs_.push_back(run);
      t = end;
    }
  }

  void take_titles(Run& run, TokenIndex sentence_begin) const {
    TokenIndex& begin = run.titles_begin;
    while (begin > sentence_begin) {
      const PhraseMatch* match = work_.match_ending(begin, PhraseKind::title);
      if (match == nullptr && syntax_.form(begin - 1) == ".") {  // "Rep" and "." as two words
        match = work_.match_ending(begin - 1, PhraseKind::title);
      }
      if (match == nullptr) match = work_.match_ending(begin, PhraseKind::office);
      if (match == nullptr) match = work_.match_ending(begin, PhraseKind::description);
      if (match == nullptr && begin < run.name.begin_index) {
        match = office_joined_before(begin, sentence_begin);
        if (match == nullptr) break;
        begin = match->tokens.begin_index;
        continue;
      }
      if (match == nullptr || match->what.plural || !is_title_use(*match, run.name)) break;
      begin = match->tokens.begin_index;
    }
  }

  /// "Secretary General for Foreign Affairs Jane Roe", "Minister of Trade and European Integration Juan Poe":
  /// words with capitals that belong to the office go before the first given name. Returns where the office
  /// begins, or none.
  TokenIndex cut_tail_of_office(Run& run, TokenIndex sentence_begin) const {
    const TokenIndex first = run.name.begin_index;
    if (run.name.size() > 2 && is_one_of(syntax_.lower(first), {"designate", "elect"}) &&
        first > sentence_begin) {
      const PhraseMatch* chosen =
          work_.match_ending(first, PhraseKind::office);  // "Foreign Minister Designate Roe"
      ++run.name.begin_index;
      run.titles_begin = run.name.begin_index;
      return chosen == nullptr ? TokenIndex::none() : chosen->tokens.begin_index;
    }
    if (run.name.size() < 3 || words_.given(first) != nullptr) return TokenIndex::none();
    const TokenIndex office = office_before_tail(first, sentence_begin);
    if (!office.valid()) return TokenIndex::none();
    TokenIndex name;  // behind the last word for a field of government, else the first given name
    for (TokenIndex t = first; t + 2 < run.name.end_index; ++t) {
      if (work_.tables.portfolio_words.contains(work_.atoms.joined(t))) name = t + 1;
    }
    for (TokenIndex t = first + 1; !name.valid() && t + 1 < run.name.end_index; ++t) {
      if (words_.given(t) != nullptr) name = t;
    }
    if (!name.valid()) return TokenIndex::none();
    run.name.begin_index = run.titles_begin = name;
    return office;
  }

  /// "Assistant Secretary of Defense for Indo-Pacific Security Affairs Roe": the tail ends in a word for a
  /// field of government. Returns where the office begins, else where the name does.
  TokenIndex office_with_tail_before(const Run& run, TokenIndex sentence_begin) const {
    const TokenIndex begin = run.name.begin_index;
    const bool tail =
        begin > sentence_begin && work_.tables.portfolio_words.contains(work_.atoms.joined(begin - 1));
    const TokenIndex office = tail ? office_before_tail(begin, sentence_begin) : TokenIndex::none();
    return office.valid() ? office : begin;
  }

  /// Back over words with capitals to "OFFICE for", "OFFICE and": where the office begins, or none.
  TokenIndex office_before_tail(TokenIndex behind, TokenIndex sentence_begin) const {
    constexpr int kWords = 8;
    for (TokenIndex t = behind; t > sentence_begin + 1 && behind - t < kWords; --t) {
      const std::string_view link = syntax_.lower(t - 1);
      if (is_one_of(link, {"and", "for", "of", "on", "to", "&"})) {
        const PhraseMatch* office = work_.match_ending(t - 1, PhraseKind::office);
        if (office != nullptr) return office->what.plural ? TokenIndex::none() : office->tokens.begin_index;
      }
      if (!grammar::starts_upper(syntax_, t - 1) && !is_one_of(link, {"-", "and", "&"})) break;
    }
    return TokenIndex::none();
  }

  /// "Israeli Deputy Prime Minister and Defence Minister Jane Roe": two offices of one, the state before the
  /// first. With an article before it ("the president and Foreign Minister Roe") they are two persons.
  const PhraseMatch* office_joined_before(TokenIndex begin, TokenIndex sentence_begin) const {
    if (begin < sentence_begin + 3 || !is_one_of(syntax_.lower(begin - 1), {"and", "&"})) return nullptr;
    const PhraseMatch* office = work_.match_ending(begin - 1, PhraseKind::office);
    if (office == nullptr || office->what.plural || office->tokens.begin_index <= sentence_begin)
      return nullptr;
    const PhraseMatch* before = work_.match_at(office->tokens.begin_index - 1);
    const bool country =
        before != nullptr && is_one_of(before->what.kind, {PhraseKind::adjective, PhraseKind::state});
    return country ? office : nullptr;
  }

  static bool is_one_of(PhraseKind kind, std::initializer_list<PhraseKind> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
  using WordList = std::initializer_list<std::string_view>;
  static bool is_one_of(std::string_view word, WordList words) { return readout::is_one_of(word, words); }

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
      // "his Uzbek counterpart Bakhtiyor Roe", wherever the tree hangs the name
      const bool counterpart =
          work_.tables.descriptions[match.what.entry].kind == DescriptionKind::counterpart;
      return counterpart || is_foreign_colleague(match) ||
             (joined && is_title_description(match) && syntax_.relation(top) != "nsubj");
    }
    const TokenIndex begin = match.tokens.begin_index;
    const bool article = begin.value() > 0 && syntax_.lower(begin - 1) == "the";
    return joined || !article || grammar::starts_upper(syntax_, begin);
  }

  /// "her Bolivian colleague Juan Poe"
  bool is_foreign_colleague(const PhraseMatch& match) const {
    const TokenIndex begin = match.tokens.begin_index;
    return syntax_.lower(begin) == "colleague" && begin.value() > 0 &&
           work_.match_ending(begin, PhraseKind::adjective) != nullptr;
  }

  bool is_title_description(const PhraseMatch& match) const {
    const DescriptionKind kind = work_.tables.descriptions[match.what.entry].kind;
    return kind == DescriptionKind::person || kind == DescriptionKind::counterpart;
  }

  // --- is it a person?

  void weigh(Run& run) const {
    const TokenIndex first = run.name.begin_index, last = run.name.end_index - 1;
    const TokenIndex top = grammar::top_of(syntax_, run.name);
    if (run.titles_begin < first) {
      // "Prime Minister Job Teka", whatever the model takes it for; but not "Executive Session".
      const bool office = run.name.size() > 1 && grammar::starts_upper(syntax_, run.titles_begin) &&
                          work_.match_ending(first, PhraseKind::office) != nullptr;
      run.evidence += office ? 4 : 3;
    }
    if (is_listed_behind_office(run)) run.evidence += 3;
    if (is_presented_by_commas(run)) run.evidence += 5;  // whatever the model takes it for
    if (words_.given(first) != nullptr)
      run.evidence += run.name.size() > 1 ? 3 : work_.starts_sentence(first) ? 0 : 1;
    run.evidence += by_model(run.name);
    if (is_holder(run.name)) run.evidence += run.name.size() > 1 && work_.in_known_name(first) ? 5 : 2;
    if (is_agent(top)) run.evidence += run.name.size() > 1 ? 2 : 1;
    if (names_a_role(top)) run.evidence += 2;
    for (const TokenIndex t : run.name) {
      if (work_.tables.organisation_words.contains(work_.atoms.joined(t))) run.organisation = true;
    }
    if (is_called_a_body(run, top)) run.organisation = true;
    read_ending(run);
    const std::string_view preposition = grammar::preposition_of(syntax_, top);
    const bool place = work_.tables.place_prepositions.contains(std::string(preposition)) &&
                       (preposition == "in" || preposition == "at" || preposition == "near");
    if (place && run.titles_begin == first) run.evidence -= 3;
    if (grammar::is_modifier(syntax_, top) && syntax_.head(top) > last &&
        !grammar::is_proper(syntax_, syntax_.head(top))) {
      run.evidence -= 2;  // "the Roe campaign"
    }
    const TokenIndex owner = syntax_.child(top, "nmod:poss");
    if (owner.valid() && run.name.size() > 1 && work_.match_at(owner) != nullptr)
      run.evidence += 2;  // "Chile's Ana Roe"
    if (run.organisation || run.thing) run.evidence -= 4;
    // "MSNBC": one word in capitals inside a sentence that is not.
    const Atom& atom = work_.atoms[work_.atoms.first_of(first)];
    if (run.name.size() == 1 && run.titles_begin == first && atom.all_upper && atom.text.size() > 2 &&
        !work_.in_headline(first)) {
      run.evidence -= 3;
    }
  }

  /// "the newspaper Correio", "ratings agency Fitch"; but not "the company Roe founded".
  bool is_called_a_body(const Run& run, TokenIndex top) const {
    const TokenIndex first = run.name.begin_index;
    if (run.titles_begin < first || work_.starts_sentence(first)) return false;
    const PhraseMatch* words = work_.match_ending(first, PhraseKind::description);
    if (words == nullptr || words->what.plural ||
        work_.tables.descriptions[words->what.entry].kind != DescriptionKind::organisation)
      return false;
    const TokenIndex noun = grammar::top_of(syntax_, words->tokens);
    const bool behind = syntax_.relation(top) == "appos" && syntax_.head(top) == noun;
    const bool before = grammar::is_modifier(syntax_, noun) && syntax_.head(noun) == top;
    return behind || (before && !syntax_.has_child(top, "det"));
  }

  /// "the Birch Society", "the Jane Roe Show"; but "Doris Day", "Mr Justice Street".
  void read_ending(Run& run) const {
    const TokenIndex first = run.name.begin_index;
    if (run.name.size() < 2 || run.titles_begin < first) return;
    if (run.name.size() == 2 && words_.given(first) != nullptr) return;
    const std::string last = work_.atoms.joined(run.name.end_index - 1);
    if (work_.tables.body_endings.contains(last)) run.organisation = true;
    if (work_.tables.thing_endings.contains(last)) run.thing = true;
    if (run.organisation || run.thing)
      run.evidence -= 4;  // "the Jane Roe Center", however much speaks for Jane Roe
  }

  /// "Presidents Roe of Peru, Poe of Chile and Coe of Cuba": the first of the list stands behind a plural
  /// office.
  bool is_listed_behind_office(const Run& run) const {
    TokenIndex begin = grammar::first_conjunct(syntax_, grammar::top_of(syntax_, run.name));
    const TokenIndex limit = syntax_.sentence(syntax_.sentence_of(begin)).tokens.begin_index;
    while (begin > limit && grammar::is_proper(syntax_, begin - 1) && work_.match_at(begin - 1) == nullptr)
      --begin;
    const PhraseMatch* office = work_.match_ending(begin, PhraseKind::office);
    return office != nullptr && office->what.plural;
  }

  /// "his Argentine colleague, Jane Roe, said", "the high commissioner in Harare, Jane Roe, met": between
  /// commas behind a singular office or description, whatever the tree makes of it.
  bool is_presented_by_commas(const Run& run) const {
    const TokenIndex first = run.name.begin_index, end = run.name.end_index;
    const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(first)).tokens;
    if (run.name.size() < 2 || first < sentence.begin_index + 2 || syntax_.form(first - 1) != ",")
      return false;
    const bool first_of_list =  // "the ministers of Peru and Chile, Roe and Poe"
        end + 1 < sentence.end_index && syntax_.lower(end) == "and" && grammar::is_proper(syntax_, end + 1);
    if (end < sentence.end_index && syntax_.upos(end) != "PUNCT" && !first_of_list) return false;
    const PhraseMatch* known = work_.match_at(first);
    if (known != nullptr && known->tokens == run.name) return false;  // "the mayor of Boston, New Hampshire,"
    constexpr int kTail = 8;  // "in Harare", "of the junta", "of the UN office in Haiti"
    for (TokenIndex t = first - 1; t > sentence.begin_index && first - t <= kTail + 1; --t) {
      if (const PhraseMatch* role = role_ending(t)) return role->what.plural == first_of_list;
      if (first_of_list && syntax_.upos(t - 1) == "CCONJ") continue;
      if (!is_one_of(syntax_.upos(t - 1), {"PROPN", "ADP", "DET", "NOUN", "ADJ"})) return false;
    }
    return false;
  }

  const PhraseMatch* role_ending(TokenIndex end) const {
    if (const PhraseMatch* office = work_.match_ending(end, PhraseKind::office)) return office;
    const PhraseMatch* words = work_.match_ending(end, PhraseKind::description);
    return words != nullptr && is_title_description(*words) ? words : nullptr;
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
    std::vector<std::string> atoms = work_.atoms_in(name);
    const auto it = work_.tables.by_surname.find(work_.tables.canonical(atoms.back()));
    if (it == work_.tables.by_surname.end()) return false;
    for (const std::uint32_t h : it->second) {
      const Holder& holder = work_.tables.holders[h];
      // Who was seen in some cabinet once makes no person of a word that many bear.
      if (atoms == holder.name_atoms() ||
          (!holder.only_seen() && holder.in_office(work_.document.article().published) &&
           atoms == holder.surname_atoms()))
        return true;
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
        const PhraseMatch* match = work_.match_at(child);
        if (match != nullptr && match->what.kind == PhraseKind::office) return true;
      }
      if (relation == "acl:relcl") {
        const TokenIndex subject = grammar::subject_of(syntax_, child);
        if (subject.valid() && syntax_.lower(subject) == "who") return true;
      }
    }
    if (syntax_.relation(t) != "appos") return false;
    const PhraseMatch* match = work_.match_at(syntax_.head(t));
    return match != nullptr && match->what.kind == PhraseKind::office;
  }

  /// "Crooked Roe", "Roe Speech": a headline writes all words big, and the text below tells which are the
  /// name.
  void cut_to_known(Run& run) {
    if (run.name.size() < 2 || run.titles_begin < run.name.begin_index || in_text_.contains(key_of(run.name)))
      return;
    TokenRange best;
    for (TokenIndex b = run.name.begin_index; b < run.name.end_index; ++b) {
      for (TokenIndex e = b + 1; e <= run.name.end_index; ++e) {
        if (TokenRange{b, e}.size() > best.size() && in_text_.contains(key_of({b, e}))) best = {b, e};
      }
    }
    if (best.empty() || words_.given(run.name.begin_index) != nullptr) return;
    run = Run{best, best.begin_index};
    weigh(run);
  }

  /// "Notice Jane Roe": a capital at the beginning of a sentence or in a headline is no part of a name that
  /// stands elsewhere without it.
  void trim_runs() {
    for (const Run& run : runs_) {
      if (!work_.in_headline(run.name.begin_index)) in_text_.insert(key_of(run.name));
    }
    std::unordered_set<std::string> names;
    std::unordered_map<std::string, std::unordered_set<std::string>>
        firsts;  // by surname: given names before it
    for (const Run& run : runs_) {
      names.insert(key_of(run.name));
      if (run.name.size() == 2)
        firsts[work_.atoms.joined(run.name.end_index - 1)].insert(work_.atoms.joined(run.name.begin_index));
    }
    for (Run& run : runs_) {
      if (work_.in_headline(run.name.begin_index)) cut_to_known(run);
    }
    for (Run& run : runs_) {
      const TokenIndex first = run.name.begin_index;
      if (run.name.size() < 2 || run.titles_begin < first || words_.given(first) != nullptr) continue;
      TokenRange rest = run.name;
      ++rest.begin_index;
      const bool at_start = work_.starts_sentence(first) || syntax_.upos(first - 1) == "PUNCT";
      const bool common = !grammar::is_proper(syntax_, first) || words_.is_written_small(first);
      const bool of_another =
          firsts[work_.atoms.joined(rest.end_index - 1)].size() > 1;  // "Donald Roe" is there, too
      const bool full = rest.size() > 1 && words_.given(rest.begin_index) != nullptr;
      if (!names.contains(key_of(rest)) || !(full || (at_start && (common || of_another)))) continue;
      run = Run{rest, rest.begin_index};
      weigh(run);
    }
  }

  std::string key_of(TokenRange name) const {
    std::string key;
    for (const std::string& atom : work_.atoms_in(name)) key.append(atom).append(" ");
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
      const std::vector<std::string> atoms = work_.atoms_in(run.name);
      if (!run.organisation && !run.thing && surnames.contains(atoms.back()) && atoms.size() <= 3) {
        add_person(run);
      } else {
        if (!run.thing) found_.others.push_back({run.name, run.organisation});
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
      if (in_run[t.value()] != 0 || !grammar::starts_upper(syntax_, t) || work_.match_at(t) != nullptr)
        continue;
      if (words_.is_time_word(t) || words_.is_written_small(t) || syntax_.joins_previous(t)) continue;
      if (!surnames.contains(work_.atoms.joined(t))) continue;
      Run run{{t, t + 1}, t};
      take_titles(run, syntax_.sentence(syntax_.sentence_of(t)).tokens.begin_index);
      add_person(run);
    }
  }

  void add_person(const Run& run) {
    Draft draft;
    draft.form = Form::person_name;
    draft.mention.kind = MentionKind::name;
    draft.name = work_.atoms_in(run.name);
    while (draft.name.size() > 2 && is_name_suffix(draft.name.back())) draft.name.pop_back();  // "Jr."
    draft.name_span = syntax_.span(run.name);
    TokenRange all{run.titles_begin, run.name.end_index};
    read_titles(draft, all, run.name);
    read_cut_title(draft, run.titles_begin);
    if (names_a_seat(run.name.end_index)) draft.country = "USA";
    if (run.titles_begin < run.name.begin_index || has_possessor(all)) all = with_premodifiers(all);
    read_party(draft, {all.begin_index, run.name.begin_index});
    if (draft.country.empty()) draft.country = state_behind(run.name);
    draft.mention.tokens = all;
    draft.mention.head = grammar::top_of(syntax_, {run.titles_begin, run.name.end_index});
    if (draft.gender == Gender::unknown) draft.gender = gender_by_name(run.name);
    const DraftIndex added = work_.add(std::move(draft));
    if (added.valid())
      std::fill_n(found_.taken.begin() + all.begin_index.value(), all.size(), std::uint8_t{1});
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

  /// "Prime Minister Roe of Peru": the state right behind the name. Of two ("Roe and Poe of Peru and Chile"),
  /// see share_offices.cpp.
  std::string state_behind(TokenRange name) const {
    const TokenIndex end = syntax_.sentence(syntax_.sentence_of(name.begin_index)).tokens.end_index;
    TokenIndex of = name.end_index;
    if (of < end && syntax_.form(of) == "." && is_name_suffix(work_.atoms.joined(of - 1)))
      ++of;  // "Roe Jr. of Peru"
    if (of + 1 >= end || syntax_.lower(of) != "of") return {};
    TokenIndex place = of + 1;
    if (syntax_.lower(place) == "the") ++place;
    if (place >= end) return {};
    for (const PhraseMatch& match : work_.matches_from(place)) {
      const TokenIndex after = match.tokens.end_index;
      if (after + 1 < end && syntax_.lower(after) == "and" && !work_.matches_from(after + 1).empty())
        return {};
      if (match.what.kind == PhraseKind::state) return work_.tables.states[match.what.entry].code;
      if (match.what.kind == PhraseKind::region) return work_.tables.regions[match.what.entry].country;
      if (match.what.kind == PhraseKind::organisation)
        return work_.tables.organisations[match.what.entry].country;
    }
    return {};
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
      const PhraseMatch* match = work_.match_at(t);
      if (match == nullptr && syntax_.form(t) == ")" && t >= limit + 3 && syntax_.form(t - 2) == "(") {
        t = t - 3;  // "Republic of Korea (ROK) President Roe"
        match = work_.match_at(t);
      }
      const bool country = match != nullptr &&
                           (is_one_of(match->what.kind, {PhraseKind::adjective, PhraseKind::party_adjective,
                                                         PhraseKind::party_member}) ||
                            (match->what.kind == PhraseKind::state && is_before_office(*match, all, limit)));
      if (!country) break;
      t = match->tokens.begin_index;
      wide.begin_index = std::min(wide.begin_index, t);
    }
    return wide;
  }

  /// "Solomon Islands Foreign Minister Roe"; not "in Peru President Roe".
  bool is_before_office(const PhraseMatch& state, TokenRange all, TokenIndex limit) const {
    const TokenIndex begin = state.tokens.begin_index;
    if (begin > limit && syntax_.upos(begin - 1) == "ADP" && syntax_.lower(begin - 1) != "with" &&
        syntax_.lower(begin - 1) != "by") {
      return grammar::is_modifier(syntax_, grammar::top_of(syntax_, state.tokens));
    }
    const auto offices = work_.matches_from(all.begin_index);
    return std::any_of(offices.begin(), offices.end(),
                       [](const PhraseMatch& m) { return m.what.kind == PhraseKind::office; });
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
      const PhraseMatch* match = work_.match_at(t);
      if (match != nullptr && draft.party.empty()) draft.party = party_in(work_, *match);
    }
    mark_party_leader(work_, draft);
  }

  /// "Rep." at the end of the sentence before, where its point was taken for the sentence's.
  void read_cut_title(Draft& draft, TokenIndex begin) const {
    if (begin.value() < 2 || !work_.starts_sentence(begin) || !draft.offices.empty()) return;
    const bool point = syntax_.form(begin - 1) == ".";
    const PhraseMatch* match = work_.match_ending(point ? begin - 1 : begin, PhraseKind::title);
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
      if (const GivenName* known = words_.given(t);
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

  Work& work_;
  const Syntax& syntax_;
  NameWords words_;
  std::vector<Run> runs_;
  std::unordered_set<std::string> in_text_;  // names below the headline
  PersonNames found_;
};

}  // namespace

PersonNames find_persons(Work& work) { return PersonFinder(work).run(); }

}  // namespace readout
