// Tense, aspect and mood over an act, read from the auxiliaries after Huddleston and Pullum (2002),
// chapter 3.

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/operator_walker.hpp"

namespace readout {

bool OperatorWalker::in_headline(TokenIndex t) const {
  const ParagraphIndex paragraph = syntax_.sentence(syntax_.sentence_of(t)).paragraph;
  return document_.paragraphs()[paragraph].kind == ParagraphKind::headline;
}

// "said they would meet": a future seen from the past, no condition.
bool OperatorWalker::is_backshifted(PredicateIndex p) const {
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
bool OperatorWalker::read_due(PredicateIndex index) {
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
bool OperatorWalker::is_subordinate(PredicateIndex index) const {
  if (predicates_[index].mark.valid()) return true;
  const TokenIndex top = predicates_[index].top;
  TokenIndex first = top;
  while (syntax_.base_relation(first) == "conj" && syntax_.head(first).valid()) first = syntax_.head(first);
  return syntax_.base_relation(first) == "advcl" || (first != top && syntax_.has_child(first, "mark"));
}

/// "if he asked", "provided that", "any day", "at any hour", "without conditions", "gladly": on such words
/// whoever would do it is willing.
bool OperatorWalker::leaves_open_when(TokenIndex word) const {
  const std::string_view relation = syntax_.base_relation(word);
  const TokenIndex mark = syntax_.child(word, "mark");
  if (relation == "advcl")
    return mark.valid() && is_one_of(syntax_.lower(mark), {"if", "once", "unless", "provided", "whenever"});
  const TokenIndex article = syntax_.child(word, "det");
  const bool any = article.valid() && syntax_.lower(article) == "any";
  const bool freely = marker_of(syntax_, word) == "without" &&
                      is_one_of(syntax_.lemma(word), {"condition", "precondition", "hesitation"});
  return (relation == "obl" && (any || freely)) ||
         (relation == "advmod" &&
          is_one_of(syntax_.lower(word), {"gladly", "happily", "anytime", "anywhere"}));
}

/// "I would meet him if he asked", "she said she would take a call from him at any hour"
bool OperatorWalker::is_own_offer(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  const bool carried = p.kind == PredicateKind::verb || p.light.valid();
  if (!carried || !p.governor.valid() || p.governor_role != Role::clause) return false;
  const bool own = std::ranges::any_of(p.arguments, [&](const Argument& a) {
    return a.role == Role::agent && is_one_of(syntax_.lower(a.head), {"i", "we", "he", "she", "it", "they"});
  });
  return own &&
         std::ranges::any_of(syntax_.children(p.top), [&](TokenIndex c) { return leaves_open_when(c); });
}

/// Is the act walked from the subject of this predicate?
bool OperatorWalker::is_subject_of(PredicateIndex index) const {
  return std::ranges::any_of(predicates_[index].arguments, [&](const Argument& a) {
    return predicates_.at(a.head) == act_ && !a.shared && syntax_.base_relation(a.head) == "nsubj";
  });
}

/// "A meeting would send the wrong signal", "to meet B would be a mistake", "it would be a mistake to meet
/// B": a judgement on an act that nobody has fixed. Not "the talks would focus on trade".
bool OperatorWalker::is_thought_of(PredicateIndex index) const {
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

void OperatorWalker::read_tense(PredicateIndex index, bool is_act) {
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
bool OperatorWalker::is_heading(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (p.kind != PredicateKind::noun || p.light.valid() || marker_of(syntax_, p.head) != "in") return false;
  if (syntax_.has_child(p.head, "cop")) return false;
  if (syntax_.base_relation(p.head) == "root") return syntax_.has_child(p.head, "nsubj");
  const TokenIndex over = syntax_.head(p.head);
  return over.valid() && syntax_.base_relation(p.head) == "nmod" && syntax_.base_relation(over) == "root" &&
         syntax_.upos(over) == "PROPN";
}

void OperatorWalker::read_auxiliaries(PredicateIndex index, TokenIndex carrier, bool is_act) {
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

/// Told in the past tense: "went", "has gone".
bool OperatorWalker::is_past(PredicateIndex p) const {
  if (!p.valid() || predicates_[p].negated) return false;
  const TokenIndex carrier = predicates_.carrier(syntax_, p);
  const auto modal = [&](TokenIndex t) { return tables_.find(syntax_.lower(t), "aux", "*") != nullptr; };
  if (std::ranges::any_of(predicates_[p].auxiliaries, modal)) return false;
  if (syntax_.xpos(carrier) == "VBD") return true;
  return std::ranges::any_of(predicates_[p].auxiliaries,
                             [&](TokenIndex t) { return syntax_.lemma(t) == "have"; });
}

/// "will sign": told of the future.
bool OperatorWalker::is_to_come(PredicateIndex p) const {
  while (p.valid() && predicates_[p].kind == PredicateKind::noun && !predicates_[p].light.valid())
    p = predicates_[p].governor;
  return p.valid() && std::ranges::any_of(predicates_[p].auxiliaries, [&](TokenIndex t) {
           const auto* row = tables_.find(syntax_.lower(t), "aux", "*");
           return (row != nullptr && is_one_of(row->op_class, {"future", "would"})) ||
                  is_one_of(syntax_.lower(t), {"may", "might"});
         });
}

/// "may or may not sign": it is open.
bool OperatorWalker::is_open(PredicateIndex p) const {
  return p.valid() && std::ranges::any_of(predicates_[p].auxiliaries, [&](TokenIndex t) {
           return is_one_of(syntax_.lower(t), {"may", "might"});
         });
}

/// "heads to Oslo tomorrow for talks", "is flying there for talks": they are still to come.
bool OperatorWalker::is_leaving(PredicateIndex index) const {
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

/// "Without a meeting ... the row would have dragged on"
bool OperatorWalker::is_thought_without(PredicateIndex p) const {
  return p.valid() && std::ranges::any_of(predicates_[p].auxiliaries, [&](TokenIndex t) {
           return is_one_of(syntax_.lower(t), {"would", "could", "might"});
         });
}

}  // namespace readout
