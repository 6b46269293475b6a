// The measures of coreference that CoNLL 2012 took, as its scorer counts them from version 8 on (Pradhan,
// Luo, Recasens, Hovy, Ng and Strube, ACL 2014): mentions that only one side has stay what they are, and cost
// recall or precision.
//   Mentions  the mentions of chains
//   MUC       links: as many as must be drawn to hold a chain together (Vilain et al. 1995)
//   B3        for each mention, how much of its chain is in the other side's chain of it (Bagga and Baldwin
//             1998)
//   CEAFe     chains, paired one to one as well as can be; a pair counts as much as 2 x common mentions / all
//             mentions of both (Luo 2005, phi 4)
//   CoNLL     the mean F1 of the last three
// Counts of several texts are added up before anything is divided.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace readout {

/// One text's mentions, named by numbers that mean the same on both sides, in chains. No mention twice.
using Chains = std::vector<std::vector<std::uint32_t>>;

/// Of precision and of recall, the counts above and below the line.
struct ChainScore {
  std::string_view measure;  // "MUC"; a literal
  double right_of_gold = 0, gold = 0;
  double right_of_system = 0, system = 0;

  // Per cent; 0 where there is nothing to divide by.
  double precision() const;
  double recall() const;
  double f1() const;
};

struct ChainScores {
  std::array<ChainScore, 4> measures = {{{"Mentions"}, {"MUC"}, {"B3"}, {"CEAFe"}}};

  /// Takes one text in. Complexity: that of best_assignment over both sides' chains.
  void add(const Chains& gold, const Chains& system);
  /// Per cent.
  double conll() const;
};

}  // namespace readout
