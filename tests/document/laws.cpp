// Each law is a sentence; the first one that is broken is returned. Lists are walked once, with a stack of
// open quotations beside them, so that the laws can be asked of texts as large as are read. What the look-ups
// return is compared with that walk.
#include "laws.hpp"

#include <vector>

#include "base/limits.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

class Laws {
 public:
  explicit Laws(const Document& document) : document_(document), text_(document.text()) {}

  std::string broken() {
    if (!is_valid_utf8(text_)) return "the text is not valid UTF-8";
    for (const ParagraphIndex p : document_.paragraphs().indices()) check(p);
    for (const QuotationIndex q : document_.quotations().indices()) check(q);
    check_that_nothing_is_left_out();
    check_lookups();
    return broken_;
  }

 private:
  void require(bool kept, const char* law) {
    if (!kept && broken_.empty()) broken_ = law;
  }

  bool on_boundary(std::uint32_t at) const {
    return at == text_.size() ||
           (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80);
  }
  bool is_span(ByteSpan span) const {
    return span.begin <= span.end && span.end <= text_.size() && on_boundary(span.begin) &&
           on_boundary(span.end);
  }

  void check(ParagraphIndex p) {
    const Paragraph& paragraph = document_.paragraphs()[p];
    const ByteSpan span = paragraph.span;
    require(is_span(span) && !span.empty(), "a paragraph is a stretch of whole characters");
    require(p.value() == 0 || document_.paragraphs()[p - 1].span.end <= span.begin,
            "paragraphs stand in order");
    if (!broken_.empty()) return;
    require(!is_space(decode_at(text_, span.begin).value), "no white space before a paragraph's words");
    require(!is_space(decode_before(text_, span.end).value), "no white space behind a paragraph's words");
    require(is_span(paragraph.dateline) && span.contains(paragraph.dateline),
            "a dateline stands in its paragraph");
    require(paragraph.dateline.begin == span.begin, "a dateline starts its paragraph");
    require(paragraph.prose().end == span.end, "the prose ends with its paragraph");
  }

  void check(QuotationIndex q) {
    const Quotation& quotation = document_.quotations()[q];
    require(!quotation.parts.empty(), "a quotation has parts");
    if (!broken_.empty()) return;
    require(q.value() == 0 || document_.quotations()[q - 1].outer().begin < quotation.outer().begin,
            "quotations stand in order");
    for (std::size_t i = 0; i < quotation.parts.size(); ++i) check(quotation, i);
    check_tree(q, quotation);
  }

  void check(const Quotation& quotation, std::size_t i) {
    const QuotationPart& part = quotation.parts[i];
    require(is_span(part.outer) && is_span(part.inner) && part.outer.contains(part.inner),
            "a part's words stand inside its marks");
    require(part.paragraph.valid() && part.paragraph.value() < document_.paragraphs().size(),
            "a part has a paragraph");
    if (!broken_.empty()) return;
    const ByteSpan paragraph = document_.paragraphs()[part.paragraph].span;
    const bool last = i + 1 == quotation.parts.size();
    require(paragraph.contains(part.outer), "a part stands in its paragraph");
    require(i == 0 || quotation.parts[i - 1].paragraph + 1 == part.paragraph,
            "parts stand in paragraphs that follow each other");
    require(i == 0 || only_marks({paragraph.begin, part.outer.begin}), "a later part starts its paragraph");
    require(last || part.outer.end == paragraph.end, "a part with another behind it ends its paragraph");
    require(!last || quotation.closed == (part.outer.end > part.inner.end),
            "closed tells whether there is a closing mark");
    require(last || part.outer.end == part.inner.end, "only the last part has a closing mark");
  }

  /// Before a nested quotation that goes on stand the marks of those around it.
  bool only_marks(ByteSpan span) const {
    for (; !span.empty(); span.begin += decode_at(text_, span.begin).size) {
      const char32_t c = decode_at(text_, span.begin).value;
      if (!is_punctuation(c) && c != '`') return false;
    }
    return true;
  }

  void check_tree(QuotationIndex q, const Quotation& quotation) {
    require(quotation.depth < limits::kMaxQuoteDepth, "quotations nest only so deep");
    require(!quotation.parent.valid() || quotation.parent < q, "a parent stands before its children");
    if (!broken_.empty()) return;
    const bool root = !quotation.parent.valid();
    require(quotation.depth == (root ? 0 : document_.quotations()[quotation.parent].depth + 1),
            "depth counts parents");
    while (!open_.empty() && document_.quotations()[open_.back()].outer().end <= quotation.outer().begin)
      open_.pop_back();
    require(quotation.parent == (open_.empty() ? QuotationIndex::none() : open_.back()),
            "the parent is what stands around");
    if (!root) require_inside(quotation, document_.quotations()[quotation.parent]);
    open_.push_back(q);
  }

  void require_inside(const Quotation& child, const Quotation& parent) {
    require(parent.outer().contains(child.outer()), "a child stands in its parent");
    for (const QuotationPart& part : child.parts) {
      bool inside = false;
      const auto offset = part.paragraph - parent.parts.front().paragraph;
      if (offset >= 0 && static_cast<std::size_t>(offset) < parent.parts.size()) {
        inside = parent.parts[static_cast<std::size_t>(offset)].inner.contains(part.outer);
      }
      require(inside, "a child's parts stand in its parent's words");
    }
  }

  void check_that_nothing_is_left_out() {
    std::uint32_t at = 0;
    const auto only_space_until = [&](std::uint32_t end) {
      for (; at < end; at += decode_at(text_, at).size)
        require(is_space(decode_at(text_, at).value), "words stand in paragraphs");
    };
    for (const Paragraph& paragraph : document_.paragraphs()) {
      if (!broken_.empty()) return;
      only_space_until(paragraph.span.begin);
      at = paragraph.span.end;
    }
    only_space_until(static_cast<std::uint32_t>(text_.size()));
  }

  /// The look-ups against a walk over the text, at a few hundred places.
  void check_lookups() {
    if (!broken_.empty()) return;
    const std::uint32_t step = static_cast<std::uint32_t>(text_.size() / 300 + 1);
    std::size_t p = 0, q = 0;
    std::vector<QuotationIndex> open;
    for (std::uint32_t at = 0; at <= text_.size(); at += step) {
      while (p < document_.paragraphs().size() && document_.paragraphs()[ParagraphIndex(p)].span.end <= at)
        ++p;
      const bool inside =
          p < document_.paragraphs().size() && document_.paragraphs()[ParagraphIndex(p)].span.contains(at);
      require(document_.paragraph_at(at) == (inside ? ParagraphIndex(p) : ParagraphIndex::none()),
              "paragraph_at");
      for (; q < document_.quotations().size(); ++q) {
        const QuotationIndex next(q);
        if (document_.quotations()[next].outer().begin > at) break;
        while (!open.empty() &&
               document_.quotations()[open.back()].outer().end <= document_.quotations()[next].outer().begin)
          open.pop_back();
        open.push_back(next);
      }
      while (!open.empty() && document_.quotations()[open.back()].outer().end <= at) open.pop_back();
      require(document_.quotation_at(at) == (open.empty() ? QuotationIndex::none() : open.back()),
              "quotation_at");
      require(document_.outermost_quotation_at(at) == (open.empty() ? QuotationIndex::none() : open.front()),
              "outermost_quotation_at");
    }
  }

  const Document& document_;
  std::string_view text_;
  std::vector<QuotationIndex> open_;
  std::string broken_;
};

}  // namespace

std::string broken_law(const Document& document) { return Laws(document).broken(); }

}  // namespace readout
