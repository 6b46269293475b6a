// The arithmetic between matrix products: LSTM gates, LeakyReLU, small integers, sums of products. Plain
// loops that compilers vectorise (GCC only with -fno-trapping-math, src/CMakeLists.txt). The same bits on
// every CPU: tanh and sigmoid are our own fractions (no libm), nothing is fused
// (-ffp-contract=off), and no result depends on the vector width.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace readout {

/// IEEE half to single precision, exactly; `count` numbers, all finite.
void widen_halves(const std::uint16_t* from, std::size_t count, float* to);

/// Neither an infinity nor a NaN among them.
bool all_finite(const float* x, std::size_t count);
bool all_finite(const std::uint16_t* halves, std::size_t count);

/// Numbers as whole multiples of a step, which is returned: max |x| / 127, and integers -127 .. 127.
float to_signed(const float* x, std::size_t count, std::int8_t* whole);

/// The same with max |x| / 63 and integers -63 .. 63, moved up by kZero. What is not finite counts as a
/// bound.
inline constexpr std::int32_t kZero = 64;
float to_unsigned(const float* x, std::size_t count, std::uint8_t* whole);
/// The same with 1 for max |x|: for numbers between -1 and 1, such as an LSTM's states, without a search.
float bounded_to_unsigned(const float* x, std::size_t count, std::uint8_t* whole);

/// A row of a product in whole numbers: number j is (sums[j] - offsets[j]) * scales[j] * scale.
struct ScaledSums {
  const std::int32_t* sums;
  const std::int32_t* offsets;
  const float* scales;
  float scale;
};

/// y[j] = x[j] + bias[j].
void from_sums(ScaledSums x, const float* bias, std::size_t count, float* y);

/// x < 0 ? slope * x : x, in place.
void leaky_relu(float slope, std::size_t count, float* x);

/// What an LSTM's inputs add to a step's pre-activations: the sum of these rows, or the first alone and the
/// others null.
inline constexpr std::size_t kGateRows = 5;
using StepGates = std::array<const float*, kGateRows>;

/// One LSTM cell step of one sequence. The 4 * hidden pre-activations, in the order i, f, g, o, are the sums
/// of `recurrent` and the rows of `inputs`, or of two products and a bias. Updates c and writes h.
void lstm_step(ScaledSums recurrent, const StepGates& inputs, std::size_t hidden, float* c, float* h);
void lstm_step(ScaledSums recurrent, ScaledSums input, const float* bias, std::size_t hidden, float* c,
               float* h);

/// z[i] = x[i] * y[i].
void multiply(const float* x, const float* y, std::size_t count, float* z);

/// out[r] = sum of x[i] * y[r * stride + i], added up in 32 interleaved partial sums and then in a fixed
/// order.
void dots(const float* x, std::size_t count, const float* y, std::size_t stride, std::size_t rows,
          float* out);

/// The first index of the largest of `count` numbers. @pre count > 0
std::size_t arg_max(const float* x, std::size_t count);

}  // namespace readout
