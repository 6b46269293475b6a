// See reading_options.hpp.
#include "cli/reading_options.hpp"

#include <algorithm>
#include <thread>

namespace readout::cli {
namespace {

constexpr unsigned kMostThreads = 256;

}  // namespace

void ReadingOptions::add_files(CLI::App& verb) {
  verb.add_option("file", files, "Reports to read; - is standard input")->type_name("FILE|-");
}

void ReadingOptions::add_to(CLI::App& verb) {
  verb.add_option("--input", input, "How files are to be read")
      ->check(CLI::IsMember({"guess", "text", "jsonl"}))
      ->type_name("guess|text|jsonl")
      ->capture_default_str();
  verb.add_option("-j,--threads", threads, "How many reports to read at once; 0 is one for each processor")
      ->check(CLI::Range(0u, kMostThreads))
      ->type_name("N")
      ->capture_default_str();
}

void ReadingOptions::add_strict(CLI::App& verb) {
  verb.add_flag("--strict", strict, "Exit with 3 if a report could not be read");
}

Shape shape_named(std::string_view input, Shape guess) {
  if (input == "text") return Shape::text;
  return input == "jsonl" ? Shape::json_lines : guess;
}

Shape ReadingOptions::shape(Shape guess) const { return shape_named(input, guess); }

unsigned ReadingOptions::thread_count() const {
  return threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace readout::cli
