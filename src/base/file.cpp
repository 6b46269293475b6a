// POSIX calls rather than streams, for two reasons: the error tells why (a stream only says that it failed),
// and a directory is told before anything is read. Sizes from the file system only reserve memory; what
// counts is what comes. Does not know what the bytes are.
#include "base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace readout {
namespace {

constexpr std::size_t kPieceBytes = 1u << 18;

tl::unexpected<Error> unreadable(const std::string& path, int error) {
  switch (error) {
    case ENOENT:
      return fail(ErrorCode::unreadable, fmt::format("{} does not exist; check the path", path));
    case EISDIR:
      return fail(ErrorCode::unreadable, fmt::format("{} is a directory; name the files in it", path));
    case EACCES:
      return fail(ErrorCode::unreadable, fmt::format("{} may not be read; check its permissions", path));
    default:
      return fail(ErrorCode::unreadable,
                  fmt::format("{} cannot be read: {}", path, std::generic_category().message(error)));
  }
}

}  // namespace

Result<InputFile> InputFile::open(const std::string& path) {
  if (path.find('\0') != std::string::npos) return unreadable(path, EINVAL);
  InputFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path, 0);
  if (file.descriptor_ < 0) return unreadable(path, errno);
  struct stat status {};
  if (::fstat(file.descriptor_, &status) != 0) return unreadable(path, errno);
  if (S_ISDIR(status.st_mode)) return unreadable(path, EISDIR);
  file.expected_size_ = status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
  return file;
}

InputFile InputFile::standard_input() { return {STDIN_FILENO, "standard input", 0}; }

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      expected_size_(other.expected_size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(expected_size_, other.expected_size_);
  return *this;
}

InputFile::~InputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<std::size_t> InputFile::read_piece(std::string& bytes, std::size_t most) {
  const std::size_t have = bytes.size();
  bytes.resize(have + std::min(kPieceBytes, most));
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, bytes.data() + have, bytes.size() - have);
  } while (got < 0 && errno == EINTR);
  const int error = errno;
  bytes.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) return unreadable(path_, error);
  return static_cast<std::size_t>(got);
}

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  return read_file(std::move(*file), limit);
}

Result<std::string> read_file(InputFile file, std::size_t limit) {
  std::string bytes;
  bytes.reserve(std::min(file.expected_size(), limit) + 1);
  while (bytes.size() <= limit) {
    const auto got = file.read_piece(bytes, limit + 1 - bytes.size());
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return bytes;
  }
  return fail(ErrorCode::too_large,
              fmt::format("{} has more than {} bytes, which is the limit", file.path(), limit));
}

}  // namespace readout
