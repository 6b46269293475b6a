// Splitting and folding of words; see atoms.hpp.
#include "actors/atoms.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace readout {
namespace {

bool is_hyphen(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015); }

class Splitter {
 public:
  explicit Splitter(std::vector<Atom>& out) : out_(out) {}

  void take(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      if (is_plain(words[at])) {  // most words, and all the tables' but a few
        count_case(static_cast<char32_t>(words[at]));
        raw_.push_back(words[at++]);
        continue;
      }
      const CodePoint c = decode_at(words, at);
      if (is_hyphen(c.value) || is_space(c.value)) {
        finish();
      } else if (is_apostrophe(c.value) && at_possessive(words, at + c.size) && !raw_.empty()) {
        finish();
        raw_.assign("'");
      } else if (c.value != U'.' && (is_letter(c.value) || is_digit(c.value) || is_mark(c.value) ||
                                     is_apostrophe(c.value) || c.value == U'+')) {
        count_case(c.value);
        raw_.append(words.substr(at, c.size));
      }
      at += c.size;
    }
    finish();
  }

 private:
  /// A letter or digit of ASCII.
  static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
  static bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019; }
  /// "'s" or "'" that ends a word.
  static bool at_possessive(std::string_view words, std::size_t after) {
    if (after < words.size() && (words[after] == 's' || words[after] == 'S')) ++after;
    return after >= words.size() || words[after] == ' ';
  }
  void count_case(char32_t c) {
    const bool ascii = c < 0x80;
    const bool lower = ascii ? c >= 'a' && c <= 'z' : is_lower(c);
    const bool upper = ascii ? c >= 'A' && c <= 'Z' : is_upper(c);
    if (raw_.empty()) first_upper_ = upper;
    if (ascii ? !lower && !upper : !is_letter(c)) return;
    ++letters_;
    if (lower) ++lower_;
  }
  std::string folded() const {
    const bool ascii =
        std::all_of(raw_.begin(), raw_.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) return fold(raw_);
    std::string lower = raw_;
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
  }
  void finish() {
    if (!raw_.empty()) {
      out_.push_back(Atom{folded(), first_upper_, letters_ > 1 && lower_ == 0});
    }
    raw_.clear();
    first_upper_ = false;
    letters_ = lower_ = 0;
  }

  std::vector<Atom>& out_;
  std::string raw_;
  bool first_upper_ = false;
  std::size_t letters_ = 0, lower_ = 0;
};

}  // namespace

std::vector<Atom> atoms_of(std::string_view words) {
  std::vector<Atom> atoms;
  Splitter(atoms).take(words);
  return atoms;
}

AtomColumn::AtomColumn(const Syntax& syntax) {
  first_.reserve(syntax.size() + 1);
  for (const TokenIndex t : syntax.tokens()) {
    first_.push_back(atoms_.size());
    Splitter(atoms_).take(syntax.form(t));
    token_.resize(atoms_.size(), t);
  }
  first_.push_back(atoms_.size());
}

std::string AtomColumn::joined(TokenIndex t) const {
  std::string word;
  for (std::size_t i = first_of(t); i < size() && token_[i] == t; ++i) word += atoms_[i].text;
  return word;
}

}  // namespace readout
