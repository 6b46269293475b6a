// Which actors of a reading are shown, and by which ids ("A1", "S3"). Shown are the actors that a record
// refers to and all persons with a name outside bylines; the rest (places in passing, things that were only
// counted) stays inside. The ids of records count from 1 in the order of the record, so that "S3" is the
// third statement everywhere.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "record/reading.hpp"

namespace readout {

class ActorIds {
 public:
  explicit ActorIds(const Reading& reading);

  /// "A3", or an empty string if the actor is not shown or is none.
  std::string of(ActorIndex actor) const;
  /// "A3", "unattributed" or "reporter".
  std::string of(const SourceRef& source) const;
  /// In the order of their ids.
  const std::vector<ActorIndex>& shown() const { return shown_; }

 private:
  std::vector<ActorIndex> shown_;
  IndexedVector<ActorIndex, std::size_t> number_;  // 0: not shown
};

/// "S" and 2 -> "S3".
std::string record_id(char kind, std::size_t index);

}  // namespace readout
