// Arcs: score(d, h) = (U' dep_d + b) . head_h, the bracket being one product over all words of a batch.
// Relations: score_l(d, h) = [dep_d; 1]' (U_l [head_h; 1]), the bracket once for each word that is a head at
// all (about half are), a tile of heads at a time so that it stays in the cache.
#include "syntax/attachment.hpp"

#include <algorithm>
#include <numeric>

#include "nn/elementwise.hpp"
#include "syntax/load.hpp"
#include "syntax/tree.hpp"

namespace readout {
namespace {

constexpr float kSlope = 0.1f;  // of LeakyReLU

void run_layer(const Product& layer, const Matrix& x, Matrix& y) {
  layer.run(x, y);
  leaky_relu(kSlope, y.rows() * y.columns(), y.row(0));
}

// The root's vector through the layer that makes heads.
std::vector<float> root_through(const Product& layer, const Numbers& root) {
  Matrix x;
  Matrix y;
  x.resize(1, layer.inputs());
  std::copy_n(root.data(), layer.inputs(), x.row(0));
  run_layer(layer, x, y);
  return {y.row(0), y.row(1)};
}

}  // namespace

Result<Attachment::Biaffine> Attachment::load_arc(const TensorFile& file, std::size_t states) {
  READOUT_TRY(root, load_numbers(file, "parser.root", {states}));
  READOUT_TRY(dependent, load_dense(file, "parser.arc.dependent", TensorFile::kAny, states));
  const std::size_t size = dependent.outputs();
  READOUT_TRY(head, load_dense(file, "parser.arc.head", size, states));
  READOUT_TRY(bilinear, load_numbers(file, "parser.arc.bilinear", {size, size}));
  READOUT_TRY(bias, load_numbers(file, "parser.arc.head_bias", {size}));
  std::vector<float> transposed(size * size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) transposed[j * size + i] = bilinear.data()[i * size + j];
  }
  std::vector<float> root_head = root_through(head, root);
  return Biaffine{std::move(dependent), std::move(head), Product(transposed.data(), bias.data(), size, size),
                  std::move(root_head)};
}

Result<Attachment::Biaffine> Attachment::load_label(const TensorFile& file, std::size_t states,
                                                    std::size_t labels) {
  READOUT_TRY(root, load_numbers(file, "parser.root", {states}));
  READOUT_TRY(dependent, load_dense(file, "parser.label.dependent", TensorFile::kAny, states));
  const std::size_t size = dependent.outputs();
  READOUT_TRY(head, load_dense(file, "parser.label.head", size, states));
  READOUT_TRY(bilinear, load_numbers(file, "parser.label.bilinear", {labels, size + 1, size + 1}));
  // Row (l, i) is U_l[i]: its last number stands beside the head's 1 and so is a bias.
  std::vector<float> weight;
  std::vector<float> bias;
  weight.reserve(labels * (size + 1) * size);
  for (std::size_t row = 0; row < labels * (size + 1); ++row) {
    const float* const numbers = bilinear.data() + row * (size + 1);
    weight.insert(weight.end(), numbers, numbers + size);
    bias.push_back(numbers[size]);
  }
  std::vector<float> root_head = root_through(head, root);
  return Biaffine{std::move(dependent), std::move(head),
                  Product(weight.data(), bias.data(), bias.size(), size), std::move(root_head)};
}

Result<Attachment> Attachment::load(const TensorFile& file, std::size_t states) {
  READOUT_TRY(relations, file.table("parser.label.labels"));
  READOUT_TRY(arc, load_arc(file, states));
  READOUT_TRY(label, load_label(file, states, relations.size()));
  const auto root = std::find(relations.begin(), relations.end(), "root");
  if (root == relations.end() || relations.size() < 2 || relations.size() > 0xffff) {
    return file.bad("parser.label.labels", "'root' and one more relation must be there");
  }
  Attachment attachment(std::move(arc), std::move(label));
  attachment.relations_.assign(relations.begin(), relations.end());
  attachment.root_relation_ = static_cast<std::size_t>(root - relations.begin());
  return attachment;
}

void Attachment::attach(const Matrix& states, const SequenceBatch& batch, AttachmentWorkspace& workspace,
                        Attached& out) const {
  find_heads(states, batch, workspace, out);
  find_relations(states, workspace, out);
}

void Attachment::find_heads(const Matrix& states, const SequenceBatch& batch, AttachmentWorkspace& w,
                            Attached& out) const {
  run_layer(arc_.dependent, states, w.dependent);
  run_layer(arc_.head, states, w.head);
  arc_.mix.run(w.dependent, w.mixed);
  const std::size_t size = arc_.mix.outputs();
  out.head.assign(states.rows(), Attached::kRoot);
  for (const SequenceBatch::Sequence& sentence : batch.sequences()) {
    const std::size_t n = sentence.length;
    w.scores.resize(n * (n + 1));
    for (std::size_t d = 0; d < n; ++d) {
      const float* const mixed = w.mixed.row(sentence.first + d);
      float* const row = w.scores.data() + d * (n + 1);
      row[0] = dot(mixed, arc_.root.data(), size);
      for (std::size_t h = 0; h < n; ++h) row[h + 1] = dot(mixed, w.head.row(sentence.first + h), size);
    }
    const std::vector<std::uint32_t> heads = maximum_spanning_tree(w.scores.data(), n);
    for (std::size_t d = 0; d < n; ++d) {
      if (heads[d] != 0) out.head[sentence.first + d] = sentence.first + heads[d] - 1;
    }
  }
}

// The best relation but `root`, which is for the root alone.
std::uint16_t Attachment::best_relation(const float* dependent, const float* mixed) const {
  const std::size_t size = label_.dependent.outputs();
  std::size_t best = relations_.size();
  float best_score = 0;
  for (std::size_t l = 0; l < relations_.size(); ++l, mixed += size + 1) {
    if (l == root_relation_) continue;
    const float score = dot(dependent, mixed, size) + mixed[size];
    if (best == relations_.size() || score > best_score) {
      best = l;
      best_score = score;
    }
  }
  return static_cast<std::uint16_t>(best);
}

void Attachment::find_relations(const Matrix& states, AttachmentWorkspace& w, Attached& out) const {
  run_layer(label_.dependent, states, w.dependent);
  run_layer(label_.head, states, w.head);
  out.relation.assign(out.head.size(), static_cast<std::uint16_t>(root_relation_));

  // Words in the order of their heads, so that the dependents of a tile of heads follow each other.
  w.dependents.clear();
  for (std::uint32_t d = 0; d < out.head.size(); ++d) {
    if (out.head[d] != Attached::kRoot) w.dependents.push_back(d);
  }
  std::stable_sort(w.dependents.begin(), w.dependents.end(),
                   [&out](std::uint32_t a, std::uint32_t b) { return out.head[a] < out.head[b]; });

  const std::size_t size = label_.head.outputs();
  w.heads_used.resize(kTileRows, size);
  w.label_mixed.resize(kTileRows, label_.mix.outputs());
  Product::Bound mix(label_.mix, w.heads_used.row(0), w.label_mixed.row(0));
  for (std::size_t at = 0; at < w.dependents.size();) {
    std::size_t slots = 0;
    std::size_t end = at;
    w.slot_of_head.clear();  // slot of each dependent of this tile
    for (; end < w.dependents.size(); ++end) {
      const std::uint32_t head = out.head[w.dependents[end]];
      if (end == at || head != out.head[w.dependents[end - 1]]) {
        if (slots == kTileRows) break;
        std::copy_n(w.head.row(head), size, w.heads_used.row(slots++));
      }
      w.slot_of_head.push_back(static_cast<std::uint32_t>(slots - 1));
    }
    mix.run(slots);
    for (std::size_t i = at; i < end; ++i) {
      const std::uint32_t d = w.dependents[i];
      out.relation[d] = best_relation(w.dependent.row(d), w.label_mixed.row(w.slot_of_head[i - at]));
    }
    at = end;
  }
}

}  // namespace readout
