// The trained model: loads models/readout-en.safetensors and turns a Document into its Syntax
// (docs/model-format.md).
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "syntax/syntax.hpp"

namespace readout {

/// Immutable after loading; any number of threads may call read() at once.
class SyntaxModel {
 public:
  /// Errors: bad_model, naming the file, the tensor and what to do.
  static Result<std::shared_ptr<const SyntaxModel>> load(const std::filesystem::path& file);
  ~SyntaxModel();

  /// Words, sentences, tags and trees of all paragraphs' prose. Same bytes for any batch and thread.
  /// `document` must outlive the result and not move its text.
  Syntax read(const Document& document) const;
  /// The same for several documents side by side: faster, as short ones alone leave the products half empty.
  std::vector<Syntax> read(std::span<const Document* const> documents) const;

  /// Tags and trees of words and sentences that are given: of `words` the columns span, joins_previous and
  /// sentences, each sentence of 1 to limits::kMaxSentenceWords words; the rest is filled in. `text` must
  /// outlive the result. Errors: internal, if the given columns break a law of Syntax::from_columns().
  Result<Syntax> parse(std::string_view text, Syntax::Columns words) const;

  /// First 12 hex digits of the SHA-256 of the file: which model made a record.
  const std::string& hash() const;

 private:
  struct Impl;
  explicit SyntaxModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace readout
