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

}  // namespace

void BiLstm::run(const SequenceBatch& batch, GateRows a, GateRows b, Matrix& cells, Matrix& out) const {
  run_direction(batch, a, b, false, cells, out);
  run_direction(batch, a, b, true, cells, out);
}

void BiLstm::run_direction(const SequenceBatch& batch, GateRows a, GateRows b, bool backward, Matrix& cells,
                           Matrix& out) const {
  const std::vector<SequenceBatch::Sequence>& sequences = batch.sequences();
  if (sequences.empty()) return;
  const std::size_t side = backward ? 1 : 0;
  const auto input_of = [side, this](const GateRows& rows, std::size_t step) {
    return rows.gates == nullptr ? nullptr : rows.gates->row(rows.row_of_step[step]) + side * 4 * hidden_;
  };
  const std::size_t count = std::min(sequences.size(), kTileRows);
  cells.resize(count, hidden_);
  Product::Tile states(backward ? backward_ : forward_);
  Lanes lanes(sequences, count, states, cells);
  while (!lanes.empty()) {
    states.multiply(lanes.size());
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      const std::size_t step = lanes.next_step(lane, backward);
      float* const h = out.row(step) + side * hidden_;
      lstm_step(states.sums(lane), input_of(a, step), input_of(b, step), hidden_, cells.row(lane), h);
      states.set(lane, h);
    }
    lanes.refill();
  }
}

}  // namespace readout
