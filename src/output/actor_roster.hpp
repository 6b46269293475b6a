// The named actors of many reports, one row each: what a user looks through to see who is in an archive, and
// whom no table knows yet. Rows of several reports are one if name, type and country are the same.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "record/reading.hpp"

namespace readout {

struct RosterRow {
  std::string name, role, cameo;
  ActorType type = ActorType::person;
  std::string country;
  Level level = Level::other;  // the highest of all reports
  bool known = false;          // Actor::known, in one report at least
  std::size_t reports = 0, mentions = 0;
  std::string example_report, example;  // id of the first report, and its sentence with the first mention
};

class ActorRoster {
 public:
  /// Takes in the named actors of one report. The order of reports decides whose example is kept.
  void add(const Reading& reading);
  /// The most often mentioned first, then by name. `unknown`: only persons and organisations of whom no table
  /// knows anything and whose state the reports do not tell.
  std::vector<RosterRow> rows(bool unknown) const;

 private:
  std::map<std::tuple<std::string, ActorType, std::string>, RosterRow> rows_;
};

/// One line of JSON without its line end; keys in a fixed order.
std::string to_json(const RosterRow& row);

}  // namespace readout
