// What a clause over or around an act makes of it: a question, a condition, a report.

#include <algorithm>

#include "base/one_of.hpp"
#include "record/operator_walker.hpp"

namespace readout {

/// Was one of the operators met this word, as one of saying ("claims", "say")?
bool OperatorWalker::is_report(PredicateIndex index) const {
  return std::ranges::any_of(walk_.operators, [&](const Operator& op) {
    return op.predicate == index && is_one_of(op.op_class, {"say", "rumour"});
  });
}

/// "Had A gone to B", "were A to meet B", "should they meet": a condition without a subordinator.
bool OperatorWalker::is_inverted_condition(PredicateIndex index) const {
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
bool OperatorWalker::is_second_clause(PredicateIndex index) const {
  const Predicate& p = predicates_[index];
  if (syntax_.base_relation(p.top) == "acl") return true;  // "is worth nothing if A met B", hung on "nothing"
  if (!p.governor.valid() || p.governor_role != Role::clause) return false;
  const auto would = [&](TokenIndex t) { return syntax_.upos(t) == "AUX" && syntax_.xpos(t) == "MD"; };
  if (std::ranges::any_of(predicates_[p.governor].auxiliaries, would)) return true;  // "it would help if"
  return std::ranges::any_of(predicates_[p.governor].arguments, [&](const Argument& a) {
    return a.role == Role::clause && a.head < p.top && syntax_.base_relation(a.head) == "ccomp";
  });
}

/// "did not say if they had met", "it is unclear whether they will meet", of which a parser makes an
/// adverbial, too.
bool OperatorWalker::is_question(PredicateIndex index) const {
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
TokenIndex OperatorWalker::too_much(PredicateIndex governor) const {
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
bool OperatorWalker::is_inverted_being(PredicateIndex governor) const {
  const TokenIndex be = predicates_[governor].head;
  const Sentence& sentence = syntax_.sentence(syntax_.sentence_of(be));
  if (syntax_.lower(be) != "were" || be != sentence.tokens.begin_index) return false;
  const TokenIndex there = syntax_.child(be, "expl");
  return there.valid() && be < there && syntax_.lower(sentence.tokens.end_index - 1) != "?";
}

/// "as long as A does not meet B"
bool OperatorWalker::is_as_long_as(TokenIndex mark) const {
  return mark.valid() && mark.value() > 1 && syntax_.lower(mark) == "as" &&
         syntax_.lower(mark - 1) == "long" && is_one_of(syntax_.lower(mark - 2), {"as", "so"});
}

/// "Imagine that A met B"
bool OperatorWalker::is_imperative(PredicateIndex governor) const {
  const TokenIndex verb = predicates_[governor].head;
  return is_one_of(syntax_.lower(verb), {"imagine", "picture"}) && !syntax_.has_child(verb, "nsubj") &&
         !syntax_.has_child(verb, "aux") && !syntax_.has_child(verb, "mark");
}

/// "fell when A met B": "when" is an adverb to a parser.
bool OperatorWalker::is_when_clause(const Predicate& p) const {
  const TokenIndex adverb = syntax_.child(p.top, "advmod");
  return p.governor_role == Role::adverbial && p.governor_marker.empty() && adverb.valid() &&
         syntax_.lower(adverb) == "when";
}

}  // namespace readout
