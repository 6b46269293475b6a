// Datelines: PLACE[, Region][, date][ (Agency)] DASH, at the start of a paragraph.
//
// First the head is cut off: what stands before the first dash (or colon, or "/TASS/.") in the paragraph's
// first bytes. Then it is read from the back: agency in brackets, date, places. A head is believed by what it
// shows:
//   - a known agency, or a place with a month: wherever it stands;
//   - a place that is known, or in capitals with a region behind it: if the prose goes on like a sentence;
//   - other words in capitals: at the start of the report's prose only, and if no rubric or organisation of
//   the table.
// "NATO - the alliance" fails: it is in the table, and the prose behind a dateline does not begin in lower
// case.
#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.hpp"
#include "document/front_matter.hpp"
#include "document/report_words.hpp"

namespace readout {
namespace {

constexpr std::uint32_t kMaxHeadBytes = 110;
constexpr std::size_t kMaxPlaceWords = 5;
constexpr std::size_t kMaxUnknownPlaceWords = 3;

enum class Link { dash, colon, agency };  // what ends a head: a dash, a colon, or the agency's own sign

struct Head {
  ByteSpan span;  // before the link
  ByteSpan link;
  Link kind = Link::dash;
};

/// A span of a text that shrinks from both ends.
class Piece {
 public:
  Piece(std::string_view text, ByteSpan span) : text_(text), span_(span) { trim(); }
  std::string_view words() const { return span_.in(text_); }
  ByteSpan span() const { return span_; }
  bool empty() const { return span_.empty(); }
  void cut_end(std::uint32_t end) {
    span_.end = std::max(end, span_.begin);
    trim();
  }

 private:
  void trim() {
    while (!span_.empty() && is_space(decode_at(text_, span_.begin).value))
      span_.begin += decode_at(text_, span_.begin).size;
    while (!span_.empty() && is_space(decode_before(text_, span_.end).value))
      span_.end -= decode_before(text_, span_.end).size;
  }
  std::string_view text_;
  ByteSpan span_;
};

bool is_long_dash(char32_t c) { return 0x2012 <= c && c <= 0x2015; }

/// The end of the dash at `at`, or 0. A short one counts if something shows that it joins no words.
std::uint32_t dash_end(std::string_view text, ByteSpan paragraph, std::uint32_t at) {
  const CodePoint c = decode_at(text, at);
  if (is_long_dash(c.value)) return at + c.size;
  if (c.value != '-' && c.value != '_') return 0;
  std::uint32_t end = at;
  while (end < paragraph.end && text[end] == static_cast<char>(c.value)) ++end;
  const char before = at > paragraph.begin ? text[at - 1] : ' ';
  const bool before_space = end == paragraph.end || is_space(decode_at(text, end).value);
  const bool parts = before == ' ' || before == ')' || before == '\xA0' || end - at == 2;
  return end - at <= 3 && parts && (before_space || before == ')' || end - at == 2) ? end : 0;
}

std::optional<Head> head_of(std::string_view text, ByteSpan paragraph) {
  const std::uint32_t limit = std::min(paragraph.end, paragraph.begin + kMaxHeadBytes);
  int depth = 0;
  for (std::uint32_t at = paragraph.begin; at < limit;) {
    const CodePoint c = decode_at(text, at);
    if (c.value == '(') ++depth;
    if (c.value == ')') --depth;
    if (depth == 0) {
      if (const std::uint32_t end = dash_end(text, paragraph, at))
        return Head{{paragraph.begin, at}, {at, end}, Link::dash};
      if (c.value == ':') return Head{{paragraph.begin, at}, {at, at + 1}, Link::colon};
    }
    at += c.size;
  }
  return std::nullopt;
}

/// "(CNN)The ...": an agency in brackets and no dash; the head ends behind the first bracket.
std::optional<Head> head_without_dash(std::string_view text, ByteSpan paragraph) {
  const std::size_t close = paragraph.in(text).substr(0, kMaxHeadBytes).find(')');
  if (close == std::string_view::npos) return std::nullopt;
  const auto end = paragraph.begin + static_cast<std::uint32_t>(close) + 1;
  return Head{{paragraph.begin, end}, {end, end}, Link::agency};
}

/// "MOSCOW, July 3. /TASS/. The ...": the agency between slashes.
std::optional<Head> head_with_slashes(std::string_view text, ByteSpan paragraph) {
  const std::string_view start = paragraph.in(text).substr(0, kMaxHeadBytes);
  const std::size_t open = start.find(" /");
  const std::size_t close = open == std::string_view::npos ? open : start.find('/', open + 2);
  if (close == std::string_view::npos) return std::nullopt;
  const bool has_dot = close + 1 < start.size() && start[close + 1] == '.';
  const auto end = paragraph.begin + static_cast<std::uint32_t>(close) + 1;
  return Head{{paragraph.begin, end}, {end, end + (has_dot ? 1u : 0u)}, Link::agency};
}

/// Splits at spaces and calls `take` for each word without the punctuation around it.
template <class Take>
void for_each_word(std::string_view words, Take take) {
  constexpr std::string_view kBetween = " .,/\t\n";
  for (std::size_t begin = words.find_first_not_of(kBetween); begin != std::string_view::npos;) {
    const std::size_t end = std::min(words.find_first_of(" ,/\t\n", begin), words.size());
    std::string_view word = words.substr(begin, end - begin);
    take(word);
    begin = words.find_first_not_of(kBetween, end);
  }
}

bool is_date(std::string_view words) {
  bool all = true, month_or_day = false;
  for_each_word(words, [&](std::string_view word) {
    while (word.ends_with('.')) word.remove_suffix(1);
    const bool named =
        ReportWords::shared().is(WordKind::month, word) || ReportWords::shared().is(WordKind::weekday, word);
    const bool figure =
        word.size() <= 4 && !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
    month_or_day |= named;
    all &= named || figure;
  });
  return all && month_or_day;
}

bool is_year(std::string_view words) {
  return words.size() == 4 && words.find_first_not_of("0123456789") == std::string_view::npos;
}

/// How a place is written.
struct PlaceForm {
  bool fits = true;      // each word begins with a capital or is a particle
  bool capitals = true;  // all its letters are capitals, but for particles
  std::size_t words = 0;
  std::size_t letters = 0;
};

PlaceForm form_of(std::string_view place) {
  static constexpr std::array<std::string_view, 12> kParticles = {"al", "el",  "de", "la",  "le",     "les",
                                                                  "du", "and", "of", "the", "aboard", "near"};
  PlaceForm form;
  for_each_word(place, [&](std::string_view word) {
    ++form.words;
    if (std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end()) return;
    if (word.starts_with("al-") || word.starts_with("el-")) word.remove_prefix(3);
    if (word.starts_with("Mc") || word.starts_with("Mac")) word.remove_prefix(word[1] == 'c' ? 2 : 3);
    bool first = true;
    for (std::size_t at = 0; at < word.size(); at += decode_at(word, at).size) {
      const char32_t c = decode_at(word, at).value;
      if (is_lower(c)) form.capitals = false;
      if (first && !is_upper(c)) form.fits = false;
      if (is_letter(c)) ++form.letters;
      if (!is_letter(c) && !is_mark(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.') form.fits = false;
      first = false;
    }
  });
  form.fits &= form.words > 0 && form.words <= kMaxPlaceWords && form.letters > 1;
  return form;
}

bool is_agency(std::string_view words) {
  if (ReportWords::shared().is(WordKind::agency, words)) return true;
  bool all = !words.empty();  // "AFP/Reuters", "AP, CNN"
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find_first_of("/,", begin), words.size());
    std::string_view one = words.substr(begin, end - begin);
    while (one.starts_with(' ')) one.remove_prefix(1);
    all &= ReportWords::shared().is(WordKind::agency, one);
    begin = end + 1;
  }
  return all;
}

/// What a head says, read from its back.
struct Reading {
  Dateline dateline;
  bool has_agency = false, known_agency = false, has_month = false, has_region = false;
  bool well_formed = true;
  PlaceForm form;
  std::string_view place;
};

class HeadReader {
 public:
  HeadReader(std::string_view text, const Head& head) : text_(text), rest_(text, head.span) {
    reading_.dateline.span = {head.span.begin, head.link.end};
    const ByteSpan none{head.span.begin, head.span.begin};
    reading_.dateline.place = reading_.dateline.date = reading_.dateline.agency = none;
  }

  Reading read() {
    take_agency();
    take_parts();
    return reading_;
  }

 private:
  /// "(Reuters)" or "/TASS/" or ", Reuters" at the end.
  void take_agency() {
    const std::string_view words = rest_.words();
    if (words.empty()) return;
    const char close = words.back();
    std::size_t open = std::string_view::npos;
    if (close == ')') open = words.rfind('(');
    if (close == '/' && words.size() > 1) open = words.rfind('/', words.size() - 2);
    if (open == std::string_view::npos) return take_bare_agency();
    const std::uint32_t begin = rest_.span().begin + static_cast<std::uint32_t>(open);
    set_agency(Piece(text_, {begin + 1, rest_.span().end - 1}));
    rest_.cut_end(begin);
  }

  void take_bare_agency() {
    const std::size_t comma = rest_.words().rfind(", ");
    if (comma == std::string_view::npos) return;
    const std::uint32_t begin = rest_.span().begin + static_cast<std::uint32_t>(comma);
    const Piece last(text_, {begin + 1, rest_.span().end});
    if (!is_agency(last.words())) return;
    set_agency(last);
    rest_.cut_end(begin);
  }

  void set_agency(const Piece& agency) {
    reading_.dateline.agency = agency.span();
    reading_.has_agency = !agency.empty();
    reading_.known_agency = is_agency(agency.words());
  }

  /// Places and date, parted by commas; the date comes last.
  void take_parts() {
    std::vector<Piece> parts;
    for (std::uint32_t begin = rest_.span().begin; begin < rest_.span().end;) {
      const std::size_t comma = text_.substr(0, rest_.span().end).find(',', begin);
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(comma, rest_.span().end));
      parts.emplace_back(text_, ByteSpan{begin, end});
      begin = end + 1;
    }
    std::size_t places = 0;
    while (places < parts.size() && !is_date(parts[places].words())) ++places;
    for (std::size_t i = places; i < parts.size(); ++i) take_date(parts[i]);
    if (places == 0) return;
    ByteSpan place = {parts.front().span().begin, parts[places - 1].span().end};
    reading_.dateline.place = place;
    reading_.place = parts.front().words();
    reading_.form = form_of(reading_.place);
    reading_.has_region = places > 1;
    reading_.well_formed &= reading_.form.fits && places <= 3;
    for (std::size_t i = 1; i < places; ++i) reading_.well_formed &= is_region(parts[i].words());
  }

  /// "Lebanon", "D.C.", "N.Y.": capitals go with initials only, as words in capitals are a heading's.
  static bool is_region(std::string_view words) {
    const PlaceForm form = form_of(words);
    const bool initials = form.letters <= 3 || words.find('.') != std::string_view::npos;
    return form.fits && (!form.capitals || initials || ReportWords::shared().is(WordKind::place, words));
  }

  void take_date(const Piece& part) {
    if (!is_date(part.words()) && !is_year(part.words())) {
      reading_.well_formed = false;
      return;
    }
    ByteSpan& date = reading_.dateline.date;
    if (date.empty()) date.begin = part.span().begin;
    date.end = part.span().end;
    const bool figure_and_stop =
        date.size() > 2 && text_[date.end - 1] == '.' && is_digit(decode_before(text_, date.end - 1).value);
    if (figure_and_stop) --date.end;
    reading_.has_month = true;
  }

  std::string_view text_;
  Piece rest_;
  Reading reading_;
};

bool is_known_place(std::string_view place) {
  if (ReportWords::shared().is(WordKind::place, place)) return true;
  const std::size_t slash = place.find('/');  // MOSCOW/BEIJING
  return slash != std::string_view::npos && ReportWords::shared().is(WordKind::place, place.substr(0, slash));
}

/// Whether the prose begins as a sentence does.
bool begins_sentence(std::string_view text, ByteSpan prose) {
  const Piece rest(text, prose);
  if (rest.empty()) return false;
  const char32_t first = decode_at(rest.words(), 0).value;
  return is_upper(first) || is_digit(first) || is_punctuation(first) || is_symbol(first);
}

bool is_believed(const Reading& reading, const Head& head, std::string_view text, ByteSpan prose,
                 DatelinePlace where) {
  if (!reading.well_formed) return false;
  const bool has_place = reading.form.words > 0;
  const bool dated = has_place && reading.has_month;
  const bool sentence = begins_sentence(text, prose);
  if (head.kind == Link::agency) return reading.known_agency && sentence && where != DatelinePlace::elsewhere;
  if (reading.known_agency || (dated && (reading.form.capitals || sentence))) return true;
  if (!has_place || !sentence || reading.has_month) return false;
  if (ReportWords::shared().is(WordKind::not_place, reading.place)) return false;
  const bool known = is_known_place(reading.place);
  if (known && (reading.form.capitals || where != DatelinePlace::elsewhere)) return true;
  if (head.kind == Link::colon || !reading.form.capitals || where == DatelinePlace::elsewhere) return false;
  const bool joined = head.link.end < text.size() && !is_space(decode_at(text, head.link.end).value);
  if (reading.form.words > kMaxUnknownPlaceWords) return false;
  if (reading.has_region || reading.has_agency) return true;
  if (joined || reading.form.letters < 5) return false;
  return reading.form.words == 2 || (reading.form.words == 1 && where == DatelinePlace::first_prose);
}

std::optional<Dateline> try_head(std::string_view text, ByteSpan paragraph, const std::optional<Head>& head,
                                 DatelinePlace where) {
  if (!head) return std::nullopt;
  const Reading reading = HeadReader(text, *head).read();
  if (!is_believed(reading, *head, text, {head->link.end, paragraph.end}, where)) return std::nullopt;
  return reading.dateline;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view text, ByteSpan paragraph, DatelinePlace place) {
  if (paragraph.empty()) return std::nullopt;
  const char32_t first = decode_at(text, paragraph.begin).value;
  if (!is_upper(first) && first != '(') return std::nullopt;
  if (auto dateline = try_head(text, paragraph, head_of(text, paragraph), place)) return dateline;
  if (auto dateline = try_head(text, paragraph, head_with_slashes(text, paragraph), place)) return dateline;
  return try_head(text, paragraph, head_without_dash(text, paragraph), place);
}

}  // namespace readout
