// The records of examples/*.txt as they stand in tests/golden/: NAME.report is what people see, NAME.jsonl
// what programs read. script/refresh_goldens writes them anew; the change is then read in the diff. The
// golden files belong to the model in models/: without it, and for another one, there is nothing to compare.
#include "program.hpp"

namespace readout::testing {
namespace {

namespace fs = std::filesystem;

class Golden : public ReadingTest {
 protected:
  std::size_t compare(const std::string& ending, const std::string& options) {
    std::size_t compared = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(READOUT_SOURCE_DIR) / "examples")) {
      const fs::path golden =
          fs::path(READOUT_SOURCE_DIR) / "tests/golden" / (entry.path().stem().string() + ending);
      if (entry.path().extension() != ".txt" || !fs::exists(golden)) continue;
      const Ended ended = sh("COLUMNS=100 readout read " + options + " '" + entry.path().string() + "'");
      EXPECT_EQ(ended.code, 0);
      EXPECT_EQ(ended.err, "");
      EXPECT_EQ(ended.out, slurp(golden)) << golden << ": if the change is right, run script/refresh_goldens";
      ++compared;
    }
    return compared;
  }
};

TEST_F(Golden, RecordsOfTheExamples) {
  if (!fs::exists(fs::path(READOUT_SOURCE_DIR) / "models/readout-en.safetensors"))
    GTEST_SKIP() << "the golden files belong to models/readout-en.safetensors, which is absent";
  if (compare(".report", "--as report") + compare(".jsonl", "--jsonl") == 0)
    GTEST_SKIP() << "no golden files in tests/golden yet: script/refresh_goldens writes them";
}

}  // namespace
}  // namespace readout::testing
