#include "document/document.hpp"

#include <algorithm>

#include "document/paragraphs.hpp"
#include "document/quotations.hpp"

namespace readout {

Document Document::from(Article article) {
  Document document;
  document.article_ = std::move(article);
  for (const ByteSpan span : paragraph_spans(document.text())) {
    document.paragraphs_.push_back(Paragraph{span, ParagraphKind::body, {span.begin, span.begin}});
  }
  document.quotations_ = quotations_in(document.text(), document.paragraphs_);
  return document;
}

ParagraphIndex Document::paragraph_at(std::uint32_t byte) const {
  const auto after = std::upper_bound(paragraphs_.begin(), paragraphs_.end(), byte,
                                      [](std::uint32_t at, const Paragraph& p) { return at < p.span.begin; });
  if (after == paragraphs_.begin() || !std::prev(after)->span.contains(byte)) return ParagraphIndex::none();
  return ParagraphIndex(static_cast<std::size_t>(after - paragraphs_.begin() - 1));
}

QuotationIndex Document::quotation_at(std::uint32_t byte) const {
  const auto after =
      std::upper_bound(quotations_.begin(), quotations_.end(), byte,
                       [](std::uint32_t at, const Quotation& q) { return at < q.outer().begin; });
  if (after == quotations_.begin()) return QuotationIndex::none();
  QuotationIndex at(static_cast<std::size_t>(after - quotations_.begin() - 1));
  // What began last before the byte may have ended before it; then only a quotation around it can hold the
  // byte.
  while (at.valid() && !quotations_[at].outer().contains(byte)) at = quotations_[at].parent;
  return at;
}

QuotationIndex Document::outermost_quotation_at(std::uint32_t byte) const {
  QuotationIndex at = quotation_at(byte);
  while (at.valid() && quotations_[at].parent.valid()) at = quotations_[at].parent;
  return at;
}

}  // namespace readout
