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
};

class WhoIsWho : ReportParts {
 public:
  explicit WhoIsWho(const ReportContext& context) : ReportParts(context) {}

  void write() {
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
    page_.put({{"  also", Style::faint}}, kTextIndent, {{names(others), Style::plain}});
  }

 private:
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
};

}  // namespace

void write_events(const ReportContext& context) { EventCodes(context).write(); }
void write_actors(const ReportContext& context) { WhoIsWho(context).write(); }

}  // namespace readout
