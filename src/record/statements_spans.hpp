// From words of a tree to the spans a statement stores: the phrase of a source, the clause that is content
// (less the words that interrupt it). Knows no cues.
#pragma once

#include <vector>

#include "record/records.hpp"

namespace readout {

/// What span-making reads.
struct SpanContext {
  const Document& document;
  const Syntax& syntax;
};

/// The words under `head`, less those under any of `cuts`, as spans in text order. Punctuation and a
/// complementiser at the edges are left out; the words of a cut part them.
std::vector<ByteSpan> clause_spans(const SpanContext& context, TokenIndex head,
                                   const std::vector<TokenIndex>& cuts);

/// The noun phrase of `head` as a source or addressee: without its preposition, with its appositions and
/// relative clauses, without other clauses and phrases behind a comma.
ByteSpan phrase_span(const SpanContext& context, TokenIndex head);

/// The words from first to last without punctuation at the edges; empty if nothing is left.
ByteSpan trimmed(const SpanContext& context, TokenRange range);

/// The quotations that may touch the span, and no more than those beside them: a range in text order. O(log).
Range<QuotationIndex> quotations_touching(const Document& document, ByteSpan span);

/// Sorted; spans that overlap or are parted by nothing but space and punctuation of one sentence are one.
std::vector<ByteSpan> joined(const SpanContext& context, std::vector<ByteSpan> spans);

/// Inside one of `limits` only; spans that end up without a letter or digit are dropped.
std::vector<ByteSpan> clipped(const SpanContext& context, const std::vector<ByteSpan>& spans,
                              const std::vector<ByteSpan>& limits);

/// Letters and digits of the span, in bytes.
std::size_t letters_in(std::string_view text);

/// direct, indirect or mixed, by the share of letters inside quotations deeper than the cue's own.
StatementType type_of(const SpanContext& context, const std::vector<ByteSpan>& content,
                      std::uint32_t depth_of_cue);

/// How many quotations hold the byte.
std::uint32_t quote_depth(const Document& document, std::uint32_t byte);

}  // namespace readout
