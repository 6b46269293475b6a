// The same few contacts through the constructions of English: constructions.conllu holds one sentence of our
// own a block, with its tree and, in `# contacts`, what must come of it: stage, channel and participants (;
// between them), several contacts parted by |, - for none. The trees are given, so that these tests say what
// the tables and the three mechanisms make of a right tree, whatever the model; the last test reads the same
// sentences from raw text.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <utility>

#include "record/contacts.hpp"
#include "record/reading.hpp"
#include "record/statements.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = READOUT_SOURCE_DIR;

struct Construction {
  std::string name, contacts, conllu;
};

std::string comment(const std::string& block, const std::string& key) {
  const std::string start = "# " + key + " = ";
  std::istringstream lines(block);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(start)) return line.substr(start.size());
  }
  return {};
}

std::vector<Construction> constructions() {
  std::ifstream in(kRoot / "tests/record/constructions.conllu");
  std::vector<Construction> out;
  std::string block;
  const auto finish = [&] {
    if (!block.empty())
      out.push_back({comment(block, "construction"), comment(block, "contacts"), std::exchange(block, {})});
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# construction = ")) finish();
    block += line + "\n";
  }
  finish();
  return out;
}

std::string written(const std::vector<Contact>& contacts, const Actors& actors) {
  std::vector<std::string> all;
  for (const Contact& c : contacts) {
    std::vector<std::string> names;
    for (const Participant& p : c.participants) names.push_back(actors[p.actor].name);
    std::ranges::sort(names);
    std::string line = std::string(name_of(c.status)) + " " + std::string(name_of(c.channel)) + " ";
    for (std::size_t i = 0; i < names.size(); ++i) line += (i ? "; " : "") + names[i];
    all.push_back(line);
  }
  std::ranges::sort(all);
  std::string out;
  for (const std::string& line : all) out += (out.empty() ? "" : " | ") + line;
  return out.empty() ? "-" : out;
}

std::string of_tree(const std::string& conllu) {
  static const auto actor_tables = ActorTables::load();
  static const auto tables = RecordTables::load();
  EXPECT_TRUE(actor_tables && tables);
  Result<ParsedText> parsed = read_conllu(conllu);
  if (!parsed) return "bad tree: " + parsed.error().message;
  const Actors actors = find_actors(*parsed->document, parsed->syntax, **actor_tables);
  const Predicates predicates =
      Predicates::find(*parsed->document, parsed->syntax, actors, (*tables)->arguments);
  const RecordContext context{*parsed->document, parsed->syntax, actors, predicates, **tables};
  const auto statements =
      find_statements(*parsed->document, parsed->syntax, actors, predicates, (*tables)->statements);
  return written(find_contacts(context, statements).contacts, actors);
}

TEST(Constructions, EachYieldsItsContacts) {
  const std::vector<Construction> all = constructions();
  ASSERT_GE(all.size(), 60u);
  for (const Construction& c : all) EXPECT_EQ(of_tree(c.conllu), c.contacts) << c.name << "\n" << c.conllu;
}

TEST(Constructions, AlsoFromRawText) {
  const fs::path model = kRoot / "models/readout-en.safetensors";
  if (!fs::exists(model)) GTEST_SKIP() << "no model in models/";
  const auto reader = Reader::load(model);
  ASSERT_TRUE(reader) << reader.error().message;
  std::size_t right = 0, count = 0;
  for (const Construction& c : constructions()) {
    const auto parsed = read_conllu(c.conllu);
    ASSERT_TRUE(parsed);
    Article article;
    article.text = std::string(parsed->document->text());
    const Reading reading = reader->read(std::move(article));
    const std::string got = written(reading.records.contacts, reading.actors);
    ++count;
    right += got == c.contacts;
    if (got != c.contacts) std::cout << c.name << ": wanted " << c.contacts << ", got " << got << "\n";
  }
  std::cout << right << " of " << count << " constructions from raw text\n";
  EXPECT_GE(right * 100, count * 95);
}

}  // namespace
}  // namespace readout
