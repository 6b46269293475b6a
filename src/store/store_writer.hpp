// Keeps reports and their records in a database. One writer a database at a time. Each report is one
// transaction: after kill -9 the file holds every report that was kept, whole, and none in part.
//
// A report is its text: the same text again, under whatever id, title or publisher, is the same report, and
// the first sender's details stay. What has a known id and another text is another report (a publisher's new
// version, or a file of the same name); both stay. A report is read anew when another model, other tables or
// another version of Readout reads it: its actors and records are replaced, its number and its details stay.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "record/reading.hpp"

namespace readout {

/// Who reads: the part of a report's identity that is not its text.
struct ReaderIdentity {
  std::string readout_version;   // "0.1.0"
  std::string model;             // Reader::model_hash()
  std::string user_tables = {};  // Reader::user_tables()
};

/// A report that could not be read, and where it stood.
struct Failure {
  std::string_view input;  // file as given; "-" is standard input
  std::size_t line = 0;    // 1-based, 0 if the file is one report
  std::string_view source_id;
  Error error;
};

enum class Kept {
  added,      // a new report
  unchanged,  // the same text, read by the same reader
  replaced,   // the same text, read by another: its records are new
};

class StoreWriter {
 public:
  /// Makes the database if there is none. `now` (UTC, ISO 8601) is written beside what is added. Errors:
  /// bad_store, unreadable.
  static Result<StoreWriter> open(const std::filesystem::path& path, const ReaderIdentity& reader,
                                  std::string now);
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;
  ~StoreWriter();

  /// True if this reader has read and kept this text: no need to read it again. Any thread may ask.
  Result<bool> knows(std::string_view text) const;
  /// True if a report with this id is kept, whatever its text.
  Result<bool> has_id(std::string_view source_id) const;

  /// `again`: replaces the records even if the same reader made them. Errors: unreadable (disk full, ...),
  /// bad_store.
  Result<Kept> keep(const Reading& reading, bool again = false);
  /// The same failure twice is kept once. True if it is new.
  Result<bool> keep_failure(const Failure& failure);

  /// Everything kept is on the disk, also if the power fails now.
  Result<void> synchronise();

 private:
  struct Impl;
  explicit StoreWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace readout
