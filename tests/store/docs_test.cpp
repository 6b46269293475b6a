// The queries of docs/store.md are run; and what Datasette finds in the file without configuration.
#include <algorithm>
#include <set>

#include "hand_made.hpp"

namespace readout {
namespace {

std::vector<std::string> queries_in(const std::string& page) {
  std::vector<std::string> queries;
  const std::string open = "```sql\n";
  for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at)) {
    at += open.size();
    queries.push_back(page.substr(at, page.find("```", at) - at));
  }
  return queries;
}

TEST(StoreDocs, EveryQueryRuns) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  const std::vector<std::string> queries =
      queries_in(bytes_of(std::filesystem::path(READOUT_SOURCE_DIR) / "docs/store.md"));
  EXPECT_GE(queries.size(), 9u);
  for (const std::string& query : queries) EXPECT_NO_THROW(sql(folder / "a.db", query)) << query;
  EXPECT_EQ(sql(folder / "a.db", queries[0]),
            "minister|held|2021-03-08/2021-03-08|Øystein Bråten (NOR, minister); Ōta Keiko (JPN, "
            "head_of_government)|1:C1\n");
  EXPECT_NE(sql(folder / "a.db", queries[1]), "");
  EXPECT_NE(sql(folder / "a.db", queries[2]).find("“We shall [talk again],”"), std::string::npos);
}

TEST(StoreDocs, EveryTableIsNamed) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  const std::string page = bytes_of(std::filesystem::path(READOUT_SOURCE_DIR) / "docs/store.md");
  SQLite::Database db((folder / "a.db").string());
  SQLite::Statement names(
      db,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND "
      "name NOT LIKE 'sqlite_%'");
  while (names.executeStep()) {
    const std::string name = names.getColumn(0).getString();
    EXPECT_NE(page.find(name), std::string::npos) << name;
  }
}

/// The rule of Datasette 1.0 (label_column_for_table): the only unique text column, else name or title.
std::string label_of(SQLite::Database& db, const std::string& table) {
  std::set<std::string> unique, columns;
  SQLite::Statement text(
      db,
      "SELECT t.name, EXISTS (SELECT 1 FROM pragma_index_list(?1) l WHERE l.\"unique\" AND "
      "(SELECT group_concat(name) FROM pragma_index_info(l.name)) = t.name) FROM pragma_table_info(?1) t "
      "WHERE t.type = 'TEXT'");
  text.bind(1, table);
  while (text.executeStep()) {
    columns.insert(text.getColumn(0).getString());
    if (text.getColumn(1).getInt() != 0) unique.insert(text.getColumn(0).getString());
  }
  if (unique.size() == 1) return *unique.begin();
  for (const std::string name : {"name", "title"}) {
    if (columns.contains(name)) return name;
  }
  return "";
}

TEST(Datasette, LabelsAreForPeople) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  SQLite::Database db((folder / "a.db").string());
  EXPECT_EQ(label_of(db, "reports"), "title");
  EXPECT_EQ(label_of(db, "actors"), "name");
  EXPECT_EQ(label_of(db, "states"), "name");
  EXPECT_EQ(label_of(db, "readers"), "name");
  EXPECT_EQ(label_of(db, "records"), "record");
}

// Datasette's own query for the full-text table of a table (utils/__init__.py, detect_fts_sql).
TEST(Datasette, FindsTheSearchOfATable) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  for (const std::string table : {"reports", "statements", "actors"}) {
    EXPECT_EQ(sql(folder / "a.db",
                  "SELECT name FROM sqlite_master WHERE rootpage = 0 AND (sql LIKE '%VIRTUAL TABLE%USING "
                  "FTS%content=\"" +
                      table + "\"%' OR sql LIKE '%VIRTUAL TABLE%USING FTS%content=[" + table +
                      "]%' OR (tbl_name = \"" + table + "\" AND sql LIKE '%VIRTUAL TABLE%USING FTS%'))"),
              table + "_fts\n");
  }
}

TEST(Schema, EveryForeignKeyHasAnIndex) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  EXPECT_EQ(sql(folder / "a.db",
                "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE "
                "m.type = 'table' AND "
                "NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) i WHERE (SELECT name FROM "
                "pragma_index_info(i.name) "
                "WHERE seqno = 0) = f.\"from\") AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) t "
                "WHERE t.name = "
                "f.\"from\" AND t.pk = 1)"),
            "");
}

}  // namespace
}  // namespace readout
