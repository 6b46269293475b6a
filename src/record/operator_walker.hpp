// The walk over operators, shared by its readers: operators.cpp (a step up, and the fold), operators_rows.cpp
// (the row of operators.tsv for a word, a phrase), operators_tense.cpp (tense, aspect and mood),
// operators_clauses.cpp (questions, conditions, reports). For these files only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/operators.hpp"

namespace readout {

class OperatorWalker {
 public:
  OperatorWalker(const Document& document, const Syntax& syntax, const Predicates& predicates,
                 const OperatorTables& tables)
      : document_(document), syntax_(syntax), predicates_(predicates), tables_(tables) {}

  /// Walks up from the act; once.
  Walk walk(PredicateIndex act, std::string_view stage);
  /// The same of an act that has no predicate of its own, from the verb over it; once.
  Walk walk_over(PredicateIndex verb, std::string_view link, std::string_view op_class);

 private:
  void push(std::string_view op_class, std::string row, TokenIndex word, PredicateIndex p,
            const std::vector<std::string>* shares = nullptr) {
    walk_.operators.push_back({std::string(op_class), std::move(row), word, p, shares});
  }
  /// The operator pushed last has this row.
  void name_row(Table::Row row) { walk_.operators.back().entry = row; }

  // operators.cpp
  void climb(PredicateIndex from, bool open);
  bool step(PredicateIndex p, PredicateIndex governor);
  bool step_operator(PredicateIndex governor, std::string_view link, const OperatorTables::Row& row,
                     std::string name);
  void step_conjuncts(PredicateIndex governor);
  bool step_plain(const Predicate& p, PredicateIndex governor);
  bool step_adjunct(const Predicate& p, PredicateIndex index);
  PredicateIndex verb_of_link(const Predicate& p, const OperatorTables::Row& row) const;
  void read_prenominal(PredicateIndex p);
  void read_preposition(PredicateIndex p);
  void push_not(PredicateIndex p, std::string_view op_class);
  bool is_no_longer(PredicateIndex p) const;
  bool is_after_all(PredicateIndex p) const;
  void drop_delay();

  // operators_rows.cpp
  const OperatorTables::Row* row_over(PredicateIndex governor, std::string_view link,
                                      std::string& name) const;
  const OperatorTables::Row* verb_row(TokenIndex verb, std::string_view link,
                                      std::string* name = nullptr) const;
  const OperatorTables::Row* row_with(TokenIndex verb, std::string_view words, std::string_view link,
                                      std::string& name) const;
  const OperatorTables::Row* phrase_row(PredicateIndex verb, std::string_view link, std::string& name) const;
  const OperatorTables::Row* phrase_row_through(PredicateIndex noun, std::string_view link,
                                                std::string& name) const;
  const OperatorTables::Row* named_row(PredicateIndex verb, std::string_view link, std::string& name) const;
  const OperatorTables::Row* row_past_time(PredicateIndex noun, std::string_view link,
                                           std::string& name) const;
  TokenIndex linked_predicate(PredicateIndex governor) const;

  // operators_tense.cpp
  void read_tense(PredicateIndex p, bool is_act);
  void read_auxiliaries(PredicateIndex p, TokenIndex carrier, bool is_act);
  bool read_due(PredicateIndex p);
  bool in_headline(TokenIndex t) const;
  bool is_backshifted(PredicateIndex p) const;
  bool is_subordinate(PredicateIndex p) const;
  bool is_subject_of(PredicateIndex p) const;
  bool is_thought_of(PredicateIndex p) const;
  bool is_thought_without(PredicateIndex p) const;
  bool leaves_open_when(TokenIndex word) const;
  bool is_own_offer(PredicateIndex p) const;
  bool is_heading(PredicateIndex p) const;
  bool is_past(PredicateIndex p) const;
  bool is_to_come(PredicateIndex p) const;
  bool is_open(PredicateIndex p) const;
  bool is_leaving(PredicateIndex p) const;

  // operators_clauses.cpp
  bool is_report(PredicateIndex p) const;
  bool is_question(PredicateIndex p) const;
  bool is_inverted_condition(PredicateIndex p) const;
  bool is_inverted_being(PredicateIndex governor) const;
  bool is_second_clause(PredicateIndex p) const;
  bool is_when_clause(const Predicate& p) const;
  bool is_as_long_as(TokenIndex mark) const;
  bool is_imperative(PredicateIndex governor) const;
  TokenIndex too_much(PredicateIndex governor) const;

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

}  // namespace readout
