// The order of the passes: the surest first, each reading what the ones before it linked (a sieve in the
// manner of Lee, Peirsman, Chang, Chambers, Surdeanu and Jurafsky, CoNLL 2011). The rule that linked a
// mention is kept with it.
#include "actors/work.hpp"

namespace readout {

Actors find_actors(const Document& document, const Syntax& syntax, const ActorTables& tables) {
  Work work(document, syntax, tables.impl());
  find_names(work);
  find_user_names(work);
  find_nominals(work);
  find_user_agents(work);
  find_pronouns(work);
  work.sort_drafts();
  link_user_actors(work);
  link_names(work);
  link_appositions(work);
  know_holders(work);
  link_descriptions(work);
  link_plurals(work);
  code_user_actors(work);
  return finish(work);
}

}  // namespace readout
