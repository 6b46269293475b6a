// The part of the parser that makes trees: scores of arcs (biaffine, Dozat and Manning 2017), the best tree,
// the relation of each arc (docs/model-format.md, "Parser"), and a search for a better tree where this one
// offends against a rule (tree_search.hpp). Works on the encoder's states. Private to
// syntax.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nn/lstm.hpp"
#include "nn/tensor_file.hpp"
#include "syntax/tree_search.hpp"

namespace readout {

struct AttachmentWorkspace {
  Matrix projected, mixed, pairs, relation_scores;
  std::vector<float> scores;
  std::vector<Arc> tree;                   // of one sentence
  std::vector<std::vector<Arc>> possible;  // of each of its words
  std::vector<TagTraits> words;            // of each step of the batch
};

/// A tree of a batch: heads count steps of the batch, kRoot for the root.
struct Attached {
  static constexpr std::uint32_t kRoot = 0xffffffffu;
  std::vector<std::uint32_t> head;
  std::vector<std::uint16_t> relation;  // rows of relations()
};

class Attachment {
 public:
  /// states: the length of an encoder state.
  static Result<Attachment> load(const TensorFile& file, std::size_t states);

  const std::vector<std::string>& relations() const { return relations_; }
  /// The trees of all sequences of the batch. states: [steps, states]; workspace.words is filled in.
  void attach(const Matrix& states, const SequenceBatch& batch, AttachmentWorkspace& workspace,
              Attached& out) const;

 private:
  Attachment(Product projection, Product mix, Product relation, TreeSearch search)
      : projection_(std::move(projection)),
        mix_(std::move(mix)),
        relation_(std::move(relation)),
        search_(std::move(search)) {}

  void project(const Matrix& states, Matrix& projected) const;
  void find_heads(const SequenceBatch& batch, AttachmentWorkspace& w, Attached& out) const;
  void score_heads(const SequenceBatch::Sequence& sentence, AttachmentWorkspace& w) const;
  void find_relations(AttachmentWorkspace& w, Attached& out) const;
  void write_pair(const Matrix& projected, std::size_t dependent, std::size_t head, float* pair) const;
  void improve(const SequenceBatch& batch, AttachmentWorkspace& w, Attached& out) const;
  void find_possible(const SequenceBatch::Sequence& sentence, AttachmentWorkspace& w) const;
  void add_possible(Arc arc, const float* relation_scores, Arc& of_tree, std::vector<Arc>& possible) const;
  std::uint16_t best_relation(const float* scores) const;

  // A word's vectors, side by side: as dependent and as head of an arc, then of a relation.
  Product projection_;
  std::size_t arc_size_ = 0, relation_size_ = 0;
  std::size_t arc_head() const { return arc_size_; }
  std::size_t relation_dependent() const { return 2 * arc_size_; }
  std::size_t relation_head() const { return 2 * arc_size_ + relation_size_; }

  Product mix_;              // a dependent's vector -> what an arc head's vector is multiplied with
  std::vector<float> root_;  // the root as head of an arc
  Product relation_;
  std::vector<std::string> relations_;
  std::size_t root_relation_ = 0;
  TreeSearch search_;
};

}  // namespace readout
