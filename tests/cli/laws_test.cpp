// Laws of the filter over random lines, good and bad: one line in, one line out, in order; the same bytes for
// any number of threads; nothing on standard error. The seed is printed where a law breaks.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "program.hpp"

namespace readout::testing {
namespace {

using nlohmann::json;

class Lines {
 public:
  explicit Lines(unsigned seed) : random_(seed) {}

  /// One line without line end, not blank; `good` tells whether it is a report.
  std::string next(const std::string& id, bool& good) {
    const std::string line = json{{"id", id}, {"text", text()}}.dump(-1, ' ', pick(2) == 0);
    good = false;
    switch (pick(7)) {
      case 0:
        return line.substr(0, 1 + pick(line.size() - 2));
      case 1:
        return garbage();
      case 2:
        return json{{"id", id}, {"text", nullptr}}.dump();
      case 3:
        return json{{"id", id}, {"text", " \n "}}.dump();
      default:
        good = true;
        return line;
    }
  }

 private:
  std::size_t pick(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }

  std::string text() {
    static const std::vector<std::string> kWords = {"Norway",
                                                    "Serbia",
                                                    "met",
                                                    "said",
                                                    "\"We",
                                                    "open,\"",
                                                    "the",
                                                    "minister",
                                                    ".",
                                                    ",",
                                                    "would",
                                                    "not",
                                                    "\n\n",
                                                    "\xE2\x80\x9C",
                                                    "\xE2\x80\x9D",
                                                    "(",
                                                    "'",
                                                    "\xE4\xB8\xAD\xE5\x9B\xBD",
                                                    "e\xCC\x81",
                                                    "\t",
                                                    "2015",
                                                    "denied",
                                                    "Mr.",
                                                    "-"};
    std::string out = "Ministers";
    for (std::size_t i = pick(60); i > 0; --i) out += " " + kWords[pick(kWords.size())];
    return out;
  }

  std::string garbage() {
    std::string out = "x";
    for (std::size_t i = pick(40); i > 0; --i) {
      const char c = static_cast<char>(pick(256));
      if (c != '\n') out += c;
    }
    return out;
  }

  std::mt19937 random_;
};

class Laws : public ReadingTest {};

TEST_F(Laws, OneLineInOneLineOut) {
  const char* given = std::getenv("READOUT_SEED");  // to see a failure again
  const unsigned seed =
      given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Lines lines(seed);
  std::string input;
  std::vector<bool> good;
  for (int i = 0; i < 60; ++i) {
    bool is_good = false;
    input += lines.next("r" + std::to_string(i), is_good) + "\n";
    good.push_back(is_good);
  }
  if (given != nullptr) std::cout << input;
  const Ended one = sh("readout read --jsonl -j1 -", input);
  EXPECT_EQ(one.code, 0);
  EXPECT_EQ(one.err, "");
  const auto out = lines_of(one.out);
  ASSERT_EQ(out.size(), good.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const json line = json::parse(out[i], nullptr, false);
    ASSERT_TRUE(line.is_object()) << out[i];
    EXPECT_EQ(line.contains("error"), !good[i]) << out[i];
    if (good[i]) {
      EXPECT_EQ(line["id"], "r" + std::to_string(i));
    }
  }
  const Ended four = sh("readout read --jsonl -j4 --strict -", input);
  EXPECT_EQ(four.code, std::all_of(good.begin(), good.end(), [](bool g) { return g; }) ? 0 : 3);
  EXPECT_EQ(four.out, one.out);
  for (const std::string form : {"report", "conllu"}) {
    const std::string command = "readout read --input jsonl --as " + form + " -";
    EXPECT_EQ(sh(command + " -j1", input).out, sh(command + " -j4", input).out);
  }
}

/// The words of a sample report in another order, some left out: trees that no grammar foresees.
std::string shuffled(std::mt19937& random, const std::string& report) {
  std::vector<std::string> words;
  std::istringstream in(report);
  for (std::string word; in >> word;) {
    if (random() % 5 != 0) words.push_back(word);
  }
  for (std::size_t i = words.size(); i > 1; --i) std::swap(words[i - 1], words[random() % i]);
  std::string text;
  for (const std::string& word : words) text += word + (random() % 20 == 0 ? "\n\n" : " ");
  return text;
}

TEST_F(Laws, ShuffledReportsAreRead) {
  std::mt19937 random(20261124);
  std::string input;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(READOUT_SOURCE_DIR "/examples")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string report = slurp(entry.path());
    for (int i = 0; i < 6; ++i, ++count)
      input += json{{"id", count}, {"text", shuffled(random, report)}}.dump() + "\n";
  }
  const Ended ended = sh("readout read --jsonl -j2 -", input);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  const auto lines = lines_of(ended.out);
  ASSERT_EQ(lines.size(), count);
  for (const std::string& line : lines) EXPECT_FALSE(json::parse(line).contains("error"));
}

}  // namespace
}  // namespace readout::testing
