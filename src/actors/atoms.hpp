// Words in the form in which they are compared with the tables: folded (lower case, no diacritics, straight
// apostrophes), without points ("U.S." is "us"), split at hyphens, so that "secretary-general" and "secretary
// general" are the same two atoms. Letter case is kept beside, since "US" is not "us".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/syntax.hpp"

namespace readout {

struct Atom {
  std::string text;
  bool starts_upper = false;
  bool all_upper = false;  // two letters or more, none of them lower case
};

/// The atoms of one word or of a phrase of a table (where white space and a possessive 's separate too).
std::vector<Atom> atoms_of(std::string_view words);

/// The atoms of a whole report with the word each comes from.
class AtomColumn {
 public:
  AtomColumn() = default;
  explicit AtomColumn(const Syntax& syntax);
  std::size_t size() const { return atoms_.size(); }
  const Atom& operator[](std::size_t i) const { return atoms_[i]; }
  TokenIndex token(std::size_t i) const { return token_[i]; }
  /// Its first atom; first_of(the end) is size(). A word of punctuation has none: then that of the next word.
  std::size_t first_of(TokenIndex t) const { return first_[t.value()]; }
  /// The atoms of the word, joined.
  std::string joined(TokenIndex t) const;

 private:
  std::vector<Atom> atoms_;
  std::vector<TokenIndex> token_;
  std::vector<std::size_t> first_;
};

}  // namespace readout
