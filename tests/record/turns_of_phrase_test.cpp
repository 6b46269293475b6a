// Turns of phrase for history, revisions, judgements and plans, from raw text by the real model:
// turns_of_phrase.tsv holds short reports and what must come of them. A model may miss a few (floor below,
// misses are printed); what must not come of a report ("-") may never come.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <vector>

#include "base/named_value.hpp"
#include "record/reading.hpp"

namespace readout {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = READOUT_SOURCE_DIR;
const fs::path kModel = kRoot / "models/readout-en.safetensors";
using Row = std::vector<std::string>;

Row cells(const std::string& line) {
  Row out;
  std::size_t from = 0;
  for (std::size_t at; (at = line.find('\t', from)) != std::string::npos; from = at + 1)
    out.push_back(line.substr(from, at - from));
  out.push_back(line.substr(from));
  return out;
}

std::vector<Row> rows() {
  std::ifstream in(kRoot / "tests/record/turns_of_phrase.tsv");
  std::vector<Row> out;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(cells(line));
  }
  return out;
}

Reading read(const Reader& reader, std::string text) {
  for (std::size_t at; (at = text.find('|')) != std::string::npos;) text.replace(at, 1, "\n\n");
  auto article = article_from_text(text, "turn");
  EXPECT_TRUE(article);
  return reader.read(std::move(*article));
}

std::string name(const Reading& reading, const SourceRef& source) {
  if (source.kind == SourceRef::Kind::reporter) return "reporter";
  if (source.kind == SourceRef::Kind::unattributed) return "unattributed";
  return reading.actors[source.actor].name;
}

/// In the order of the alphabet.
std::string names(const Reading& reading, const std::vector<Participant>& participants) {
  std::set<std::string> all;
  for (const Participant& p : participants) all.insert(reading.actors[p.actor].name);
  std::string out;
  for (const std::string& one : all) out += (out.empty() ? "" : "; ") + one;
  return out;
}

std::vector<Row> found(const Reading& reading, const std::string& kind) {
  std::vector<Row> out;
  if (kind == "history") {
    for (const HistoryClaim& h : reading.records.history) {
      out.push_back({std::string(name_of(h.kind)), h.since, names(reading, h.participants)});
    }
  } else if (kind == "revision") {
    for (const Revision& r : reading.records.revisions)
      out.push_back({name(reading, r.speaker), std::string(name_of(r.kind)), r.from, r.to});
  } else if (kind == "judgement") {
    for (const Judgement& j : reading.records.judgements) {
      const std::string target = j.target.valid() ? reading.actors[j.target].name : "";
      out.push_back({name(reading, j.judge), std::string(name_of(j.direction)), target});
    }
  } else if (value_named(kind, Status::hypothetical)) {
    for (const Contact& c : reading.records.contacts) {
      if (name_of(c.status) == kind) out.push_back({names(reading, c.participants)});
    }
  } else {
    ADD_FAILURE() << "unknown kind " << kind;
  }
  return out;
}

std::string shown(const std::vector<Row>& records) {
  std::string out;
  for (const Row& record : records) {
    out += "\n    ";
    for (const std::string& cell : record) out += cell + " / ";
  }
  return out.empty() ? " nothing" : out;
}

TEST(TurnsOfPhrase, ComeOutOfRawText) {
  if (!fs::exists(kModel)) GTEST_SKIP() << "no model at " << kModel;
  const auto reader = Reader::load(kModel);
  ASSERT_TRUE(reader) << reader.error().message;
  std::size_t wanted = 0, hits = 0;
  for (const Row& row : rows()) {
    const std::vector<Row> records = found(read(*reader, row.at(1)), row.at(0));
    if (row.at(2) == "-") {
      EXPECT_TRUE(records.empty()) << row[0] << " out of: " << row[1] << shown(records);
      continue;
    }
    ++wanted;
    const bool hit =
        std::find(records.begin(), records.end(), Row(row.begin() + 2, row.end())) != records.end();
    if (hit) ++hits;
    if (!hit) std::cout << "missing: " << row[1] << "\n  got:" << shown(records) << "\n";
  }
  std::cout << "turns of phrase: " << hits << " of " << wanted << "\n";
  EXPECT_GE(hits * 100, wanted * 89);
}

}  // namespace
}  // namespace readout
