// First pass of argument structure: which words are predicates, and the arguments that stand at them in the
// tree. Relations after Universal Dependencies v2 (universaldependencies.org/u/dep, English EWT and GUM).
#include "record/predicates.hpp"

#include <algorithm>
#include <array>

#include "base/one_of.hpp"
#include "record/predicates_builder.hpp"

namespace readout {
namespace {

// Prepositions of several words, by their last word. The tree often has only "of" or "to" as the case word.
struct LongMarker {
  std::string_view first, last, whole;
};
constexpr std::array kLongMarkers = {
    LongMarker{"according", "to", "according to"},
    LongMarker{"ahead", "of", "ahead of"},
    LongMarker{"because", "of", "because of"},
    LongMarker{"in", "case", "in case"},
    LongMarker{"instead", "of", "instead of"},
    LongMarker{"out", "of", "out of"},
    LongMarker{"prior", "to", "prior to"},
    LongMarker{"due", "to", "due to"},
    LongMarker{"such", "as", "such as"},
    LongMarker{"along", "with", "along with"},
    LongMarker{"together", "with", "together with"},
    LongMarker{"alongside", "with", "alongside"},
    LongMarker{"away", "from", "away from"},
    LongMarker{"far", "from", "far from"},
};

std::string_view whole_marker(const Syntax& syntax, TokenIndex word) {
  const std::string_view lower = syntax.lower(word);
  if (syntax.upos(word) == "PART") return lower;  // "is due to meet"
  for (const LongMarker& m : kLongMarkers) {
    const bool forward =
        lower == m.first && word.value() + 1 < syntax.size() && syntax.lower(word + 1) == m.last;
    const bool backward = lower == m.last && word.value() > 0 && syntax.lower(word - 1) == m.first;
    if (forward || backward) return m.whole;
  }
  return lower;
}

bool is_negation(std::string_view lower) {
  return lower == "not" || lower == "n't" || lower == "never" || lower == "neither" || lower == "n’t";
}

bool has_complement(const Syntax& syntax, TokenIndex t) {
  for (const char* relation : {"xcomp", "ccomp", "advcl", "obl", "nsubj", "csubj", "cop"}) {
    if (syntax.has_child(t, relation)) return true;
  }
  return false;
}

/// "held a second day of talks" is "held talks"; "has a chance of talks" is not.
bool is_stretch(std::string_view noun) {
  return is_one_of(noun,
                   {"round", "series", "string", "set", "bout", "session", "part", "hour", "day", "week"});
}

/// "no talks", "nobody": the word that denies the phrase, or none.
TokenIndex negative_word(const Syntax& syntax, TokenIndex head) {
  const std::string_view lower = syntax.lower(head);
  if (is_one_of(lower, {"nobody", "nothing", "none", "neither"})) return head;
  for (const TokenIndex c : syntax.children(head)) {
    const bool before = c < head && is_one_of(syntax.relation(c), {"det", "cc:preconj", "cc", "advmod"});
    if (before && syntax.lower(c) == "neither") return c;  // "neither A nor B", "neither side"
    if (syntax.base_relation(c) == "det" && syntax.lower(c) == "no") return c;
  }
  const TokenIndex first = syntax.subtree(head).begin_index;  // "neither the president nor"
  return first.valid() && syntax.lower(first) == "neither" ? first : TokenIndex::none();
}

/// "there is no meeting"
bool is_there(const Syntax& syntax, TokenIndex noun) {
  const TokenIndex verb = syntax.head(noun);
  return syntax.base_relation(noun) == "nsubj" && verb.valid() && syntax.lemma(verb) == "be" &&
         syntax.has_child(verb, "expl");
}

/// Is it the subject or the object of a verb, which "no" before it denies?
bool negates_its_verb(const Syntax& syntax, TokenIndex t) {
  const std::string_view relation = syntax.base_relation(t);
  const TokenIndex verb = syntax.head(t);
  return verb.valid() && (relation == "nsubj" || relation == "obj") &&
         (syntax.upos(verb) == "VERB" || syntax.upos(verb) == "AUX");
}

}  // namespace

std::string_view name_of(Role role) {
  constexpr std::array<std::string_view, 8> kNames = {"agent",  "theme",        "recipient", "oblique",
                                                      "clause", "predicate_of", "modifier",  "adverbial"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view marker_of(const Syntax& syntax, TokenIndex t) {
  for (const char* relation : {"case", "mark"}) {
    const TokenIndex word = syntax.child(t, relation);
    if (word.valid() && syntax.lower(word) != "'s" && syntax.lower(word) != "'")
      return whole_marker(syntax, word);
  }
  // "with Russian President Vladimir Putin": the preposition may hang on an inner word of the name.
  const TokenIndex first = syntax.subtree(t).begin_index;
  const bool leads = first != t && syntax.base_relation(first) == "case" && syntax.upos(first) == "ADP";
  return leads && syntax.dominates(t, first) ? whole_marker(syntax, first) : std::string_view();
}

std::string_view clause_marker_of(const Syntax& syntax, TokenIndex t) {
  const std::string_view relation = syntax.base_relation(t);
  const bool clause =
      is_one_of(relation, {"ccomp", "xcomp", "csubj", "advcl", "acl"}) && syntax.has_child(t, "cop");
  if (!clause) return marker_of(syntax, t);
  const TokenIndex mark =
      syntax.child(t, "mark");  // "denied that they were in contact": "in" is the phrase's
  return mark.valid() ? whole_marker(syntax, mark) : std::string_view();
}

const Argument* Predicates::argument(PredicateIndex p, Role role) const {
  for (const Argument& a : all_[p].arguments) {
    if (a.role == role) return &a;
  }
  return nullptr;
}

const Argument* Predicates::argument(PredicateIndex p, Role role, std::string_view marker) const {
  for (const Argument& a : all_[p].arguments) {
    if (a.role == role && a.marker == marker) return &a;
  }
  return nullptr;
}

TokenIndex Predicates::carrier(const Syntax& syntax, PredicateIndex p) const {
  const Predicate& predicate = all_[p];
  if (predicate.light.valid()) return predicate.light;
  if (predicate.kind == PredicateKind::verb) return predicate.head;  // "is to meet", read as a copula
  const TokenIndex copula = syntax.child(predicate.head, "cop");
  return copula.valid() ? copula : predicate.head;
}

Predicates Predicates::find(const Document&, const Syntax& syntax, const Actors& actors,
                            const ArgumentTables& tables) {
  return PredicatesBuilder(syntax, actors, tables).build();
}

Predicates PredicatesBuilder::build() {
  out_.at_ = IndexedVector<TokenIndex, PredicateIndex>(syntax_.size());
  find_light_verbs();
  for (const TokenIndex t : syntax_.tokens()) {
    if (is_predicate(t)) add_predicate(t);
  }
  shared_.assign(out_.all_.size(), 0);
  for (const PredicateIndex p : out_.all_.indices()) link_governor(p);
  for (const PredicateIndex p : out_.all_.indices()) resolve_cleft(p);
  for (const PredicateIndex p : out_.all_.indices()) hang_on_raised(p);
  for (const PredicateIndex p : out_.all_.indices()) adopt_behind(p);
  break_cycles();
  for (const PredicateIndex p : out_.all_.indices()) repair_infinitive(p);
  for (const PredicateIndex p : out_.all_.indices()) hang_on_object(p);
  for (const PredicateIndex p : out_.all_.indices()) hang_past_noun(p);
  break_cycles();
  for (const PredicateIndex p : out_.all_.indices()) resolve_relative(out_.all_[p]);
  for (const PredicateIndex p : out_.all_.indices()) share(p);
  return std::move(out_);
}

// Repairs move governors, each for itself: whoever would govern himself through others stays without.
void PredicatesBuilder::break_cycles() {
  IndexedVector<PredicateIndex, std::uint32_t> seen(out_.all_.size(), 0);
  std::uint32_t walk = 0;
  for (const PredicateIndex start : out_.all_.indices()) {
    ++walk;
    for (PredicateIndex p = start; p.valid() && seen[p] == 0; p = out_.all_[p].governor) {
      seen[p] = walk;
      const PredicateIndex above = out_.all_[p].governor;
      if (above.valid() && seen[above] == walk) out_.all_[p].governor = PredicateIndex::none();
    }
  }
}

bool PredicatesBuilder::is_predicate(TokenIndex t) const {
  if (noun_of_[t].valid()) return false;  // a light verb stands in its noun's predicate
  const std::string_view upos = syntax_.upos(t);
  const std::string_view relation = syntax_.base_relation(t);
  if (upos == "VERB") return relation != "case" && relation != "mark" && relation != "fixed";
  if (upos == "NOUN") return relation != "fixed" && relation != "flat";
  if (upos == "ADJ") return relation != "amod" || has_complement(syntax_, t);
  if (upos == "AUX") return relation != "aux" && relation != "cop";
  // "Talks" in a headline is often tagged as a name; a name that is nobody may be an act.
  if (upos == "PROPN") {
    return syntax_.has_child(t, "cop") ||
           (relation != "flat" && relation != "compound" && !actors_.headed_by(t).valid());
  }
  return syntax_.has_child(t, "cop");
}

PredicateKind PredicatesBuilder::kind_of(TokenIndex t) const {
  const std::string_view upos = syntax_.upos(t);
  if (upos == "VERB" || upos == "AUX") return PredicateKind::verb;
  return upos == "ADJ" || upos == "ADV" ? PredicateKind::adjective : PredicateKind::noun;
}

TokenIndex PredicatesBuilder::light_verb_of(TokenIndex noun) const {
  const auto light = [&](TokenIndex verb, std::string_view preposition) {
    return syntax_.upos(verb) == "VERB" &&
           tables_.is_light(syntax_.lemma(verb), preposition, syntax_.lemma(noun));
  };
  const std::string_view relation = syntax_.relation(noun);
  const TokenIndex head = syntax_.head(noun);
  if (head.valid()) {
    if ((relation == "obj" || relation == "nsubj:pass") && light(head, "")) return head;
    if (relation == "obl" && light(head, marker_of(syntax_, noun))) return head;
    const TokenIndex over = syntax_.head(head);  // "held a second day of talks"
    const bool aside = relation == "nmod" && over.valid() && syntax_.relation(head) == "obj" &&
                       marker_of(syntax_, noun) == "of" && is_stretch(syntax_.lemma(head));
    if (aside && light(over, "")) return over;
  }
  for (const TokenIndex c : syntax_.children(noun)) {
    // "talks held in Oman", "the meeting (that) A held with B"
    if (syntax_.base_relation(c) != "acl" || !light(c, "")) continue;
    const TokenIndex object = syntax_.child(c, "obj");
    const bool own_object = object.valid() && syntax_.feature(object, "PronType") != "Rel";
    if (!own_object) return c;
  }
  return TokenIndex::none();
}

void PredicatesBuilder::find_light_verbs() {
  light_of_ = IndexedVector<TokenIndex, TokenIndex>(syntax_.size());
  noun_of_ = IndexedVector<TokenIndex, TokenIndex>(syntax_.size());
  for (const TokenIndex t : syntax_.tokens()) {
    const std::string_view upos = syntax_.upos(t);
    if (upos != "NOUN" && upos != "PROPN") continue;
    const TokenIndex verb = light_verb_of(t);
    if (!verb.valid() || noun_of_[verb].valid()) continue;
    light_of_[t] = verb;
    noun_of_[verb] = t;
  }
}

void PredicatesBuilder::add_predicate(TokenIndex t) {
  Predicate p;
  p.head = t;
  p.light = light_of_[t];
  p.top = p.light.valid() && syntax_.dominates(p.light, t) ? p.light : t;
  p.kind = kind_of(t);
  if (p.light.valid()) read_dependents(p, p.light);
  read_dependents(p, t);
  std::stable_sort(p.auxiliaries.begin(), p.auxiliaries.end());
  keep_nearest_subject(p);
  repair_subject(p);
  settle_passive(p);
  settle_negation(p);
  const TokenIndex over = syntax_.head(t);
  // "would welcome a visit by B", with "by B" hung on the verb
  const bool object =
      p.kind == PredicateKind::noun && syntax_.relation(t) == "obj" && syntax_.upos(over) == "VERB";
  if (object && !syntax_.has_child(over, "aux:pass")) {
    for (const TokenIndex c : syntax_.children(over)) {
      const bool by = syntax_.base_relation(c) == "obl" && t < c && marker_of(syntax_, c) == "by";
      if (by && actors_.actor_of(c).valid()) p.arguments.push_back({Role::agent, c, "by", false});
    }
  }
  // "Syria in talks with Russia", a headline
  const bool heading = p.kind == PredicateKind::noun && !p.light.valid() && over.valid() &&
                       syntax_.relation(t) == "nmod" && marker_of(syntax_, t) == "in" &&
                       syntax_.base_relation(over) == "root" && syntax_.upos(over) == "PROPN";
  if (heading &&
      is_one_of(syntax_.lemma(t), {"talk", "talks", "negotiation", "discussion", "contact", "dialogue"}))
    p.arguments.push_back({Role::agent, over, {}, false});
  adopt_stray_partners(p);
  adopt_stray_agent(p);
  std::stable_sort(p.arguments.begin(), p.arguments.end(), [](const Argument& a, const Argument& b) {
    return a.shared != b.shared ? b.shared : a.head < b.head;
  });
  const PredicateIndex index = out_.all_.push_back(std::move(p));
  out_.at_[t] = index;
  if (out_.all_[index].light.valid()) out_.at_[out_.all_[index].light] = index;
}

void PredicatesBuilder::read_dependents(Predicate& p, TokenIndex host) {
  const bool verbal =
      syntax_.upos(host) == "VERB" || syntax_.upos(host) == "AUX" || p.kind == PredicateKind::adjective;
  for (const TokenIndex c : syntax_.children(host)) {
    if (c == p.head || c == p.light) continue;
    read_function_word(p, c);
    if (verbal) {
      read_verb_dependent(p, c);
    } else {
      read_noun_dependent(p, c);
    }
  }
}

void PredicatesBuilder::read_function_word(Predicate& p, TokenIndex c) {
  const std::string_view relation = syntax_.base_relation(c);
  const std::string_view lower = syntax_.lower(c);
  if (relation == "aux" || relation == "cop") {
    p.auxiliaries.push_back(c);
    if (syntax_.relation(c) == "aux:pass") p.passive = true;
  } else if (relation == "mark") {
    if (lower == "to" && !p.mark.valid()) p.auxiliaries.push_back(c);
    const bool due_to = lower == "due" && c + 1 < p.head && syntax_.lower(c + 1) == "to";
    if (due_to) p.auxiliaries.push_back(c + 1);  // "had been due to meet", read as one mark
    if (!p.mark.valid() || lower == "if" || lower == "whether") p.mark = c;
  }
  const bool no = relation == "det" && p.kind == PredicateKind::noun && syntax_.head(c) == p.head &&
                  lower == "no" &&
                  (p.light.valid() || !negates_its_verb(syntax_, p.head) || is_there(syntax_, p.head));
  const std::string_view next = c.value() + 1 < syntax_.size() ? syntax_.lower(c + 1) : std::string_view();
  const bool only =
      next == "only" || next == "just" || next == "merely" || next == "simply";  // "not only was"
  const bool no_longer =
      lower == "longer" && relation == "advmod" && c.value() > 0 && syntax_.lower(c - 1) == "no";
  // "has yet to meet B"
  const bool yet = lower == "to" && relation == "mark" && c.value() > 0 && syntax_.lower(c - 1) == "yet";
  if (yet) {
    p.negated = true;
    p.negation = c - 1;
    return;
  }
  // "may or may not meet B"
  const bool open = c.value() > 1 && syntax_.xpos(c - 1) == "MD" && syntax_.lower(c - 2) == "or";
  if (open) return;
  if (no || no_longer || (is_negation(lower) && !only && (relation == "advmod" || relation == "cc"))) {
    p.negated = true;
    p.negation = c;
  }
}

/// Not "having spoken by phone".
bool PredicatesBuilder::is_done_by(TokenIndex by) const {
  return actors_.headed_by(by).valid() || !syntax_.has_child(syntax_.head(by), "aux") ||
         syntax_.has_child(syntax_.head(by), "aux:pass");
}

void PredicatesBuilder::read_verb_dependent(Predicate& p, TokenIndex c) {
  const std::string_view full = syntax_.relation(c);
  const std::string_view relation = syntax_.base_relation(c);
  const auto add = [&](Role role, std::string_view marker = {}) {
    p.arguments.push_back({role, c, marker, false});
  };
  if (full == "nsubj:pass") {
    p.passive = true;
    add(Role::theme);
  } else if (relation == "nsubj") {
    add(Role::agent);
  } else if (relation == "obj") {
    add(Role::theme);
  } else if (relation == "iobj") {
    add(Role::recipient);
  } else if (full == "obl:agent" && is_done_by(c)) {
    p.passive = true;
    add(Role::agent);
  } else if (relation == "obl") {
    add(Role::oblique, marker_of(syntax_, c));
  } else if (relation == "ccomp" || relation == "xcomp" || relation == "csubj") {
    add(Role::clause, clause_marker_of(syntax_, c));
  } else if (relation == "advcl") {
    add(Role::adverbial, clause_marker_of(syntax_, c));
  }
}

void PredicatesBuilder::read_noun_dependent(Predicate& p, TokenIndex c) {
  const std::string_view full = syntax_.relation(c);
  const std::string_view relation = syntax_.base_relation(c);
  const auto add = [&](Role role, std::string_view marker = {}) {
    p.arguments.push_back({role, c, marker, false});
  };
  if (full == "nmod:poss") {
    add(Role::agent, "poss");
  } else if (relation == "nmod" || relation == "obl") {
    const std::string_view marker = marker_of(syntax_, c);
    add(marker == "by" ? Role::agent : Role::oblique, marker);
  } else if (relation == "compound" || relation == "amod") {
    add(Role::modifier, relation);
  } else if (relation == "nsubj") {
    const bool is = syntax_.has_child(p.head, "cop") && !syntax_.has_child(p.head, "case");
    add(is ? Role::predicate_of : Role::agent);  // "A is in contact with B" says what A does
  } else if (full != "acl:relcl" && (relation == "acl" || relation == "ccomp" || relation == "xcomp")) {
    add(Role::clause, clause_marker_of(syntax_, c));
  } else if (relation == "advcl") {
    add(Role::adverbial, clause_marker_of(syntax_, c));
  }
}

// "Officials stressed the minister has left", read as "officials (whom somebody stressed) the minister has
// left": of two subjects before a verb the nearer one is its own.
void PredicatesBuilder::keep_nearest_subject(Predicate& p) const {
  const auto is_subject = [&](const Argument& a) {
    return syntax_.base_relation(a.head) == "nsubj" && a.head < p.top;
  };
  TokenIndex nearest;
  for (const Argument& a : p.arguments) {
    if (is_subject(a) && (!nearest.valid() || a.head > nearest)) nearest = a.head;
  }
  if (!nearest.valid() || syntax_.has_child(nearest, "cc")) return;  // "A and B", hung side by side
  std::erase_if(p.arguments, [&](const Argument& a) { return is_subject(a) && a.head != nearest; });
}

// "after A and B met": a parser takes "after A and B" for a phrase of time. A finite verb without a subject
// has it there, among its own phrases or, where the tree went further wrong, right before it.
void PredicatesBuilder::repair_subject(Predicate& p) const {
  const TokenIndex verb = p.light.valid() ? p.light : p.head;
  const std::string_view form = syntax_.xpos(verb);
  const bool finite = form == "VBD" || form == "VBZ" || form == "VBP";
  if (p.kind == PredicateKind::noun && !p.light.valid()) return;
  if (!finite || syntax_.has_child(verb, "nsubj") || syntax_.has_child(verb, "expl")) return;
  for (Argument& a : p.arguments) {
    const bool near = a.head < verb && syntax_.subtree(a.head).end_index == verb;
    if (a.role != Role::oblique || !near || !subordinator_of(a.head).valid()) continue;
    p.mark = subordinator_of(a.head);
    a.role = Role::agent;
    a.marker = {};
    return;
  }
  const std::string_view relation = syntax_.base_relation(verb);
  if (relation != "ccomp" && relation != "conj") return;
  const TokenIndex subject = phrase_before(verb);
  if (!subject.valid()) return;
  p.mark = subordinator_of(subject);
  p.arguments.push_back({Role::agent, subject, {}, false});
}

/// "after", "as", ... where it is the preposition of the phrase; or none.
TokenIndex PredicatesBuilder::subordinator_of(TokenIndex phrase) const {
  static constexpr std::string_view kWords[] = {"after", "before", "since", "until", "while", "as"};
  const TokenIndex word = syntax_.child(phrase, "case");
  return word.valid() && std::ranges::find(kWords, syntax_.lower(word)) != std::end(kWords)
             ? word
             : TokenIndex::none();
}

/// The phrase with a subordinator that ends right before the verb, but for punctuation; or none.
TokenIndex PredicatesBuilder::phrase_before(TokenIndex verb) const {
  const TokenIndex first = syntax_.sentence(syntax_.sentence_of(verb)).tokens.begin_index;
  TokenIndex t = verb;
  do {
    if (t == first) return TokenIndex::none();
    --t;
  } while (syntax_.upos(t) == "PUNCT");
  while (t.valid() && t < verb && !subordinator_of(t).valid()) t = syntax_.head(t);
  return t.valid() && t < verb ? t : TokenIndex::none();
}

// "No minister met B", "sought no meeting", "nobody has asked": the verb does not hold.
void PredicatesBuilder::settle_negation(Predicate& p) const {
  if (p.negated || (p.kind == PredicateKind::noun && !p.light.valid())) return;
  for (const Argument& a : p.arguments) {
    // "at no point did A ask for talks", "under no circumstances"
    const bool never = a.role == Role::oblique && is_one_of(a.marker, {"at", "under", "in", "on"}) &&
                       is_one_of(syntax_.lemma(a.head),
                                 {"point", "time", "stage", "moment", "circumstance", "way", "account"});
    if (const TokenIndex no = never ? negative_word(syntax_, a.head) : TokenIndex::none(); no.valid()) {
      p.negated = true;
      p.negation = no;
      return;
    }
    const bool core = a.role == Role::agent || a.role == Role::theme || a.role == Role::predicate_of;
    const bool ahead =
        a.role == Role::oblique && a.head < p.head &&  // "under no circumstances will A meet B"
        is_one_of(syntax_.lemma(a.head),
                  {"circumstance", "time", "point", "way", "account", "condition", "stage", "case"});
    if (ahead && !a.shared && negative_word(syntax_, a.head).valid()) {
      p.negated = true;
      p.negation = negative_word(syntax_, a.head);
      return;
    }
    if (a.shared || !core || a.head == p.head) continue;
    const TokenIndex word = negative_word(syntax_, a.head);
    if (!word.valid() || !negates_its_verb(syntax_, a.head)) continue;
    if (word != a.head && is_there(syntax_, a.head)) continue;
    // "Minister says no deal before May": what is said is short for a clause
    if (word != a.head && syntax_.lemma(p.head) == "say") continue;
    p.negated = true;
    p.negation = word;
    return;
  }
}

void PredicatesBuilder::settle_passive(Predicate& p) const {
  const TokenIndex carrier = p.light.valid() ? p.light : p.head;
  if (syntax_.relation(carrier) == "acl" && syntax_.xpos(carrier) == "VBN") p.passive = true;
  if (!p.passive) return;
  if (p.light.valid() && syntax_.relation(p.head) == "obl") {  // "are engaged in talks"
    for (Argument& a : p.arguments) {
      if (a.role == Role::theme && syntax_.head(a.head) == p.light) a.role = Role::agent;
    }
    return;
  }
  const auto count_themes = std::count_if(p.arguments.begin(), p.arguments.end(),
                                          [](const Argument& a) { return a.role == Role::theme; });
  for (Argument& a : p.arguments) {
    if (a.role == Role::oblique && a.marker == "by") a.role = Role::agent;
    // "A was offered talks": what is offered is the object, A receives it.
    if (count_themes > 1 && a.role == Role::theme && syntax_.relation(a.head) == "nsubj:pass")
      a.role = Role::recipient;
  }
}

// "discussed the crisis with B", "talks in Rome with B": a parser hangs "with B" on the nearer noun about as
// often as on the act. Partners one level down are taken over; a noun that has its own meaning for "with"
// keeps it as well.
void PredicatesBuilder::adopt_stray_partners(Predicate& p) const {
  const std::size_t own = p.arguments.size();
  for (std::size_t i = 0; i < own; ++i) {
    const Argument a = p.arguments[i];
    if (a.role != Role::theme && a.role != Role::oblique) continue;
    // "talk of a meeting between A and B": theirs is the meeting
    const bool act = is_one_of(syntax_.lemma(a.head), {"meeting", "talk", "talks", "summit", "call", "visit",
                                                       "negotiation", "dialogue"});
    if (act && is_one_of(a.marker, {"of", "about"})) continue;
    for (const TokenIndex c : syntax_.children(a.head)) {
      if (syntax_.base_relation(c) != "nmod") continue;
      const std::string_view marker = marker_of(syntax_, c);
      // "a call from A to B", with "to B" hung on A
      const ActorIndex actor =
          a.marker == "from" && marker == "to" ? actors_.actor_of(c) : ActorIndex::none();
      if (actor.valid() && actors_[actor].type == ActorType::person)
        p.arguments.push_back({Role::oblique, c, marker, false});
      if (marker == "with" || marker == "between") p.arguments.push_back({Role::oblique, c, marker, true});
    }
  }
}

// "a visit to Ankara by the minister", "called off a visit by the minister": a parser hangs "by" on the
// place, or on the verb above, which does what it does by itself.
void PredicatesBuilder::adopt_stray_agent(Predicate& p) const {
  if (p.kind != PredicateKind::noun) return;
  const auto is_agent = [](const Argument& a) { return a.role == Role::agent && a.marker != "poss"; };
  if (std::ranges::any_of(p.arguments, is_agent)) return;
  std::vector<TokenIndex> hosts;
  for (const Argument& a : p.arguments) {
    if (a.role == Role::oblique && !a.shared) hosts.push_back(a.head);
  }
  const TokenIndex verb = syntax_.head(p.top);
  const bool active = verb.valid() && syntax_.upos(verb) == "VERB" && syntax_.base_relation(p.top) == "obj" &&
                      !syntax_.has_child(verb, "aux:pass") && syntax_.xpos(verb) != "VBN";
  if (active) hosts.push_back(verb);
  for (const TokenIndex host : hosts) {
    for (const TokenIndex c : syntax_.children(host)) {
      if (c < p.head || marker_of(syntax_, c) != "by" || !actors_.headed_by(c).valid()) continue;
      return p.arguments.push_back({Role::agent, c, "by", true});
    }
  }
}

}  // namespace readout
