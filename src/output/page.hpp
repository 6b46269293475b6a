// A page for people: pieces of styled text, wrapped to the terminal's width behind an indent. Knows nothing
// of reports. All text goes through clean(), so that no control character of a report reaches the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace readout {

/// What a piece of text is, rather than how it looks; without colour all look alike.
enum class Style {
  plain,
  title,     // headline, section
  name,      // who
  faint,     // what is beside the point: ids, labels
  quoted,    // the report's own words
  evidence,  // those among them that matter
  done,      // it happened
  coming,    // it is planned
  open,      // it may come about
  refused,   // it did not or will not
};

struct Piece {
  std::string text;
  Style style = Style::plain;
};
using Pieces = std::vector<Piece>;

struct PageOptions {
  std::size_t columns = 100;
  bool colour = false;
  bool unicode = true;  // false: ASCII only
};

class Page {
 public:
  explicit Page(const PageOptions& options) : options_(options) {}

  /// One paragraph: `lead` on its first line, the text behind column `indent`, also where it wraps. A lead
  /// that reaches the indent pushes the first line to the right.
  void put(const Pieces& lead, std::size_t indent, const Pieces& text);
  /// The report's words behind a bar.
  void put_quote(std::size_t indent, const Pieces& words);
  void put_heading(std::string_view title);
  void blank() { out_ += '\n'; }

  const PageOptions& options() const { return options_; }
  std::string take() { return std::move(out_); }

 private:
  void put_lines(const std::string& first_lead, std::size_t first_width, std::size_t indent,
                 const std::string& next_lead, const Pieces& text);
  std::string styled(const Piece& piece) const;
  std::string clean(std::string_view text) const;
  Pieces clean(const Pieces& pieces) const;

  PageOptions options_;
  std::string out_;
};

}  // namespace readout
