// The contacts of the report for people, by stage: what is, what comes, what may come, what does not.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "output/plain_words.hpp"
#include "output/report_parts.hpp"
#include "output/text_layout.hpp"

namespace readout {
namespace {

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

/// "2026-03-03/2026-03-03" -> "2026-03-03"; "2015/.." -> "from 2015".
std::string day_or_interval(std::string_view time) {
  const std::size_t slash = time.find('/');
  if (slash == std::string_view::npos) return std::string(time);
  const std::string_view from = time.substr(0, slash), to = time.substr(slash + 1);
  if (from == to) return std::string(from);
  if (to == "..") return fmt::format("from {}", from);
  return from == ".." ? fmt::format("until {}", to) : fmt::format("{} to {}", from, to);
}

class Contacts : ReportParts {
 public:
  explicit Contacts(const ReportContext& context) : ReportParts(context) {}

  void write() {
    if (!any('C', records_.contacts.size())) return;
    page_.put_heading("CONTACTS");
    for (const Status status : kStages) stage(status);
  }

 private:
  void stage(Status status) {
    bool first = true;
    for (std::size_t i = 0; i < records_.contacts.size(); ++i) {
      const Contact& contact = records_.contacts[i];
      if (contact.status != status || !chosen('C', i)) continue;
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
    derivation('C', index);
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
};

}  // namespace

void write_contacts(const ReportContext& context) { Contacts(context).write(); }

}  // namespace readout
