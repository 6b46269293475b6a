// Small Unicode helpers over utf8proc: decoding, repair, categories, case. UTF-8 offsets inside, code points
// at the output edge (CodePointMap).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/index.hpp"

namespace readout {

/// One decoded code point and the bytes it took.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes, 1 to 4
};

/// @pre `text` is valid UTF-8 and offset < text.size() stands on a code point's first byte.
CodePoint decode_at(std::string_view text, std::size_t offset);
/// The code point that ends at `offset`. @pre offset > 0, valid UTF-8.
CodePoint decode_before(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t c);

struct Repaired {
  std::string text;
  std::uint32_t replaced = 0;  // how many U+FFFD were put in
};
/// Valid UTF-8: each maximal ill-formed part becomes one U+FFFD (WHATWG Encoding, Unicode 3.9 table 3-8).
Repaired repair_utf8(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);

bool is_space(char32_t c);        // Z*, and tab, line feed, carriage return, form feed, vertical tab
bool is_letter(char32_t c);       // L*
bool is_upper(char32_t c);        // Lu, Lt
bool is_lower(char32_t c);        // Ll
bool is_digit(char32_t c);        // N*
bool is_punctuation(char32_t c);  // P*
bool is_symbol(char32_t c);       // S*
bool is_mark(char32_t c);         // M*
char32_t to_lower(char32_t c);    // simple mapping
char32_t to_upper(char32_t c);

/// Without blanks and line ends around it (ASCII's).
std::string_view trimmed(std::string_view words);

/// In UTF-8: is there a word in it, not marks alone?
bool has_letter_or_digit(std::string_view text);

/// Code point by code point; cost linear.
std::string lower_case(std::string_view text);
/// Lower case without diacritics, curly quotes straightened: for comparing names.
std::string fold(std::string_view text);
/// Straight quotes for curly ones, nothing else. The cheap form for comparing words with tables.
std::string straighten(std::string_view text);

/// Byte offset -> code point offset of one text, 0-based. Built once in linear time, O(1) look-up. Holds a
/// view: the text must outlive the map.
class CodePointMap {
 public:
  explicit CodePointMap(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;  // @pre byte <= text.size()
  std::uint32_t size() const;                  // code points in the text

 private:
  bool ascii_ = true;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> blocks_;  // code points before each 64-byte block
  std::string_view text_;
};

}  // namespace readout
