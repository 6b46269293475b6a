// y = x W' + b for many rows x: the one matrix product that everything else is made of, on oneDNN.
//
// Determinism: oneDNN promises the same bits for the same call, but not that a row's result is independent of
// the number of rows and of its place among them (version 2.6.3 on AVX2: with 8 rows the last two differ). So
// all products run in tiles of kTileRows rows, a multiple of every kernel's block (4, 6, 8 rows), with one
// primitive each; the last tile's spare rows are computed and thrown away. tests/nn/product_test.cpp checks
// it bit by bit.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/error.hpp"

namespace readout {

inline constexpr std::size_t kTileRows = 24;
constexpr std::size_t padded_rows(std::size_t rows) { return (rows + kTileRows - 1) / kTileRows * kTileRows; }

/// A matrix of floats, row-major without gaps, whose memory also holds the spare rows of the last tile. Keeps
/// its memory when it shrinks; what it held before is lost.
class Matrix {
 public:
  void resize(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    if (numbers_.size() < padded_rows(rows) * columns) numbers_.resize(padded_rows(rows) * columns);
  }
  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  float* row(std::size_t i) { return numbers_.data() + i * columns_; }
  const float* row(std::size_t i) const { return numbers_.data() + i * columns_; }

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<float> numbers_;
};

/// The weights of a product, prepared once. Any number of threads may use it at once.
class Product {
 public:
  /// weight: [outputs, inputs] row-major as PyTorch stores it; bias: [outputs] or null. Both are copied.
  Product(const float* weight, const float* bias, std::size_t outputs, std::size_t inputs);
  Product(Product&&) noexcept;
  Product& operator=(Product&&) noexcept;
  ~Product();

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }

  /// x: [rows, inputs] -> y: [rows, outputs], both with the spare rows of the last tile. Resizes y.
  void run(const Matrix& x, Matrix& y) const;

  /// The same product many times over the same memory, as a recurrent step needs it: no allocation in run().
  class Bound {
   public:
    /// x and y stay where they are while the Bound lives; they have room for all rows that run() is given.
    Bound(const Product& product, const float* x, float* y);
    ~Bound();
    void run(std::size_t rows);

   private:
    struct Memory;
    const Product& product_;
    const float* x_;
    float* y_;
    std::unique_ptr<Memory> memory_;
  };

 private:
  struct Kernel;
  std::size_t inputs_, outputs_;
  std::vector<float> bias_;
  std::unique_ptr<Kernel> kernel_;
};

}  // namespace readout
