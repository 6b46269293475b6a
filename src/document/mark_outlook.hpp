// For each mark of a paragraph, what the marks behind it could close or open: the look ahead that lets one
// pass over the marks decide as it goes (quotations.cpp). Holds the marks of a few paragraphs at a time.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "document/marks.hpp"

namespace readout {

/// What a stretch of marks holds, for each family.
class Outlook {
 public:
  /// How many quotations, at most, the marks could close beyond those that they open themselves: the largest
  /// prefix sum of closing = +1, opening = -1.
  std::int32_t closable(MarkFamily family) const { return closable_[slot(family)]; }
  /// The role of the first mark that is sure to close (then closes) or open (then opens); none if there is
  /// none.
  MarkRole next(MarkFamily family) const { return next_[slot(family)]; }

  /// The outlook from one mark further left.
  void put_before(const Mark& mark);

 private:
  static std::size_t slot(MarkFamily family) { return static_cast<std::size_t>(family); }
  std::array<std::int32_t, kMarkFamilies> closable_{};
  std::array<MarkRole, kMarkFamilies> next_ = {MarkRole::none, MarkRole::none, MarkRole::none,
                                               MarkRole::none};
};

struct MarkedParagraph {
  std::vector<Mark> marks;
  std::vector<Outlook> behind;  // behind[i]: of the marks after i
  Outlook at_start;             // of all marks

  /// How many marks that can open stand at the paragraph's very start, one on the other; at most
  /// kMaxQuoteDepth.
  std::size_t leading(ByteSpan paragraph) const;
};

/// The marks of each paragraph, read when first asked for. @pre paragraphs are asked for in order, give or
/// take kReach.
class MarkWindow {
 public:
  static constexpr std::uint32_t kReach = 3;

  MarkWindow(std::string_view text, const IndexedVector<ParagraphIndex, Paragraph>& paragraphs);
  /// Valid until a paragraph more than kReach further on is asked for.
  const MarkedParagraph& operator[](ParagraphIndex paragraph);

 private:
  struct Slot {
    ParagraphIndex paragraph;
    MarkedParagraph marked;
  };
  std::string_view text_;
  const IndexedVector<ParagraphIndex, Paragraph>& paragraphs_;
  bool typewriter_doubles_;
  std::array<Slot, kReach + 1> slots_;
};

}  // namespace readout
