// Frames: which words name a contact, in which sense, and which of their arguments take part. All of it is
// data (frames.tsv, channels.tsv); this compiles the rows and tests their conditions against a predicate. The
// stage of the contact is for operators.hpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "record/predicates.hpp"
#include "record/records.hpp"

namespace readout {

struct Frame {
  std::string name;  // "meet v", for the derivation
  Channel channel = Channel::meeting;
  std::vector<std::vector<std::string>> sides;  // deep roles or prepositions
  std::vector<std::string> needs, excludes, modifiers;
  std::string word;
  std::string cameo;
  bool symmetric = false;
};

class FrameTables {
 public:
  struct ChannelWord {
    Channel channel = Channel::meeting;
    std::string cameo;  // empty: keep the frame's
  };
  /// From knowledge/ as embedded in the binary. Errors: bad_table with file and line.
  static Result<FrameTables> load();

  /// The frame that the predicate evokes, or null. Says nothing about whether its sides are filled by actors.
  const Frame* find(const Syntax& syntax, const Predicate& p) const;
  const ChannelWord* channel_word(std::string_view lower) const;

 private:
  Result<void> load_frames();
  Result<void> load_channels();
  std::unordered_map<std::string, std::vector<Frame>> frames_;  // "meet v"
  std::unordered_map<std::string, ChannelWord> channels_;
};

/// Does the argument fill this place of the tables: a deep role ("agent", "compound") or a preposition?
bool fills(const Argument& argument, std::string_view place);

/// "meeting" -> Channel; false if there is no such name.
bool channel_named(std::string_view name, Channel& channel);

}  // namespace readout
