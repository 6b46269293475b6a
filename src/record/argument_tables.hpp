// The facts about words that argument structure needs: light verbs, transparent nouns, verbs of subject
// control, and the nouns that an act hangs on. knowledge/light_verbs.tsv, transparent_nouns.tsv, control.tsv,
// operators.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/knowledge.hpp"

namespace readout {

class ArgumentTables {
 public:
  /// Errors: bad_table with file and line.
  static Result<ArgumentTables> load(Knowledge& knowledge);

  /// "hold" carries "talks": the verb (with its preposition, "engage in") adds tense and agent, no meaning.
  bool is_light(std::string_view verb, std::string_view preposition, std::string_view noun) const;
  /// "the idea of", "a round of": what follows stands in its place.
  bool is_transparent(std::string_view noun) const { return transparent_.contains(std::string(noun)); }
  /// "promise B to meet": the subject, not the object, is understood.
  bool has_subject_control(std::string_view verb) const {
    return subject_control_.contains(std::string(verb));
  }
  /// "a request to meet", "a proposal for talks": the noun says at which stage an act behind it is.
  bool takes(std::string_view noun, std::string_view link) const {
    return stage_nouns_.contains(std::string(noun) + " " + std::string(link));
  }

 private:
  std::unordered_map<std::string, std::unordered_set<std::string>>
      light_;  // "engage in" -> nouns, "*" for any
  std::unordered_set<std::string> transparent_;
  std::unordered_set<std::string> subject_control_;
  std::unordered_set<std::string> stage_nouns_;  // "request to": the nouns of operators.tsv with their links
};

}  // namespace readout
