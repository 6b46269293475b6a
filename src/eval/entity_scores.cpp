// See entity_scores.hpp. The system's mentions are counted in gold words, so that sets can be compared.
#include "eval/entity_scores.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "eval/alignment.hpp"

namespace readout {
namespace {

using Key = std::tuple<std::size_t, std::size_t, std::string_view>;  // first and last gold word, type

/// Of mentions for which counted(mention), each once. Those that lie on no gold words are kept apart by their
/// number.
template <class Counted>
std::vector<Key> keys(const Analysis& analysis, const Alignment* to_gold, bool with_type, Counted counted) {
  std::vector<Key> keys;
  const auto word = [to_gold](std::size_t w) { return to_gold == nullptr ? w : to_gold->gold_word(w); };
  for (const AnalysedMention& mention : analysis.mentions) {
    if (!counted(mention)) continue;
    Key key{word(mention.first), word(mention.last), with_type ? std::string_view(mention.type) : ""};
    if (std::get<0>(key) == kNoWord || std::get<1>(key) == kNoWord) key = {kNoWord, keys.size(), ""};
    keys.push_back(key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

Scores score_entities(const Analysis& gold, const Analysis& system) {
  const Alignment alignment(gold, system);
  const auto score = [&](std::string_view measure, bool with_type, auto counted) {
    const std::vector<Key> a = keys(gold, nullptr, with_type, counted);
    const std::vector<Key> b = keys(system, &alignment, with_type, counted);
    std::vector<Key> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return Score{measure, common.size(), a.size(), b.size()};
  };
  const auto any = [](const AnalysedMention&) { return true; };
  const auto is_named = [](const AnalysedMention& mention) { return mention.named; };
  return {score("Spans", false, any), score("Types", true, any), score("Names", true, is_named)};
}

}  // namespace readout
