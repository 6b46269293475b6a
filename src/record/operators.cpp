// The walk over operators, a step up at a time, and the fold of their classes into a stage; see
// operators.hpp.
#include "record/operators.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/operator_walker.hpp"

namespace readout {

Walk OperatorWalker::walk(PredicateIndex act, std::string_view stage) {
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
  climb(act, true);
  drop_delay();
  return std::move(walk_);
}

void OperatorWalker::climb(PredicateIndex from, bool open) {
  for (PredicateIndex p = from, governor; p.valid(); p = governor) {
    governor = predicates_[p].governor;
    if (open) open = step(p, governor);
    if (governor.valid()) walk_.governors.push_back(governor);
  }
}

Walk OperatorWalker::walk_over(PredicateIndex verb, std::string_view link, std::string_view op_class) {
  act_ = verb;
  bool open = true;
  if (!link.empty()) {
    std::string name;
    const auto* row = row_over(verb, link, name);
    if (row == nullptr) return {};
    open = step_operator(verb, link, *row, std::move(name));
  } else {
    if (!op_class.empty())
      push(op_class, std::string(syntax_.lower(predicates_[verb].head)), predicates_[verb].head, verb);
    read_tense(verb, /*is_act=*/op_class.empty());
    if (predicates_[verb].negated) push_not(verb, "not");
  }
  climb(verb, open);
  return std::move(walk_);
}

// "the planned visit", "talks scheduled for Friday": operators that stand at the noun itself.
void OperatorWalker::read_prenominal(PredicateIndex index) {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::noun) return;
  for (const TokenIndex c : syntax_.children(p.head)) {
    if (c == p.light) continue;
    const std::string_view relation = syntax_.relation(c);
    const bool before = relation == "amod" || relation == "compound";
    const bool going = relation == "acl" && syntax_.xpos(c) == "VBG";  // "talks going on between A and B"
    const bool after = going || (relation == "acl" && syntax_.xpos(c) == "VBN");
    const bool part = before && c.value() > 0 && syntax_.form(c - 1) == "-";  // "long-delayed": at last
    if (before && !part) {
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
void OperatorWalker::read_preposition(PredicateIndex index) {
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
bool OperatorWalker::is_no_longer(PredicateIndex p) const {
  return predicates_[p].negation.valid() && syntax_.lower(predicates_[p].negation) == "longer";
}

/// "will not meet B after all".
bool OperatorWalker::is_after_all(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  const auto& words = syntax_.sentence(syntax_.sentence_of(p.head)).tokens;
  return std::ranges::any_of(syntax_.children(p.head), [&](TokenIndex c) {
    return (syntax_.lower(c) == "all" && c > words.begin_index && syntax_.lower(c - 1) == "after") ||
           (syntax_.lower(c) == "after" && c + 1 < words.end_index && syntax_.lower(c + 1) == "all");
  });
}

void OperatorWalker::push_not(PredicateIndex p, std::string_view op_class) {
  push(is_no_longer(p)   ? "no_longer"
       : is_after_all(p) ? "not_occur"
                         : op_class,
       "not", predicates_[p].negation, p);
}

/// "The summit, postponed in March, will take place in June": of the two what is told of it last.
void OperatorWalker::drop_delay() {
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

bool OperatorWalker::step(PredicateIndex index, PredicateIndex governor) {
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
void OperatorWalker::step_conjuncts(PredicateIndex governor) {
  for (const TokenIndex c : syntax_.children(predicates_[governor].top)) {
    if (syntax_.base_relation(c) != "conj" || syntax_.has_child(c, "nsubj")) continue;
    const PredicateIndex next = predicates_.at(c);
    if (!next.valid() || predicates_[next].kind != PredicateKind::verb) continue;
    const std::string_view link = predicates_[next].passive ? "obj" : "subj";
    std::string name;
    const auto* row = row_over(next, link, name);
    if (row == nullptr || row->op_class != "cancel") continue;
    step_operator(next, link, *row, std::move(name));
    return;
  }
}

bool OperatorWalker::step_operator(PredicateIndex governor, std::string_view link,
                                   const OperatorTables::Row& row, std::string name) {
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
PredicateIndex OperatorWalker::verb_of_link(const Predicate& p, const OperatorTables::Row& row) const {
  if (!walk_.governors.empty() || in_headline(p.head)) return PredicateIndex::none();
  const bool past_nouns = std::ranges::find(row.shares, "verb") != row.shares.end();
  PredicateIndex above = p.governor;
  while (past_nouns && above.valid() && predicates_[above].kind == PredicateKind::noun)
    above = predicates_[above].governor;
  return above.valid() && predicates_[above].kind == PredicateKind::verb ? above : PredicateIndex::none();
}

// Adjuncts: "after talks", "before meeting B", "to meet B". False where the scope ends.
bool OperatorWalker::step_adjunct(const Predicate& p, PredicateIndex index) {
  const std::string_view marker = is_when_clause(p) ? "when" : p.governor_marker;
  // "no point in a summit", "interest in talks": what the noun says of them, not that they are
  const bool of_noun = predicates_[p.governor].kind == PredicateKind::noun &&
                       !predicates_[p.governor].light.valid() &&
                       !syntax_.has_child(predicates_[p.governor].head, "cop");
  if (marker == "in" && of_noun && p.kind == PredicateKind::noun && !p.light.valid()) return false;
  if (marker == "at" && syntax_.lemma(p.head) == "table")
    return true;  // "wants them back at the negotiating table"
  // "had breakfast with A before visiting B": one after the other
  // "two months before A arrived there, they had quarrelled": he did arrive
  const bool next_act = marker == "before" && is_past(p.governor) &&
                        (syntax_.xpos(p.top) == "VBG" || syntax_.xpos(p.top) == "VBD");
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
bool OperatorWalker::step_plain(const Predicate& p, PredicateIndex governor) {
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

Walk walk_operators(const Document& document, const Syntax& syntax, const Predicates& predicates,
                    const OperatorTables& tables, PredicateIndex act, std::string_view stage) {
  return OperatorWalker(document, syntax, predicates, tables).walk(act, stage);
}

Walk walk_operators_over(const Document& document, const Syntax& syntax, const Predicates& predicates,
                         const OperatorTables& tables, PredicateIndex verb, std::string_view link,
                         std::string_view op_class) {
  return OperatorWalker(document, syntax, predicates, tables).walk_over(verb, link, op_class);
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
