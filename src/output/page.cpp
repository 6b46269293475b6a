// See page.hpp. A paragraph is wrapped as one plain string; the styles are laid over its lines afterwards.
// Colours are the eight of ECMA-48 (SGR), which every terminal maps to what its owner finds readable.
#include "output/page.hpp"

#include <algorithm>
#include <utility>

#include "base/screen.hpp"
#include "base/unicode.hpp"
#include "output/text_layout.hpp"

namespace readout {
namespace {

constexpr std::size_t kFewestColumns = 16;  // of text, however far it is indented

std::string_view sgr(Style style) {
  switch (style) {
    case Style::plain:
    case Style::quoted:
      return "";
    case Style::title:
    case Style::name:
    case Style::evidence:
      return "1";
    case Style::faint:
      return "2";
    case Style::done:
      return "32";
    case Style::coming:
      return "36";
    case Style::open:
      return "33";
    case Style::refused:
      return "31";
  }
  return "";
}

/// Hands out the styles of a paragraph byte by byte as its lines are taken from it.
class StyleRuns {
 public:
  explicit StyleRuns(const Pieces& pieces) : pieces_(pieces) {}

  /// The next `bytes` bytes as pieces.
  Pieces take(std::size_t bytes) {
    Pieces taken;
    while (bytes > 0 && piece_ < pieces_.size()) {
      const Piece& piece = pieces_[piece_];
      const std::size_t count = std::min(bytes, piece.text.size() - at_);
      if (count > 0) taken.push_back({piece.text.substr(at_, count), piece.style});
      bytes -= count;
      at_ += count;
      if (at_ == piece.text.size()) {
        ++piece_;
        at_ = 0;
      }
    }
    return taken;
  }

 private:
  const Pieces& pieces_;
  std::size_t piece_ = 0;
  std::size_t at_ = 0;
};

std::string joined(const Pieces& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

/// Single spaces, none at the ends, as wrap() makes them too.
void collapse_spaces(Pieces& pieces) {
  bool after_space = true;
  for (Piece& piece : pieces) {
    std::string kept;
    for (const char c : piece.text) {
      if (c != ' ' || !after_space) kept += c;
      after_space = c == ' ';
    }
    piece.text = std::move(kept);
  }
  while (!pieces.empty() && (pieces.back().text.empty() || pieces.back().text.back() == ' ')) {
    if (pieces.back().text.empty())
      pieces.pop_back();
    else
      pieces.back().text.pop_back();
  }
}

/// Characters that would move the cursor, or turn the reading direction of what follows.
bool is_control(char32_t c) {
  return c < 0x20 || (0x7f <= c && c < 0xa0) || (0x200b <= c && c <= 0x200f) ||
         (0x202a <= c && c <= 0x202e) || (0x2060 <= c && c <= 0x206f) || c == 0xfeff;
}

}  // namespace

std::string Page::clean(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (is_space(c.value))
      out += ' ';
    else if (!is_control(c.value))
      out += text.substr(at, c.size);
    at += c.size;
  }
  return options_.unicode ? out : to_ascii(out);
}

Pieces Page::clean(const Pieces& pieces) const {
  Pieces out;
  for (const Piece& piece : pieces) out.push_back({clean(piece.text), piece.style});
  return out;
}

std::string Page::styled(const Piece& piece) const {
  const std::string_view code = options_.colour ? sgr(piece.style) : "";
  if (code.empty() || piece.text.empty()) return piece.text;
  return "\x1b[" + std::string(code) + "m" + piece.text + "\x1b[0m";
}

void Page::put_lines(const std::string& first_lead, std::size_t first_width, std::size_t indent,
                     const std::string& next_lead, const Pieces& text) {
  Pieces pieces = clean(text);
  collapse_spaces(pieces);
  const std::string plain = joined(pieces);
  const std::size_t room = options_.columns > indent ? options_.columns - indent : 0;
  StyleRuns runs(pieces);
  std::size_t at = 0;
  out_ += first_lead + std::string(indent > first_width ? indent - first_width : 0, ' ');
  bool first = true;
  for (const std::string& line : wrap(plain, std::max(room, kFewestColumns))) {
    if (!std::exchange(first, false)) out_ += next_lead;
    for (const Piece& piece : runs.take(line.size())) out_ += styled(piece);
    at += line.size();
    if (at < plain.size() && plain[at] == ' ') {
      runs.take(1);
      ++at;
    }
    out_ += '\n';
  }
}

void Page::put(const Pieces& lead, std::size_t indent, const Pieces& text) {
  std::string first;
  std::size_t width = 0;
  for (const Piece& piece : clean(lead)) {
    first += styled(piece);
    width += display_width(piece.text);
  }
  if (!lead.empty() && width >= indent) {
    first += "  ";
    width += 2;
  }
  put_lines(first, width, std::max(indent, width), std::string(indent, ' '), text);
}

void Page::put_quote(std::size_t indent, const Pieces& words) {
  const std::string bar = styled({options_.unicode ? "\u2502" : "|", Style::faint}) + " ";
  const std::string lead = std::string(indent, ' ') + bar;
  put_lines(lead, indent + 2, indent + 2, lead, words);
}

void Page::put_heading(std::string_view title) {
  const std::string shown = clean(title);
  const std::size_t used = display_width(shown) + 1;
  std::string rule;
  for (std::size_t i = used; i < options_.columns; ++i) rule += options_.unicode ? "\u2500" : "-";
  out_ += "\n" + styled({shown, Style::title}) + " " + styled({rule, Style::faint}) + "\n";
}

}  // namespace readout
