// Spans of sources and contents. The marks of a quotation belong to a content that is quoted; see the rules
// for spans in docs/glossary.md ("content").
#include "record/statements_spans.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

bool is_edge_word(const Syntax& syntax, TokenIndex t) {
  return syntax.upos(t) == "PUNCT" && syntax.lower(t) != ")" && syntax.lower(t) != "]";
}

bool is_complementiser(const Syntax& syntax, TokenIndex t) {
  return syntax.lower(t) == "that" && syntax.base_relation(t) == "mark";
}

TokenRange trimmed_range(const Syntax& syntax, TokenRange range) {
  while (!range.empty() && is_edge_word(syntax, range.begin_index)) ++range.begin_index;
  while (!range.empty() && is_edge_word(syntax, range.end_index - 1)) --range.end_index;
  return range;
}

bool under_any(const Syntax& syntax, const std::vector<TokenIndex>& heads, TokenIndex t) {
  return std::ranges::any_of(heads, [&](TokenIndex h) { return syntax.dominates(h, t); });
}

bool only_marks_between(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    if (c.value == '\n' || c.value == '.' || c.value == '?' || c.value == '!' ||
        (!is_space(c.value) && !is_punctuation(c.value)))
      return false;
    i += c.size;
  }
  return true;
}

}  // namespace

ByteSpan trimmed(const SpanContext& context, TokenRange range) {
  range = trimmed_range(context.syntax, range);
  return range.empty() ? ByteSpan{} : context.syntax.span(range);
}

std::vector<ByteSpan> clause_spans(const SpanContext& context, TokenIndex head,
                                   const std::vector<TokenIndex>& cuts) {
  const Syntax& syntax = context.syntax;
  std::vector<ByteSpan> spans;
  const TokenRange all = syntax.subtree(head);
  const auto keep = [&](TokenRange run) {
    while (!run.empty() &&
           (is_edge_word(syntax, run.begin_index) || is_complementiser(syntax, run.begin_index)) &&
           spans.empty()) {
      ++run.begin_index;
    }
    const ByteSpan span = trimmed(context, run);
    if (!span.empty() && letters_in(context.document.words(span)) > 0) spans.push_back(span);
  };
  TokenRange run{all.begin_index, all.begin_index};
  for (const TokenIndex t : all) {
    if (under_any(syntax, cuts, t)) {
      keep(run);
      run = {t + 1, t + 1};
    } else {
      run.end_index = t + 1;
    }
  }
  keep(run);
  return spans;
}

ByteSpan phrase_span(const SpanContext& context, TokenIndex head) {
  const Syntax& syntax = context.syntax;
  TokenRange range = syntax.subtree(head);
  for (const TokenIndex c : syntax.children(head)) {
    const std::string_view relation = syntax.base_relation(c);
    const TokenRange part = syntax.subtree(c);
    if (relation == "case" && c < head) range.begin_index = std::max(range.begin_index, part.end_index);
    // A name takes no phrase but "of": "Marsh on Friday", "Marsh in an interview".
    const bool aside = c > head && syntax.upos(head) == "PROPN" &&
                       (relation == "nmod" || relation == "obl") && syntax.has_child(c, "case") &&
                       syntax.lower(syntax.child(c, "case")) != "of" && syntax.upos(c) == "NOUN";
    if (aside || (c > head && syntax.entity(c) == "time")) {
      range.end_index = std::min(range.end_index, part.begin_index);
    }
    if (relation == "cc" && c < head && c == range.begin_index) ++range.begin_index;
    if (relation == "case" && syntax.lower(c).starts_with("'"))
      range.end_index = std::min(range.end_index, c);
    const bool after_comma =
        c > head && (syntax.upos(part.begin_index) == "PUNCT" ||
                     (part.begin_index.value() > 0 && syntax.upos(part.begin_index - 1) == "PUNCT"));
    const bool loose = relation == "parataxis" || relation == "advcl" || syntax.relation(c) == "acl" ||
                       (is_one_of(relation, {"nmod", "obl"}) && syntax.has_child(c, "case"));
    if (after_comma && loose) range.end_index = std::min(range.end_index, part.begin_index);
  }
  if (!(range.begin_index <= head && head < range.end_index)) range = {head, head + 1};
  return trimmed(context, range);
}

std::size_t letters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    if (is_letter(c.value) || is_digit(c.value)) ++count;
    i += c.size;
  }
  return count;
}

std::vector<ByteSpan> joined(const SpanContext& context, std::vector<ByteSpan> spans) {
  std::ranges::sort(spans);
  std::vector<ByteSpan> out;
  for (const ByteSpan span : spans) {
    if (!out.empty()) {
      ByteSpan& last = out.back();
      const bool touches = span.begin <= last.end || only_marks_between(context.document.text().substr(
                                                         last.end, span.begin - last.end));
      if (touches) {
        last.end = std::max(last.end, span.end);
        continue;
      }
    }
    out.push_back(span);
  }
  return out;
}

Range<QuotationIndex> quotations_touching(const Document& document, ByteSpan span) {
  const auto& all = document.quotations();
  const auto behind = [&](std::uint32_t byte) {
    return QuotationIndex(static_cast<std::size_t>(
        std::ranges::partition_point(all, [&](const Quotation& q) { return q.outer().begin < byte; }) -
        all.begin()));
  };
  QuotationIndex first = document.outermost_quotation_at(span.begin);
  if (!first.valid()) first = behind(span.begin);
  return {first, std::max(first, behind(span.end))};
}

std::vector<ByteSpan> clipped(const SpanContext& context, const std::vector<ByteSpan>& spans,
                              const std::vector<ByteSpan>& limits) {
  std::vector<ByteSpan> out;
  for (const ByteSpan span : spans) {
    for (const ByteSpan limit : limits) {
      const ByteSpan cut{std::max(span.begin, limit.begin), std::min(span.end, limit.end)};
      if (cut.begin < cut.end && letters_in(context.document.words(cut)) > 0) out.push_back(cut);
    }
  }
  return out;
}

std::uint32_t quote_depth(const Document& document, std::uint32_t byte) {
  const QuotationIndex q = document.quotation_at(byte);
  return q.valid() ? document.quotations()[q].depth + 1 : 0;
}

StatementType type_of(const SpanContext& context, const std::vector<ByteSpan>& content,
                      std::uint32_t depth_of_cue) {
  std::size_t all = 0, quoted = 0;
  for (const ByteSpan span : content) {
    all += letters_in(context.document.words(span));
    for (const QuotationIndex q : quotations_touching(context.document, span)) {
      const Quotation& quotation = context.document.quotations()[q];
      if (quotation.depth != depth_of_cue) continue;
      for (const QuotationPart& part : quotation.parts) {
        const ByteSpan cut{std::max(span.begin, part.outer.begin), std::min(span.end, part.outer.end)};
        if (cut.begin < cut.end) quoted += letters_in(context.document.words(cut));
      }
    }
  }
  if (quoted == 0) return StatementType::indirect;
  return quoted * 20 >= all * 19 ? StatementType::direct : StatementType::mixed;
}

}  // namespace readout
