// See chain_scores.hpp. All four come from one table: how many mentions each two chains have in common.
#include "eval/chain_scores.hpp"

#include <unordered_map>

#include "eval/assignment.hpp"

namespace readout {
namespace {

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }
double square(double x) { return x * x; }

/// How many mentions a chain of gold (row) and one of the system (column) have in common.
Gains common_mentions(const Chains& gold, const Chains& system) {
  Gains common{gold.size(), system.size(), std::vector<double>(gold.size() * system.size())};
  std::unordered_map<std::uint32_t, std::size_t> column_of;
  for (std::size_t c = 0; c < system.size(); ++c) {
    for (const std::uint32_t mention : system[c]) column_of[mention] = c;
  }
  for (std::size_t r = 0; r < gold.size(); ++r) {
    for (const std::uint32_t mention : gold[r]) {
      const auto found = column_of.find(mention);
      if (found != column_of.end()) common.gain[r * common.columns + found->second] += 1;
    }
  }
  return common;
}

/// What of one side's chain the other side has.
struct Coverage {
  double mentions = 0;  // in some chain of the other side
  double pieces = 0;    // so many chains of the other side share them
  double squares = 0;   // of the sizes of these pieces
};

template <class CommonWith>
Coverage coverage_of(std::size_t others, const CommonWith& common_with) {
  Coverage coverage;
  for (std::size_t other = 0; other < others; ++other) {
    const double common = common_with(other);
    coverage.mentions += common;
    coverage.pieces += common > 0 ? 1 : 0;
    coverage.squares += square(common);
  }
  return coverage;
}

/// Above and below the line, for one side: right_of_gold and gold, or the other two.
struct Side {
  double ChainScore::*right;
  double ChainScore::*all;
};

void add_chain(std::array<ChainScore, 4>& measures, const Side& side, double size, const Coverage& coverage) {
  auto& [mentions, muc, b3, ceafe] = measures;
  mentions.*side.right += coverage.mentions;
  mentions.*side.all += size;
  // A mention that the other side lacks is a piece of its own.
  muc.*side.right += size - (coverage.pieces + size - coverage.mentions);
  muc.*side.all += size - 1;
  b3.*side.right += share(coverage.squares, size);
  b3.*side.all += size;
  ceafe.*side.all += 1;
}

}  // namespace

double ChainScore::precision() const { return 100 * share(right_of_system, system); }
double ChainScore::recall() const { return 100 * share(right_of_gold, gold); }
double ChainScore::f1() const { return share(2 * precision() * recall(), precision() + recall()); }

void ChainScores::add(const Chains& gold, const Chains& system) {
  const Gains common = common_mentions(gold, system);
  const Side of_gold{&ChainScore::right_of_gold, &ChainScore::gold};
  const Side of_system{&ChainScore::right_of_system, &ChainScore::system};
  for (std::size_t r = 0; r < gold.size(); ++r) {
    add_chain(measures, of_gold, static_cast<double>(gold[r].size()),
              coverage_of(system.size(), [&](std::size_t c) { return common.at(r, c); }));
  }
  for (std::size_t c = 0; c < system.size(); ++c) {
    add_chain(measures, of_system, static_cast<double>(system[c].size()),
              coverage_of(gold.size(), [&](std::size_t r) { return common.at(r, c); }));
  }
  Gains likeness = common;
  for (std::size_t r = 0; r < gold.size(); ++r) {
    for (std::size_t c = 0; c < system.size(); ++c) {
      likeness.gain[r * likeness.columns + c] *=
          share(2.0, static_cast<double>(gold[r].size() + system[c].size()));
    }
  }
  const double alike = best_assignment(likeness);
  measures[3].right_of_gold += alike;
  measures[3].right_of_system += alike;
}

double ChainScores::conll() const { return (measures[1].f1() + measures[2].f1() + measures[3].f1()) / 3; }

}  // namespace readout
