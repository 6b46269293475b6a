// Arcs: score(d, h) = (U' dep_d + b) . head_h, the bracket being one product over all words of a batch.
// Relations: scores(d, h) = W [dep_d; head_h; dep_d * head_h] + c, for the arcs of the tree alone.
#include "syntax/attachment.hpp"

#include <algorithm>

#include "nn/elementwise.hpp"
#include "syntax/load.hpp"
#include "syntax/tree.hpp"

namespace readout {
namespace {

constexpr float kSlope = 0.1f;  // of LeakyReLU

}  // namespace

Result<Attachment> Attachment::load(const TensorFile& file, std::size_t states) {
  READOUT_TRY(relations, file.table("parser.label.labels"));
  const auto root = std::find(relations.begin(), relations.end(), "root");
  if (root == relations.end() || relations.size() < 2 || relations.size() > 0xffff) {
    return file.bad("parser.label.labels", "'root' and one more relation must be there");
  }
  READOUT_TRY(projection, load_dense(file, "parser.arc.dependent", TensorFile::kAny, states));
  const std::size_t arc_size = projection.bias.size();
  READOUT_TRY(arc_head, load_dense(file, "parser.arc.head", arc_size, states));
  READOUT_TRY(dependent, load_dense(file, "parser.label.dependent", TensorFile::kAny, states));
  const std::size_t relation_size = dependent.bias.size();
  READOUT_TRY(head, load_dense(file, "parser.label.head", relation_size, states));
  projection.append(arc_head);
  projection.append(dependent);
  projection.append(head);

  READOUT_TRY(bilinear, load_numbers(file, "parser.arc.bilinear", {arc_size, arc_size}));
  READOUT_TRY(bias, load_numbers(file, "parser.arc.head_bias", {arc_size}));
  std::vector<float> transposed(arc_size * arc_size);
  for (std::size_t i = 0; i < arc_size; ++i) {
    for (std::size_t j = 0; j < arc_size; ++j)
      transposed[j * arc_size + i] = bilinear.data()[i * arc_size + j];
  }
  READOUT_TRY(relation, load_dense(file, "parser.label", relations.size(), 3 * relation_size));

  Attachment attachment(projection.product(), Product(transposed.data(), bias.data(), arc_size, arc_size),
                        relation.product());
  attachment.arc_size_ = arc_size;
  attachment.relation_size_ = relation_size;
  attachment.relations_.assign(relations.begin(), relations.end());
  attachment.root_relation_ = static_cast<std::size_t>(root - relations.begin());

  READOUT_TRY(root_state, load_numbers(file, "parser.root", {states}));
  Matrix state;
  state.resize(1, states);
  std::copy_n(root_state.data(), states, state.row(0));
  Matrix projected;
  attachment.project(state, projected);
  const float* const root_head = projected.row(0) + attachment.arc_head();
  attachment.root_.assign(root_head, root_head + arc_size);
  return attachment;
}

void Attachment::project(const Matrix& states, Matrix& projected) const {
  projection_.run(states, projected);
  leaky_relu(kSlope, projected.rows() * projected.columns(), projected.row(0));
}

void Attachment::attach(const Matrix& states, const SequenceBatch& batch, AttachmentWorkspace& workspace,
                        Attached& out) const {
  project(states, workspace.projected);
  find_heads(batch, workspace, out);
  find_relations(workspace, out);
}

void Attachment::find_heads(const SequenceBatch& batch, AttachmentWorkspace& w, Attached& out) const {
  mix_.run(w.projected, w.mixed);
  out.head.assign(w.projected.rows(), Attached::kRoot);
  for (const SequenceBatch::Sequence& sentence : batch.sequences()) {
    const std::size_t n = sentence.length;
    w.scores.resize(n * (n + 1));
    for (std::size_t d = 0; d < n; ++d) {
      const float* const mixed = w.mixed.row(sentence.first + d);
      float* const row = w.scores.data() + d * (n + 1);
      dots(mixed, arc_size_, root_.data(), arc_size_, 1, row);
      dots(mixed, arc_size_, w.projected.row(sentence.first) + arc_head(), w.projected.columns(), n, row + 1);
    }
    const std::vector<std::uint32_t> heads = maximum_spanning_tree(w.scores.data(), n);
    for (std::size_t d = 0; d < n; ++d) {
      if (heads[d] != 0) out.head[sentence.first + d] = sentence.first + heads[d] - 1;
    }
  }
}

// The best relation but `root`, which is for the root alone.
std::uint16_t Attachment::best_relation(const float* scores) const {
  std::size_t best = root_relation_ == 0 ? 1 : 0;
  for (std::size_t l = best + 1; l < relations_.size(); ++l) {
    if (l != root_relation_ && scores[l] > scores[best]) best = l;
  }
  return static_cast<std::uint16_t>(best);
}

void Attachment::find_relations(AttachmentWorkspace& w, Attached& out) const {
  const std::size_t words = out.head.size();
  w.pairs.resize(words, 3 * relation_size_);
  for (std::size_t d = 0; d < words; ++d) {
    const std::size_t h = out.head[d] == Attached::kRoot ? d : out.head[d];
    const float* const dependent = w.projected.row(d) + relation_dependent();
    const float* const head = w.projected.row(h) + relation_head();
    float* const pair = w.pairs.row(d);
    std::copy_n(dependent, relation_size_, pair);
    std::copy_n(head, relation_size_, pair + relation_size_);
    multiply(dependent, head, relation_size_, pair + 2 * relation_size_);
  }
  relation_.run(w.pairs, w.relation_scores);
  out.relation.resize(words);
  for (std::size_t d = 0; d < words; ++d) {
    out.relation[d] = out.head[d] == Attached::kRoot ? static_cast<std::uint16_t>(root_relation_)
                                                     : best_relation(w.relation_scores.row(d));
  }
}

}  // namespace readout
