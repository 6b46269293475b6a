// Loading of judgement_cues.tsv.
#include "record/judgement_tables.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 11> kParts = {"verb", "noun",   "adj",     "value",   "trait", "deed",
                                                     "act",  "giving", "drawing", "calling", "phrase"};
constexpr std::array<std::pair<std::string_view, Direction>, 3> kDirections = {
    {{"positive", Direction::positive}, {"negative", Direction::negative}, {"doubt", Direction::doubt}}};

bool set_need(JudgementCue& cue, std::string_view need) {
  if (need == "word") return cue.word_only = true;
  if (need == "deed") return cue.deed = true;
  if (need == "whose") return cue.whose = true;
  if (need == "inside") return cue.inside = true;
  if (need == "predicate") return cue.predicate = true;
  if (need == "drawn") return cue.drawn = true;
  return false;
}

}  // namespace

const JudgementCue* JudgementTables::cue(std::string_view word, std::string_view pos) const {
  const auto it = cues.find(std::string(word));
  if (it == cues.end()) return nullptr;
  const auto row = std::ranges::find(it->second, pos, &JudgementCue::pos);
  return row == it->second.end() ? nullptr : &*row;
}

Result<JudgementTables> JudgementTables::load() {
  auto table = open_table("judgement_cues.tsv", {"word", "pos", "direction", "targets", "needs", "source"});
  if (!table) return tl::unexpected(table.error());
  JudgementTables tables;
  for (const Table::Row row : *table) {
    JudgementCue cue;
    cue.word = row["word"];
    cue.pos = row["pos"];
    if (std::ranges::find(kParts, row["pos"]) == kParts.end()) return table->fail_at(row, "unknown pos");
    const auto direction =
        std::ranges::find(kDirections, row["direction"], [](const auto& d) { return d.first; });
    if (direction == kDirections.end()) return table->fail_at(row, "unknown direction");
    cue.direction = direction->second;
    for (const std::string_view t : split_cell(row["targets"], '|')) cue.targets.emplace_back(t);
    for (const std::string_view need : split_cell(row["needs"], '|')) {
      if (!set_need(cue, need)) return table->fail_at(row, fmt::format("unknown need {}", need));
    }
    if (cue.pos == "phrase") {
      auto pattern = WordPattern::parse(cue.word);
      if (!pattern) return table->fail_at(row, pattern.error().message);
      tables.phrases.push_back({std::move(*pattern), std::move(cue)});
    } else if (tables.cue(cue.word, cue.pos)) {
      return table->fail_at(row, "this word stands in the table already");
    } else {
      tables.cues[cue.word].push_back(cue);
    }
  }
  return tables;
}

}  // namespace readout
