// See factual.hpp.
#include "record/factual.hpp"

namespace readout {

bool told_as_fact(const RecordContext& context, PredicateIndex p) {
  const Predicates& predicates = context.predicates;
  if (predicates[p].negated) return false;
  const Walk walk = walk_operators(context.document, context.syntax, predicates, context.tables.operators, p);
  Derivation unused;
  const std::optional<Status> stage = fold_stage(context.syntax, context.tables.operators, walk, unused);
  // "that he retract it": a bare form under no operator tells nothing
  if (!stage) return context.syntax.xpos(predicates.carrier(context.syntax, p)) != "VB";
  return *stage == Status::held || *stage == Status::ongoing;
}

}  // namespace readout
