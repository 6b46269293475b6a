// Operators: walking from an act up through its governors to the root of its sentence, and the stage that
// results.
//
// "They did not claim A was seeking talks": talks is bare; "seeking" makes it requested; "not claim" makes it
// not_sought. One algorithm, two tables: operators.tsv says which word over which link is an operator of
// which class, stage_rules.tsv what a class does to the stage below it. Tense, modality, negation and
// conditionals are operators like the others. The walk also yields the governors met, from which the sources
// are read: speech verbs are known to speech_cues.tsv, not here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge.hpp"
#include "record/predicates.hpp"
#include "record/records.hpp"

namespace readout {

/// One operator met. `row` is the table's word ("open to", "past"), `shares` the argument names of
/// operators.tsv.
struct Operator {
  std::string op_class;      // "willing"
  std::string row;           // "open a"
  TokenIndex word;           // the word itself; none for tense without an auxiliary
  PredicateIndex predicate;  // whose word it is; of a preposition or subordinator the governor
  const std::vector<std::string>* shares = nullptr;
  Table::Row entry = {};  // of operators.tsv; none for tense, negation and the like
};

struct Walk {
  std::vector<PredicateIndex> governors;  // all predicates above, innermost first, whatever their scope
  std::vector<Operator> operators;        // innermost first, as far as their scope reaches
  bool finite = false;                    // the act is told in a tensed clause of its own
};

class OperatorTables {
 public:
  struct Row {
    std::vector<std::string> links;  // empty: any
    std::string op_class, negated;
    bool stops = false;
    std::vector<std::string> shares;
    Table::Row row;
  };
  struct Rule {
    std::optional<Status> outer;  // none: as it was
    Table::Row row;
  };
  /// Errors: bad_table with file and line.
  static Result<OperatorTables> load(Knowledge& knowledge);

  /// The row for a word of this part of speech over this link, or null.
  const Row* find(std::string_view lemma, std::string_view pos, std::string_view link) const;
  /// The stage after an operator of this class; none is the bare stage.
  std::optional<Status> apply(std::string_view op_class, std::optional<Status> inner) const;
  /// Does stage_rules.tsv know the class?
  bool has_class(std::string_view op_class) const { return classes_.contains(std::string(op_class)); }
  /// What stage_rules.tsv says of the class over this stage, or null.
  const Rule* rule(std::string_view op_class, std::optional<Status> inner) const;

 private:
  Result<void> load_rows(Knowledge& knowledge);
  Result<void> load_rules(Knowledge& knowledge);
  std::unordered_map<std::string, std::vector<Row>> rows_;  // "open a" -> rows
  std::unordered_map<std::string, Rule> rules_;             // "past bare" -> stage
  std::unordered_map<std::string, char> classes_;
};

/// Walks up from the act. `stage`: the class that the act's own word carries ("invited": offer), or empty.
/// Never fails; cost linear in the depth of the sentence.
Walk walk_operators(const Document& document, const Syntax& syntax, const Predicates& predicates,
                    const OperatorTables& tables, PredicateIndex act, std::string_view stage = {});

/// The same of an act that another word stands for, "is not seeking ONE": from the verb over that word up, by
/// the row for this link, or by `op_class` if the verb itself says what became of the act ("declined"). With
/// neither the verb only carries the act ("will hold THEM"). No operators if there is no row.
Walk walk_operators_over(const Document& document, const Syntax& syntax, const Predicates& predicates,
                         const OperatorTables& tables, PredicateIndex verb, std::string_view link,
                         std::string_view op_class);

/// Folds the operators of a walk; each goes into `derivation` ("operators.tsv: open a", its word, "willing:
/// bare -> open_to"), also if it leaves the stage as it is. No value if nothing in the sentence says at which
/// stage the act is.
std::optional<Status> fold_stage(const Syntax& syntax, const OperatorTables& tables, const Walk& walk,
                                 Derivation& derivation);

/// How p hangs in its governor, as operators.tsv names it: obj, subj, clause, or the preposition or
/// complementiser.
std::string_view link_of(const Predicate& p);

/// "call off": the lemma with its particle.
std::string lemma_with_particle(const Syntax& syntax, TokenIndex t);

/// Of a verb: that, and those that its form may come from, where a parser has it wrong ("shunn").
std::vector<std::string> verb_lemmas(const Syntax& syntax, TokenIndex t);

}  // namespace readout
