// The vocabulary of all verbs: exit codes and warnings.
#include "cli/command.hpp"

#include <fmt/format.h>

namespace readout::cli {

ExitCode exit_code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return ExitCode::nothing_found;
    case ErrorCode::bad_model:
    case ErrorCode::bad_store:
      return ExitCode::misfit;
    case ErrorCode::usage:
    case ErrorCode::unreadable:
    case ErrorCode::bad_input:
    case ErrorCode::bad_table:  // of the user's: the tests load those that are built in
    case ErrorCode::too_large:
    case ErrorCode::internal:
      return ExitCode::usage;
  }
  return ExitCode::usage;
}

void Context::warn(std::string_view message) const { fmt::print(stderr, "readout: {}\n", message); }

}  // namespace readout::cli
