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
    std::vector<float> scales(4 * kHidden), a(4 * kHidden), b(4 * kHidden), c(kHidden), h(kHidden);
    for (std::size_t i = 0; i < 4 * kHidden; ++i) {
      sums[i] = static_cast<std::int32_t>(1000.0 * std::sin(static_cast<double>(i) + 1));
      offsets[i] = static_cast<std::int32_t>(i);
      scales[i] = static_cast<float>(scale) * (1.0f + 0.1f * static_cast<float>(i));
      a[i] = static_cast<float>(0.3 * std::cos(static_cast<double>(i)));
      b[i] = static_cast<float>(i) * 0.01f;
    }
    for (std::size_t j = 0; j < kHidden; ++j) c[j] = static_cast<float>(j) - 2.0f;
    const std::vector<float> before = c;
    const auto sum = [&](std::size_t i) {
      return (sums[i] - offsets[i]) * static_cast<double>(scales[i]) * 0.001 + static_cast<double>(a[i]) +
             static_cast<double>(b[i]);
    };
    std::vector<double> wanted_c, wanted_h;
    for (std::size_t j = 0; j < kHidden; ++j) {
      wanted_c.push_back(sigmoid(sum(kHidden + j)) * static_cast<double>(before[j]) +
                         sigmoid(sum(j)) * std::tanh(sum(2 * kHidden + j)));
      wanted_h.push_back(sigmoid(sum(3 * kHidden + j)) * std::tanh(wanted_c.back()));
    }
    lstm_step({sums.data(), offsets.data(), scales.data(), 0.001f}, a.data(), b.data(), kHidden, c.data(),
              h.data());
    for (std::size_t j = 0; j < kHidden; ++j) {
      EXPECT_NEAR(c[j], wanted_c[j], 3e-4) << scale;
      EXPECT_NEAR(h[j], wanted_h[j], 3e-4) << scale;
    }
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

TEST(Elementwise, DotMultiplyLeakyReluArgMax) {
  std::vector<float> x(67), y(67);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] = static_cast<float>(i % 7) - 3.0f;
    y[i] = 0.5f * static_cast<float>(i % 5);
    sum += static_cast<double>(x[i]) * static_cast<double>(y[i]);
  }
  EXPECT_FLOAT_EQ(dot(x.data(), y.data(), x.size()), static_cast<float>(sum));
  EXPECT_EQ(dot(x.data(), y.data(), 0), 0.0f);
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
