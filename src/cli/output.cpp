// See output.hpp.
#include "cli/output.hpp"

#include <cerrno>

namespace readout::cli {

bool Output::write(std::string_view bytes) {
  if (failure_ != 0) return false;
  errno = 0;
  return note(bytes.empty() || std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size());
}

bool Output::flush() {
  if (failure_ != 0) return false;
  errno = 0;
  return note(std::fflush(file_) == 0);
}

bool Output::note(bool ok) {
  if (!ok) failure_ = errno != 0 ? errno : EIO;
  return ok;
}

}  // namespace readout::cli
