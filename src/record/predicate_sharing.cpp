// Second pass of argument structure: governors, and the arguments that are understood (control, raising,
// coordination, relative clauses, transparent nouns). Control after the lexical rule of Rosenbaum (1967): the
// nearest higher argument controls, object before subject, but for the verbs of control.tsv.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/predicates_builder.hpp"

namespace readout {
namespace {

bool is_relative_pronoun(const Syntax& syntax, TokenIndex t) {
  const std::string_view lower = syntax.lower(t);
  return lower == "who" || lower == "whom" || lower == "which" || lower == "that";
}

/// The deep role in which the surface subject stands.
Role subject_role(const Predicate& p) {
  if (p.kind == PredicateKind::noun && !p.light.valid()) return Role::predicate_of;
  return p.passive && !p.light.valid() ? Role::theme : Role::agent;
}

const Argument* find(const Predicate& p, Role role) {
  const auto it =
      std::find_if(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) { return a.role == role; });
  return it == p.arguments.end() ? nullptr : &*it;
}

}  // namespace

bool PredicatesBuilder::is_conjunct(const Predicate& p) const {
  return syntax_.base_relation(p.top) == "conj" && syntax_.head(p.top).valid();
}

PredicateIndex PredicatesBuilder::predicate_above(TokenIndex t) const {
  const TokenIndex head = syntax_.head(t);
  return head.valid() ? out_.at_[head] : PredicateIndex::none();
}

// '"Talks will resume," the minister said': the speech verb is a parataxis under the word it quotes.
PredicateIndex PredicatesBuilder::quoting_verb(TokenIndex top) const {
  for (const TokenIndex c : syntax_.children(top)) {
    if (syntax_.base_relation(c) != "parataxis" || syntax_.upos(c) != "VERB") continue;
    if (!syntax_.has_child(c, "nsubj") || syntax_.has_child(c, "ccomp") || syntax_.has_child(c, "obj"))
      continue;
    if (out_.at_[c].valid()) return out_.at_[c];
  }
  return PredicateIndex::none();
}

/// "claims that A had met B": a parser takes the clause for a relative one now and then. Then "that" stands
/// for nothing in it: it is a mark, or an object beside another one.
bool PredicatesBuilder::is_content_clause(TokenIndex verb) const {
  if (syntax_.base_relation(verb) != "acl" || !syntax_.has_child(verb, "nsubj")) return false;
  const TokenIndex high = syntax_.child(syntax_.head(verb), "amod");  // "it is high time that they talked"
  const bool high_time =
      high.valid() && syntax_.lower(high) == "high" && syntax_.lemma(syntax_.head(verb)) == "time";
  TokenIndex that, object;
  for (const TokenIndex c : syntax_.children(verb)) {
    const std::string_view relation = syntax_.base_relation(c);
    const bool stands = relation == "mark" || relation == "obj" || (relation == "obl" && high_time);
    if (syntax_.lower(c) == "that" && stands) {
      that = c;
    } else if (relation == "obj") {
      object = c;
    }
  }
  if (!that.valid()) return false;
  const bool adjacent = syntax_.head(verb) + 1 == that;
  if (!adjacent && syntax_.subtree(verb).begin_index != that) return false;
  if (syntax_.base_relation(that) == "mark" || (adjacent && (object.valid() || high_time)))
    return true;  // "a report by the Times that A had met B"
  // "a report in the Times that A had asked to see B", "had flown there to see B": nothing is left for "that"
  // to be
  const TokenIndex over = syntax_.head(syntax_.head(verb));
  const auto is_whole = [&](std::string_view relation) {
    const TokenIndex complement = syntax_.child(verb, relation);
    return complement.valid() && syntax_.has_child(complement, "obj");
  };
  const bool whole = object.valid() || is_whole("xcomp") || is_whole("advcl");
  return whole && over.valid() && tables_.takes(syntax_.lemma(over), "that");
}

/// "claims by the opposition that they met", hung on "opposition": what is told is the claim's.
PredicateIndex PredicatesBuilder::told_by(PredicateIndex above) const {
  const TokenIndex teller = out_.all_[above].top;
  const TokenIndex over = syntax_.head(teller);
  if (!over.valid() || !is_one_of(marker_of(syntax_, teller), {"by", "from", "of", "in"})) return above;
  if (tables_.takes(syntax_.lemma(over), "that")) return out_.at_[over].valid() ? out_.at_[over] : above;
  for (const TokenIndex c : syntax_.children(over)) {  // both hang on the verb: "rejected claims by A that"
    const bool claim =
        c < teller && syntax_.base_relation(c) == "obj" && tables_.takes(syntax_.lemma(c), "that");
    if (claim && out_.at_[c].valid()) return out_.at_[c];
  }
  return above;
}

/// "Talks between A and B ended": a parser takes "ended" for one more of A and B now and then. The verb, or
/// none; a verb of a coordination has a subject or an "and" of its own.
PredicateIndex PredicatesBuilder::verb_read_as_conjunct(const Predicate& noun) const {
  if (noun.kind != PredicateKind::noun || noun.light.valid()) return PredicateIndex::none();
  for (const TokenIndex c : syntax_.children(noun.top)) {
    const bool finite = is_one_of(syntax_.xpos(c), {"VBD", "VBZ", "VBP"}) || syntax_.has_child(c, "aux");
    const bool own =
        syntax_.has_child(c, "cc") || syntax_.has_child(c, "nsubj") || syntax_.has_child(c, "expl");
    const bool beside = is_one_of(syntax_.base_relation(c), {"conj", "parataxis"}) && c > noun.head;
    if (beside && finite && !own) return out_.at_[c];
  }
  return PredicateIndex::none();
}

void PredicatesBuilder::link_governor(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  if (const PredicateIndex verb = verb_read_as_conjunct(p); verb.valid()) {
    p.governor = verb;
    p.governor_role = out_.all_[verb].passive ? Role::theme : Role::agent;
    p.subject_of_governor = true;
    out_.all_[verb].arguments.push_back({p.governor_role, p.top, {}, false});
    return;
  }
  TokenIndex top = p.top;
  // The members of a coordination stand where the first one stands. Bounded by the depth of the tree.
  while (syntax_.base_relation(top) == "conj" && syntax_.head(top).valid()) {
    const PredicateIndex first = out_.at_[syntax_.head(top)];
    top = first.valid() ? out_.all_[first].top : syntax_.head(top);
  }
  const PredicateIndex quoting = quoting_verb(top);
  if (quoting.valid() && quoting != index) {
    p.governor = quoting;
    p.governor_role = Role::clause;
    return;
  }
  const std::string_view full = syntax_.relation(top);
  const std::string_view relation = syntax_.base_relation(top);
  static constexpr std::string_view kIslands[] = {"acl:relcl", "advcl:relcl", "nmod:poss"};
  static constexpr std::string_view kLoose[] = {"root",     "parataxis",  "appos", "vocative", "list",
                                                "compound", "dislocated", "amod",  "discourse"};
  const bool content_clause = is_content_clause(top);
  if (!content_clause && std::ranges::find(kIslands, full) != std::end(kIslands)) return;
  if (std::ranges::find(kLoose, relation) != std::end(kLoose)) return;
  PredicateIndex above = predicate_above(top);
  // "ahead of talks", "have nothing against talks": a word stands between.
  const TokenIndex between = syntax_.head(top);
  const bool passed =
      between.valid() && (syntax_.upos(between) == "ADV" ||
                          is_one_of(syntax_.lower(between), {"nothing", "something", "anything"}));
  if (!above.valid() && passed) above = predicate_above(between);
  if (!above.valid() || above == index) return;
  if (content_clause) above = told_by(above);
  p.governor = above;
  p.governor_marker = content_clause ? "that" : clause_marker_of(syntax_, top);
  p.subject_of_governor = relation == "nsubj" || relation == "csubj";
  p.governor_role = relation == "advcl" ? Role::adverbial : relation == "obl" ? Role::oblique : Role::clause;
  for (const Argument& a : out_.all_[above].arguments) {
    if (a.head == top) p.governor_role = a.role;
  }
}

// "What A will not do is talk to B", "What A wants is a meeting", "A meeting is what A wants": the clause of
// "what" stands over the act.
void PredicatesBuilder::resolve_cleft(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  TokenIndex what;
  if (syntax_.has_child(p.head, "cop")) {
    for (const TokenIndex c : syntax_.children(p.head)) {
      if (syntax_.base_relation(c) == "nsubj" && syntax_.lower(c) == "what") what = c;
    }
  }
  // "It is talks that A is asking for"
  const TokenIndex relative = syntax_.child(p.head, "acl:relcl"), it = syntax_.child(p.head, "nsubj");
  if (p.kind == PredicateKind::noun && !p.light.valid() && relative.valid() && it.valid() &&
      syntax_.lower(it) == "it" && syntax_.has_child(p.head, "cop") && syntax_.has_child(relative, "nsubj"))
    what = p.head;
  const TokenIndex is = syntax_.head(p.top);
  const bool behind = is.valid() && syntax_.lower(is) == "what" && syntax_.base_relation(p.top) == "nsubj";
  if (behind) what = is;
  if (!what.valid()) return;
  const TokenIndex clause = syntax_.child(what, "acl:relcl");
  const PredicateIndex over = clause.valid() ? out_.at_[clause] : PredicateIndex::none();
  if (!over.valid() || over == index) return;
  Predicate& g = out_.all_[over];
  std::erase_if(p.arguments, [&](const Argument& a) { return a.head == what; });
  std::erase_if(p.auxiliaries, [&](TokenIndex t) { return syntax_.base_relation(t) == "cop"; });
  if (syntax_.lemma(g.head) == "do") {
    p.auxiliaries.insert(p.auxiliaries.begin(), g.auxiliaries.begin(), g.auxiliaries.end());
    p.negated = p.negated != g.negated;
    if (g.negated) p.negation = g.negation;
    if (const Argument* agent = find(g, Role::agent))
      p.arguments.push_back({Role::agent, agent->head, {}, true});
    return;
  }
  if (!behind) {
    g.governor = p.governor;
    g.governor_role = p.governor_role;
    g.governor_marker = p.governor_marker;
  }
  p.governor = over;
  p.governor_role = p.kind == PredicateKind::verb ? Role::clause : Role::theme;
  p.governor_marker = p.kind == PredicateKind::verb ? "to" : "";
  p.subject_of_governor = false;
  const TokenIndex stray = syntax_.child(g.head, "case");  // "asking for"
  if (what == p.head && stray.valid() && g.head < stray) {
    p.governor_role = Role::oblique;
    p.governor_marker = syntax_.lower(stray);
  }
}

// "The talks had to be put off", "are expected to take place": what is said of the subject is the infinitive.
void PredicatesBuilder::hang_on_raised(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  if (p.kind != PredicateKind::noun || !p.subject_of_governor || !p.governor.valid()) return;
  const Predicate& g = out_.all_[p.governor];
  if (!is_one_of(syntax_.lemma(g.head),
                 {"have", "need", "seem", "appear", "expect", "schedule", "set", "due", "likely", "unlikely",
                  "bound", "slate", "suppose", "believe", "report", "understand"}))
    return;
  for (const Argument& a : g.arguments) {
    const PredicateIndex raised = out_.at_[a.head];
    if (a.role != Role::clause || a.marker != "to" || !raised.valid() || raised == index) continue;
    p.governor = raised;
    p.governor_role = out_.all_[raised].passive ? Role::theme : Role::agent;
    return;
  }
}

// "call off my visit to B", "accepted an invitation to Oslo from B", "an invitation went out to B": a parser
// hangs on the verb what belongs to such a noun.
void PredicatesBuilder::adopt_behind(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  if (p.kind != PredicateKind::noun || !p.governor.valid()) return;
  const bool word = is_one_of(syntax_.lemma(p.head), {"invitation", "letter", "message", "call"});
  const bool journey = is_one_of(syntax_.lemma(p.head), {"visit", "trip", "tour", "journey", "pilgrimage"});
  if (!word && !(journey && !p.subject_of_governor)) return;
  const Predicate& g = out_.all_[p.governor];
  if (g.kind != PredicateKind::verb || (p.governor_role != Role::theme && !p.subject_of_governor)) return;
  TokenIndex end = syntax_.subtree(p.head).end_index;
  for (const Argument& a : g.arguments) {
    if (a.role != Role::oblique || a.shared || a.head < p.head) continue;
    if (a.marker != "to" && !(word && a.marker == "from")) continue;
    if (!p.subject_of_governor && syntax_.subtree(a.head).begin_index != end) continue;
    end = syntax_.subtree(a.head).end_index;
    p.arguments.push_back({Role::oblique, a.head, a.marker, true});
  }
}

// "Roe, who is due to meet B": a parser hangs "to meet" on Roe now and then. An infinitive right behind a
// verb or adjective is that word's.
void PredicatesBuilder::repair_infinitive(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  TokenIndex to;
  for (const TokenIndex c : syntax_.children(p.top)) {
    if (syntax_.relation(c) == "mark" && syntax_.lower(c) == "to") to = c;
  }
  if (!to.valid() || to.value() == 0) return;
  const TokenIndex before = to - 1;
  if (syntax_.sentence_of(before) != syntax_.sentence_of(to)) return;
  const PredicateIndex x = out_.at_[before];
  if (!x.valid() || x == index || p.governor == x || out_.all_[x].kind == PredicateKind::noun) return;
  for (PredicateIndex above = x; above.valid(); above = out_.all_[above].governor) {
    if (above != index) continue;
    out_.all_[x].governor = p.governor;  // the two change places
    out_.all_[x].governor_role = p.governor_role;
    out_.all_[x].governor_marker = p.governor_marker;
    break;
  }
  p.governor = x;
  p.governor_role = Role::clause;
  p.governor_marker = "to";
  p.subject_of_governor = false;
}

/// "Speculation is growing that A will meet B": what is told hangs on the verb, but it is the subject's.
bool PredicatesBuilder::is_told_by_subject(const Predicate& p) const {
  if (!p.governor.valid() || p.governor_role != Role::clause || p.governor_marker != "that") return false;
  return is_one_of(syntax_.lemma(out_.all_[p.governor].head),
                   {"grow", "mount", "swirl", "emerge", "circulate", "spread", "persist", "remain", "rise",
                    "abound", "surface", "arise", "fade"});
}

void PredicatesBuilder::hang_on_subject(Predicate& p) const {
  for (const Argument& a : out_.all_[p.governor].arguments) {
    const PredicateIndex subject = out_.at_[a.head];
    if (a.role != Role::agent || a.shared || !subject.valid() ||
        !tables_.takes(syntax_.lemma(a.head), "that"))
      continue;
    p.governor = subject;
    return;
  }
}

// "turned down a request by C to meet B", "a proposal for talks": a parser hangs the act on the verb, but it
// is the object's that stands before it, if that takes one.
void PredicatesBuilder::hang_on_object(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  const bool infinitive = p.governor_marker == "to" && p.governor_role != Role::oblique;
  const bool behind = infinitive || p.governor_role == Role::oblique;
  if (is_told_by_subject(p)) return hang_on_subject(p);
  if (!p.governor.valid() || !behind || out_.all_[p.governor].kind != PredicateKind::verb) return;
  for (const Argument& a : out_.all_[p.governor].arguments) {
    const PredicateIndex object = out_.at_[a.head];
    const bool there =
        syntax_.has_child(out_.all_[p.governor].head, "expl");  // "there are no plans to meet B"
    const bool place = a.role == Role::theme || (there && a.role == Role::agent);
    if (!place || a.shared || !object.valid() || object == p.governor || object == index) continue;
    // "put off a trip to see B"
    const bool journey =
        infinitive && is_one_of(syntax_.lemma(a.head), {"trip", "visit", "journey", "tour", "flight"});
    if (!(a.head < p.top) || !(journey || tables_.takes(syntax_.lemma(a.head), p.governor_marker))) continue;
    p.governor = object;
    p.governor_role = Role::clause;
    return;
  }
}

// "is unwilling under any conditions to meet B": a parser hangs the act on the noun between.
void PredicatesBuilder::hang_past_noun(PredicateIndex index) {
  Predicate& p = out_.all_[index];
  if (p.governor_marker != "to" || !p.governor.valid() || p.governor_role == Role::oblique) return;
  const Predicate& noun = out_.all_[p.governor];
  if (noun.kind != PredicateKind::noun || noun.governor_role != Role::oblique || !noun.governor.valid())
    return;
  if (tables_.takes(syntax_.lemma(noun.head), "to") ||
      out_.all_[noun.governor].kind != PredicateKind::adjective)
    return;
  if (std::ranges::any_of(out_.all_[noun.governor].arguments,
                          [](const Argument& a) { return a.role == Role::clause; }))
    return;
  p.governor = noun.governor;
  p.governor_role = Role::clause;
}

// In "the minister, who met B" and "a meeting that A held with B" the antecedent takes the pronoun's role;
// without a pronoun it takes the object's, if that is free.
void PredicatesBuilder::resolve_relative(Predicate& p) const {
  const TokenIndex carrier = p.light.valid() ? p.light : p.head;
  const std::string_view relation = syntax_.relation(carrier);
  if (relation != "acl:relcl" || is_content_clause(carrier)) return;
  const TokenIndex antecedent = syntax_.head(carrier);
  bool resolved = false;
  for (Argument& a : p.arguments) {
    if (!is_relative_pronoun(syntax_, a.head)) continue;
    a.head = antecedent;
    a.shared = true;
    resolved = true;
  }
  if (antecedent == p.head) {  // the light verb's own noun
    std::erase_if(p.arguments, [&](const Argument& a) { return a.head == antecedent; });
    return;
  }
  if (resolved) return;
  const bool gap = p.kind == PredicateKind::verb && find(p, subject_role(p)) && !find(p, Role::theme);
  if (gap) p.arguments.push_back({Role::theme, antecedent, {}, true});
}

void PredicatesBuilder::share(PredicateIndex index) {
  if (shared_[index.value()]) return;
  shared_[index.value()] = 1;  // set first: a damaged tree cannot make this recurse for ever
  Predicate& p = out_.all_[index];
  share_auxiliaries(p);
  if (p.kind == PredicateKind::noun && !p.light.valid()) {
    share_transparent(p);
    const bool predicative = syntax_.has_child(p.head, "cop") || syntax_.base_relation(p.top) == "xcomp";
    if (!predicative) return;
  }
  share_subject(p);
}

// "will meet A and visit B": the second verb stands under the same auxiliaries if it has the same form and
// none.
void PredicatesBuilder::share_auxiliaries(Predicate& p) const {
  if (!is_conjunct(p)) return;
  const PredicateIndex first = predicate_above(p.top);
  // "if they fail and A meets B"
  const TokenIndex mark =
      first.valid() && p.kind == PredicateKind::verb ? out_.all_[first].mark : TokenIndex::none();
  const bool condition = mark.valid() && is_one_of(syntax_.lower(mark), {"if", "unless", "whether"});
  if (condition && !p.mark.valid()) p.mark = mark;
  if (!first.valid() || syntax_.has_child(p.top, "nsubj")) return;
  const Predicate& q = out_.all_[first];
  if (!p.auxiliaries.empty()) {  // "is to go and be received"
    const bool bare = syntax_.xpos(p.auxiliaries.front()) == "VB" && !q.auxiliaries.empty();
    if (bare) p.auxiliaries.insert(p.auxiliaries.begin(), q.auxiliaries.begin(), q.auxiliaries.end());
    return;
  }
  const TokenIndex other = q.light.valid() ? q.light : q.head;
  const std::string_view form = syntax_.xpos(p.top);
  const bool dependent_form = form == "VB" || form == "VBN" || form == "VBG";
  if (dependent_form && syntax_.xpos(other) == form) {
    p.auxiliaries = q.auxiliaries;
    p.passive = p.passive || (q.passive && form == "VBN");
  }
}

// "the idea of speaking", "a round of talks": whoever has the idea does the speaking.
void PredicatesBuilder::share_transparent(Predicate& p) {
  const bool between =
      std::ranges::any_of(p.arguments, [](const Argument& a) { return a.marker == "between"; });
  if (find(p, Role::agent) || between || !p.governor.valid()) return;
  const bool hangs_in_transparent = tables_.is_transparent(syntax_.lemma(out_.all_[p.governor].head));
  if (!hangs_in_transparent && !tables_.is_transparent(syntax_.lemma(p.head))) return;
  if (p.subject_of_governor) return;
  const TokenIndex agent = understood_agent(p.governor);
  if (agent.valid() && agent != p.head) p.arguments.push_back({Role::agent, agent, {}, true});
}

/// "plans for A to meet B": A, right before "to" and behind "for"; or none.
TokenIndex PredicatesBuilder::subject_before_to(const Predicate& p) const {
  if (p.auxiliaries.empty() || syntax_.lower(p.auxiliaries.front()) != "to") return TokenIndex::none();
  const TokenIndex to = p.auxiliaries.front();
  if (to == syntax_.sentence(syntax_.sentence_of(to)).tokens.begin_index) return TokenIndex::none();
  TokenIndex last = to - 1;
  if (syntax_.upos(last) == "PUNCT" && last.value() > 0) --last;  // "for the president, Jane Roe, to meet B"
  for (TokenIndex t = last; t.valid() && t < to; t = syntax_.head(t)) {
    const std::string_view relation = syntax_.base_relation(t);
    const TokenIndex word = syntax_.child(t, "case");
    const TokenIndex end = syntax_.subtree(t).end_index;
    const bool phrase = (relation == "nmod" || relation == "obl") && (end == to || end == last + 1);
    if (phrase && word.valid() && syntax_.lower(word) == "for") return t;
  }
  return TokenIndex::none();
}

/// "the willingness of A to meet B": A; or none.
TokenIndex PredicatesBuilder::whose(TokenIndex noun, TokenIndex infinitive) const {
  for (const TokenIndex c : syntax_.children(noun)) {
    const bool of =
        noun < c && c < infinitive && syntax_.base_relation(c) == "nmod" && marker_of(syntax_, c) == "of";
    if (of && actors_.actor_of(c).valid()) return c;
  }
  return TokenIndex::none();
}

void PredicatesBuilder::share_subject(Predicate& p) {
  const Role role = subject_role(p);
  if (find(p, role)) return;
  if (p.kind != PredicateKind::noun && p.passive && find(p, Role::recipient)) return;
  const std::string_view full = syntax_.relation(p.top);
  const std::string_view relation = syntax_.base_relation(p.top);
  if (relation == "ccomp" && syntax_.has_child(p.top, "nsubj")) return;  // "will be in Oslo, an aide said"
  const PredicateIndex above = predicate_above(p.top);
  TokenIndex subject;
  if (const TokenIndex named = subject_before_to(p); named.valid()) {
    p.arguments.push_back({role, named, {}, true});
    return;
  }
  const bool on_object = p.governor.valid() && above.valid() && p.governor != above &&
                         p.governor_marker == "to" && out_.all_[p.governor].kind == PredicateKind::noun &&
                         out_.all_[p.governor].governor == above;
  const bool past_noun = p.governor.valid() && above.valid() && p.governor != above &&
                         p.governor_marker == "to" &&
                         out_.all_[p.governor].kind == PredicateKind::adjective && relation == "acl";
  if (past_noun) {
    subject = surface_subject(p.governor);
  } else if (on_object) {
    subject = understood_agent(p.governor);
  } else if (relation == "conj") {
    if (above.valid()) subject = surface_subject(above);
  } else if (full == "acl:relcl" || full == "advcl:relcl") {
    return;
  } else if (relation == "acl") {
    const TokenIndex noun = syntax_.head(p.top);
    const bool finite_clause =
        p.mark.valid() && syntax_.lower(p.mark) != "to" && syntax_.xpos(p.top) != "VBG";
    if (!noun.valid() || finite_clause) return;
    if (actors_.actor_of(noun).valid() || !above.valid()) {
      subject = noun;
    } else if (p.passive) {
      subject = noun;  // "remarks made in Oslo"
    } else {
      subject = understood_agent(above);
      if (!subject.valid()) subject = whose(noun, p.top);
    }
  } else if (relation == "xcomp" || relation == "ccomp" || relation == "advcl" || relation == "parataxis" ||
             (relation == "csubj" && syntax_.head(p.top) < p.top)) {  // "he is due to meet B", so misread
    if (above.valid() && quoting_verb(p.top) == PredicateIndex::none()) subject = controller(above, p.top);
  }
  if (subject.valid() && subject != p.head) p.arguments.push_back({role, subject, {}, true});
}

// "called on B to talk", "appealed to B to talk", "urged B to talk", where "to talk" is read as a purpose:
// whom it is asked of is understood.
TokenIndex PredicatesBuilder::addressee(const Predicate& p) const {
  const std::string_view verb = syntax_.lemma(p.head);
  for (const Argument& a : p.arguments) {
    if (a.shared || !actors_.actor_of(a.head).valid()) continue;
    if (a.role == Role::theme &&
        is_one_of(verb, {"advise", "allow", "ask", "beg", "encourage", "implore", "invite", "order", "permit",
                         "challenge", "dare", "persuade", "press", "push", "tell", "urge"}))
      return a.head;
    if (a.role != Role::oblique) continue;
    const bool on = is_one_of(a.marker, {"on", "upon"}) && is_one_of(verb, {"call", "prevail"});
    const bool to = a.marker == "to" && verb == "appeal";
    const bool with = a.marker == "with" && verb == "plead";
    if (on || to || with) return a.head;
  }
  return TokenIndex::none();
}

TokenIndex PredicatesBuilder::controller(PredicateIndex governor, TokenIndex complement) {
  share(governor);
  const Predicate& g = out_.all_[governor];
  const std::string_view relation = syntax_.base_relation(complement);
  const std::string_view marker = clause_marker_of(syntax_, complement);
  if (marker == "to" && g.kind == PredicateKind::verb) {
    if (const TokenIndex asked = addressee(g); asked.valid()) return asked;
  }
  const bool adjunct = relation == "advcl" && marker != "of" && marker != "from" && marker != "for";
  const auto is_to = [&](TokenIndex c) {
    return syntax_.lower(c) == "to" && syntax_.base_relation(c) == "mark";
  };
  const bool infinitive =
      std::ranges::any_of(syntax_.children(complement), is_to);  // "decide whether to hold talks"
  const bool own_subject_clause = relation == "ccomp" && !marker.empty() && marker != "to" && !infinitive;
  if (own_subject_clause) return TokenIndex::none();
  if (!adjunct && g.kind == PredicateKind::verb && !tables_.has_subject_control(syntax_.lemma(g.head))) {
    if (const Argument* recipient = find(g, Role::recipient)) return recipient->head;
    if (const Argument* theme = find(g, Role::theme); theme && relation != "parataxis") return theme->head;
  }
  return surface_subject(governor);
}

TokenIndex PredicatesBuilder::surface_subject(PredicateIndex index) {
  share(index);
  const Predicate& p = out_.all_[index];
  if (const Argument* subject = find(p, subject_role(p))) return subject->head;
  const Argument* other = find(p, p.passive ? Role::recipient : Role::agent);
  return other ? other->head : TokenIndex::none();
}

TokenIndex PredicatesBuilder::understood_agent(PredicateIndex index) {
  share(index);
  const Predicate& p = out_.all_[index];
  if (const Argument* agent = find(p, Role::agent)) return agent->head;
  if (p.kind != PredicateKind::noun) return surface_subject(index);
  for (const Argument& a : p.arguments) {  // "the refusal of A to meet B"
    if (a.role == Role::oblique && a.marker == "of" && actors_.actor_of(a.head).valid()) return a.head;
  }
  // "is loth to meet B", with "loth" taken for a noun
  if (const Argument* subject = find(p, Role::predicate_of)) return subject->head;
  // "A's goal is to meet B" has an agent; "the goal is to meet" has none; "has a plan to meet": the owner's.
  if (p.governor.valid() && !p.subject_of_governor && p.governor_role == Role::theme) {
    return understood_agent(p.governor);
  }
  return TokenIndex::none();
}

}  // namespace readout
