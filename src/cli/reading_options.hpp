// What the verbs that read reports share: which files, how they are to be read, by how many threads.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/inputs.hpp"

namespace readout::cli {

/// "guess", "text" or "jsonl", as --input has it; `guess` stands for what is not said.
Shape shape_named(std::string_view input, Shape guess = Shape::guess);

struct ReadingOptions {
  std::vector<std::string> files;
  std::string input = "guess";
  unsigned threads = 1;
  bool strict = false;

  void add_files(CLI::App& verb);   // the argument
  void add_to(CLI::App& verb);      // --input, --threads
  void add_strict(CLI::App& verb);  // --strict

  /// `guess` stands for what is not said.
  Shape shape(Shape guess = Shape::guess) const;
  /// At least one.
  unsigned thread_count() const;
};

}  // namespace readout::cli
