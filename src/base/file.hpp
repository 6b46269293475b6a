// Files as bytes, with messages that say why not. Reads in pieces and stops at the limit, so that a device or
// pipe without end does no harm; never maps the file, as a mapped one that shrinks kills the process.
#pragma once

#include <cstddef>
#include <string>

#include "base/error.hpp"

namespace readout {

/// A file opened for reading from start to end. Closes itself.
class InputFile {
 public:
  /// "-" is an ordinary name here. Errors: unreadable (missing, directory, no permission).
  static Result<InputFile> open(const std::string& path);
  static InputFile standard_input();

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  ~InputFile();

  /// Appends the next piece, at most `most` bytes; returns how many came, 0 at the end. Waits for a pipe.
  /// Errors: unreadable.
  Result<std::size_t> read_piece(std::string& bytes, std::size_t most);
  /// What fstat() tells, or 0: only good to reserve memory.
  std::size_t expected_size() const { return expected_size_; }
  const std::string& path() const { return path_; }

 private:
  InputFile(int descriptor, std::string path, std::size_t expected_size)
      : descriptor_(descriptor), path_(std::move(path)), expected_size_(expected_size) {}
  int descriptor_ = -1;
  std::string path_;
  std::size_t expected_size_ = 0;
};

/// The bytes of the file. Errors: unreadable (missing, directory, no permission), too_large (over `limit`
/// bytes).
Result<std::string> read_file(const std::string& path, std::size_t limit);
/// The same of a file that is open already, such as standard input.
Result<std::string> read_file(InputFile file, std::size_t limit);

}  // namespace readout
