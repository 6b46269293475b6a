// BiLstm against a plain run over one sequence at a time in double precision, as near as states of seven bits
// come, and against itself in another batch, to the bit.
#include "nn/lstm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace readout {
namespace {

constexpr std::size_t kHidden = 6;

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

std::vector<float> random_numbers(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 0.7f);
  std::vector<float> out(count);
  for (float& x : out) x = normal(random);
  return out;
}

struct Case {
  std::vector<float> weight[2] = {random_numbers(4 * kHidden * kHidden, 1),
                                  random_numbers(4 * kHidden * kHidden, 2)};
  BiLstm lstm{weight[0].data(), weight[1].data(), kHidden};
  std::vector<std::size_t> lengths;
  Matrix gates[kGateRows];  // the first has a row for each step, the others four
  std::vector<std::uint32_t> rows[kGateRows];

  explicit Case(std::vector<std::size_t> sequence_lengths) : lengths(std::move(sequence_lengths)) {
    const std::size_t steps = std::accumulate(lengths.begin(), lengths.end(), std::size_t{0});
    for (std::size_t k = 0; k < kGateRows; ++k) {
      fill(gates[k], k == 0 ? steps : 4, static_cast<unsigned>(3 + k));
      for (std::size_t s = 0; s < steps; ++s) {
        rows[k].push_back(static_cast<std::uint32_t>(k == 0 ? s : s / k % 4));
      }
    }
  }

  static void fill(Matrix& m, std::size_t count, unsigned seed) {
    m.resize(count, 8 * kHidden);
    const auto numbers = random_numbers(count * 8 * kHidden, seed);
    std::copy(numbers.begin(), numbers.end(), m.row(0));
  }

  SequenceBatch batch_of(const std::vector<std::size_t>& order) const {
    std::vector<std::size_t> first(lengths.size(), 0);
    for (std::size_t i = 1; i < lengths.size(); ++i) first[i] = first[i - 1] + lengths[i - 1];
    SequenceBatch batch;
    for (const std::size_t i : order) batch.add(first[i], lengths[i]);
    batch.sort();
    return batch;
  }

  Matrix run(const std::vector<std::size_t>& order) const {
    Matrix out;
    out.resize(rows[0].size(), 2 * kHidden);
    Matrix cells;
    BiLstm::InputGates inputs;
    for (std::size_t k = 0; k < kGateRows; ++k) inputs[k] = {&gates[k], rows[k].data()};
    lstm.run(batch_of(order), inputs, cells, out);
    return out;
  }

  // The hidden state after each step of one direction, by the equations.
  std::vector<std::vector<double>> plain(std::size_t first, std::size_t length, std::size_t side) const {
    std::vector<std::vector<double>> out(length);
    std::vector<double> h(kHidden), c(kHidden);
    for (std::size_t t = 0; t < length; ++t) {
      const std::size_t at = side == 0 ? t : length - 1 - t;
      const std::size_t step = first + at;
      std::vector<double> g(4 * kHidden);
      for (std::size_t k = 0; k < g.size(); ++k) {
        for (std::size_t r = 0; r < kGateRows; ++r) {
          g[k] += static_cast<double>(gates[r].row(rows[r][step])[side * 4 * kHidden + k]);
        }
        for (std::size_t j = 0; j < kHidden; ++j)
          g[k] += static_cast<double>(weight[side][k * kHidden + j]) * h[j];
      }
      for (std::size_t j = 0; j < kHidden; ++j) {
        c[j] = sigmoid(g[kHidden + j]) * c[j] + sigmoid(g[j]) * std::tanh(g[2 * kHidden + j]);
        h[j] = sigmoid(g[3 * kHidden + j]) * std::tanh(c[j]);
      }
      out[at] = h;
    }
    return out;
  }
};

std::vector<std::size_t> in_order(std::size_t n) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

// Of sequences that end at different times, more than there are lanes.
std::vector<std::size_t> many_lengths() {
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < 60; ++i) lengths.push_back(1 + i * 7 % 23);
  return lengths;
}

TEST(BiLstm, EqualsThePlainRecurrence) {
  const Case c({3, 11, 1, 7, 7});
  const Matrix got = c.run(in_order(5));
  std::size_t first = 0;
  for (const std::size_t length : c.lengths) {
    for (const std::size_t side : {0u, 1u}) {
      const auto wanted = c.plain(first, length, side);
      for (std::size_t t = 0; t < length; ++t) {
        for (std::size_t j = 0; j < kHidden; ++j) {
          ASSERT_NEAR(got.row(first + t)[side * kHidden + j], wanted[t][j], 0.05);
        }
      }
    }
    first += length;
  }
}

TEST(BiLstm, SequencesDoNotDependOnTheirNeighbours) {
  const std::vector<std::size_t> lengths = many_lengths();
  const Case c(lengths);
  const Matrix together = c.run(in_order(lengths.size()));
  std::size_t first = 0;
  for (std::size_t i = 0; i < lengths.size(); first += lengths[i++]) {
    const Matrix alone = c.run({i});
    ASSERT_TRUE(std::equal(alone.row(first), alone.row(first + lengths[i]), together.row(first))) << i;
  }
}

// The same input gates, computed before and in the steps; and the latter alone and side by side.
TEST(BiLstm, ProductsInTheStepsEqualGates) {
  const Case c(many_lengths());
  constexpr std::size_t kInputs = 5, kGates = 4 * kHidden;
  const std::size_t steps = c.rows[0].size();
  const std::vector<float> weight = random_numbers(2 * kGates * kInputs, 5);
  const std::vector<float> bias = random_numbers(2 * kGates, 6);
  const std::vector<float> numbers = random_numbers(steps * kInputs, 7);
  Matrix x, gates;
  x.resize(steps, kInputs);
  std::copy(numbers.begin(), numbers.end(), x.row(0));
  Product(weight.data(), bias.data(), 2 * kGates, kInputs).run(x, gates);
  const BiLstm::InputProducts products{
      Product(weight.data(), bias.data(), kGates, kInputs),
      Product(weight.data() + kGates * kInputs, bias.data() + kGates, kGates, kInputs)};

  Matrix cells, wanted, together, alone;
  for (Matrix* out : {&wanted, &together, &alone}) out->resize(steps, 2 * kHidden);
  const SequenceBatch all = c.batch_of(in_order(c.lengths.size()));
  c.lstm.run(all, {GateRows{&gates, c.rows[0].data()}}, cells, wanted);
  c.lstm.run(all, products, x, cells, together);
  for (std::size_t i = 0; i < c.lengths.size(); ++i) c.lstm.run(c.batch_of({i}), products, x, cells, alone);
  for (std::size_t i = 0; i < steps * 2 * kHidden; ++i) {
    ASSERT_NEAR(together.row(0)[i], wanted.row(0)[i], 0.05) << i;  // added up in another order
    ASSERT_EQ(together.row(0)[i], alone.row(0)[i]) << i;
  }
}

TEST(BiLstm, NoSequences) {
  EXPECT_EQ(Case({0, 0}).run({0, 1}).rows(), 0u);
  const Case c({});
  EXPECT_EQ(c.run({}).rows(), 0u);
}

}  // namespace
}  // namespace readout
