// See report_parts.hpp.
#include "output/report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::size_t kLabelWidth = 9;     // "word of  "
constexpr std::size_t kMostSentences = 3;  // of evidence for one record
constexpr std::string_view kAnonymous = "anonymous: ";

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

Pieces ReportParts::id(char kind, std::size_t index) const {
  return {{std::string(kIdIndent, ' ') + record_id(kind, index), Style::faint}};
}

void ReportParts::labelled(std::string_view label, const std::string& text) {
  if (text.empty()) return;
  page_.put({{std::string(kTextIndent, ' ') + std::string(label), Style::faint}}, kTextIndent + kLabelWidth,
            {{text, Style::plain}});
}

std::string ReportParts::all_words(const std::vector<ByteSpan>& spans) const {
  std::string text;
  for (const ByteSpan span : spans) {
    if (!text.empty()) text += unicode() ? " \u2026 " : " ... ";
    text += words(span);
  }
  return text;
}

void ReportParts::evidence(const std::vector<ByteSpan>& spans) {
  std::vector<ByteSpan> sentences;
  for (const ByteSpan span : spans) {
    const ByteSpan sentence = sentence_around(span);
    if (!sentence.empty() && std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
      sentences.push_back(sentence);
  }
  const std::size_t shown = std::min(sentences.size(), kMostSentences);
  for (std::size_t i = 0; i < shown; ++i) page_.put_quote(kTextIndent, brought_out(sentences[i], spans));
  if (shown == sentences.size()) return;
  page_.put({}, kTextIndent,
            {{fmt::format("and in {}", counted(sentences.size() - shown, "more place", "more places")),
              Style::faint}});
}

ByteSpan ReportParts::sentence_around(ByteSpan span) const {
  const Syntax& syntax = reading_.syntax;
  if (span.empty()) return span;
  const SentenceIndex s = syntax.sentence_at(span.begin);
  if (!s.valid()) return span;
  const ByteSpan sentence = syntax.span(syntax.sentence(s).tokens);
  return {std::min(sentence.begin, span.begin), std::max(sentence.end, span.end)};
}

Pieces ReportParts::brought_out(ByteSpan sentence, std::vector<ByteSpan> spans) const {
  std::sort(spans.begin(), spans.end());
  Pieces pieces;
  std::uint32_t at = sentence.begin;
  for (const ByteSpan span : spans) {
    if (!sentence.contains(span) || span.begin < at) continue;
    pieces.push_back({std::string(words({at, span.begin})), Style::quoted});
    pieces.push_back({std::string(words(span)), Style::evidence});
    at = span.end;
  }
  pieces.push_back({std::string(words({at, sentence.end})), Style::quoted});
  return pieces;
}

void ReportParts::derivation(const Derivation& steps) {
  if (!options_.derivation) return;
  for (const DerivationStep& step : steps) {
    std::string text = step.rule;
    if (!step.span.empty()) text += fmt::format(" \"{}\"", words(step.span));
    if (!step.note.empty()) text += ": " + step.note;
    page_.put({{std::string(kTextIndent, ' ') + "by", Style::faint}}, kTextIndent + 3,
              {{text, Style::faint}});
  }
}

std::string ReportParts::names(const std::vector<ActorIndex>& actors) const {
  std::string text;
  for (const ActorIndex a : actors) text += (text.empty() ? "" : ", ") + display_name(a);
  return text;
}

std::string ReportParts::display_name(ActorIndex a) const {
  if (!a.valid()) return "somebody";
  const Actor& actor = reading_.actors[a];
  if (std::string_view(actor.name).starts_with(kAnonymous)) {
    const std::string name = actor.name.substr(kAnonymous.size());
    return name.find("unnamed") == std::string::npos ? name + " (unnamed)" : name;
  }
  return actor.name;
}

std::string ReportParts::display_name(const SourceRef& source) const {
  switch (source.kind) {
    case SourceRef::Kind::actor:
      return display_name(source.actor);
    case SourceRef::Kind::unattributed:
      return "nobody named";
    case SourceRef::Kind::reporter:
      return "the paper itself";
  }
  return {};
}

std::string ReportParts::as_subject(const SourceRef& source) const {
  std::string name = display_name(source);
  if (!name.empty() && 'a' <= name.front() && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::string ReportParts::with_office(const SourceRef& source) const {
  std::string text = as_subject(source);
  if (source.kind != SourceRef::Kind::actor || !source.actor.valid()) return text;
  const Actor& actor = reading_.actors[source.actor];
  const bool told = actor.type == ActorType::person && !actor.anonymous && !actor.role.empty() &&
                    lower_case(actor.name).find(lower_case(actor.role)) == std::string::npos;
  return told ? fmt::format("{}, {}", text, actor.role) : text;
}

bool ReportParts::is_plural(const SourceRef& source) const {
  if (source.kind != SourceRef::Kind::actor || !source.actor.valid()) return false;
  return reading_.actors[source.actor].number == Number::plural;
}

}  // namespace readout
