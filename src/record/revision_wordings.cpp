// Alignment of wordings; see revision_wordings.hpp.
#include "record/revision_wordings.hpp"

#include <algorithm>

namespace readout {
namespace {

constexpr std::size_t kMaxWords = 120;  // of one wording; the table of the alignment is a product of two

using Words = std::vector<std::string>;

/// lengths[i][j]: the longest common subsequence of a from i on and b from j on.
std::vector<std::vector<std::uint16_t>> common_lengths(const Words& a, const Words& b) {
  std::vector<std::vector<std::uint16_t>> lengths(a.size() + 1, std::vector<std::uint16_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      lengths[i][j] = a[i] == b[j] ? static_cast<std::uint16_t>(lengths[i + 1][j + 1] + 1)
                                   : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

std::vector<std::pair<std::size_t, std::size_t>> aligned_pairs(const Words& a, const Words& b) {
  const auto lengths = common_lengths(a, b);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      pairs.emplace_back(i++, j++);
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

ByteSpan place(const Wording& w, std::size_t first, std::size_t end) {
  return {w.places[first].begin, w.places[end - 1].end};
}

}  // namespace

Wording wording_of(const Syntax& syntax, ByteSpan span) {
  Wording wording{span, {}, {}};
  for (const TokenIndex t : syntax.tokens_in(span)) {
    if (syntax.upos(t) == "PUNCT" || syntax.upos(t) == "SYM") continue;
    if (wording.words.size() == kMaxWords) break;
    wording.words.emplace_back(syntax.lower(t));
    wording.places.push_back(syntax.span(t));
  }
  return wording;
}

double likeness(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0 * common_lengths(a, b)[0][0] / static_cast<double>(a.size() + b.size());
}

Words swapped(const Words& wording, const Words& replaced, const Words& found) {
  const auto at = std::search(wording.begin(), wording.end(), replaced.begin(), replaced.end());
  if (replaced.empty() || at == wording.end()) return wording;
  Words out(wording.begin(), at);
  out.insert(out.end(), found.begin(), found.end());
  out.insert(out.end(), at + static_cast<std::ptrdiff_t>(replaced.size()), wording.end());
  return out;
}

bool holds(const Words& wording, const Words& words) {
  return !words.empty() &&
         std::search(wording.begin(), wording.end(), words.begin(), words.end()) != wording.end();
}

std::optional<Change> change_between(const Wording& before, const Wording& after) {
  auto pairs = aligned_pairs(before.words, after.words);
  if (pairs.empty()) return std::nullopt;
  std::size_t first = 0;
  while (first < pairs.size() && pairs[first] == std::pair(first, first)) ++first;
  std::size_t end_before = before.words.size(), end_after = after.words.size();
  if (pairs.back().first + 1 == end_before) {
    end_after = pairs.back().second + 1;  // an addition at the end
    while (!pairs.empty() && pairs.back() == std::pair(end_before - 1, end_after - 1) && end_before > first &&
           end_after > first) {
      --end_before;
      --end_after;
      pairs.pop_back();
    }
  }
  if (first == end_before && first == end_after) return std::nullopt;
  // Where words are only put in or left out, the word before stands for the place: "would" -> "wouldn't".
  if (first == end_before || first == end_after) {
    if (first > 0) {
      --first;
    } else {
      end_before = std::min(end_before + 1, before.words.size());
      end_after = std::min(end_after + 1, after.words.size());
    }
  }
  if (first >= end_before || first >= end_after) return std::nullopt;
  return Change{place(before, first, end_before), place(after, first, end_after)};
}

}  // namespace readout
