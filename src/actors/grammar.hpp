// Small questions to the trees that several passes ask. All tolerate trees gone wrong: a parser is right
// about five arcs in six.
#pragma once

#include "syntax/syntax.hpp"

namespace readout::grammar {

bool is_noun(const Syntax& syntax, TokenIndex t);  // common or proper
bool is_proper(const Syntax& syntax, TokenIndex t);
bool starts_upper(const Syntax& syntax, TokenIndex t);
bool is_subject(const Syntax& syntax, TokenIndex t);
/// The word of the range that hangs on a word outside, the one nearest to the root; the last if none does.
TokenIndex top_of(const Syntax& syntax, TokenRange range);
/// The preposition or possessive mark of a phrase: lower-case form of its first `case` child, or empty.
std::string_view preposition_of(const Syntax& syntax, TokenIndex t);
/// "president" in "president's office" and "former president" in "former president Roe": inside another
/// phrase.
bool is_modifier(const Syntax& syntax, TokenIndex t);
/// The word whose subject, object or oblique the phrase of t is, alone or in a list; none if it is none of
/// these.
TokenIndex clause_as_argument(const Syntax& syntax, TokenIndex t);
/// The nearest word above t that heads a clause (or the root).
TokenIndex clause_of(const Syntax& syntax, TokenIndex t);
TokenIndex subject_of(const Syntax& syntax, TokenIndex clause);
/// Who does what a clause without a subject tells: of "met Poe and told him" who met, of "wants to see him"
/// who wants, of "asked Poe to see him" Poe, of "left after seeing him" who left. None if there is none.
TokenIndex understood_subject(const Syntax& syntax, TokenIndex clause);
/// The first word of the conjunction that t is a later part of, else t.
TokenIndex first_conjunct(const Syntax& syntax, TokenIndex t);
/// The phrase of a noun without what follows it as apposition, relative clause or coordination.
TokenRange phrase_of(const Syntax& syntax, TokenIndex head, TokenRange core);
int depth_of(const Syntax& syntax, TokenIndex t);

}  // namespace readout::grammar
