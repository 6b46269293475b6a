// See database.hpp.
#include "store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <optional>
#include <system_error>

#include "store/schema.hpp"

namespace readout {
namespace {

namespace fs = std::filesystem;
constexpr int kBusyTimeoutMs = 5000;
constexpr std::uintmax_t kLeastPageBytes = 512;  // SQLite takes a shorter file for an empty one

tl::unexpected<Error> bad_store(const fs::path& path, std::string_view what) {
  return fail(ErrorCode::bad_store, fmt::format("{} {}", path.string(), what));
}
tl::unexpected<Error> unreadable(const fs::path& path, std::string_view what) {
  return fail(ErrorCode::unreadable, fmt::format("{} {}", path.string(), what));
}

/// "file:" URI of a path, for SQLite.
std::string uri_of(const fs::path& path, std::string_view query) {
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#')
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    else
      uri += c;
  }
  return uri.append("?").append(query);
}

std::unique_ptr<SQLite::Database> connect(const std::string& uri, int flags) {
  return std::make_unique<SQLite::Database>(uri, flags | SQLITE_OPEN_URI, kBusyTimeoutMs);
}

std::int32_t pragma(SQLite::Database& connection, const char* sql) {
  return connection.execAndGet(sql).getInt();
}

/// Nothing has ever been written to it.
bool is_blank(SQLite::Database& connection) {
  return pragma(connection, "PRAGMA application_id") == 0 && pragma(connection, "PRAGMA user_version") == 0 &&
         pragma(connection, "SELECT count(*) FROM sqlite_schema") == 0;
}

Result<void> check_marks(SQLite::Database& connection, const fs::path& path) {
  const std::int32_t id = pragma(connection, "PRAGMA application_id");
  if (id != kApplicationId)
    return bad_store(path, "is a database of another program; nothing was changed in it; name another file");
  const std::int32_t version = pragma(connection, "PRAGMA user_version");
  if (version > kSchemaVersion) {
    return bad_store(
        path, fmt::format("was written by a newer Readout (format {}, this one knows {}); update Readout",
                          version, kSchemaVersion));
  }
  if (version < kSchemaVersion) {
    return bad_store(
        path, fmt::format("has the format {}, which Readout no longer reads (now {}); ingest the reports "
                          "into a new file",
                          version, kSchemaVersion));
  }
  return {};
}

enum class Found { nothing, blank, ours };

/// What stands at the path, without touching it.
Result<Found> look(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return Found::nothing;
  if (error) return unreadable(path, fmt::format("cannot be opened: {}", error.message()));
  if (fs::is_directory(status)) return unreadable(path, "is a directory; name a database file");
  if (!fs::is_regular_file(status)) return unreadable(path, "is not a regular file; name a database file");
  const auto size = fs::file_size(path, error);
  if (error) return unreadable(path, fmt::format("cannot be opened: {}", error.message()));
  if (size == 0) return Found::blank;
  if (size < kLeastPageBytes) return bad_store(path, "is not a database; name another file");
  return guarded(path, [&]() -> Result<Found> {
    const auto connection = connect(uri_of(path, "mode=ro&immutable=1"), SQLITE_OPEN_READONLY);
    if (is_blank(*connection)) return Found::blank;
    if (auto ok = check_marks(*connection, path); !ok) return tl::unexpected(ok.error());
    return Found::ours;
  });
}

void set_up(SQLite::Database& connection) {
  connection.exec("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON");
}

/// True if a writer left committed pages that are not yet in the file itself.
bool has_wal(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(fs::path(path.string() + "-wal"), error);
  return !error && size > 0;
}

std::unique_ptr<SQLite::Database> connect_reader(const fs::path& path, const std::string& uri, int flags) {
  auto connection = connect(uri, flags);
  set_up(*connection);
  connection->exec("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF");
  connection->execAndGet("SELECT count(*) FROM sqlite_schema");  // opens the file, and its WAL
  if (auto ok = check_marks(*connection, path); !ok)
    throw SQLite::Exception(ok.error().message, SQLITE_NOTADB);
  return connection;
}

void make_schema(SQLite::Database& connection) {
  SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
  if (!is_blank(connection)) return;  // another process was quicker
  connection.exec(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kSchemaVersion));
  connection.exec(std::string(schema_sql()));
  transaction.commit();
}

/// A report is safe from the end of the process as soon as its transaction is done, and from loss of power
/// when the WAL is next synchronised: at the latest when the writer ends. What is lost then is only not yet
/// read.
void set_up_writer(SQLite::Database& connection) {
  set_up(connection);
  if (is_blank(connection)) make_schema(connection);
  connection.execAndGet("PRAGMA journal_mode = WAL");
  connection.exec("PRAGMA synchronous = NORMAL");
}

}  // namespace

void bind_all(SQLite::Statement& statement, const std::vector<Value>& values) {
  int at = 0;
  for (const Value& value : values) {
    ++at;
    if (const auto* text = std::get_if<std::string>(&value)) {
      statement.bind(at, *text);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(at, *number);
    } else {
      statement.bind(at);
    }
  }
}

Error error_of(const SQLite::Exception& fault, const fs::path& path) {
  const std::string name = path.string();
  switch (fault.getErrorCode()) {
    case SQLITE_NOTADB:
      return {ErrorCode::bad_store, fmt::format("{} is not a database; name another file", name)};
    case SQLITE_CORRUPT:
      return {
          ErrorCode::bad_store,
          fmt::format("{} is damaged ({}); take a copy from before, or ingest the reports into a new file",
                      name, fault.what())};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::unreadable,
              fmt::format("{} is in use by another program; try again when it has ended", name)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::unreadable, fmt::format("{} may not be written to; check its permissions", name)};
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return {
          ErrorCode::unreadable,
          fmt::format("{} cannot be opened; check that its folder exists and the permissions of both", name)};
    case SQLITE_FULL:
      return {ErrorCode::unreadable, fmt::format("{} cannot grow: the disk is full", name)};
    case SQLITE_IOERR:
      return {ErrorCode::unreadable, fmt::format("{} cannot be read or written: {}", name, fault.what())};
    default:
      return {ErrorCode::internal, fmt::format("{}: a fault of Readout itself: {}", name, fault.what())};
  }
}

Result<std::unique_ptr<Database>> Database::open_to_read(const fs::path& path) {
  const Result<Found> found = look(path);
  if (!found) return tl::unexpected(found.error());
  if (*found == Found::nothing) return bad_store(path, "does not exist; make it with readout ingest");
  if (*found == Found::blank) return bad_store(path, "is empty; fill it with readout ingest");
  std::unique_ptr<Database> database(new Database(path));
  try {
    database->connection_ = connect_reader(path, uri_of(path, "mode=rw"), SQLITE_OPEN_READWRITE);
    return database;
  } catch (const SQLite::Exception& fault) {
    const bool cannot_lock =
        fault.getErrorCode() == SQLITE_CANTOPEN || fault.getErrorCode() == SQLITE_READONLY;
    if (!cannot_lock) return tl::unexpected(error_of(fault, path));
  }
  // A folder without permission to write takes no lock; then nobody writes there, and the file can be read as
  // it is.
  if (has_wal(path))
    return unreadable(
        path, "was not closed by its writer, and its folder may not be written to; copy it with its -wal");
  return guarded(path, [&]() -> Result<std::unique_ptr<Database>> {
    database->connection_ = connect_reader(path, uri_of(path, "mode=ro&immutable=1"), SQLITE_OPEN_READONLY);
    return std::move(database);
  });
}

Result<std::unique_ptr<Database>> Database::open_to_write(const fs::path& path) {
  if (const auto found = look(path); !found) return tl::unexpected(found.error());
  auto lock = WriterLock::take(path);
  if (!lock) return tl::unexpected(lock.error());
  std::unique_ptr<Database> database(new Database(path));
  database->lock_ = std::move(*lock);
  return guarded(path, [&]() -> Result<std::unique_ptr<Database>> {
    database->connection_ = connect(uri_of(path, "mode=rwc"), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (sqlite3_db_readonly(database->connection_->getHandle(), "main") == 1)
      return unreadable(path, "may not be written to; check its permissions");
    set_up_writer(*database->connection_);
    if (auto ok = check_marks(*database->connection_, path); !ok) return tl::unexpected(ok.error());
    return std::move(database);
  });
}

SQLite::Statement& Database::prepared(const char* sql) {
  auto& statement = prepared_[sql];
  if (!statement) statement = std::make_unique<SQLite::Statement>(*connection_, sql);
  return *statement;
}

void Database::run(const char* sql, const std::vector<Value>& values) {
  SQLite::Statement& statement = prepared(sql);
  statement.reset();
  bind_all(statement, values);
  statement.exec();
  statement.reset();
}

std::int64_t Database::insert(const char* sql, const std::vector<Value>& values) {
  run(sql, values);
  return connection_->getLastInsertRowid();
}

std::optional<std::int64_t> Database::number(const char* sql, const std::vector<Value>& values) {
  SQLite::Statement& statement = prepared(sql);
  statement.reset();
  bind_all(statement, values);
  std::optional<std::int64_t> value;
  if (statement.executeStep() && !statement.getColumn(0).isNull()) value = statement.getColumn(0).getInt64();
  statement.reset();
  return value;
}

}  // namespace readout
