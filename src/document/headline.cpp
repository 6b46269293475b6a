// The headline. A given title and the line in the text seldom agree to the byte: copy adds a stop, a site's
// name
// ("... | The Paper"), other quotation marks, or breaks the title over two lines. So only letters and figures
// are compared, and the title may be spread over the first few paragraphs.
#include <algorithm>
#include <string>

#include "base/unicode.hpp"
#include "document/front_matter.hpp"

namespace readout {
namespace {

constexpr std::size_t kFirstParagraphs = 4;  // a headline stands among these
constexpr std::size_t kMaxTitleParts = 3;    // paragraphs over which a title may be spread
constexpr std::size_t kMaxHeadlineBytes = 220;
constexpr std::size_t kMaxTitleBytes = 1000;  // what is longer is no title
constexpr std::size_t kMaxHeadlineWords = 24;
constexpr std::size_t kMaxSuffixBytes = 40;  // of a site's name behind the title
constexpr std::size_t kMinProseBytes = 40;

/// Letters and figures, folded.
std::string core_of(std::string_view words) {
  const std::string folded = fold(words);
  std::string core;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decode_at(folded, at);
    if (is_letter(c.value) || is_digit(c.value)) core.append(folded, at, c.size);
    at += c.size;
  }
  return core;
}

/// The title without a site's name behind the last " | ", " - " or dash.
std::string_view without_site(std::string_view title) {
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: "}) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string_view::npos && at > 0 && title.size() - at - mark.size() <= kMaxSuffixBytes)
      return title.substr(0, at);
  }
  return title;
}

/// How many paragraphs from `first` on spell `core` exactly; 0 if they do not.
std::size_t spelled_by(std::string_view text, const std::vector<ByteSpan>& paragraphs, std::size_t first,
                       std::string_view core) {
  std::string spelled;
  const std::size_t end = std::min(paragraphs.size(), first + kMaxTitleParts);
  for (std::size_t i = first; i < end && paragraphs[i].size() <= 2 * core.size() + kMaxHeadlineBytes; ++i) {
    spelled += core_of(paragraphs[i].in(text));
    if (i == first && core_of(without_site(paragraphs[i].in(text))) == core) return 1;
    if (spelled == core) return i + 1 - first;
    if (!core.starts_with(spelled)) return 0;
  }
  return 0;
}

HeadlinePlace find_title(std::string_view text, const std::vector<ByteSpan>& paragraphs,
                         std::string_view title) {
  const std::string cores[] = {core_of(title), core_of(without_site(title))};
  for (const std::string& core : cores) {
    if (core.empty()) continue;
    for (std::size_t first = 0; first < std::min(paragraphs.size(), kFirstParagraphs); ++first) {
      if (const std::size_t count = spelled_by(text, paragraphs, first, core); count > 0)
        return {first, count};
    }
  }
  return {};
}

bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

/// The last character, closing marks aside.
char32_t last_character(std::string_view words) {
  for (std::size_t end = words.size(); end > 0;) {
    const CodePoint c = decode_before(words, end);
    if (!is_closing_mark(c.value)) return c.value;
    end -= c.size;
  }
  return 0;
}

bool is_prose(std::string_view words) {
  const char32_t last = last_character(words);
  return words.size() >= kMinProseBytes &&
         (last == '.' || last == '!' || last == '?' || last == ':' || last == 0x2026);
}

bool looks_like_headline(std::string_view words) {
  if (words.size() > kMaxHeadlineBytes) return false;
  const char32_t first = decode_at(words, 0).value, last = last_character(words);
  const bool opens = is_upper(first) || is_digit(first) || first == '"' || first == '\'' || first == 0x201C ||
                     first == 0x2018;
  const bool ends = is_letter(last) || is_digit(last) || last == '?' || last == '!' || last == '%';
  const auto spaces = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
  return opens && ends && spaces >= 1 && spaces < kMaxHeadlineWords;
}

}  // namespace

HeadlinePlace find_headline(std::string_view text, const std::vector<ByteSpan>& paragraphs,
                            std::string_view title) {
  if (title.size() > kMaxTitleBytes || core_of(title).empty()) title = {};
  if (!title.empty()) return find_title(text, paragraphs, title);
  // Lines of authors and agencies may stand above the headline.
  std::size_t first = 0;
  while (first < kFirstParagraphs && first < paragraphs.size() &&
         is_byline(paragraphs[first].in(text), Place::above_headline)) {
    ++first;
  }
  if (first == kFirstParagraphs || first + 1 >= paragraphs.size()) return {};
  const std::string_view candidate = paragraphs[first].in(text);
  const auto prose = [&](ByteSpan span) { return is_prose(span.in(text)); };
  const auto begin = paragraphs.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  const auto end = paragraphs.begin() +
                   static_cast<std::ptrdiff_t>(std::min(paragraphs.size(), first + 1 + kFirstParagraphs));
  const bool stands_alone =
      looks_like_headline(candidate) && !find_dateline(text, paragraphs[first], DatelinePlace::first_prose);
  if (stands_alone && std::any_of(begin, end, prose)) return {first, 1};
  return {};
}

}  // namespace readout
