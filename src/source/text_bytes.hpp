// Bytes of a plain-text file -> text. Decides by the bytes alone whether they are text at all: a byte order
// mark names the encoding, NUL bytes or many control bytes mean that no text is there. Does not guess at old
// 8-bit encodings: their bytes are repaired like any other ill-formed UTF-8.
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "base/unicode.hpp"

namespace readout {

/// The bytes as valid UTF-8 without byte order mark; UTF-16 with a mark is converted. Errors: bad_input
/// (binary). `name` is for the message.
Result<Repaired> decode_text(std::string_view bytes, std::string_view name);

}  // namespace readout
