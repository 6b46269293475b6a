// Word patterns: short written shapes of words ("have~ <neg> * <contact>") that the tables of history and
// revisions use where a fixed turn of phrase says more than a tree, and where a tree is easily wrong.
//
// A pattern is places parted by spaces. a|b: one of these words; lemma~: any form of the lemma; <class>: a
// word of a class (below); * or *5: up to three, or that many, words; {name}: a slot, a stretch of words that
// is kept; a ? after a place makes it optional. Case is ignored and punctuation between places is passed over
// ("highest level" fits "highest-level"). A slot takes a whole quotation if one opens there, else the words
// up to what follows, at the end of a pattern those of the clause, at its beginning those of the clause up to
// the first word ("{from} was the wrong word"). A word with a hyphen fits however it is cut. Classes: <neg>
// not, n't, never; <num> a number; <self> himself, themselves, ...; <poss> a possessive pronoun; all others
// are for who matches to know (WordClass).
#pragma once

#include <bitset>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "syntax/syntax.hpp"

namespace readout {

/// Is the word of the class, for classes that only the caller knows ("contact")?
using WordClass = std::function<bool(std::string_view name, TokenIndex word)>;

/// The words of classes that a table names ("saying": "remark"), by word.
class WordClasses {
 public:
  void add(std::string_view name, std::string_view word);
  bool contains(std::string_view name, std::string_view word) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> names_of_;
};

class WordPattern {
 public:
  struct Slot {
    std::string_view name;  // lives as long as the pattern
    ByteSpan span;          // without marks and punctuation at its edges
    bool quoted = false;    // a whole quotation
  };
  struct Match {
    TokenRange words;
    std::vector<Slot> slots;
  };

  /// Errors: bad_table with what is wrong (no file name: that is for the table's loader).
  /// `passes_times`: before a word of the pattern, but the first, "on Monday", "later" and "publicly" are
  /// passed over. `quoted`: the slots of these names take quotations only.
  static Result<WordPattern> parse(std::string_view written, bool passes_times = false,
                                   const std::vector<std::string_view>& quoted = {});

  /// The first two letters of a word and of its lemma, as one number each (below kBeginnings).
  struct Letters {
    std::size_t form = 0, lemma = 0;
  };
  static Letters letters_at(const Syntax& syntax, TokenIndex word);
  /// May the pattern begin at a word with these letters? A quick test before match, for the hundreds of
  /// patterns that are tried at each word.
  bool may_begin(Letters letters) const { return beginnings_[letters.form] || beginnings_[letters.lemma]; }

  /// Tries the pattern at this word; false if it does not fit. Literal places stay in the word's sentence.
  /// Cost bounded by kMaxSlotWords to the power of the slots.
  bool match(const Document& document, const Syntax& syntax, TokenIndex start, const WordClass& classes,
             Match& out) const;

  const std::string& written() const { return written_; }

  static constexpr int kMaxSlotWords = 40;

 private:
  struct Place {
    enum class Kind { words, gap, slot } kind = Kind::words;
    std::vector<std::string> words;  // of a slot: its name alone
    int longest = 0;                 // of a gap
    bool optional = false;
    bool quoted = false;  // of a slot: takes a quotation only
  };
  static std::size_t beginning_of(std::string_view word);
  void add_beginnings(std::string_view word);
  static std::string read_place(std::string_view part, Place& place);
  std::size_t first_word() const;  // 1 behind a slot at the beginning, else 0
  friend class PatternMatcher;
  std::string written_;
  std::vector<Place> places_;
  bool passes_times_ = false;
  static constexpr std::size_t kBeginnings = 1024;
  std::bitset<kBeginnings> beginnings_;  // of the first word's alternatives; all, if one is a class
};

/// The end of the clause or phrase that begins at `first`: the words under the highest one of it, without
/// what is added loosely ("..., he said"). At most the end of the sentence and of the quotation around.
TokenIndex end_of_phrase(const Document& document, const Syntax& syntax, TokenIndex first);

/// Without spaces, marks and punctuation at the edges.
ByteSpan without_edges(std::string_view text, ByteSpan span);

}  // namespace readout
