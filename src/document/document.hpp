// A report's text with its outer structure: paragraphs, headline, byline, dateline, and quotations. The text
// never changes; everything else is byte spans into it. Says nothing about words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/index.hpp"
#include "source/article.hpp"

namespace readout {

using ParagraphIndex = Index<struct ParagraphTag>;
using QuotationIndex = Index<struct QuotationTag>;

enum class ParagraphKind {
  headline,  // the report's title standing in its text
  byline,    // "By Jane Roe", "Reporting by ...", agency lines
  body,
};

struct Paragraph {
  ByteSpan span;  // without surrounding white space
  ParagraphKind kind = ParagraphKind::body;
  ByteSpan dateline;  // "PARIS, July 3 (Reuters) - " with dash and space, at the start of span; empty if none
  /// What the syntax stage reads: span without the dateline.
  ByteSpan prose() const { return {dateline.empty() ? span.begin : dateline.end, span.end}; }
};

/// What a dateline says, as far as it can be read.
struct Dateline {
  ByteSpan span;    // with its dash
  ByteSpan place;   // "PARIS", "BEIRUT, Lebanon", or empty
  ByteSpan date;    // "July 3", or empty
  ByteSpan agency;  // "Reuters", or empty
};

/// One stretch of a quotation inside one paragraph.
struct QuotationPart {
  ByteSpan outer;  // with its marks, as far as they are there
  ByteSpan inner;  // without
  ParagraphIndex paragraph;
};

/// A quotation: one part, or several where it runs over paragraphs (an opening mark on each, a closing mark
/// on the last). Two quotations with the speaker between them ("..., " he said, "...") are two: joining is
/// for the record stage.
struct Quotation {
  std::vector<QuotationPart> parts;
  char32_t opening = 0;     // the mark as written: " “ ‘ ' « ...
  bool closed = true;       // false: real copy forgot the closing mark; the last part ends with its paragraph
  std::uint32_t depth = 0;  // 0 outermost
  QuotationIndex parent;    // the quotation around it, or none
  ByteSpan outer() const { return {parts.front().outer.begin, parts.back().outer.end}; }
};

class Document {
 public:
  /// Reads the structure of an article. Never fails: a text without paragraphs has none.
  static Document from(Article article);

  const Article& article() const { return article_; }
  std::string_view text() const { return article_.text; }
  std::string_view words(ByteSpan span) const { return span.in(article_.text); }

  const IndexedVector<ParagraphIndex, Paragraph>& paragraphs() const { return paragraphs_; }
  const IndexedVector<QuotationIndex, Quotation>& quotations() const { return quotations_; }
  const Dateline* dateline() const { return has_dateline_ ? &dateline_ : nullptr; }

  /// The paragraph that holds the byte, or none. O(log paragraphs).
  ParagraphIndex paragraph_at(std::uint32_t byte) const;
  /// The innermost quotation whose outer span holds the byte, or none. O(log quotations + depth).
  QuotationIndex quotation_at(std::uint32_t byte) const;
  /// The outermost one, or none.
  QuotationIndex outermost_quotation_at(std::uint32_t byte) const;

 private:
  friend struct DocumentBuilder;
  Article article_;
  IndexedVector<ParagraphIndex, Paragraph> paragraphs_;
  IndexedVector<QuotationIndex, Quotation> quotations_;
  Dateline dateline_;
  bool has_dateline_ = false;
};

}  // namespace readout
