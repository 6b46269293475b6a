// One pass from right to left: the outlook before a mark follows from the outlook behind it, as the largest
// prefix sum of a sequence does from that of its tail (max(0, weight + tail)). Weights: a mark that closes or
// may close +1, one that opens -1, apostrophes and marks that face the wrong way 0.
#include "document/mark_outlook.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace readout {
namespace {

std::int32_t weight(MarkRole role) {
  switch (role) {
    case MarkRole::opens:
      return -1;
    case MarkRole::closes:
    case MarkRole::either:
    case MarkRole::may_close:
      return 1;
    case MarkRole::may_open:
    case MarkRole::none:
      return 0;
  }
  return 0;
}

bool can_open(MarkRole role) {
  return role == MarkRole::opens || role == MarkRole::either || role == MarkRole::may_open;
}

}  // namespace

void Outlook::put_before(const Mark& mark) {
  std::int32_t& closable = closable_[slot(mark.family)];
  closable = std::max(0, closable + weight(mark.role));
  MarkRole& next = next_[slot(mark.family)];
  if (mark.role == MarkRole::opens) next = MarkRole::opens;
  if (mark.role == MarkRole::closes || mark.role == MarkRole::either) next = MarkRole::closes;
}

std::size_t MarkedParagraph::leading(ByteSpan paragraph) const {
  std::uint32_t at = paragraph.begin;
  std::size_t count = 0;
  const std::size_t limit = std::min(marks.size(), limits::kMaxQuoteDepth);
  while (count < limit && marks[count].span.begin == at && can_open(marks[count].role)) {
    at = marks[count++].span.end;
  }
  return count;
}

MarkWindow::MarkWindow(std::string_view text, const IndexedVector<ParagraphIndex, Paragraph>& paragraphs)
    : text_(text), paragraphs_(paragraphs), typewriter_doubles_(has_typewriter_doubles(text)) {}

const MarkedParagraph& MarkWindow::operator[](ParagraphIndex paragraph) {
  Slot& slot = slots_[paragraph.value() % slots_.size()];
  if (slot.paragraph != paragraph) {
    slot = {paragraph, {marks_in(text_, paragraphs_[paragraph].span, typewriter_doubles_), {}, {}}};
    MarkedParagraph& marked = slot.marked;
    marked.behind.resize(marked.marks.size());
    for (std::size_t i = marked.marks.size(); i-- > 0;) {
      marked.behind[i] = marked.at_start;
      marked.at_start.put_before(marked.marks[i]);
    }
  }
  return slot.marked;
}

}  // namespace readout
