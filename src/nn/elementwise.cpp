// Loops of elementwise.hpp. READOUT_VECTOR makes the compiler emit each for several instruction sets and
// choose when the program starts; the arithmetic is the same in all.
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

constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding and subtracting rounds to the nearest integer

inline float bounded(float x, float low, float high) {
  x = x > low ? x : low;
  return x < high ? x : high;
}

inline float widen(std::uint16_t half) {
  // Exponent and mantissa moved into place and scaled by 2^112: exact for normal and subnormal numbers.
  const std::uint32_t magnitude = static_cast<std::uint32_t>(half & 0x7FFFu) << 13;
  const float value = std::bit_cast<float>(magnitude) * 0x1p112f;
  const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
  return std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) | sign);
}

// tanh(x) to 5e-5, as numerator and denominator: rational, odd, fitted by least squares weighted towards the
// largest error for |x| <= 5, where it ends.
struct Fraction {
  float above, below;
};
inline Fraction tanh_of(float x) {
  x = bounded(x, -5.0f, 5.0f);
  const float y = x * x;
  return {x * (9.9981034e-1f + y * (1.0172607e-1f + y * 6.5502722e-4f)),
          1.0f + y * (4.3450748e-1f + y * 1.2640041e-2f)};
}
// 1 / (1 + e^-x) = (1 + tanh(x / 2)) / 2
inline Fraction sigmoid_of(float x) {
  const Fraction t = tanh_of(0.5f * x);
  return {0.5f * (t.below + t.above), t.below};
}

// c' = sigmoid(f) c + sigmoid(i) tanh(g) and h = sigmoid(o) tanh(c'), each over one common denominator:
// divisions cost most here. `sum(j)` is pre-activation j.
template <class Sum>
inline __attribute__((always_inline)) void cell(Sum sum, std::size_t hidden, float* __restrict c,
                                                float* __restrict h) {
  for (std::size_t j = 0; j < hidden; ++j) {
    const Fraction in = sigmoid_of(sum(j));
    const Fraction forget = sigmoid_of(sum(hidden + j));
    const Fraction candidate = tanh_of(sum(2 * hidden + j));
    const Fraction out = sigmoid_of(sum(3 * hidden + j));
    const float input = in.below * candidate.below;
    const float cell =
        (c[j] * forget.above * input + in.above * candidate.above * forget.below) / (forget.below * input);
    const Fraction squashed = tanh_of(cell);
    c[j] = cell;
    h[j] = out.above * squashed.above / (out.below * squashed.below);
  }
}

READOUT_VECTOR void cell_of_one(const std::int32_t* __restrict sums, const std::int32_t* __restrict offsets,
                                const float* __restrict scales, float scale, const float* __restrict a,
                                std::size_t hidden, float* __restrict c, float* __restrict h) {
  cell([=](std::size_t j) { return static_cast<float>(sums[j] - offsets[j]) * scales[j] * scale + a[j]; },
       hidden, c, h);
}
READOUT_VECTOR void cell_of_two(const std::int32_t* __restrict sums, const std::int32_t* __restrict offsets,
                                const float* __restrict scales, float scale, const float* __restrict a,
                                const float* __restrict b, std::size_t hidden, float* __restrict c,
                                float* __restrict h) {
  cell(
      [=](std::size_t j) {
        return static_cast<float>(sums[j] - offsets[j]) * scales[j] * scale + a[j] + b[j];
      },
      hidden, c, h);
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

namespace {

READOUT_VECTOR float largest(const float* x, std::size_t count) {
  std::uint32_t best = 0;  // of the numbers without their signs: in the order of their bits
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(x[i]) & 0x7FFFFFFFu;
    best = bits > best ? bits : best;
  }
  return std::bit_cast<float>(best < 0x7F800000u ? best : 0x7F7FFFFFu);
}

READOUT_VECTOR void scale_to(const float* __restrict x, std::size_t count, float factor, std::int32_t bound,
                             std::int32_t zero, std::uint8_t* __restrict whole) {
  for (std::size_t i = 0; i < count; ++i) {
    std::int32_t y = static_cast<std::int32_t>((x[i] * factor + kRound) - kRound);
    y = y > -bound ? y : -bound;  // only what is not finite can lie outside
    y = y < bound ? y : bound;
    whole[i] = static_cast<std::uint8_t>(y + zero);
  }
}

float scaled(const float* x, std::size_t count, std::int32_t bound, std::int32_t zero, std::uint8_t* whole) {
  const float most = largest(x, count);
  const auto steps = static_cast<float>(bound);
  scale_to(x, count, most > 0x1p-100f ? steps / most : 0.0f, bound, zero, whole);
  return most / steps;
}

}  // namespace

float to_signed(const float* x, std::size_t count, std::int8_t* whole) {
  return scaled(x, count, 127, 0, reinterpret_cast<std::uint8_t*>(whole));
}

float to_unsigned(const float* x, std::size_t count, std::uint8_t* whole) {
  return scaled(x, count, 63, kZero, whole);
}

READOUT_VECTOR void from_sums(ScaledSums x, const float* __restrict bias, std::size_t count,
                              float* __restrict y) {
  for (std::size_t j = 0; j < count; ++j) {
    y[j] = static_cast<float>(x.sums[j] - x.offsets[j]) * x.scales[j] * x.scale + bias[j];
  }
}

READOUT_VECTOR void leaky_relu(float slope, std::size_t count, float* x) {
  for (std::size_t i = 0; i < count; ++i) x[i] = x[i] < 0.0f ? slope * x[i] : x[i];
}

READOUT_VECTOR void multiply(const float* __restrict x, const float* __restrict y, std::size_t count,
                             float* __restrict z) {
  for (std::size_t i = 0; i < count; ++i) z[i] = x[i] * y[i];
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

void lstm_step(ScaledSums x, const float* a, const float* b, std::size_t hidden, float* c, float* h) {
  if (b != nullptr) {
    cell_of_two(x.sums, x.offsets, x.scales, x.scale, a, b, hidden, c, h);
  } else {
    cell_of_one(x.sums, x.offsets, x.scales, x.scale, a, hidden, c, h);
  }
}

std::size_t arg_max(const float* x, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (x[i] > x[best]) best = i;
  }
  return best;
}

}  // namespace readout
