// Files that can be read, and clear words for those that cannot.
#include "base/file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace readout {
namespace {

class FileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "readout-file-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  std::filesystem::path folder_;
};

TEST_F(FileTest, ReadsAllBytes) {
  std::string bytes(700000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 >> 3);
  EXPECT_EQ(read_file(write("a", bytes), 1000000), bytes);
  EXPECT_EQ(read_file(write("empty", ""), 10), "");
  EXPECT_EQ(read_file(InputFile::open(write("b", bytes)).value(), 1000000), bytes);
}

TEST_F(FileTest, TakesExactlyTheLimit) {
  const std::string path = write("a", std::string(300000, 'x'));
  EXPECT_TRUE(read_file(path, 300000));
  const auto over = read_file(path, 299999);
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().code, ErrorCode::too_large);
  EXPECT_EQ(over.error().message, path + " has more than 299999 bytes, which is the limit");
}

TEST_F(FileTest, StopsReadingAnEndlessDevice) {
  const auto endless = read_file("/dev/zero", 100000);
  ASSERT_FALSE(endless);
  EXPECT_EQ(endless.error().code, ErrorCode::too_large);
}

TEST_F(FileTest, SaysWhatIsWrong) {
  const auto missing = read_file((folder_ / "none").string(), 10);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::unreadable);
  EXPECT_EQ(missing.error().message, (folder_ / "none").string() + " does not exist; check the path");
  const auto directory = read_file(folder_.string(), 10);
  ASSERT_FALSE(directory);
  EXPECT_EQ(directory.error().message, folder_.string() + " is a directory; name the files in it");
}

TEST_F(FileTest, SaysThatItMayNot) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const std::string path = write("secret", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const auto closed = read_file(path, 10);
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().message, path + " may not be read; check its permissions");
}

}  // namespace
}  // namespace readout
