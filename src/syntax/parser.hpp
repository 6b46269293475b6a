// From words to tags, features, lemmas, trees and entity types: a stacked BiLSTM over word vectors with a
// head for each kind of annotation (docs/model-format.md, "Parser"). Private to syntax.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nn/lstm.hpp"
#include "nn/tensor_file.hpp"
#include "syntax/attachment.hpp"
#include "syntax/lemmas.hpp"
#include "syntax/syntax.hpp"
#include "syntax/word_vectors.hpp"

namespace readout {

/// A sentence to be parsed: which words of whose columns. Their spans lie in `text`.
struct SentenceToParse {
  std::string_view text;
  Syntax::Columns* columns;
  TokenRange tokens;
};

/// Memory for one batch at a time, reused; one a thread.
struct ParserWorkspace {
  struct WordToParse {
    const SentenceToParse* sentence;
    TokenIndex token;
    std::string_view form() const { return sentence->columns->span[token.value()].in(sentence->text); }
  };
  SequenceBatch batch;
  // Input gates of the first layer, kept from batch to batch: a text's words are few, and those of the next
  // text mostly the same.
  std::unordered_map<std::string, std::uint32_t> row_of_form;
  Matrix form_gates;
  std::vector<WordToParse> words;  // the batch's steps
  std::vector<std::uint32_t> input_row;
  std::vector<std::size_t> unknown;  // steps whose lemma no table knows
  Matrix unknown_states;
  Matrix vectors, narrowed, cells, states, scores;
  AttachmentWorkspace attachment;
  Attached attached;
};

class Parser {
 public:
  static Result<Parser> load(const TensorFile& file);

  const std::shared_ptr<const Labels>& labels() const { return labels_; }

  /// Fills in the columns lemma, upos, xpos, feats, relation, entity and head, which have their full length,
  /// for the words of these sentences, 1 to limits::kMaxSentenceWords each.
  void parse(std::span<const SentenceToParse> sentences, ParserWorkspace& workspace) const;

 private:
  // The first layer's input gates are computed for each form, those of the others in each step.
  struct FirstLayer {
    BiLstm lstm;
    Product input;
  };
  struct Layer {
    Product narrow;  // the states below are multiplied by it first
    BiLstm lstm;
    BiLstm::InputProducts input;
  };
  struct Encoder {
    FirstLayer first;
    std::vector<Layer> others;
    std::size_t states() const { return 2 * (others.empty() ? first.lstm : others.back().lstm).hidden(); }
  };
  // One kind of tag: its labels and where their scores begin among those of its product.
  struct Tags {
    std::vector<std::string> labels;
    std::size_t first_score = 0;
  };
  enum Kind : std::size_t { kUpos, kXpos, kFeats, kEntity, kLemma, kKinds };

  Parser(WordVectors vectors, Encoder encoder, Product tagger, Product lemmatizer, Attachment attachment)
      : vectors_(std::move(vectors)),
        encoder_(std::move(encoder)),
        tagger_(std::move(tagger)),
        lemmatizer_(std::move(lemmatizer)),
        attachment_(std::move(attachment)) {}

  static Result<Encoder> load_encoder(const TensorFile& file, std::size_t inputs);

  void embed(ParserWorkspace& w) const;
  void add_forms(const std::vector<std::string_view>& forms, std::size_t first_row, ParserWorkspace& w) const;
  void encode(ParserWorkspace& w) const;
  void tag(ParserWorkspace& w) const;
  void find_lemmas(ParserWorkspace& w) const;
  std::string best_lemma(const float* scores, std::string_view form, bool prefer_known) const;

  WordVectors vectors_;
  Encoder encoder_;
  Product tagger_;  // scores of all tags of all kinds but lemmas
  Product lemmatizer_;
  Tags tags_[kKinds];
  Attachment attachment_;
  KnownLemmas known_lemmas_;
  std::shared_ptr<const Labels> labels_;
};

}  // namespace readout
