// The table that the trainer's tests read, too (train/test_train.py): both sides compute the same.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "base/unicode.hpp"
#include "syntax/words.hpp"

namespace readout {
namespace {

// \uXXXX becomes a code point.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("\\u")) {
      append_utf8(out, static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)));
      at += 6;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string call(std::string_view function, const std::string& input) {
  const std::size_t blank = std::min(input.find(' '), input.size());
  const std::string first = input.substr(0, blank);
  const std::string rest = input.substr(std::min(blank + 1, input.size()));
  if (function == "normalise") return normalise(input);
  if (function == "lower") return lower_form(input);
  if (function == "shape") return shape(input);
  if (function == "fnv1a") return std::to_string(fnv1a(input));
  if (function == "chunk_key") return chunk_key(input);
  if (function == "char_class")
    return std::to_string(static_cast<int>(char_class(decode_at(input, 0).value)));
  if (function == "apply_lemma_script") return apply_edit_script(first, rest);
  if (function == "bucket") {
    const std::size_t last = rest.rfind(' ');
    return std::to_string(
        bucket(first, rest.substr(0, last), static_cast<std::uint32_t>(std::stoul(rest.substr(last + 1)))));
  }
  return "no such function";
}

TEST(SharedFunctions, AgreeWithTheTrainer) {
  std::ifstream table(READOUT_SOURCE_DIR "/tests/syntax/shared_functions.tsv");
  ASSERT_TRUE(table);
  int rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t one = line.find('\t');
    const std::size_t two = line.find('\t', one + 1);
    ASSERT_NE(two, std::string::npos) << line;
    EXPECT_EQ(call(line.substr(0, one), unescaped(line.substr(one + 1, two - one - 1))),
              unescaped(line.substr(two + 1)))
        << line;
    ++rows;
  }
  EXPECT_GT(rows, 140);
}

}  // namespace
}  // namespace readout
