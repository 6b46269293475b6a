// Files of chains: what is read from them, and a clear word on what is wrong.
#include "eval/chain_file.hpp"

#include <gtest/gtest.h>

namespace readout::test {
namespace {

std::string shown(const ChainedText& text) {
  std::string out = text.id + ":";
  for (const ChainedMention& m : text.mentions)
    out += " " + std::to_string(m.chain) + "=" + std::to_string(m.first) + "-" + std::to_string(m.last);
  return out;
}

TEST(ChainFile, MentionsLieInEachOther) {
  const auto read = read_chains(
      "# begin document quay\n0\tThe\t(7\n1\tenvoy\t_\n2\tof\t_\n3\tPeru\t(12)7)\n\n4\tsaid\t_\n5\tit\t(12)\n"
      "6\tsaw\t(7)(12(7)\n7\tit\t12)\n# end document\n\n# begin document pier\r\n0\tYes\t_\r\n# end "
      "document\r\n",
      "f");
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ(shown((*read)[0]), "quay: 0=3-3 1=0-3 0=5-5 1=6-6 0=6-7");
  EXPECT_EQ((*read)[0].chains, 2u);
  EXPECT_EQ((*read)[0].words[3].form, "Peru");
  EXPECT_EQ((*read)[0].words[4].line, 7u);
  EXPECT_EQ(shown((*read)[1]), "pier:");
  EXPECT_EQ((*read)[1].line, 13u);
}

TEST(ChainFile, OfOneChainTheLastOpenedClosesFirst) {
  const auto read = read_chains("# begin document a\n0\tx\t(1\n1\ty\t(1\n2\tz\t1)1)\n# end document", "f");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(shown((*read)[0]), "a: 0=1-2 0=0-2");
}

TEST(ChainFile, FaultsAreToldWithTheirLine) {
  const std::string begin = "# begin document a\n";
  struct Fault {
    std::string file, message;
  };
  const std::vector<Fault> faults = {
      {"", "f has no text with chains"},
      {"0\tx\t_\n", "f:1: a word stands before '# begin document NAME'"},
      {"# end document\n", "f:1: no text has begun"},
      {"# begin document \n", "f:1: the text has no name"},
      {begin + begin, "f:2: text a has not ended yet"},
      {begin + "# end document\n" + begin, "f:3: text a was there before"},
      {begin + "0\tx\n", "f:2: it has 2 columns; there should be 3"},
      {begin + "1\tx\t_\n", "f:2: word 1 is out of order; the next word is 0"},
      {begin + "0\tx\t(1\n1\ty\t_\n# end document\n", "f:2: '(1' is not closed before text a ends"},
      {begin + "0\tx\t1)\n", "f:2: '1)' closes nothing"},
      {begin + "0\tx\t(1)2)\n", "f:2: '2)' closes nothing"},
      {begin + "0\tx\t\n# end\n", "f:3: it has 1 columns"},
      {begin + "0\tx\t(a)\n", "f:2: '(a)' is not made of brackets such as (5, 5) and (5)"},
      {begin + "0\tx\t5\n", "f:2: '5' is not made of brackets"},
      {begin + "0\tx\t(1)()\n", "f:2: '(1)()' is not made of brackets"},
      {begin + "0\tx\t_\n", "f:2: the file ends before '# end document' of text a"},
      {"\xFD"
       "7zXZ\n",
       "f:1: it is not UTF-8"},
  };
  for (const Fault& fault : faults) {
    const auto read = read_chains(fault.file, "f");
    ASSERT_FALSE(read) << fault.message;
    EXPECT_EQ(read.error().code, ErrorCode::bad_input);
    EXPECT_EQ(read.error().message.substr(0, fault.message.size()), fault.message);
  }
}

}  // namespace
}  // namespace readout::test
