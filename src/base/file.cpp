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

namespace readout {
namespace {

constexpr std::size_t kPieceBytes = 1u << 18;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

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

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  if (path.find('\0') != std::string::npos) return unreadable(path, EINVAL);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return unreadable(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unreadable(path, errno);
  if (S_ISDIR(status.st_mode)) return unreadable(path, EISDIR);
  std::string bytes;
  if (status.st_size > 0) bytes.reserve(std::min(static_cast<std::size_t>(status.st_size), limit) + 1);
  while (true) {
    const std::size_t have = bytes.size();
    bytes.resize(have + std::min(kPieceBytes, limit + 1 - have));
    const ssize_t got = ::read(file.number(), bytes.data() + have, bytes.size() - have);
    bytes.resize(have + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    if (got == 0) return bytes;
    if (bytes.size() > limit) {
      return fail(ErrorCode::too_large,
                  fmt::format("{} has more than {} bytes, which is the limit", path, limit));
    }
  }
}

}  // namespace readout
