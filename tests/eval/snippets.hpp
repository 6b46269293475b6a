// Treebanks in a few words, for tests: a line is "ID FORM LEMMA UPOS FEATS HEAD DEPREL [MISC]" with spaces
// between; XPOS is UPOS with an x; a range is "2-3 FORM [MISC]"; an empty line ends a sentence; a comment
// stands as it is.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "eval/treebank.hpp"

namespace readout::test {

using Lines = std::vector<std::string>;

inline std::vector<std::string> cells_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> cells;
  for (std::string cell; in >> cell;) cells.push_back(cell);
  return cells;
}

inline std::string conllu_line(const std::string& line) {
  if (line.empty() || line[0] == '#') return line;
  std::vector<std::string> c = cells_of(line);
  const bool range = c[0].find('-') != std::string::npos;
  if (range) c.insert(c.begin() + 2, {"_", "_", "_", "_", "_"});
  if (c.size() == 7) c.push_back("_");
  return c[0] + '\t' + c[1] + '\t' + c[2] + '\t' + c[3] + '\t' + (range ? "_" : c[3] + "x") + '\t' + c[4] +
         '\t' + c[5] + '\t' + c[6] + "\t_\t" + c[7];
}

inline std::string conllu(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += conllu_line(line) + "\n";
  return text + "\n";
}

inline Treebank treebank(const Lines& lines) {
  Result<Treebank> read = read_treebank(conllu(lines), "snippet");
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? *read : Treebank{};
}

}  // namespace readout::test
