// Chu-Liu/Edmonds in its quadratic form for dense graphs: a path is grown backwards along best incoming arcs;
// a cycle is contracted at once into one row of scores; the contractions are undone from the outermost
// inwards (Tarjan 1977; Gabow, Galil, Spencer, Tarjan 1986, section 3). One child of the root: all its arcs
// are made so bad that as few as can be are used, which is one (Zmigrod, Vieira, Cotterell 2020; Stanojevic
// and Cohen 2021).
#include "syntax/tree.hpp"

#include <algorithm>
#include <cmath>

namespace readout {
namespace {

using Node = std::uint32_t;
constexpr Node kNone = 0xffffffffu;

// The best head of each word by itself. A word is not its own head.
std::vector<Node> greedy_heads(const float* scores, std::size_t words) {
  std::vector<Node> heads(words);
  for (std::size_t d = 0; d < words; ++d) {
    const float* const row = scores + d * (words + 1);
    Node best = 0;
    for (Node h = 1; h <= words; ++h) {
      if (h != d + 1 && row[h] > row[best]) best = h;
    }
    heads[d] = best;
  }
  return heads;
}

// One child of the root and no cycle.
bool is_tree(const std::vector<Node>& heads) {
  if (std::count(heads.begin(), heads.end(), 0u) != 1) return false;
  std::vector<Node> seen_from(heads.size() + 1, 0);
  for (Node start = 1; start <= heads.size(); ++start) {
    Node at = start;
    while (at != 0 && seen_from[at] == 0) {
      seen_from[at] = start;
      at = heads[at - 1];
    }
    if (at != 0 && seen_from[at] == start) return false;
  }
  return true;
}

class Edmonds {
 public:
  Edmonds(const float* scores, std::size_t words);
  std::vector<Node> run();

 private:
  struct Arc {
    Node head = kNone, dependent = kNone;
  };
  enum class State : std::uint8_t { fresh, on_path, done };

  double& score(Node row, Node head) { return scores_[row * size_ + head]; }
  Node& entry(Node row, Node head) { return entries_[row * size_ + head]; }
  Node best_head(Node row);
  void grow_path(Node start);
  void contract(std::vector<Node>& path, Node into);
  void dismantle(Node leaf, std::vector<Node>& tops);
  std::vector<Node> expand();

  std::size_t size_;  // nodes with the root
  // Row r: arcs into component r. `entries_` tells which word of the component an arc meets.
  std::vector<double> scores_;
  std::vector<Node> entries_;
  std::vector<Node> component_;  // of each node: its row
  std::vector<double> chosen_;   // of each row: score of its chosen arc
  std::vector<State> state_;     // of each row
  std::vector<Node> vertex_;     // of each row: its vertex in the forest of contractions
  // The forest: vertices below size_ are nodes, the others contractions.
  std::vector<Node> parent_;
  std::vector<std::vector<Node>> members_;
  std::vector<Arc> arc_;
};

Edmonds::Edmonds(const float* scores, std::size_t words)
    : size_(words + 1),
      scores_(size_ * size_),
      entries_(size_ * size_),
      component_(size_),
      chosen_(size_),
      state_(size_, State::fresh),
      vertex_(size_),
      parent_(size_, kNone),
      members_(size_),
      arc_(size_) {
  const auto sound = [](float x) { return std::isfinite(x) ? static_cast<double>(x) : 0.0; };
  double low = 0;
  double high = 0;
  for (Node d = 1; d < size_; ++d) {
    for (Node h = 0; h < size_; ++h) {
      const double x = score(d, h) = sound(scores[(d - 1) * size_ + h]);
      entry(d, h) = d;
      low = std::min(low, x);
      high = std::max(high, x);
    }
  }
  for (Node v = 0; v < size_; ++v) component_[v] = vertex_[v] = v;
  for (Node d = 1; d < size_; ++d) score(d, 0) -= (high - low + 1) * static_cast<double>(size_);
  state_[0] = State::done;
}

Node Edmonds::best_head(Node row) {
  Node best = 0;  // the root is never inside a component
  for (Node h = 1; h < size_; ++h) {
    if (component_[h] != row && score(row, h) > score(row, best)) best = h;
  }
  return best;
}

void Edmonds::grow_path(Node start) {
  std::vector<Node> path{component_[start]};
  state_[path.back()] = State::on_path;
  while (true) {
    const Node row = path.back();
    const Node head = best_head(row);
    chosen_[row] = score(row, head);
    arc_[vertex_[row]] = {head, entry(row, head)};
    const Node from = component_[head];
    if (state_[from] == State::done) break;
    if (state_[from] == State::on_path) {
      contract(path, from);
    } else {
      state_[from] = State::on_path;
      path.push_back(from);
    }
  }
  for (const Node row : path) state_[row] = State::done;
}

// The cycle is the end of the path from row `into` on; that row becomes the contraction's.
void Edmonds::contract(std::vector<Node>& path, Node into) {
  const auto first = std::find(path.begin(), path.end(), into);
  const Node vertex = static_cast<Node>(parent_.size());
  parent_.push_back(kNone);
  arc_.emplace_back();
  members_.emplace_back();
  for (auto row = first; row != path.end(); ++row) {
    members_[vertex].push_back(vertex_[*row]);
    parent_[vertex_[*row]] = vertex;
    for (Node h = 0; h < size_; ++h) {
      const double gain = score(*row, h) - chosen_[*row];
      if (row == first || gain > score(into, h)) {
        score(into, h) = gain;
        entry(into, h) = entry(*row, h);
      }
    }
  }
  for (Node& component : component_) {
    if (std::find(first, path.end(), component) != path.end()) component = into;
  }
  vertex_[into] = vertex;
  path.erase(first + 1, path.end());
}

// Takes apart all contractions around `leaf`; what else they held become tops of their own.
void Edmonds::dismantle(Node leaf, std::vector<Node>& tops) {
  for (Node v = leaf; parent_[v] != kNone;) {
    const Node above = parent_[v];
    for (const Node member : members_[above]) {
      if (member == v) continue;
      parent_[member] = kNone;
      if (member >= size_) tops.push_back(member);
    }
    parent_[v] = kNone;
    v = above;
  }
}

std::vector<Node> Edmonds::expand() {
  std::vector<Node> tops;
  for (Node v = static_cast<Node>(size_); v < parent_.size(); ++v) {
    if (parent_[v] == kNone) tops.push_back(v);
  }
  while (!tops.empty()) {
    const Arc arc = arc_[tops.back()];
    tops.pop_back();
    arc_[arc.dependent] = arc;
    dismantle(arc.dependent, tops);
  }
  std::vector<Node> heads(size_ - 1);
  for (Node d = 1; d < size_; ++d) heads[d - 1] = arc_[d].head;
  return heads;
}

std::vector<Node> Edmonds::run() {
  for (Node start = 1; start < size_; ++start) {
    if (state_[component_[start]] == State::fresh) grow_path(start);
  }
  return expand();
}

}  // namespace

std::vector<std::uint32_t> maximum_spanning_tree(const float* scores, std::size_t words) {
  std::vector<Node> heads = greedy_heads(scores, words);
  // Nothing is better than each word's best head, if that happens to be a tree; it mostly is.
  return is_tree(heads) ? heads : Edmonds(scores, words).run();
}

}  // namespace readout
