// The names of error codes as they stand in JSON output and in exit messages. They are part of the output's
// format: a name that users may have written into their scripts is not changed. The switch has no default, so
// that the compiler asks for a name with each new code.
#include "base/error.hpp"

namespace readout {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::bad_model:
      return "bad_model";
    case ErrorCode::bad_table:
      return "bad_table";
    case ErrorCode::bad_store:
      return "bad_store";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace readout
