// See program.hpp. Output goes through files, so that nothing can block and binary output survives.
#include "program.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace readout::testing {
namespace {

namespace fs = std::filesystem;

fs::path fresh_folder() {
  std::string name = (fs::temp_directory_path() / "readout-cli-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
  return name;
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

void spill(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

::testing::AssertionResult has(std::string_view text, std::string_view part) {
  if (text.find(part) != std::string_view::npos) return ::testing::AssertionSuccess() << "it holds " << part;
  return ::testing::AssertionFailure() << "no " << part << " in " << text;
}

::testing::AssertionResult starts(std::string_view text, std::string_view part) {
  if (text.starts_with(part)) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << text << " does not begin with " << part;
}

fs::path model() {
  const fs::path shipped = fs::path(READOUT_SOURCE_DIR) / "models/readout-en.safetensors";
  if (fs::exists(shipped)) return shipped;
  const char* named = std::getenv("READOUT_MODEL");
  return named != nullptr && fs::exists(named) ? named : fs::path();
}

void ProgramTest::SetUp() { folder_ = fresh_folder(); }

void ProgramTest::TearDown() {
  std::error_code none;
  fs::remove_all(folder_, none);
}

void ProgramTest::write(const std::string& name, std::string_view bytes) const {
  spill(folder_ / name, bytes);
}

Ended ProgramTest::sh(const std::string& command, const std::string& standard_input) {
  const fs::path outside = fresh_folder();
  spill(outside / "in", standard_input);
  spill(outside / "command",
        "readout() { " + quoted(READOUT_BINARY) + " \"$@\"; }\nset -o pipefail\n" + command + "\n");
  const std::string variables =
      "env -u COLUMNS -u NO_COLOR LC_ALL=C.UTF-8 READOUT_MODEL=" + quoted(model()) + " bash ";
  const std::string whole = "cd " + quoted(folder_) + " && " + variables + quoted(outside / "command") +
                            " < " + quoted(outside / "in") + " > " + quoted(outside / "out") + " 2> " +
                            quoted(outside / "err");
  const int status = std::system(whole.c_str());
  Ended ended{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(outside / "out"),
              slurp(outside / "err")};
  fs::remove_all(outside);
  return ended;
}

void ReadingTest::SetUp() {
  ProgramTest::SetUp();
  if (model().empty())
    GTEST_SKIP() << "no model: models/readout-en.safetensors is absent and READOUT_MODEL names none";
}

}  // namespace readout::testing
