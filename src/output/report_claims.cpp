// What the report for people tells of the past, of words taken back, and of who judges whom.
#include <fmt/format.h>

#include "output/plain_words.hpp"
#include "output/report_parts.hpp"

namespace readout {
namespace {

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

class Claims : ReportParts {
 public:
  explicit Claims(const ReportContext& context) : ReportParts(context) {}

  void write() {
    history();
    revisions();
    judgements();
  }

 private:
  void history() {
    if (!any('H', records_.history.size())) return;
    page_.put_heading("ABOUT THE PAST");
    for (std::size_t i = 0; i < records_.history.size(); ++i) {
      if (!chosen('H', i)) continue;
      const HistoryClaim& claim = records_.history[i];
      page_.blank();
      page_.put(id('H', i), kTextIndent, history_line(claim));
      evidence(claim.evidence);
      derivation('H', i);
    }
  }

  /// " since 2015", but " in almost four years".
  static std::string since(const HistoryClaim& claim) {
    if (claim.kind == HistoryKind::last) return ", " + claim.since;
    for (const std::string_view length : {"years", "decades", "months", "weeks", "days"})
      if (claim.since.ends_with(length)) return " in " + claim.since;
    return " since " + claim.since;
  }

  Pieces history_line(const HistoryClaim& claim) const {
    Pieces line = {{std::string(plain_words::of(claim.kind)), Style::plain}};
    if (!claim.since.empty()) line.push_back({since(claim)});
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
    if (!any('R', records_.revisions.size())) return;
    page_.put_heading("TAKEN BACK OR CORRECTED");
    for (std::size_t i = 0; i < records_.revisions.size(); ++i) {
      if (!chosen('R', i)) continue;
      const Revision& revision = records_.revisions[i];
      page_.blank();
      page_.put(id('R', i), kTextIndent, revision_line(revision));
      change(revision);
      const bool both = !revision.original.empty() && !revision.revised.empty();
      sentence_labelled(both ? "first" : "", revision.original);
      sentence_labelled(both ? "now" : "", revision.revised);
      if (revision.original.empty() && revision.revised.empty()) evidence(revision.evidence);
      derivation('R', i);
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
    Pieces line;
    if (!revision.from.empty() && !revision.to.empty()) {
      line = {{revision.from, Style::refused},
              {unicode() ? " \u2192 " : " -> ", Style::plain},
              {revision.to, Style::done}};
    } else if (!revision.from.empty()) {
      line = {{revision.kind == RevisionKind::denial ? "denied: " : "taken back: ", Style::faint},
              {revision.from, Style::refused}};
    } else if (!revision.to.empty()) {
      line = {{"now: ", Style::faint}, {revision.to, Style::done}};
    }
    if (!line.empty()) page_.put({}, kTextIndent, line);
  }

  /// The whole sentence, so that a changed word is seen where it stood.
  void sentence_labelled(std::string_view label, ByteSpan span) {
    if (span.empty()) return;
    if (!label.empty()) page_.put({}, kTextIndent, {{std::string(label), Style::faint}});
    evidence({span});
  }

  void judgements() {
    if (!any('J', records_.judgements.size())) return;
    page_.put_heading("JUDGEMENTS");
    for (std::size_t i = 0; i < records_.judgements.size(); ++i) {
      if (!chosen('J', i)) continue;
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
      derivation('J', i);
    }
  }
};

}  // namespace

void write_claims(const ReportContext& context) { Claims(context).write(); }

}  // namespace readout
