// Arcs: score(d, h) = (U' dep_d + b) . head_h, the bracket being one product over all words of a batch.
// Relations: scores(d, h) = W [dep_d; head_h; dep_d * head_h] + c, for the arcs of the tree alone.
#include "syntax/attachment.hpp"

#include <algorithm>
#include <cmath>

#include "nn/elementwise.hpp"
#include "syntax/load.hpp"
#include "syntax/tree.hpp"

namespace readout {
namespace {

constexpr float kSlope = 0.1f;                     // of LeakyReLU
constexpr std::size_t kHeads = 4, kRelations = 3;  // at most so many are tried
constexpr float kRange = 5;  // how far below the best, in logs, an arc or a relation is still possible

/// The indices of the greatest, best first, not below best - kRange; `skip` is left out.
std::vector<std::uint32_t> likeliest(const float* logs, std::size_t count, std::uint32_t skip, float best,
                                     std::size_t most) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i != skip && logs[i] >= best - kRange) found.push_back(i);
  }
  std::ranges::stable_sort(found, [&](std::uint32_t a, std::uint32_t b) { return logs[a] > logs[b]; });
  if (found.size() > most) found.resize(most);
  return found;
}

/// log of the sum of what the logs stand for, less the greatest; `skip` is left out.
float log_sum(const float* logs, std::size_t count, std::size_t skip, float greatest) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != skip) sum += std::exp(static_cast<double>(logs[i] - greatest));
  }
  return greatest + static_cast<float>(std::log(sum));
}

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
                        relation.product(), TreeSearch({relations.begin(), relations.end()}));
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
  improve(batch, workspace, out);
}

void Attachment::score_heads(const SequenceBatch::Sequence& sentence, AttachmentWorkspace& w) const {
  const std::size_t n = sentence.length;
  w.scores.resize(n * (n + 1));
  for (std::size_t d = 0; d < n; ++d) {
    const float* const mixed = w.mixed.row(sentence.first + d);
    float* const row = w.scores.data() + d * (n + 1);
    dots(mixed, arc_size_, root_.data(), arc_size_, 1, row);
    dots(mixed, arc_size_, w.projected.row(sentence.first) + arc_head(), w.projected.columns(), n, row + 1);
  }
}

void Attachment::find_heads(const SequenceBatch& batch, AttachmentWorkspace& w, Attached& out) const {
  mix_.run(w.projected, w.mixed);
  out.head.assign(w.projected.rows(), Attached::kRoot);
  for (const SequenceBatch::Sequence& sentence : batch.sequences()) {
    const std::size_t n = sentence.length;
    score_heads(sentence, w);
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
    write_pair(w.projected, d, h, w.pairs.row(d));
  }
  relation_.run(w.pairs, w.relation_scores);
  out.relation.resize(words);
  for (std::size_t d = 0; d < words; ++d) {
    out.relation[d] = out.head[d] == Attached::kRoot ? static_cast<std::uint16_t>(root_relation_)
                                                     : best_relation(w.relation_scores.row(d));
  }
}

void Attachment::write_pair(const Matrix& projected, std::size_t dependent, std::size_t head,
                            float* pair) const {
  const float* const from = projected.row(dependent) + relation_dependent();
  const float* const to = projected.row(head) + relation_head();
  std::copy_n(from, relation_size_, pair);
  std::copy_n(to, relation_size_, pair + relation_size_);
  multiply(from, to, relation_size_, pair + 2 * relation_size_);
}

void Attachment::improve(const SequenceBatch& batch, AttachmentWorkspace& w, Attached& out) const {
  for (const SequenceBatch::Sequence& sentence : batch.sequences()) {
    w.tree.resize(sentence.length);
    for (std::size_t d = 0; d < sentence.length; ++d) {
      const std::uint32_t head = out.head[sentence.first + d];
      w.tree[d] = {head == Attached::kRoot ? 0 : head - sentence.first + 1, out.relation[sentence.first + d],
                   0};
    }
    const std::span<const TagTraits> words(w.words.data() + sentence.first, sentence.length);
    if (!search_.offends(w.tree, words)) continue;
    find_possible(sentence, w);
    search_.improve(w.tree, w.possible, words);
    for (std::size_t d = 0; d < sentence.length; ++d) {
      const Arc& arc = w.tree[d];
      out.head[sentence.first + d] = arc.head == 0 ? Attached::kRoot : sentence.first + arc.head - 1;
      out.relation[sentence.first + d] = arc.relation;
    }
  }
}

// The likeliest heads of each word, and the likeliest relations to them; what is chosen gets its score.
void Attachment::find_possible(const SequenceBatch::Sequence& sentence, AttachmentWorkspace& w) const {
  const std::size_t n = sentence.length;
  score_heads(sentence, w);
  std::vector<std::pair<std::uint32_t, Arc>> arcs;  // with their dependents
  for (std::uint32_t d = 0; d < n; ++d) {
    const float* const row = w.scores.data() + d * (n + 1);
    float best = row[0];
    for (std::size_t h = 1; h <= n; ++h) best = h == d + 1 ? best : std::max(best, row[h]);
    const float all = log_sum(row, n + 1, d + 1, best);
    const auto own = static_cast<std::uint32_t>(d + 1);
    for (const std::uint32_t h : likeliest(row, n + 1, own, best, kHeads)) {
      if (h != w.tree[d].head) arcs.push_back({d, {h, 0, row[h] - all}});
    }
    arcs.push_back({d, {w.tree[d].head, 0, row[w.tree[d].head] - all}});
  }
  w.pairs.resize(arcs.size(), 3 * relation_size_);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const std::size_t d = sentence.first + arcs[i].first, head = arcs[i].second.head;
    write_pair(w.projected, d, head == 0 ? d : sentence.first + head - 1, w.pairs.row(i));
  }
  relation_.run(w.pairs, w.relation_scores);
  w.possible.assign(n, {});
  for (std::size_t i = 0; i < arcs.size(); ++i)
    add_possible(arcs[i].second, w.relation_scores.row(i), w.tree[arcs[i].first], w.possible[arcs[i].first]);
}

// The arc with each of its likeliest relations; if one is that of the tree, it only gets its score.
void Attachment::add_possible(Arc arc, const float* relation_scores, Arc& of_tree,
                              std::vector<Arc>& possible) const {
  const float arc_score = arc.score;
  const auto add = [&](std::size_t relation, float score) {
    arc.relation = static_cast<std::uint16_t>(relation);
    arc.score = score;
    if (of_tree.head == arc.head && of_tree.relation == arc.relation) {
      of_tree = arc;
    } else {
      possible.push_back(arc);
    }
  };
  if (arc.head == 0) return add(root_relation_, arc_score);
  const float best = relation_scores[best_relation(relation_scores)];
  const float all = log_sum(relation_scores, relations_.size(), root_relation_, best);
  const auto root = static_cast<std::uint32_t>(root_relation_);
  for (const std::uint32_t r : likeliest(relation_scores, relations_.size(), root, best, kRelations))
    add(r, arc_score + relation_scores[r] - all);
}

}  // namespace readout
