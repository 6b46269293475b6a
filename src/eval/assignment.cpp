// See assignment.hpp. Costs are gains with the sign turned round; row and column 0 stand for "none yet", so
// that real ones count from 1.
#include "eval/assignment.hpp"

#include <limits>
#include <utility>

namespace readout {
namespace {

Gains transposed(const Gains& gains) {
  Gains turned{gains.columns, gains.rows, {}};
  for (std::size_t c = 0; c < gains.columns; ++c) {
    for (std::size_t r = 0; r < gains.rows; ++r) turned.gain.push_back(gains.at(r, c));
  }
  return turned;
}

/// @pre there are at least as many columns as rows.
class Assignment {
 public:
  explicit Assignment(const Gains& gains)
      : gains_(gains),
        row_price_(gains.rows + 1),
        column_price_(gains.columns + 1),
        row_of_(gains.columns + 1),
        before_(gains.columns + 1) {}

  double solve() {
    for (std::size_t row = 1; row <= gains_.rows; ++row) place(row);
    double sum = 0;
    for (std::size_t column = 1; column <= gains_.columns; ++column) {
      if (row_of_[column] != 0) sum += gains_.at(row_of_[column] - 1, column - 1);
    }
    return sum;
  }

 private:
  /// Finds the cheapest path of exchanges that ends at a free column, and makes them.
  void place(std::size_t row) {
    std::vector<double> slack(gains_.columns + 1, std::numeric_limits<double>::infinity());
    std::vector<char> reached(gains_.columns + 1);
    row_of_[0] = row;
    std::size_t column = 0;
    while (row_of_[column] != 0) {
      reached[column] = 1;
      column = step_from(column, slack, reached);
    }
    for (; column != 0; column = before_[column]) row_of_[column] = row_of_[before_[column]];
  }

  /// The next column on the path; prices change so that reaching it costs nothing.
  std::size_t step_from(std::size_t column, std::vector<double>& slack, const std::vector<char>& reached) {
    const std::size_t row = row_of_[column];
    std::size_t next = 0;
    for (std::size_t c = 1; c <= gains_.columns; ++c) {
      if (reached[c]) continue;
      const double cost = -gains_.at(row - 1, c - 1) - row_price_[row] - column_price_[c];
      if (cost < slack[c]) {
        slack[c] = cost;
        before_[c] = column;
      }
      if (next == 0 || slack[c] < slack[next]) next = c;
    }
    const double by = slack[next];
    for (std::size_t c = 0; c <= gains_.columns; ++c) {
      if (reached[c]) {
        row_price_[row_of_[c]] += by;
        column_price_[c] -= by;
      } else {
        slack[c] -= by;
      }
    }
    return next;
  }

  const Gains& gains_;
  std::vector<double> row_price_, column_price_;
  std::vector<std::size_t> row_of_;  // the row that a column has, or 0; of column 0: the row being placed
  std::vector<std::size_t> before_;  // the column before it on the path
};

}  // namespace

double best_assignment(const Gains& gains) {
  return gains.columns < gains.rows ? Assignment(transposed(gains)).solve() : Assignment(gains).solve();
}

}  // namespace readout
