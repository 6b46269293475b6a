// See explain.hpp.
#include "store/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace readout {
namespace {

bool is_record_id(std::string_view id) {
  return id.size() >= 2 && std::string_view("SCHRJE").find(id[0]) != std::string_view::npos &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The number of the only report that has this sender's id, as text; else empty.
std::string report_called(Database& db, std::string_view source_id) {
  SQLite::Statement rows(db.connection(), "SELECT id FROM reports WHERE source_id = ? LIMIT 2");
  rows.bind(1, std::string(source_id));
  std::string number;
  while (rows.executeStep()) {
    if (!number.empty()) return {};
    number = rows.getColumn(0).getString();
  }
  return number;
}

std::optional<RecordRow> row_called(Database& db, const std::string& record) {
  SQLite::Statement row(db.connection(), "SELECT id, record, kind, report_id FROM records WHERE record = ?");
  row.bind(1, record);
  if (!row.executeStep()) return std::nullopt;
  return RecordRow{row.getColumn(0).getInt64(), row.getColumn(1).getString(), row.getColumn(2).getString(),
                   row.getColumn(3).getInt64()};
}

std::string upper_first(std::string_view id) {
  std::string made(id);
  if (!made.empty() && made[0] >= 'a' && made[0] <= 'z') made[0] = static_cast<char>(made[0] - 'a' + 'A');
  return made;
}

std::vector<std::pair<std::string, std::string>> fields_of(Database& db, const RecordRow& record) {
  const std::string view = record.kind == "history" ? "history" : record.kind + "s";
  SQLite::Statement row(db.connection(), fmt::format("SELECT * FROM {}_readable WHERE id = ?", view));
  row.bind(1, record.id);
  std::vector<std::pair<std::string, std::string>> fields;
  if (!row.executeStep()) return fields;
  for (int i = 0; i < row.getColumnCount(); ++i) {
    const std::string name = row.getColumnName(i);
    const bool shown_elsewhere = name == "record" || name == "id" || name == "report_id" || name == "words" ||
                                 name == "content" || name == "cue" || name == "hedge_cues" ||
                                 name == "original" || name == "revised";
    std::string value = row.getColumn(i).getString();
    if (!shown_elsewhere && !value.empty()) fields.emplace_back(name, std::move(value));
  }
  return fields;
}

ExplainedSpan span_at(SQLite::Statement& row, int first, std::string role) {
  return {std::move(role), static_cast<std::size_t>(row.getColumn(first).getInt64()),
          static_cast<std::size_t>(row.getColumn(first + 1).getInt64()),
          row.getColumn(first + 2).getString()};
}

std::vector<ExplainedSpan> spans_of(Database& db, std::int64_t record) {
  SQLite::Statement row(
      db.connection(),
      "SELECT char_start, char_end, quote, role FROM spans WHERE record_id = ? ORDER BY char_start, "
      "char_end DESC, id");
  row.bind(1, record);
  std::vector<ExplainedSpan> spans;
  while (row.executeStep()) spans.push_back(span_at(row, 0, row.getColumn(3).getString()));
  return spans;
}

/// "knowledge/frames.tsv:12: meet, pos v, ..." of the row in table_rows, as the report for people has it; one
/// or none.
std::vector<std::string> row_words(Database& db, std::int64_t id) {
  SQLite::Statement row(db.connection(),
                        "SELECT t.file || ':' || t.line || ': ' || (SELECT group_concat(iif(c.id = (SELECT "
                        "min(id) FROM json_each(t.cells)), c.value, c.key || ' ' || c.value), ', ') FROM "
                        "json_each(t.cells) c WHERE c.key <> 'source') FROM table_rows t WHERE t.id = ?");
  row.bind(1, id);
  std::vector<std::string> words;
  if (row.executeStep()) words.push_back(row.getColumn(0).getString());
  return words;
}

std::vector<ExplainedStep> steps_of(Database& db, std::int64_t record) {
  SQLite::Statement row(db.connection(),
                        "SELECT rule, note, char_start, char_end, quote, coalesce(row_id, 0), "
                        "coalesce(stage_rule_id, 0) FROM derivation_steps WHERE record_id = ? ORDER BY step");
  row.bind(1, record);
  std::vector<ExplainedStep> steps;
  while (row.executeStep()) {
    ExplainedStep step{row.getColumn(0).getString(), row.getColumn(1).getString(), {}, {}};
    if (!row.getColumn(2).isNull()) step.words = span_at(row, 2, "");
    for (const int column : {5, 6}) {
      for (std::string& words : row_words(db, row.getColumn(column).getInt64()))
        step.rows.push_back(std::move(words));
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

std::string text_of(Database& db, const char* sql, std::int64_t id) {
  SQLite::Statement row(db.connection(), sql);
  row.bind(1, id);
  return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

}  // namespace

Result<RecordRow> find_record(Database& db, std::string_view name) {
  const std::size_t colon = name.rfind(':');
  const std::string id = colon == std::string_view::npos ? "" : upper_first(name.substr(colon + 1));
  if (!is_record_id(id)) {
    return fail(
        ErrorCode::usage,
        fmt::format(
            "{} is no record; a record is called by its report and its id, such as 17:C2 (see readout "
            "find)",
            name));
  }
  const std::string report(name.substr(0, colon));
  if (auto row = row_called(db, report + ":" + id)) return *row;
  if (const std::string number = report_called(db, report); !number.empty()) {
    if (auto row = row_called(db, number + ":" + id)) return *row;
  }
  return fail(ErrorCode::not_found, fmt::format("there is no record {} in {}", name, db.path().string()));
}

Explanation explain_record(Database& db, const RecordRow& record) {
  Explanation made;
  made.record = record.record;
  made.kind = record.kind;
  made.fields = fields_of(db, record);
  made.spans = spans_of(db, record.id);
  made.context = context_of(text_of(db, "SELECT text FROM reports WHERE id = ?", record.report), made.spans);
  made.steps = steps_of(db, record.id);
  made.read_by = text_of(
      db, "SELECT d.name FROM reports t JOIN readers d ON d.id = t.reader_id WHERE t.id = ?", record.report);
  return made;
}

}  // namespace readout
