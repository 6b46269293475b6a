// One connection to a database file, and all that SQLite needs to be told. Private to store: no other folder
// sees a type of SQLite or SQLiteCpp. Inside store their exceptions fly; guarded() turns them into Errors at
// the folder's edge.
//
// Opening looks before it touches: the file's marks are read through an immutable connection, which takes no
// lock, recovers nothing and writes nothing, so that the database of another program stays as it is. Only
// then is the file opened for work. A writer is alone (WriterLock): SQLite 3.40 can lose pages when two
// connections write and checkpoint at once (the WAL-reset bug, fixed in 3.51.3). A reader is opened so that
// SQLite tidies up behind it (a read-only connection would leave -wal and -shm files) and set to query_only.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "store/writer_lock.hpp"

namespace readout {

/// What is bound to a parameter: null, number or text.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

void bind_all(SQLite::Statement& statement, const std::vector<Value>& values);

class Database {
 public:
  /// Errors: bad_store (missing, not a database, another program's, another version's, damaged), unreadable
  /// (a directory, no permission).
  static Result<std::unique_ptr<Database>> open_to_read(const std::filesystem::path& path);
  /// Makes the file if it does not exist or is empty. Errors: as above, and unreadable (no permission to
  /// write there, another process writes to it).
  static Result<std::unique_ptr<Database>> open_to_write(const std::filesystem::path& path);

  SQLite::Database& connection() { return *connection_; }
  const std::filesystem::path& path() const { return path_; }

  /// Runs a statement without result; it stays prepared. `sql` must be a literal. Throws SQLite::Exception.
  void run(const char* sql, const std::vector<Value>& values = {});
  /// The same for INSERT; returns the new row's id.
  std::int64_t insert(const char* sql, const std::vector<Value>& values);
  /// The first column of the first row, or nothing. Throws SQLite::Exception.
  std::optional<std::int64_t> number(const char* sql, const std::vector<Value>& values = {});

 private:
  explicit Database(std::filesystem::path path) : path_(std::move(path)) {}
  SQLite::Statement& prepared(const char* sql);

  std::filesystem::path path_;
  WriterLock lock_;  // before the connection, so that it is released after it is closed
  std::unique_ptr<SQLite::Database> connection_;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> prepared_;
};

/// What a fault of SQLite means to the user of the file.
Error error_of(const SQLite::Exception& fault, const std::filesystem::path& path);

/// Runs `work`, which returns a Result, and turns SQLite's exceptions into Errors.
template <class Work>
auto guarded(const std::filesystem::path& path, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& fault) {
    return tl::unexpected<Error>(error_of(fault, path));
  }
}

}  // namespace readout
