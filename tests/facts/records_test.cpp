// Contacts, history claims, judgements and revisions in short passages, through the whole path: the open two
// thirds of them (README.md here). The floors are what is reached, so that a loss is seen; docs/accuracy.md
// has the figures.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "eval/record_scores.hpp"

namespace readout {
namespace {

const std::filesystem::path kRoot = READOUT_SOURCE_DIR;

struct Floor {
  const char* file;
  const char* measure;
  double f1;  // per cent
};

class RecordsInFile : public ::testing::TestWithParam<Floor> {};

TEST_P(RecordsInFile, ReachTheirFloor) {
  const Floor& floor = GetParam();
  std::ifstream in(kRoot / "tests/facts" / floor.file, std::ios::binary);
  std::ostringstream table;
  table << in.rdbuf();
  const auto passages = read_passages(table.str(), floor.file);
  ASSERT_TRUE(passages) << passages.error().message;
  const auto reader = Reader::load(kRoot / "models/readout-en.safetensors");
  ASSERT_TRUE(reader) << reader.error().message;
  const RecordEvaluation evaluation = evaluate_records(*reader, *passages);
  const auto score =
      std::ranges::find(evaluation.measures, std::string_view(floor.measure), &ChainScore::measure);
  ASSERT_NE(score, evaluation.measures.end());
  std::cout << floor.file << ": " << floor.measure << " F1 " << score->f1() << '\n';
  EXPECT_GE(score->f1(), floor.f1);
}

TEST(RecordsInPassages, OrdinaryNewsYieldsNone) {
  std::ifstream in(kRoot / "tests/facts/ordinary.tsv", std::ios::binary);
  std::ostringstream table;
  table << in.rdbuf();
  const auto passages = read_passages(table.str(), "ordinary.tsv");
  ASSERT_TRUE(passages) << passages.error().message;
  const auto reader = Reader::load(kRoot / "models/readout-en.safetensors");
  ASSERT_TRUE(reader) << reader.error().message;
  for (const Passage& passage : *passages) {
    const RecordEvaluation evaluation = evaluate_records(*reader, {passage});
    EXPECT_TRUE(evaluation.errors.empty()) << evaluation.errors.front();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Open, RecordsInFile,
    ::testing::Values(Floor{"contacts.tsv", "contacts, pair and status", 48},
                      Floor{"contacts.tsv", "contacts, pair only", 59},
                      Floor{"history.tsv", "history, kind and participants", 97},
                      Floor{"judgements.tsv", "judgements, judge, target, direction", 96},
                      Floor{"revisions.tsv", "revisions, speaker and from/to", 86},
                      Floor{"news/contacts.tsv", "contacts, pair and status", 83},
                      Floor{"news/contacts.tsv", "contacts, pair only", 88},
                      Floor{"news/history.tsv", "history, kind and participants", 96},
                      Floor{"news/judgements.tsv", "judgements, judge, target, direction", 96},
                      Floor{"news/revisions.tsv", "revisions, speaker and from/to", 96}),
    [](const auto& of) {
      std::string name = std::string(of.param.file) + of.param.measure;
      std::erase_if(name, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) == 0; });
      return name;
    });

}  // namespace
}  // namespace readout
