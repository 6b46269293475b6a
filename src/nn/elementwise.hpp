// The arithmetic between matrix products: LSTM gates, LeakyReLU, biases, sums of products. Plain loops that
// compilers vectorise (GCC only with -fno-trapping-math, src/CMakeLists.txt). The same bits on every CPU: exp
// is our own polynomial (no libm), nothing is fused
// (-ffp-contract=off), and no result depends on the vector width.
#pragma once

#include <cstddef>
#include <cstdint>

namespace readout {

/// IEEE half to single precision, exactly; `count` numbers, all finite.
void widen_halves(const std::uint16_t* from, std::size_t count, float* to);

/// Neither an infinity nor a NaN among them.
bool all_finite(const float* x, std::size_t count);
bool all_finite(const std::uint16_t* halves, std::size_t count);

/// y += bias, for each of `rows` rows.
void add_bias(const float* bias, std::size_t rows, std::size_t columns, float* y);

/// x < 0 ? slope * x : x, in place.
void leaky_relu(float slope, std::size_t count, float* x);

/// One LSTM cell step of one sequence. `gates` holds 4 * hidden pre-activations in the order i, f, g, o; `a`
/// and `b` (may be null) are added to it. Updates c and writes h.
void lstm_step(const float* a, const float* b, float* gates, std::size_t hidden, float* c, float* h);

/// y[j] += factor * x[j].
void add_scaled(float factor, const float* x, std::size_t count, float* y);

/// Sum of x[i] * y[i], added up in 32 interleaved partial sums and then in a fixed order.
float dot(const float* x, const float* y, std::size_t count);

/// The first index of the largest of `count` numbers. @pre count > 0
std::size_t arg_max(const float* x, std::size_t count);

}  // namespace readout
