// Looking up and concatenating the tables of WordVectors. Half precision is widened as rows are read.
#include "syntax/word_vectors.hpp"

#include "nn/elementwise.hpp"
#include "syntax/load.hpp"
#include "syntax/words.hpp"

namespace readout {

Result<WordVectors> WordVectors::load(const TensorFile& file) {
  READOUT_TRY(words, file.table("parser.word.labels"));
  READOUT_TRY(word_embedding,
              load_embedding(file, "parser.word.embedding", {words.size() + 1, TensorFile::kAny}));
  READOUT_TRY(hash_embedding,
              load_embedding(file, "parser.hash.embedding", {TensorFile::kAny, TensorFile::kAny}));
  WordVectors vectors;
  vectors.word_embedding_ = word_embedding.f16();
  vectors.word_size_ = word_embedding.shape[1];
  vectors.hash_embedding_ = hash_embedding.f16();
  vectors.hash_rows_ = static_cast<std::uint32_t>(hash_embedding.shape[0]);
  vectors.hash_size_ = hash_embedding.shape[1];
  vectors.rows_.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i)
    vectors.rows_.emplace(words[i], static_cast<std::uint32_t>(i + 1));
  return vectors;
}

void WordVectors::write(std::string_view form, float* out) const {
  const std::string normal = normalise(form);
  const std::string lower = lower_form(form);
  const auto known = rows_.find(lower);
  const std::size_t row = known == rows_.end() ? 0 : known->second;
  widen_halves(word_embedding_ + row * word_size_, word_size_, out);
  out += word_size_;
  const std::string shaped = shape_of_normal(normal);
  const std::pair<std::string_view, std::string_view> features[kFeatures] = {
      {"w", lower},
      {"p1", first_code_points(normal, 1)},
      {"p3", first_code_points(lower, 3)},
      {"s2", last_code_points(lower, 2)},
      {"s3", last_code_points(lower, 3)},
      {"s4", last_code_points(lower, 4)},
      {"sh", shaped},
      {"n", normal},
  };
  for (const auto& [tag, text] : features) {
    widen_halves(hash_embedding_ + bucket(tag, text, hash_rows_) * hash_size_, hash_size_, out);
    out += hash_size_;
  }
}

}  // namespace readout
