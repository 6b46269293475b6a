// Loading of revision_cues.tsv.
#include "record/revision_tables.hpp"

#include <algorithm>
#include <array>

#include "base/one_of.hpp"
#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 3> kSpeakers = {"subject", "source",
                                                       "paper"};  // as in the enumeration
constexpr std::array<std::string_view, 9> kNeeds = {"quoted", "marked", "short",  "real",  "same",
                                                    "found",  "itself", "repair", "number"};
constexpr std::array<std::string_view, 9> kKinds = {
    "correction", "retraction", "reversal", "clarification", "denial", "old", "none", "words", "told"};
constexpr std::array<std::string_view, 10> kWordClasses = {"saying", "claim", "report", "figure", "false",
                                                           "medium", "print", "court",  "stand",  "reason"};

bool is_word_class(std::string_view kind) {
  return std::ranges::find(kWordClasses, kind) != kWordClasses.end();
}

constexpr std::array<std::pair<std::string_view, RevisionCue::Use>, 4> kUses = {
    {{"none", RevisionCue::Use::none},
     {"old", RevisionCue::Use::old_wording},
     {"words", RevisionCue::Use::words},
     {"told", RevisionCue::Use::told}}};

bool set_need(RevisionCue& cue, std::string_view need) {
  if (need == "quoted" || need == "marked") return true;  // the pattern sees to it
  if (need == "short") return cue.brief = true;
  if (need == "real") return cue.real = true;
  if (need == "same") return cue.same = true;
  if (need == "found") return cue.found = true;
  if (need == "itself") return cue.itself = true;
  if (need == "repair") return cue.repair = true;
  if (need == "number") return cue.number = true;
  return false;
}

RevisionCue::Use use_of(std::string_view kind) {
  const auto it = std::ranges::find(kUses, kind, [](const auto& use) { return use.first; });
  return it == kUses.end() ? RevisionCue::Use::cue : it->second;
}

Result<RevisionCue> cue_of(const Table& table, Table::Row row) {
  std::vector<std::string_view> quoted;
  for (const std::string_view need : split_cell(row["needs"], '|')) {
    if (need == "quoted") quoted = {"from", "to", "old", "new"};
    if (need == "marked") quoted = {"from", "old"};
  }
  auto pattern = WordPattern::parse(row["pattern"], true, quoted);
  if (!pattern) return table.fail_at(row, pattern.error().message);
  Cells cells(table, row);
  RevisionCue cue;
  cue.row = row;
  cue.pattern = std::move(*pattern);
  cue.use = use_of(row["kind"]);
  cells.check("kind", row["kind"], kKinds);
  if (cue.use == RevisionCue::Use::cue) cue.kind = cells.value("kind", RevisionKind::denial);
  const bool speaks = cue.use == RevisionCue::Use::cue || cue.use == RevisionCue::Use::old_wording;
  if (speaks) cells.check("speaker", row["speaker"], kSpeakers);
  for (const std::string_view need : split_cell(row["needs"], '|')) {
    if (!set_need(cue, need)) cells.check("needs", need, kNeeds);
  }
  if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
  if (speaks) {
    const auto speaker = std::ranges::find(kSpeakers, row["speaker"]) - kSpeakers.begin();
    cue.speaker = static_cast<RevisionCue::Speaker>(speaker);
  }
  return cue;
}

}  // namespace

Result<RevisionTables> RevisionTables::load(Knowledge& knowledge) {
  const auto opened = knowledge.open("revision_cues.tsv", {"pattern", "kind", "speaker", "needs", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  RevisionTables tables;
  for (const Table::Row row : table) {
    if (is_word_class(row["kind"])) {
      tables.classes.add(row["kind"], row["pattern"]);
      continue;
    }
    auto cue = cue_of(table, row);
    if (!cue) return tl::unexpected(cue.error());
    tables.cues.push_back(std::move(*cue));
  }
  return tables;
}

}  // namespace readout
