// Unicode helpers over utf8proc. What ASCII decides alone is decided here, as nearly all bytes of English
// news are ASCII; the rest asks utf8proc's tables. Well-formedness follows Unicode 15, table 3-7; repair
// follows "U+FFFD substitution of maximal subparts" (section 3.9), which is also what the WHATWG decoder
// does. Case is the simple, one-to-one mapping; no locale, no normalisation of what is stored.
#include "base/unicode.hpp"

#include <utf8proc.h>

#include <array>
#include <cassert>
#include <cstring>

namespace readout {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

bool is_continuation(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// The length of a sequence by its first byte, and which second bytes keep it well-formed (table 3-7).
struct Lead {
  std::uint32_t length;  // 0: no sequence starts with this byte
  std::uint8_t second_low, second_high;
};

Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};  // continuation bytes; C0 and C1 would be overlong
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};  // below: overlong
  if (byte == 0xED) return {3, 0x80, 0x9F};  // above: surrogates
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};  // below: overlong
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};  // above: past U+10FFFF
  return {0, 0, 0};
}

/// What starts at `offset`: a whole sequence, or the maximal subpart of one (at least one byte).
struct Sequence {
  std::uint32_t size;
  bool whole;
};

Sequence sequence_at(std::string_view bytes, std::size_t offset) {
  const Lead lead = lead_of(byte_at(bytes, offset));
  if (lead.length <= 1) return {1, lead.length == 1};
  std::uint32_t size = 1;
  while (size < lead.length && offset + size < bytes.size()) {
    const std::uint8_t next = byte_at(bytes, offset + size);
    const bool fits = size == 1 ? lead.second_low <= next && next <= lead.second_high : is_continuation(next);
    if (!fits) break;
    ++size;
  }
  return {size, size == lead.length};
}

/// The first byte at or after `from` that is not ASCII, eight bytes a step.
std::size_t skip_ascii(std::string_view bytes, std::size_t from) {
  while (from + 8 <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + from, 8);
    if (word & 0x8080808080808080u) break;
    from += 8;
  }
  while (from < bytes.size() && byte_at(bytes, from) < 0x80) ++from;
  return from;
}

/// The end of the well-formed text that starts at `from`.
std::size_t skip_valid(std::string_view bytes, std::size_t from) {
  while ((from = skip_ascii(bytes, from)) < bytes.size()) {
    const Sequence sequence = sequence_at(bytes, from);
    if (!sequence.whole) break;
    from += sequence.size;
  }
  return from;
}

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

bool is_ascii(char32_t c) { return c < 0x80; }
bool ascii_upper(char32_t c) { return 'A' <= c && c <= 'Z'; }
bool ascii_lower(char32_t c) { return 'a' <= c && c <= 'z'; }
bool ascii_digit(char32_t c) { return '0' <= c && c <= '9'; }

/// The straight form of a curly or low quotation mark, 0 if `c` is none.
char straight_quote(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return '"';
    default:
      return 0;
  }
}

/// Letters that Unicode does not decompose but that people write without their stroke; lower case.
std::string_view plain_letter(char32_t lower) {
  switch (lower) {
    case 0x00E6:
      return "ae";
    case 0x00F0:
    case 0x0111:
      return "d";
    case 0x00F8:
      return "o";
    case 0x00FE:
      return "th";
    case 0x00DF:
      return "ss";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x0153:
      return "oe";
    case 0x0127:
      return "h";
    default:
      return {};
  }
}

/// Appends `lower` without its diacritics. Marks of other scripts are parts of their letters and stay.
void append_folded(std::string& out, char32_t lower) {
  if (const char quote = straight_quote(lower)) {
    out += quote;
    return;
  }
  if (const std::string_view plain = plain_letter(lower); !plain.empty()) {
    out += plain;
    return;
  }
  std::array<utf8proc_int32_t, 8> parts{};
  int boundclass = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(lower), parts.data(),
                                                         parts.size(), UTF8PROC_DECOMPOSE, &boundclass);
  if (count < 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
    append_utf8(out, lower);
    return;
  }
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const auto part = static_cast<char32_t>(parts[static_cast<std::size_t>(i)]);
    if (part < 0x0300 || part > 0x036F) append_utf8(out, part);
  }
}

}  // namespace

CodePoint decode_at(std::string_view text, std::size_t offset) {
  assert(offset < text.size());
  const std::uint8_t first = byte_at(text, offset);
  if (first < 0x80) return {first, 1};
  const std::uint32_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  assert(offset + size <= text.size());
  char32_t value = first & (0xFFu >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) value = value << 6 | (byte_at(text, offset + i) & 0x3Fu);
  return {value, size};
}

CodePoint decode_before(std::string_view text, std::size_t offset) {
  assert(0 < offset && offset <= text.size());
  std::size_t start = offset - 1;
  while (start > 0 && is_continuation(byte_at(text, start))) --start;
  return decode_at(text, start);
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [c](int shift) { return static_cast<char>(0x80u | (c >> shift & 0x3Fu)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += {static_cast<char>(0xC0u | c >> 6), tail(0)};
  } else if (c < 0x10000) {
    out += {static_cast<char>(0xE0u | c >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0u | c >> 18), tail(12), tail(6), tail(0)};
  }
}

Repaired repair_utf8(std::string_view bytes) {
  Repaired result;
  result.text.reserve(bytes.size());
  std::size_t at = 0;
  while (true) {
    const std::size_t end = skip_valid(bytes, at);
    result.text += bytes.substr(at, end - at);
    if (end == bytes.size()) return result;
    result.text += "\uFFFD";
    ++result.replaced;
    at = end + sequence_at(bytes, end).size;
  }
}

bool is_valid_utf8(std::string_view bytes) { return skip_valid(bytes, 0) == bytes.size(); }

bool is_space(char32_t c) {
  if (is_ascii(c)) return c == ' ' || ('\t' <= c && c <= '\r');
  const utf8proc_category_t kind = category(c);
  return kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL || kind == UTF8PROC_CATEGORY_ZP;
}

bool is_letter(char32_t c) {
  if (is_ascii(c)) return ascii_upper(c) || ascii_lower(c);
  const utf8proc_category_t kind = category(c);
  return UTF8PROC_CATEGORY_LU <= kind && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
  if (is_ascii(c)) return ascii_upper(c);
  const utf8proc_category_t kind = category(c);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) { return is_ascii(c) ? ascii_lower(c) : category(c) == UTF8PROC_CATEGORY_LL; }

bool is_digit(char32_t c) {
  if (is_ascii(c)) return ascii_digit(c);
  const utf8proc_category_t kind = category(c);
  return UTF8PROC_CATEGORY_ND <= kind && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_punctuation(char32_t c) {
  const utf8proc_category_t kind = category(c);
  return UTF8PROC_CATEGORY_PC <= kind && kind <= UTF8PROC_CATEGORY_PO;
}

bool is_symbol(char32_t c) {
  const utf8proc_category_t kind = category(c);
  return UTF8PROC_CATEGORY_SM <= kind && kind <= UTF8PROC_CATEGORY_SO;
}

bool is_mark(char32_t c) {
  if (is_ascii(c)) return false;
  const utf8proc_category_t kind = category(c);
  return UTF8PROC_CATEGORY_MN <= kind && kind <= UTF8PROC_CATEGORY_ME;
}

char32_t to_lower(char32_t c) {
  if (is_ascii(c)) return ascii_upper(c) ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_upper(char32_t c) {
  if (is_ascii(c)) return ascii_lower(c) ? c - 32 : c;
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    append_utf8(out, to_lower(c.value));
    at += c.size;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    const char32_t lower = to_lower(c.value);
    if (is_ascii(lower))
      out += static_cast<char>(lower);
    else
      append_folded(out, lower);
    at += c.size;
  }
  return out;
}

std::string straighten(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (const char quote = straight_quote(c.value))
      out += quote;
    else
      out += text.substr(at, c.size);
    at += c.size;
  }
  return out;
}

CodePointMap::CodePointMap(std::string_view text) : text_(text) {
  ascii_ = skip_ascii(text, 0) == text.size();
  if (ascii_) {
    size_ = static_cast<std::uint32_t>(text.size());
    return;
  }
  blocks_.reserve(text.size() / 64 + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 64 == 0) blocks_.push_back(size_);
    size_ += !is_continuation(byte_at(text, i));
  }
  if (text.size() % 64 == 0) blocks_.push_back(size_);
}

std::uint32_t CodePointMap::at(std::uint32_t byte) const {
  assert(byte <= text_.size());
  if (ascii_) return byte;
  std::uint32_t count = blocks_[byte / 64];
  for (std::uint32_t i = byte / 64 * 64; i < byte; ++i) count += !is_continuation(byte_at(text_, i));
  return count;
}

std::uint32_t CodePointMap::size() const { return size_; }

std::string_view trimmed(std::string_view words) {
  constexpr std::string_view kBlank = " \t\n\v\f\r";
  const std::size_t begin = words.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return words.substr(begin, words.find_last_not_of(kBlank) - begin + 1);
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (is_letter(c.value) || is_digit(c.value)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace readout
