// Marks that touch one another ("'No,' or .'") are read as one run and share their neighbours: what stands
// before the run and what stands behind it. The neighbours are put into few classes, and a mark's role is a
// small table over the two classes, with the apostrophes of English taken out first.
#include "document/marks.hpp"

#include <optional>

#include "base/unicode.hpp"
#include "document/report_words.hpp"

namespace readout {
namespace {

/// What stands beside a run of marks.
enum class Side : std::uint8_t {
  space,    // white space, or the paragraph's edge
  bracket,  // ( [ { before a run: opens something itself
  dash,     // – — - /
  word,     // letters, figures, and signs that belong to words ($, #, @)
  stop      // all other punctuation, closing brackets
};

struct Neighbours {
  Side before, behind;
  char32_t last = 0;                 // the character before the run, 0 at the edge
  char32_t next = 0;                 // the character behind it
  std::uint32_t begin = 0, end = 0;  // the run
};

std::optional<MarkFamily> family_of(char32_t c) {
  switch (c) {
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return MarkFamily::doubles;
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
      return MarkFamily::singles;
    case 0xAB:
    case 0xBB:
      return MarkFamily::guillemets;
    case 0x2039:
    case 0x203A:
      return MarkFamily::single_guillemets;
    default:
      return std::nullopt;
  }
}

bool is_dash(char32_t c) { return c == '-' || c == '/' || (0x2010 <= c && c <= 0x2015); }
bool is_bracket(char32_t c) { return c == '(' || c == '[' || c == '{'; }
bool is_word_part(char32_t c) { return is_letter(c) || is_digit(c) || is_mark(c); }

Side side_of(char32_t c) {
  if (c == 0 || is_space(c)) return Side::space;
  if (is_word_part(c) || is_symbol(c) || c == '#' || c == '@' || c == '&' || c == '%') return Side::word;
  if (is_bracket(c)) return Side::bracket;
  return is_dash(c) ? Side::dash : Side::stop;
}

/// Two of these make a double mark on a typewriter, and in copy whose quotes were curled afterwards.
bool is_typewriter_part(char32_t c) { return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019; }

/// Reads the marks of one paragraph, run by run.
class MarkScanner {
 public:
  MarkScanner(std::string_view text, ByteSpan paragraph, bool typewriter_doubles)
      : text_(text), paragraph_(paragraph), typewriter_doubles_(typewriter_doubles) {}

  std::vector<Mark> scan() {
    for (std::uint32_t at = paragraph_.begin; at < paragraph_.end;) {
      const CodePoint c = decode_at(text_, at);
      if (family_of(c.value))
        at = take_run(at);
      else
        at += c.size;
    }
    return std::move(marks_);
  }

 private:
  char32_t before(std::uint32_t at) const {
    return at > paragraph_.begin ? decode_before(text_, at).value : 0;
  }
  char32_t behind(std::uint32_t at) const { return at < paragraph_.end ? decode_at(text_, at).value : 0; }

  std::uint32_t take_run(std::uint32_t begin) {
    const std::size_t first = marks_.size();
    std::uint32_t at = begin;
    while (at < paragraph_.end) {
      const CodePoint c = decode_at(text_, at);
      const auto family = family_of(c.value);
      if (!family) break;
      if (typewriter_doubles_ && is_typewriter_part(c.value)) {
        at = take_typewriter_marks(at, begin);
      } else {
        marks_.push_back({{at, at + c.size}, c.value, *family});
        at += c.size;
      }
    }
    const Neighbours sides = neighbours_of(begin, at);
    for (std::size_t i = first; i < marks_.size(); ++i) classify(marks_[i], sides);
    return at;
  }

  /// Two by two as double marks. An odd one stands inside them: '''So,' he said'' and ''He said, 'So'''.
  std::uint32_t take_typewriter_marks(std::uint32_t at, std::uint32_t run_begin) {
    std::uint32_t end = at;
    std::size_t count = 0;
    for (; is_typewriter_part(behind(end)); end += decode_at(text_, end).size) ++count;
    const bool closing = !may_stand_before_opening(side_of(before(run_begin)));
    const auto push = [&](int characters) {
      Mark mark{{at, at}, behind(at), characters == 2 ? MarkFamily::doubles : MarkFamily::singles};
      for (; characters > 0; --characters) mark.span.end += decode_at(text_, mark.span.end).size;
      at = mark.span.end;
      marks_.push_back(mark);
    };
    if (count % 2 == 1 && closing) push(1);
    for (std::size_t pair = 0; pair < count / 2; ++pair) push(2);
    if (at < end) push(1);
    return end;
  }

  Neighbours neighbours_of(std::uint32_t begin, std::uint32_t end) const {
    Neighbours sides{Side::space, Side::space, before(begin), behind(end), begin, end};
    sides.before = side_of(sides.last);
    sides.behind = side_of(sides.next);
    if (sides.behind == Side::bracket) sides.behind = Side::word;  // "(Applause) Thank you"
    const bool dots = sides.next == 0x2026 || (sides.next == '.' && behind(end + 1) == '.');
    if (sides.before == Side::space && dots) sides.behind = Side::word;  // "... and then"
    return sides;
  }

  void classify(Mark& mark, const Neighbours& sides) const {
    switch (mark.form) {
      case '"':
        return straight(mark, sides);
      case 0x201E:
      case 0x201A:
        return set(mark, MarkRole::opens, MarkReason::by_form);
      case 0x201C:
      case 0x201F:
        return opening_form(mark, sides);
      case 0x201D:
        return closing_form(mark, sides);
      case 0xAB:
      case 0x2039:
        return guillemet(mark, sides, MarkRole::opens);
      case 0xBB:
      case 0x203A:
        return guillemet(mark, sides, MarkRole::closes);
      default:
        break;
    }
    if (mark.family == MarkFamily::doubles)
      return mark.form == '`' ? opening_form(mark, sides) : straight(mark, sides);
    if (is_apostrophe(mark, sides)) return;
    if (mark.form == 0x2018 || mark.form == 0x201B) return opening_form(mark, sides);
    if (mark.form == 0x2019) return closing_single(mark, sides);
    straight(mark, sides);
  }

  static void set(Mark& mark, MarkRole role, MarkReason reason) {
    mark.role = role;
    mark.reason = reason;
  }

  static bool may_stand_before_opening(Side side) {
    return side == Side::space || side == Side::bracket || side == Side::dash;
  }

  void straight(Mark& mark, const Neighbours& sides) const {
    if (sides.before == Side::word && sides.behind != Side::word) return behind_word(mark, sides);
    if (sides.before == Side::word && is_digit(sides.last)) return behind_word(mark, sides);
    if (may_stand_before_opening(sides.before) && sides.behind == Side::word) {
      return set(mark, MarkRole::opens, MarkReason::before_word);
    }
    const bool behind_stop = sides.before == Side::stop || sides.before == Side::dash;
    if (behind_stop && sides.behind != Side::word)
      return set(mark, MarkRole::closes, MarkReason::behind_word);
    set(mark, MarkRole::either, MarkReason::between_words);
  }

  /// A mark right behind a letter or figure: closing, but for the plural's apostrophe and for measures.
  void behind_word(Mark& mark, const Neighbours& sides) const {
    if (is_digit(sides.last)) {
      if (follows_feet(sides.begin)) return set(mark, MarkRole::none, MarkReason::measure);
      return set(mark, MarkRole::may_close, MarkReason::after_figure);
    }
    if (mark.family == MarkFamily::singles) {
      const char32_t last = to_lower(sides.last);
      if (last == 's' || last == 'z' || last == 'x')
        return set(mark, MarkRole::may_close, MarkReason::plural);
      if (last == 'n' && to_lower(before(sides.begin - 1)) == 'i') {
        return set(mark, MarkRole::may_close, MarkReason::dropped_g);
      }
    }
    set(mark, MarkRole::closes, MarkReason::behind_word);
  }

  /// Whether the figures before `at` follow a foot mark: 5'10.
  bool follows_feet(std::uint32_t at) const {
    int figures = 0;
    while (figures < 3 && is_digit(before(at))) {
      at -= decode_before(text_, at).size;
      ++figures;
    }
    const char32_t mark = before(at);
    if (mark != '\'' && mark != 0x2019 && mark != 0x2032) return false;
    return is_digit(before(at - decode_before(text_, at).size));
  }

  void opening_form(Mark& mark, const Neighbours& sides) const {
    const bool behind_word = sides.before == Side::word && sides.behind != Side::word;
    const bool at_end = sides.before == Side::space && sides.next == 0;
    const bool looks_closing = behind_word || sides.before == Side::stop || at_end;
    if (looks_closing) return set(mark, MarkRole::either, MarkReason::wrong_way);  // „so“, or a lost space
    set(mark, MarkRole::opens,
        may_stand_before_opening(sides.before) ? MarkReason::before_word : MarkReason::by_form);
  }

  void closing_form(Mark& mark, const Neighbours& sides) const {
    const bool looks_opening = may_stand_before_opening(sides.before) && sides.behind == Side::word;
    if (looks_opening) return set(mark, MarkRole::either, MarkReason::wrong_way);
    set(mark, MarkRole::closes, sides.before == Side::space ? MarkReason::by_form : MarkReason::behind_word);
  }

  void closing_single(Mark& mark, const Neighbours& sides) const {
    if (sides.before == Side::word) return behind_word(mark, sides);
    const bool looks_opening = may_stand_before_opening(sides.before) && sides.behind == Side::word;
    if (!looks_opening) return closing_form(mark, sides);
    set(mark, is_upper(sides.next) ? MarkRole::may_open : MarkRole::none, MarkReason::wrong_way);
  }

  void guillemet(Mark& mark, const Neighbours& sides, MarkRole by_form) const {
    const bool opening = may_stand_before_opening(sides.before) && sides.behind == Side::word;
    const bool closing =
        (sides.before == Side::word || sides.before == Side::stop) && sides.behind != Side::word;
    if (opening) return set(mark, MarkRole::opens, MarkReason::before_word);
    if (closing) return set(mark, MarkRole::closes, MarkReason::behind_word);
    set(mark, by_form, MarkReason::by_form);
  }

  /// Takes out the apostrophes that their own word gives away.
  bool is_apostrophe(Mark& mark, const Neighbours& sides) const {
    const bool alone = sides.end - sides.begin == mark.span.size();
    if (is_word_part(sides.last)) {
      if (!alone) return false;
      if (is_word_part(sides.next)) return take_out(mark, MarkRole::none, MarkReason::inside_word);
      const bool clipped = ReportWords::shared().is(WordKind::clipped_end, word_before(sides.begin));
      return clipped && take_out(mark, MarkRole::none, MarkReason::clipped);
    }
    const std::string_view word = word_behind(sides.end);
    if (is_decade(word)) return take_out(mark, MarkRole::none, MarkReason::decade);
    if (is_short_year(word)) return take_out(mark, MarkRole::may_open, MarkReason::decade);
    if (!ReportWords::shared().is(WordKind::clipped_start, word)) return false;
    // 'Tis at the start of a quotation has lost one of its two marks; the other one opens if something closes
    // it.
    return take_out(mark, is_upper(sides.next) ? MarkRole::may_open : MarkRole::none, MarkReason::clipped);
  }

  static bool take_out(Mark& mark, MarkRole role, MarkReason reason) {
    set(mark, role, reason);
    return true;
  }

  static bool is_short_year(std::string_view word) {
    return word.size() == 2 && word.find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// '90s
  static bool is_decade(std::string_view word) {
    return word.size() == 3 && is_short_year(word.substr(0, 2)) && word[2] == 's';
  }

  static constexpr std::uint32_t kLongestClipped = 12;

  /// The letters and figures from `at` on, or nothing if there are too many for a clipped word.
  std::string_view word_behind(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < paragraph_.end && end - at <= kLongestClipped && is_word_part(behind(end)))
      end += decode_at(text_, end).size;
    return end - at > kLongestClipped ? std::string_view() : text_.substr(at, end - at);
  }

  std::string_view word_before(std::uint32_t at) const {
    std::uint32_t begin = at;
    while (begin > paragraph_.begin && at - begin <= kLongestClipped && is_word_part(before(begin))) {
      begin -= decode_before(text_, begin).size;
    }
    return at - begin > kLongestClipped ? std::string_view() : text_.substr(begin, at - begin);
  }

  std::string_view text_;
  ByteSpan paragraph_;
  bool typewriter_doubles_;
  std::vector<Mark> marks_;
};

}  // namespace

bool has_typewriter_doubles(std::string_view text) {
  if (text.find("``") != std::string_view::npos) return true;
  for (const std::string_view pair : {"''", "‘‘", "‘’", "’’"}) {
    for (std::size_t at = text.find(pair); at != std::string_view::npos; at = text.find(pair, at)) {
      const bool behind_space = at == 0 || is_space(decode_before(text, at).value);
      for (at += pair.size(); at < text.size() && is_typewriter_part(decode_at(text, at).value);) {
        at += decode_at(text, at).size;
      }
      if (behind_space && at < text.size() && is_letter(decode_at(text, at).value)) return true;
    }
  }
  return false;
}

std::vector<Mark> marks_in(std::string_view text, ByteSpan paragraph, bool typewriter_doubles) {
  return MarkScanner(text, paragraph, typewriter_doubles).scan();
}

}  // namespace readout
