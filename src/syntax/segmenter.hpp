// From a paragraph's bytes to words, tokens and sentences: a BiLSTM over pairs of code points that says where
// they end (docs/model-format.md, "Segmenter"). Words are exact slices of the text. Private to syntax.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/index.hpp"
#include "nn/lstm.hpp"
#include "nn/tensor_file.hpp"
#include "syntax/load.hpp"
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

/// Code points that the network sees at a step: the two that it labels, and one on either side.
inline constexpr std::size_t kSegmenterSees = 4;

/// Memory for one call at a time, reused; one a thread.
struct SegmenterWorkspace {
  // One entry a code point, a run of white space being one.
  std::vector<std::uint32_t> begin, char_row, chunk_row;
  std::vector<std::uint8_t> white;
  std::vector<SegmentLabel> label;
  void add(std::uint32_t at, std::uint32_t row, bool is_white) {
    begin.push_back(at);
    char_row.push_back(row);
    white.push_back(is_white ? 1 : 0);
  }
  // One batch of windows: rows of the gates of the characters and of the chunk that each step sees.
  std::vector<std::uint32_t> step_char[kSegmenterSees], step_chunk;
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
    std::size_t first, length;            // the code points that the network sees
    std::size_t core_first, core_length;  // those whose labels are taken from it
  };

  Segmenter(BiLstm lstm, Product chunk_input)
      : lstm_(std::move(lstm)), chunk_input_(std::move(chunk_input)) {}

  std::uint32_t row_of_char(char32_t c) const;
  void add_paragraph(std::string_view text, ByteSpan paragraph, SegmenterWorkspace& w) const;
  void label_windows(const Window* first, const Window* last, SegmenterWorkspace& w) const;
  // Of the code point at `place` in its step.
  SegmentLabel label_of(const float* state, std::size_t place, bool ends_chunk) const;

  BiLstm lstm_;
  Product chunk_input_;                // chunk vector -> gates of both directions, with their bias
  Matrix char_gates_[kSegmenterSees];  // of each row of the character table in each place, computed once
  std::unordered_map<char32_t, std::uint32_t> char_rows_;
  const std::uint16_t* chunk_embedding_ = nullptr;  // in the mapped file
  std::uint32_t chunk_rows_ = 0;
  Dense out_{};  // 4 scores for each of a step's characters
};

}  // namespace readout
