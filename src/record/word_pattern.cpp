// Parsing and matching of word patterns; see word_pattern.hpp for the notation.
#include "record/word_pattern.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/one_of.hpp"
#include "base/unicode.hpp"
#include "record/table_loading.hpp"
#include "record/time.hpp"

namespace readout {
namespace {

bool in_class(const Syntax& syntax, std::string_view name, TokenIndex t, const WordClass& classes) {
  const std::string_view lower = syntax.lower(t);
  if (name == "neg") return is_one_of(lower, {"not", "n't", "never"});
  if (name == "num") return syntax.upos(t) == "NUM";
  if (name == "poss") return is_one_of(lower, {"my", "his", "her", "its", "our", "their", "your"});
  if (name == "self") return lower.ends_with("self") || lower.ends_with("selves");
  return classes && classes(name, t);
}

/// A regular form of the lemma, whatever the model takes for its lemma.
bool is_form_of(std::string_view form, std::string_view lemma) {
  const std::string_view stem =
      lemma.back() == 'e' || lemma.back() == 'y' ? lemma.substr(0, lemma.size() - 1) : lemma;
  if (form.front() != lemma.front()) return false;
  if (form.starts_with(lemma)) {
    const std::string_view ending = form.substr(lemma.size());
    const bool doubled = ending.size() > 2 && ending.front() == lemma.back();  // "backpedalled"
    return is_one_of(doubled ? ending.substr(1) : ending, {"", "s", "es", "d", "ed", "ing"});
  }
  return form.starts_with(stem) && is_one_of(form.substr(stem.size()), {"ing", "ied", "ies"});
}

bool word_fits(const Syntax& syntax, std::string_view word, TokenIndex t, const WordClass& classes) {
  if (word.front() == '<') return in_class(syntax, word.substr(1, word.size() - 2), t, classes);
  if (word.back() == '~') {
    const std::string_view lemma = word.substr(0, word.size() - 1);
    return syntax.lemma(t) == lemma || is_form_of(syntax.lower(t), lemma);
  }
  return syntax.lower(t) == word;
}

}  // namespace

void WordClasses::add(std::string_view name, std::string_view word) {
  names_of_[std::string(word)].emplace_back(name);
}

bool WordClasses::contains(std::string_view name, std::string_view word) const {
  const auto found = names_of_.find(std::string(word));
  return found != names_of_.end() && std::ranges::find(found->second, name) != found->second.end();
}

Result<WordPattern> WordPattern::parse(std::string_view written, bool passes_times,
                                       const std::vector<std::string_view>& quoted) {
  WordPattern pattern;
  pattern.passes_times_ = passes_times;
  pattern.written_ = written;
  for (std::string_view part : split_cell(written, ' ')) {
    Place place;
    if (part.size() > 1 && part.back() == '?') {
      place.optional = true;
      part.remove_suffix(1);
    }
    if (const std::string fault = read_place(part, place); !fault.empty())
      return tl::unexpected(Error{ErrorCode::bad_table, fault});
    const bool slot = place.kind == Place::Kind::slot;
    place.quoted = slot && std::ranges::find(quoted, place.words.front()) != quoted.end();
    pattern.places_.push_back(std::move(place));
  }
  const std::size_t first = pattern.first_word();
  if (first >= pattern.places_.size() || pattern.places_[first].kind != Place::Kind::words ||
      pattern.places_[first].optional)
    return tl::unexpected(Error{ErrorCode::bad_table, "a pattern begins with a word, or a slot and a word"});
  for (const std::string& word : pattern.places_[first].words) pattern.add_beginnings(word);
  return pattern;
}

/// Two letters of five bits each; that of "" is 0.
std::size_t WordPattern::beginning_of(std::string_view word) {
  const auto bits = [&](std::size_t i) {
    return i < word.size() ? static_cast<std::size_t>(static_cast<unsigned char>(word[i]) & 31U) : 0;
  };
  return bits(0) << 5U | bits(1);
}

/// How a word that fits this alternative of the first place may begin.
void WordPattern::add_beginnings(std::string_view word) {
  const bool lemma = word.back() == '~';
  if (lemma) word.remove_suffix(1);
  if (word.front() == '<') {
    beginnings_.set();
  } else if (lemma && word.size() <= 2) {  // a form may leave out its last letter
    for (std::size_t second = 0; second < 32; ++second)
      beginnings_.set((beginning_of(word.substr(0, 1)) | second));
  } else {
    beginnings_.set(beginning_of(word));
    // "u-turn" may be cut into "u", "-" and "turn"
    if (word.size() > 1 && word[1] == '-') beginnings_.set(beginning_of(word.substr(0, 1)));
  }
}

/// One place without its "?"; what is wrong with it, or nothing.
std::string WordPattern::read_place(std::string_view part, Place& place) {
  if (part.front() == '*') {
    place.kind = Place::Kind::gap;
    place.longest = 3;
    const std::string_view count = part.substr(1);
    if (count.empty()) return {};
    const auto [end, fault] = std::from_chars(count.data(), count.data() + count.size(), place.longest);
    const bool whole = fault == std::errc() && end == count.data() + count.size() && place.longest > 0;
    return whole ? "" : fmt::format("{} is no gap: * or * and a number", part);
  }
  if (part.front() == '{') {
    const std::string_view name = part.substr(1, part.size() - 2);
    const bool named =
        !name.empty() && std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (part.back() != '}' || !named) return fmt::format("{} is no slot", part);
    place.kind = Place::Kind::slot;
    place.words.emplace_back(name);
    return {};
  }
  for (const std::string_view word : split_cell(part, '|')) {
    const bool open = word.front() == '<' && (word.back() != '>' || word.size() < 3);
    if (open || word == "~") return fmt::format("{} is neither a word nor a class", word);
    place.words.emplace_back(word);
  }
  return place.words.empty() ? fmt::format("{} is no word", part) : "";
}

WordPattern::Letters WordPattern::letters_at(const Syntax& syntax, TokenIndex word) {
  return {beginning_of(syntax.lower(word)), beginning_of(syntax.lemma(word))};
}

std::size_t WordPattern::first_word() const {
  return !places_.empty() && places_.front().kind == Place::Kind::slot ? 1 : 0;
}

/// One attempt at one word.
class PatternMatcher {
 public:
  PatternMatcher(const WordPattern& pattern, const Document& document, const Syntax& syntax,
                 const WordClass& classes, TokenIndex start)
      : places_(pattern.places_),
        first_word_(pattern.first_word()),
        passes_times_(pattern.passes_times_),
        document_(document),
        syntax_(syntax),
        classes_(classes),
        start_(start) {
    const Sentence& sentence = syntax.sentence(syntax.sentence_of(start));
    limit_ = sentence.tokens.end_index;
    paragraph_ = sentence.paragraph;
  }

  bool run(WordPattern::Match& out) {
    if (!match_from(first_word_, start_) || (first_word_ > 0 && !keep_slot_before())) return false;
    std::ranges::reverse(slots_);
    out.words = {start_, std::max(end_, start_ + 1)};
    out.slots = std::move(slots_);
    return true;
  }

 private:
  // Slots are pushed once the rest has fitted, last one first.
  bool match_from(std::size_t i, TokenIndex t) {
    if (i == places_.size()) {
      end_ = t;
      return true;
    }
    const auto& place = places_[i];
    if (place.optional && place.kind == WordPattern::Place::Kind::slot) {
      return match_slot(i, t) || match_from(i + 1, t);
    }
    switch (place.kind) {
      case WordPattern::Place::Kind::words:
        return match_behind_time(i, t) || match_word(i, t) || match_behind_phrases(i, t) ||
               (place.optional && match_from(i + 1, t));
      case WordPattern::Place::Kind::gap:
        return match_gap(i, t);
      case WordPattern::Place::Kind::slot:
        return match_slot(i, t);
    }
    return false;
  }

  /// "backed off on Tuesday from his claim"
  bool match_behind_time(std::size_t i, TokenIndex t) {
    if (!passes_times_ || i == first_word_) return false;
    const TokenIndex end = behind_time(t);
    return end > t && match_word(i, end);
  }

  TokenIndex behind_time(TokenIndex t) const {
    TokenIndex end = t;
    if (end + 1 < limit_ && is_one_of(syntax_.lower(end), {"late", "early"})) end = end + 1;
    if (end + 1 < limit_ && syntax_.lower(end) == "on" && is_calendar_word(syntax_.lower(end + 1))) {
      end = end + 2;
      if (end < limit_ && syntax_.upos(end) == "NUM") end = end + 1;
    } else if (end < limit_ && is_calendar_word(syntax_.lower(end)) && syntax_.entity(end) == "time") {
      end = end + 1;  // "found fault Monday with"
    } else if (end < limit_ &&
               is_one_of(syntax_.lower(end), {"again", "later", "yesterday", "today", "publicly", "quietly",
                                              "hastily", "quickly", "promptly", "then"})) {
      end = end + 1;
    }
    return end;
  }

  /// "said in an interview | that": a clause waits behind phrases of time and place.
  bool match_behind_phrases(std::size_t i, TokenIndex t) {
    constexpr int kLongest = 12;  // words
    const bool clause = passes_times_ && i > first_word_ && places_[i].words.front() == "that";
    if (!clause || t >= limit_ || syntax_.upos(t) != "ADP") return false;
    for (TokenIndex u = t + 1; u < limit_ && u - t <= kLongest; ++u) {
      if (syntax_.lower(u) == "that" && syntax_.upos(u) == "SCONJ") return match_word(i, u);
      if (is_one_of(syntax_.upos(u), {"VERB", "AUX", "SCONJ", "CCONJ"})) return false;
    }
    return false;
  }

  /// Before a slot, a quotation that opens in reach comes first: "called the judges | “clowns”".
  bool match_gap(std::size_t i, TokenIndex t) {
    const bool slot_next = i + 1 < places_.size() && places_[i + 1].kind == WordPattern::Place::Kind::slot;
    if ((slot_next && pass_gap(i, t, true)) || pass_gap(i, t, false)) return true;
    const TokenIndex end = passes_times_ ? behind_time(t) : t;  // "retracted | on Monday | an earlier claim"
    return end > t && pass_gap(i, end, false);
  }

  /// "face-to-face" counts as one word.
  bool pass_gap(std::size_t i, TokenIndex t, bool to_quotation) {
    for (int passed = 0; t <= limit_; ++t) {
      if ((!to_quotation || quotation_from(t).valid()) && match_from(i + 1, t)) return true;
      if (t == limit_) return false;
      const bool inner = syntax_.lower(t) == "-" || syntax_.lower(t - 1) == "-";
      if (!inner && ++passed > places_[i].longest) return false;
    }
    return false;
  }

  /// Behind the word of the place that stands at t, or none.
  TokenIndex end_of_word(const WordPattern::Place& place, TokenIndex t) const {
    for (const std::string& w : place.words) {
      if (word_fits(syntax_, w, t, classes_)) return t + 1;
      if (w.find('-') == std::string::npos) continue;
      if (const TokenIndex end = end_of_parted(w, t); end.valid()) return end;
    }
    return TokenIndex::none();
  }

  /// "about-face", however its parts are cut into words.
  TokenIndex end_of_parted(std::string_view word, TokenIndex t) const {
    for (; t < limit_; ++t) {
      const std::string_view part = syntax_.lower(t);
      if (!word.starts_with(part)) break;
      word.remove_prefix(part.size());
      if (word.empty()) return t + 1;
      if (syntax_.space_after(t)) break;
    }
    return TokenIndex::none();
  }

  bool match_word(std::size_t i, TokenIndex t) {
    for (; t < limit_; ++t) {
      if (const TokenIndex end = end_of_word(places_[i], t); end.valid()) return match_from(i + 1, end);
      if (t == start_ || has_letter_or_digit(syntax_.form(t)) ||
          is_one_of(syntax_.lower(t), {".", "?", "!", ";"}))
        return false;
    }
    return false;
  }

  /// The quotation that opens at or just before the first word from t on, or none.
  QuotationIndex quotation_from(TokenIndex t) const {
    for (; t.value() < syntax_.size(); ++t) {
      const ByteSpan span = syntax_.span(t);
      if (document_.paragraph_at(span.begin) != paragraph_) break;
      const QuotationIndex q = document_.quotation_at(span.begin);
      const auto opens = [&](QuotationIndex index) {
        const Quotation& quotation = document_.quotations()[index];
        return quotation.parts.front().outer.begin > syntax_.span(start_).begin &&
               quotation.parts.front().outer.begin >= syntax_.span(t - 1).end &&
               span.begin <= quotation.parts.front().inner.begin;
      };
      if (q.valid() && opens(q)) return q;
      if (has_letter_or_digit(syntax_.form(t))) break;
    }
    return QuotationIndex::none();
  }

  bool keep(std::size_t i, ByteSpan span, bool quoted) {
    const ByteSpan bare = without_edges(document_.text(), span);
    if (bare.empty()) return false;
    slots_.push_back({places_[i].words.front(), bare, quoted});
    return true;
  }

  /// The slot before the first word: the quotation that ends there, else the words of the clause up to it.
  bool keep_slot_before() {
    TokenIndex begin = start_;
    const TokenIndex first = syntax_.sentence(syntax_.sentence_of(start_)).tokens.begin_index;
    while (begin > first && !has_letter_or_digit(syntax_.form(begin - 1))) --begin;
    while (begin > first && syntax_.upos(begin - 1) == "AUX") --begin;  // "had | been a poor choice"
    while (begin > first && !has_letter_or_digit(syntax_.form(begin - 1))) --begin;
    if (begin == first) return false;
    const QuotationIndex q = document_.quotation_at(syntax_.span(begin - 1).begin);
    if (q.valid() && document_.quotations()[q].outer().end <= syntax_.span(start_).begin &&
        syntax_.sentence_of(syntax_.token_at_or_after(document_.quotations()[q].outer().begin)) ==
            syntax_.sentence_of(start_))
      return keep(0, document_.quotations()[q].parts.front().inner, true);
    if (places_.front().quoted) return false;
    const TokenIndex end = begin;
    while (begin > first &&
           !is_one_of(syntax_.lower(begin - 1), {",", ":", ";", "—", "–", "\"", "“", "‘", "that"}))
      --begin;
    return begin < end && keep(0, syntax_.span(TokenRange{begin, end}), false);
  }

  bool match_slot(std::size_t i, TokenIndex t) {
    if (const QuotationIndex q = quotation_from(t); q.valid()) {
      const Quotation& quotation = document_.quotations()[q];
      const TokenIndex after = syntax_.token_at_or_after(quotation.outer().end);
      const TokenIndex next = after.valid() ? after : TokenIndex(syntax_.size());
      return match_from(i + 1, next) &&
             keep(i, {quotation.parts.front().inner.begin, quotation.parts.back().inner.end}, true);
    }
    while (t < limit_ && !has_letter_or_digit(syntax_.form(t))) ++t;
    if (t >= limit_ || places_[i].quoted) return false;
    const TokenIndex end = end_of_phrase(document_, syntax_, t);
    if (i + 1 == places_.size())
      return match_from(i + 1, end) && keep(i, syntax_.span(TokenRange{t, end}), false);
    for (TokenIndex e = t + 1; e < limit_ && e - t <= WordPattern::kMaxSlotWords; ++e) {
      if (match_from(i + 1, e)) return keep(i, syntax_.span(TokenRange{t, e}), false);
    }
    if (!rest_is_optional(i + 1)) return false;
    return match_from(places_.size(), end) && keep(i, syntax_.span(TokenRange{t, end}), false);
  }

  bool rest_is_optional(std::size_t i) const {
    return std::all_of(
        places_.begin() + static_cast<std::ptrdiff_t>(i), places_.end(),
        [](const auto& place) { return place.optional || place.kind == WordPattern::Place::Kind::gap; });
  }

  const std::vector<WordPattern::Place>& places_;
  std::size_t first_word_;
  bool passes_times_;
  const Document& document_;
  const Syntax& syntax_;
  const WordClass& classes_;
  TokenIndex start_, limit_, end_;
  ParagraphIndex paragraph_;
  std::vector<WordPattern::Slot> slots_;
};

bool WordPattern::match(const Document& document, const Syntax& syntax, TokenIndex start,
                        const WordClass& classes, Match& out) const {
  return PatternMatcher(*this, document, syntax, classes, start).run(out);
}

namespace {

/// The highest word of the phrase that begins at `first`. Stops under a speech verb that follows ("..., he
/// said").
TokenIndex top_of_phrase(const Syntax& syntax, TokenIndex first, TokenIndex limit) {
  TokenIndex top = first;
  for (TokenIndex head = syntax.head(top); head.valid() && head >= first && head < limit;
       head = syntax.head(top)) {
    const std::string_view relation = syntax.base_relation(top);
    if (relation == "parataxis" || (relation == "ccomp" && head > top)) break;
    top = head;
  }
  return top;
}

/// "reports of tension | between the two nations": a phrase that the tree hangs on a noun further up still
/// goes on.
TokenIndex with_noun_phrases_after(const Syntax& syntax, TokenIndex first, TokenIndex end, TokenIndex limit) {
  while (end < limit && syntax.upos(end) == "ADP" && syntax.base_relation(end) == "case") {
    const TokenIndex noun = syntax.head(end);
    const bool loose = noun.valid() && syntax.base_relation(noun) != "nmod" && syntax.lower(end) != "between";
    if (!noun.valid() || noun < end || loose || syntax.head(noun) >= first) break;
    end = std::min(limit, std::max(syntax.subtree(noun).end_index, end + 1));
  }
  return end;
}

}  // namespace

TokenIndex end_of_phrase(const Document& document, const Syntax& syntax, TokenIndex first) {
  const TokenIndex limit = syntax.sentence(syntax.sentence_of(first)).tokens.end_index;
  const TokenIndex top = top_of_phrase(syntax, first, limit);
  TokenIndex end = std::max(std::min(syntax.subtree(top).end_index, limit), first + 1);
  for (const TokenIndex c : syntax.children(top)) {
    if (c > top && syntax.base_relation(c) == "parataxis")
      end = std::min(end, std::max(syntax.subtree(c).begin_index, first + 1));
  }
  end = with_noun_phrases_after(syntax, first, end, limit);
  const QuotationIndex q = document.quotation_at(syntax.span(first).begin);
  while (q.valid() && end > first + 1 && syntax.span(end - 1).begin >= document.quotations()[q].outer().end)
    --end;
  return end;
}

namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

/// With the mark that closes what the words open: 'would be "settled"'.
ByteSpan with_closing_mark(std::string_view text, ByteSpan span) {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"\"", "\""}, {"\u201c", "\u201d"}};
  for (const auto& [open, close] : kMarks) {
    const std::string_view words = span.in(text);
    const bool left_open =
        open == close ? count(words, open) % 2 == 1 : count(words, open) > count(words, close);
    if (left_open && text.substr(span.end).starts_with(close))
      span.end += static_cast<std::uint32_t>(close.size());
  }
  return span;
}

}  // namespace

ByteSpan without_edges(std::string_view text, ByteSpan span) {
  const auto loose = [](char32_t c) { return is_space(c) || is_punctuation(c); };
  while (span.begin < span.end && loose(decode_at(text, span.begin).value))
    span.begin += decode_at(text, span.begin).size;
  while (span.begin < span.end && loose(decode_before(text, span.end).value))
    span.end -= decode_before(text, span.end).size;
  return with_closing_mark(text, span);
}

}  // namespace readout
