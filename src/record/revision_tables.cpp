// Loading of revision_cues.tsv.
#include "record/revision_tables.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

using Speaker = RevisionCue::Speaker;
constexpr std::array<std::pair<std::string_view, RevisionKind>, 5> kKinds = {
    {{"correction", RevisionKind::correction},
     {"retraction", RevisionKind::retraction},
     {"reversal", RevisionKind::reversal},
     {"clarification", RevisionKind::clarification},
     {"denial", RevisionKind::denial}}};
constexpr std::array<std::pair<std::string_view, Speaker>, 3> kSpeakers = {
    {{"subject", Speaker::subject}, {"source", Speaker::source}, {"paper", Speaker::paper}}};

template <class Value, std::size_t N>
bool named(const std::array<std::pair<std::string_view, Value>, N>& names, std::string_view name,
           Value& value) {
  const auto it = std::ranges::find(names, name, [](const auto& n) { return n.first; });
  if (it == names.end()) return false;
  value = it->second;
  return true;
}

bool is_word_class(std::string_view kind) { return kind == "saying" || kind == "claim" || kind == "report" || kind == "figure"; }

bool set_need(RevisionCue& cue, std::string_view need) {
  if (need == "quoted") return cue.quoted = true;
  if (need == "short") return cue.brief = true;
  if (need == "real") return cue.real = true;
  if (need == "same") return cue.same = true;
  if (need == "found") return cue.found = true;
  return false;
}

}  // namespace

bool RevisionTables::in_class(std::string_view name, std::string_view lemma) const {
  const auto it = classes.find(std::string(name));
  return it != classes.end() && std::ranges::find(it->second, lemma) != it->second.end();
}

Result<RevisionTables> RevisionTables::load() {
  auto table = open_table("revision_cues.tsv", {"pattern", "kind", "speaker", "needs", "source"});
  if (!table) return tl::unexpected(table.error());
  RevisionTables tables;
  for (const Table::Row row : *table) {
    if (is_word_class(row["kind"])) {
      tables.classes[std::string(row["kind"])].emplace_back(row["pattern"]);
      continue;
    }
    auto pattern = WordPattern::parse(row["pattern"]);
    if (!pattern) return table->fail_at(row, pattern.error().message);
    RevisionCue cue;
    cue.pattern = std::move(*pattern);
    if (row["kind"] == "none") {
      cue.use = RevisionCue::Use::none;
    } else if (row["kind"] == "old") {
      cue.use = RevisionCue::Use::old_wording;
    } else if (!named(kKinds, row["kind"], cue.kind)) {
      return table->fail_at(row, "unknown kind");
    }
    const bool none = cue.use == RevisionCue::Use::none;
    if (!none && !named(kSpeakers, row["speaker"], cue.speaker))
      return table->fail_at(row, "unknown speaker");
    for (const std::string_view need : split_cell(row["needs"], '|')) {
      if (!set_need(cue, need)) return table->fail_at(row, fmt::format("unknown need {}", need));
    }
    tables.cues.push_back(std::move(cue));
  }
  return tables;
}

}  // namespace readout
