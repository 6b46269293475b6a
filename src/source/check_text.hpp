// What every text must be, whatever it came in as: not over the limit and not blank. Apart from article.hpp
// because it is for this folder's readers only.
#pragma once

#include <string_view>

#include "base/error.hpp"

namespace readout {

/// @pre valid UTF-8. Errors: too_large, bad_input; `name` is the report's name in the message.
Result<void> check_text(std::string_view text, std::string_view name);

}  // namespace readout
