// Helpers to read a network's parts out of a model file; private to syntax.
#pragma once

#include <string>

#include "nn/lstm.hpp"
#include "nn/product.hpp"
#include "nn/tensor_file.hpp"

namespace readout {

/// `auto name = expression` or return its error.
#define READOUT_TRY(name, expression)                                    \
  auto name##_result = (expression);                                     \
  if (!name##_result) return tl::make_unexpected(name##_result.error()); \
  auto& name = *name##_result

/// The numbers of an F32 or F16 tensor in single precision: in the mapped file where they are so already.
struct Numbers {
  std::vector<std::size_t> shape;
  std::vector<float> widened;  // empty for F32
  const float* stored = nullptr;
  std::size_t size = 0;
  const float* data() const { return widened.empty() ? stored : widened.data(); }
};
/// Errors: absent, U8, another shape, a number that is not finite.
Result<Numbers> load_numbers(const TensorFile& file, const std::string& name,
                             const std::vector<std::size_t>& shape);

/// An F16 table whose rows are widened as they are used; checked as load_numbers() does.
Result<Tensor> load_embedding(const TensorFile& file, const std::string& name,
                              const std::vector<std::size_t>& shape);

/// A linear layer: weight [outputs, inputs] and bias [outputs].
struct Dense {
  std::vector<float> weight, bias;
  std::size_t inputs;
  /// Puts the outputs of another layer of the same inputs behind those that are there.
  void append(const Dense& other);
  Product product() const { return Product(weight.data(), bias.data(), bias.size(), inputs); }
};

/// `prefix`.weight and `prefix`.bias. `outputs` may be TensorFile::kAny.
Result<Dense> load_dense(const TensorFile& file, const std::string& prefix, std::size_t outputs,
                         std::size_t inputs);

/// Both directions of an LSTM layer.
struct LoadedLstm {
  BiLstm lstm;
  std::vector<float> input_weight;  // [8 * hidden, inputs], forward first
  std::vector<float> bias;          // [8 * hidden]
};
/// @pre inputs > 0. Any hidden size, the same in both directions.
Result<LoadedLstm> load_lstm(const TensorFile& file, const std::string& prefix, std::size_t inputs);

}  // namespace readout
