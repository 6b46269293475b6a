// The best dependency tree of a sentence from the scores of its arcs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace readout {

/// The maximum spanning tree with exactly one child of the root. scores: [words, words + 1] row-major; the
/// score of head h for word d is scores[d * (words + 1) + h], h = 0 for the root, h = k + 1 for word k.
/// Returns the head of each word in that counting. Ties: the lower head. Time and memory quadratic.
std::vector<std::uint32_t> maximum_spanning_tree(const float* scores, std::size_t words);

}  // namespace readout
