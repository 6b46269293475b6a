// Counts and what is made of them: the common currency of all tasks of `readout eval`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace readout {

/// One measure. All shares are percentages; 0 where there is nothing to divide by.
struct Score {
  std::string_view measure;  // "LAS"; a literal
  std::size_t right = 0;     // what the two sides have in common
  std::size_t gold = 0;      // how many the gold analysis has
  std::size_t system = 0;    // how many the system's has
  std::optional<std::size_t> aligned =
      {};  // of `gold`, how many the system cut alike; none if that is the measure

  double precision() const;
  double recall() const;
  double f1() const;
  /// Of what was cut alike, how much agrees.
  std::optional<double> aligned_accuracy() const;
};

using Scores = std::vector<Score>;

}  // namespace readout
