// What the trainer and the reader must compute alike of a word: its normal form, lower case, shape, affixes,
// hash bucket, and lemma from an edit script. docs/model-format.md, "Shared functions", is the contract;
// train/ holds the Python side. Nothing here depends on a model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace readout {

/// The word as the network sees it: curly quotes straight, dashes unified, U+2026 spelled out, U+00A0
/// dropped.
std::string normalise(std::string_view form);
/// normalise(), then lower case code point by code point.
std::string lower_form(std::string_view form);
/// "McDonald's" -> "XxXxxx'x": of an already normalised form; runs of one class cut to three.
std::string shape_of_normal(std::string_view normal);
inline std::string shape(std::string_view form) { return shape_of_normal(normalise(form)); }

/// The first or last `count` code points; the whole if it is shorter.
std::string_view first_code_points(std::string_view text, int count);
std::string_view last_code_points(std::string_view text, int count);

/// 32-bit FNV-1a, going on from `hash`.
constexpr std::uint32_t fnv1a(std::string_view bytes, std::uint32_t hash = 2166136261u) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}
/// The row of `text` among `rows` hashed rows; `tag` keeps the kinds of feature apart. @pre rows > 0
constexpr std::uint32_t bucket(std::string_view tag, std::string_view text, std::uint32_t rows) {
  return fnv1a(text, fnv1a("=", fnv1a(tag))) % rows;
}

/// Row 0 to 7 of segmenter.char.embedding: what a code point is when the table does not know it.
enum class CharClass : std::uint8_t { other, lower, upper, number, punctuation, symbol, space, mark };
CharClass char_class(char32_t c);

/// The chunk as the segmenter hashes it: lower_form() of the chunk without punctuation at its edges, one
/// final '.' kept.
std::string chunk_key(std::string_view chunk);

/// Can `script` be read as a lemma edit script ("l-3+y", "=be")?
bool is_edit_script(std::string_view script);
/// The lemma of `form` by `script`. @pre is_edit_script(script)
std::string apply_edit_script(std::string_view script, std::string_view form);

}  // namespace readout
