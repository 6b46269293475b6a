// Trees as a whole. The parser scores each arc by itself, so that now and then a verb gets two subjects and
// its neighbour none. Among the arcs that it holds possible, those are taken that make the best tree
// together: what no grammar allows costs as much as an unlikely arc. Private to syntax.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace readout {

/// A possible head of a word, and its relation to it.
struct Arc {
  std::uint32_t head = 0;  // 0 the root, k + 1 word k
  std::uint16_t relation = 0;
  float score =
      0;  // log of the arc's probability among those of the word, and of the relation's for this arc
};

/// What the tag of a word tells a tree.
struct TagTraits {
  bool tensed = false;      // has a tense: VBD, VBZ, VBP, MD
  bool participle = false;  // may be a past participle
};

class TreeSearch {
 public:
  /// relations: the names of a model's relations (Universal Dependencies).
  explicit TreeSearch(const std::vector<std::string>& relations);

  /// Does the tree offend against a rule? Most do not. Time: words squared. words: of each word.
  bool offends(std::span<Arc> tree, std::span<const TagTraits> words) const;

  /// Changes arcs, at most kSteps times, as long as that makes the tree better. possible[d]: arcs of word d
  /// besides the one it has. The tree stays a tree with one root. Only the offences of the words whose arcs
  /// change are counted, not that a change may part a name beside. Time: words squared times possible arcs.
  void improve(std::span<Arc> tree, std::span<const std::vector<Arc>> possible,
               std::span<const TagTraits> words) const;

 private:
  static constexpr int kSteps = 8;
  enum Kind : std::uint8_t {
    kOther,
    kSubject,         // of an active verb
    kPassiveSubject,  // of a passive one
    kClausalSubject,
    kExpletive,
    kObject,
    kAuxiliary,
    kPassive,  // auxiliary of the passive
    kCase,
    kPhrase,  // with a preposition
    kName,    // further word of a name
    kConjunct,
    kConjunction,
    kPunctuation,
  };
  /// What one word has below it.
  struct Below {
    std::int16_t active_subjects = 0, passive_subjects = 0, clausal_subjects = 0, expletives = 0, objects = 0,
                 tenses = 0, passives = 0, prepositions = 0, conjunctions = 0;
  };
  class Tree;
  struct Change;

  void add(Below& below, std::uint16_t relation, bool tensed, bool first, int count) const;
  float offence_of(const Arc& arc, const Below& below, TagTraits word) const;
  Change best_change(Tree& tree, std::span<const std::vector<Arc>> possible) const;

  std::vector<Kind> kind_;            // of each relation
  std::vector<std::uint8_t> clause_;  // of each relation: may its dependent be a clause that needs a subject?
};

}  // namespace readout
