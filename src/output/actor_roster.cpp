// See actor_roster.hpp.
#include "output/actor_roster.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::size_t kMostExampleBytes = 300;

/// The first mention by name; none for who is only described.
const Mention* first_name(const Actors& actors, const Actor& actor) {
  for (const MentionIndex m : actor.mentions) {
    if (actors.mention(m).kind == MentionKind::name) return &actors.mention(m);
  }
  return nullptr;
}

/// On one line, and cut where a sentence is a page.
std::string example_of(const Reading& reading, const Mention& mention) {
  const SentenceIndex s = reading.syntax.sentence_of(mention.head);
  const std::string_view words =
      reading.document->words(reading.syntax.span(reading.syntax.sentence(s).tokens));
  std::string line;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode_at(words, at);
    if (line.size() + c.size > kMostExampleBytes) return line + "\u2026";
    if (!is_space(c.value)) {
      line.append(words.substr(at, c.size));
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
    at += c.size;
  }
  return line;
}

}  // namespace

void ActorRoster::add(const Reading& reading) {
  for (const Actor& actor : reading.actors.actors()) {
    const Mention* name = first_name(reading.actors, actor);
    if (name == nullptr || actor.anonymous || actor.name.empty()) continue;
    RosterRow& row = rows_[{actor.name, actor.type, actor.country}];
    if (row.reports == 0) {
      row.name = actor.name;
      row.type = actor.type;
      row.country = actor.country;
      row.level = actor.level;
      row.example_report = reading.document->article().id;
      row.example = example_of(reading, *name);
    }
    if (!actor.role.empty() && (row.role.empty() || actor.level < row.level)) row.role = actor.role;
    if (row.cameo.empty()) row.cameo = actor.cameo;
    row.level = std::min(row.level, actor.level);
    row.known = row.known || actor.known;
    ++row.reports;
    row.mentions += actor.mentions.size();
  }
}

std::vector<RosterRow> ActorRoster::rows(bool unknown) const {
  std::vector<RosterRow> rows;
  for (const auto& [key, row] : rows_) {
    const bool may_be = row.type == ActorType::person || row.type == ActorType::organisation;
    if (!unknown || (may_be && !row.known)) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RosterRow& a, const RosterRow& b) { return a.mentions > b.mentions; });
  return rows;
}

std::string to_json(const RosterRow& row) {
  nlohmann::ordered_json json;
  json["name"] = row.name;
  json["type"] = name_of(row.type);
  json["country"] = row.country;
  json["role"] = row.role;
  json["level"] = name_of(row.level);
  json["cameo"] = row.cameo;
  json["known"] = row.known;
  json["reports"] = row.reports;
  json["mentions"] = row.mentions;
  json["example"] = {{"report", row.example_report}, {"words", row.example}};
  return json.dump();
}

}  // namespace readout
