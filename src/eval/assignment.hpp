// The best way to give each row a column of its own: the assignment problem, by the Hungarian algorithm in
// its form with shortest augmenting paths (Jonker and Volgenant, Computing 38, 1987).
#pragma once

#include <cstddef>
#include <vector>

namespace readout {

/// A table of gains, row by row; all of them 0 or more.
struct Gains {
  std::size_t rows, columns;
  std::vector<double> gain;  // rows x columns

  double at(std::size_t row, std::size_t column) const { return gain[row * columns + column]; }
};

/// The largest sum of gains over all ways to pair rows with columns one to one; what is left over gains
/// nothing. Complexity: the smaller side squared times the larger one.
double best_assignment(const Gains& gains);

}  // namespace readout
