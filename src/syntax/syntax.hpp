// Words, sentences, tags, lemmas and dependency trees of a document, as columns. Universal Dependencies v2
// (English: EWT, GUM). A word is a syntactic word: "don't" is one surface token of two words, "do" and "n't".
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "document/document.hpp"

namespace readout {

using TokenIndex = Index<struct TokenTag>;  // a word of the report, counted through
using SentenceIndex = Index<struct SentenceTag>;
using TokenRange = Range<TokenIndex>;

struct Sentence {
  TokenRange tokens;
  ParagraphIndex paragraph;
  TokenIndex root;
};

/// The label tables of a model; one for all documents read with it.
struct Labels {
  std::vector<std::string> upos, xpos, feats, relation, entity;
};

/// The layer. All accessors are O(1) unless said; views live as long as the Syntax and its Document's text.
class Syntax {
 public:
  std::size_t size() const { return span_.size(); }
  TokenRange tokens() const { return span_.indices(); }
  const IndexedVector<SentenceIndex, Sentence>& sentences() const { return sentences_; }
  const Sentence& sentence(SentenceIndex s) const { return sentences_[s]; }
  SentenceIndex sentence_of(TokenIndex t) const { return sentence_of_[t]; }

  ByteSpan span(TokenIndex t) const { return span_[t]; }
  std::string_view form(TokenIndex t) const { return span_[t].in(text_); }
  std::string_view lower(TokenIndex t) const { return lower_[t]; }  // lower case, straight quotes
  std::string_view lemma(TokenIndex t) const { return lemma_[t]; }
  std::string_view upos(TokenIndex t) const { return labels_->upos[upos_[t]]; }
  std::string_view xpos(TokenIndex t) const { return labels_->xpos[xpos_[t]]; }
  std::string_view feats(TokenIndex t) const { return labels_->feats[feats_[t]]; }
  /// The value of one feature, such as feature(t, "Number") == "Plur"; empty if absent. O(length of FEATS).
  std::string_view feature(TokenIndex t, std::string_view name) const;
  /// Type of the mention whose head this word is ("person", "place", "organization", "event", "time", ...),
  /// or empty.
  std::string_view entity(TokenIndex t) const;
  /// The mention headed here is a name, by the model.
  bool entity_is_named(TokenIndex t) const;
  /// Second or later word of a surface token: "n't" in "don't".
  bool joins_previous(TokenIndex t) const { return joins_previous_[t] != 0; }
  bool space_after(TokenIndex t) const;

  TokenIndex head(TokenIndex t) const { return head_[t]; }  // none for the root
  std::string_view relation(TokenIndex t) const { return labels_->relation[relation_[t]]; }  // "nsubj:pass"
  /// The relation without its subtype: "nsubj".
  std::string_view base_relation(TokenIndex t) const;
  /// Direct dependents in text order.
  struct Children {
    const TokenIndex* first;
    const TokenIndex* last;
    const TokenIndex* begin() const { return first; }
    const TokenIndex* end() const { return last; }
    std::size_t size() const { return static_cast<std::size_t>(last - first); }
  };
  Children children(TokenIndex t) const;
  /// The first dependent with this relation (full, or base if `relation` has no colon), or none.
  TokenIndex child(TokenIndex t, std::string_view relation) const;
  bool has_child(TokenIndex t, std::string_view relation) const { return child(t, relation).valid(); }
  /// Is `ancestor` on the path from t to the root (t itself counts)? O(depth).
  bool dominates(TokenIndex ancestor, TokenIndex t) const;
  /// Leftmost and rightmost word under t, as a range (includes gaps of non-projective trees).
  TokenRange subtree(TokenIndex t) const { return {left_edge_[t], right_edge_[t] + 1}; }
  ByteSpan span(TokenRange range) const;

  /// The word that covers the byte, or the first one after it; none beyond the last. O(log tokens).
  TokenIndex token_at_or_after(std::uint32_t byte) const;
  /// All words that lie wholly inside the span.
  TokenRange tokens_in(ByteSpan span) const;
  /// The sentence whose words cover the byte, or none.
  SentenceIndex sentence_at(std::uint32_t byte) const;

  /// For the parser's run and for tests. Columns of equal length; heads are absolute indices.
  struct Columns {
    std::vector<ByteSpan> span;
    std::vector<std::string> lemma;
    std::vector<std::uint16_t> upos, xpos, feats, relation, entity;
    std::vector<TokenIndex> head;
    std::vector<std::uint8_t> joins_previous;
    std::vector<Sentence> sentences;  // root is filled in
  };
  /// Checks the columns (lengths, order of spans, one root a sentence, no cycle) and derives edges and
  /// children. `text` must outlive the Syntax. Errors: internal.
  static Result<Syntax> from_columns(std::string_view text, std::shared_ptr<const Labels> labels,
                                     Columns columns);

 private:
  std::string_view text_;
  std::shared_ptr<const Labels> labels_;
  IndexedVector<TokenIndex, ByteSpan> span_;
  IndexedVector<TokenIndex, std::string> lower_, lemma_;
  IndexedVector<TokenIndex, std::uint16_t> upos_, xpos_, feats_, relation_, entity_;
  IndexedVector<TokenIndex, TokenIndex> head_, left_edge_, right_edge_;
  IndexedVector<TokenIndex, SentenceIndex> sentence_of_;
  IndexedVector<TokenIndex, std::uint8_t> joins_previous_;
  std::vector<std::uint32_t> child_start_;
  std::vector<TokenIndex> child_;
  IndexedVector<SentenceIndex, Sentence> sentences_;
};

/// A CoNLL-U text as a document with its trees: for tests of later stages and for gold trees. The text is
/// rebuilt from FORM and SpaceAfter, one paragraph a `# newpar` (the whole if none); the lemmas, tags and
/// relations are taken as they are. Errors: bad_input with the line.
struct ParsedText;
Result<ParsedText> read_conllu(std::string_view conllu);

}  // namespace readout
