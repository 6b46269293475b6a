// A file of chains from any bytes: an error that is valid text, or mentions that lie in their texts, no two
// of the same words.
#include <cstdint>
#include <set>
#include <string_view>

#include "base/unicode.hpp"
#include "check.hpp"
#include "eval/chain_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const auto texts = read_chains({reinterpret_cast<const char*>(data), size}, "chains");
  if (!texts) {
    check(is_valid_utf8(texts.error().message), "a message is valid text");
    return 0;
  }
  for (const ChainedText& text : *texts) {
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const ChainedMention& mention : text.mentions) {
      check(mention.first <= mention.last && mention.last < text.words.size(), "mentions lie in the text");
      check(mention.chain < text.chains, "chains are counted");
      check(seen.insert({mention.first, mention.last}).second, "words are marked once");
    }
  }
  return 0;
}
