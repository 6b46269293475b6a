// See store_writer.hpp. Which reader, which report, which transaction; the rows of one report are written by
// reading_rows.hpp.
#include "store/store_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "base/embedded.hpp"
#include "store/database.hpp"
#include "store/reading_rows.hpp"
#include "store/states.hpp"

namespace readout {
namespace {

constexpr std::size_t kHashDigits = 12;

/// One hash for all tables of knowledge/, as they stand in this binary.
std::string tables_hash() {
  std::string all;
  for (const std::string_view name : embedded_table_names()) {
    all.append(name).append("\n").append(embedded_table(name)).append("\n");
  }
  return text_hash(all).substr(0, kHashDigits);
}

std::int64_t reader_row(Database& db, const ReaderIdentity& reader) {
  std::string tables = tables_hash();
  if (!reader.user_tables.empty()) tables += "+" + reader.user_tables;
  db.run("INSERT OR IGNORE INTO readers (name, readout_version, model, tables) VALUES (?, ?, ?, ?)",
         {fmt::format("Readout {}, model {}, tables {}", reader.readout_version, reader.model, tables),
          reader.readout_version, reader.model, tables});
  return *db.number("SELECT id FROM readers WHERE readout_version = ? AND model = ? AND tables = ?",
                    {reader.readout_version, reader.model, tables});
}

void fill_levels(Database& db) {
  for (int rank = 0; rank <= static_cast<int>(Level::group); ++rank) {
    const auto level = static_cast<Level>(rank);
    db.run("INSERT OR IGNORE INTO levels (rank, level, of_person) VALUES (?, ?, ?)",
           {std::int64_t{rank}, std::string(name_of(level)), std::int64_t{level <= Level::other}});
  }
}

Result<void> fill_states(Database& db) {
  const auto states = StateNames::load();
  if (!states) return tl::unexpected(states.error());
  for (const StateNames::State& state : states->all())
    db.run("INSERT OR IGNORE INTO states (code, name) VALUES (?, ?)", {state.code, state.name});
  return {};
}

}  // namespace

struct StoreWriter::Impl {
  std::unique_ptr<Database> db;
  std::int64_t reader = 0;
  std::string now;
  mutable std::mutex mutex;  // over db: knows() is asked by many threads

  struct Known {
    std::int64_t report;
    std::int64_t reader;
  };

  std::optional<Known> find(std::string_view text) {
    const std::string hash = text_hash(text);
    const auto report = db->number("SELECT id FROM reports WHERE text_sha256 = ?", {hash});
    if (!report) return std::nullopt;
    return Known{*report, *db->number("SELECT reader_id FROM reports WHERE id = ?", {*report})};
  }

  /// Takes away what another reader made of the report.
  void clear(std::int64_t report) {
    db->run("DELETE FROM records WHERE report_id = ?", {report});
    db->run("DELETE FROM actors WHERE report_id = ?", {report});
    db->run("UPDATE reports SET reader_id = ? WHERE id = ?", {reader, report});
  }

  Kept keep(const Reading& reading, bool again) {
    SQLite::Transaction transaction(db->connection(), SQLite::TransactionBehavior::IMMEDIATE);
    const auto known = find(reading.document->text());
    if (known && known->reader == reader && !again) return Kept::unchanged;
    if (known) clear(known->report);
    const std::int64_t report = known ? known->report : add_report(*db, reading, {reader, now});
    add_records(*db, reading, report);
    transaction.commit();
    return known ? Kept::replaced : Kept::added;
  }

  Result<void> begin(const ReaderIdentity& identity) {
    SQLite::Transaction transaction(db->connection(), SQLite::TransactionBehavior::IMMEDIATE);
    fill_levels(*db);
    if (auto ok = fill_states(*db); !ok) return ok;
    reader = reader_row(*db, identity);
    transaction.commit();
    return {};
  }
};

StoreWriter::StoreWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;
StoreWriter::~StoreWriter() = default;

Result<StoreWriter> StoreWriter::open(const std::filesystem::path& path, const ReaderIdentity& reader,
                                      std::string now) {
  auto db = Database::open_to_write(path);
  if (!db) return tl::unexpected(db.error());
  auto impl = std::make_unique<Impl>();
  impl->db = std::move(*db);
  impl->now = std::move(now);
  const auto begun = guarded(path, [&] { return impl->begin(reader); });
  if (!begun) return tl::unexpected(begun.error());
  return StoreWriter(std::move(impl));
}

Result<bool> StoreWriter::knows(std::string_view text) const {
  const std::lock_guard lock(impl_->mutex);
  return guarded(impl_->db->path(), [&]() -> Result<bool> {
    const auto known = impl_->find(text);
    return known && known->reader == impl_->reader;
  });
}

Result<bool> StoreWriter::has_id(std::string_view source_id) const {
  const std::lock_guard lock(impl_->mutex);
  return guarded(impl_->db->path(), [&]() -> Result<bool> {
    return impl_->db->number("SELECT 1 FROM reports WHERE source_id = ? LIMIT 1", {std::string(source_id)})
        .has_value();
  });
}

Result<Kept> StoreWriter::keep(const Reading& reading, bool again) {
  const std::lock_guard lock(impl_->mutex);
  return guarded(impl_->db->path(), [&]() -> Result<Kept> { return impl_->keep(reading, again); });
}

Result<bool> StoreWriter::keep_failure(const Failure& failure) {
  const std::lock_guard lock(impl_->mutex);
  return guarded(impl_->db->path(), [&]() -> Result<bool> {
    impl_->db->run(
        "INSERT OR IGNORE INTO failures (input, line, source_id, type, reason, stored_at) VALUES (?, ?, ?, "
        "?, ?, ?)",
        {std::string(failure.input), static_cast<std::int64_t>(failure.line), std::string(failure.source_id),
         std::string(name_of(failure.error.code)), failure.error.message, impl_->now});
    return impl_->db->connection().getChanges() > 0;
  });
}

Result<void> StoreWriter::synchronise() {
  const std::lock_guard lock(impl_->mutex);
  return guarded(impl_->db->path(), [&]() -> Result<void> {
    impl_->db->connection().execAndGet("PRAGMA wal_checkpoint(TRUNCATE)");
    return {};
  });
}

}  // namespace readout
