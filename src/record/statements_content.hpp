// Which words of a tree are the content of a cue, where a parser or the grammar hang them elsewhere: phrases
// hung too high, the subject of a clause hung on the cue, clauses coordinated with the content, and "…,
// adding that …", which is the speaker's next statement and no part of this one.
#pragma once

#include <vector>

#include "record/statements_cues.hpp"

namespace readout {

/// The clause with what stands between the cue and it and belongs to it: its subject, hung on the cue
/// ("said attacks are not understandable").
std::vector<TokenIndex> with_front(const Syntax& syntax, TokenIndex cue, TokenIndex clause);

/// The heads with what follows them under the cue and is told too: they end at a comma before a clause of the
/// cue's own and at words of time; coordinated clauses belong to them if they have a "that", an infinitive or
/// a subject of their own and do not report themselves.
std::vector<TokenIndex> with_tail(const StatementContext& context, TokenIndex cue,
                                  std::vector<TokenIndex> heads);

/// ", saying that C": a participle of saying behind a comma, a statement of its own.
bool is_aside(const StatementContext& context, TokenIndex t);

/// "…, and T said C", "…, while T said C" behind a comma, hung on what S said: T's statement.
bool is_report_beside(const StatementContext& context, TokenIndex t);

/// The cue with which this one is joined though a parser hung it on what that one tells: "SAID the court had
/// erred and HOPES to win", by their tense; "CONFIRMED he had the letter but WOULD NOT comment". None if it
/// is no such.
TokenIndex first_cue_of(const StatementContext& context, TokenIndex t);

/// Does a finite verb among these words report a clause of its own: "S complained that C, a charge that T
/// denied"?
bool reports_in(const StatementContext& context, TokenRange words);

/// Participles of saying and reports of others behind a comma under these heads, outside quotations the cue
/// stands outside of.
std::vector<TokenIndex> asides_in(const StatementContext& context, TokenIndex cue,
                                  const std::vector<TokenIndex>& heads);

/// "whether C", "what C".
bool is_wh_clause(const Syntax& syntax, TokenIndex clause);

/// Is it a date or a part of the day: when something was said, not what.
bool tells_time(const Syntax& syntax, TokenIndex t);

}  // namespace readout
