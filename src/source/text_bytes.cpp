// The order of the checks matters: a UTF-32 mark begins like a UTF-16 one, and UTF-16 is full of NUL bytes,
// so marks are looked for first, then NUL, then the share of control characters and of repairs in what was
// decoded. The shares are generous: a text with a few odd bytes is a text.
#include "source/text_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace readout {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr std::string_view kUtf32LittleMark = std::string_view("\xFF\xFE\0\0", 4);
constexpr std::string_view kUtf32BigMark = std::string_view("\0\0\xFE\xFF", 4);

class Utf16Reader {
 public:
  Utf16Reader(std::string_view bytes, bool big) : bytes_(bytes), big_(big) {}

  Repaired read() {
    Repaired result;
    while (at_ + 1 < bytes_.size()) append_next(result);
    if (at_ < bytes_.size()) append_bad(result);  // half a unit at the end
    return result;
  }

 private:
  char32_t unit(std::size_t at) const {
    const auto first = static_cast<std::uint8_t>(bytes_[at]),
               second = static_cast<std::uint8_t>(bytes_[at + 1]);
    return big_ ? char32_t(first) << 8 | second : char32_t(second) << 8 | first;
  }

  static void append_bad(Repaired& result) {
    append_utf8(result.text, 0xFFFD);
    ++result.replaced;
  }

  void append_next(Repaired& result) {
    const char32_t first = unit(at_);
    at_ += 2;
    if (first < 0xD800 || first > 0xDFFF) return append_utf8(result.text, first);
    const char32_t second = first < 0xDC00 && at_ + 1 < bytes_.size() ? unit(at_) : 0;
    if (second < 0xDC00 || second > 0xDFFF) return append_bad(result);
    at_ += 2;
    append_utf8(result.text, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
  }

  std::string_view bytes_;
  bool big_;
  std::size_t at_ = 0;
};

/// Control bytes that no text editor writes: all of C0 but tab, line ends, form feed, backspace and escape.
bool is_odd_control(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte == 0x7F || (byte < 0x20 && !(8 <= byte && byte <= 13) && byte != 0x1B);
}

bool has_many_controls(std::string_view text) {
  const auto controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_odd_control));
  return controls > 8 && controls > text.size() / 50;
}

bool has_many_repairs(const Repaired& repaired) {
  return repaired.replaced > 8 && repaired.replaced > repaired.text.size() / 10;
}

tl::unexpected<Error> binary(std::string_view name, std::string_view reason) {
  return fail(
      ErrorCode::bad_input,
      fmt::format("{} is not a text: {}; give the report as a UTF-8 text file or a JSON line", name, reason));
}

}  // namespace

Result<Repaired> decode_text(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with(kUtf32LittleMark) || bytes.starts_with(kUtf32BigMark)) {
    return fail(ErrorCode::bad_input, fmt::format("{} is UTF-32; save it as UTF-8", name));
  }
  Repaired text;
  if (bytes.starts_with(kUtf16LittleMark) || bytes.starts_with(kUtf16BigMark)) {
    text = Utf16Reader(bytes.substr(2), bytes.starts_with(kUtf16BigMark)).read();
  } else {
    if (bytes.find('\0') != std::string_view::npos)
      return binary(name, "it holds NUL bytes (binary, or UTF-16)");
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    text = repair_utf8(bytes);
  }
  if (text.text.find('\0') != std::string::npos) return binary(name, "it holds NUL characters");
  if (has_many_controls(text.text)) return binary(name, "it is full of control characters");
  if (has_many_repairs(text)) return binary(name, "its bytes are no UTF-8 (binary, or another encoding)");
  return text;
}

}  // namespace readout
