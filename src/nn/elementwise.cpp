// Loops of elementwise.hpp. READOUT_VECTOR makes the compiler emit each for several instruction sets and
// choose when the program starts; the arithmetic is the same in all.
#include "nn/elementwise.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

// Sanitizers run before the loader has resolved the choice, so they get the plain version alone.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)
#define READOUT_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define READOUT_VECTOR
#endif

// For their parts: one that is not inlined is compiled for the plain instruction set alone.
#define READOUT_INLINE inline __attribute__((always_inline))

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
READOUT_INLINE void cell(Sum sum, std::size_t hidden, float* __restrict c, float* __restrict h) {
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

// Pointers are parameters of their own, as compilers heed __restrict there alone, and vectorise with it.
READOUT_VECTOR void cell_of_one(const std::int32_t* __restrict sums, const std::int32_t* __restrict offsets,
                                const float* __restrict scales, float scale, const float* __restrict a,
                                std::size_t hidden, float* __restrict c, float* __restrict h) {
  cell([=](std::size_t j) { return static_cast<float>(sums[j] - offsets[j]) * scales[j] * scale + a[j]; },
       hidden, c, h);
}
READOUT_VECTOR void cell_of_five(const std::int32_t* __restrict sums, const std::int32_t* __restrict offsets,
                                 const float* __restrict scales, float scale, const float* __restrict p,
                                 const float* __restrict q, const float* __restrict r,
                                 const float* __restrict s, const float* __restrict t, std::size_t hidden,
                                 float* __restrict c, float* __restrict h) {
  cell(
      [=](std::size_t j) {
        const float input = p[j] + q[j] + r[j] + s[j] + t[j];
        return static_cast<float>(sums[j] - offsets[j]) * scales[j] * scale + input;
      },
      hidden, c, h);
}

READOUT_VECTOR void cell_of_products(const std::int32_t* __restrict sums,
                                     const std::int32_t* __restrict offsets, const float* __restrict scales,
                                     float scale, const std::int32_t* __restrict input_sums,
                                     const std::int32_t* __restrict input_offsets,
                                     const float* __restrict input_scales, float input_scale,
                                     const float* __restrict bias, std::size_t hidden, float* __restrict c,
                                     float* __restrict h) {
  cell(
      [=](std::size_t j) {
        const float input =
            static_cast<float>(input_sums[j] - input_offsets[j]) * input_scales[j] * input_scale;
        return static_cast<float>(sums[j] - offsets[j]) * scales[j] * scale + input + bias[j];
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
    y = y > -bound ? y : -bound;  // what is not finite, or beyond a bound that was promised
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

float bounded_to_unsigned(const float* x, std::size_t count, std::uint8_t* whole) {
  scale_to(x, count, 63.0f, 63, kZero, whole);
  return 1.0f / 63.0f;
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

namespace {

// Sixteen numbers: a register of AVX-512, or several smaller ones.
using Four = float __attribute__((vector_size(16)));
using Eight = float __attribute__((vector_size(32)));
using Sixteen = float __attribute__((vector_size(64)));

READOUT_INLINE void add_products(const float* x, const float* y, Sixteen& sums) {
  Sixteen a, b;
  std::memcpy(&a, x, sizeof a);
  std::memcpy(&b, y, sizeof b);
  sums += a * b;
}

READOUT_INLINE float sum_of(const Sixteen& a, const Sixteen& b) {
  const Sixteen all = a + b;
  Eight eights[2];
  std::memcpy(eights, &all, sizeof all);
  const Eight half = eights[0] + eights[1];
  Four fours[2];
  std::memcpy(fours, &half, sizeof half);
  const Four quarter = fours[0] + fours[1];
  return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

// Of kRows rows at once, so that x is loaded once for all.
template <std::size_t kRows>
READOUT_INLINE void dots_of(const float* x, std::size_t count, const float* y, std::size_t stride,
                            float* out) {
  Sixteen a[kRows] = {}, b[kRows] = {};
  std::size_t i = 0;
  for (; i + 32 <= count; i += 32) {
    for (std::size_t r = 0; r < kRows; ++r) {
      add_products(x + i, y + r * stride + i, a[r]);
      add_products(x + i + 16, y + r * stride + i + 16, b[r]);
    }
  }
  if (i < count) {
    float left[32] = {}, right[32] = {};
    std::copy(x + i, x + count, left);
    for (std::size_t r = 0; r < kRows; ++r) {
      std::copy(y + r * stride + i, y + r * stride + count, right);
      add_products(left, right, a[r]);
      add_products(left + 16, right + 16, b[r]);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) out[r] = sum_of(a[r], b[r]);
}

}  // namespace

READOUT_VECTOR void dots(const float* x, std::size_t count, const float* y, std::size_t stride,
                         std::size_t rows, float* out) {
  std::size_t r = 0;
  for (; r + 4 <= rows; r += 4) dots_of<4>(x, count, y + r * stride, stride, out + r);
  for (; r < rows; ++r) dots_of<1>(x, count, y + r * stride, stride, out + r);
}

void lstm_step(ScaledSums x, const StepGates& inputs, std::size_t hidden, float* c, float* h) {
  if (inputs[1] != nullptr) {
    cell_of_five(x.sums, x.offsets, x.scales, x.scale, inputs[0], inputs[1], inputs[2], inputs[3], inputs[4],
                 hidden, c, h);
  } else {
    cell_of_one(x.sums, x.offsets, x.scales, x.scale, inputs[0], hidden, c, h);
  }
}

void lstm_step(ScaledSums x, ScaledSums input, const float* bias, std::size_t hidden, float* c, float* h) {
  cell_of_products(x.sums, x.offsets, x.scales, x.scale, input.sums, input.offsets, input.scales, input.scale,
                   bias, hidden, c, h);
}

std::size_t arg_max(const float* x, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (x[i] > x[best]) best = i;
  }
  return best;
}

}  // namespace readout
