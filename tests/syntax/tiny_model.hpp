// A model file of a few hundred random weights with the tensors of docs/model-format.md: its analyses are
// nonsense, but they obey the same laws as those of the trained model, and they are there in every clone.
#pragma once

#include <algorithm>
#include <map>
#include <random>

#include "../nn/tensor_writer.hpp"

namespace readout::test {

class TinyModel {
 public:
  struct Numbers {
    std::vector<std::size_t> shape;
    std::vector<float> values;
  };
  std::map<std::string, Numbers> f32;
  std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::uint16_t>>> f16;
  std::map<std::string, std::string> text;
  std::string format = "readout-model/3";

  explicit TinyModel(unsigned seed = 1) : random_(seed) {
    text["segmenter.char.labels"] = "a\ne\nt\ns\n.\n'\n\"";
    halves("segmenter.char.embedding", {15, 3});
    halves("segmenter.chunk.embedding", {64, 3});
    lstm("segmenter.lstm", 4 * 3 + 3, 4);
    dense("segmenter.out", 2 * 4, 8);
    text["parser.word.labels"] = "the\nof\nsaid";
    halves("parser.word.embedding", {4, 5});
    halves("parser.hash.embedding", {64, 2});
    lstm("parser.encoder.0", 21, 3);
    numbers("parser.encoder.1.narrow", {5, 6});
    lstm("parser.encoder.1", 5, 3);
    head("upos", "NOUN\nVERB\nPUNCT");
    head("xpos", "NN\nVB");
    head("feats", "_\nNumber=Sing");
    head("entity", "O\nperson\nperson*");
    head("lemma", "l-0+\nk-1+y\n=be");
    dense("parser.arc.dependent", 7, 6);
    dense("parser.arc.head", 7, 6);
    numbers("parser.arc.bilinear", {7, 7});
    numbers("parser.arc.head_bias", {7});
    numbers("parser.root", {6});
    dense("parser.label.dependent", 2, 6);
    dense("parser.label.head", 2, 6);
    dense("parser.label", 3, 6);
    text["parser.label.labels"] = "nsubj\nroot\nobj";
  }

  std::string bytes() const {
    TensorWriter w;
    w.entry("__metadata__", "{\"format\":\"" + format + "\"}");
    for (const auto& [name, n] : f32) w.f32(name, n.shape, n.values);
    for (const auto& [name, n] : f16) w.f16(name, n.first, n.second);
    for (const auto& [name, entries] : text) w.text(name, entries);
    return w.bytes();
  }

 private:
  static std::size_t count(const std::vector<std::size_t>& shape) {
    std::size_t n = 1;
    for (const std::size_t length : shape) n *= length;
    return n;
  }
  void numbers(const std::string& name, const std::vector<std::size_t>& shape) {
    std::vector<float> values(count(shape));
    for (float& x : values) x = std::uniform_real_distribution<float>(-1.5f, 1.5f)(random_);
    f32[name] = {shape, std::move(values)};
  }
  void halves(const std::string& name, const std::vector<std::size_t>& shape) {
    std::vector<std::uint16_t> values(count(shape));
    for (std::uint16_t& x : values)
      x = static_cast<std::uint16_t>((random_() & 0x8000u) | (0x3400 + random_() % 0xA00));
    f16[name] = {shape, std::move(values)};
  }
  void dense(const std::string& name, std::size_t outputs, std::size_t inputs) {
    numbers(name + ".weight", {outputs, inputs});
    numbers(name + ".bias", {outputs});
  }
  void lstm(const std::string& name, std::size_t inputs, std::size_t hidden) {
    for (const char* side : {".forward", ".backward"}) {
      numbers(name + side + ".weight_ih", {4 * hidden, inputs});
      numbers(name + side + ".weight_hh", {4 * hidden, hidden});
      numbers(name + side + ".bias", {4 * hidden});
    }
  }
  void head(const std::string& kind, const std::string& labels) {
    text["parser." + kind + ".labels"] = labels;
    dense("parser." + kind, static_cast<std::size_t>(std::count(labels.begin(), labels.end(), '\n')) + 1, 6);
  }

  std::mt19937 random_;
};

}  // namespace readout::test
