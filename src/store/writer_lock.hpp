// The right to write to a database, held by one process at a time: an advisory lock (flock) on the file
// NAME-lock beside it. The lock ends with the process, however that ends; the file is removed when the lock
// is given back. Not a lock on the database file itself: to close any descriptor of that file would drop
// SQLite's own locks.
#pragma once

#include <filesystem>

#include "base/error.hpp"

namespace readout {

class WriterLock {
 public:
  WriterLock() = default;
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock() { release(); }

  /// Waits up to two seconds for another writer to end. Errors: unreadable (the folder may not be written to;
  /// another process holds the lock, with its number).
  static Result<WriterLock> take(const std::filesystem::path& database);

 private:
  void release();
  int descriptor_ = -1;
  std::filesystem::path file_;
};

}  // namespace readout
