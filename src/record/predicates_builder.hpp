// Inside of predicates.cpp and predicate_sharing.cpp: the two passes that make Predicates. The first finds
// the predicates and the arguments that stand at them; the second supplies what control, raising,
// coordination and relative clauses share, and links each predicate to its governor. Not for other folders.
#pragma once

#include "record/argument_tables.hpp"
#include "record/predicates.hpp"

namespace readout {

class PredicatesBuilder {
 public:
  PredicatesBuilder(const Syntax& syntax, const Actors& actors, const ArgumentTables& tables)
      : syntax_(syntax), actors_(actors), tables_(tables) {}
  Predicates build();

 private:
  // First pass (predicates.cpp).
  bool is_predicate(TokenIndex t) const;
  PredicateKind kind_of(TokenIndex t) const;
  void find_light_verbs();
  TokenIndex light_verb_of(TokenIndex noun) const;
  void add_predicate(TokenIndex t);
  void read_dependents(Predicate& p, TokenIndex host);
  bool is_done_by(TokenIndex by) const;
  void read_verb_dependent(Predicate& p, TokenIndex c);
  void read_noun_dependent(Predicate& p, TokenIndex c);
  void read_function_word(Predicate& p, TokenIndex c);
  void keep_nearest_subject(Predicate& p) const;
  void repair_subject(Predicate& p) const;
  TokenIndex subordinator_of(TokenIndex phrase) const;
  TokenIndex phrase_before(TokenIndex verb) const;
  void settle_passive(Predicate& p) const;
  void settle_negation(Predicate& p) const;
  void adopt_stray_partners(Predicate& p) const;
  void adopt_stray_agent(Predicate& p) const;

  // Second pass (predicate_sharing.cpp).
  void link_governor(PredicateIndex p);
  void resolve_cleft(PredicateIndex p);
  void hang_on_raised(PredicateIndex p);
  void adopt_behind(PredicateIndex p);
  void repair_infinitive(PredicateIndex p);
  void hang_on_object(PredicateIndex p);
  void break_cycles();
  PredicateIndex told_by(PredicateIndex above) const;
  void hang_past_noun(PredicateIndex p);
  void resolve_relative(Predicate& p) const;
  void share(PredicateIndex p);
  void share_subject(Predicate& p);
  void share_auxiliaries(Predicate& p) const;
  void share_transparent(Predicate& p);
  TokenIndex surface_subject(PredicateIndex p);
  TokenIndex understood_agent(PredicateIndex p);
  TokenIndex controller(PredicateIndex governor, TokenIndex complement);
  PredicateIndex quoting_verb(TokenIndex top) const;
  PredicateIndex verb_read_as_conjunct(const Predicate& noun) const;
  bool is_content_clause(TokenIndex verb) const;
  bool is_told_by_subject(const Predicate& p) const;
  void hang_on_subject(Predicate& p) const;
  TokenIndex whose(TokenIndex noun, TokenIndex infinitive) const;
  TokenIndex subject_before_to(const Predicate& p) const;
  TokenIndex addressee(const Predicate& p) const;
  PredicateIndex predicate_above(TokenIndex t) const;
  bool is_conjunct(const Predicate& p) const;

  const Syntax& syntax_;
  const Actors& actors_;
  const ArgumentTables& tables_;
  IndexedVector<TokenIndex, TokenIndex> light_of_;  // noun -> its light verb
  IndexedVector<TokenIndex, TokenIndex> noun_of_;   // light verb -> its noun
  std::vector<char> shared_;                        // per predicate: share() done
  Predicates out_;
};

}  // namespace readout
