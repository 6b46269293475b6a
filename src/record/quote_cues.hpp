// The cue beside a quotation, found by surface order: which verb near the marks says who speaks, whatever the
// tree makes of the sentence. "…," S said; S said: "…"; S said. [new paragraph] "…".
//
// What decides is what a printer's rules fix: a quotation that ends in a comma waits for its cue, one behind
// a colon or comma has had it. Trees help only to find the subject of the verb. Whose a quotation without a
// cue is, and what becomes part of which statement, is for quotes.hpp.
#pragma once

#include <vector>

#include "record/statements_cues.hpp"

namespace readout {

/// How a quotation stands in its paragraph.
struct QuoteSetting {
  bool full = false;          // words of a sentence of their own, not a phrase inside the writer's clause
  bool opens_clause = false;  // nothing or punctuation before the opening mark
  bool begins_paragraph = false;
  char32_t before = 0;  // the character before the opening mark, spaces skipped; 0 at the paragraph's start
  char32_t last = 0;    // the last character inside
  char32_t after = 0;   // the first one behind the closing mark, spaces skipped; 0 at the paragraph's end
  TokenRange window_before;  // the writer's words of the same sentence beside the marks
  TokenRange window_after;
  bool introduced = false;  // window_before is the end of the paragraph before, which ends in a colon
};

/// Which quotation holds each word (innermost), or none.
using QuotationOfWord = IndexedVector<TokenIndex, QuotationIndex>;
QuotationOfWord quotations_of_words(const Document& document, const Syntax& syntax);

QuoteSetting setting_of(const StatementContext& context, const QuotationOfWord& holder, QuotationIndex q);

/// A cue beside a quotation; cue is none if there is none.
struct BesideCue {
  TokenIndex cue;
  TokenIndex source;  // may be none
  bool before = false;
  bool sure = false;  // the marks say so; otherwise only the nearest reporting verb
  bool dash = false;  // "…" — S: the dash stands for the verb
};

BesideCue cue_beside(const StatementContext& context, const QuoteSetting& setting);

}  // namespace readout
