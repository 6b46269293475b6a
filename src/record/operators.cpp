// The walk over operators and the fold of their classes into a stage; see operators.hpp. Tense and aspect are
// read from the auxiliaries after Huddleston and Pullum (2002), chapter 3.
#include "record/operators.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/verb_forms.hpp"

namespace readout {
namespace {

std::string_view part_of(PredicateKind kind) {
  return kind == PredicateKind::verb ? "v" : kind == PredicateKind::noun ? "n" : "a";
}

class Walker {
 public:
  Walker(const Document& document, const Syntax& syntax, const Predicates& predicates,
         const OperatorTables& tables)
      : document_(document), syntax_(syntax), predicates_(predicates), tables_(tables) {}

  Walk walk(PredicateIndex act, std::string_view stage) {
    act_ = act;
    if (!stage.empty())
      push(stage, std::string(syntax_.lower(predicates_[act].head)), predicates_[act].head, act);
    read_prenominal(act);
    read_preposition(act);
    read_tense(act, /*is_act=*/true);
    // "there was no planned trip": none was planned
    const bool planned = predicates_[act].kind == PredicateKind::noun && !walk_.operators.empty() &&
                         walk_.operators.front().op_class == "plan";
    if (predicates_[act].negated && planned) push("deny", "not", predicates_[act].negation, act);
    if (predicates_[act].negated && !planned) push_not(act, "not");
    bool open = true;
    for (PredicateIndex p = act, governor; p.valid(); p = governor) {
      governor = predicates_[p].governor;
      if (open) open = step(p, governor);
      if (governor.valid()) walk_.governors.push_back(governor);
    }
    drop_delay();
    return std::move(walk_);
  }

 private:
  void push(std::string_view op_class, std::string row, TokenIndex word, PredicateIndex p,
            const std::vector<std::string>* shares = nullptr) {
    walk_.operators.push_back({std::string(op_class), std::move(row), word, p, shares});
  }
  /// The operator pushed last has this row.
  void name_row(Table::Row row) { walk_.operators.back().entry = row; }

  void read_prenominal(PredicateIndex p);
  void read_preposition(PredicateIndex p);
  bool is_no_longer(PredicateIndex p) const;
  bool is_after_all(PredicateIndex p) const;
  void push_not(PredicateIndex p, std::string_view op_class);
  bool read_due(PredicateIndex p);
  void read_tense(PredicateIndex p, bool is_act);
  void read_auxiliaries(PredicateIndex p, TokenIndex carrier, bool is_act);
  bool is_backshifted(PredicateIndex p) const;
  bool is_subject_of(PredicateIndex p) const;
  bool is_subordinate(PredicateIndex p) const;
  bool in_headline(TokenIndex t) const;
  const OperatorTables::Row* verb_row(TokenIndex verb, std::string_view link,
                                      std::string* name = nullptr) const;
  const OperatorTables::Row* row_over(PredicateIndex governor, std::string_view link,
                                      std::string& name) const;
  const OperatorTables::Row* phrase_row(PredicateIndex verb, std::string_view link, std::string& name) const;
  const OperatorTables::Row* phrase_row_through(PredicateIndex noun, std::string_view link,
                                                std::string& name) const;
  const OperatorTables::Row* named_row(PredicateIndex verb, std::string_view link, std::string& name) const;
  const OperatorTables::Row* row_past_time(PredicateIndex noun, std::string_view link,
                                           std::string& name) const;
  void drop_delay();
  bool step_conjuncts(PredicateIndex governor);
  bool is_report(PredicateIndex p) const;
  bool is_question(PredicateIndex p) const;
  bool is_inverted_being(PredicateIndex governor) const;
  TokenIndex linked_predicate(PredicateIndex governor) const;
  bool is_thought_of(PredicateIndex p) const;
  bool is_as_long_as(TokenIndex mark) const;
  TokenIndex too_much(PredicateIndex governor) const;
  bool is_own_offer(PredicateIndex p) const;
  bool is_heading(PredicateIndex p) const;
  bool is_imperative(PredicateIndex governor) const;
  bool is_inverted_condition(PredicateIndex p) const;
  bool is_second_clause(PredicateIndex p) const;
  bool step(PredicateIndex p, PredicateIndex governor);
  bool step_operator(PredicateIndex governor, std::string_view link, const OperatorTables::Row& row,
                     std::string name);
  PredicateIndex verb_of_link(const Predicate& p, const OperatorTables::Row& row) const;
  bool is_thought_without(PredicateIndex p) const;
  bool is_past(PredicateIndex p) const;
  bool is_leaving(PredicateIndex p) const;
  bool is_when_clause(const Predicate& p) const;
  bool is_to_come(PredicateIndex p) const;
  bool is_open(PredicateIndex p) const;
  bool step_adjunct(const Predicate& p, PredicateIndex index);
  bool step_plain(const Predicate& p, PredicateIndex governor);

  const Document& document_;
  const Syntax& syntax_;
  const Predicates& predicates_;
  const OperatorTables& tables_;
  PredicateIndex act_;     // from which the walk starts
  bool plain_ = false;     // is the word above no operator?
  bool question_ = false;  // does what was told so far answer a question ("whether ...")?
  PredicateIndex read_;    // a verb that was read together with its noun ("see no point")
  Walk walk_;
};

bool Walker::in_headline(TokenIndex t) const {
  const ParagraphIndex paragraph = syntax_.sentence(syntax_.sentence_of(t)).paragraph;
  return document_.paragraphs()[paragraph].kind == ParagraphKind::headline;
}

// "the planned visit", "talks scheduled for Friday": operators that stand at the noun itself.
void Walker::read_prenominal(PredicateIndex index) {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::noun) return;
  for (const TokenIndex c : syntax_.children(p.head)) {
    if (c == p.light) continue;
    const std::string_view relation = syntax_.relation(c);
    const bool before = relation == "amod" || relation == "compound";
    const bool going = relation == "acl" && syntax_.xpos(c) == "VBG";  // "talks going on between A and B"
    const bool after = going || (relation == "acl" && syntax_.xpos(c) == "VBN");
    if (before) {
      if (const auto* row = tables_.find(syntax_.lower(c), "amod", "*")) {
        push(row->op_class, fmt::format("{} amod", syntax_.lower(c)), c, index);
        name_row(row->row);
      }
    } else if (after) {
      const auto* row = verb_row(c, going ? "subj" : "obj");
      if (row != nullptr && (!going || is_one_of(row->op_class, {"continue", "occur"}))) {
        push(row->op_class, fmt::format("{} v", syntax_.lemma(c)), c, predicates_.at(c), &row->shares);
        name_row(row->row);
      }
    }
  }
}

// "is after a meeting", "are against talks": the preposition says what it is to them.
void Walker::read_preposition(PredicateIndex index) {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::noun || !syntax_.has_child(p.head, "cop")) return;
  const std::string_view preposition = marker_of(syntax_, p.head);
  if (preposition.empty()) return;
  const auto* row = tables_.find(preposition, "a", "is");
  if (row == nullptr) return;
  push(row->op_class, fmt::format("{} a", preposition), syntax_.child(p.head, "case"), index, &row->shares);
  name_row(row->row);
}

/// "no longer plans to meet B".
bool Walker::is_no_longer(PredicateIndex p) const {
  return predicates_[p].negation.valid() && syntax_.lower(predicates_[p].negation) == "longer";
}

/// "will not meet B after all".
bool Walker::is_after_all(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  const auto& words = syntax_.sentence(syntax_.sentence_of(p.head)).tokens;
  return std::ranges::any_of(syntax_.children(p.head), [&](TokenIndex c) {
    return (syntax_.lower(c) == "all" && c > words.begin_index && syntax_.lower(c - 1) == "after") ||
           (syntax_.lower(c) == "after" && c + 1 < words.end_index && syntax_.lower(c + 1) == "all");
  });
}

void Walker::push_not(PredicateIndex p, std::string_view op_class) {
  push(is_no_longer(p)   ? "no_longer"
       : is_after_all(p) ? "not_occur"
                         : op_class,
       "not", predicates_[p].negation, p);
}

/// "The summit, postponed in March, will take place in June": of the two what is told of it last.
void Walker::drop_delay() {
  const auto is_delay = [&](const Operator& op) {
    return op.op_class == "cancel" && op.word.valid() && syntax_.xpos(op.word) == "VBN" &&
           is_one_of(syntax_.base_relation(op.word), {"amod", "acl"}) &&
           is_one_of(syntax_.lower(op.word), {"postponed", "delayed", "deferred", "suspended", "adjourned"});
  };
  const auto delay = std::ranges::find_if(walk_.operators, is_delay);
  if (delay == walk_.operators.end()) return;
  const auto has = [&](std::string_view op_class) {
    return std::find_if(delay + 1, walk_.operators.end(),
                        [&](const Operator& op) { return op.op_class == op_class; }) != walk_.operators.end();
  };
  const bool takes_place = has("occur") || has("plan") || has("begin");
  const bool not_after_all = has("cancel") || has("not") || has("not_occur") || has("refuse") || has("deny");
  if (takes_place && !not_after_all) walk_.operators.erase(delay);
}

// "said they would meet": a future seen from the past, no condition.
bool Walker::is_backshifted(PredicateIndex p) const {
  const Predicate& inner = predicates_[p];
  if (!inner.governor.valid() || inner.governor_role != Role::clause) return false;
  const Predicate& outer = predicates_[inner.governor];
  // '"I would meet B," he said' keeps the speaker's own tense
  const auto [first, last] = std::minmax(inner.top, outer.top);
  bool quoted = false;
  for (TokenIndex t = first; t < last; ++t) quoted = quoted != (syntax_.lower(t) == "\"");
  if (quoted) return false;
  if (syntax_.xpos(predicates_.carrier(syntax_, inner.governor)) == "VBD") return true;
  return std::ranges::any_of(outer.auxiliaries, [&](TokenIndex t) { return syntax_.xpos(t) == "VBD"; });
}

/// "is due to meet B", of which a parser takes "due to" for a preposition.
bool Walker::read_due(PredicateIndex index) {
  const Predicate& p = predicates_[index];
  const TokenIndex due = p.mark;
  if (!due.valid() || syntax_.lower(due) != "due" || syntax_.xpos(p.top) != "VB") return false;
  const auto* row = tables_.find("due", "a", "to");
  if (row == nullptr) return false;
  push(p.negated ? row->negated : row->op_class, "due a", due, index, &row->shares);
  name_row(row->row);
  walk_.finite = true;
  return true;
}

/// "when A had won and was visiting B"
bool Walker::is_subordinate(PredicateIndex index) const {
  if (predicates_[index].mark.valid()) return true;
  const TokenIndex top = predicates_[index].top;
  TokenIndex first = top;
  while (syntax_.base_relation(first) == "conj" && syntax_.head(first).valid()) first = syntax_.head(first);
  return syntax_.base_relation(first) == "advcl" || (first != top && syntax_.has_child(first, "mark"));
}

/// "I would meet him if he asked", "she said she would meet him if he asked"
bool Walker::is_own_offer(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::verb || !p.governor.valid() || p.governor_role != Role::clause) return false;
  const bool own = std::ranges::any_of(p.arguments, [&](const Argument& a) {
    return a.role == Role::agent && is_one_of(syntax_.lower(a.head), {"i", "we", "he", "she", "it", "they"});
  });
  return own && std::ranges::any_of(syntax_.children(p.top), [&](TokenIndex c) {
           const TokenIndex mark = syntax_.child(c, "mark");
           return syntax_.base_relation(c) == "advcl" && mark.valid() &&
                  is_one_of(syntax_.lower(mark), {"if", "once", "unless"});
         });
}

/// Is the act walked from the subject of this predicate?
bool Walker::is_subject_of(PredicateIndex index) const {
  return std::ranges::any_of(predicates_[index].arguments, [&](const Argument& a) {
    return predicates_.at(a.head) == act_ && !a.shared && syntax_.base_relation(a.head) == "nsubj";
  });
}

/// "A meeting would send the wrong signal", "to meet B would be a mistake", "it would be a mistake to meet
/// B": a judgement on an act that nobody has fixed. Not "the talks would focus on trade".
bool Walker::is_thought_of(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (!plain_) return false;
  const bool judged = syntax_.has_child(p.head, "cop");
  const TokenIndex act = predicates_[act_].top, subject = syntax_.child(p.head, "nsubj"),
                   it = subject.valid() ? subject : syntax_.child(p.head, "expl");
  const std::string_view relation = syntax_.base_relation(act);
  if (syntax_.head(act) == p.head && relation == "csubj") return true;
  const bool clause = syntax_.head(act) == p.head && predicates_[act_].governor_marker == "to";
  if (judged && clause && it.valid() && syntax_.lower(it) == "it") return true;
  if (!is_subject_of(index) || predicates_[act_].kind != PredicateKind::noun) return false;
  const auto definite = [&](TokenIndex c) {
    return syntax_.relation(c) == "nmod:poss" ||
           (syntax_.base_relation(c) == "det" &&
            is_one_of(syntax_.lower(c), {"the", "this", "these", "those", "that"}));
  };
  const bool of_matter =
      is_one_of(syntax_.lemma(p.head),
                {"focus", "cover", "centre", "center", "deal", "address", "include", "concern", "touch",
                 "revolve", "aim", "last", "involve", "come", "follow", "mark", "go", "be"});
  return !of_matter && std::ranges::none_of(syntax_.children(predicates_[act_].head), definite);
}

void Walker::read_tense(PredicateIndex index, bool is_act) {
  const Predicate& p = predicates_[index];
  const bool verbal = p.kind == PredicateKind::verb || p.light.valid() || syntax_.has_child(p.head, "cop");
  walk_.finite = false;
  if (read_due(index)) return;
  if (is_act && syntax_.has_child(p.head, "cop") && marker_of(syntax_, p.head) == "against") {
    push("refuse", "against", syntax_.child(p.head, "case"), index);  // "is against talks with B"
    if (p.negated) walk_.operators.back().op_class = "willing";
    walk_.finite = true;
    return;
  }
  if (is_act && is_heading(index)) push("progressive", "heading", syntax_.child(p.head, "case"), index);
  if (verbal) read_auxiliaries(index, predicates_.carrier(syntax_, index), is_act);
  const auto perhaps = [&](TokenIndex c) {
    return syntax_.base_relation(c) == "advmod" &&
           is_one_of(syntax_.lower(c), {"perhaps", "maybe", "possibly", "conceivably"});
  };
  if (!is_act || !verbal) return;
  for (const TokenIndex c : syntax_.children(predicates_.carrier(syntax_, index)))
    if (perhaps(c)) return push("possible", "adverb", c, index);
  // "Will A meet B?"
  if (p.auxiliaries.empty()) return;
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(p.head)).tokens;
  const bool inverted =
      p.auxiliaries.front() == sentence.begin_index && syntax_.lower(sentence.end_index - 1) == "?";
  if (inverted) push("possible", "question", p.auxiliaries.front(), index);
}

/// "Syria in talks with Russia", without a verb.
bool Walker::is_heading(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::noun || p.light.valid() || marker_of(syntax_, p.head) != "in") return false;
  if (syntax_.has_child(p.head, "cop")) return false;
  if (syntax_.base_relation(p.head) == "root") return syntax_.has_child(p.head, "nsubj");
  const TokenIndex over = syntax_.head(p.head);
  return over.valid() && syntax_.base_relation(p.head) == "nmod" && syntax_.base_relation(over) == "root" &&
         syntax_.upos(over) == "PROPN";
}

void Walker::read_auxiliaries(PredicateIndex index, TokenIndex carrier, bool is_act) {
  const Predicate& p = predicates_[index];
  TokenIndex modal, have, be, to, finite;
  for (const TokenIndex t : p.auxiliaries) {
    if (t == carrier) continue;
    if (syntax_.lower(t) == "to") {
      to = t;
    } else if (tables_.find(syntax_.lower(t), "aux", "*")) {
      modal = t;
    } else if (syntax_.lemma(t) == "have") {
      have = t;
    } else if (syntax_.lemma(t) == "be" && !be.valid()) {
      be = t;
    }
    if (!finite.valid() && t != to) finite = t;
  }
  if (!finite.valid()) finite = carrier;
  const std::string_view form = syntax_.xpos(carrier);
  // the tag of a rare form may be wrong where its feature is right ("shook": VBP, Tense=Past)
  const bool past = syntax_.xpos(finite) == "VBP" && syntax_.feature(finite, "Tense") == "Past";
  const std::string_view tense = past ? "VBD" : syntax_.xpos(finite);
  // "was visiting" is over; "has been visiting", and "said they were meeting", are not
  const bool over = tense == "VBD" && !have.valid() && !is_backshifted(index) && is_subordinate(index);
  const bool progressive = be.valid() && form == "VBG";
  if (progressive && !over) push("progressive", "progressive", be, index);
  // "have been in talks since Monday"
  const bool lasting =
      is_act && p.kind == PredicateKind::noun && marker_of(syntax_, p.head) == "in" &&
      std::ranges::any_of(p.arguments, [](const Argument& a) { return a.marker == "since"; });
  if (have.valid() && !progressive) push(lasting ? "progressive" : "past", "perfect", have, index);
  if (modal.valid()) {
    const auto* row = tables_.find(syntax_.lower(modal), "aux", "*");
    // "a meeting would be the first, he said" is of no meeting that is fixed
    const bool judged = !is_act && syntax_.has_child(p.head, "cop");
    const bool idle = !is_act && row->op_class == "would" && is_thought_of(index);
    const bool future = row->op_class == "would" && !judged && !idle && is_backshifted(index);
    // "a meeting would be pointless", "could have prevented it": said of one that is only thought of
    const bool thought =
        idle || (!is_act && is_subject_of(index) && (judged ? row->op_class == "would" : have.valid()));
    const bool willing = is_act && row->op_class == "would" && !have.valid() && is_own_offer(index);
    push(willing   ? "willing"
         : future  ? "future"
         : thought ? "condition"
                   : row->op_class,
         fmt::format("{} aux", syntax_.lower(modal)), modal, index);
    name_row(row->row);
    walk_.finite = true;
    return;
  }
  if (to.valid()) {
    // "is to meet"; and "X to meet Y" of a headline, but not "X 'open' to talks"
    const bool be_to = be.valid() && be < to;
    if (be_to && have.valid() && to < have) {  // "was to have met"
      walk_.operators.pop_back();
      push("cancel", "was to have", be, index);
      walk_.finite = true;
      return;
    }
    const TokenIndex before = to.value() > 0 ? to - 1 : to;
    if (be_to && form == "VB" && syntax_.lower(before) == "yet") {  // "is yet to meet B"
      push("fail", "yet to", before, index);
      walk_.finite = true;
      return;
    }
    const bool scheduled = be_to && form == "VB";
    if (scheduled && have.valid()) walk_.operators.pop_back();  // "had been due to meet"
    const bool headline = !p.governor.valid() && syntax_.base_relation(p.top) != "acl" &&
                          syntax_.xpos(syntax_.head(to)) != "VBZ";
    if (scheduled || (headline && is_act)) push("future", "to-infinitive", to, index);
    walk_.finite = scheduled;
    return;
  }
  if (tense == "VBD" || (tense == "VBN" && finite == carrier && is_act)) {
    push("past", "past tense", finite, index);
    const bool still = be.valid() && std::ranges::any_of(syntax_.children(carrier), [&](TokenIndex c) {
                         return syntax_.lower(c) == "still" && syntax_.base_relation(c) == "advmod";
                       });
    if (still && is_act) push("continue", "still", finite, index);  // "was still closeted with B"
    walk_.finite = true;
  } else if (tense == "VBZ" || tense == "VBP") {
    walk_.finite = true;
    // "after A meets B", "once they sit down": yet to come
    const bool ahead =
        p.mark.valid() && is_one_of(syntax_.lower(p.mark), {"after", "before", "once", "until"});
    // "the only way out is a meeting between A and B"
    const TokenIndex subject = syntax_.child(p.head, "nsubj");
    const bool named =
        is_act && p.kind == PredicateKind::noun && syntax_.has_child(p.head, "cop") &&
        marker_of(syntax_, p.head).empty() && subject.valid() &&
        is_one_of(syntax_.lemma(subject), {"way", "solution", "answer", "option", "priority", "goal", "aim",
                                           "remedy", "condition", "alternative", "key", "step", "idea"});
    if (is_act)
      push(named                  ? "possible"
           : ahead                ? "future"
           : in_headline(carrier) ? "past"
                                  : "present",
           "present tense", finite, index);
  } else if (form == "VB" && is_act && !p.governor.valid() && in_headline(carrier)) {
    push("past", "headline present", carrier, index);
  }
}

/// The row for a verb over this link, by the first of its lemmas that has one.
const OperatorTables::Row* Walker::verb_row(TokenIndex verb, std::string_view link, std::string* name) const {
  const bool out = link == "out of";  // "backed out of talks": "out" is the verb's, however it was read
  for (std::string& lemma : verb_lemmas(syntax_, verb)) {
    if (out && !lemma.ends_with(" out")) lemma += " out";
    const auto* row = tables_.find(lemma, "v", out ? "of" : link);
    if (row != nullptr && name != nullptr) *name = lemma + " v";
    if (row != nullptr) return row;
  }
  return nullptr;
}

/// "pulled the plug on talks", "put the talks on ice", "looks forward to talks": what the verb says together
/// with a word of its own.
const OperatorTables::Row* Walker::phrase_row(PredicateIndex verb, std::string_view link,
                                              std::string& name) const {
  const TokenIndex head = predicates_[verb].head;
  for (const TokenIndex c : syntax_.children(head)) {
    const std::string_view relation = syntax_.base_relation(c);
    std::string words;
    if (relation == "obl") {
      words = fmt::format(" {} {}", marker_of(syntax_, c), syntax_.lemma(c));
    } else if (relation == "obj" || relation == "xcomp" || relation == "ccomp" || relation == "discourse" ||
               syntax_.relation(c) == "nsubj:pass" || (relation == "advmod" && c == head + 1)) {
      words = fmt::format(" {}", syntax_.lemma(c));
    } else {
      continue;
    }
    for (const std::string& lemma : verb_lemmas(syntax_, head)) {
      const auto* row = tables_.find(lemma + words, "v", link);
      if (row == nullptr) continue;
      name = lemma + words + " v";
      return row;
    }
  }
  return nullptr;
}

/// "called the report a lie", "dismissed the claim as false": what the verb calls it.
const OperatorTables::Row* Walker::named_row(PredicateIndex verb, std::string_view link,
                                             std::string& name) const {
  const TokenIndex head = predicates_[verb].head;
  if (link != "report" ||
      !is_one_of(syntax_.lemma(head), {"call", "label", "brand", "term", "dub", "describe", "declare"}))
    return nullptr;
  for (const TokenIndex c : syntax_.children(head)) {
    if (!is_one_of(syntax_.base_relation(c), {"xcomp", "obl", "advcl", "obj"})) continue;
    for (const std::string_view part : {"n", "a"}) {
      const auto* row = tables_.find(syntax_.lemma(c), part, link);
      if (row != nullptr) name = fmt::format("{} {}", syntax_.lemma(c), part);
      if (row != nullptr) return row;
    }
  }
  return nullptr;
}

/// "sees no point in talks": the same, where the act hangs in the verb's noun.
const OperatorTables::Row* Walker::phrase_row_through(PredicateIndex noun, std::string_view link,
                                                      std::string& name) const {
  const Predicate& n = predicates_[noun];
  if (n.kind != PredicateKind::noun || n.light.valid() || !n.governor.valid()) return nullptr;
  if (predicates_[n.governor].kind != PredicateKind::verb) return nullptr;
  const bool oblique = n.governor_role == Role::oblique;
  if (!oblique && n.governor_role != Role::theme) return nullptr;
  const std::string words = oblique ? fmt::format(" {} {}", n.governor_marker, syntax_.lemma(n.head))
                                    : fmt::format(" {}", syntax_.lemma(n.head));
  for (const std::string& lemma : verb_lemmas(syntax_, predicates_[n.governor].head)) {
    const auto* row = tables_.find(lemma + words, "v", link);
    if (row == nullptr) continue;
    name = lemma + words + " v";
    return row;
  }
  return nullptr;
}

/// "pulled out at the last minute of talks": a parser hangs "of talks" on the time.
const OperatorTables::Row* Walker::row_past_time(PredicateIndex noun, std::string_view link,
                                                 std::string& name) const {
  const Predicate& n = predicates_[noun];
  if (n.kind != PredicateKind::noun || n.governor_role != Role::oblique || !n.governor.valid())
    return nullptr;
  if (predicates_[n.governor].kind != PredicateKind::verb) return nullptr;
  if (!is_one_of(syntax_.lemma(n.head), {"minute", "moment", "hour", "notice", "day", "week", "time"}))
    return nullptr;
  return link == "of" || link == "from" ? verb_row(predicates_[n.governor].head, link, &name) : nullptr;
}

const OperatorTables::Row* Walker::row_over(PredicateIndex governor, std::string_view link,
                                            std::string& name) const {
  const Predicate& g = predicates_[governor];
  const auto look_up = [&](std::string lemma, std::string_view part) {
    const auto* row = tables_.find(lemma, part, link);
    if (row) name = fmt::format("{} {}", lemma, part);
    return row;
  };
  const auto would = [&](TokenIndex t) {
    return syntax_.lower(t) == "would" || syntax_.lower(t).ends_with("d");
  };
  if (g.kind == PredicateKind::verb && std::ranges::any_of(g.auxiliaries, would)) {
    if (const auto* row = look_up(fmt::format("would {}", syntax_.lemma(g.head)), "v")) return row;
  }
  // "is prepared to meet B" tells of a will, "prepares to meet B" of a plan
  if (g.kind == PredicateKind::verb && (g.passive || syntax_.has_child(g.head, "cop"))) {
    if (const auto* row = look_up(std::string(syntax_.lower(g.head)), "a")) return row;
  }
  // "closed the door on talks", "said no to talks": the verb tells with its object
  if (g.light.valid()) {
    const std::string phrase = fmt::format("{} {}", syntax_.lemma(g.light), syntax_.lemma(g.head));
    if (const auto* row = look_up(phrase, "n")) return row;
  }
  if (const TokenIndex object =
          g.kind == PredicateKind::verb ? syntax_.child(g.head, "obj") : TokenIndex::none();
      object.valid()) {
    const std::string phrase = fmt::format("{} {}", syntax_.lemma(g.head), syntax_.lower(object));
    if (const auto* row = look_up(phrase, "v")) return row;
  }
  const bool into = g.kind == PredicateKind::verb && std::ranges::any_of(g.arguments, [](const Argument& a) {
                      return a.role == Role::oblique && a.marker == "into";
                    });
  if (into) {  // "the talks went into a second day"
    if (const auto* row = look_up(fmt::format("{} into", syntax_.lemma(g.head)), "v")) return row;
  }
  if (g.kind == PredicateKind::noun && !g.light.valid()) {  // "in prospect" before "prospect"
    const std::string phrase = fmt::format("{} {}", marker_of(syntax_, g.head), syntax_.lower(g.head));
    if (const auto* row = look_up(phrase, "a")) return row;
  }
  if (g.kind == PredicateKind::verb) {
    // "took place", but not "would take years"
    const bool takes = syntax_.lemma(g.head) == "take" && link == "subj";
    const TokenIndex taken = takes ? syntax_.child(g.head, "obj") : TokenIndex::none();
    if (taken.valid() && !is_one_of(syntax_.lower(taken), {"place", "part"})) return nullptr;
    const bool given = link == "obj" && std::ranges::any_of(g.arguments, [](const Argument& a) {
                         return a.role == Role::recipient && !a.shared;
                       });
    if (given) {  // "was denied a meeting"
      if (const auto* row = tables_.find(syntax_.lemma(g.head), "v", "given")) {
        name = fmt::format("{} v", syntax_.lemma(g.head));
        return row;
      }
    }
    if (const auto* row = phrase_row(governor, link, name)) return row;
    if (const auto* row = named_row(governor, link, name)) return row;
    if (const auto* row = verb_row(g.head, link, &name)) return row;
  } else {
    const std::string_view preposition =
        syntax_.has_child(g.head, "cop") ? marker_of(syntax_, g.head) : std::string_view();
    if (!preposition.empty()) {  // "are without foundation"
      if (const auto* row = look_up(fmt::format("{} {}", preposition, syntax_.lower(g.head)), "a"))
        return row;
    }
    if (const auto* row = look_up(lemma_with_particle(syntax_, g.head), part_of(g.kind))) return row;
  }
  // "prepared", "set", "scheduled" are tagged as verbs or as adjectives.
  if (g.kind == PredicateKind::noun && syntax_.has_child(g.head, "cop") &&
      !syntax_.has_child(g.head, "det")) {
    if (const auto* row = look_up(std::string(syntax_.lower(g.head)), "a"))
      return row;  // "was loath to meet B"
  }
  if (g.kind == PredicateKind::noun) {  // "under way", "on hold"
    const std::string_view preposition = marker_of(syntax_, g.head);
    if (preposition.empty()) return nullptr;
    if (const auto* row = look_up(fmt::format("{} {}", preposition, syntax_.lower(g.head)), "a")) return row;
    const TokenIndex due = syntax_.child(g.head, "case");  // "is due in Oslo for talks"
    if (due.valid() && syntax_.lower(due) == "due") {
      if (const auto* row = look_up("due", "a")) return row;
    }
    return syntax_.has_child(g.head, "cop") ? look_up("be", "v") : nullptr;  // "is in Oslo on a visit"
  }
  return look_up(std::string(syntax_.lower(g.head)), "a");
}

/// "remains a possibility", "looks feasible": what such a verb says of its subject; or none.
TokenIndex Walker::linked_predicate(PredicateIndex governor) const {
  const Predicate& g = predicates_[governor];
  const bool links = g.kind == PredicateKind::verb &&
                     is_one_of(syntax_.lemma(g.head),
                               {"remain", "stay", "look", "seem", "appear", "sound", "prove", "become"});
  return links ? syntax_.child(g.head, "xcomp") : TokenIndex::none();
}

/// Was one of the operators met this word, as one of saying ("claims", "say")?
bool Walker::is_report(PredicateIndex index) const {
  return std::ranges::any_of(walk_.operators, [&](const Operator& op) {
    return op.predicate == index && is_one_of(op.op_class, {"say", "rumour"});
  });
}

/// "Had A gone to B", "were A to meet B", "should they meet": a condition without a subordinator.
bool Walker::is_inverted_condition(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (p.auxiliaries.empty() || (p.mark.valid() && syntax_.lower(p.mark) != "to")) return false;
  const TokenIndex first = p.auxiliaries.front();
  const std::string_view lower = syntax_.lower(first);
  if (lower != "had" && lower != "were" && lower != "should") return false;
  const auto [begin, end] = syntax_.sentence(syntax_.sentence_of(first)).tokens;
  if (!p.governor.valid()) {  // "Not since 2003 had A met B" is no condition
    for (TokenIndex t = begin; t < first; ++t)
      if (syntax_.upos(t) != "PUNCT") return false;
  }
  const bool question = syntax_.lower(end - 1) == "?" || (end.value() >= 2 && syntax_.lower(end - 2) == "?");
  return !question && std::ranges::any_of(p.arguments, [&](const Argument& a) {
    return !a.shared && syntax_.base_relation(a.head) == "nsubj" && a.head > first && a.head < p.head;
  });
}

/// "said it would be over if A met B", with "if A met B" hung on "said" beside what was said.
bool Walker::is_second_clause(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (syntax_.base_relation(p.top) == "acl") return true;  // "is worth nothing if A met B", hung on "nothing"
  if (!p.governor.valid() || p.governor_role != Role::clause) return false;
  const auto would = [&](TokenIndex t) { return syntax_.upos(t) == "AUX" && syntax_.xpos(t) == "MD"; };
  if (std::ranges::any_of(predicates_[p.governor].auxiliaries, would)) return true;  // "it would help if"
  return std::ranges::any_of(predicates_[p.governor].arguments, [&](const Argument& a) {
    return a.role == Role::clause && a.head < p.top && a.head != p.top &&
           syntax_.base_relation(a.head) == "ccomp";
  });
}

/// "did not say if they had met", "it is unclear whether they will meet", of which a parser makes an
/// adverbial, too.
bool Walker::is_question(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (!p.mark.valid() || !p.governor.valid()) return false;
  const bool whether = syntax_.lower(p.mark) == "whether";
  const Predicate& over = predicates_[p.governor];
  const bool asks =
      is_one_of(syntax_.lemma(over.head), {"ask", "wonder", "unclear", "uncertain"}) ||
      (over.negated && is_one_of(syntax_.lemma(over.head), {"decide", "know", "clear", "certain", "sure",
                                                            "tell", "disclose", "announce", "see"}));
  if (asks && syntax_.lower(p.mark) == "if" && over.head < p.top) return true;
  if (p.governor_role == Role::clause) return whether || syntax_.lower(p.mark) == "if";
  return whether && (p.subject_of_governor || predicates_[p.governor].head < p.top);
}

/// "too" of "too ill to meet B", or none.
TokenIndex Walker::too_much(PredicateIndex governor) const {
  if (predicates_[governor].kind != PredicateKind::adjective) return TokenIndex::none();
  // "only too glad to meet B"
  const auto* row = tables_.find(syntax_.lower(predicates_[governor].head), "a", "to");
  if (row != nullptr && row->op_class == "willing") return TokenIndex::none();
  for (const TokenIndex c : syntax_.children(predicates_[governor].head)) {
    if (syntax_.lower(c) == "too" && syntax_.base_relation(c) == "advmod" && c < predicates_[governor].head)
      return c;
  }
  return TokenIndex::none();
}

/// "Were there talks, ...": a condition without a subordinator.
bool Walker::is_inverted_being(PredicateIndex governor) const {
  const TokenIndex be = predicates_[governor].head;
  const Sentence& sentence = syntax_.sentence(syntax_.sentence_of(be));
  if (syntax_.lower(be) != "were" || be != sentence.tokens.begin_index) return false;
  const TokenIndex there = syntax_.child(be, "expl");
  return there.valid() && be < there && syntax_.lower(sentence.tokens.end_index - 1) != "?";
}

/// "as long as A does not meet B"
bool Walker::is_as_long_as(TokenIndex mark) const {
  return mark.valid() && mark.value() > 1 && syntax_.lower(mark) == "as" &&
         syntax_.lower(mark - 1) == "long" && is_one_of(syntax_.lower(mark - 2), {"as", "so"});
}

/// "Imagine that A met B"
bool Walker::is_imperative(PredicateIndex governor) const {
  const TokenIndex verb = predicates_[governor].head;
  return is_one_of(syntax_.lower(verb), {"imagine", "picture"}) && !syntax_.has_child(verb, "nsubj") &&
         !syntax_.has_child(verb, "aux") && !syntax_.has_child(verb, "mark");
}

bool Walker::step(PredicateIndex index, PredicateIndex governor) {
  const Predicate& p = predicates_[index];
  if (governor.valid() && is_imperative(governor)) {
    push("condition", "imperative", predicates_[governor].head, governor);
    return false;
  }
  if (governor.valid() && is_inverted_being(governor)) {
    push("condition", "inversion", predicates_[governor].head, governor);
    return false;
  }
  const bool whatever = p.mark.valid() && syntax_.lower(p.mark) == "whether" && !is_question(index) &&
                        syntax_.base_relation(p.top) != "ccomp";
  if (whatever) {  // "whether A meets B or not, the border will stay shut"
    push("condition", "whether", p.mark, index);
    return false;
  }
  if (is_as_long_as(p.mark)) {
    push("condition", "as long as", p.mark, index);
    return false;
  }
  TokenIndex first = p.top;
  while (syntax_.base_relation(first) == "conj" && syntax_.head(first).valid()) first = syntax_.head(first);
  const bool loose = !p.governor.valid() && syntax_.base_relation(first) == "advcl";  // "what if they met?"
  const bool asked = p.governor.valid() && p.governor_role == Role::adverbial && is_question(index);
  if (p.mark.valid() && !asked && (p.governor_role == Role::adverbial || loose || is_second_clause(index))) {
    std::string_view marker = p.governor.valid() ? p.governor_marker : syntax_.lower(p.mark);
    if (is_one_of(syntax_.lower(p.mark), {"if", "unless"}))
      marker = syntax_.lower(p.mark);  // "if it were not for"
    if (const auto* row = tables_.find(marker, "if", "*")) {
      push(row->op_class, fmt::format("{} if", marker), p.mark, index);
      name_row(row->row);
      return !row->stops;
    }
  }
  if (is_inverted_condition(index)) {
    push("condition", "inversion", p.auxiliaries.front(), index);
    return false;
  }
  if (!governor.valid()) return false;
  if (governor == read_) return true;
  question_ = is_question(index);
  if (question_) push("possible", "question", p.mark, index);  // "did not say whether they had met"
  const TokenIndex too = p.governor_marker == "to" ? too_much(governor) : TokenIndex::none();
  if (too.valid()) {  // "was too ill to meet B"
    static const std::vector<std::string> kShares = {"agent"};
    push("fail", "too", too, governor, &kShares);
    return true;
  }
  std::string name;
  if (is_report(index)) {  // "rejected claims that they had met": what is rejected is the claim
    if (const auto* row = row_over(governor, "report", name))
      return step_operator(governor, "report", *row, std::move(name));
    if (const auto* row = phrase_row_through(governor, "report", name)) {
      read_ = predicates_[governor].governor;
      return step_operator(read_, "report", *row, std::move(name));
    }
    // "wants to say", "agreed to reveal": what is wanted is the saying, not the act
    if (predicates_[index].kind == PredicateKind::verb) return step_plain(p, governor);
  }
  const auto* row = is_when_clause(p) ? nullptr : row_over(governor, link_of(p), name);
  if (const TokenIndex said = p.subject_of_governor ? linked_predicate(governor) : TokenIndex::none();
      said.valid()) {
    std::string own_name = fmt::format("{} a", syntax_.lower(said));
    const auto* own = predicates_.at(said).valid() ? row_over(predicates_.at(said), "subj", own_name)
                                                   : tables_.find(syntax_.lower(said), "a", "subj");
    if (own != nullptr) return step_operator(governor, "subj", *own, std::move(own_name));
  }
  // "welcomed the talks" says nothing of them, "welcomed the idea of talks" does
  const auto is_open = [](const Operator& op) { return is_one_of(op.op_class, {"possible", "offer"}); };
  if (row != nullptr && row->op_class == "greet" && std::ranges::none_of(walk_.operators, is_open))
    row = nullptr;
  const bool of_noun = p.subject_of_governor && p.kind == PredicateKind::noun;
  if (row != nullptr) {
    const bool open = step_operator(governor, link_of(p), *row, std::move(name));
    if (of_noun) step_conjuncts(governor);
    return open;
  }
  if (const auto* phrase = phrase_row_through(governor, link_of(p), name)) {
    read_ = predicates_[governor].governor;
    return step_operator(read_, link_of(p), *phrase, std::move(name));
  }
  if (const auto* late = row_past_time(governor, link_of(p), name)) {
    read_ = predicates_[governor].governor;
    return step_operator(read_, link_of(p), *late, std::move(name));
  }
  if (of_noun && predicates_[governor].kind == PredicateKind::verb) {
    const bool open = step_plain(p, governor);
    step_conjuncts(governor);
    return open;
  }
  // A parser takes "while they negotiate" for a complement now and then.
  const bool adjunct = p.mark.valid() && tables_.find(syntax_.lower(p.mark), "link", "*") != nullptr;
  if (adjunct || p.governor_role == Role::adverbial || p.governor_role == Role::oblique) {
    if (!step_adjunct(p, index)) return false;
  }
  return step_plain(p, governor);
}

/// "The talks were set for Monday but were put off": what is said of the same subject further on.
bool Walker::step_conjuncts(PredicateIndex governor) {
  for (const TokenIndex c : syntax_.children(predicates_[governor].top)) {
    if (syntax_.base_relation(c) != "conj" || syntax_.has_child(c, "nsubj")) continue;
    const PredicateIndex next = predicates_.at(c);
    if (!next.valid() || predicates_[next].kind != PredicateKind::verb) continue;
    const std::string_view link = predicates_[next].passive ? "obj" : "subj";
    std::string name;
    const auto* row = row_over(next, link, name);
    if (row == nullptr || row->op_class != "cancel") continue;
    return step_operator(next, link, *row, std::move(name));
  }
  return true;
}

bool Walker::step_operator(PredicateIndex governor, std::string_view link, const OperatorTables::Row& row,
                           std::string name) {
  const Predicate& g = predicates_[governor];
  const bool own_negation = g.negated && !row.negated.empty() && !question_;
  const bool dropped =
      own_negation && row.op_class == "plan" && is_no_longer(governor);  // "no longer plans to"
  push(dropped        ? "cancel"
       : own_negation ? row.negated
                      : row.op_class,
       std::move(name), g.head, governor, &row.shares);
  name_row(row.row);
  if (g.kind == PredicateKind::noun) read_prenominal(governor);
  // "will say that they met": the act has its own tense. "is in Oslo for talks" tells of now; of other words
  // over an act the present says nothing ("wants to meet").
  const bool is_there = syntax_.lemma(g.head) == "be" || syntax_.has_child(g.head, "cop");
  if (!walk_.finite || row.op_class != "say")
    read_tense(governor, /*is_act=*/is_there && row.op_class == "occur");
  if (row.op_class == "occur" && (link == "for" || link == "to") && is_leaving(governor))
    push("ahead", "present of going", g.head, governor);
  // "the talks will not take place": called off, where they were fixed
  const bool of_course = row.op_class == "occur" && link == "subj";
  if (g.negated && row.negated.empty() && !question_) push_not(governor, of_course ? "not_occur" : "not");
  return !row.stops;
}

// Whose subject takes part in "praised B after talks with C": the verb that the act hangs in. Some links look
// past nouns ("praised the deal ahead of talks"), none over another act ("on the sidelines of talks"). A
// headline leaves out too much to say.
PredicateIndex Walker::verb_of_link(const Predicate& p, const OperatorTables::Row& row) const {
  if (!walk_.governors.empty() || in_headline(p.head)) return PredicateIndex::none();
  const bool past_nouns = std::ranges::find(row.shares, "verb") != row.shares.end();
  PredicateIndex above = p.governor;
  while (past_nouns && above.valid() && predicates_[above].kind == PredicateKind::noun)
    above = predicates_[above].governor;
  return above.valid() && predicates_[above].kind == PredicateKind::verb ? above : PredicateIndex::none();
}

/// "Without a meeting ... the row would have dragged on"
bool Walker::is_thought_without(PredicateIndex p) const {
  return p.valid() && std::ranges::any_of(predicates_[p].auxiliaries, [&](TokenIndex t) {
           return is_one_of(syntax_.lower(t), {"would", "could", "might"});
         });
}

/// "heads to Oslo tomorrow for talks", "is flying there for talks": they are still to come.
bool Walker::is_leaving(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::verb || in_headline(p.head)) return false;
  if (!is_one_of(syntax_.lemma(p.head),
                 {"head", "fly", "travel", "leave", "depart", "go", "come", "return", "set", "arrive"}))
    return false;
  const std::string_view form = syntax_.xpos(p.head);
  const auto present = [&](TokenIndex t) { return syntax_.xpos(t) == "VBZ" || syntax_.xpos(t) == "VBP"; };
  if (p.auxiliaries.empty()) return present(p.head);
  return form == "VBG" && p.auxiliaries.size() == 1 && present(p.auxiliaries.front());
}

/// Told in the past tense: "went", "has gone".
bool Walker::is_past(PredicateIndex p) const {
  if (!p.valid() || predicates_[p].negated) return false;
  const TokenIndex carrier = predicates_.carrier(syntax_, p);
  const auto modal = [&](TokenIndex t) { return tables_.find(syntax_.lower(t), "aux", "*") != nullptr; };
  if (std::ranges::any_of(predicates_[p].auxiliaries, modal)) return false;
  if (syntax_.xpos(carrier) == "VBD") return true;
  return std::ranges::any_of(predicates_[p].auxiliaries,
                             [&](TokenIndex t) { return syntax_.lemma(t) == "have"; });
}

/// "fell when A met B": "when" is an adverb to a parser.
bool Walker::is_when_clause(const Predicate& p) const {
  const TokenIndex adverb = syntax_.child(p.top, "advmod");
  return p.governor_role == Role::adverbial && p.governor_marker.empty() && adverb.valid() &&
         syntax_.lower(adverb) == "when";
}

/// "may or may not sign": it is open.
bool Walker::is_open(PredicateIndex p) const {
  return p.valid() && std::ranges::any_of(predicates_[p].auxiliaries, [&](TokenIndex t) {
           return is_one_of(syntax_.lower(t), {"may", "might"});
         });
}

/// "will sign": told of the future.
bool Walker::is_to_come(PredicateIndex p) const {
  while (p.valid() && predicates_[p].kind == PredicateKind::noun && !predicates_[p].light.valid())
    p = predicates_[p].governor;
  return p.valid() && std::ranges::any_of(predicates_[p].auxiliaries, [&](TokenIndex t) {
           const auto* row = tables_.find(syntax_.lower(t), "aux", "*");
           return (row != nullptr && is_one_of(row->op_class, {"future", "would"})) ||
                  is_one_of(syntax_.lower(t), {"may", "might"});
         });
}

// Adjuncts: "after talks", "before meeting B", "to meet B". False where the scope ends.
bool Walker::step_adjunct(const Predicate& p, PredicateIndex index) {
  const std::string_view marker = is_when_clause(p) ? "when" : p.governor_marker;
  // "no point in a summit", "interest in talks": what the noun says of them, not that they are
  const bool of_noun = predicates_[p.governor].kind == PredicateKind::noun &&
                       !predicates_[p.governor].light.valid() &&
                       !syntax_.has_child(predicates_[p.governor].head, "cop");
  if (marker == "in" && of_noun && p.kind == PredicateKind::noun && !p.light.valid()) return false;
  if (marker == "at" && syntax_.lemma(p.head) == "table")
    return true;  // "wants them back at the negotiating table"
  // "had breakfast with A before visiting B": one after the other
  const bool next_act = marker == "before" && syntax_.xpos(p.top) == "VBG" && is_past(p.governor);
  if (const auto* row = tables_.find(marker, "link", "*")) {
    // "will sign it at a meeting with B": that is still to come, too
    const bool to_come = is_one_of(marker, {"at", "in", "during", "when", "while", "where", "by", "upon"}) &&
                         is_to_come(p.governor);
    const bool by = marker == "by" && syntax_.xpos(p.top) == "VBG";  // "would lose face by talking to B"
    const bool thought = (marker == "without" || marker == "from" || by) && is_thought_without(p.governor);
    push(thought                          ? "condition"
         : next_act                       ? "presuppose"
         : to_come && is_open(p.governor) ? "possible"
         : to_come                        ? "ahead"
                                          : row->op_class,
         fmt::format("{} link", marker), syntax_.child(p.top, p.mark.valid() ? "mark" : "case"),
         verb_of_link(p, *row), &row->shares);
    name_row(row->row);
    return !row->stops;
  }
  if (p.governor_role == Role::adverbial) {
    if (marker == "to") push("purpose", "to of purpose", p.mark, index);
    if (marker.empty() && syntax_.xpos(p.top) == "VBG") push("presuppose", "participle", p.top, index);
    // "called off a trip to see B": what becomes of the trip becomes of the meeting
    return marker == "of" || marker == "for" || marker == "to";
  }
  return marker == "of" || marker == "for" || marker == "to";  // "no comment about the talks" leaves them be
}

// A governor that is no operator: its tense and negation hold for what is told by it without a tense of its
// own.
bool Walker::step_plain(const Predicate& p, PredicateIndex governor) {
  if (p.governor_role == Role::modifier) return false;
  if (p.governor_role == Role::theme && !p.subject_of_governor) return false;
  const bool was_finite = walk_.finite;
  const std::size_t before = walk_.operators.size();
  plain_ = true;
  read_tense(governor, /*is_act=*/false);
  plain_ = false;
  if (was_finite) {
    walk_.operators.resize(before);
    return true;
  }
  // "the talks produced no deal": they took place
  const TokenIndex negation = predicates_[governor].negation;
  const bool of_outcome = p.subject_of_governor && p.kind == PredicateKind::noun && negation.valid() &&
                          syntax_.head(negation) != p.head;
  if (predicates_[governor].negated && !of_outcome && !question_) push_not(governor, "not");
  return true;
}

}  // namespace

std::string_view link_of(const Predicate& p) {
  switch (p.governor_role) {
    case Role::theme:
      return "obj";
    case Role::agent:
      return p.governor_marker.empty() ? "subj" : "poss";
    case Role::predicate_of:
      return "subj";
    case Role::recipient:
      return "recipient";
    default:
      return p.governor_marker.empty() ? "clause" : p.governor_marker;
  }
}

namespace {

/// " off" of "call off".
std::string particles_of(const Syntax& syntax, TokenIndex t) {
  std::string particles;
  for (const TokenIndex c : syntax.children(t)) {
    // a parser takes the particle for an adverb now and then ("sat down")
    const bool adverb = syntax.relation(c) == "advmod" && c == t + 1 && syntax.upos(c) != "PUNCT";
    const bool particle =
        adverb && (syntax.xpos(c) == "RP" ||
                   is_one_of(syntax.lower(c), {"down", "up", "off", "out", "away", "back", "aside", "through",
                                               "apart", "ahead", "round", "around", "forward", "over"}));
    if (particle || syntax.relation(c) == "compound:prt") particles.append(" ").append(syntax.lower(c));
  }
  return particles;
}

}  // namespace

std::string lemma_with_particle(const Syntax& syntax, TokenIndex t) {
  return std::string(syntax.lemma(t)) + particles_of(syntax, t);
}

std::vector<std::string> verb_lemmas(const Syntax& syntax, TokenIndex t) {
  const std::string particles = particles_of(syntax, t);
  std::vector<std::string> lemmas = regular_lemmas(syntax.lower(t));
  lemmas.insert(lemmas.begin(), std::string(syntax.lemma(t)));
  for (std::string& lemma : lemmas) lemma += particles;
  return lemmas;
}

Walk walk_operators(const Document& document, const Syntax& syntax, const Predicates& predicates,
                    const OperatorTables& tables, PredicateIndex act, std::string_view stage) {
  return Walker(document, syntax, predicates, tables).walk(act, stage);
}

std::optional<Status> fold_stage(const Syntax& syntax, const OperatorTables& tables, const Walk& walk,
                                 Derivation& derivation) {
  const auto name = [](std::optional<Status> s) { return s ? name_of(*s) : std::string_view("bare"); };
  std::optional<Status> stage;
  for (const Operator& op : walk.operators) {
    const OperatorTables::Rule* rule = tables.rule(op.op_class, stage);
    const std::optional<Status> next = tables.apply(op.op_class, stage);
    derivation.push_back({fmt::format("{}{}", op.entry ? "operators.tsv: " : "", op.row),
                          op.word.valid() ? syntax.span(op.word) : ByteSpan{},
                          next == stage ? fmt::format("{}: {} stays", op.op_class, name(stage))
                                        : fmt::format("{}: {} -> {}", op.op_class, name(stage), name(next)),
                          op.entry, rule != nullptr ? rule->row : Table::Row()});
    stage = next;
  }
  return stage;
}

}  // namespace readout
