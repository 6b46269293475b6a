// The rules one by one. Each looks at a code point and its neighbours or at a chunk (a run without white
// space) and the start of the next; none depends on what another one did, but for the order in which they
// stand.
#include "syntax/segment_rules.hpp"

#include <algorithm>
#include <optional>

#include "base/embedded.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::size_t kLongestAbbreviation = 16;  // bytes

bool is_currency(char32_t c) { return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF); }

bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x203A;
}

class Rules {
 public:
  Rules(const LabelledPoints& paragraph, const std::vector<std::uint32_t>& borders)
      : p_(paragraph), borders_(borders) {}

  void apply() {
    for (std::size_t place = 0; place + 1 < p_.size; ++place) {
      if (p_.white[place] == 0) look_at_figure(place);
    }
    split_at_borders();
    for (std::size_t first = 0; first < p_.size;) {
      std::size_t white = first;
      while (white < p_.size && p_.white[white] == 0) ++white;
      if (white > first) {
        keep_its(first, white);
        look_at_chunk(first, white);
      }
      first = white + 1;
    }
  }

 private:
  char32_t at(std::size_t place) const {
    return p_.white[place] != 0 ? U' ' : decode_at(p_.text, p_.begin[place]).value;
  }
  void end_token(std::size_t place) { p_.label[place] = std::max(p_.label[place], SegmentLabel::token_end); }

  // 1,000.5 is one token; $5 is two.
  void look_at_figure(std::size_t place) {
    const char32_t next = at(place + 1);
    if (is_currency(at(place)) && is_digit(next)) end_token(place);
    if ((next != '.' && next != ',') || place + 2 >= p_.size || !is_digit(at(place)) ||
        !is_digit(at(place + 2)))
      return;
    p_.label[place] = p_.label[place + 1] = SegmentLabel::inside;
  }

  // A mark that opens or closes a quotation is a token.
  void split_at_borders() {
    const std::uint32_t* const end = p_.begin + p_.size;
    for (auto border = std::upper_bound(borders_.begin(), borders_.end(), p_.begin[0]);
         border != borders_.end() && *border <= end[-1]; ++border) {
      const std::uint32_t* const found = std::lower_bound(p_.begin, end, *border);
      const auto place = static_cast<std::size_t>(found - p_.begin);
      if (*found == *border && p_.white[place - 1] == 0) end_token(place - 1);
    }
  }

  // "its" is one word in the news; the treebanks know it as a careless "it's", too.
  void keep_its(std::size_t first, std::size_t white) {
    while (first < white && is_punctuation(at(first))) ++first;
    const std::string_view word = word_at(first);
    if (word == "its" || word == "Its") p_.label[first] = p_.label[first + 1] = SegmentLabel::inside;
  }

  // The chunk [first, white), white space behind it.
  void look_at_chunk(std::size_t first, std::size_t white) {
    if (white + 1 >= p_.size) return;  // nothing follows
    const std::size_t last = white - 1;
    const char32_t next = at(white + 1);
    if (at(last) == '.') look_at_abbreviation(first, last, white + 1);
    const bool goes_on = is_closing_mark(at(last)) && is_lower(next);  // "Why?" he asked.
    if (goes_on && p_.label[last] == SegmentLabel::sentence_end) p_.label[last] = SegmentLabel::token_end;
  }

  // The word, letters alone, that begins at this place.
  std::string_view word_at(std::size_t place) const {
    std::size_t end = place;
    while (end + 1 < p_.size && is_letter(at(end))) ++end;
    return p_.text.substr(p_.begin[place], p_.begin[end] - p_.begin[place]);
  }

  void look_at_abbreviation(std::size_t first, std::size_t point, std::size_t next_place) {
    const char32_t next = at(next_place);
    while (first < point && is_punctuation(at(first))) ++first;
    if (p_.begin[point] - p_.begin[first] > kLongestAbbreviation) return;
    const std::string_view word = p_.text.substr(p_.begin[first], p_.begin[point] - p_.begin[first]);
    const bool opens = Abbreviations::shared().opens_sentence(word_at(next_place));
    if (point == first + 1 && is_upper(at(first)) && is_upper(next) && !opens) {  // an initial: J. Rowling
      p_.label[first] = SegmentLabel::inside;
      p_.label[point] = SegmentLabel::token_end;
      return;
    }
    const Abbreviations::Before before = Abbreviations::shared().find(word);
    if (before == Abbreviations::Before::none) return;
    if (before == Abbreviations::Before::opener) {
      if (opens) p_.label[point] = SegmentLabel::sentence_end;
      return;
    }
    if (before == Abbreviations::Before::name ? !is_upper(next) : !is_digit(next)) return;
    std::fill(p_.label + first, p_.label + point, SegmentLabel::inside);
    p_.label[point] = SegmentLabel::token_end;
  }

  const LabelledPoints& p_;
  const std::vector<std::uint32_t>& borders_;
};

std::optional<Abbreviations::Before> before_of(std::string_view word) {
  if (word == "name") return Abbreviations::Before::name;
  if (word == "number") return Abbreviations::Before::number;
  if (word == "opener") return Abbreviations::Before::opener;
  return std::nullopt;
}

}  // namespace

Result<Abbreviations> Abbreviations::parse(std::string_view text, std::string_view name) {
  const auto table = Table::parse(text, name);
  if (!table) return tl::unexpected(table.error());
  if (const auto complete = table->require({"abbreviation", "before", "source"}); !complete) {
    return tl::unexpected(complete.error());
  }
  Abbreviations out;
  for (const Table::Row row : *table) {
    const std::string_view word = row["abbreviation"];
    if (word.empty() || word.size() > kLongestAbbreviation || word.ends_with('.'))
      return table->fail_at(row, "the abbreviation is missing, too long or has its point");
    const auto before = before_of(row["before"]);
    if (!before) return table->fail_at(row, "what it stands before is neither name, number nor opener");
    if (!out.before_.emplace(word, *before).second)
      return table->fail_at(row, "the abbreviation is there already");
  }
  return out;
}

Result<void> Abbreviations::add_openers(std::string_view text, std::string_view name) {
  const auto table = Table::parse(text, name);
  if (!table) return tl::unexpected(table.error());
  if (const auto complete = table->require({"word", "source"}); !complete)
    return tl::unexpected(complete.error());
  for (const Table::Row row : *table) {
    const std::string_view word = row["word"];
    if (word.empty() || !is_upper(decode_at(word, 0).value))
      return table->fail_at(row, "the word is missing or has no capital letter");
    if (!openers_.emplace(word).second) return table->fail_at(row, "the word is there already");
  }
  return {};
}

const Abbreviations& Abbreviations::shared() {
  static const Abbreviations abbreviations = [] {
    auto parsed = parse(embedded_table("abbreviations.tsv"), "knowledge/abbreviations.tsv");
    if (!parsed) return Abbreviations();
    (void)parsed->add_openers(embedded_table("sentence_openers.tsv"), "knowledge/sentence_openers.tsv");
    return std::move(*parsed);
  }();
  return abbreviations;
}

Abbreviations::Before Abbreviations::find(std::string_view word) const {
  const auto found = before_.find(std::string(word));
  return found == before_.end() ? Before::none : found->second;
}

void apply_segment_rules(const LabelledPoints& paragraph, const std::vector<std::uint32_t>& borders) {
  if (paragraph.size > 0) Rules(paragraph, borders).apply();
}

}  // namespace readout
