// Loading of answers.tsv.
#include "record/answer_tables.hpp"

#include <algorithm>
#include <array>

#include "record/table_loading.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 6> kStandIns = {"pronoun", "plural", "one",
                                                       "noun",    "report", "date"};  // as in the enumeration
constexpr std::array<std::string_view, 3> kSubjects = {"other", "mover", "any"};
constexpr std::array<std::string_view, 2> kNeeds = {"", "bare"};

template <class Names>
std::ptrdiff_t place_in(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) - names.begin();
}

Result<AnswerCue> cue_of(const Table& table, Table::Row row) {
  auto pattern = WordPattern::parse(row["pattern"]);
  if (!pattern) return table.fail_at(row, pattern.error().message);
  Cells cells(table, row);
  AnswerCue cue;
  cue.row = row;
  cue.pattern = std::move(*pattern);
  cue.none = row["kind"] == "none";
  if (cue.none) return cue;
  cue.op_class = cells.word("kind");
  cells.check("subject", row["subject"], kSubjects);
  cells.check("needs", row["needs"], kNeeds);
  if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
  cue.subject = static_cast<AnswerCue::Subject>(place_in(kSubjects, row["subject"]));
  cue.bare = row["needs"] == "bare";
  return cue;
}

}  // namespace

Result<AnswerTables> AnswerTables::load(Knowledge& knowledge) {
  const auto opened = knowledge.open("answers.tsv", {"pattern", "kind", "subject", "needs", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  AnswerTables tables;
  for (const Table::Row row : table) {
    if (const auto kind = place_in(kStandIns, row["kind"]);
        kind < static_cast<std::ptrdiff_t>(kStandIns.size())) {
      for (const std::string_view word : split_cell(row["pattern"], '|')) {
        const StandIn stand_in{static_cast<StandIn::Kind>(kind), row};
        if (!keep_first(tables.stand_ins, std::string(word), stand_in)) return table.fail_at(row, kTwice);
      }
      continue;
    }
    auto cue = cue_of(table, row);
    if (!cue) return tl::unexpected(cue.error());
    tables.cues.push_back(std::move(*cue));
  }
  return tables;
}

const StandIn* AnswerTables::stand_in(std::string_view word) const {
  const auto it = stand_ins.find(std::string(word));
  return it == stand_ins.end() ? nullptr : &it->second;
}

}  // namespace readout
