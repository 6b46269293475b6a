// From a paragraph's bytes to words, tokens and sentences: a BiLSTM over code points that says where they end
// (docs/model-format.md, "Segmenter"). Words are exact slices of the text. Private to syntax.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/index.hpp"
#include "nn/lstm.hpp"
#include "nn/tensor_file.hpp"
#include "syntax/segment_rules.hpp"

namespace readout {

struct SegmentedWord {
  ByteSpan span;
  bool joins_previous;  // second or later word of a surface token
  bool ends_token;
  bool ends_sentence;
};

/// A paragraph of a text. `borders`: where quotation marks begin and end in the text, rising byte offsets;
/// tokens end there.
struct ParagraphToSegment {
  std::string_view text;
  ByteSpan prose;
  const std::vector<std::uint32_t>* borders;
};

/// Memory for one call at a time, reused; one a thread.
struct SegmenterWorkspace {
  // One entry a code point, a run of white space being one.
  std::vector<std::uint32_t> begin, char_row, chunk_row;
  std::vector<std::uint8_t> white;
  std::vector<SegmentLabel> label;
  // One batch of windows.
  std::vector<std::uint32_t> chunk_gate_row;
  std::unordered_map<std::uint32_t, std::uint32_t> gate_row_of_chunk;
  Matrix chunks, chunk_gates, cells, states;
};

class Segmenter {
 public:
  static Result<Segmenter> load(const TensorFile& file);

  /// The words of each paragraph (byte spans of its text) in order; the last word of a paragraph ends a
  /// sentence. No word holds white space, none is longer than limits::kMaxTokenBytes. Linear in the text.
  std::vector<std::vector<SegmentedWord>> segment(std::span<const ParagraphToSegment> paragraphs,
                                                  SegmenterWorkspace& workspace) const;

 private:
  struct Window {
    std::size_t first, length;            // the steps that the network sees
    std::size_t core_first, core_length;  // those whose labels are taken from it
  };

  Segmenter(BiLstm lstm, Product chunk_input)
      : lstm_(std::move(lstm)), chunk_input_(std::move(chunk_input)) {}

  std::uint32_t row_of_char(char32_t c) const;
  void add_step(std::uint32_t at, std::uint32_t char_row, SegmenterWorkspace& w) const;
  void add_white(std::uint32_t at, SegmenterWorkspace& w) const;
  void add_paragraph(std::string_view text, ByteSpan paragraph, SegmenterWorkspace& w) const;
  void label_windows(const Window* first, const Window* last, SegmenterWorkspace& w) const;
  SegmentLabel label_of(const float* state, bool ends_chunk) const;

  BiLstm lstm_;
  Product chunk_input_;  // chunk vector -> gates of both directions, with their bias
  Matrix char_gates_;    // the gates of each row of the character table, computed once
  std::unordered_map<char32_t, std::uint32_t> char_rows_;
  const std::uint16_t* chunk_embedding_ = nullptr;  // in the mapped file
  std::uint32_t chunk_rows_ = 0;
  std::uint32_t space_row_ = 0;
  std::vector<float> out_weight_, out_bias_;  // [4, 2 * hidden], [4]
};

}  // namespace readout
