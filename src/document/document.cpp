// Puts the outer structure together: where paragraphs lie, what each of them is, then the quotations, which
// run on only from prose to prose. The look-ups are binary searches: paragraphs do not overlap, and what
// holds a byte among the quotations is the last one that began before it or one around that.
#include "document/document.hpp"

#include <algorithm>
#include <vector>

#include "base/unicode.hpp"
#include "document/front_matter.hpp"
#include "document/paragraphs.hpp"
#include "document/quotations.hpp"

namespace readout {
namespace {

constexpr std::size_t kFrontParagraphs = 8;  // headline, bylines and dates stand among these
constexpr std::size_t kEarlyParagraphs =
    3;  // of the prose: where datelines without date and agency are believed
constexpr std::uint32_t kProseBytes =
    120;  // a paragraph this long is prose, so that nothing after it stands above it

}  // namespace

/// Fills a document stage by stage.
struct DocumentBuilder {
  Document& document;

  void build() {
    find_paragraphs();
    find_datelines();
    document.quotations_ = quotations_in(document.text(), document.paragraphs_);
  }

  void find_paragraphs() {
    const std::vector<ByteSpan> spans = paragraph_spans(document.text());
    const HeadlinePlace headline = find_headline(document.text(), spans, document.article().title);
    bool above_prose = true;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const bool is_headline = i >= headline.first && i < headline.first + headline.count;
      above_prose &= i < kFrontParagraphs && (is_headline || spans[i].size() < kProseBytes);
      const Place place = !above_prose                               ? Place::elsewhere
                          : headline.count > 0 && i > headline.first ? Place::above_prose
                                                                     : Place::above_headline;
      ParagraphKind kind = ParagraphKind::body;
      if (is_headline)
        kind = ParagraphKind::headline;
      else if (is_byline(spans[i].in(document.text()), place))
        kind = ParagraphKind::byline;
      document.paragraphs_.push_back({spans[i], kind, {spans[i].begin, spans[i].begin}});
    }
  }

  void find_datelines() {
    std::size_t prose = 0;
    for (Paragraph& paragraph : document.paragraphs_) {
      if (paragraph.kind != ParagraphKind::body) continue;
      const DatelinePlace place = prose == 0                 ? DatelinePlace::first_prose
                                  : prose < kEarlyParagraphs ? DatelinePlace::early
                                                             : DatelinePlace::elsewhere;
      ++prose;
      if (const auto found = find_dateline(document.text(), paragraph.span, place))
        take_dateline(paragraph, *found);
    }
  }

  void take_dateline(Paragraph& paragraph, const Dateline& found) {
    paragraph.dateline = found.span;
    std::uint32_t& end = paragraph.dateline.end;
    while (end < paragraph.span.end && is_space(decode_at(document.text(), end).value)) {
      end += decode_at(document.text(), end).size;
    }
    if (!document.has_dateline_) document.dateline_ = found;
    document.has_dateline_ = true;
  }
};

Document Document::from(Article article) {
  Document document;
  document.article_ = std::move(article);
  DocumentBuilder{document}.build();
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
