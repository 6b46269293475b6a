// oneDNN's integer matmul (u8 x s8 -> s32) behind Product, and the way from floats to small integers and
// back. Debian's oneDNN runs on OpenMP: Readout's threads are its own, so each call runs on the calling
// thread alone.
#include "nn/product.hpp"

#include <algorithm>
#include <dnnl.hpp>
#include <iterator>
#include <new>

#include "nn/elementwise.hpp"

extern "C" {  // of libgomp, by hand: clang's omp.h would bring a second OpenMP runtime
int omp_get_max_threads(void);
void omp_set_num_threads(int);
}

namespace readout {
namespace {

using dnnl::memory;

const dnnl::engine& cpu() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

memory::desc matrix(std::size_t rows, std::size_t columns, memory::data_type type,
                    memory::format_tag format = memory::format_tag::ab) {
  return memory::desc({static_cast<memory::dim>(rows), static_cast<memory::dim>(columns)}, type, format);
}

// One OpenMP thread for the calls in a scope; the setting belongs to the calling thread.
class OneThread {
 public:
  OneThread() : before_(omp_get_max_threads()) {
    if (before_ != 1) omp_set_num_threads(1);
  }
  ~OneThread() {
    if (before_ != 1) omp_set_num_threads(before_);
  }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  int before_;
};

// Heights of tile: a primitive's is fixed, and rows that are not asked for cost as much as the others.
constexpr std::size_t kHeights[] = {8, 16, kTileRows};
constexpr std::size_t kHeightCount = std::size(kHeights);

// The least height that holds the rows.
std::size_t height_of(std::size_t rows) {
  return static_cast<std::size_t>(std::lower_bound(kHeights, kHeights + kHeightCount - 1, rows) - kHeights);
}

dnnl::matmul::primitive_desc describe(std::size_t rows, std::size_t outputs, const memory::desc& weights) {
  const OneThread one;
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  const auto inputs = static_cast<std::size_t>(weights.dims()[0]);
  return {dnnl::matmul::desc(matrix(rows, inputs, memory::data_type::u8), weights,
                             matrix(rows, outputs, memory::data_type::s32)),
          attributes, cpu()};
}

}  // namespace

struct Product::Kernel {
  Kernel(const float* weight, std::size_t outputs, std::size_t inputs)
      : highest(describe(kTileRows, outputs,
                         matrix(inputs, outputs, memory::data_type::s8, memory::format_tag::any))),
        weights(highest.weights_desc(), cpu()),
        scratchpad(highest.scratchpad_desc()),
        scales(outputs),
        offsets(outputs) {
    for (std::size_t h = 0; h < kHeightCount; ++h) {
      const auto description = describe(kHeights[h], outputs, highest.weights_desc());
      primitives[h] = dnnl::matmul(description);
      if (description.scratchpad_desc().get_size() > scratchpad.get_size()) {
        scratchpad = description.scratchpad_desc();
      }
    }
    std::vector<std::int8_t> whole(outputs * inputs);  // [outputs, inputs]
    for (std::size_t o = 0; o < outputs; ++o) {
      scales[o] = to_signed(weight + o * inputs, inputs, whole.data() + o * inputs);
      for (std::size_t i = 0; i < inputs; ++i) offsets[o] += kZero * whole[o * inputs + i];
    }
    const OneThread one;
    memory from(matrix(inputs, outputs, memory::data_type::s8, memory::format_tag::ba), cpu(), whole.data());
    dnnl::stream stream(cpu());
    dnnl::reorder(from, weights).execute(stream, from, weights);
    stream.wait();
  }

  dnnl::matmul::primitive_desc highest;
  dnnl::matmul primitives[kHeightCount];
  memory weights;
  memory::desc scratchpad;            // enough for any height
  std::vector<float> scales;          // [outputs]: weight = scale * integer
  std::vector<std::int32_t> offsets;  // [outputs]: what the zero point of the inputs adds to a sum
};

namespace {

// A tile's numbers. Tiles come and go with each product, so the memory waits for the thread's next one.
struct Buffers {
  std::vector<std::uint8_t> input;
  std::vector<std::int32_t> sums;

  static Buffers take(std::size_t inputs, std::size_t outputs) {
    Buffers buffers;
    if (!spare().empty()) {
      buffers = std::move(spare().back());
      spare().pop_back();
    }
    if (buffers.input.size() < inputs) buffers.input.resize(inputs);
    if (buffers.sums.size() < outputs) buffers.sums.resize(outputs);
    return buffers;
  }
  static std::vector<Buffers>& spare() {
    thread_local std::vector<Buffers> buffers;
    return buffers;
  }
};

}  // namespace

struct Product::Tile::Memory {
  explicit Memory(const Product& product)
      : buffers(Buffers::take(kTileRows * product.inputs_, kTileRows * product.outputs_)),
        scratchpad(product.kernel_->scratchpad, cpu()),
        stream(cpu()) {
    for (std::size_t h = 0; h < kHeightCount; ++h) {
      x[h] = memory(matrix(kHeights[h], product.inputs_, memory::data_type::u8), cpu(), buffers.input.data());
      y[h] =
          memory(matrix(kHeights[h], product.outputs_, memory::data_type::s32), cpu(), buffers.sums.data());
    }
  }
  ~Memory() { Buffers::spare().push_back(std::move(buffers)); }
  Buffers buffers;
  float scales[kTileRows] = {};
  memory x[kHeightCount], y[kHeightCount], scratchpad;
  dnnl::stream stream;
};

Product::Product(const float* weight, const float* bias, std::size_t outputs, std::size_t inputs)
    : inputs_(inputs),
      outputs_(outputs),
      bias_(outputs),
      kernel_(std::make_unique<Kernel>(weight, outputs, inputs)) {
  if (bias != nullptr) bias_.assign(bias, bias + outputs);
}

Product::Product(Product&&) noexcept = default;
Product& Product::operator=(Product&&) noexcept = default;
Product::~Product() = default;

void Product::run(Rows x, Matrix& y) const {
  y.resize(x.count, outputs_);
  run(x, y.row(0));
}

void Product::run(Rows x, float* y) const {
  Tile tile(*this);
  for (std::size_t at = 0; at < x.count; at += kTileRows) {
    const std::size_t rows = std::min(kTileRows, x.count - at);
    for (std::size_t r = 0; r < rows; ++r) tile.set(r, x.first + (at + r) * x.stride);
    tile.multiply(rows);
    for (std::size_t r = 0; r < rows; ++r)
      from_sums(tile.sums(r), bias_.data(), outputs_, y + (at + r) * outputs_);
  }
}

Product::Tile::Tile(const Product& product) : product_(product), memory_(std::make_unique<Memory>(product)) {}
Product::Tile::~Tile() = default;

void Product::Tile::set(std::size_t row, const float* x) {
  memory_->scales[row] =
      to_unsigned(x, product_.inputs_, memory_->buffers.input.data() + row * product_.inputs_);
}

void Product::Tile::set_bounded(std::size_t row, const float* x) {
  memory_->scales[row] =
      bounded_to_unsigned(x, product_.inputs_, memory_->buffers.input.data() + row * product_.inputs_);
}

void Product::Tile::set_zero(std::size_t row) {
  memory_->scales[row] = 0;
  std::fill_n(memory_->buffers.input.data() + row * product_.inputs_, product_.inputs_,
              static_cast<std::uint8_t>(kZero));
}

void Product::Tile::copy(std::size_t from, std::size_t to) {
  memory_->scales[to] = memory_->scales[from];
  const std::uint8_t* const row = memory_->buffers.input.data() + from * product_.inputs_;
  std::copy_n(row, product_.inputs_, memory_->buffers.input.data() + to * product_.inputs_);
}

void Product::Tile::multiply(std::size_t rows) {
  if (rows == 0) return;
  const OneThread one;
  const std::size_t h = height_of(rows);
  const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, memory_->x[h].get()},
                                       {DNNL_ARG_WEIGHTS, product_.kernel_->weights.get()},
                                       {DNNL_ARG_DST, memory_->y[h].get()},
                                       {DNNL_ARG_SCRATCHPAD, memory_->scratchpad.get()}};
  // Only for want of memory can a primitive fail that has been made.
  if (dnnl_primitive_execute(product_.kernel_->primitives[h].get(), memory_->stream.get(), 4, arguments) !=
      dnnl_success) {
    throw std::bad_alloc();
  }
}

ScaledSums Product::Tile::sums(std::size_t row) const {
  const Kernel& kernel = *product_.kernel_;
  return {memory_->buffers.sums.data() + row * product_.outputs_, kernel.offsets.data(), kernel.scales.data(),
          memory_->scales[row]};
}

}  // namespace readout
