// Argument structure: from the dependency tree to predicates with deep roles. The one place that knows passives, raising
// and control, relative clauses, coordination, nominalisations, possessives, appositions, light verbs and headlines. Its
// output is the same for "A met B", "B was met by A", "A and B met", "the meeting of A and B", "A held a meeting with B".
//
// It says who does what to whom, not what that means: meaning is for frames (frames.hpp) and operators (operators.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"

namespace readout {

using PredicateIndex = Index<struct PredicateTag>;

/// Deep roles, before any frame: agent and theme of an active verb are its subject and object, of a passive its by-phrase
/// and subject. Prepositional phrases keep their preposition.
enum class Role { agent, theme, recipient, oblique, clause, predicate_of };

struct Argument {
  Role role = Role::agent;
  TokenIndex head;           // head word of the phrase or clause
  std::string_view marker;   // preposition of an oblique ("with", "to", "between"), complementiser of a clause ("that", "to", "whether", ""), else empty
  bool shared = false;       // supplied by control, raising, coordination or a light verb, not standing at the predicate itself
};

enum class PredicateKind { verb, noun, adjective };

struct Predicate {
  TokenIndex head;                // the content word: "met", "talks", "open"
  TokenIndex light;               // the light verb that carries it ("hold" of "hold talks"), or none
  PredicateKind kind = PredicateKind::verb;
  bool passive = false;
  bool negated = false;           // at the predicate or its light verb itself, scope excluded
  std::vector<TokenIndex> auxiliaries;  // will, would, has, was, to, ... with "not"
  std::vector<Argument> arguments;
  /// The predicate in whose clause argument (or nominal argument) this one stands, or none at the top: operators and sources
  /// are met walking up this chain.
  PredicateIndex governor;
};

class Predicates {
 public:
  static Predicates find(const Document& document, const Syntax& syntax, const Actors& actors);
  const IndexedVector<PredicateIndex, Predicate>& all() const { return all_; }
  const Predicate& operator[](PredicateIndex p) const { return all_[p]; }
  /// The predicate whose content word or light verb is t, or none.
  PredicateIndex at(TokenIndex t) const { return at_[t]; }

 private:
  IndexedVector<PredicateIndex, Predicate> all_;
  IndexedVector<TokenIndex, PredicateIndex> at_;
};

}  // namespace readout
