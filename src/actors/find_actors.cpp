// The order of the passes: the surest first, each reading what the ones before it linked (a sieve in the
// manner of Lee, Peirsman, Chang, Chambers, Surdeanu and Jurafsky, CoNLL 2011). The rule that linked a
// mention is kept with it.
#include "actors/names.hpp"

namespace readout {

Actors find_actors(const Document& document, const Syntax& syntax, const ActorTables& tables) {
  Work work(document, syntax, tables.impl());
  find_states_and_organisations(work, find_persons(work));
  find_user_names(work);
  find_nominals(work);
  find_user_agents(work);
  find_pronouns(work);
  work.sort_drafts();
  link_user_actors(work);
  link_names(work);
  settle_by_owners(work);
  link_appositions(work);
  share_offices(work);
  settle_offices(work);
  know_holders(work);
  link_descriptions(work);
  assume_countries(work);
  settle_offices(work);
  link_plurals(work);
  name_holders(work);
  code_user_actors(work);
  return finish(work);
}

}  // namespace readout
