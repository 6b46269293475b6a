// Lemmas that the training data leaves no doubt about: form and tag to lemma (docs/model-format.md,
// parser.lemma.known). The edit scripts of the network are for forms that are not here.
#pragma once

#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "nn/tensor_file.hpp"

namespace readout {

class KnownLemmas {
 public:
  /// Empty if the model has no such table. Errors: bad_model.
  static Result<KnownLemmas> load(const TensorFile& file);

  /// The lemma, or an empty view. `lower` is lower_form() of the word. O(log entries).
  std::string_view find(std::string_view lower, std::string_view xpos) const;

 private:
  std::vector<std::string_view> lines_;  // in the mapped file: "form TAB xpos TAB lemma", in byte order
};

}  // namespace readout
