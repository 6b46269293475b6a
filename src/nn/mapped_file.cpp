// mmap(2) behind MappedFile. A file that is cut short by another program while mapped ends this one with
// SIGBUS, as for every program that maps files: models are replaced by renaming, not by writing over them.
#include "nn/mapped_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace readout {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const auto refuse = [&path](std::string_view why) {
    return fail(ErrorCode::unreadable, fmt::format("{}: {}", path.string(), why));
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return refuse(std::strerror(errno));
  struct stat status {};
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size == 0) {
    ::close(file);
    return refuse(status.st_size == 0 ? "the file is empty" : "not a regular file");
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int problem = errno;
  ::close(file);
  if (data == MAP_FAILED) return refuse(std::strerror(problem));
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace readout
