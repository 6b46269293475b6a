// Reading layers from a model file, shapes checked against each other.
#include "syntax/load.hpp"

#include "nn/elementwise.hpp"

namespace readout {

Result<Numbers> load_numbers(const TensorFile& file, const std::string& name,
                             const std::vector<std::size_t>& shape) {
  if (file.is_f16(name)) {
    READOUT_TRY(halves, load_embedding(file, name, shape));
    Numbers numbers{halves.shape, std::vector<float>(halves.elements()), nullptr, halves.elements()};
    widen_halves(halves.f16(), numbers.size, numbers.widened.data());
    return numbers;
  }
  READOUT_TRY(tensor, file.tensor(name, Dtype::f32, shape));
  if (!all_finite(tensor.f32(), tensor.elements())) return file.bad(name, "a number in it is not finite");
  return Numbers{tensor.shape, {}, tensor.f32(), tensor.elements()};
}

Result<Tensor> load_embedding(const TensorFile& file, const std::string& name,
                              const std::vector<std::size_t>& shape) {
  READOUT_TRY(tensor, file.tensor(name, Dtype::f16, shape));
  if (!all_finite(tensor.f16(), tensor.elements())) return file.bad(name, "a number in it is not finite");
  return std::move(tensor);
}

void Dense::append(const Dense& other) {
  weight.insert(weight.end(), other.weight.begin(), other.weight.end());
  bias.insert(bias.end(), other.bias.begin(), other.bias.end());
}

Result<Dense> load_dense(const TensorFile& file, const std::string& prefix, std::size_t outputs,
                         std::size_t inputs) {
  READOUT_TRY(weight, load_numbers(file, prefix + ".weight", {outputs, inputs}));
  READOUT_TRY(bias, load_numbers(file, prefix + ".bias", {weight.shape[0]}));
  return Dense{{weight.data(), weight.data() + weight.size}, {bias.data(), bias.data() + bias.size}, inputs};
}

Result<LoadedLstm> load_lstm(const TensorFile& file, const std::string& prefix, std::size_t inputs) {
  READOUT_TRY(first, load_numbers(file, prefix + ".forward.weight_hh", {TensorFile::kAny, TensorFile::kAny}));
  const std::size_t hidden = first.shape[1];
  std::vector<float> input_weight;
  std::vector<float> bias;
  Numbers recurrent[2];
  for (const std::size_t side : {0, 1}) {
    const std::string name = prefix + (side == 0 ? ".forward" : ".backward");
    READOUT_TRY(weight_hh, load_numbers(file, name + ".weight_hh", {4 * hidden, hidden}));
    READOUT_TRY(weight_ih, load_numbers(file, name + ".weight_ih", {4 * hidden, inputs}));
    READOUT_TRY(one_bias, load_numbers(file, name + ".bias", {4 * hidden}));
    recurrent[side] = std::move(weight_hh);
    input_weight.insert(input_weight.end(), weight_ih.data(), weight_ih.data() + weight_ih.size);
    bias.insert(bias.end(), one_bias.data(), one_bias.data() + one_bias.size);
  }
  return LoadedLstm{BiLstm(recurrent[0].data(), recurrent[1].data(), hidden), std::move(input_weight),
                    std::move(bias)};
}

}  // namespace readout
