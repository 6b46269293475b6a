// A report as running text with no trees worth the name: every word hangs on the first of its paragraph. For
// what must come out of the order of words and marks alone.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/unicode.hpp"
#include "tree_report.hpp"

namespace readout {

inline std::string upos_of(const std::string& form) {
  static const std::set<std::string> verbs = {"said",   "says", "added", "laughed", "asked", "told", "wrote",
                                              "warned", "is",   "was",   "are",     "go",    "moved"};
  static const std::set<std::string> pronouns = {"he", "she", "they", "I", "He", "She", "They", "it", "It"};
  const CodePoint first = decode_at(form, 0);
  if (!is_letter(first.value) && !is_digit(first.value)) return "PUNCT";
  if (pronouns.contains(form)) return "PRON";
  if (verbs.contains(form)) return "VERB";
  return is_upper(first.value) ? "PROPN" : "NOUN";
}

/// The text in the notation of TreeReport. Words are parted at spaces, marks from words; "\n" begins a
/// paragraph.
inline std::string flat_trees(std::string_view text) {
  std::string trees;
  int in_paragraph = 0;
  const auto word = [&](std::string form, bool glued) {
    const std::string upos = upos_of(form);
    const std::string lemma = lower_case(form);
    trees +=
        form + (glued ? "+ " : " ") + lemma + " " + upos + (in_paragraph == 0 ? " 0 root\n" : " 1 dep\n");
    ++in_paragraph;
  };
  std::string form;
  for (std::size_t i = 0; i <= text.size();) {
    const CodePoint c = i < text.size() ? decode_at(text, i) : CodePoint{' ', 1};
    const bool mark = is_punctuation(c.value) && c.value != U'’' && c.value != '-';
    if (!form.empty() && (is_space(c.value) || mark)) {
      word(form, mark);
      form.clear();
    }
    if (mark) {
      const bool glued = i + c.size < text.size() && !is_space(decode_at(text, i + c.size).value);
      word(std::string(text.substr(i, c.size)), glued);
    } else if (c.value == '\n') {
      trees += "#\n";
      in_paragraph = 0;
    } else if (!is_space(c.value)) {
      form += text.substr(i, c.size);
    }
    i += c.size;
  }
  return trees;
}

}  // namespace readout
