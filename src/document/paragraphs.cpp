// The idea for single line ends: a line that was wrapped ends where the next word would not have fitted. Each
// line end therefore allows the wrapping widths from "the line's length" up to "the line with the next word";
// if one width is allowed by most of the line ends that stand inside a sentence, the text is wrapped at that
// width. In wrapped text a line end is a paragraph's end only if the next line is indented or the line stops
// short of the width; in text that is not wrapped every line end is one, unless the next line plainly goes on
// with the sentence.
#include "document/paragraphs.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::uint32_t kNarrowest = 50;   // columns; narrower text is taken for lists and verse
constexpr std::uint32_t kWidest = 100;     // nobody wraps wider
constexpr std::uint32_t kRaggedness = 15;  // a line this much shorter than it could be was ended on purpose

/// One line of the text. Widths are in code points.
struct Line {
  ByteSpan span;  // without surrounding white space
  std::uint32_t indent = 0;
  std::uint32_t width = 0;       // of span, with the indent
  std::uint32_t first_word = 0;  // width of its first word
  bool ends_sentence = false;
  bool goes_on = false;   // starts with a lower-case letter
  bool new_page = false;  // a form feed or paragraph separator stands before it
  bool blank() const { return span.empty(); }
};

bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == '\f' || c == 0x2028 || c == 0x2029; }

bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

/// Whether the line's last character, closing marks aside, can end a sentence or a paragraph.
bool ends_sentence(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0) {
    const CodePoint c = decode_before(line, end);
    if (!is_closing_mark(c.value))
      return c.value == '.' || c.value == '!' || c.value == '?' || c.value == ':' || c.value == 0x2026;
    end -= c.size;
  }
  return false;
}

class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}
  bool done() const { return at_ >= text_.size(); }

  /// The line from here, and steps behind its end.
  Line next() {
    Line line;
    line.new_page = new_page_;
    new_page_ = false;
    line.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_)};
    bool in_first_word = true;
    std::uint32_t column = 0;
    for (CodePoint c; at_ < text_.size(); at_ += c.size) {
      c = decode_at(text_, at_);
      if (is_line_end(c.value)) {
        step_over(c);
        break;
      }
      take(line, c, ++column, in_first_word);
    }
    if (!line.blank()) finish(line);
    return line;
  }

 private:
  void step_over(CodePoint c) {
    at_ += c.size;
    if (c.value == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    new_page_ = c.value == '\f' || c.value == 0x2029;
  }

  void take(Line& line, CodePoint c, std::uint32_t column, bool& in_first_word) const {
    const auto begin = static_cast<std::uint32_t>(at_);
    if (is_space(c.value)) {
      if (!line.blank()) in_first_word = false;
      return;
    }
    if (line.blank()) {
      line.span.begin = begin;
      line.indent = column - 1;
      line.goes_on = is_lower(c.value);
    }
    if (in_first_word) ++line.first_word;
    line.span.end = begin + c.size;
    line.width = column;
  }

  void finish(Line& line) const { line.ends_sentence = ends_sentence(line.span.in(text_)); }

  std::string_view text_;
  std::size_t at_ = 0;
  bool new_page_ = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (LineReader reader(text); !reader.done();) lines.push_back(reader.next());
  return lines;
}

/// The width at which the text is wrapped, or 0.
std::uint32_t wrapping_width(const std::vector<Line>& lines) {
  std::array<int, kWidest + 2> changes{};  // difference array: how many line ends allow each width
  int inside = 0, all = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    if (line.blank() || next.blank()) continue;
    ++all;
    if (line.ends_sentence) continue;
    ++inside;
    const std::uint32_t low = std::max(line.width, kNarrowest);
    const std::uint32_t high = std::min(line.width + next.first_word, kWidest);
    if (low > high) continue;
    ++changes[low];
    --changes[high + 1];
  }
  if (inside * 3 < all || inside == 0) return 0;
  int allowed = 0, best = 0;
  std::uint32_t width = 0;
  for (std::uint32_t w = kNarrowest; w <= kWidest; ++w) {
    allowed += changes[w];
    if (allowed > best) {
      best = allowed;
      width = w;
    }
  }
  return best * 10 >= inside * 7 ? width : 0;
}

/// How the lines of a text are laid out.
struct Layout {
  std::uint32_t width = 0;   // at which it is wrapped, or 0
  std::uint32_t margin = 0;  // the smallest indent
};

Layout layout_of(const std::vector<Line>& lines) {
  Layout layout{wrapping_width(lines), kWidest};
  for (const Line& line : lines) {
    if (!line.blank()) layout.margin = std::min(layout.margin, line.indent);
  }
  return layout;
}

/// Whether `next` goes on with the paragraph of `line`; neither is blank.
bool continues(const Line& line, const Line& next, const Layout& layout) {
  if (next.new_page) return false;
  if (!line.ends_sentence && next.goes_on) return true;
  if (layout.width == 0 || line.width > kWidest || next.indent > line.indent + 1) return false;
  if (line.ends_sentence && next.indent > layout.margin + 1) return false;
  const std::uint32_t needed = line.width + 1 + next.first_word;
  if (needed > layout.width) return true;
  return !line.ends_sentence && needed + kRaggedness > layout.width;
}

}  // namespace

std::vector<ByteSpan> paragraph_spans(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  const Layout layout = layout_of(lines);
  std::vector<ByteSpan> paragraphs;
  const Line* previous = nullptr;
  for (const Line& line : lines) {
    if (!line.blank()) {
      if (previous && continues(*previous, line, layout))
        paragraphs.back().end = line.span.end;
      else
        paragraphs.push_back(line.span);
    }
    previous = line.blank() ? nullptr : &line;
  }
  return paragraphs;
}

}  // namespace readout
