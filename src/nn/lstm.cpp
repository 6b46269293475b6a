// The steps of BiLstm. The two directions run one after the other: they have different weights, so nothing is
// shared.
#include "nn/lstm.hpp"

#include <algorithm>

#include "nn/elementwise.hpp"

namespace readout {

void SequenceBatch::add(std::size_t first, std::size_t length) {
  if (length == 0) return;
  sequences_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(length)});
}

void SequenceBatch::sort() {
  std::stable_sort(sequences_.begin(), sequences_.end(),
                   [](const Sequence& a, const Sequence& b) { return a.length > b.length; });
}

BiLstm::BiLstm(const float* forward_hh, const float* backward_hh, std::size_t hidden)
    : hidden_(hidden),
      forward_(forward_hh, nullptr, 4 * hidden, hidden),
      backward_(backward_hh, nullptr, 4 * hidden, hidden) {}

namespace {

// Which sequence each row of the running product belongs to, and how far it is.
class Lanes {
 public:
  /// `states` holds the lanes' hidden states for the next step.
  Lanes(const std::vector<SequenceBatch::Sequence>& sequences, std::size_t count, Product::Tile& states,
        Matrix& cells)
      : sequences_(sequences), states_(states), cells_(cells), lanes_(count) {
    for (std::size_t lane = 0; lane < count; ++lane) start(lane);
  }
  bool empty() const { return lanes_.empty(); }
  std::size_t size() const { return lanes_.size(); }

  // The step that the lane takes now, in text order.
  std::size_t next_step(std::size_t lane, bool backward) {
    const std::size_t done = lanes_[lane].done++;
    const SequenceBatch::Sequence& sequence = sequences_[lanes_[lane].sequence];
    return sequence.first + (backward ? sequence.length - 1 - done : done);
  }

  // Gives lanes that are through the next sequences; when none is left, the last lane's row moves there.
  void refill() {
    for (std::size_t lane = lanes_.size(); lane-- > 0;) {
      if (lanes_[lane].done < sequences_[lanes_[lane].sequence].length) continue;
      if (next_ < sequences_.size()) {
        start(lane);
        continue;
      }
      const std::size_t last = lanes_.size() - 1;
      lanes_[lane] = lanes_[last];
      states_.copy(last, lane);
      std::copy_n(cells_.row(last), cells_.columns(), cells_.row(lane));
      lanes_.pop_back();
    }
  }

 private:
  struct Lane {
    std::size_t sequence = 0, done = 0;
  };

  void start(std::size_t lane) {
    lanes_[lane] = {next_++, 0};
    states_.set_zero(lane);
    std::fill_n(cells_.row(lane), cells_.columns(), 0.0f);
  }

  const std::vector<SequenceBatch::Sequence>& sequences_;
  Product::Tile& states_;
  Matrix& cells_;
  std::vector<Lane> lanes_;
  std::size_t next_ = 0;
};

// Where the input gates of a direction come from: take() what the lane's next step needs, multiply() it, and
// make the step().
class GatesInput {
 public:
  GatesInput(const BiLstm::InputGates& inputs, std::size_t first_gate)
      : inputs_(inputs), first_gate_(first_gate) {}
  void take(std::size_t /*lane*/, std::size_t /*step*/) {}
  void multiply(std::size_t /*lanes*/) {}
  void step(std::size_t /*lane*/, std::size_t step, ScaledSums recurrent, std::size_t hidden, float* c,
            float* h) const {
    StepGates gates{};
    for (std::size_t k = 0; k < kGateRows && inputs_[k].gates != nullptr; ++k) {
      gates[k] = inputs_[k].gates->row(inputs_[k].row_of_step[step]) + first_gate_;
    }
    lstm_step(recurrent, gates, hidden, c, h);
  }

 private:
  const BiLstm::InputGates& inputs_;
  std::size_t first_gate_;
};

class ProductInput {
 public:
  ProductInput(const Product& product, const Matrix& x) : bias_(product.bias()), x_(x), tile_(product) {}
  void take(std::size_t lane, std::size_t step) { tile_.set(lane, x_.row(step)); }
  void multiply(std::size_t lanes) { tile_.multiply(lanes); }
  void step(std::size_t lane, std::size_t /*step*/, ScaledSums recurrent, std::size_t hidden, float* c,
            float* h) const {
    lstm_step(recurrent, tile_.sums(lane), bias_, hidden, c, h);
  }

 private:
  const float* bias_;
  const Matrix& x_;
  Product::Tile tile_;
};

}  // namespace

void BiLstm::run(const SequenceBatch& batch, const InputGates& inputs, Matrix& cells, Matrix& out) const {
  run_direction(batch, GatesInput(inputs, 0), false, cells, out);
  run_direction(batch, GatesInput(inputs, 4 * hidden_), true, cells, out);
}

void BiLstm::run(const SequenceBatch& batch, const InputProducts& products, const Matrix& x, Matrix& cells,
                 Matrix& out) const {
  run_direction(batch, ProductInput(products.forward, x), false, cells, out);
  run_direction(batch, ProductInput(products.backward, x), true, cells, out);
}

template <class Input>
void BiLstm::run_direction(const SequenceBatch& batch, Input input, bool backward, Matrix& cells,
                           Matrix& out) const {
  const std::vector<SequenceBatch::Sequence>& sequences = batch.sequences();
  if (sequences.empty()) return;
  const std::size_t column = backward ? hidden_ : 0;
  const std::size_t count = std::min(sequences.size(), kTileRows);
  cells.resize(count, hidden_);
  Product::Tile states(backward ? backward_ : forward_);
  Lanes lanes(sequences, count, states, cells);
  std::size_t steps[kTileRows];
  while (!lanes.empty()) {
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      steps[lane] = lanes.next_step(lane, backward);
      input.take(lane, steps[lane]);
    }
    states.multiply(lanes.size());
    input.multiply(lanes.size());
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      float* const h = out.row(steps[lane]) + column;
      input.step(lane, steps[lane], states.sums(lane), hidden_, cells.row(lane), h);
      states.set_bounded(lane, h);
    }
    lanes.refill();
  }
}

}  // namespace readout
