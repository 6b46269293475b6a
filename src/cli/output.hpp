// Standard output. A reader that has gone away (`readout ... | head`) is no fault: write() says false, the
// verb stops, and the program ends with 0. Any other failure, such as a full disk, is told by main. Flushing
// is asked for, not done for each write.
#pragma once

#include <cstdio>
#include <string_view>

namespace readout::cli {

class Output {
 public:
  explicit Output(std::FILE* file) : file_(file) {}

  /// False if nothing more can be written; then stop.
  bool write(std::string_view bytes);
  bool flush();

  /// errno of the first failure, or 0. EPIPE: the reader has gone.
  int failure() const { return failure_; }

 private:
  bool note(bool ok);
  std::FILE* file_;
  int failure_ = 0;
};

}  // namespace readout::cli
