// A report as it came in: its text, untouched but for repaired UTF-8 (and a byte order mark left out), and
// what the sender said about it. All later offsets count in this text. Reads plain text and JSON Lines; knows
// nothing of what the text says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace readout {

struct Article {
  std::string id;         // the sender's id, or the file's name, or "-" for standard input
  std::string text;       // valid UTF-8; the text that all offsets count in
  std::string title;      // as given beside the text; may also be the text's first line
  std::string published;  // ISO 8601 day or month (2018-07-16, 2018-07) if the sender gave one that can be
                          // read, else empty
  std::string published_as_given;
  std::string publisher;
  std::string url;
  std::string meta_json;       // the other keys of a JSON line, as a JSON object, or empty
  std::uint32_t repaired = 0;  // ill-formed UTF-8 sequences replaced by U+FFFD
};

/// One JSON Lines record (`id`, `text`, optional `title`, `published` or `date`, `publisher`, `url`; the rest
/// goes to meta). Errors: bad_input (not JSON, no text, text empty), too_large. `fallback_id` is used where
/// the line has no id.
Result<Article> article_from_json(std::string_view line, std::string_view fallback_id);

/// Plain text. Errors: bad_input (binary, empty), too_large.
Result<Article> article_from_text(std::string_view bytes, std::string_view id);

/// The id that a broken JSON line claims, if one can be found, for the error line.
std::optional<std::string> id_of_broken_line(std::string_view line);

/// SHA-256 of the text, lower-case hexadecimal: the identity of a report in the store.
std::string text_hash(std::string_view text);

}  // namespace readout
