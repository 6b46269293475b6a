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
  Matrix gates, more_gates;
  std::vector<std::uint32_t> rows, more_rows;

  explicit Case(std::vector<std::size_t> sequence_lengths) : lengths(std::move(sequence_lengths)) {
    const std::size_t steps = std::accumulate(lengths.begin(), lengths.end(), std::size_t{0});
    fill(gates, steps, 3);
    fill(more_gates, 4, 4);
    for (std::size_t s = 0; s < steps; ++s) {
      rows.push_back(static_cast<std::uint32_t>(s));
      more_rows.push_back(static_cast<std::uint32_t>(s % 4));
    }
  }

  static void fill(Matrix& m, std::size_t count, unsigned seed) {
    m.resize(count, 8 * kHidden);
    const auto numbers = random_numbers(count * 8 * kHidden, seed);
    std::copy(numbers.begin(), numbers.end(), m.row(0));
  }

  Matrix run(const std::vector<std::size_t>& order) const {
    std::vector<std::size_t> first(lengths.size(), 0);
    for (std::size_t i = 1; i < lengths.size(); ++i) first[i] = first[i - 1] + lengths[i - 1];
    SequenceBatch batch;
    for (const std::size_t i : order) batch.add(first[i], lengths[i]);
    batch.sort();
    Matrix out;
    out.resize(rows.size(), 2 * kHidden);
    Matrix cells;
    lstm.run(batch, {&gates, rows.data()}, {&more_gates, more_rows.data()}, cells, out);
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
        g[k] = static_cast<double>(gates.row(rows[step])[side * 4 * kHidden + k]) +
               static_cast<double>(more_gates.row(more_rows[step])[side * 4 * kHidden + k]);
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
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < 60; ++i) lengths.push_back(1 + i * 7 % 23);
  const Case c(lengths);
  const Matrix together = c.run(in_order(lengths.size()));
  std::size_t first = 0;
  for (std::size_t i = 0; i < lengths.size(); first += lengths[i++]) {
    const Matrix alone = c.run({i});
    ASSERT_TRUE(std::equal(alone.row(first), alone.row(first + lengths[i]), together.row(first))) << i;
  }
}

TEST(BiLstm, NoSequences) {
  EXPECT_EQ(Case({0, 0}).run({0, 1}).rows(), 0u);
  const Case c({});
  EXPECT_EQ(c.run({}).rows(), 0u);
}

}  // namespace
}  // namespace readout
