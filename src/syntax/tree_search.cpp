// See tree_search.hpp.
#include "syntax/tree_search.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/one_of.hpp"

namespace readout {
namespace {

// What an offence costs, in logs of probability. Chosen on EWT and GUM dev (docs/decisions/0017).
constexpr float kTwoSubjects = 3;
constexpr float kTwoObjects = 2;
constexpr float kNoSubject = 1.5f;       // of a clause with a tense
constexpr float kWrongVoice = 2;         // "was" and a subject that acts
constexpr float kPassiveOfOther = 2;     // "was" as if of a passive, and no participle
constexpr float kVerbAsNoun = 2;         // "met" as a subject
constexpr float kSubjectWithCase = 2;    // "with Roe" as a subject or an object
constexpr float kPhraseWithoutCase = 2;  // "the minister" as if "of" or "in" stood before
constexpr float kLooseConjunction = 2;   // "and" before what is no conjunct
constexpr float kBrokenName = 2;         // words of a name apart
constexpr float kCrossing = 1;
constexpr float kCrossingPunctuation = 0.7f;  // it hangs more loosely

/// Do two arcs cross? Those from the root cross none.
bool cross(std::uint32_t a, std::uint32_t head_of_a, std::uint32_t b, std::uint32_t head_of_b) {
  if (head_of_a == 0 || head_of_b == 0) return false;
  const auto [left, right] = std::minmax({a + 1, head_of_a});
  const auto [other_left, other_right] = std::minmax({b + 1, head_of_b});
  return (left < other_left && other_left < right && right < other_right) ||
         (other_left < left && left < other_right && other_right < right);
}

}  // namespace

TreeSearch::TreeSearch(const std::vector<std::string>& relations)
    : kind_(relations.size(), kOther), clause_(relations.size(), 0) {
  constexpr std::pair<std::string_view, Kind> kKinds[] = {
      {"nsubj", kSubject},        {"nsubj:pass", kPassiveSubject},
      {"csubj", kClausalSubject}, {"csubj:pass", kClausalSubject},
      {"expl", kExpletive},       {"obj", kObject},
      {"aux", kAuxiliary},        {"cop", kAuxiliary},
      {"aux:pass", kPassive},     {"case", kCase},
      {"obl", kPhrase},           {"nmod", kPhrase},
      {"obl:agent", kPhrase},     {"flat", kName},
      {"conj", kConjunct},        {"cc", kConjunction},
      {"punct", kPunctuation}};
  for (std::size_t r = 0; r < relations.size(); ++r) {
    for (const auto& [name, kind] : kKinds) {
      if (relations[r] == name) kind_[r] = kind;
    }
    clause_[r] = is_one_of(relations[r], {"root", "ccomp", "parataxis", "advcl", "acl:relcl", "csubj"});
  }
}

/// The word itself and its children make up what is below a word.
void TreeSearch::add(Below& below, std::uint16_t relation, bool tensed, bool first, int count) const {
  const auto more = [count](std::int16_t& number) { number = static_cast<std::int16_t>(number + count); };
  switch (kind_[relation]) {
    case kSubject:
      return more(below.active_subjects);
    case kPassiveSubject:
      return more(below.passive_subjects);
    case kClausalSubject:
      return more(below.clausal_subjects);
    case kExpletive:
      return more(below.expletives);
    case kObject:
      return more(below.objects);
    case kPassive:
      more(below.passives);
      [[fallthrough]];
    case kAuxiliary:
      if (tensed) more(below.tenses);
      return;
    case kCase:
      return more(below.prepositions);
    case kConjunction:
      if (!first) more(below.conjunctions);  // "But he said": it joins the sentence
      return;
    default:
      return;
  }
}

float TreeSearch::offence_of(const Arc& arc, const Below& below, TagTraits word) const {
  const Kind kind = kind_[arc.relation];
  const bool core = kind == kSubject || kind == kPassiveSubject || kind == kObject;
  const int subjects = below.active_subjects + below.passive_subjects + below.clausal_subjects;
  float sum = 0;
  if (subjects > 1) sum += kTwoSubjects * static_cast<float>(subjects - 1);
  if (below.objects > 1) sum += kTwoObjects * static_cast<float>(below.objects - 1);
  if (clause_[arc.relation] != 0 && below.tenses > 0 && subjects + below.expletives == 0) sum += kNoSubject;
  if ((below.passives > 0 ? below.active_subjects : below.passive_subjects) > 0) sum += kWrongVoice;
  if (below.passives > 0 && !word.participle) sum += kPassiveOfOther;
  if ((core || kind == kPhrase) && word.tensed) sum += kVerbAsNoun;
  if (core && below.prepositions > 0) sum += kSubjectWithCase;
  if (kind == kPhrase && below.prepositions == 0) sum += kPhraseWithoutCase;
  if (below.conjunctions > 0 && kind != kConjunct) sum += kLooseConjunction;
  return sum;
}

/// A tree with what is below each word, which follows its changes.
class TreeSearch::Tree {
 public:
  Tree(const TreeSearch& search, std::span<Arc> arcs, std::span<const TagTraits> words)
      : search_(search), arcs_(arcs), words_(words), below_(arcs.size()) {
    for (std::uint32_t word = 0; word < arcs.size(); ++word) {
      if (words[word].tensed) ++below_[word].tenses;
      count(word, 1);
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(arcs_.size()); }
  const Arc& arc(std::uint32_t word) const { return arcs_[word]; }
  std::uint32_t root() const {
    return static_cast<std::uint32_t>(std::ranges::find(arcs_, 0u, &Arc::head) - arcs_.begin());
  }
  bool is_under(std::uint32_t node, std::uint32_t word) const {
    for (; node != 0; node = arcs_[node - 1].head) {
      if (node == word + 1) return true;
    }
    return false;
  }

  /// Returns the arc that the word had.
  Arc set(std::uint32_t word, const Arc& arc) {
    const Arc old = arcs_[word];
    count(word, -1);
    arcs_[word] = arc;
    count(word, 1);
    return old;
  }

  /// Of the node, 0 for the root of all; but for its arc crossing others.
  float offence(std::uint32_t node) const {
    if (node == 0) return 0;
    const std::uint32_t word = node - 1;
    const bool broken = search_.kind_[arcs_[word].relation] == kName && is_apart(word);
    return search_.offence_of(arcs_[word], below_[word], words_[word]) + (broken ? kBrokenName : 0);
  }

  /// What the word's arc costs by crossing others.
  float crossings(std::uint32_t word) const {
    float sum = 0;
    for (std::uint32_t other = 0; other < size(); ++other) {
      if (!cross(word, arcs_[word].head, other, arcs_[other].head)) continue;
      sum += is_punctuation(word) || is_punctuation(other) ? kCrossingPunctuation : kCrossing;
    }
    return sum;
  }

 private:
  bool is_punctuation(std::uint32_t word) const {
    return search_.kind_[arcs_[word].relation] == kPunctuation;
  }
  void count(std::uint32_t word, int by) {
    if (arcs_[word].head == 0) return;
    search_.add(below_[arcs_[word].head - 1], arcs_[word].relation, words_[word].tensed, word == 0, by);
  }
  /// "Jane" and "Roe" of one name stand side by side.
  bool is_apart(std::uint32_t word) const {
    for (std::uint32_t t = arcs_[word].head; t < word; ++t) {
      if (arcs_[t].head != arcs_[word].head) return true;
    }
    return false;
  }

  const TreeSearch& search_;
  std::span<Arc> arcs_;
  std::span<const TagTraits> words_;
  std::vector<Below> below_;
};

bool TreeSearch::offends(std::span<Arc> arcs, std::span<const TagTraits> words) const {
  const Tree tree(*this, arcs, words);
  for (std::uint32_t word = 0; word < tree.size(); ++word) {
    if (tree.offence(word + 1) > 0 || tree.crossings(word) > 0) return true;
  }
  return false;
}

/// New arcs of one word, or of two where another word becomes the root.
struct TreeSearch::Change {
  float gain = 0;
  std::uint32_t word = 0, root = 0;
  Arc arc, arc_of_root;
  bool new_root = false;
};

/// The change that gains most; none if its gain is 0. Only words are tried at which something is amiss (of
/// the others the parser's own choice is the likelier), and all that may become the root.
TreeSearch::Change TreeSearch::best_change(Tree& tree, std::span<const std::vector<Arc>> possible) const {
  constexpr float kLeast = 1e-4f;
  Change best{kLeast, 0, 0, {}, {}, false};
  const std::uint32_t root = tree.root();
  const auto try_arc = [&](std::uint32_t word, const Arc& arc, float crossings) {
    const std::uint32_t from = tree.arc(word).head;
    const auto offence = [&] {
      return tree.offence(word + 1) + tree.offence(from) + (arc.head == from ? 0 : tree.offence(arc.head));
    };
    const float before = offence() + crossings;
    const Arc old = tree.set(word, arc);
    const float gain = before - offence() - tree.crossings(word) + arc.score - old.score;
    if (gain > best.gain) best = {gain, word, root, arc, {}, false};
    tree.set(word, old);
  };
  const auto try_root = [&](std::uint32_t word, const Arc& arc, const Arc& below, float crossings) {
    const std::uint32_t from = tree.arc(word).head;
    const auto offence = [&] {
      float sum = 0;
      std::array<std::uint32_t, 4> nodes = {word + 1, from, root + 1, below.head};
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (std::find(nodes.begin(), nodes.begin() + i, nodes[i]) == nodes.begin() + i)
          sum += tree.offence(nodes[i]);
      }
      return sum;
    };
    const float before = offence() + crossings;
    const Arc old = tree.set(word, arc);
    if (!tree.is_under(below.head, root)) {
      const Arc old_root = tree.set(root, below);
      const float gain =
          before - offence() - tree.crossings(root) + arc.score - old.score + below.score - old_root.score;
      if (gain > best.gain) best = {gain, word, root, arc, below, true};
      tree.set(root, old_root);
    }
    tree.set(word, old);
  };
  for (std::uint32_t word = 0; word < tree.size(); ++word) {
    if (word == root) continue;
    const float crossings = tree.crossings(word);
    const bool amiss = crossings > 0 || tree.offence(word + 1) > 0 || tree.offence(tree.arc(word).head) > 0;
    for (const Arc& arc : possible[word]) {
      if (arc.head == 0) {
        for (const Arc& below : possible[root]) {
          if (below.head != 0) try_root(word, arc, below, crossings);
        }
      } else if ((amiss || tree.offence(arc.head) > 0) && !tree.is_under(arc.head, word)) {
        try_arc(word, arc, crossings);
      }
    }
  }
  if (best.gain <= kLeast) best.gain = 0;
  return best;
}

void TreeSearch::improve(std::span<Arc> arcs, std::span<const std::vector<Arc>> possible,
                         std::span<const TagTraits> words) const {
  Tree tree(*this, arcs, words);
  for (int step = 0; step < kSteps; ++step) {
    const Change change = best_change(tree, possible);
    if (change.gain <= 0) return;
    tree.set(change.word, change.arc);
    if (change.new_root) tree.set(change.root, change.arc_of_root);
  }
}

}  // namespace readout
