// Compiles light_verbs.tsv, transparent_nouns.tsv and control.tsv; see argument_tables.hpp.
#include "record/argument_tables.hpp"

#include "record/table_loading.hpp"

namespace readout {
namespace {

std::string light_key(std::string_view verb, std::string_view preposition) {
  std::string key(verb);
  if (!preposition.empty()) key.append(" ").append(preposition);
  return key;
}

Result<std::unordered_set<std::string>> load_words(std::string_view table_name, std::string_view column) {
  const auto table = open_table(table_name, {column, "source"});
  if (!table) return tl::unexpected(table.error());
  std::unordered_set<std::string> words;
  for (const Table::Row row : *table) {
    if (row[column].empty()) return table->fail_at(row, "an empty word");
    words.emplace(row[column]);
  }
  return words;
}

}  // namespace

Result<ArgumentTables> ArgumentTables::load() {
  ArgumentTables tables;
  const auto light = open_table("light_verbs.tsv", {"verb", "preposition", "nouns", "source"});
  if (!light) return tl::unexpected(light.error());
  for (const Table::Row row : *light) {
    const auto nouns = split_cell(row["nouns"], '|');
    if (row["verb"].empty() || nouns.empty()) return light->fail_at(row, "a verb and its nouns are needed");
    auto& set = tables.light_[light_key(row["verb"], row["preposition"])];
    for (const std::string_view noun : nouns) set.emplace(noun);
  }
  auto transparent = load_words("transparent_nouns.tsv", "noun");
  if (!transparent) return tl::unexpected(transparent.error());
  tables.transparent_ = std::move(*transparent);
  auto control = load_words("control.tsv", "verb");
  if (!control) return tl::unexpected(control.error());
  tables.subject_control_ = std::move(*control);
  return tables;
}

bool ArgumentTables::is_light(std::string_view verb, std::string_view preposition,
                              std::string_view noun) const {
  const auto it = light_.find(light_key(verb, preposition));
  return it != light_.end() && it->second.contains(std::string(noun));
}

}  // namespace readout
