// See knowledge_option.hpp. What the files may be called is for Knowledge to say, once all tables are open.
#include "cli/knowledge_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/file.hpp"
#include "base/limits.hpp"

namespace readout::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> unreadable(const std::string& directory, const std::error_code& why) {
  if (why == std::errc::no_such_file_or_directory)
    return fail(ErrorCode::unreadable, fmt::format("{} does not exist; check the path", directory));
  if (why == std::errc::not_a_directory)
    return fail(ErrorCode::unreadable,
                fmt::format("{} is a file; --knowledge takes the directory that it lies in", directory));
  return fail(ErrorCode::unreadable, fmt::format("{} cannot be read: {}", directory, why.message()));
}

/// Their paths, sorted, so that nothing depends on the file system.
Result<std::vector<std::string>> files_in(const std::string& directory) {
  std::error_code error;
  std::vector<std::string> files;
  fs::directory_iterator entry(directory, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (!entry->path().filename().string().starts_with('.')) files.push_back(entry->path().string());
  }
  if (error) return unreadable(directory, error);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

void add_knowledge_option(CLI::App& verb, std::string& directory) {
  verb.add_option("--knowledge", directory,
                  "Rows of your own for the tables that make records: a directory of files called as those "
                  "of knowledge/, such as frames.tsv (docs/knowledge.md)")
      ->type_name("DIR");
}

Result<Knowledge> read_knowledge(const std::string& directory) {
  Knowledge knowledge;
  if (directory.empty()) return knowledge;
  const auto files = files_in(directory);
  if (!files) return tl::unexpected(files.error());
  if (files->empty())
    return fail(ErrorCode::bad_table, fmt::format("{} holds no table, such as frames.tsv", directory));
  for (const std::string& file : *files) {
    auto text = read_file(file, limits::kMaxTableBytes);
    if (!text) return tl::unexpected(text.error());
    knowledge.add(file, std::move(*text));
  }
  return knowledge;
}

}  // namespace readout::cli
