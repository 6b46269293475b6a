// oneDNN's matmul behind Product. Weights are kept as [inputs, outputs], which its AVX2 kernels read without
// packing. Debian's oneDNN runs on OpenMP: Readout's threads are its own, so each call runs on the calling
// thread alone.
#include "nn/product.hpp"

#include <algorithm>
#include <dnnl.hpp>
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

memory::desc plain(std::size_t rows, std::size_t columns) {
  return memory::desc({static_cast<memory::dim>(rows), static_cast<memory::dim>(columns)},
                      memory::data_type::f32, memory::format_tag::ab);
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

dnnl::matmul::primitive_desc describe(std::size_t outputs, std::size_t inputs) {
  const OneThread one;
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  return {dnnl::matmul::desc(plain(kTileRows, inputs), plain(inputs, outputs), plain(kTileRows, outputs)),
          attributes, cpu()};
}

// [outputs, inputs] -> [inputs, outputs], in blocks that stay in the cache.
void transpose(const float* from, std::size_t outputs, std::size_t inputs, float* to) {
  constexpr std::size_t kBlock = 16;
  for (std::size_t o = 0; o < outputs; o += kBlock) {
    const std::size_t o_end = std::min(o + kBlock, outputs);
    for (std::size_t i = 0; i < inputs; ++i) {
      for (std::size_t k = o; k < o_end; ++k) to[i * outputs + k] = from[k * inputs + i];
    }
  }
}

}  // namespace

struct Product::Kernel {
  Kernel(const float* weight, std::size_t outputs, std::size_t inputs)
      : description(describe(outputs, inputs)),
        primitive(description),
        weights(plain(inputs, outputs), cpu()),
        scratchpad_bytes(description.scratchpad_desc().get_size()) {
    transpose(weight, outputs, inputs, static_cast<float*>(weights.get_data_handle()));
  }

  dnnl::matmul::primitive_desc description;
  dnnl::matmul primitive;
  memory weights;
  std::size_t scratchpad_bytes;
};

struct Product::Bound::Memory {
  Memory(const Product& product)
      : x(plain(kTileRows, product.inputs_), cpu(), nullptr),
        y(plain(kTileRows, product.outputs_), cpu(), nullptr),
        scratchpad(product.kernel_->description.scratchpad_desc(), cpu()),
        stream(cpu()) {}
  memory x, y, scratchpad;
  dnnl::stream stream;
};

Product::Product(const float* weight, const float* bias, std::size_t outputs, std::size_t inputs)
    : inputs_(inputs), outputs_(outputs), kernel_(std::make_unique<Kernel>(weight, outputs, inputs)) {
  if (bias != nullptr) bias_.assign(bias, bias + outputs);
}

Product::Product(Product&&) noexcept = default;
Product& Product::operator=(Product&&) noexcept = default;
Product::~Product() = default;

void Product::run(const Matrix& x, Matrix& y) const {
  y.resize(x.rows(), outputs_);
  Bound(*this, x.row(0), y.row(0)).run(x.rows());
}

Product::Bound::Bound(const Product& product, const float* x, float* y)
    : product_(product), x_(x), y_(y), memory_(std::make_unique<Memory>(product)) {}
Product::Bound::~Bound() = default;

void Product::Bound::run(std::size_t rows) {
  const OneThread one;
  const Kernel& kernel = *product_.kernel_;
  const dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, memory_->x.get()},
                                       {DNNL_ARG_WEIGHTS, kernel.weights.get()},
                                       {DNNL_ARG_DST, memory_->y.get()},
                                       {DNNL_ARG_SCRATCHPAD, memory_->scratchpad.get()}};
  for (std::size_t at = 0; at < rows; at += kTileRows) {
    float* const y = y_ + at * product_.outputs_;
    memory_->x.set_data_handle(const_cast<float*>(x_ + at * product_.inputs_));
    memory_->y.set_data_handle(y);
    // Only for want of memory can a primitive fail that has been made.
    if (dnnl_primitive_execute(kernel.primitive.get(), memory_->stream.get(), 4, arguments) != dnnl_success) {
      throw std::bad_alloc();
    }
    if (!product_.bias_.empty()) add_bias(product_.bias_.data(), kTileRows, product_.outputs_, y);
  }
}

}  // namespace readout
