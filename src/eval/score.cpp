// See score.hpp.
#include "eval/score.hpp"

namespace readout {
namespace {

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Score::precision() const { return percent(right, system); }
double Score::recall() const { return percent(right, gold); }
double Score::f1() const { return percent(2 * right, gold + system); }

std::optional<double> Score::aligned_accuracy() const {
  return aligned ? std::optional(percent(right, *aligned)) : std::nullopt;
}

}  // namespace readout
