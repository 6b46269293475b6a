// Which records of a reading are meant: by id, by kind, or by words that they rest on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/reading.hpp"

namespace readout {

/// "C2" is {'C', 1}.
struct RecordId {
  char kind = 'C';
  std::size_t index = 0;
  bool operator==(const RecordId&) const = default;
};

std::string_view kind_of_letter(char letter);
std::vector<std::string_view> record_kinds();

/// All records, those of one kind together, in the order of the report for people.
std::vector<RecordId> records_of(const Reading& reading);
/// "C2" or "c2" -> the record; none if the reading has no such record.
std::optional<RecordId> record_called(const Reading& reading, std::string_view id);

const Derivation& derivation_of(const Reading& reading, RecordId id);
/// All words that the record points to: evidence, cue, content, wordings. In no order.
std::vector<ByteSpan> words_of(const Reading& reading, RecordId id);
/// Does one of the record's words overlap one of these?
bool rests_on(const Reading& reading, RecordId id, const std::vector<ByteSpan>& words);

/// Where these words stand in the text, whatever their case and the white space between them; they begin and
/// end at a word's edge. Cost: the text times the words, at worst.
std::vector<ByteSpan> places_of(std::string_view text, std::string_view words);

}  // namespace readout
