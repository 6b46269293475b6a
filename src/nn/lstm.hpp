// A bidirectional LSTM layer over many sequences at once (Hochreiter and Schmidhuber 1997, as in PyTorch:
// gates i, f, g, o).
//
// The sequences run side by side in as many lanes as a product's tile has rows, each step being one product
// over them. The longest come first, and a lane that is through with one takes the next, so that few rows run
// empty. Each sequence's numbers are its own (nn/product.hpp), whatever runs beside it. The input's part of
// the gates is computed outside, once for each different input (a word that stands in a text twenty times is
// multiplied once), or, where all inputs are different, in the steps.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "nn/product.hpp"

namespace readout {

/// Sequences over the steps 0 .. total, one after the other in any order; sorted by falling length.
class SequenceBatch {
 public:
  struct Sequence {
    std::uint32_t first;  // its first step
    std::uint32_t length;
  };
  void clear() { sequences_.clear(); }
  void add(std::size_t first, std::size_t length);
  /// To be called when all are added.
  void sort();
  const std::vector<Sequence>& sequences() const { return sequences_; }

 private:
  std::vector<Sequence> sequences_;
};

/// Rows of input gates, both directions: [rows, 8 * hidden], forward first; step s takes row row_of_step[s].
struct GateRows {
  const Matrix* gates = nullptr;
  const std::uint32_t* row_of_step = nullptr;
};

class BiLstm {
 public:
  /// weight_hh: [4 * hidden, hidden] each.
  BiLstm(const float* forward_hh, const float* backward_hh, std::size_t hidden);
  std::size_t hidden() const { return hidden_; }

  /// A step's input gates are the sum of its rows in all of these, or those of the first if the others are
  /// null.
  using InputGates = std::array<GateRows, kGateRows>;

  /// Each direction's input gates as a product, [4 * hidden] with the bias, of row s of x at step s.
  struct InputProducts {
    Product forward, backward;
  };

  /// Row s of `out` gets step s: forward, backward. out: [steps, 2 * hidden], sized by the caller. `cells` is
  /// memory to work in.
  void run(const SequenceBatch& batch, const InputGates& inputs, Matrix& cells, Matrix& out) const;
  void run(const SequenceBatch& batch, const InputProducts& products, const Matrix& x, Matrix& cells,
           Matrix& out) const;

 private:
  template <class Input>
  void run_direction(const SequenceBatch& batch, Input input, bool backward, Matrix& cells,
                     Matrix& out) const;
  std::size_t hidden_;
  Product forward_, backward_;
};

}  // namespace readout
