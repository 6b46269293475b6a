// The shared functions of docs/model-format.md over base/unicode.hpp. Where the contract leaves room the
// choice is written at the place. Not here: anything that needs more than one word.
#include "syntax/words.hpp"

#include <charconv>

#include "base/unicode.hpp"

namespace readout {
namespace {

// The ASCII (or U+2014) text for a typographic code point; empty with `dropped` for U+00A0.
std::string_view plain_text_of(char32_t c, bool whole_word) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return "'";
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
      return "-";
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return whole_word ? "\u2014" : "-";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }  // Cc

char shape_class(char32_t c) {
  switch (char_class(c)) {
    case CharClass::upper:
      return 'X';
    case CharClass::lower:
      return 'x';
    case CharClass::number:
      return 'd';
    default:
      return 0;
  }
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string title_case(std::string_view normal) {
  std::string out;
  for (std::size_t at = 0; at < normal.size();) {
    const CodePoint c = decode_at(normal, at);
    append_utf8(out, at == 0 ? to_upper(c.value) : to_lower(c.value));
    at += c.size;
  }
  return out;
}

}  // namespace

std::string normalise(std::string_view form) {
  if (is_ascii(form)) return std::string(form);
  std::string out;
  out.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = decode_at(form, at);
    const std::string_view plain = plain_text_of(c.value, c.size == form.size());
    if (!plain.empty()) {
      out += plain;
    } else if (c.value != 0x00A0) {
      out += form.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

std::string lower_form(std::string_view form) { return lower_case(normalise(form)); }

std::string shape_of_normal(std::string_view normal) {
  std::string out;
  char32_t previous = 0;
  int run = 0;
  for (std::size_t at = 0; at < normal.size();) {
    const CodePoint c = decode_at(normal, at);
    at += c.size;
    const char as_class = shape_class(c.value);
    // A letter 'x' and the class x are one and the same in the shape, so runs are counted over what is
    // written.
    const char32_t written = as_class != 0 ? static_cast<char32_t>(as_class) : c.value;
    run = written == previous ? run + 1 : 1;
    previous = written;
    if (run <= 3) append_utf8(out, written);
  }
  return out;
}

std::string_view first_code_points(std::string_view text, int count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_at(text, at).size;
  return text.substr(0, at);
}

std::string_view last_code_points(std::string_view text, int count) {
  std::size_t at = text.size();
  for (; count > 0 && at > 0; --count) at -= decode_before(text, at).size;
  return text.substr(at);
}

CharClass char_class(char32_t c) {
  if (is_upper(c)) return CharClass::upper;
  if (is_lower(c)) return CharClass::lower;
  if (is_letter(c)) return CharClass::lower;  // caseless: Lo, Lm
  if (is_digit(c)) return CharClass::number;
  if (is_punctuation(c)) return CharClass::punctuation;
  if (is_symbol(c)) return CharClass::symbol;
  if (is_space(c) || is_control(c)) return CharClass::space;
  if (is_mark(c)) return CharClass::mark;
  return CharClass::other;
}

std::string chunk_key(std::string_view chunk) {
  std::size_t begin = 0;
  std::size_t end = chunk.size();
  while (begin < end) {
    const CodePoint c = decode_at(chunk, begin);
    if (!is_punctuation(c.value)) break;
    begin += c.size;
  }
  while (end > begin) {
    const CodePoint c = decode_before(chunk, end);
    if (!is_punctuation(c.value)) break;
    end -= c.size;
  }
  if (begin < end && end < chunk.size() && chunk[end] == '.') ++end;
  return lower_form(chunk.substr(begin, end - begin));
}

namespace {

// An edit script taken apart; `replace` is the whole lemma of "=s".
struct EditScript {
  bool replaces = false;
  char letter_case = 'k';
  int cut = 0;
  std::string_view suffix;
};

bool parse_edit_script(std::string_view script, EditScript& out) {
  if (script.starts_with('=')) {
    out.replaces = true;
    out.suffix = script.substr(1);
    return true;
  }
  if (script.size() < 4 || std::string_view("lkt").find(script[0]) == std::string_view::npos) return false;
  if (script[1] != '-') return false;
  out.letter_case = script[0];
  const char* const end = script.data() + script.size();
  const auto [plus, problem] = std::from_chars(script.data() + 2, end, out.cut);
  if (problem != std::errc() || out.cut < 0 || plus == end || *plus != '+') return false;
  out.suffix = script.substr(static_cast<std::size_t>(plus - script.data()) + 1);
  return true;
}

}  // namespace

bool is_edit_script(std::string_view script) {
  EditScript parsed;
  return parse_edit_script(script, parsed);
}

std::string apply_edit_script(std::string_view script, std::string_view form) {
  EditScript edit;
  if (!parse_edit_script(script, edit)) return normalise(form);
  if (edit.replaces) return std::string(edit.suffix);
  std::string base = normalise(form);
  if (edit.letter_case == 'l') base = lower_case(base);
  if (edit.letter_case == 't') base = title_case(base);
  base.resize(base.size() - last_code_points(base, edit.cut).size());
  base += edit.suffix;
  return base;
}

}  // namespace readout
