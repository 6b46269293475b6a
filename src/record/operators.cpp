// The walk over operators and the fold of their classes into a stage; see operators.hpp. Tense and aspect are
// read from the auxiliaries after Huddleston and Pullum (2002), chapter 3.
#include "record/operators.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"

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
    if (!stage.empty())
      push(stage, std::string(syntax_.lower(predicates_[act].head)), predicates_[act].head, act);
    read_prenominal(act);
    read_tense(act, /*is_act=*/true);
    if (predicates_[act].negated) push("not", "not", predicates_[act].negation, act);
    bool open = true;
    for (PredicateIndex p = act; p.valid(); p = predicates_[p].governor) {
      const PredicateIndex governor = predicates_[p].governor;
      if (open) open = step(p, governor);
      if (governor.valid()) walk_.governors.push_back(governor);
    }
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
  void read_tense(PredicateIndex p, bool is_act);
  void read_auxiliaries(PredicateIndex p, TokenIndex carrier, bool is_act);
  bool is_backshifted(PredicateIndex p) const;
  bool in_headline(TokenIndex t) const;
  const OperatorTables::Row* row_over(PredicateIndex governor, std::string_view link,
                                      std::string& name) const;
  bool is_report(PredicateIndex p) const;
  bool is_inverted_condition(PredicateIndex p) const;
  bool step(PredicateIndex p, PredicateIndex governor);
  bool step_operator(PredicateIndex governor, const OperatorTables::Row& row, std::string name);
  PredicateIndex verb_of_link(const Predicate& p, const OperatorTables::Row& row) const;
  bool is_past(PredicateIndex p) const;
  bool step_adjunct(const Predicate& p, PredicateIndex index);
  bool step_plain(const Predicate& p, PredicateIndex governor);

  const Document& document_;
  const Syntax& syntax_;
  const Predicates& predicates_;
  const OperatorTables& tables_;
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
    const bool after = relation == "acl" && syntax_.xpos(c) == "VBN";
    if (before) {
      if (const auto* row = tables_.find(syntax_.lower(c), "amod", "*")) {
        push(row->op_class, fmt::format("{} amod", syntax_.lower(c)), c, index);
        name_row(row->row);
      }
    } else if (after) {
      if (const auto* row = tables_.find(lemma_with_particle(syntax_, c), "v", "obj")) {
        push(row->op_class, fmt::format("{} v", syntax_.lemma(c)), c, predicates_.at(c), &row->shares);
        name_row(row->row);
      }
    }
  }
}

// "said they would meet": a future seen from the past, no condition.
bool Walker::is_backshifted(PredicateIndex p) const {
  const Predicate& inner = predicates_[p];
  if (!inner.governor.valid() || inner.governor_role != Role::clause) return false;
  const Predicate& outer = predicates_[inner.governor];
  if (syntax_.xpos(predicates_.carrier(syntax_, inner.governor)) == "VBD") return true;
  return std::ranges::any_of(outer.auxiliaries, [&](TokenIndex t) { return syntax_.xpos(t) == "VBD"; });
}

void Walker::read_tense(PredicateIndex index, bool is_act) {
  const Predicate& p = predicates_[index];
  const bool verbal = p.kind == PredicateKind::verb || p.light.valid() || syntax_.has_child(p.head, "cop");
  walk_.finite = false;
  if (verbal) read_auxiliaries(index, predicates_.carrier(syntax_, index), is_act);
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
    } else if (syntax_.lemma(t) == "be") {
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
  const bool over = tense == "VBD" && !have.valid() && !is_backshifted(index);
  const bool progressive = be.valid() && form == "VBG";
  if (progressive && !over) push("progressive", "progressive", be, index);
  if (have.valid() && !progressive) push("past", "perfect", have, index);
  if (modal.valid()) {
    const auto* row = tables_.find(syntax_.lower(modal), "aux", "*");
    // "a meeting would be the first, he said" is of no meeting that is fixed
    const bool judged = !is_act && syntax_.has_child(p.head, "cop");
    const bool future = row->op_class == "would" && !judged && is_backshifted(index);
    push(future ? "future" : row->op_class, fmt::format("{} aux", syntax_.lower(modal)), modal, index);
    name_row(row->row);
    walk_.finite = true;
    return;
  }
  if (to.valid()) {
    // "is to meet"; and "X to meet Y" of a headline, but not "X 'open' to talks"
    const bool scheduled = be.valid() && be < to && !have.valid() && form == "VB";
    const bool headline = !p.governor.valid() && syntax_.base_relation(p.top) != "acl" &&
                          syntax_.xpos(syntax_.head(to)) != "VBZ";
    if (scheduled || (headline && is_act)) push("future", "to-infinitive", to, index);
    walk_.finite = scheduled;
    return;
  }
  if (tense == "VBD" || (tense == "VBN" && finite == carrier && is_act)) {
    push("past", "past tense", finite, index);
    walk_.finite = true;
  } else if (tense == "VBZ" || tense == "VBP") {
    walk_.finite = true;
    if (is_act) push(in_headline(carrier) ? "past" : "present", "present tense", finite, index);
  } else if (form == "VB" && is_act && !p.governor.valid() && in_headline(carrier)) {
    push("past", "headline present", carrier, index);
  }
}

const OperatorTables::Row* Walker::row_over(PredicateIndex governor, std::string_view link,
                                            std::string& name) const {
  const Predicate& g = predicates_[governor];
  const auto look_up = [&](std::string lemma, std::string_view part) {
    const auto* row = tables_.find(lemma, part, link);
    if (row) name = fmt::format("{} {}", lemma, part);
    return row;
  };
  if (const auto* row = look_up(lemma_with_particle(syntax_, g.head), part_of(g.kind))) return row;
  // "prepared", "set", "scheduled" are tagged as verbs or as adjectives.
  if (g.kind == PredicateKind::noun) {  // "under way", "on hold"
    const std::string_view preposition = marker_of(syntax_, g.head);
    if (preposition.empty()) return nullptr;
    if (const auto* row = look_up(fmt::format("{} {}", preposition, syntax_.lower(g.head)), "a")) return row;
    return syntax_.has_child(g.head, "cop") ? look_up("be", "v") : nullptr;  // "is in Oslo on a visit"
  }
  return look_up(std::string(syntax_.lower(g.head)), "a");
}

/// Was one of the operators met this word, as one of saying ("claims", "say")?
bool Walker::is_report(PredicateIndex index) const {
  return std::ranges::any_of(
      walk_.operators, [&](const Operator& op) { return op.predicate == index && op.op_class == "say"; });
}

/// "Had A gone to B", "were A to meet B", "should they meet": a condition without a subordinator.
bool Walker::is_inverted_condition(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (p.auxiliaries.empty() || p.mark.valid()) return false;
  const TokenIndex first = p.auxiliaries.front();
  const std::string_view lower = syntax_.lower(first);
  if (lower != "had" && lower != "were" && lower != "should") return false;
  const TokenIndex end = syntax_.sentence(syntax_.sentence_of(first)).tokens.end_index;
  const bool question = syntax_.lower(end - 1) == "?" || (end.value() >= 2 && syntax_.lower(end - 2) == "?");
  return !question && std::ranges::any_of(p.arguments, [&](const Argument& a) {
    return !a.shared && syntax_.base_relation(a.head) == "nsubj" && a.head > first && a.head < p.head;
  });
}

bool Walker::step(PredicateIndex index, PredicateIndex governor) {
  const Predicate& p = predicates_[index];
  if (p.mark.valid() && p.governor_role == Role::adverbial) {
    if (const auto* row = tables_.find(syntax_.lower(p.mark), "if", "*")) {
      push(row->op_class, fmt::format("{} if", syntax_.lower(p.mark)), p.mark, index);
      name_row(row->row);
      return !row->stops;
    }
  }
  if (!governor.valid()) return false;
  std::string name;
  if (is_report(index)) {  // "rejected claims that they had met": what is rejected is the claim
    if (const auto* row = row_over(governor, "report", name))
      return step_operator(governor, *row, std::move(name));
    // "wants to say", "agreed to reveal": what is wanted is the saying, not the act
    if (predicates_[index].kind == PredicateKind::verb) return step_plain(p, governor);
  }
  if (is_inverted_condition(index)) {
    push("condition", "inversion", p.auxiliaries.front(), index);
    return false;
  }
  if (const auto* row = row_over(governor, link_of(p), name))
    return step_operator(governor, *row, std::move(name));
  // A parser takes "while they negotiate" for a complement now and then.
  const bool adjunct = p.mark.valid() && tables_.find(syntax_.lower(p.mark), "link", "*") != nullptr;
  if (adjunct || p.governor_role == Role::adverbial || p.governor_role == Role::oblique) {
    if (!step_adjunct(p, index)) return false;
  }
  return step_plain(p, governor);
}

bool Walker::step_operator(PredicateIndex governor, const OperatorTables::Row& row, std::string name) {
  const Predicate& g = predicates_[governor];
  const bool own_negation = g.negated && !row.negated.empty();
  push(own_negation ? row.negated : row.op_class, std::move(name), g.head, governor, &row.shares);
  name_row(row.row);
  if (g.kind == PredicateKind::noun) read_prenominal(governor);
  // "will say that they met": the act has its own tense. "is in Oslo for talks" tells of now; of other words
  // over an act the present says nothing ("wants to meet").
  const bool is_there = syntax_.lemma(g.head) == "be" || syntax_.has_child(g.head, "cop");
  if (!walk_.finite || row.op_class != "say")
    read_tense(governor, /*is_act=*/is_there && row.op_class == "occur");
  if (g.negated && row.negated.empty()) push("not", "not", g.negation, governor);
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

// Adjuncts: "after talks", "before meeting B", "to meet B". False where the scope ends.
bool Walker::step_adjunct(const Predicate& p, PredicateIndex index) {
  const std::string_view marker = p.governor_marker;
  // "had breakfast with A before visiting B": one after the other
  const bool next_act = marker == "before" && syntax_.xpos(p.top) == "VBG" && is_past(p.governor);
  if (const auto* row = tables_.find(marker, "link", "*")) {
    push(next_act ? "presuppose" : row->op_class, fmt::format("{} link", marker),
         syntax_.child(p.top, p.mark.valid() ? "mark" : "case"), verb_of_link(p, *row), &row->shares);
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
  read_tense(governor, /*is_act=*/false);
  if (was_finite) {
    walk_.operators.resize(before);
    return true;
  }
  if (predicates_[governor].negated) push("not", "not", predicates_[governor].negation, governor);
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

std::string lemma_with_particle(const Syntax& syntax, TokenIndex t) {
  std::string lemma(syntax.lemma(t));
  for (const TokenIndex c : syntax.children(t)) {
    // a parser takes the particle for an adverb now and then ("sat down")
    const bool particle =
        syntax.relation(c) == "advmod" && c == t + 1 && syntax.upos(c) != "PUNCT" &&
        is_one_of(syntax.lower(c), {"down", "up", "off", "out", "away", "back", "aside", "through", "apart"});
    if (particle || syntax.relation(c) == "compound:prt") lemma.append(" ").append(syntax.lower(c));
  }
  return lemma;
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
