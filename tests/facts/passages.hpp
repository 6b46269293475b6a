// Tables of short passages (who.tsv, said.tsv): their cells and texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace readout {

inline std::vector<std::string> cells_of(const std::string& line, std::string_view separator = "\t") {
  std::vector<std::string> cells;
  std::size_t from = 0;
  for (std::size_t at; (at = line.find(separator, from)) != std::string::npos; from = at + separator.size())
    cells.push_back(line.substr(from, at - from));
  cells.push_back(line.substr(from));
  return cells;
}

/// Two characters "\n" in a cell stand for the end of a line.
inline std::string with_paragraphs(std::string text) {
  for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

}  // namespace readout
