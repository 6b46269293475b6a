// Errors as values. Every folder returns Result<T>; nobody throws across a folder's edge, and the library
// never prints or exits. A message is one sentence for the user: what is wrong with which thing, and what to
// do.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace readout {

enum class ErrorCode {
  usage,       // the command line asks for something that does not exist or contradicts itself
  unreadable,  // a file is missing, a directory, or may not be read
  bad_input,   // a report or line is not what it should be (binary, broken JSON, no text)
  too_large,   // a limit of base/limits.hpp was passed
  bad_model,   // the model file is missing, damaged or of another format
  bad_table,   // a row of a knowledge table is wrong
  bad_store,   // the database cannot be opened, is damaged, or belongs to another program or version
  not_found,   // a record or report that was asked for is not there
  internal,    // a law of ours was broken; a bug
};

/// The code's name as it stands in JSON ("bad_input").
std::string_view name_of(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace readout
