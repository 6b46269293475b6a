// Cues in the trees: where a word of speech_cues.tsv stands with its source and its content, one rule a
// construction. What a quotation adds, and whose it is, is for quotes.hpp; what is sure, for hedges.hpp.
#pragma once

#include <string>
#include <vector>

#include "record/statements.hpp"
#include "record/statements_spans.hpp"

namespace readout {

/// A statement in the making.
struct StatementDraft {
  TokenIndex cue;                  // none for a quotation without one
  const SpeechCue* row = nullptr;  // none if its place alone makes the word a cue ("..., " he laughed)
  ByteSpan cue_span;
  TokenIndex source;     // head word; none if the text names none
  ByteSpan source_span;  // empty with it
  TokenIndex addressee;
  TokenIndex repeats;  // the cue inside whose statement this one tells the same on another's word; or none
  std::vector<ByteSpan> content;
  std::vector<ByteSpan> cue_hedges;
  Polarity polarity = Polarity::assert_;
  Hedge hedge = Hedge::certain;
  std::vector<QuotationIndex> quotations;
  Derivation derivation;
};

/// What the finders of statements read.
struct StatementContext : SpanContext {
  const Actors& actors;
  const Predicates& predicates;
  const StatementTables& tables;
};

/// The row for the word at t, with its particle or preposition if the table has that ("rule out", "call
/// for"); `last` is then the last word. Null if the word is no cue.
const SpeechCue* cue_at(const StatementContext& context, TokenIndex t, TokenIndex& last);

/// Who does the saying: subject, by-phrase, possessor, or shared with a verb above. None if not in the
/// sentence.
TokenIndex source_of(const StatementContext& context, TokenIndex cue);

/// "Asked whether C", "when asked about it": a question that somebody is asked, by the grammar nobody's.
bool is_put_question(const StatementContext& context, TokenIndex t);

/// "did not say", "neither A nor B said".
bool is_negated(const StatementContext& context, TokenIndex cue);

/// A day of the week, or a word like "today", "week".
bool is_day(const Syntax& syntax, TokenIndex t);

/// A noun, name or pronoun that is no word of time.
bool can_be_source(const Syntax& syntax, TokenIndex t);

/// The last mention or personal pronoun before the verb in its sentence, for a tree that gives it no subject.
TokenIndex source_before(const StatementContext& context, TokenIndex verb);

/// Sets source and source_span. A source in front of a relative clause gives the actor; the span is then the
/// pronoun's.
void set_source(const StatementContext& context, StatementDraft& draft, TokenIndex source);

/// Who issued the paper that is the source ("the statement added"); none if it is no paper, or nobody is
/// named.
ActorIndex issuer_of(const StatementContext& context, TokenIndex source);

/// Sets addressee, if the words around the cue tell one: an actor before somebody else who could hear.
void set_addressee(const StatementContext& context, StatementDraft& draft);

/// Negation, "declined to": polarity, hedge and their words, from the cue's row and what stands around it.
void set_stance(const StatementContext& context, StatementDraft& draft);

/// Gives the cue all the words the writer spends on it: "has not yet claimed", "went on to say", "warned of".
/// When source and content stand.
void widen_cue(const StatementContext& context, StatementDraft& draft);

/// "neither confirmed nor DENIED": the first of the two, of which the second is the cue. Or none.
TokenIndex alternative_of(const Syntax& syntax, TokenIndex cue);

/// Content of a verb of saying by the order of words and commas, for a tree that gives it none: behind its
/// "that", around "…, S said, …", before "…, S said.", or all that follows. Empty if nothing fits.
/// `only_that`: for verbs that are cues only behind a "that".
std::vector<ByteSpan> content_by_order(const StatementContext& context, TokenIndex verb,
                                       bool only_that = false);

/// "S said" between commas or before the end of its sentence, without the commas; empty if it does not stand
/// so.
TokenRange words_between_commas(const StatementContext& context, TokenIndex verb);

/// Drafts of all cues in the trees, in text order, at most one a word.
std::vector<StatementDraft> find_tree_cues(const StatementContext& context);

/// Drafts whose cue is the mark behind or before a label ("Lavrov: …", "…: minister"), in text order.
std::vector<StatementDraft> find_labels(const StatementContext& context);

/// Is the paragraph a headline, by its kind or as the first one without a stop?
bool is_headline(const StatementContext& context, ParagraphIndex p);

/// Drafts of the cues of headlines that the trees miss, at most one a headline.
std::vector<StatementDraft> find_headline_cues(const StatementContext& context);

/// The draft for one word, or one without content.
StatementDraft draft_at(const StatementContext& context, TokenIndex t);

}  // namespace readout
