// Who says what, in the order of the text; a statement inside another one stands further in.
#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
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
    if (!any('S', records_.statements.size())) return;
    page_.put_heading("WHO SAYS WHAT");
    for (const StatementIndex s : records_.statements.indices()) {
      if (chosen('S', s.value())) statement(s);
    }
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
    derivation('S', index.value());
  }

  /// "Dragan Ilic, foreign minister · “has denied” · denial · reported"
  Pieces statement_line(const Statement& s) const {
    Pieces line = {{who(s), Style::name}};
    if (const std::string cue = quoted_cue(s); !cue.empty()) line.push_back({dot() + cue});
    if (s.addressee.valid()) {
      line.push_back({fmt::format(" to {}", display_name(s.addressee))});
    } else if (!s.addressee_span.empty()) {
      line.push_back({fmt::format(" to {}", words(s.addressee_span))});
    }
    if (s.polarity != Polarity::assert_) {
      line.push_back({dot()});
      line.push_back({std::string(plain_words::of(s.polarity)), style_of(s.polarity)});
    }
    if (const std::string teller = told_by(s); !teller.empty())
      line.push_back({dot() + "by the word of " + teller});
    line.push_back({dot() + std::string(plain_words::of(s.type)), Style::faint});
    if (s.hedge != Hedge::certain) line.push_back({dot() + certainty(s), Style::open});
    return line;
  }

  std::string who(const Statement& s) const {
    const bool unknown = s.source.kind == SourceRef::Kind::unattributed && !s.source_span.empty();
    std::string text = unknown ? std::string(words(s.source_span)) : with_office(s.source);
    if (!text.empty() && 'a' <= text.front() && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    for (const ActorIndex joint : s.joint)
      text += (joint == s.joint.back() ? " and " : ", ") + display_name(joint);
    return text;
  }

  /// Who tells of it, if that is somebody else.
  std::string told_by(const Statement& s) const {
    if (!s.nested_in.valid()) return {};
    const SourceRef& teller = records_.statements[s.nested_in].source;
    const bool known = teller.kind == SourceRef::Kind::actor && teller != s.source;
    return known ? display_name(teller) : std::string();
  }

  /// The words that report it, in quotation marks; empty for a mark alone, and if it has none.
  std::string quoted_cue(const Statement& s) const {
    if (!has_letter_or_digit(words(s.cue))) return {};
    return unicode() ? fmt::format("\u201c{}\u201d", words(s.cue)) : fmt::format("\"{}\"", words(s.cue));
  }

  /// "possible (may, perhaps)", of what is not certain; words of the cue stand in front already.
  std::string certainty(const Statement& s) const {
    std::string text(plain_words::of(s.hedge));
    std::string cues;
    for (const ByteSpan cue : s.hedge_cues) {
      if (!cue.empty() && !s.cue.contains(cue)) cues += (cues.empty() ? "" : ", ") + std::string(words(cue));
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
