// A gold treebank from any bytes: an error that is valid text, or an analysis whose spans lie in its text in
// order, and that scored against itself is right in everything.
#include <cstdint>
#include <string_view>

#include "base/unicode.hpp"
#include "check.hpp"
#include "eval/syntax_scores.hpp"
#include "eval/treebank.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const auto treebank = read_treebank({reinterpret_cast<const char*>(data), size}, "gold");
  if (!treebank) {
    check(is_valid_utf8(treebank.error().message), "a message is valid text");
    return 0;
  }
  std::uint32_t end = 0;
  for (const ByteSpan token : treebank->gold.tokens()) {
    check(end <= token.begin && !token.empty() && token.end <= treebank->text.size(), "tokens are in order");
    end = token.end;
  }
  for (const Score& score : score_syntax(treebank->gold, treebank->gold)) {
    check(score.right == score.gold && score.right == score.system, "gold agrees with itself");
    check(score.aligned.value_or(score.gold) == score.gold, "gold is aligned with itself");
  }
  return 0;
}
