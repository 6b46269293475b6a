// The widths are utf8proc's, from Unicode's EastAsianWidth.txt; ambiguous ones count as narrow. Letters lose
// their accents by Unicode's compatibility decomposition (UAX 15).
#include "base/screen.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"

namespace readout {
namespace {

/// What has no decomposition into ASCII and yet a usual spelling.
constexpr std::pair<char32_t, std::string_view> kSpellings[] = {
    {0x2018, "'"}, {0x2019, "'"},   {0x201A, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
    {0xAB, "\""},  {0xBB, "\""},    {0x2010, "-"}, {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},
    {0x2014, "-"}, {0x2015, "-"},   {0x2212, "-"}, {0xDF, "ss"},   {0xC6, "AE"},   {0xE6, "ae"},
    {0x152, "OE"}, {0x153, "oe"},   {0xD8, "O"},   {0xF8, "o"},    {0x110, "D"},   {0x111, "d"},
    {0x141, "L"},  {0x142, "l"},    {0xD0, "D"},   {0xF0, "d"},    {0xDE, "Th"},   {0xFE, "th"},
    {0x131, "i"},  {0x20AC, "EUR"}, {0xA3, "GBP"}, {0xB7, "-"},    {0x2022, "*"},
};

std::string_view spelling_of(char32_t c) {
  const auto found = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                  [&](const auto& entry) { return entry.first == c; });
  return found == std::end(kSpellings) ? std::string_view() : found->second;
}

/// The ASCII characters of the decomposition; empty if there is none.
std::string decomposed(char32_t c) {
  std::array<utf8proc_int32_t, 32> parts{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
  std::string out;
  const auto most = static_cast<utf8proc_ssize_t>(parts.size());
  for (utf8proc_ssize_t i = 0; i < std::clamp<utf8proc_ssize_t>(count, 0, most); ++i) {
    if (parts[static_cast<std::size_t>(i)] < 0x80)
      out += static_cast<char>(parts[static_cast<std::size_t>(i)]);
  }
  return out;
}

}  // namespace

std::size_t display_width(char32_t c) {
  if (c < 0x7f) return c >= 0x20 ? 1 : 0;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
}

std::string to_ascii(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    at += c.size;
    if (c.value < 0x80) {
      out += static_cast<char>(c.value);
    } else if (const auto spelling = spelling_of(c.value); !spelling.empty()) {
      out += spelling;
    } else if (const std::string plain = decomposed(c.value); !plain.empty()) {
      out += plain;
    } else if (!is_mark(c.value)) {
      out += '?';
    }
  }
  return out;
}

}  // namespace readout
