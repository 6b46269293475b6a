// Frames: which words name a contact, in which sense, and which of their arguments take part. All of it is
// data (frames.tsv, channels.tsv); this compiles the rows and tests their conditions against a predicate. The
// stage of the contact is for operators.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge.hpp"
#include "record/predicates.hpp"
#include "record/records.hpp"

namespace readout {

struct Frame {
  std::string name;  // "meet v", for the derivation
  Channel channel = Channel::meeting;
  std::optional<Channel> otherwise;  // where nothing else tells how they spoke: "spoke with B" is a call
  std::vector<std::vector<std::string>> sides;  // deep roles or prepositions
  std::vector<std::string> needs, excludes, modifiers;
  std::vector<std::string> state_places;   // where only states take part: "went to Peru", not "to court"
  std::vector<std::string> person_places;  // where no state as such takes part: "asked to see B"
  std::vector<std::string> party_places;   // where no audience takes part: "spoke to the crowd"
  std::vector<Status> stages;              // it is a contact at these stages only; empty: at any
  std::vector<std::string> words, except;
  std::string cameo;
  bool symmetric = false;
  std::string stage;  // class of the operator that the word carries ("offer"), or empty
  Table::Row row;
};

class FrameTables {
 public:
  struct ChannelWord {
    Channel channel = Channel::meeting;
    std::string cameo;  // empty: keep the frame's
    Table::Row row;
  };
  /// Errors: bad_table with file and line.
  static Result<FrameTables> load(Knowledge& knowledge);

  /// The frame that the predicate evokes, or null. Says nothing about whether its sides are filled by actors.
  const Frame* find(const Syntax& syntax, const Predicate& p) const;
  /// The rows that were tried for the predicate, up to and with the one that fits; for explain.
  struct Attempt {
    Table::Row row;
    std::string missing;  // the condition that does not hold ("needs:with"); empty: the row fits
  };
  std::vector<Attempt> attempts(const Syntax& syntax, const Predicate& p) const;
  const ChannelWord* channel_word(std::string_view lower) const;
  /// The field besides politics that the lemma tells of ("sport", "business"), or empty.
  std::string_view other_field(std::string_view lemma) const;
  /// All rows, in no order; to check them against other tables.
  const std::unordered_map<std::string, std::vector<Frame>>& all() const { return frames_; }

 private:
  /// All senses of the predicate's word, or null.
  const std::vector<Frame>* rows_of(const Syntax& syntax, const Predicate& p) const;
  Result<void> load_frames(Knowledge& knowledge);
  Result<void> load_channels(Knowledge& knowledge);
  Result<void> load_other_meetings(Knowledge& knowledge);
  std::unordered_map<std::string, std::vector<Frame>> frames_;  // "meet v"
  std::unordered_map<std::string, ChannelWord> channels_;
  std::unordered_map<std::string, std::string> other_meetings_;  // lemma -> field
};

/// Does the argument fill this place of the tables: a deep role ("agent", "compound") or a preposition?
bool fills(const Argument& argument, std::string_view place);

}  // namespace readout
