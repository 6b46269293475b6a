// Whole files into memory, with messages that say why not. Reads in pieces and stops at the limit, so that a
// device or pipe without end does no harm; never maps the file, as a mapped one that shrinks kills the
// process.
#pragma once

#include <cstddef>
#include <string>

#include "base/error.hpp"

namespace readout {

/// The bytes of the file. Errors: unreadable (missing, directory, no permission), too_large (over `limit`
/// bytes).
Result<std::string> read_file(const std::string& path, std::size_t limit);

}  // namespace readout
