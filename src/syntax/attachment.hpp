// The biaffine part of the parser: scores of arcs, the best tree, and the relation of each arc (Dozat and
// Manning 2017; docs/model-format.md, "Parser"). Works on the encoder's states. Private to syntax.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nn/lstm.hpp"
#include "nn/tensor_file.hpp"

namespace readout {

struct AttachmentWorkspace {
  Matrix dependent, head, mixed, heads_used, label_mixed;
  std::vector<float> scores;
  std::vector<std::uint32_t> slot_of_head, dependents;
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
  /// The trees of all sequences of the batch. states: [steps, states].
  void attach(const Matrix& states, const SequenceBatch& batch, AttachmentWorkspace& workspace,
              Attached& out) const;

 private:
  // Vectors of words as dependents and as heads, and the product that lies between them.
  struct Biaffine {
    Product dependent, head, mix;
    std::vector<float> root;  // the root as a head
  };
  Attachment(Biaffine arc, Biaffine label) : arc_(std::move(arc)), label_(std::move(label)) {}

  static Result<Biaffine> load_arc(const TensorFile& file, std::size_t states);
  static Result<Biaffine> load_label(const TensorFile& file, std::size_t states, std::size_t labels);
  void find_heads(const Matrix& states, const SequenceBatch& batch, AttachmentWorkspace& w,
                  Attached& out) const;
  void find_relations(const Matrix& states, AttachmentWorkspace& w, Attached& out) const;
  std::uint16_t best_relation(const float* dependent, const float* mixed) const;

  Biaffine arc_, label_;
  std::vector<std::string> relations_;
  std::size_t root_relation_ = 0;
};

}  // namespace readout
