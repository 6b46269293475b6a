// Runs the readout binary by a shell command and keeps what came of it. Each test has an empty folder of its
// own as the working directory.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace readout::testing {

struct Ended {
  int code = -1;  // exit code; 128 and more: killed by a signal
  std::string out;
  std::string err;
};

std::string slurp(const std::filesystem::path& file);
std::vector<std::string> lines_of(std::string_view text);

/// Does `text` hold `part`; begin with it. The failure shows both.
::testing::AssertionResult has(std::string_view text, std::string_view part);
::testing::AssertionResult starts(std::string_view text, std::string_view part);

/// The model in models/, or $READOUT_MODEL, or an empty path.
std::filesystem::path model();

class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// `command` is for bash (with pipefail); "readout" in it is the binary under test.
  Ended sh(const std::string& command, const std::string& standard_input = "");
  void write(const std::string& name, std::string_view bytes) const;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// For tests that read reports: skipped where no model is at hand.
class ReadingTest : public ProgramTest {
 protected:
  void SetUp() override;
};

}  // namespace readout::testing
