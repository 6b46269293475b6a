// What the parser sees of a word by itself: its row in the table of known words and eight hashed features
// (docs/model-format.md, "Parser"). Private to syntax.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "nn/tensor_file.hpp"

namespace readout {

class WordVectors {
 public:
  static Result<WordVectors> load(const TensorFile& file);

  std::size_t size() const { return word_size_ + kFeatures * hash_size_; }
  /// Has the lower-cased word a row of its own?
  bool knows(std::string_view lower) const { return rows_.contains(lower); }
  /// Writes the vector of the word, size() numbers.
  void write(std::string_view form, float* out) const;

 private:
  static constexpr std::size_t kFeatures = 8;
  // Views into the mapped file.
  std::unordered_map<std::string_view, std::uint32_t> rows_;
  const std::uint16_t* word_embedding_ = nullptr;
  const std::uint16_t* hash_embedding_ = nullptr;
  std::size_t word_size_ = 0, hash_size_ = 0;
  std::uint32_t hash_rows_ = 0;
};

}  // namespace readout
