// The mentions of entities in a text, each with its words: the noun phrase over a word that the model calls
// the head of a mention. Mentions lie in each other as phrases do ("the defence minister of Portugal" holds
// "Portugal"). The type and whether it is a name are the head's (Syntax::entity, Syntax::entity_is_named;
// types and guidelines are GUM's).
#pragma once

#include <vector>

#include "syntax/syntax.hpp"

namespace readout {

struct EntityMention {
  TokenRange words;
  TokenIndex head;
};

/// In the order of their heads.
std::vector<EntityMention> find_entity_mentions(const Syntax& syntax);

/// The words of the noun phrase over `head`, which GUM would mark as the mention: the head's dependents and
/// all below them, but for what makes a clause of it (subject, copula, auxiliaries), other members of a list,
/// appositions, prepositions before it, adverbs that bear on the whole, and punctuation at its edges. From
/// gold trees and gold heads, 92.4 F1 of the spans of GUM dev (docs/accuracy.md).
TokenRange noun_phrase(const Syntax& syntax, TokenIndex head);

}  // namespace readout
