// Argument structure: from the dependency tree to predicates with deep roles. The one place that knows
// passives, raising and control, relative clauses, coordination, nominalisations, possessives, light verbs
// and headlines. Its output is the same for "A met B", "B was met by A", "A and B met", "the meeting of A and
// B", "A held a meeting with B".
//
// It says who does what to whom, not what that means: meaning is for frames (frames.hpp) and operators
// (operators.hpp). Coordinated and plural phrases are one argument: Actors::all_actors_of expands them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"

namespace readout {

class ArgumentTables;  // argument_tables.hpp

using PredicateIndex = Index<struct PredicateTag>;

/// Deep roles, before any frame.
enum class Role {
  agent,         // subject of an active verb or adjective, by-phrase of a passive, possessor of a noun
  theme,         // object of an active verb, subject of a passive
  recipient,     // "told HIM that", "was offered ..."
  oblique,       // a prepositional phrase; marker is its preposition ("" for a bare "on" date: "met Friday")
  clause,        // complement clause or infinitive; marker is its complementiser
  predicate_of,  // subject of a copular noun: "THIS was their first meeting"
  modifier,      // noun compound or adjective before a noun; marker is "compound" or "amod"
  adverbial,     // adjunct clause; marker is its subordinator ("after", "if", "to", "" for a bare participle)
};

struct Argument {
  Role role = Role::agent;
  TokenIndex head;          // head word of the phrase or clause
  std::string_view marker;  // lower case: "with", "according to", "that", "to", "poss", ...; else empty
  bool shared = false;  // supplied by control, raising, coordination or a relative clause: not standing here
};

enum class PredicateKind { verb, noun, adjective };

struct Predicate {
  TokenIndex head;   // the content word: "met", "talks", "open"
  TokenIndex light;  // the light verb that carries it ("hold" of "hold talks", also "talks held in"), or none
  TokenIndex top;    // where it hangs in the tree: the light verb or the head, whichever is higher
  PredicateKind kind = PredicateKind::verb;
  bool passive = false;
  bool negated =
      false;            // "not", "never" at the predicate or its light verb, "no" at the noun; scope excluded
  TokenIndex negation;  // the word
  std::vector<TokenIndex>
      auxiliaries;                  // will, would, has, was, to, ... of the head or light verb, in text order
  TokenIndex mark;                  // subordinator of its clause: if, that, after, ...; or none
  std::vector<Argument> arguments;  // in text order, shared ones last

  /// The predicate in whose argument this one stands, or none at the top: operators and sources are met
  /// walking up this chain. A quotation whose speech verb is a parataxis ("..., he said") has that verb as
  /// governor. None above a relative clause, an apposition and a possessor: what they say is not in the scope
  /// of the words around.
  PredicateIndex governor;
  Role governor_role = Role::clause;  // how it hangs there
  std::string_view governor_marker;   // "to" of "open to talks"; "" for object and subject
  bool subject_of_governor = false;   // "the TALKS were postponed": surface subject, whatever the deep role
};

class Predicates {
 public:
  /// Verbs, common nouns, complement-taking or copular adjectives of all sentences. Cost linear in the words.
  static Predicates find(const Document& document, const Syntax& syntax, const Actors& actors,
                         const ArgumentTables& tables);
  const IndexedVector<PredicateIndex, Predicate>& all() const { return all_; }
  const Predicate& operator[](PredicateIndex p) const { return all_[p]; }
  /// The predicate whose content word or light verb is t, or none.
  PredicateIndex at(TokenIndex t) const { return at_[t]; }

  /// The first argument with this role (and marker, if one is given), or null. Own ones come before shared
  /// ones.
  const Argument* argument(PredicateIndex p, Role role) const;
  const Argument* argument(PredicateIndex p, Role role, std::string_view marker) const;
  /// The word that says when and how: the light verb, the copula or the head itself.
  TokenIndex carrier(const Syntax& syntax, PredicateIndex p) const;

 private:
  friend class PredicatesBuilder;
  IndexedVector<PredicateIndex, Predicate> all_;
  IndexedVector<TokenIndex, PredicateIndex> at_;
};

/// "with", "according to": the preposition or subordinator of the phrase headed by t, "" if none. The view
/// lives as long as the syntax.
std::string_view marker_of(const Syntax& syntax, TokenIndex t);

/// The same of a clause: its subordinator, past the preposition of what is predicated ("that they are in
/// contact").
std::string_view clause_marker_of(const Syntax& syntax, TokenIndex t);

/// "poss" of a possessor, the preposition of a noun phrase under a noun: the words of a verb that stand for
/// it.
std::string_view name_of(Role role);

}  // namespace readout
