// See writer_lock.hpp. Whoever gives the lock back removes the file, so who has just got it must see whether
// the file is still the one that stands there; if not, it starts again.
#include "store/writer_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace readout {
namespace {

constexpr std::chrono::milliseconds kPause{50};
constexpr int kTries = 40;

bool still_there(int descriptor, const std::filesystem::path& file) {
  struct stat held {};
  struct stat seen {};
  return ::fstat(descriptor, &held) == 0 && ::stat(file.c_str(), &seen) == 0 && held.st_dev == seen.st_dev &&
         held.st_ino == seen.st_ino;
}

/// The process number that the holder wrote, or 0.
int holder(int descriptor) {
  std::array<char, 16> digits{};
  const ssize_t size = ::pread(descriptor, digits.data(), digits.size(), 0);
  int number = 0;
  if (size > 0) std::from_chars(digits.data(), digits.data() + size, number);
  return number;
}

void write_holder(int descriptor) {
  const std::string number = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, number.data(), number.size(), 0) < 0) {
    // Only the message of a second writer gets poorer.
  }
}

Error cannot_lock(const std::filesystem::path& database, int error) {
  return {ErrorCode::unreadable,
          fmt::format("{} cannot be written to: no file can be made beside it ({}); choose another folder",
                      database.string(), std::generic_category().message(error))};
}

Error is_held(const std::filesystem::path& database, int process) {
  const std::string who = process > 0 ? fmt::format("process {}", process) : "another process";
  return {ErrorCode::unreadable,
          fmt::format("{} is being written to by {}; wait until it has ended", database.string(), who)};
}

}  // namespace

WriterLock::WriterLock(WriterLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), file_(std::move(other.file_)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  release();
  descriptor_ = std::exchange(other.descriptor_, -1);
  file_ = std::move(other.file_);
  return *this;
}

Result<WriterLock> WriterLock::take(const std::filesystem::path& database) {
  WriterLock lock;
  lock.file_ = database.string() + "-lock";
  int process = 0;
  for (int i = 0; i < kTries; ++i) {
    const int descriptor = ::open(lock.file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return tl::unexpected(cannot_lock(database, errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && still_there(descriptor, lock.file_)) {
      write_holder(descriptor);
      lock.descriptor_ = descriptor;
      return lock;
    }
    process = holder(descriptor);
    ::close(descriptor);
    std::this_thread::sleep_for(kPause);
  }
  return tl::unexpected(is_held(database, process));
}

void WriterLock::release() {
  if (descriptor_ < 0) return;
  ::unlink(file_.c_str());
  ::close(descriptor_);
  descriptor_ = -1;
}

}  // namespace readout
