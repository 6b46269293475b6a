// See store.hpp. Runs the questions and hands their rows on.
#include "store/store.hpp"

#include <fmt/format.h>

#include "record/records.hpp"
#include "store/database.hpp"
#include "store/explain.hpp"
#include "store/questions.hpp"
#include "store/store_impl.hpp"

namespace readout {
namespace {

template <class Enum>
std::vector<std::string_view> names_up_to(Enum last) {
  std::vector<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(last); ++i) names.push_back(name_of(static_cast<Enum>(i)));
  return names;
}

Cells cells_of(SQLite::Statement& row) {
  Cells cells;
  for (int i = 0; i < row.getColumnCount(); ++i) cells.push_back(row.getColumn(i).getString());
  return cells;
}

Result<std::size_t> ask(Database& db, const Question& question, const CellSink& sink) {
  return guarded(db.path(), [&]() -> Result<std::size_t> {
    SQLite::Statement statement(db.connection(), question.sql);
    bind_all(statement, question.values);
    std::size_t rows = 0;
    while (statement.executeStep()) {
      ++rows;
      if (!sink(cells_of(statement))) break;
    }
    return rows;
  });
}

CellSink first_cell_to(const LineSink& sink) {
  return [&sink](const Cells& cells) { return sink(cells.front()); };
}

}  // namespace

std::vector<std::string_view> statuses_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::contact:
      return names_up_to(Status::hypothetical);
    case RecordKind::statement:
      return names_up_to(Polarity::did_not_claim);
    case RecordKind::history:
      return names_up_to(HistoryKind::highest_level);
    case RecordKind::revision:
      return names_up_to(RevisionKind::denial);
    case RecordKind::judgement:
      return names_up_to(Direction::doubt);
  }
  return {};
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& path) {
  auto db = Database::open_to_read(path);
  if (!db) return tl::unexpected(db.error());
  auto impl = std::make_unique<Impl>();
  impl->db = std::move(*db);
  return Store(std::move(impl));
}

Result<std::size_t> Store::find(RecordKind kind, const Filter& filter, const CellSink& sink) const {
  return ask(*impl_->db, find_question(kind, filter), sink);
}

Result<std::size_t> Store::find_json(RecordKind kind, const Filter& filter, const LineSink& sink) const {
  return ask(*impl_->db, find_json_question(kind, filter), first_cell_to(sink));
}

Result<std::size_t> Store::ladder(const LadderQuestion& question, const CellSink& sink) const {
  return ask(*impl_->db, ladder_question(question), sink);
}

Result<std::size_t> Store::ladder_json(const LadderQuestion& question, const LineSink& sink) const {
  return ask(*impl_->db, ladder_json_question(question), first_cell_to(sink));
}

Result<Explanation> Store::explain(std::string_view record) const {
  return guarded(impl_->db->path(), [&]() -> Result<Explanation> {
    const auto found = find_record(*impl_->db, record);
    if (!found) return tl::unexpected(found.error());
    return explain_record(*impl_->db, *found);
  });
}

Result<std::string> Store::explain_json(std::string_view record) const {
  return guarded(impl_->db->path(), [&]() -> Result<std::string> {
    const auto found = find_record(*impl_->db, record);
    if (!found) return tl::unexpected(found.error());
    std::string json;
    const LineSink keep = [&](std::string_view line) { return json = line, true; };
    const auto rows = ask(*impl_->db, record_json_question(found->kind, found->id), first_cell_to(keep));
    if (!rows) return tl::unexpected(rows.error());
    return json;
  });
}

}  // namespace readout
