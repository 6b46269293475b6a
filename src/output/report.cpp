// See report.hpp. One function a section; empty sections are left out. Indents: ids stand at kIdIndent, what
// is said of a record at kTextIndent.
#include "output/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "output/ids.hpp"
#include "output/plain_words.hpp"
#include "output/text_layout.hpp"

namespace readout {
namespace {

constexpr std::size_t kIdIndent = 2;
constexpr std::size_t kTextIndent = 7;
constexpr std::size_t kLabelWidth = 9;  // "channel  "
constexpr std::size_t kMostNesting = 4;
constexpr std::size_t kMostNameColumns = 34;
constexpr std::size_t kMostSentences = 3;  // of evidence for one record
constexpr std::string_view kAnonymous = "anonymous: ";

/// In the order in which a reader asks: what is, what comes, what may come, what does not.
constexpr std::array kStages = {Status::held,       Status::ongoing, Status::scheduled, Status::offered,
                                Status::requested,  Status::open_to, Status::possible,  Status::hypothetical,
                                Status::not_sought, Status::refused, Status::cancelled, Status::denied};

Style style_of(Status status) {
  switch (status) {
    case Status::held:
    case Status::ongoing:
      return Style::done;
    case Status::scheduled:
    case Status::offered:
    case Status::requested:
      return Style::coming;
    case Status::open_to:
    case Status::possible:
    case Status::hypothetical:
    case Status::not_sought:
      return Style::open;
    case Status::refused:
    case Status::cancelled:
    case Status::denied:
      return Style::refused;
  }
  return Style::plain;
}

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

Style style_of(Direction direction) {
  switch (direction) {
    case Direction::positive:
      return Style::done;
    case Direction::negative:
      return Style::refused;
    case Direction::doubt:
      return Style::open;
  }
  return Style::plain;
}

/// "1 contact", "3 contacts".
std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// "2026-03-03/2026-03-03" -> "2026-03-03"; "2015/.." -> "from 2015".
std::string day_or_interval(std::string_view time) {
  const std::size_t slash = time.find('/');
  if (slash == std::string_view::npos) return std::string(time);
  const std::string_view from = time.substr(0, slash), to = time.substr(slash + 1);
  if (from == to) return std::string(from);
  if (to == "..") return fmt::format("from {}", from);
  return from == ".." ? fmt::format("until {}", to) : fmt::format("{} to {}", from, to);
}

class Writer {
 public:
  Writer(const Reading& reading, const ReportOptions& options)
      : reading_(reading), records_(reading.records), options_(options), ids_(reading), page_(options.page) {}

  std::string write() {
    head();
    contacts();
    history();
    revisions();
    judgements();
    statements();
    events();
    people();
    return page_.take();
  }

 private:
  // -- The head ---------------------------------------------------------------------------------------------

  void head() {
    const Article& article = reading_.document->article();
    if (const std::string_view title = headline(); !title.empty())
      page_.put({}, 0, {{std::string(title), Style::title}});
    std::string about = article.id;
    for (const std::string& part : {article.publisher, article.published, article.url})
      if (!part.empty()) about += dot() + part;
    page_.put({}, 0, {{about, Style::faint}});
    page_.put({}, 0, {{summary(), Style::plain}});
    if (article.repaired > 0) {
      page_.put({}, 0,
                {{counted(article.repaired, "broken character was", "broken characters were") +
                      " replaced in reading.",
                  Style::faint}});
    }
  }

  std::string_view headline() const {
    if (const std::string_view given = reading_.document->article().title; !given.empty()) return given;
    for (const Paragraph& p : reading_.document->paragraphs())
      if (p.kind == ParagraphKind::headline) return words(p.span);
    return {};
  }

  std::string summary() const {
    std::string line;
    const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
      if (count > 0) line += (line.empty() ? "" : dot()) + counted(count, one, many);
    };
    add(records_.contacts.size(), "contact", "contacts");
    add(records_.history.size(), "claim about the past", "claims about the past");
    add(records_.revisions.size(), "revision", "revisions");
    add(records_.judgements.size(), "judgement", "judgements");
    add(records_.statements.size(), "statement", "statements");
    return line.empty() ? "Nothing to record: nobody is said to meet, say, judge or take back anything."
                        : line;
  }

  // -- Contacts ---------------------------------------------------------------------------------------------

  void contacts() {
    if (records_.contacts.empty()) return;
    page_.put_heading("CONTACTS");
    for (const Status status : kStages) stage(status);
  }

  void stage(Status status) {
    bool first = true;
    for (std::size_t i = 0; i < records_.contacts.size(); ++i) {
      const Contact& contact = records_.contacts[i];
      if (contact.status != status) continue;
      page_.blank();
      if (std::exchange(first, false)) stage_heading(status);
      contact_entry(i, contact);
    }
  }

  /// With the term of the JSON, unless the plain words are the same.
  void stage_heading(Status status) {
    const std::string_view title = plain_words::of(status);
    const std::string_view term = name_of(status);
    Pieces text = {{std::string(title), style_of(status)}};
    if (lower_case(title) != term) text.push_back({fmt::format(" ({})", term), Style::faint});
    page_.put({{unicode() ? "\u25cf" : "*", style_of(status)}}, kIdIndent, text);
  }

  void contact_entry(std::size_t index, const Contact& contact) {
    std::string what(name_of(contact.channel));
    if (!contact.diplomatic) what += ", inside one country";
    page_.put(id('C', index), kTextIndent, {{what, Style::plain}});
    participants(contact);
    labelled("when", when(contact));
    labelled("where", contact.place);
    labelled("word of", on_word_of(contact));
    evidence(contact.evidence);
    derivation(contact.derivation);
  }

  void participants(const Contact& contact) {
    if (contact.sides.empty()) return participants_of(contact, nullptr);
    for (std::size_t i = 0; i < contact.sides.size(); ++i) {
      if (i > 0) page_.put({}, kTextIndent, {{"with", Style::faint}});
      participants_of(contact, &contact.sides[i]);
    }
  }

  /// Those of one side, or all.
  void participants_of(const Contact& contact, const std::vector<ActorIndex>* side) {
    for (const Participant& p : contact.participants) {
      if (side != nullptr && std::find(side->begin(), side->end(), p.actor) == side->end()) continue;
      const std::string name = display_name(p.actor);
      page_.put({{std::string(kTextIndent, ' ')}, {name, Style::name}}, kTextIndent + name_columns(contact),
                {{standing(p), Style::plain}});
    }
  }

  /// How far right the column behind the names begins.
  std::size_t name_columns(const Contact& contact) const {
    std::size_t widest = 0;
    for (const Participant& p : contact.participants)
      widest = std::max(widest, display_width(display_name(p.actor)));
    return std::min({widest + 2, kMostNameColumns, options_.page.columns / 2});
  }

  /// "Norway, minister"
  std::string standing(const Participant& p) const {
    if (!p.actor.valid()) return {};
    const Actor& actor = reading_.actors[p.actor];
    if (p.level == Level::state) return plain_words::of(p.level);
    std::string text = plain_words::country(actor.country);
    if (p.level == Level::other) return text;
    return text + (text.empty() ? "" : ", ") + plain_words::of(p.level);
  }

  std::string when(const Contact& contact) const {
    if (contact.time.empty()) return contact.time_text;
    const std::string time = day_or_interval(contact.time);
    return contact.time_text.empty() ? time : fmt::format("{} ({})", contact.time_text, time);
  }

  std::string on_word_of(const Contact& contact) const {
    std::string text;
    for (const SourceRef& source : contact.on_word_of)
      text += (text.empty() ? "" : ", ") + display_name(source);
    return text;
  }

  // -- History, revisions, judgements
  // -------------------------------------------------------------------------

  void history() {
    if (records_.history.empty()) return;
    page_.put_heading("ABOUT THE PAST");
    for (std::size_t i = 0; i < records_.history.size(); ++i) {
      const HistoryClaim& claim = records_.history[i];
      page_.blank();
      page_.put(id('H', i), kTextIndent, history_line(claim));
      evidence(claim.evidence);
      derivation(claim.derivation);
    }
  }

  Pieces history_line(const HistoryClaim& claim) const {
    Pieces line = {{std::string(plain_words::of(claim.kind)), Style::plain}};
    if (!claim.since.empty())
      line.push_back({(claim.kind == HistoryKind::last ? ", " : " since ") + claim.since});
    if (claim.level) line.push_back({", level of " + plain_words::of(*claim.level)});
    if (claim.conditional) line.push_back({", if it comes about", Style::open});
    if (claim.participants.empty()) return line;
    line.push_back({": "});
    for (std::size_t i = 0; i < claim.participants.size(); ++i) {
      if (i > 0) line.push_back({i + 1 < claim.participants.size() ? ", " : " and "});
      line.push_back({display_name(claim.participants[i].actor), Style::name});
    }
    return line;
  }

  void revisions() {
    if (records_.revisions.empty()) return;
    page_.put_heading("TAKEN BACK OR CORRECTED");
    for (std::size_t i = 0; i < records_.revisions.size(); ++i) {
      const Revision& revision = records_.revisions[i];
      page_.blank();
      page_.put(id('R', i), kTextIndent, revision_line(revision));
      change(revision);
      words_labelled("first", revision.original);
      words_labelled("now", revision.revised);
      if (revision.original.empty() && revision.revised.empty()) evidence(revision.evidence);
      derivation(revision.derivation);
    }
  }

  Pieces revision_line(const Revision& revision) const {
    Pieces line = {
        {as_subject(revision.speaker), Style::name},
        {fmt::format(" {}", plain_words::verb_of(revision.kind, is_plural(revision.speaker))), Style::plain}};
    if (!revision.about.empty()) line.push_back({": " + revision.about});
    return line;
  }

  /// would -> wouldn't
  void change(const Revision& revision) {
    if (revision.from.empty() && revision.to.empty()) return;
    Pieces line;
    if (!revision.from.empty()) line.push_back({revision.from, Style::refused});
    line.push_back({unicode() ? " \u2192 " : " -> ", Style::plain});
    line.push_back({revision.to.empty() ? "(taken back)" : revision.to,
                    revision.to.empty() ? Style::faint : Style::done});
    page_.put({}, kTextIndent, line);
  }

  void words_labelled(std::string_view label, ByteSpan span) {
    if (span.empty()) return;
    page_.put({}, kTextIndent, {{std::string(label), Style::faint}});
    page_.put_quote(kTextIndent, {{std::string(words(span)), Style::quoted}});
  }

  void judgements() {
    if (records_.judgements.empty()) return;
    page_.put_heading("JUDGEMENTS");
    for (std::size_t i = 0; i < records_.judgements.size(); ++i) {
      const Judgement& judgement = records_.judgements[i];
      const std::string target =
          judgement.target.valid() ? display_name(judgement.target) : judgement.target_text;
      page_.blank();
      page_.put(id('J', i), kTextIndent,
                {{as_subject(judgement.judge), Style::name},
                 {fmt::format(" {} ", plain_words::verb_of(judgement.direction, is_plural(judgement.judge))),
                  style_of(judgement.direction)},
                 {target.empty() ? "what is told here" : target, Style::name}});
      evidence(judgement.evidence);
      derivation(judgement.derivation);
    }
  }

  // -- Statements -------------------------------------------------------------------------------------------

  void statements() {
    if (records_.statements.empty()) return;
    page_.put_heading("WHO SAYS WHAT");
    for (const StatementIndex s : records_.statements.indices()) statement(s);
  }

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

  // -- Events and people
  // --------------------------------------------------------------------------------------

  void events() {
    if (records_.events.empty()) return;
    page_.put_heading("EVENT CODES");
    page_.blank();
    for (std::size_t i = 0; i < records_.events.size(); ++i) {
      const Event& event = records_.events[i];
      const std::string_view arrow =
          event.reciprocal ? (unicode() ? " \u2194 " : " <-> ") : (unicode() ? " \u2192 " : " -> ");
      const std::string code =
          fmt::format("{} {}", event.cameo.empty() ? "---" : event.cameo, event.plover_type);
      page_.put(id('E', i), kTextIndent,
                {{code, Style::plain},
                 {"  " + names(event.source), Style::name},
                 {event.target.empty() ? "" : std::string(arrow), Style::plain},
                 {names(event.target), Style::name},
                 {dot() + std::string(words(event.span)), Style::faint}});
      derivation(event.derivation);
    }
  }

  void people() {
    std::vector<ActorIndex> persons, others;
    for (const ActorIndex a : ids_.shown()) {
      const bool person = reading_.actors[a].type == ActorType::person;
      (person ? persons : others).push_back(a);
    }
    if (persons.empty() && others.empty()) return;
    page_.put_heading("WHO IS WHO");
    page_.blank();
    std::size_t widest = 0;
    for (const ActorIndex a : persons) widest = std::max(widest, display_width(display_name(a)));
    const std::size_t columns = std::min({widest + 2, kMostNameColumns, options_.page.columns / 2});
    for (const ActorIndex a : persons) person(a, columns);
    if (others.empty()) return;
    if (!persons.empty()) page_.blank();
    page_.put({{"  also ", Style::faint}}, kTextIndent, {{names(others), Style::plain}});
  }

  void person(ActorIndex a, std::size_t columns) {
    const Actor& actor = reading_.actors[a];
    std::string about = actor.role;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) about += (about.empty() ? "" : ", ") + part;
    };
    add(plain_words::country(actor.country));
    const std::string lead = std::string(kIdIndent, ' ') + ids_.of(a);
    const std::size_t gap = kTextIndent > lead.size() ? kTextIndent - lead.size() : 1;
    Pieces text = {{about, Style::plain}};
    if (actor.level != Level::other) text.push_back({dot() + plain_words::of(actor.level), Style::faint});
    page_.put({{lead + std::string(gap, ' '), Style::faint}, {display_name(a), Style::name}},
              kTextIndent + columns, text);
  }

  // -- Common parts -----------------------------------------------------------------------------------------

  bool unicode() const { return options_.page.unicode; }
  std::string dot() const { return unicode() ? " \u00b7 " : " - "; }
  std::string_view words(ByteSpan span) const { return reading_.document->words(span); }

  Pieces id(char kind, std::size_t index) const {
    return {{std::string(kIdIndent, ' ') + record_id(kind, index), Style::faint}};
  }

  void labelled(std::string_view label, const std::string& text) {
    if (text.empty()) return;
    page_.put({{std::string(kTextIndent, ' ') + std::string(label), Style::faint}}, kTextIndent + kLabelWidth,
              {{text, Style::plain}});
  }

  std::string all_words(const std::vector<ByteSpan>& spans) const {
    std::string text;
    for (const ByteSpan span : spans) {
      if (!text.empty()) text += unicode() ? " \u2026 " : " ... ";
      text += words(span);
    }
    return text;
  }

  /// The sentences that hold the evidence, its words brought out; the first few, if there are many.
  void evidence(const std::vector<ByteSpan>& spans) {
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
              {{fmt::format("and in {} more", counted(sentences.size() - shown, "place", "places")),
                Style::faint}});
  }

  ByteSpan sentence_around(ByteSpan span) const {
    const Syntax& syntax = reading_.syntax;
    if (span.empty()) return span;
    const SentenceIndex s = syntax.sentence_at(span.begin);
    if (!s.valid()) return span;
    const ByteSpan sentence = syntax.span(syntax.sentence(s).tokens);
    return {std::min(sentence.begin, span.begin), std::max(sentence.end, span.end)};
  }

  Pieces brought_out(ByteSpan sentence, std::vector<ByteSpan> spans) const {
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

  void derivation(const Derivation& steps) {
    if (!options_.derivation) return;
    for (const DerivationStep& step : steps) {
      std::string text = step.rule;
      if (!step.span.empty()) text += fmt::format(" \"{}\"", words(step.span));
      if (!step.note.empty()) text += ": " + step.note;
      page_.put({{std::string(kTextIndent, ' ') + "by", Style::faint}}, kTextIndent + 3,
                {{text, Style::faint}});
    }
  }

  std::string names(const std::vector<ActorIndex>& actors) const {
    std::string text;
    for (const ActorIndex a : actors) text += (text.empty() ? "" : ", ") + display_name(a);
    return text;
  }

  std::string display_name(ActorIndex a) const {
    if (!a.valid()) return "somebody";
    const Actor& actor = reading_.actors[a];
    if (std::string_view(actor.name).starts_with(kAnonymous))
      return actor.name.substr(kAnonymous.size()) + " (unnamed)";
    return actor.name;
  }

  std::string display_name(const SourceRef& source) const {
    switch (source.kind) {
      case SourceRef::Kind::actor:
        return display_name(source.actor);
      case SourceRef::Kind::unattributed:
        return "someone unnamed";
      case SourceRef::Kind::reporter:
        return "the paper itself";
    }
    return {};
  }

  std::string as_subject(const SourceRef& source) const {
    std::string name = display_name(source);
    if (source.kind != SourceRef::Kind::actor) name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
  }

  bool is_plural(const SourceRef& source) const {
    if (source.kind != SourceRef::Kind::actor || !source.actor.valid()) return false;
    return reading_.actors[source.actor].number == Number::plural;
  }

  const Reading& reading_;
  const Records& records_;
  const ReportOptions& options_;
  ActorIds ids_;
  Page page_;
};

}  // namespace

std::string to_report(const Reading& reading, const ReportOptions& options) {
  return Writer(reading, options).write();
}

}  // namespace readout
