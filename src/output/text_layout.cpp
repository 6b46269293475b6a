// See text_layout.hpp. Breaks greedily: reports are read, not typeset.
#include "output/text_layout.hpp"

#include <utility>

#include "base/screen.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

/// Collects words into lines.
class Wrapper {
 public:
  explicit Wrapper(std::size_t columns) : columns_(columns) {}

  void add(std::string_view word) {
    const std::size_t width = display_width(word);
    if (!line_.empty() && used_ + 1 + width > columns_) end_line();
    if (!line_.empty()) append(" ", 1);
    if (width <= columns_) {
      append(word, width);
    } else {
      cut(word);
    }
  }

  std::vector<std::string> finish() {
    if (!line_.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  void append(std::string_view piece, std::size_t width) {
    line_ += piece;
    used_ += width;
  }

  void end_line() {
    lines_.push_back(std::exchange(line_, {}));
    used_ = 0;
  }

  /// A word wider than a line, character by character.
  void cut(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = decode_at(word, at);
      const std::size_t width = display_width(c.value);
      if (used_ + width > columns_) end_line();
      append(word.substr(at, c.size), width);
      at += c.size;
    }
  }

  std::size_t columns_;
  std::string line_;
  std::size_t used_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    width += display_width(c.value);
    at += c.size;
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  Wrapper wrapper(columns);
  std::size_t word = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint c = at < text.size() ? decode_at(text, at) : CodePoint{' ', 1};
    if (is_space(c.value)) {
      if (at > word) wrapper.add(text.substr(word, at - word));
      word = at + c.size;
    }
    at += c.size;
  }
  return wrapper.finish();
}

}  // namespace readout
