// See user_words.hpp.
#include "actors/user_words.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout::user_words {
namespace {

bool is_code_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::string upper(std::string_view code) {
  std::string made(code);
  for (char& c : made) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return made;
}

/// As PETRARCH makes it (S; Y to IES; S to SES), but a Y after a vowel stays.
std::string plural_of(std::string_view phrase) {
  std::string made(phrase);
  const char last = made.back();
  const char before = made.size() > 1 ? made[made.size() - 2] : ' ';
  if ((last == 'Y' || last == 'y') && std::string_view("AEIOUaeiou").find(before) == std::string_view::npos) {
    made.pop_back();
    return made + "IES";
  }
  return made + (last == 'S' || last == 's' ? "ES" : "S");
}

}  // namespace

std::string shown(std::string_view phrase) {
  std::string words(phrase);
  std::replace(words.begin(), words.end(), '_', ' ');
  words = std::string(trimmed(words));
  if (std::any_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return words;
  bool inside = false;
  std::string made;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = decode_at(words, at);
    const std::string_view word = std::string_view(words).substr(at, words.find(' ', at) - at);
    const bool small = at > 0 && is_one_of(word, {"OF", "THE", "AND", "FOR", "IN", "ON", "TO"});
    append_utf8(made, inside || small ? to_lower(c.value) : c.value);
    inside = is_letter(c.value) || c.value == U'\'';
    at += c.size;
  }
  return made;
}

bool is_plural(std::string_view word) {
  const std::string lower = lower_case(word);
  return lower.ends_with("men") || (lower.ends_with('s') && !lower.ends_with("ss"));
}

std::vector<UserPhrase> with_plural(std::string_view phrase) {
  std::vector<UserPhrase> phrases = {{std::string(phrase), false}};
  const char last = phrase.empty() ? '_' : phrase.back();
  if (is_code_letter(last)) phrases.push_back({plural_of(phrase), true});
  return phrases;
}

std::optional<std::string> code_in(std::string_view words) {
  if (words == "---" || words == "###" || words == "+++") return std::string();
  std::size_t run = 0;
  for (const char c : words) {
    if (c == '/' ? run < 2 : !is_code_letter(c) && !(c >= '0' && c <= '9')) return std::nullopt;
    run = c == '/' ? 0 : run + 1;
  }
  if (run < 2) return std::nullopt;
  return upper(words);
}

bool read_agent_code(std::string_view words, UserAgent& agent) {
  agent.in_front = words.ends_with('~');
  if (!agent.in_front && !words.starts_with('~')) return false;
  const auto code = code_in(trimmed(agent.in_front ? words.substr(0, words.size() - 1) : words.substr(1)));
  if (!code) return false;
  agent.code = *code;
  return true;
}

}  // namespace readout::user_words
