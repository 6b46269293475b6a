// Reading layers from a model file, shapes checked against each other.
#include "syntax/load.hpp"

#include <algorithm>
#include <cmath>

namespace readout {

Result<Tensor> load_f32(const TensorFile& file, const std::string& name,
                        const std::vector<std::size_t>& shape) {
  Result<Tensor> tensor = file.tensor(name, Dtype::f32, shape);
  if (!tensor) return tensor;
  // A sum of x * 0 is 0 unless some x is infinite or not a number; it costs less than a test of each.
  float sum = 0;
  const float* const numbers = tensor->f32();
  for (std::size_t i = 0; i < tensor->elements(); ++i) sum += numbers[i] * 0.0f;
  if (sum != 0.0f) return file.bad(name, "a number in it is not finite");
  return tensor;
}

Result<Product> load_dense(const TensorFile& file, const std::string& prefix, std::size_t outputs,
                           std::size_t inputs) {
  READOUT_TRY(weight, load_f32(file, prefix + ".weight", {outputs, inputs}));
  READOUT_TRY(bias, load_f32(file, prefix + ".bias", {weight.shape[0]}));
  return Product(weight.f32(), bias.f32(), weight.shape[0], weight.shape[1]);
}

Result<LoadedLstm> load_lstm(const TensorFile& file, const std::string& prefix, std::size_t inputs) {
  READOUT_TRY(first, load_f32(file, prefix + ".forward.weight_hh", {TensorFile::kAny, TensorFile::kAny}));
  const std::size_t hidden = first.shape[1];
  std::vector<float> input_weight;
  std::vector<float> bias;
  const float* recurrent[2] = {};
  for (const std::size_t side : {0, 1}) {
    const std::string name = prefix + (side == 0 ? ".forward" : ".backward");
    READOUT_TRY(weight_hh, load_f32(file, name + ".weight_hh", {4 * hidden, hidden}));
    READOUT_TRY(weight_ih, load_f32(file, name + ".weight_ih", {4 * hidden, inputs}));
    READOUT_TRY(one_bias, load_f32(file, name + ".bias", {4 * hidden}));
    recurrent[side] = weight_hh.f32();
    input_weight.insert(input_weight.end(), weight_ih.f32(), weight_ih.f32() + weight_ih.elements());
    bias.insert(bias.end(), one_bias.f32(), one_bias.f32() + one_bias.elements());
  }
  return LoadedLstm{BiLstm(recurrent[0], recurrent[1], hidden), std::move(input_weight), std::move(bias)};
}

}  // namespace readout
