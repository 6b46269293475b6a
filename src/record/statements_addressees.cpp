// To whom something is said: the object of "told the BBC", "urged Chad to", "called on Kenya", the subject of
// "was warned", the phrase of "said to", "wrote in a letter to".
#include "base/one_of.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

TokenIndex phrase_with(const Syntax& syntax, TokenIndex host, std::string_view preposition) {
  for (const TokenIndex c : syntax.children(host)) {
    if (c > host && is_one_of(syntax.base_relation(c), {"obl", "nmod"}) &&
        marker_of(syntax, c) == preposition)
      return c;
  }
  return TokenIndex::none();
}

/// "in a letter TO THE KING": of a phrase under the cue, or of its object.
TokenIndex through_medium(const StatementContext& context, TokenIndex cue) {
  const Syntax& syntax = context.syntax;
  for (const TokenIndex c : syntax.children(cue)) {
    if (!is_one_of(syntax.base_relation(c), {"obl", "obj"}) ||
        !context.tables.papers.contains(std::string(syntax.lemma(c))))
      continue;
    if (const TokenIndex to = phrase_with(syntax, c, "to"); to.valid()) return to;
  }
  return TokenIndex::none();
}

}  // namespace

void set_addressee(const StatementContext& context, StatementDraft& draft) {
  if (!draft.cue.valid() || !draft.row || draft.addressee.valid()) return;
  const Syntax& syntax = context.syntax;
  const SpeechCue& row = *draft.row;
  std::vector<TokenIndex> places = {syntax.child(draft.cue, "iobj")};
  if (row.whom) {
    if (row.lemma.ends_with(" on")) places.push_back(phrase_with(syntax, draft.cue, "on"));
    if (row.lemma.ends_with(" upon")) places.push_back(phrase_with(syntax, draft.cue, "upon"));
    places.push_back(syntax.child(draft.cue, "obj"));
    places.push_back(syntax.child(draft.cue, "nsubj:pass"));
  }
  places.push_back(phrase_with(syntax, draft.cue, "to"));
  places.push_back(through_medium(context, draft.cue));
  const ActorIndex source = draft.source.valid() ? context.actors.actor_of(draft.source) : ActorIndex::none();
  TokenIndex stranger;
  for (const TokenIndex place : places) {
    if (!place.valid() || place == draft.source) continue;
    const ActorIndex actor = context.actors.actor_of(place);
    if (actor.valid() && actor == source) continue;
    if (actor.valid()) {
      draft.addressee = place;
      return;
    }
    const bool could_hear =
        is_one_of(syntax.upos(place), {"NOUN", "PROPN", "PRON"}) && syntax.lower(place) != "it" &&
        is_one_of(syntax.entity(place), {"", "person", "organization", "place", "animal"});
    if (!stranger.valid() && could_hear) stranger = place;
  }
  draft.addressee = stranger;
}

}  // namespace readout
