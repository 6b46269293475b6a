// y = x W' + b for many rows x: the one matrix product that everything else is made of, in small integers on
// oneDNN.
//
// A row of x is scaled by its largest number (an LSTM's states by 1, their bound) to -63 .. 63 and moved to 1
// .. 127, a row of W by its largest to -127 .. 127; the sums of their products are exact in 32 bits. (Seven
// bits for x, as the instructions of CPUs before VNNI add two products in 16 bits, which eight would
// overflow.) So the result is the same to the bit on any CPU, in any batch and beside any other rows: what is
// left to single precision are the loops of nn/elementwise.hpp. Scaling each row by itself: Jacob et al.
// 2018, Bhandare et al. 2019.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/error.hpp"
#include "nn/elementwise.hpp"

namespace readout {

/// Rows that are multiplied at once; a last tile that is not full takes as long.
inline constexpr std::size_t kTileRows = 24;

/// A matrix of floats, row-major without gaps. Keeps its memory when it shrinks; what it held before is lost.
class Matrix {
 public:
  void resize(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    if (room_ >= rows * columns) return;
    room_ = rows * columns;
    numbers_.reset();  // first, so that the old ones do not stand beside the new
    numbers_ = std::make_unique_for_overwrite<float[]>(room_);
  }
  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  float* row(std::size_t i) { return numbers_.get() + i * columns_; }
  const float* row(std::size_t i) const { return numbers_.get() + i * columns_; }

 private:
  std::size_t rows_ = 0, columns_ = 0, room_ = 0;
  std::unique_ptr<float[]> numbers_;
};

/// Rows of floats that lie `stride` numbers apart.
struct Rows {
  const float* first;
  std::size_t count, stride;
  Rows(const Matrix& matrix) : first(matrix.row(0)), count(matrix.rows()), stride(matrix.columns()) {}
  /// The columns of the matrix from `column` on.
  Rows(const Matrix& matrix, std::size_t column) : Rows(matrix) { first += column; }
};

/// The weights of a product, prepared once. Any number of threads may use it at once.
class Product {
 public:
  /// weight: [outputs, inputs] row-major as PyTorch stores it; bias: [outputs] or null. Both are copied. All
  /// finite.
  Product(const float* weight, const float* bias, std::size_t outputs, std::size_t inputs);
  Product(Product&&) noexcept;
  Product& operator=(Product&&) noexcept;
  ~Product();

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  const float* bias() const { return bias_.data(); }

  /// x: [rows, inputs] -> y: [rows, outputs]. Resizes y.
  void run(Rows x, Matrix& y) const;
  /// The same into rows without gaps from `y` on.
  void run(Rows x, float* y) const;

  /// One tile of rows, as a recurrent step needs it: rows are set one by one, multiplied together, and their
  /// sums taken as they are. Allocates nothing after its making.
  class Tile {
   public:
    explicit Tile(const Product& product);
    ~Tile();
    /// Row `row` becomes x[0 .. inputs).
    void set(std::size_t row, const float* x);
    /// The same for numbers between -1 and 1, quicker.
    void set_bounded(std::size_t row, const float* x);
    void set_zero(std::size_t row);
    void copy(std::size_t from, std::size_t to);
    /// Of the rows 0 .. rows.
    void multiply(std::size_t rows);
    /// Of a row multiplied last. Without the bias.
    ScaledSums sums(std::size_t row) const;

   private:
    struct Memory;
    const Product& product_;
    std::unique_ptr<Memory> memory_;
  };

 private:
  struct Kernel;
  std::size_t inputs_, outputs_;
  std::vector<float> bias_;
  std::unique_ptr<Kernel> kernel_;
};

}  // namespace readout
