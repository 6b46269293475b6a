// Loops of elementwise.hpp. READOUT_VECTOR makes the compiler emit each for several instruction sets and
// choose when the program starts; the arithmetic is the same in all. exp: range reduction by Cody and Waite
// and a polynomial of degree 6 (coefficients of Cephes expf, S. Moshier), within 2 ulp.
#include "nn/elementwise.hpp"

#include <bit>
#include <cstring>

// Sanitizers run before the loader has resolved the choice, so they get the plain version alone.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)
#define READOUT_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define READOUT_VECTOR
#endif

namespace readout {
namespace {

inline float bounded(float x, float low, float high) {
  x = x < low ? low : x;
  return x > high ? high : x;
}

// e to the x, for x within the range of float.
inline float exp_of(float x) {
  constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding and subtracting rounds to the nearest integer
  x = bounded(x, -87.0f, 88.0f);
  const float n = (x * 1.44269504088896341f + kRound) - kRound;
  const float r = (x - n * 0.693359375f) - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  return p * std::bit_cast<float>((static_cast<std::int32_t>(n) + 127) << 23);
}

inline float sigmoid(float x) { return 1.0f / (1.0f + exp_of(-x)); }
inline float tanh_of(float x) { return 2.0f / (1.0f + exp_of(-2.0f * x)) - 1.0f; }

inline float widen(std::uint16_t half) {
  // Exponent and mantissa moved into place and scaled by 2^112: exact for normal and subnormal numbers.
  const std::uint32_t magnitude = static_cast<std::uint32_t>(half & 0x7FFFu) << 13;
  const float value = std::bit_cast<float>(magnitude) * 0x1p112f;
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) | sign);
}

// Gates from pre-activations that were added up into `gates`.
READOUT_VECTOR void cell(const float* __restrict gates, std::size_t hidden, float* __restrict c,
                         float* __restrict h) {
  const float* const in = gates;
  const float* const forget = gates + hidden;
  const float* const candidate = gates + 2 * hidden;
  const float* const out = gates + 3 * hidden;
  for (std::size_t j = 0; j < hidden; ++j) {
    const float cell = sigmoid(forget[j]) * c[j] + sigmoid(in[j]) * tanh_of(candidate[j]);
    c[j] = cell;
    h[j] = sigmoid(out[j]) * tanh_of(cell);
  }
}

}  // namespace

READOUT_VECTOR void widen_halves(const std::uint16_t* from, std::size_t count, float* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = widen(from[i]);
}

// The largest exponent marks infinities and NaNs.
READOUT_VECTOR bool all_finite(const float* x, std::size_t count) {
  std::uint32_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bad |= (std::bit_cast<std::uint32_t>(x[i]) & 0x7F800000u) == 0x7F800000u;
  }
  return bad == 0;
}

READOUT_VECTOR bool all_finite(const std::uint16_t* halves, std::size_t count) {
  std::uint16_t bad = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bad = static_cast<std::uint16_t>(bad | ((halves[i] & 0x7C00u) == 0x7C00u));
  }
  return bad == 0;
}

READOUT_VECTOR void add_bias(const float* __restrict bias, std::size_t rows, std::size_t columns,
                             float* __restrict y) {
  for (std::size_t r = 0; r < rows; ++r, y += columns) {
    for (std::size_t j = 0; j < columns; ++j) y[j] += bias[j];
  }
}

READOUT_VECTOR void leaky_relu(float slope, std::size_t count, float* x) {
  for (std::size_t i = 0; i < count; ++i) x[i] = x[i] < 0.0f ? slope * x[i] : x[i];
}

READOUT_VECTOR void add_scaled(float factor, const float* __restrict x, std::size_t count,
                               float* __restrict y) {
  for (std::size_t j = 0; j < count; ++j) y[j] += factor * x[j];
}

READOUT_VECTOR float dot(const float* x, const float* y, std::size_t count) {
  constexpr std::size_t kSums = 32;
  float sums[kSums] = {};
  std::size_t i = 0;
  for (; i + kSums <= count; i += kSums) {
    for (std::size_t k = 0; k < kSums; ++k) sums[k] += x[i + k] * y[i + k];
  }
  for (std::size_t k = 0; i < count; ++i, ++k) sums[k] += x[i] * y[i];
  for (std::size_t half = kSums / 2; half > 0; half /= 2) {
    for (std::size_t k = 0; k < half; ++k) sums[k] += sums[k + half];
  }
  return sums[0];
}

void lstm_step(const float* a, const float* b, float* gates, std::size_t hidden, float* c, float* h) {
  add_bias(a, 1, 4 * hidden, gates);
  if (b != nullptr) add_bias(b, 1, 4 * hidden, gates);
  cell(gates, hidden, c, h);
}

std::size_t arg_max(const float* x, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (x[i] > x[best]) best = i;
  }
  return best;
}

}  // namespace readout
