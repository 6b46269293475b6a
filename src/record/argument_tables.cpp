// Compiles light_verbs.tsv, transparent_nouns.tsv and control.tsv; see argument_tables.hpp.
#include "record/argument_tables.hpp"

#include <fmt/core.h>

#include "record/table_loading.hpp"

namespace readout {
namespace {

std::string light_key(std::string_view verb, std::string_view preposition) {
  std::string key(verb);
  if (!preposition.empty()) key.append(" ").append(preposition);
  return key;
}

Result<std::unordered_set<std::string>> load_words(Knowledge& knowledge, std::string_view table_name,
                                                   std::string_view column) {
  const auto opened = knowledge.open(table_name, {column, "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  std::unordered_set<std::string> words;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    words.insert(cells.word(column));
    if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
  }
  return words;
}

}  // namespace

Result<ArgumentTables> ArgumentTables::load(Knowledge& knowledge) {
  ArgumentTables tables;
  const auto opened = knowledge.open("light_verbs.tsv", {"verb", "preposition", "nouns", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    const std::string verb = cells.word("verb");
    const auto nouns = split_cell(row["nouns"], '|');
    if (nouns.empty()) cells.fault("nouns may not be empty");
    if (auto ok = cells.done(); !ok) return tl::unexpected(ok.error());
    auto& set = tables.light_[light_key(verb, row["preposition"])];
    for (const std::string_view noun : nouns) set.emplace(noun);
  }
  auto transparent = load_words(knowledge, "transparent_nouns.tsv", "noun");
  if (!transparent) return tl::unexpected(transparent.error());
  tables.transparent_ = std::move(*transparent);
  auto control = load_words(knowledge, "control.tsv", "verb");
  if (!control) return tl::unexpected(control.error());
  tables.subject_control_ = std::move(*control);
  const auto operators = knowledge.open("operators.tsv", {"lemma", "pos", "link"});
  if (!operators) return tl::unexpected(operators.error());
  for (const Table::Row row : **operators) {
    if (row["pos"] != "n") continue;
    for (const std::string_view link : split_cell(row["link"], '|'))
      tables.stage_nouns_.insert(fmt::format("{} {}", row["lemma"], link));
  }
  return tables;
}

bool ArgumentTables::is_light(std::string_view verb, std::string_view preposition,
                              std::string_view noun) const {
  const auto it = light_.find(light_key(verb, preposition));
  return it != light_.end() && it->second.contains(std::string(noun));
}

}  // namespace readout
