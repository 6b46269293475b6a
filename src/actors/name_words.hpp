// Which words of a report can be part of a person's name, by their letters, tags and neighbours. Whether such
// a run of words is a person is for find_persons.cpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "actors/work.hpp"

namespace readout {

/// "Jr", "III".
bool is_name_suffix(std::string_view atom);

class NameWords {
 public:
  explicit NameWords(const Work& work);

  /// The table's row for the word as a given name, or none.
  const GivenName* given(TokenIndex t) const;
  bool looks_like_name(TokenIndex t) const;
  /// Phrases of the tables are no names of persons; but "Jordan" after "Michael", and "Georgia" before a
  /// surname, are.
  bool is_free(TokenIndex t, TokenIndex run_begin) const;
  /// Where the name that begins there ends.
  TokenIndex end_of_run(TokenIndex begin, TokenIndex end) const;
  /// Past a hyphen inside a word, a point of an initial, or particles ("von der"), if a name word follows.
  TokenIndex after_joint(TokenIndex at, TokenIndex end) const;
  bool is_time_word(TokenIndex t) const;
  /// Does the report write the word small somewhere?
  bool is_written_small(TokenIndex t) const { return small_.contains(std::string(syntax_.lower(t))); }

 private:
  bool is_inside_name(TokenIndex t) const;
  bool is_he_of_name(TokenIndex t) const;
  bool names_somebody(TokenIndex t) const;
  bool is_seat(TokenIndex t) const;
  bool is_shouted(TokenIndex t) const;
  bool follows_title(TokenIndex t) const;
  bool ends_name(const PhraseMatch& title, TokenIndex run_begin) const;
  bool is_second_behind_title(TokenIndex t) const;
  bool follows_given_name(TokenIndex t) const;

  const Work& work_;
  const Syntax& syntax_;
  std::unordered_set<std::string> small_, big_;  // words written small; big inside sentences
};

}  // namespace readout
