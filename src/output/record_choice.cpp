// See record_choice.hpp.
#include "output/record_choice.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 6> kKinds = {{{'C', "contact"},
                                                                      {'H', "history"},
                                                                      {'R', "revision"},
                                                                      {'J', "judgement"},
                                                                      {'S', "statement"},
                                                                      {'E', "event"}}};

std::size_t count_of(const Records& records, char kind) {
  switch (kind) {
    case 'C':
      return records.contacts.size();
    case 'H':
      return records.history.size();
    case 'R':
      return records.revisions.size();
    case 'J':
      return records.judgements.size();
    case 'S':
      return records.statements.size();
    default:
      return records.events.size();
  }
}

void add(std::vector<ByteSpan>& to, const std::vector<ByteSpan>& spans) {
  to.insert(to.end(), spans.begin(), spans.end());
}

std::vector<ByteSpan> words_of_statement(const Statement& s) {
  std::vector<ByteSpan> words = {s.source_span, s.cue, s.addressee_span};
  add(words, s.content);
  add(words, s.hedge_cues);
  return words;
}

std::vector<ByteSpan> words_of_revision(const Revision& r) {
  std::vector<ByteSpan> words = {r.original, r.revised};
  add(words, r.evidence);
  return words;
}

/// Letters and digits make words.
bool inside_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && has_letter_or_digit(text.substr(at, decode_at(text, at).size)) &&
         has_letter_or_digit(text.substr(0, at).substr(at - decode_before(text, at).size));
}

std::size_t after_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(decode_at(text, at).value)) at += decode_at(text, at).size;
  return at;
}

/// Where the words that begin at `at` end, or 0 if others stand there.
std::size_t match_end(std::string_view text, std::size_t at, std::string_view words) {
  for (std::size_t w = 0; w < words.size();) {
    if (at >= text.size()) return 0;
    const CodePoint wanted = decode_at(words, w), found = decode_at(text, at);
    if (is_space(wanted.value) && is_space(found.value)) {
      w = after_spaces(words, w);
      at = after_spaces(text, at);
      continue;
    }
    if (lower_case(words.substr(w, wanted.size)) != lower_case(text.substr(at, found.size))) return 0;
    w += wanted.size;
    at += found.size;
  }
  return at;
}

}  // namespace

std::string_view kind_of_letter(char letter) {
  const auto it = std::ranges::find(kKinds, letter, [](const auto& kind) { return kind.first; });
  return it == kKinds.end() ? std::string_view() : it->second;
}

std::vector<std::string_view> record_kinds() {
  std::vector<std::string_view> names;
  for (const auto& [letter, name] : kKinds) names.push_back(name);
  return names;
}

std::vector<RecordId> records_of(const Reading& reading) {
  std::vector<RecordId> ids;
  for (const auto& [letter, name] : kKinds) {
    for (std::size_t i = 0; i < count_of(reading.records, letter); ++i) ids.push_back({letter, i});
  }
  return ids;
}

std::optional<RecordId> record_called(const Reading& reading, std::string_view id) {
  if (id.size() < 2) return std::nullopt;
  const char letter = 'a' <= id[0] && id[0] <= 'z' ? static_cast<char>(id[0] - 'a' + 'A') : id[0];
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  const bool written =
      error == std::errc() && end == id.data() + id.size() && !kind_of_letter(letter).empty();
  if (!written || number == 0 || number > count_of(reading.records, letter)) return std::nullopt;
  return RecordId{letter, number - 1};
}

const Derivation& derivation_of(const Reading& reading, RecordId id) {
  const Records& records = reading.records;
  switch (id.kind) {
    case 'C':
      return records.contacts[id.index].derivation;
    case 'H':
      return records.history[id.index].derivation;
    case 'R':
      return records.revisions[id.index].derivation;
    case 'J':
      return records.judgements[id.index].derivation;
    case 'S':
      return records.statements.raw()[id.index].derivation;
    default:
      return records.events[id.index].derivation;
  }
}

std::vector<ByteSpan> words_of(const Reading& reading, RecordId id) {
  const Records& records = reading.records;
  switch (id.kind) {
    case 'C':
      return records.contacts[id.index].evidence;
    case 'H':
      return records.history[id.index].evidence;
    case 'R':
      return words_of_revision(records.revisions[id.index]);
    case 'J':
      return records.judgements[id.index].evidence;
    case 'S':
      return words_of_statement(records.statements.raw()[id.index]);
    default:
      return {records.events[id.index].span};
  }
}

bool rests_on(const Reading& reading, RecordId id, const std::vector<ByteSpan>& words) {
  return std::ranges::any_of(words_of(reading, id), [&](ByteSpan own) {
    return std::ranges::any_of(words, [&](ByteSpan span) { return own.overlaps(span); });
  });
}

std::vector<ByteSpan> places_of(std::string_view text, std::string_view words) {
  std::vector<ByteSpan> places;
  words = trimmed(words);
  if (words.empty()) return places;
  for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) {
    if (inside_word(text, at)) continue;
    const std::size_t end = match_end(text, at, words);
    if (end == 0 || inside_word(text, end)) continue;
    places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  }
  return places;
}

}  // namespace readout
