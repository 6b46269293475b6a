// The loops between products against the standard library's functions.
#include "nn/elementwise.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace readout {
namespace {

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

TEST(Elementwise, LstmStepIsTheEquations) {
  constexpr std::size_t kHidden = 5;
  for (const double scale : {0.1, 1.0, 10.0, 200.0}) {
    std::vector<std::int32_t> sums(4 * kHidden), offsets(4 * kHidden);
    std::vector<float> scales(4 * kHidden), rows[kGateRows], c(kHidden), h(kHidden);
    for (auto& row : rows) row.resize(4 * kHidden);
    for (std::size_t i = 0; i < 4 * kHidden; ++i) {
      sums[i] = static_cast<std::int32_t>(1000.0 * std::sin(static_cast<double>(i) + 1));
      offsets[i] = static_cast<std::int32_t>(i);
      scales[i] = static_cast<float>(scale) * (1.0f + 0.1f * static_cast<float>(i));
      for (std::size_t r = 0; r < kGateRows; ++r) {
        rows[r][i] = static_cast<float>(0.3 * std::cos(static_cast<double>(i * (r + 1))));
      }
    }
    std::vector<float> before(kHidden);
    for (std::size_t j = 0; j < kHidden; ++j) before[j] = static_cast<float>(j) - 2.0f;
    const auto product = [&](std::size_t i, double step) {
      return (sums[i] - offsets[i]) * static_cast<double>(scales[i]) * step;
    };
    // What is in c and h must be the cell step of the pre-activations that `input` adds to the product.
    const auto expect_step = [&](const char* what, auto input) {
      const auto sum = [&](std::size_t i) { return product(i, 0.001) + input(i); };
      for (std::size_t j = 0; j < kHidden; ++j) {
        const double cell = sigmoid(sum(kHidden + j)) * static_cast<double>(before[j]) +
                            sigmoid(sum(j)) * std::tanh(sum(2 * kHidden + j));
        EXPECT_NEAR(c[j], cell, 3e-4) << what << ' ' << scale;
        EXPECT_NEAR(h[j], sigmoid(sum(3 * kHidden + j)) * std::tanh(cell), 3e-4) << what << ' ' << scale;
      }
    };
    const ScaledSums recurrent{sums.data(), offsets.data(), scales.data(), 0.001f};
    c = before;
    lstm_step(recurrent, {rows[0].data(), rows[1].data(), rows[2].data(), rows[3].data(), rows[4].data()},
              kHidden, c.data(), h.data());
    expect_step("five rows", [&](std::size_t i) {
      double all = 0;
      for (const auto& row : rows) all += static_cast<double>(row[i]);
      return all;
    });
    c = before;
    lstm_step(recurrent, {rows[0].data()}, kHidden, c.data(), h.data());
    expect_step("one row", [&](std::size_t i) { return static_cast<double>(rows[0][i]); });
    c = before;
    lstm_step(recurrent, {sums.data(), offsets.data(), scales.data(), 0.002f}, rows[1].data(), kHidden,
              c.data(), h.data());
    expect_step("two products",
                [&](std::size_t i) { return product(i, 0.002) + static_cast<double>(rows[1][i]); });
  }
}

TEST(Elementwise, HalvesBecomeFloatsExactly) {
  const std::uint16_t halves[] = {0x0000, 0x8000, 0x3C00, 0xC000, 0x7BFF, 0x0001, 0x0400, 0x3555};
  const float wanted[] = {0.0f, -0.0f, 1.0f, -2.0f, 65504.0f, 0x1p-24f, 0x1p-14f, 0.333251953125f};
  float got[8];
  widen_halves(halves, 8, got);
  for (int i = 0; i < 8; ++i) EXPECT_EQ(got[i], wanted[i]) << i;
}

TEST(Elementwise, AllFinite) {
  std::vector<float> numbers(37, 1.0f);
  EXPECT_TRUE(all_finite(numbers.data(), numbers.size()));
  EXPECT_TRUE(all_finite(numbers.data(), 0));
  for (const float bad :
       {std::nanf(""), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
    for (const std::size_t at : {0u, 8u, 36u}) {
      std::vector<float> broken = numbers;
      broken[at] = bad;
      EXPECT_FALSE(all_finite(broken.data(), broken.size()));
    }
  }
  std::vector<std::uint16_t> halves(37, 0x7BFF);
  EXPECT_TRUE(all_finite(halves.data(), halves.size()));
  halves[36] = 0x7C01;
  EXPECT_FALSE(all_finite(halves.data(), halves.size()));
}

TEST(Elementwise, WholeNumbers) {
  const std::vector<float> x = {0.0f, 2.0f, -4.0f, 1.0f, 0.03f, -0.03f};
  std::vector<std::int8_t> with_sign(x.size());
  EXPECT_FLOAT_EQ(to_signed(x.data(), x.size(), with_sign.data()), 4.0f / 127.0f);
  EXPECT_EQ(with_sign, (std::vector<std::int8_t>{0, 64, -127, 32, 1, -1}));
  std::vector<std::uint8_t> moved(x.size());
  EXPECT_FLOAT_EQ(to_unsigned(x.data(), x.size(), moved.data()), 4.0f / 63.0f);
  EXPECT_EQ(moved, (std::vector<std::uint8_t>{64, 96, 1, 80, 64, 64}));

  const std::vector<float> nothing(9, 0.0f);
  moved.assign(9, 0);
  EXPECT_EQ(to_unsigned(nothing.data(), 9, moved.data()), 0.0f);
  EXPECT_EQ(moved, std::vector<std::uint8_t>(9, 64));
  // What is no number, or beyond all, must not leave the range.
  const float odd[] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                       -std::numeric_limits<float>::infinity(), std::numeric_limits<float>::max(), 1.0f};
  to_unsigned(odd, 5, moved.data());
  for (std::size_t i = 0; i < 5; ++i) EXPECT_TRUE(moved[i] >= 1 && moved[i] <= 127) << i;

  const float states[] = {0.0f, 1.0f, -1.0f, 0.5f, 1.0001f, std::numeric_limits<float>::quiet_NaN()};
  EXPECT_EQ(bounded_to_unsigned(states, 6, moved.data()), 1.0f / 63.0f);
  EXPECT_EQ(std::vector<std::uint8_t>(moved.begin(), moved.begin() + 5),
            (std::vector<std::uint8_t>{64, 127, 1, 96, 127}));
  EXPECT_TRUE(moved[5] >= 1 && moved[5] <= 127);
}

TEST(Elementwise, FromSums) {
  const std::int32_t sums[] = {640, -5, 64}, offsets[] = {64, 0, 64};
  const float scales[] = {0.5f, 2.0f, 1.0f}, bias[] = {1.0f, 0.0f, -1.0f};
  float y[3];
  from_sums({sums, offsets, scales, 0.25f}, bias, 3, y);
  EXPECT_EQ(y[0], 73.0f);
  EXPECT_EQ(y[1], -2.5f);
  EXPECT_EQ(y[2], -1.0f);
}

TEST(Elementwise, DotsMultiplyLeakyReluArgMax) {
  std::vector<float> x(67), y(67);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = static_cast<float>(i % 7) - 3.0f;
    y[i] = 0.5f * static_cast<float>(i % 5);
    sum += static_cast<double>(x[i]) * static_cast<double>(y[i]);
  }
  std::vector<float> rows, products(6, -1.0f);  // six times y, the last three doubled
  for (int r = 0; r < 6; ++r) {
    for (const float number : y) rows.push_back(r < 3 ? number : 2 * number);
    rows.insert(rows.end(), 2, 1000.0f);  // between the rows
  }
  dots(x.data(), x.size(), rows.data(), x.size() + 2, 6, products.data());
  for (int r = 0; r < 6; ++r) EXPECT_FLOAT_EQ(products[r], static_cast<float>(r < 3 ? sum : 2 * sum)) << r;
  dots(x.data(), 0, y.data(), 0, 1, products.data());
  EXPECT_EQ(products[0], 0.0f);
  std::vector<float> z(x.size());
  multiply(x.data(), y.data(), x.size(), z.data());
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_EQ(z[i], x[i] * y[i]);
  leaky_relu(0.1f, x.size(), x.data());
  EXPECT_EQ(x[0], -3.0f * 0.1f);
  EXPECT_EQ(x[4], 1.0f);
  const float scores[] = {1.0f, 3.0f, 3.0f, -1.0f};
  EXPECT_EQ(arg_max(scores, 4), 1u);  // of equals, the first
}

}  // namespace
}  // namespace readout
