// Model files from any bytes: a clear error, or tensors that lie inside the file.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "base/unicode.hpp"
#include "check.hpp"
#include "nn/tensor_file.hpp"
#include "syntax/model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  static const int file = memfd_create("model", 0);
  check(file >= 0 && ftruncate(file, 0) == 0 && pwrite(file, data, size, 0) == static_cast<ssize_t>(size),
        "the machine gives a file in memory");
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  const auto tensors = TensorFile::open(path);
  if (!tensors) check(is_valid_utf8(tensors.error().message), "a message is valid text");
  const auto model = SyntaxModel::load(path);
  check(tensors.has_value() || !model.has_value(), "no model without a file that holds");
  return 0;
}
