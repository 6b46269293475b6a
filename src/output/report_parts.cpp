// See report_parts.hpp.
#include "output/report_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "output/explanation.hpp"

namespace readout {
namespace {

constexpr std::size_t kMostSentences = 3;  // of evidence for one record
constexpr std::string_view kAnonymous = "anonymous: ";

/// In text order; those that overlap are one.
std::vector<ByteSpan> apart(std::vector<ByteSpan> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<ByteSpan> merged;
  for (const ByteSpan span : spans) {
    if (!merged.empty() && merged.back().overlaps(span)) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

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
  Pieces pieces;
  std::uint32_t at = sentence.begin;
  for (const ByteSpan span : apart(std::move(spans))) {
    if (!sentence.contains(span) || span.empty()) continue;
    pieces.push_back({std::string(words({at, span.begin})), Style::quoted});
    // An explanation is about these words: they are seen without colour, too.
    const bool brackets = options_.only != nullptr && !options_.page.colour;
    pieces.push_back(
        {brackets ? fmt::format("[{}]", words(span)) : std::string(words(span)), Style::evidence});
    at = span.end;
  }
  pieces.push_back({std::string(words({at, sentence.end})), Style::quoted});
  return pieces;
}

bool ReportParts::chosen(char kind, std::size_t index) const {
  return options_.only == nullptr || std::find(options_.only->begin(), options_.only->end(),
                                               RecordId{kind, index}) != options_.only->end();
}

bool ReportParts::any(char kind, std::size_t count) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (chosen(kind, i)) return true;
  }
  return false;
}

void ReportParts::derivation(char kind, std::size_t index) {
  const RecordId id{kind, index};
  const Derivation& all = derivation_of(reading_, id);
  if (options_.only != nullptr) {
    if (kind == 'S' || kind == 'E') evidence(words_of(reading_, id));  // the other sections show it anyway
    steps(all);
    words_under_steps(all);
    chains(id);
  } else if (options_.derivation) {
    for (const DerivationStep& step : all) {
      page_.put({{std::string(kTextIndent, ' ') + "by", Style::faint}}, kTextIndent + 3,
                {{step_words(step), Style::faint}});
    }
  }
}

void ReportParts::steps(const Derivation& steps) {
  constexpr std::size_t kIndent = kTextIndent + kLabelWidth + 4;  // behind "10. "
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string lead =
        fmt::format("{:{}}{:<{}}{}.", "", kTextIndent, i == 0 ? "why" : "", kLabelWidth, i + 1);
    page_.put({{lead, Style::faint}}, kIndent, {{step_words(steps[i]), Style::plain}});
    for (const Table::Row& row : {steps[i].row, steps[i].stage_rule}) {
      if (row) page_.put({}, kIndent + 2, {{row_words(row), Style::faint}});
    }
  }
}

std::string ReportParts::step_words(const DerivationStep& step) const {
  std::string text = step.rule;
  if (!step.span.empty()) text += fmt::format(" \"{}\"", words(step.span));
  if (!step.note.empty()) text += ": " + step.note;
  return text;
}

std::string ReportParts::row_words(const Table::Row& row) {
  std::string text = fmt::format("{}:{}:", row.file(), row.line());
  bool first = true;
  for (const std::string_view column : row.columns()) {
    if (column == "source" || column == "example" || row[column].empty()) continue;
    text += first ? fmt::format(" {}", row[column]) : fmt::format(", {} {}", column, row[column]);
    first = false;
  }
  return text;
}

/// As the parser has them: "talks  NNS talk, obl of open".
void ReportParts::words_under_steps(const Derivation& steps) {
  const Syntax& syntax = reading_.syntax;
  bool first = true;
  for (const TokenIndex t : words_under(reading_, steps)) {
    const TokenIndex head = syntax.head(t);
    const std::string under = head.valid() ? fmt::format("{} of {}", syntax.relation(t), syntax.form(head))
                                           : std::string(syntax.relation(t));
    labelled(first ? "words" : "",
             fmt::format("{}: {} {}, {}", syntax.form(t), syntax.xpos(t), syntax.lemma(t), under));
    first = false;
  }
}

void ReportParts::chains(RecordId id) {
  bool first = true;
  for (const auto& statements : chains_of(reading_, id)) {
    labelled(first ? "told by" : "", chain(statements));
    first = false;
  }
}

std::string ReportParts::chain(const std::vector<StatementIndex>& statements) const {
  std::string text = "the paper";
  for (const StatementIndex s : statements) {
    const Statement& statement = records_.statements[s];
    text += unicode() ? " \u203a " : " > ";
    text += fmt::format("{} ({}", display_name(statement.source), record_id('S', s.value()));
    if (!statement.cue.empty()) text += fmt::format(", \"{}\"", words(statement.cue));
    text += ")";
  }
  return text;
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
