// The steps of BiLstm. The two directions run one after the other: they have different weights, so nothing is
// shared.
#include "nn/lstm.hpp"

#include <algorithm>

#include "nn/elementwise.hpp"

namespace readout {

void SequenceBatch::add(std::size_t first, std::size_t length) {
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

void BiLstm::run(const SequenceBatch& batch, GateRows a, GateRows b, LstmWorkspace& workspace,
                 Matrix& out) const {
  run_direction(batch, a, b, false, workspace, out);
  run_direction(batch, a, b, true, workspace, out);
}

void BiLstm::run_direction(const SequenceBatch& batch, GateRows a, GateRows b, bool backward,
                           LstmWorkspace& workspace, Matrix& out) const {
  const std::vector<SequenceBatch::Sequence>& sequences = batch.sequences();
  if (sequences.empty()) return;
  const std::size_t side = backward ? 1 : 0;
  const auto input_of = [side, this](const GateRows& rows, std::size_t step) {
    return rows.gates == nullptr ? nullptr : rows.gates->row(rows.row_of_step[step]) + side * 4 * hidden_;
  };
  workspace.h.resize(sequences.size(), hidden_);
  workspace.c.resize(sequences.size(), hidden_);
  workspace.gates.resize(sequences.size(), 4 * hidden_);
  std::fill_n(workspace.h.row(0), padded_rows(sequences.size()) * hidden_, 0.0f);
  std::fill_n(workspace.c.row(0), sequences.size() * hidden_, 0.0f);
  Product::Bound recurrent(backward ? backward_ : forward_, workspace.h.row(0), workspace.gates.row(0));

  std::size_t running = sequences.size();
  for (std::size_t t = 0; t < sequences.front().length; ++t) {
    while (sequences[running - 1].length <= t) --running;
    recurrent.run(running);
    for (std::size_t s = 0; s < running; ++s) {
      const std::size_t step = sequences[s].first + (backward ? sequences[s].length - 1 - t : t);
      float* const h = workspace.h.row(s);
      lstm_step(input_of(a, step), input_of(b, step), workspace.gates.row(s), hidden_, workspace.c.row(s), h);
      std::copy_n(h, hidden_, out.row(step) + side * hidden_);
    }
  }
}

}  // namespace readout
