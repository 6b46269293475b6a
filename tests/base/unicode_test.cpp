// Unicode helpers: every class of well-formed and ill-formed UTF-8, and the laws of repair and of the code
// point map.
#include "base/unicode.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace readout {
namespace {

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

// ---- decoding ----

TEST(Decode, ReadsEverySizeAtItsBounds) {
  for (const char32_t c :
       {0x0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF}) {
    const std::string bytes = utf8(c);
    EXPECT_TRUE(is_valid_utf8(bytes)) << std::hex << static_cast<std::uint32_t>(c);
    EXPECT_EQ(decode_at(bytes, 0).value, c);
    EXPECT_EQ(decode_at(bytes, 0).size, bytes.size());
    EXPECT_EQ(decode_before(bytes, bytes.size()).value, c);
  }
}

TEST(Decode, GoesBothWaysOverAllScalarValues) {
  std::string all;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c < 0xD800 || c > 0xDFFF) append_utf8(all, c);
  }
  ASSERT_TRUE(is_valid_utf8(all));
  std::vector<char32_t> forward, backward;
  for (std::size_t at = 0; at < all.size(); at += decode_at(all, at).size)
    forward.push_back(decode_at(all, at).value);
  for (std::size_t at = all.size(); at > 0; at -= decode_before(all, at).size) {
    backward.push_back(decode_before(all, at).value);
  }
  std::reverse(backward.begin(), backward.end());
  EXPECT_EQ(forward, backward);
}

// ---- repair ----

struct RepairCase {
  const char* what;
  std::string bytes;
  std::string expected;  // with ? for U+FFFD
};

std::string with_replacement(std::string_view pattern) {
  std::string out;
  for (const char c : pattern) out += c == '?' ? "\uFFFD" : std::string(1, c);
  return out;
}

class Repair : public testing::TestWithParam<RepairCase> {};

TEST_P(Repair, ReplacesEachMaximalSubpart) {
  const RepairCase& c = GetParam();
  const Repaired repaired = repair_utf8(c.bytes);
  EXPECT_EQ(repaired.text, with_replacement(c.expected)) << c.what;
  EXPECT_EQ(repaired.replaced, std::count(c.expected.begin(), c.expected.end(), '?')) << c.what;
  EXPECT_FALSE(is_valid_utf8(c.bytes)) << c.what;
  EXPECT_TRUE(is_valid_utf8(repaired.text)) << c.what;
}

// The first six are the examples of Unicode 15, section 3.9, tables 3-8 to 3-11.
INSTANTIATE_TEST_SUITE_P(
    Classes, Repair,
    testing::Values(
        RepairCase{"truncated sequences in a row", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "????A"},
        RepairCase{"overlong forms", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "????????A"},
        RepairCase{"surrogates", "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "????????A"},
        RepairCase{"past the last code point", "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "?????A??B"},
        RepairCase{"a truncated one before a letter", "\x61\xF1\x80\x80\xE1\x80\xC2\x62", "a???b"},
        RepairCase{"lone continuation bytes", "\x80\x62\x80", "?b?"},
        RepairCase{"C0 and C1", "\xC0\x80\xC1\xBF", "????"},
        RepairCase{"F5 to FF", "\xF5\x80\x80\x80\xFE\xFF", "??????"},
        RepairCase{"two bytes, cut at the end", "a\xC3", "a?"},
        RepairCase{"three bytes, cut after one", "a\xE2", "a?"},
        RepairCase{"three bytes, cut after two", "a\xE2\x80", "a?"},
        RepairCase{"four bytes, cut after three", "a\xF0\x9F\x98", "a?"},
        RepairCase{"four bytes, broken after two", "\xF0\x9F\x41", "?A"},
        RepairCase{"E0 with a low second byte", "\xE0\x9F\x80", "???"},
        RepairCase{"ED with a high second byte", "\xED\xA0\x41", "??A"},
        RepairCase{"F0 with a low second byte", "\xF0\x8F\x80\x80", "????"},
        RepairCase{"F4 with a high second byte", "\xF4\x90\x80\x80", "????"},
        RepairCase{"Latin-1 in ASCII words", "caf\xE9 au lait", "caf? au lait"},
        RepairCase{"far behind ASCII", std::string(100, 'x') + "\xFF", std::string(100, 'x') + "?"}));

TEST(Repair, LeavesWellFormedTextAlone) {
  for (const std::string_view text : {"", "plain", "déjà vu – “so”", "\U0001F600 Київ \uFFFD"}) {
    const Repaired repaired = repair_utf8(text);
    EXPECT_EQ(repaired.text, text);
    EXPECT_EQ(repaired.replaced, 0u);
  }
}

std::string random_bytes(std::mt19937& random) {
  static constexpr std::string_view kPool =
      "aB \n\x80\x8F\x90\x9F\xA0\xBF\xC0\xC2\xDF\xE0\xE1\xED\xEF\xF0\xF1\xF4\xF5\xFF";
  std::string bytes(random() % 60, ' ');
  for (char& c : bytes) c = kPool[random() % kPool.size()];
  return bytes;
}

TEST(RepairLaws, HoldForRandomBytes) {
  constexpr unsigned kSeed = 20260101;
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  std::mt19937 random(kSeed);
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = random_bytes(random);
    const Repaired once = repair_utf8(bytes);
    ASSERT_TRUE(is_valid_utf8(once.text));
    ASSERT_EQ(once.replaced == 0, is_valid_utf8(bytes));
    ASSERT_EQ(repair_utf8(once.text).text, once.text);
    ASSERT_LE(once.text.size(), 3 * bytes.size());
  }
}

// ---- classes of characters ----

TEST(Classes, AreUnicodes) {
  for (const char32_t c :
       {U' ', U'\t', U'\n', U'\r', U'\f', U'\v', U'\u00A0', U'\u2009', U'\u2028', U'\u3000'}) {
    EXPECT_TRUE(is_space(c)) << static_cast<std::uint32_t>(c);
  }
  EXPECT_FALSE(is_space(U'\u200B'));  // zero width: a format character
  EXPECT_TRUE(is_letter(U'ß') && is_letter(U'я') && is_letter(U'中') && !is_letter(U'7'));
  EXPECT_TRUE(is_upper(U'É') && is_upper(U'ǅ') && !is_upper(U'é'));
  EXPECT_TRUE(is_lower(U'é') && !is_lower(U'É') && !is_lower(U'中'));
  EXPECT_TRUE(is_digit(U'7') && is_digit(U'٣') && is_digit(U'½') && !is_digit(U'x'));
  EXPECT_TRUE(is_punctuation(U'!') && is_punctuation(U'“') && is_punctuation(U'_') && !is_punctuation(U'$'));
  EXPECT_TRUE(is_symbol(U'$') && is_symbol(U'€') && is_symbol(U'+') && !is_symbol(U'-'));
  EXPECT_TRUE(is_mark(U'\u0301') && !is_mark(U'a'));
}

TEST(Case, MapsOneToOne) {
  EXPECT_EQ(to_lower(U'Ж'), U'ж');
  EXPECT_EQ(to_upper(U'ñ'), U'Ñ');
  EXPECT_EQ(lower_case("ÉCOLE Nº 5"), "école nº 5");
}

TEST(Fold, MakesNamesComparable) {
  EXPECT_EQ(fold("Wałęsa"), "walesa");
  EXPECT_EQ(fold("Erdoğan"), "erdogan");
  EXPECT_EQ(fold("São Tomé"), "sao tome");
  EXPECT_EQ(fold("Ångström"), "angstrom");
  EXPECT_EQ(fold("Đoković"), "dokovic");
  EXPECT_EQ(fold("O’Neill “Tip”"), "o'neill \"tip\"");
  EXPECT_EQ(fold("e\u0301"), "e");
  EXPECT_EQ(fold("हिन्दी"), "हिन्दी");
}

TEST(Straighten, TouchesOnlyQuotes) { EXPECT_EQ(straighten("“É’s” ‚x‘ „y“ «z»"), "\"É's\" 'x' \"y\" «z»"); }

// ---- offsets ----

TEST(CodePointMap, CountsLikeALoop) {
  constexpr unsigned kSeed = 7;
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  std::mt19937 random(kSeed);
  for (int i = 0; i < 300; ++i) {
    const std::string text =
        repair_utf8(random_bytes(random) + random_bytes(random) + random_bytes(random)).text;
    const CodePointMap map(text);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) {
      ASSERT_EQ(map.at(static_cast<std::uint32_t>(at)), count++);
    }
    ASSERT_EQ(map.at(static_cast<std::uint32_t>(text.size())), count);
    ASSERT_EQ(map.size(), count);
  }
}

TEST(CodePointMap, HandlesBlockEdges) {
  for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 128u}) {
    const std::string plain(size, 'x');
    EXPECT_EQ(CodePointMap(plain).at(static_cast<std::uint32_t>(size)), size);
    const std::string curly = "é" + plain;
    EXPECT_EQ(CodePointMap(curly).at(static_cast<std::uint32_t>(curly.size())), size + 1);
  }
}

}  // namespace
}  // namespace readout
