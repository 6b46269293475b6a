// How quotations are found.
//
// 1. marks.cpp gives each mark a role by its form and neighbours: opens, closes, either, may close, may open,
// none.
// 2. A stack of open quotations takes the marks of a paragraph from left to right. What a mark's role leaves
// open is
//    decided by the outlook on the marks behind it (mark_outlook.hpp): how many quotations they could close,
//    and whether the next sure one closes or opens. So
//      - a single mark opens only if something closes it; else it is an apostrophe;
//      - a double mark inside an open double quotation nests only if enough marks follow to close both; else
//      the first
//        was never closed and ends here;
//      - the mark in "the workers' rights" is an apostrophe if a later one closes before another opens.
// 3. At a paragraph's end, a quotation that is still open goes on if the next paragraph begins with an
// opening mark of
//    its family (which is then no new quotation), or if the next marks to come close something that none of
//    them opened. Else it ends with its paragraph: a double one counts as unclosed, a single one was an
//    apostrophe.
//
// Each mark is pushed and popped at most once, the stack's depth is bounded and the outlook is made in one
// pass from right to left, so all this is linear.
#include "document/quotations.hpp"

#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "base/unicode.hpp"
#include "document/mark_outlook.hpp"

namespace readout {
namespace {

constexpr char32_t kLeftGuillemet = 0xAB;
constexpr char32_t kLeftSingle = 0x2018;

bool is_straight(char32_t form) { return form == '"' || form == '\'' || form == '`'; }

class QuotationBuilder {
 public:
  QuotationBuilder(std::string_view text, const IndexedVector<ParagraphIndex, Paragraph>& paragraphs)
      : text_(text), paragraphs_(paragraphs), window_(text, paragraphs) {}

  IndexedVector<QuotationIndex, Quotation> build() {
    for (const ParagraphIndex p : paragraphs_.indices()) {
      const std::size_t continued = enter(p);
      const MarkedParagraph& marked = window_[p];
      for (std::size_t i = continued; i < marked.marks.size(); ++i) take(marked.marks[i], marked.behind[i]);
    }
    while (!open_.empty()) end_top();
    return kept();
  }

 private:
  /// A quotation whose end has not come.
  struct Open {
    QuotationIndex quotation;
    MarkFamily family;
    bool at_start;  // its mark is the first thing in its paragraph
    bool stays;     // it is a quotation even if nothing closes it
  };

  // ---- from paragraph to paragraph ----

  /// Goes on to a paragraph with what is open. Returns how many of its first marks are taken thereby.
  std::size_t enter(ParagraphIndex paragraph) {
    const bool runs_on = paragraph.value() > 0 && paragraphs_[paragraph].kind == ParagraphKind::body &&
                         paragraphs_[paragraph - 1].kind == ParagraphKind::body;
    const std::size_t leading = runs_on ? leading_continued(paragraph) : 0;
    const std::size_t levels = leading == 0 && runs_on && goes_on_unmarked(paragraph) ? 1 : leading;
    while (open_.size() > levels) end_top();
    paragraph_ = paragraph;
    ignored_ = {};
    const MarkedParagraph& marked = window_[paragraph];
    for (std::size_t level = 0; level < levels; ++level) {
      const std::uint32_t outer = level < leading ? marked.marks[level].span.begin : span().begin;
      const std::uint32_t inner = level < leading ? marked.marks[level].span.end : span().begin;
      Quotation& quotation = quotations_[open_[level].quotation];
      quotation.parts.push_back({{outer, span().end}, {inner, span().end}, paragraph});
      open_[level].at_start = true;
    }
    return leading;
  }

  /// Whether `mark` at a paragraph's start goes on with a quotation: a straight mark does not go on with a
  /// curly one, for then a quoted text stands in marks of one kind and the quotations in it in marks of the
  /// other.
  bool goes_on_with(const Open& open, const Mark& mark) const {
    return open.family == mark.family &&
           is_straight(quotations_[open.quotation].opening) == is_straight(mark.form);
  }

  /// How many of the open quotations, from the outermost on, have a mark at the paragraph's start.
  std::size_t leading_continued(ParagraphIndex paragraph) {
    const MarkedParagraph& marked = window_[paragraph];
    const std::size_t leading = std::min(marked.leading(paragraphs_[paragraph].span), open_.size());
    std::size_t count = 0;
    while (count < leading && goes_on_with(open_[count], marked.marks[count])) ++count;
    return count;
  }

  /// Whether the outermost quotation is closed in this or one of the next paragraphs by a mark that nothing
  /// opened.
  bool goes_on_unmarked(ParagraphIndex paragraph) {
    if (open_.empty() || open_.front().family != MarkFamily::doubles) return false;
    for (std::uint32_t ahead = 0; ahead < MarkWindow::kReach; ++ahead) {
      const ParagraphIndex p = paragraph + static_cast<int>(ahead);
      if (p.value() >= paragraphs_.size() || paragraphs_[p].kind != ParagraphKind::body) return false;
      const Outlook& outlook = window_[p].at_start;
      if (outlook.next(MarkFamily::doubles) != MarkRole::none)
        return outlook.closable(MarkFamily::doubles) > 0;
    }
    return false;
  }

  /// Whether the next paragraph would go on with a quotation that such a mark opens inside `level` others.
  bool next_goes_on(std::size_t level, MarkFamily family, char32_t form) {
    const ParagraphIndex next = paragraph_ + 1;
    if (next.value() >= paragraphs_.size() || paragraphs_[next].kind != ParagraphKind::body ||
        paragraphs_[paragraph_].kind != ParagraphKind::body) {
      return false;
    }
    const MarkedParagraph& marked = window_[next];
    return marked.leading(paragraphs_[next].span) > level && marked.marks[level].family == family &&
           is_straight(marked.marks[level].form) == is_straight(form);
  }

  /// The same for the innermost open quotation of a family, if there is one.
  bool innermost_goes_on(MarkFamily family) {
    const Open* open = innermost(family);
    return open && next_goes_on(static_cast<std::size_t>(open - open_.data()), family,
                                quotations_[open->quotation].opening);
  }

  // ---- marks ----

  void take(const Mark& mark, const Outlook& behind) {
    const bool is_open = open_count(mark.family) > 0;
    switch (mark.role) {
      case MarkRole::opens:
        return take_opening(mark, behind);
      case MarkRole::closes:
        return take_closing(mark, behind);
      case MarkRole::either:
        if (is_open) return take_closing(mark, behind);
        if (behind.closable(mark.family) > 0) return take_opening(mark, behind);
        return;
      case MarkRole::may_close:
        if (is_open && !is_apostrophe(mark, behind)) return take_closing(mark, behind);
        return;
      case MarkRole::may_open:
        if (!is_open && behind.next(mark.family) == MarkRole::closes) return take_opening(mark, behind);
        return;
      case MarkRole::none:
        return;
    }
  }

  /// Whether a mark that may close something leaves that to a later one.
  bool is_apostrophe(const Mark& mark, const Outlook& behind) {
    if (behind.next(mark.family) == MarkRole::closes) return true;
    // A quotation that began with its paragraph and goes on in the next one is closed nowhere in this one.
    const Open* open = innermost(mark.family);
    return open && open->at_start && mark.reason == MarkReason::plural &&
           behind.next(mark.family) == MarkRole::none && innermost_goes_on(mark.family);
  }

  void take_opening(const Mark& mark, const Outlook& behind) {
    const std::int32_t open = open_count(mark.family);
    const std::int32_t closable = behind.closable(mark.family);
    if (open > 0 && is_stray_closing(mark, behind)) return take_closing(mark, behind);
    if (open > 0 && closable + (innermost_goes_on(mark.family) ? 1 : 0) < open + 1) {
      if (mark.family != MarkFamily::doubles) return;  // nothing closes it: an apostrophe
      end_innermost_double(mark.span.begin);
    }
    if (open == 0 && closable == 0 && !may_stay_open(mark)) return;
    if (open_.size() >= limits::kMaxQuoteDepth) {
      ++ignored_[slot(mark.family)];
      return;
    }
    push(mark, mark.family == MarkFamily::doubles || closable == 0);
  }

  /// Whether a straight mark that looks opening is a closing one behind a space too many ("The End "was
  /// shown): one slip explains the text where otherwise two marks would be missing.
  bool is_stray_closing(const Mark& mark, const Outlook& behind) {
    if (mark.form != '"' || behind.closable(mark.family) > 0) return false;
    return quotations_[innermost(mark.family)->quotation].opening == '"' && !innermost_goes_on(mark.family);
  }

  /// Whether a quotation that nothing closes in its paragraph can be one.
  bool may_stay_open(const Mark& mark) {
    if (mark.family == MarkFamily::doubles || mark.form == kLeftGuillemet) return true;
    if (mark.family != MarkFamily::singles || mark.span.end == span().end) return false;
    if (!is_upper(decode_at(text_, mark.span.end).value)) return false;
    return next_goes_on(open_.size(), mark.family, mark.form) ||
           (mark.form == kLeftSingle && mark.span.begin == span().begin);
  }

  void take_closing(const Mark& mark, const Outlook& behind) {
    if (ignored_[slot(mark.family)] > 0) {
      --ignored_[slot(mark.family)];
      return;
    }
    std::size_t level = open_.size();
    bool double_above = false;
    for (; level > 0 && open_[level - 1].family != mark.family; --level) {
      double_above |= open_[level - 1].family == MarkFamily::doubles;
    }
    if (level == 0) return;  // its opening mark is missing
    // It would cut a sound quotation in two: an apostrophe.
    if (double_above && behind.next(MarkFamily::doubles) == MarkRole::closes) return;
    while (open_.size() > level) end_top_at(mark.span.begin);
    close_top(mark);
  }

  // ---- the stack ----

  static std::size_t slot(MarkFamily family) { return static_cast<std::size_t>(family); }
  ByteSpan span() const { return paragraphs_[paragraph_].span; }

  std::int32_t open_count(MarkFamily family) const {
    return static_cast<std::int32_t>(
        std::count_if(open_.begin(), open_.end(), [&](const Open& open) { return open.family == family; }));
  }

  const Open* innermost(MarkFamily family) const {
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return open.family == family; });
    return found == open_.rend() ? nullptr : &*found;
  }

  void push(const Mark& mark, bool stays) {
    Quotation quotation;
    quotation.opening = mark.form;
    quotation.closed = false;
    if (!open_.empty()) quotation.parent = open_.back().quotation;
    quotation.parts.push_back({{mark.span.begin, span().end}, {mark.span.end, span().end}, paragraph_});
    open_.push_back(
        {quotations_.push_back(std::move(quotation)), mark.family, mark.span.begin == span().begin, stays});
    is_dropped_.push_back(false);
  }

  void close_top(const Mark& mark) {
    Quotation& quotation = quotations_[open_.back().quotation];
    quotation.closed = true;
    quotation.parts.back().outer.end = mark.span.end;
    quotation.parts.back().inner.end = mark.span.begin;
    open_.pop_back();
  }

  /// The innermost quotation ends unclosed with its last part.
  void end_top() {
    if (!open_.back().stays) is_dropped_[open_.back().quotation.value()] = true;
    open_.pop_back();
  }

  /// The innermost quotation ends unclosed before `end`.
  void end_top_at(std::uint32_t end) {
    QuotationPart& part = quotations_[open_.back().quotation].parts.back();
    while (end > part.inner.begin && is_space(decode_before(text_, end).value))
      end -= decode_before(text_, end).size;
    part.outer.end = part.inner.end = std::max(end, part.inner.begin);
    end_top();
  }

  void end_innermost_double(std::uint32_t end) {
    while (open_.back().family != MarkFamily::doubles) end_top_at(end);
    end_top_at(end);
  }

  // ---- the result ----

  bool is_blank(ByteSpan inner) const {
    while (!inner.empty()) {
      const CodePoint c = decode_at(text_, inner.begin);
      if (!is_space(c.value)) return false;
      inner.begin += c.size;
    }
    return true;
  }

  /// The quotations without the dropped and the blank ones; what stood in those moves up.
  IndexedVector<QuotationIndex, Quotation> kept() {
    IndexedVector<QuotationIndex, Quotation> kept;
    std::vector<QuotationIndex> place(quotations_.size());  // of a quotation, or of what stands for it
    for (const QuotationIndex q : quotations_.indices()) {
      Quotation& quotation = quotations_[q];
      const QuotationIndex parent =
          quotation.parent.valid() ? place[quotation.parent.value()] : QuotationIndex::none();
      const bool blank = quotation.parts.size() == 1 && is_blank(quotation.parts.front().inner);
      if (is_dropped_[q.value()] || blank) {
        place[q.value()] = parent;
        continue;
      }
      quotation.parent = parent;
      quotation.depth = parent.valid() ? kept[parent].depth + 1 : 0;
      place[q.value()] = kept.push_back(std::move(quotation));
    }
    return kept;
  }

  std::string_view text_;
  const IndexedVector<ParagraphIndex, Paragraph>& paragraphs_;
  MarkWindow window_;
  ParagraphIndex paragraph_;
  IndexedVector<QuotationIndex, Quotation> quotations_;
  std::vector<bool> is_dropped_;
  std::vector<Open> open_;                             // outermost first
  std::array<std::int32_t, kMarkFamilies> ignored_{};  // opened too deep in this paragraph
};

}  // namespace

IndexedVector<QuotationIndex, Quotation> quotations_in(
    std::string_view text, const IndexedVector<ParagraphIndex, Paragraph>& paragraphs) {
  return QuotationBuilder(text, paragraphs).build();
}

}  // namespace readout
