// The functions shared with the trainer: cases of our own. shared_functions_test.cpp holds them to the
// trainer's table.
#include "syntax/words.hpp"

#include <gtest/gtest.h>

namespace readout {
namespace {

TEST(Words, Normalise) {
  EXPECT_EQ(normalise("don\u2019t"), "don't");
  EXPECT_EQ(normalise("\u201CHi\u201D"), "\"Hi\"");
  EXPECT_EQ(normalise("\u00ABHi\u00BB"), "\"Hi\"");
  EXPECT_EQ(normalise("\u2013"), "\u2014");
  EXPECT_EQ(normalise("\u2014"), "\u2014");
  EXPECT_EQ(normalise("2010\u20132014"), "2010-2014");
  EXPECT_EQ(normalise("\u2010"), "-");
  EXPECT_EQ(normalise("\u2026"), "...");
  EXPECT_EQ(normalise("10\u00A0km"), "10km");
  EXPECT_EQ(normalise(""), "");
}

TEST(Words, Lower) {
  EXPECT_EQ(lower_form("NATO\u2019s"), "nato's");
  EXPECT_EQ(lower_form("\u00C9LYS\u00C9E"), "\u00E9lys\u00E9e");
}

TEST(Words, Shape) {
  EXPECT_EQ(shape("McDonald\u2019s"), "XxXxxx'x");
  EXPECT_EQ(shape("Washington"), "Xxxx");
  EXPECT_EQ(shape("2,000,000"), "d,ddd,ddd");
  EXPECT_EQ(shape("U.S."), "X.X.");
  EXPECT_EQ(shape("......"), "...");
  EXPECT_EQ(shape("\u00C9lys\u00E9e"), "Xxxx");
}

TEST(Words, Affixes) {
  EXPECT_EQ(first_code_points("\u00E9t\u00E9", 1), "\u00E9");
  EXPECT_EQ(last_code_points("\u00E9t\u00E9", 2), "t\u00E9");
  EXPECT_EQ(last_code_points("ab", 4), "ab");
}

TEST(Words, Hash) {  // the published test vectors of FNV-1a
  EXPECT_EQ(fnv1a(""), 0x811c9dc5u);
  EXPECT_EQ(fnv1a("a"), 0xe40c292cu);
  EXPECT_EQ(fnv1a("foobar"), 0xbf9cf968u);
  EXPECT_EQ(bucket("w", "talks", 1000), fnv1a("w=talks") % 1000);
}

TEST(Words, ChunkKey) {
  EXPECT_EQ(chunk_key("\u201CThe"), "the");
  EXPECT_EQ(chunk_key("Washington,\u201D"), "washington");
  EXPECT_EQ(chunk_key("U.S."), "u.s.");
  EXPECT_EQ(chunk_key("(U.S.)"), "u.s.");
  EXPECT_EQ(chunk_key("..."), "");
  EXPECT_EQ(chunk_key("don\u2019t"), "don't");
}

TEST(Words, CharClass) {
  EXPECT_EQ(char_class('a'), CharClass::lower);
  EXPECT_EQ(char_class(0x4E2D), CharClass::lower);
  EXPECT_EQ(char_class('A'), CharClass::upper);
  EXPECT_EQ(char_class('7'), CharClass::number);
  EXPECT_EQ(char_class('('), CharClass::punctuation);
  EXPECT_EQ(char_class('$'), CharClass::symbol);
  EXPECT_EQ(char_class(0x1F600), CharClass::symbol);
  EXPECT_EQ(char_class(0x07), CharClass::space);
  EXPECT_EQ(char_class(0x0301), CharClass::mark);
  EXPECT_EQ(char_class(0x200B), CharClass::other);
}

TEST(Words, EditScripts) {
  EXPECT_EQ(apply_edit_script("l-3+y", "Countries"), "country");
  EXPECT_EQ(apply_edit_script("=be", "was"), "be");
  EXPECT_EQ(apply_edit_script("k-0+", "Obama"), "Obama");
  EXPECT_EQ(apply_edit_script("t-0+", "PARIS"), "Paris");
  EXPECT_EQ(apply_edit_script("l-99+a", "xyz"), "a");
  EXPECT_EQ(apply_edit_script("l-1+", "\u00E9t\u00E9"), "\u00E9t");
  for (const char* bad : {"", "l", "x-1+", "l1+", "l-+", "l-1", "l--1+", "l-99999999999+"}) {
    EXPECT_FALSE(is_edit_script(bad)) << bad;
  }
}

}  // namespace
}  // namespace readout
