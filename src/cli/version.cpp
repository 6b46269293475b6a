// See version.hpp. The versions of the libraries come from the build (src/CMakeLists.txt).
#include "cli/version.hpp"

#include <fmt/format.h>

#include "cli/reader_option.hpp"

namespace readout::cli {

std::string version_text(const Context& context) {
  const auto reader = load_reader("", context);
  const std::string model = reader ? reader->model_hash() : fmt::format("none ({})", reader.error().message);
  return fmt::format("readout {}\nmodel {}\nbuilt with {}\n", READOUT_VERSION, model, READOUT_LIBRARIES);
}

}  // namespace readout::cli
