// The event codes and the who is who at the end of the report for people.
#include <fmt/format.h>

#include <algorithm>

#include "output/plain_words.hpp"
#include "output/report_parts.hpp"
#include "output/text_layout.hpp"

namespace readout {
namespace {

class EventCodes : ReportParts {
 public:
  explicit EventCodes(const ReportContext& context) : ReportParts(context) {}

  void write() {
    if (!any('E', records_.events.size())) return;
    page_.put_heading("EVENT CODES");
    page_.blank();
    for (std::size_t i = 0; i < records_.events.size(); ++i) {
      if (!chosen('E', i)) continue;
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
      derivation('E', i);
    }
  }
};

class WhoIsWho : ReportParts {
 public:
  explicit WhoIsWho(const ReportContext& context) : ReportParts(context) {}

  void write() {
    std::vector<ActorIndex> listed, others;  // persons and unnamed sources; states, bodies and groups
    for (const ActorIndex a : ids_.shown()) {
      const Actor& actor = reading_.actors[a];
      const bool own_line = actor.type == ActorType::person || actor.anonymous;
      (own_line ? listed : others).push_back(a);
    }
    if (listed.empty() && others.empty()) return;
    page_.put_heading("WHO IS WHO");
    page_.blank();
    std::size_t widest = 0;
    for (const ActorIndex a : listed) widest = std::max(widest, display_width(display_name(a)));
    const std::size_t columns = std::min({widest + 2, kMostNameColumns, options_.page.columns / 2 - 4});
    for (const ActorIndex a : listed) line(a, columns);
    if (others.empty()) return;
    if (!listed.empty()) page_.blank();
    page_.put({{"  also", Style::faint}}, kTextIndent, {{names(others), Style::plain}});
  }

 private:
  void line(ActorIndex a, std::size_t columns) {
    const Actor& actor = reading_.actors[a];
    std::string about = actor.role;
    const auto add = [&](const std::string& part) {
      if (!part.empty()) about += (about.empty() ? "" : ", ") + part;
    };
    if (!actor.unnamed.organisation.empty()) add(std::string(words(actor.unnamed.organisation)));
    add(plain_words::country(actor.country));
    const std::string lead = std::string(kIdIndent, ' ') + ids_.of(a);
    const std::size_t gap = kTextIndent > lead.size() ? kTextIndent - lead.size() : 1;
    Pieces text = {{about, Style::plain}};
    const auto add_faint = [&](std::string_view part) {
      if (part.empty()) return;
      const bool first = text.size() == 1 && about.empty();
      text.push_back({(first ? "" : dot()).append(part), Style::faint});
    };
    if (actor.level != Level::other) add_faint(plain_words::of(actor.level));
    if (!actor.holder.empty()) add_faint("then " + actor.holder);
    add_faint(actor.cameo);
    if (!actor.unnamed.reason.empty()) add_faint(words(actor.unnamed.reason));
    const Pieces id = {{lead + std::string(gap, ' '), Style::faint}};
    if (display_width(display_name(a)) + 2 <= columns) {
      page_.put({id[0], {display_name(a), Style::name}}, kTextIndent + columns, text);
    } else {  // too long for the column: the rest goes on behind it
      if (!text[0].text.empty() || text.size() > 1) text[0].text = dot() + text[0].text;
      text.insert(text.begin(), {display_name(a), Style::name});
      page_.put({{lead, Style::faint}}, kTextIndent, text);
    }
  }
};

}  // namespace

void write_events(const ReportContext& context) { EventCodes(context).write(); }
void write_actors(const ReportContext& context) { WhoIsWho(context).write(); }

}  // namespace readout
