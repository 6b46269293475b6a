// The reports that a verb is asked to read, one after the other: files, standard input ("-"), JSON Lines or
// plain text. Nothing is held but the report at hand, so that a stream without end takes bounded memory. A
// report that cannot be read is an item with its error, not the end of the stream.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "source/article.hpp"

namespace readout::cli {

/// How the bytes of an input are to be read.
enum class Shape {
  guess,       // JSON Lines if the name ends in .jsonl or .ndjson, or the first byte that is no space is {
  pipe_lines,  // as guess, but standard input is JSON Lines whatever it begins with
  text,        // each file one report
  json_lines,  // each line one report
};

/// One report as it came in.
struct Input {
  std::string id;        // as far as it is known
  std::string file;      // as given; "-" is standard input
  std::size_t line = 0;  // 1-based for JSON Lines, else 0
  Result<Article> article;
};

/// Reports that are read side by side: enough to fill the network's products, few enough that others can be
/// read on other threads.
inline constexpr std::size_t kBatchReports = 16;
inline constexpr std::size_t kBatchBytes = 32 * 1024;

class Inputs {
 public:
  /// Files in this order; none means standard input. Opens nothing yet.
  Inputs(std::vector<std::string> files, Shape shape);
  ~Inputs();

  /// The next reports as far as they can be had without waiting for a pipe: at least one, at most
  /// kBatchReports or about kBatchBytes of text; none at the end.
  /// Blank lines of JSON Lines are passed over. Errors inside the items: unreadable (missing file,
  /// directory), bad_input, too_large.
  std::vector<Input> next_batch();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace readout::cli
