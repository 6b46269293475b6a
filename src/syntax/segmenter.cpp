// The network's run and the decoding of its labels. Long paragraphs are cut into windows with some context on
// either side, so that time and memory stay linear; the cuts depend on the paragraph alone.
#include "syntax/segmenter.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/unicode.hpp"
#include "nn/elementwise.hpp"
#include "syntax/words.hpp"

namespace readout {
namespace {

constexpr std::size_t kClasses = 4;
constexpr std::size_t kStride = 2;         // code points that the network labels at a step
constexpr std::uint32_t kCharClasses = 8;  // rows of the character table before the known ones
constexpr std::uint32_t kSpaceRow = static_cast<std::uint32_t>(CharClass::space);

constexpr std::size_t kMaxWindow = 2000;     // code points that are read as one sequence
constexpr std::size_t kWindowCore = 1500;    // of a longer paragraph, the labels taken from one window
constexpr std::size_t kWindowContext = 250;  // and what the network sees on either side of them
constexpr std::size_t kBatchPoints = 16384;  // bounds the memory of one batch

std::size_t steps_of(std::size_t code_points) { return (code_points + kStride - 1) / kStride; }

static_assert(kSegmenterSees == kStride + 2 && kSegmenterSees + 1 == kGateRows);
static_assert(kWindowCore % kStride == 0 && kWindowContext % kStride == 0,
              "only a paragraph's end leaves a step half empty");

// The code point as the character table lists it: a typographic one by its plain form, if that is one code
// point.
char32_t table_form(char32_t c) {
  if (c < 0x80) return c;
  std::string text;
  append_utf8(text, c);
  const std::string plain = normalise(text);
  if (plain.empty()) return c;
  const CodePoint first = decode_at(plain, 0);
  return first.size == plain.size() ? first.value : c;
}

// Columns [from, to) of a [rows, columns] matrix.
std::vector<float> columns_of(const std::vector<float>& matrix, std::size_t columns, std::size_t from,
                              std::size_t to) {
  std::vector<float> out;
  for (std::size_t at = 0; at < matrix.size(); at += columns) {
    out.insert(out.end(), matrix.begin() + static_cast<std::ptrdiff_t>(at + from),
               matrix.begin() + static_cast<std::ptrdiff_t>(at + to));
  }
  return out;
}

}  // namespace

Result<Segmenter> Segmenter::load(const TensorFile& file) {
  READOUT_TRY(chars, file.table("segmenter.char.labels"));
  READOUT_TRY(char_embedding, load_embedding(file, "segmenter.char.embedding",
                                             {kCharClasses + chars.size(), TensorFile::kAny}));
  READOUT_TRY(chunk_embedding,
              load_embedding(file, "segmenter.chunk.embedding", {TensorFile::kAny, TensorFile::kAny}));
  const std::size_t char_size = char_embedding.shape[1];
  const std::size_t chunk_size = chunk_embedding.shape[1];
  READOUT_TRY(layer, load_lstm(file, "segmenter.lstm", kSegmenterSees * char_size + chunk_size));
  const std::size_t gates = layer.bias.size();
  READOUT_TRY(out, load_dense(file, "segmenter.out", kStride * kClasses, 2 * layer.lstm.hidden()));

  const std::size_t inputs = kSegmenterSees * char_size + chunk_size;
  const std::vector<float> chunk_weight =
      columns_of(layer.input_weight, inputs, kSegmenterSees * char_size, inputs);
  Segmenter segmenter(std::move(layer.lstm),
                      Product(chunk_weight.data(), layer.bias.data(), gates, chunk_size));

  Matrix embedding;
  embedding.resize(char_embedding.shape[0], char_size);
  widen_halves(char_embedding.f16(), char_embedding.elements(), embedding.row(0));
  for (std::size_t k = 0; k < kSegmenterSees; ++k) {
    const std::vector<float> weight =
        columns_of(layer.input_weight, inputs, k * char_size, (k + 1) * char_size);
    Product(weight.data(), nullptr, gates, char_size).run(embedding, segmenter.char_gates_[k]);
  }

  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (chars[i].empty() || decode_at(chars[i], 0).size != chars[i].size()) {
      return file.bad("segmenter.char.labels", "an entry is not one code point");
    }
    segmenter.char_rows_.emplace(decode_at(chars[i], 0).value, static_cast<std::uint32_t>(kCharClasses + i));
  }
  segmenter.chunk_embedding_ = chunk_embedding.f16();
  segmenter.chunk_rows_ = static_cast<std::uint32_t>(chunk_embedding.shape[0]);
  segmenter.out_ = std::move(out);
  return segmenter;
}

std::uint32_t Segmenter::row_of_char(char32_t c) const {
  const auto known = char_rows_.find(table_form(c));
  return known != char_rows_.end() ? known->second : static_cast<std::uint32_t>(char_class(c));
}

// White space before the first chunk is left out; there always is one white code point after the last. White
// space has the row of the chunk after it.
void Segmenter::add_paragraph(std::string_view text, ByteSpan paragraph, SegmenterWorkspace& w) const {
  std::uint32_t at = paragraph.begin;
  const auto skip = [&](bool white) {
    for (; at < paragraph.end; at += decode_at(text, at).size) {
      const char32_t c = decode_at(text, at).value;
      if (is_space(c) != white) break;
      if (!white) w.add(at, row_of_char(c), false);
    }
  };
  skip(true);
  while (at < paragraph.end) {
    const std::uint32_t chunk = at;
    skip(false);
    w.chunk_row.resize(w.begin.size(), bucket("c", chunk_key(text.substr(chunk, at - chunk)), chunk_rows_));
    w.add(at, kSpaceRow, true);
    skip(true);
  }
}

SegmentLabel Segmenter::label_of(const float* state, std::size_t place, bool ends_chunk) const {
  float scores[kClasses];
  const std::size_t first = ends_chunk ? static_cast<std::size_t>(SegmentLabel::token_end) : 0;
  const std::size_t row = place * kClasses;
  dots(state, out_.inputs, out_.weight.data() + row * out_.inputs, out_.inputs, kClasses, scores);
  for (std::size_t k = first; k < kClasses; ++k) scores[k] += out_.bias[row + k];
  return static_cast<SegmentLabel>(first + arg_max(scores + first, kClasses - first));
}

// Runs the network over the windows [first, last) and writes the labels of their cores.
void Segmenter::label_windows(const Window* first, const Window* last, SegmenterWorkspace& w) const {
  SequenceBatch batch;
  std::vector<std::uint32_t> chunk_rows;
  w.step_chunk.clear();
  for (std::vector<std::uint32_t>& rows : w.step_char) rows.clear();
  w.gate_row_of_chunk.clear();
  for (const Window* window = first; window != last; ++window) {
    batch.add(w.step_chunk.size(), steps_of(window->length));
    for (std::size_t at = window->first; at < window->first + window->length; at += kStride) {
      const auto [known, added] =
          w.gate_row_of_chunk.try_emplace(w.chunk_row[at], static_cast<std::uint32_t>(chunk_rows.size()));
      if (added) chunk_rows.push_back(w.chunk_row[at]);
      w.step_chunk.push_back(known->second);
      // Those at - 1 .. at + 2; beyond a paragraph's end all are white.
      for (std::size_t k = 0; k < kSegmenterSees; ++k) {
        w.step_char[k].push_back(w.char_row[std::min(at + k - 1, window->first + window->length)]);
      }
    }
  }
  batch.sort();
  w.chunks.resize(chunk_rows.size(), chunk_input_.inputs());
  for (std::size_t i = 0; i < chunk_rows.size(); ++i) {
    widen_halves(chunk_embedding_ + chunk_rows[i] * chunk_input_.inputs(), chunk_input_.inputs(),
                 w.chunks.row(i));
  }
  chunk_input_.run(w.chunks, w.chunk_gates);
  w.states.resize(w.step_chunk.size(), 2 * lstm_.hidden());
  BiLstm::InputGates inputs{GateRows{&w.chunk_gates, w.step_chunk.data()}};
  for (std::size_t k = 0; k < kSegmenterSees; ++k) inputs[k + 1] = {&char_gates_[k], w.step_char[k].data()};
  lstm_.run(batch, inputs, w.cells, w.states);

  std::size_t first_step = 0;
  for (const Window* window = first; window != last; first_step += steps_of(window->length), ++window) {
    for (std::size_t at = window->core_first; at < window->core_first + window->core_length; ++at) {
      if (w.white[at] != 0) continue;
      const std::size_t place = at - window->first;
      w.label[at] =
          label_of(w.states.row(first_step + place / kStride), place % kStride, w.white[at + 1] != 0);
    }
  }
}

namespace {

// Reads the words of one paragraph off the labels of its code points [first, last), a white one after each
// chunk.
std::vector<SegmentedWord> words_of(const SegmenterWorkspace& w, std::size_t first, std::size_t last) {
  std::vector<SegmentedWord> words;
  std::uint32_t token_begin = 0;
  std::uint32_t word_begin = 0;
  bool inside_token = false;
  for (std::size_t at = first; at < last; ++at) {
    if (w.white[at] != 0) continue;
    if (!inside_token) token_begin = word_begin = w.begin[at];
    const bool joins_previous = word_begin != token_begin;
    SegmentLabel label = w.label[at];
    const bool ends_chunk = w.white[at + 1] != 0;
    if (ends_chunk) label = std::max(label, SegmentLabel::token_end);
    if (label < SegmentLabel::token_end && w.begin[at + 2] - token_begin > limits::kMaxTokenBytes) {
      label = SegmentLabel::token_end;
    }
    inside_token = label < SegmentLabel::token_end;
    if (label == SegmentLabel::inside) continue;
    words.push_back(
        {{word_begin, w.begin[at + 1]}, joins_previous, !inside_token, label == SegmentLabel::sentence_end});
    word_begin = w.begin[at + 1];
  }
  if (!words.empty()) words.back().ends_sentence = true;
  return words;
}

}  // namespace

std::vector<std::vector<SegmentedWord>> Segmenter::segment(std::span<const ParagraphToSegment> paragraphs,
                                                           SegmenterWorkspace& w) const {
  w.begin.clear();
  w.char_row.clear();
  w.chunk_row.clear();
  w.white.clear();
  w.add(0, kSpaceRow, true);  // before the first paragraph; the others' stands after the paragraph before
  std::vector<Window> windows;
  std::vector<std::size_t> paragraph_bounds{w.begin.size()};  // where each paragraph ends and the next begins
  for (const ParagraphToSegment& paragraph : paragraphs) {
    const std::size_t first = w.begin.size();
    add_paragraph(paragraph.text, paragraph.prose, w);
    paragraph_bounds.push_back(w.begin.size());
    const std::size_t end = std::max(first + 1, w.begin.size()) - 1;  // without the last white one
    if (end - first <= kMaxWindow) {
      if (end > first) windows.push_back({first, end - first, first, end - first});
      continue;
    }
    for (std::size_t core = first; core < end; core += kWindowCore) {
      const std::size_t core_end = std::min(core + kWindowCore, end);
      const std::size_t begin = std::max(core, first + kWindowContext) - kWindowContext;
      windows.push_back({begin, std::min(core_end + kWindowContext, end) - begin, core, core_end - core});
    }
  }
  w.label.assign(w.begin.size(), SegmentLabel::inside);

  // Windows of like length side by side.
  std::stable_sort(windows.begin(), windows.end(),
                   [](const Window& a, const Window& b) { return a.length > b.length; });
  for (std::size_t at = 0; at < windows.size();) {
    std::size_t end = at;
    for (std::size_t points = 0;
         end < windows.size() && (end == at || points + windows[end].length <= kBatchPoints);) {
      points += windows[end++].length;
    }
    label_windows(windows.data() + at, windows.data() + end, w);
    at = end;
  }

  std::vector<std::vector<SegmentedWord>> words;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::size_t first = paragraph_bounds[p];
    const std::size_t last = paragraph_bounds[p + 1];
    apply_segment_rules({paragraphs[p].text, w.begin.data() + first, w.white.data() + first,
                         w.label.data() + first, last - first},
                        *paragraphs[p].borders);
    words.push_back(words_of(w, first, last));
  }
  return words;
}

}  // namespace readout
