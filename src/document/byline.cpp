// Lines that say who wrote, reported, edited or distributed: "By Jane Roe", "(Reporting by A; Editing by B)",
// "Jane Roe in Paris", "Reuters | July 3, 2018". A line is a byline if it opens as one and all its words are
// names, figures or words of the table; one other lower-case word, as a verb would be, makes it prose.
#include <algorithm>
#include <string>

#include "base/unicode.hpp"
#include "document/front_matter.hpp"
#include "document/report_words.hpp"

namespace readout {
namespace {

constexpr std::size_t kMaxBylineBytes = 400;
constexpr std::size_t kMaxPlainNameWords = 3;
constexpr std::size_t kMaxNameLineWords = 12;
constexpr std::string_view kAround = "()[]{}|,;:.-_*/\"'";  // stripped from words

/// A word without the punctuation around it, and whether a comma, stop or bar follows it.
struct Word {
  std::string_view text;
  bool ends_part = false;
  char32_t first() const { return decode_at(text, 0).value; }
  bool is_figure() const { return '0' <= text.front() && text.front() <= '9'; }
  bool is_name() const { return is_upper(first()); }
  bool is(WordKind kind) const { return ReportWords::shared().is(kind, text); }
};

bool is_around(char32_t c) {
  return (c < 0x80 && kAround.find(static_cast<char>(c)) != std::string_view::npos) || c == 0x2022 ||
         c == 0xB7 || (0x2010 <= c && c <= 0x201D) || c == 0xA9;
}

/// Strips punctuation from both ends; an empty word if nothing else is there.
Word word_of(std::string_view raw) {
  std::size_t begin = 0, end = raw.size();
  for (CodePoint c; begin < end && is_around((c = decode_at(raw, begin)).value);) begin += c.size;
  for (CodePoint c; end > begin && is_around((c = decode_before(raw, end)).value);) end -= c.size;
  return {raw.substr(begin, end - begin), end < raw.size() || begin == end};
}

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at;
    while (end < line.size() && !is_space(decode_at(line, end).value)) end += decode_at(line, end).size;
    if (end == at) {
      at += decode_at(line, at).size;
      continue;
    }
    const Word word = word_of(line.substr(at, end - at));
    if (!word.text.empty())
      words.push_back(word);
    else if (!words.empty())
      words.back().ends_part = true;
    at = end;
  }
  return words;
}

using Words = std::vector<Word>;

bool is_date_word(const Word& word) {
  return word.is(WordKind::month) || word.is(WordKind::weekday) || word.is_figure();
}

/// Names, figures and credit words only, with at least one name.
bool names_only(Words::const_iterator begin, Words::const_iterator end) {
  const auto fits = [](const Word& word) {
    return word.is_name() || word.is_figure() || word.is(WordKind::credit_word) ||
           word.is(WordKind::credit) || word.is(WordKind::role);
  };
  return std::all_of(begin, end, fits) &&
         std::any_of(begin, end, [](const Word& word) { return word.is_name(); });
}

/// "By Jane Roe and John Poe", "By the Associated Press".
bool is_by_line(const Words& words) {
  if (words.size() < 2 || !names_only(words.begin() + 1, words.end())) return false;
  if (lower_case(words[0].text) != "by" || words[0].ends_part) return false;
  const bool the = lower_case(words[1].text) == "the";
  const Word& first = the && words.size() > 2 ? words[2] : words[1];
  if (the && !first.is(WordKind::agency) && !(words.size() > 3 && lower_case(first.text) == "associated"))
    return false;
  return first.is_name() && !is_date_word(first) && (the || !first.is(WordKind::credit_word));
}

/// "Reporting by A; Editing by B", "With additional reporting by A", "Contributing: A".
bool is_credit_line(const Words& words) {
  std::size_t at = 0;
  while (at < words.size() && at < 2 && words[at].is(WordKind::credit_word) &&
         !words[at].is(WordKind::credit))
    ++at;  // "with additional"
  if (at + 1 >= words.size() || !words[at].is(WordKind::credit)) return false;
  while (at < words.size() && (words[at].is(WordKind::credit) || lower_case(words[at].text) == "and") &&
         !words[at].ends_part)
    ++at;
  if (at >= words.size()) return false;
  const std::string link = lower_case(words[at].text);
  const bool linked =
      link == "by" || link == "from" || (words[at].is(WordKind::credit) && words[at].ends_part);
  return linked && names_only(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
}

/// "AP writers A in Paris and B in London contributed to this report."
bool is_contribution(const Words& words) {
  const auto contributed = [](const Word& word) { return lower_case(word.text) == "contributed"; };
  const auto at = std::find_if(words.begin(), words.end(), contributed);
  if (at == words.end() || at == words.begin() || !names_only(words.begin(), at)) return false;
  static constexpr std::string_view kThings[] = {"report", "story", "article", "reporting"};
  const std::string last = lower_case(words.back().text);
  const bool short_end = words.end() - at <= 6;
  return short_end && std::find(std::begin(kThings), std::end(kThings), last) != std::end(kThings);
}

/// Agencies, dates and times only: "(Reuters)", "Associated Press | July 3, 2018", "Updated 5:30 PM ET, Mon
/// July 3".
bool is_agency_or_date_line(std::string_view line, const Words& words) {
  bool known = false;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t length = 0;
    for (std::size_t n = std::min<std::size_t>(4, words.size() - i); n > 0 && length == 0; --n) {
      const char* begin = words[i].text.data();
      const Word& last = words[i + n - 1];
      const auto bytes = static_cast<std::size_t>(last.text.data() + last.text.size() - begin);
      if (ReportWords::shared().is(WordKind::agency, std::string_view(begin, bytes))) length = n;
    }
    const bool date =
        words[i].is(WordKind::month) || words[i].is(WordKind::weekday) || words[i].text.size() == 4;
    known |= length > 0 || (date && is_date_word(words[i]));
    if (length == 0 && !is_date_word(words[i]) && !words[i].is(WordKind::credit_word)) return false;
    i += std::max<std::size_t>(length, 1);
  }
  return known && !line.empty();
}

/// The end of a person's name of two or three words from `at` on, or `at`.
std::size_t name_end(const Words& words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && words[end].is_name() && !words[end].is_figure()) {
    if (words[end++].ends_part) break;
  }
  return end - at >= 2 && end - at <= kMaxPlainNameWords ? end : at;
}

/// "Jane Roe in Paris", "Jane Roe and John Poe in Paris", "Jane Roe, Chief Diplomatic Correspondent". A name
/// alone may be the one whom the report is about.
bool is_name_line(const Words& words) {
  if (words.size() > kMaxNameLineWords || !names_only(words.begin(), words.end())) return false;
  std::size_t names = name_end(words, 0);
  if (names == 0) return false;
  while (names < words.size() && lower_case(words[names].text) == "and" &&
         name_end(words, names + 1) > names + 1) {
    names = name_end(words, names + 1);
  }
  const auto rest = words.begin() + static_cast<std::ptrdiff_t>(names);
  if (rest != words.end() && lower_case(rest->text) == "in")
    return rest + 1 != words.end() && (rest + 1)->is_name();
  const auto tells = [](const Word& word) { return word.is(WordKind::role) || word.is(WordKind::agency); };
  return std::any_of(rest, words.end(), tells);
}

/// Whether a sentence could end with the line, or a list follow it.
bool has_stop(std::string_view line) {
  return std::string_view(".!?:;").find(line.back()) != std::string_view::npos;
}

}  // namespace

bool is_byline(std::string_view paragraph, Place place) {
  if (paragraph.size() > kMaxBylineBytes) return false;
  const Words words = words_of(paragraph);
  if (words.empty()) return false;
  if (is_credit_line(words) || is_contribution(words)) return true;
  if (place == Place::elsewhere) return paragraph.front() == '(' && is_agency_or_date_line(paragraph, words);
  if (is_by_line(words) || is_agency_or_date_line(paragraph, words)) return true;
  return place == Place::above_prose && !has_stop(paragraph) && is_name_line(words);
}

}  // namespace readout
