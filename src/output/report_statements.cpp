// Who says what, in the order of the text; a statement inside another one stands further in.
#include <fmt/format.h>

#include "output/plain_words.hpp"
#include "output/report_parts.hpp"

namespace readout {
namespace {

constexpr std::size_t kMostNesting = 4;

Style style_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::assert_:
      return Style::plain;
    case Polarity::deny:
      return Style::refused;
    case Polarity::doubt:
    case Polarity::did_not_claim:
      return Style::open;
  }
  return Style::plain;
}

class Statements : ReportParts {
 public:
  explicit Statements(const ReportContext& context) : ReportParts(context) {}

  void write() {
    if (records_.statements.empty()) return;
    page_.put_heading("WHO SAYS WHAT");
    for (const StatementIndex s : records_.statements.indices()) statement(s);
  }

 private:
  /// A statement inside another one stands further in, however the text orders them.
  std::size_t nesting(StatementIndex s) const {
    std::size_t depth = 0;
    for (auto outer = records_.statements[s].nested_in; outer.valid() && depth < kMostNesting; ++depth)
      outer = records_.statements[outer].nested_in;
    return depth;
  }

  void statement(StatementIndex index) {
    const Statement& s = records_.statements[index];
    const std::size_t indent = kTextIndent + 2 * nesting(index);
    page_.blank();
    page_.put(id('S', index.value()), indent, statement_line(s));
    page_.put_quote(indent, {{content(s), Style::quoted}});
    derivation(s.derivation);
  }

  /// "Dragan Ilic denies · reported · certain"
  Pieces statement_line(const Statement& s) const {
    Pieces line = {
        {as_subject(s.source), Style::name},
        {fmt::format(" {}", plain_words::verb_of(s.polarity, is_plural(s.source))), style_of(s.polarity)}};
    if (s.addressee.valid()) line.push_back({fmt::format(" to {}", display_name(s.addressee))});
    if (s.nested_in.valid() && records_.statements[s.nested_in].source != s.source)
      line.push_back({", by the word of " + display_name(records_.statements[s.nested_in].source)});
    line.push_back({fmt::format("{}{}{}", dot(), plain_words::of(s.type), dot()), Style::faint});
    line.push_back({certainty(s), s.hedge == Hedge::certain ? Style::faint : Style::open});
    return line;
  }

  /// "possible (may, perhaps)"
  std::string certainty(const Statement& s) const {
    std::string text(plain_words::of(s.hedge));
    std::string cues;
    for (const ByteSpan cue : s.hedge_cues) {
      if (!cue.empty()) cues += (cues.empty() ? "" : ", ") + std::string(words(cue));
    }
    return cues.empty() ? text : fmt::format("{} ({})", text, cues);
  }

  std::string content(const Statement& s) const {
    if (s.content.empty()) return unicode() ? "\u2026" : "...";
    return all_words(s.content);
  }
};

}  // namespace

void write_statements(const ReportContext& context) { Statements(context).write(); }

}  // namespace readout
