// Loading of judgement_cues.tsv.
#include "record/judgement_tables.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 28> kParts = {
    "warding", "people",  "grade",    "shooter",  "verb",    "noun",       "adj",
    "value",   "trait",   "deed",     "act",      "giving",  "drawing",    "calling",
    "phrase",  "stance",  "manner",   "work",     "holder",  "participle", "extent",
    "epithet", "trading", "greeting", "singling", "growing", "measure",    "verbal"};
constexpr std::array<std::string_view, 9> kNeeds = {"word",  "deed",  "whose",  "inside", "predicate",
                                                    "drawn", "given", "object", "as"};

bool set_need(JudgementCue& cue, std::string_view need) {
  if (need == "word") return cue.word_only = true;
  if (need == "deed") return cue.deed = true;
  if (need == "whose") return cue.whose = true;
  if (need == "inside") return cue.inside = true;
  if (need == "predicate") return cue.predicate = true;
  if (need == "drawn") return cue.drawn = true;
  if (need == "given") return cue.given = true;
  if (need == "object") return cue.object = true;
  if (need == "as") return cue.as = true;
  return false;
}

Result<JudgementCue> cue_of(const Table& table, Table::Row row) {
  Cells cells(table, row);
  JudgementCue cue;
  cue.row = row;
  cue.word = cells.word("word");
  cue.pos = row["pos"];
  cells.check("pos", row["pos"], kParts);
  cue.direction = cells.value("direction", Direction::doubt);
  for (const std::string_view t : split_cell(row["targets"], '|')) cue.targets.emplace_back(t);
  for (const std::string_view need : split_cell(row["needs"], '|')) {
    if (!set_need(cue, need)) cells.check("needs", need, kNeeds);
  }
  if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
  return cue;
}

}  // namespace

const JudgementCue* JudgementTables::cue(std::string_view word, std::string_view pos) const {
  const auto it = cues.find(std::string(word));
  if (it == cues.end()) return nullptr;
  const auto row = std::ranges::find(it->second, pos, &JudgementCue::pos);
  return row == it->second.end() ? nullptr : &*row;
}

Result<JudgementTables> JudgementTables::load(Knowledge& knowledge) {
  const auto opened =
      knowledge.open("judgement_cues.tsv", {"word", "pos", "direction", "targets", "needs", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  JudgementTables tables;
  for (const Table::Row row : table) {
    auto cue = cue_of(table, row);
    if (!cue) return tl::unexpected(cue.error());
    if (cue->pos == "phrase") {
      auto pattern = WordPattern::parse(cue->word, true);
      if (!pattern) return table.fail_at(row, pattern.error().message);
      tables.phrases.push_back({std::move(*pattern), std::move(*cue)});
    } else if (const JudgementCue* earlier = tables.cue(cue->word, cue->pos)) {
      if (earlier->row.file() == row.file()) return table.fail_at(row, kTwice);
    } else {
      tables.cues[cue->word].push_back(std::move(*cue));
    }
  }
  return tables;
}

}  // namespace readout
