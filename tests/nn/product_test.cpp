// Product against the sum as it is written in a textbook, within what whole numbers of seven and eight bits
// can hold, and the law that a row's result does not depend on the rows beside it, bit by bit.
#include "nn/product.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <thread>

namespace readout {
namespace {

std::vector<float> random_numbers(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-1, 1);
  std::vector<float> out(count);
  for (float& x : out) x = uniform(random);
  return out;
}

Matrix matrix(const std::vector<float>& numbers, std::size_t rows, std::size_t columns) {
  Matrix m;
  m.resize(rows, columns);
  std::copy_n(numbers.data(), rows * columns, m.row(0));
  return m;
}

struct Size {
  std::size_t rows, outputs, inputs;
};

class ProductOf : public testing::TestWithParam<Size> {};

TEST_P(ProductOf, EqualsThePlainSum) {
  const auto [rows, outputs, inputs] = GetParam();
  const auto weight = random_numbers(outputs * inputs, 1);
  const auto bias = random_numbers(outputs, 2);
  const auto numbers = random_numbers(rows * inputs, 3);
  const Matrix x = matrix(numbers, rows, inputs);
  Matrix y;
  Product(weight.data(), bias.data(), outputs, inputs).run(x, y);
  ASSERT_EQ(y.rows(), rows);
  ASSERT_EQ(y.columns(), outputs);
  double square_errors = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < outputs; ++o) {
      double sum = bias[o];
      double most = 0;  // the roundings of the numbers all at their worst
      for (std::size_t i = 0; i < inputs; ++i) {
        const double w = weight[o * inputs + i];
        const double n = numbers[r * inputs + i];
        sum += w * n;
        most += std::abs(w) * 0.5 / 63 + std::abs(n) * 0.5 / 127 + 0.25 / 63 / 127;
      }
      ASSERT_NEAR(y.row(r)[o], sum, most + 1e-4) << "row " << r << ", output " << o;
      square_errors += (y.row(r)[o] - sum) * (y.row(r)[o] - sum);
    }
  }
  // Roundings add up as independent ones do: a standard deviation of 1 / sqrt(12) steps, half of it for the
  // weights.
  const double one = (1 / 63.0 + 0.5 / 63.0) / std::sqrt(12.0) * std::sqrt(static_cast<double>(inputs));
  EXPECT_LE(std::sqrt(square_errors), one * std::sqrt(static_cast<double>(rows * outputs)));
}

INSTANTIATE_TEST_SUITE_P(Sizes, ProductOf,
                         testing::Values(Size{0, 3, 4}, Size{1, 1, 1}, Size{1, 7, 5}, Size{23, 17, 33},
                                         Size{24, 16, 16}, Size{25, 5, 200}, Size{49, 97, 31},
                                         Size{200, 3, 1}, Size{72, 320, 80}));

TEST(Product, RowsDoNotDependOnTheirNeighbours) {
  for (const auto& [outputs, inputs] : {std::pair{21u, 400u}, {800u, 200u}, {97u, 35u}, {5u, 3u}}) {
    const std::size_t rows = 100;
    const auto weight = random_numbers(outputs * inputs, 4);
    const auto numbers = random_numbers(rows * inputs, 5);
    const Product product(weight.data(), nullptr, outputs, inputs);
    Matrix together;
    product.run(matrix(numbers, rows, inputs), together);
    for (std::size_t r = 0; r < rows; ++r) {
      const std::vector<float> row(numbers.begin() + static_cast<std::ptrdiff_t>(r * inputs),
                                   numbers.begin() + static_cast<std::ptrdiff_t>((r + 1) * inputs));
      Matrix alone;
      product.run(matrix(row, 1, inputs), alone);
      for (std::size_t o = 0; o < outputs; ++o)
        ASSERT_EQ(alone.row(0)[o], together.row(r)[o]) << r << ' ' << o;
    }
  }
}

TEST(Product, PartsOfRows) {
  const auto weight = random_numbers(12, 6);
  const Product product(weight.data(), nullptr, 4, 3);
  const Matrix wide = matrix(random_numbers(5 * 7, 7), 5, 7);
  Matrix part;
  part.resize(5, 3);
  for (std::size_t r = 0; r < 5; ++r) std::copy_n(wide.row(r) + 2, 3, part.row(r));
  Matrix of_wide, of_part;
  product.run({wide, 2}, of_wide);
  product.run(part, of_part);
  for (std::size_t r = 0; r < 5; ++r) {
    for (std::size_t o = 0; o < 4; ++o) EXPECT_EQ(of_wide.row(r)[o], of_part.row(r)[o]);
  }
}

// The same sums whatever the CPU: worked out by hand, at the ends of the range (where sums in 16 bits would
// overflow).
TEST(Product, ExactAtTheEnds) {
  const std::vector<float> weight(300, 1.0f), numbers(300, 1.0f);
  Matrix y;
  Product(weight.data(), nullptr, 1, 300).run(matrix(numbers, 1, 300), y);
  EXPECT_EQ(y.row(0)[0], 63.0f * 127.0f * 300.0f * (1.0f / 127.0f) * (1.0f / 63.0f));
}

TEST(Product, ThreadsShareIt) {
  const std::size_t rows = 60, outputs = 50, inputs = 70;
  const auto weight = random_numbers(outputs * inputs, 8);
  const Product product(weight.data(), nullptr, outputs, inputs);
  const Matrix x = matrix(random_numbers(rows * inputs, 9), rows, inputs);
  Matrix expected;
  product.run(x, expected);
  std::vector<Matrix> results(4);
  std::vector<std::thread> threads;
  for (Matrix& result : results) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) product.run(x, result);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Matrix& result : results) {
    EXPECT_TRUE(std::equal(expected.row(0), expected.row(rows), result.row(0)));
  }
}

}  // namespace
}  // namespace readout
