// Short passages of news with the records that a careful reader would take from them: the gold file of
// `readout eval --task records`. Tab-separated lines; a line "case" begins a passage, the lines after it are
// its records:
//
//   case       name  kinds                 published  text
//   contact    status  participants        channel    time   place        on_word_of  evidence
//   history    kind    participants        level      since  conditional  evidence
//   judgement  judge   target              direction  evidence
//   revision   speaker kind                from       to     original     evidence
//
// `kinds` (parted by commas) says of which kinds all records of the passage are listed; others are not
// scored. Two characters \n in a text end a line. "-" stands for none. Words are words of the text: sides of
// a contact parted by " | ", several on one side (or several who judge) by "; ", wordings that are equally right by " // ".
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "record/records.hpp"

namespace readout {

/// Wordings of one actor, or of one thing, any of which is right; none: "-".
using Wordings = std::vector<std::string>;

struct ExpectedContact {
  Status status = Status::held;
  std::vector<std::vector<Wordings>> sides;
  Channel channel = Channel::meeting;
  std::string time, place;
  Wordings on_word_of;  // "reporter" is the report itself
  Wordings evidence;
};

struct ExpectedHistory {
  HistoryKind kind = HistoryKind::first_since;
  std::vector<Wordings> participants;
  std::string level, since;
  bool conditional = false;
  Wordings evidence;
};

struct ExpectedJudgement {
  Wordings judge;  // "unattributed" is nobody
  Wordings target;
  Direction direction = Direction::negative;
  Wordings evidence;
};

struct ExpectedRevision {
  Wordings speaker;
  RevisionKind kind = RevisionKind::correction;
  Wordings from, to, original, evidence;
};

/// What is scored, in the order of the tables.
enum class RecordKind { contact, history, judgement, revision };
inline constexpr std::array kRecordKinds = {RecordKind::contact, RecordKind::history, RecordKind::judgement,
                                            RecordKind::revision};
std::string_view name_of(RecordKind kind);

struct Passage {
  std::string name;
  std::size_t line = 0;  // where it stands in the file
  std::set<RecordKind> kinds;
  std::string published, text;
  std::vector<ExpectedContact> contacts;
  std::vector<ExpectedHistory> history;
  std::vector<ExpectedJudgement> judgements;
  std::vector<ExpectedRevision> revisions;
};

/// `name` stands in messages. Errors: bad_input with NAME:LINE, also of words that the text does not have.
Result<std::vector<Passage>> read_passages(std::string_view table, std::string_view name);

}  // namespace readout
