// Statements through the constructions of English: said.conllu holds one sentence of our own a block, with
// its tree and what must come of it. The trees are given, so that these tests say what tables and rules make
// of them, whatever the model.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "record/record_tables.hpp"
#include "record/statements.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

struct Construction {
  std::string name, conllu;
  std::vector<std::string> said;
};

std::vector<Construction> constructions() {
  std::ifstream in(std::string(READOUT_SOURCE_DIR) + "/tests/record/said.conllu");
  std::vector<Construction> all;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# construction = ")) {
      all.push_back({line.substr(17), {}, {}});
    } else if (!all.empty() && line.starts_with("# said = ")) {
      all.back().said.push_back(line.substr(9));
    } else if (!all.empty()) {
      all.back().conllu += line + "\n";
    }
  }
  return all;
}

class Written {
 public:
  Written(const Document& document, const Actors& actors) : document_(document), actors_(actors) {}

  std::string of(const Statement& s) const {
    std::string content;
    for (const ByteSpan part : s.content)
      content += (content.empty() ? "" : " // ") + std::string(document_.words(part));
    return fmt::format("{} | {} | {} | {} | {} | {} | {}", sources(s), words(s.source_span), words(s.cue),
                       content, name_of(s.polarity), name_of(s.hedge), words(s.addressee_span));
  }

 private:
  std::string words(ByteSpan span) const { return span.empty() ? "-" : std::string(document_.words(span)); }

  std::string sources(const Statement& s) const {
    if (s.source.kind != SourceRef::Kind::actor) return "unattributed";
    std::string names = actors_[s.source.actor].name;
    for (const ActorIndex joint : s.joint) names += " + " + actors_[joint].name;
    return names;
  }

  const Document& document_;
  const Actors& actors_;
};

std::vector<std::string> said_in(const std::string& conllu) {
  static const auto actor_tables = ActorTables::load();
  static const auto tables = RecordTables::load();
  EXPECT_TRUE(actor_tables && tables);
  const Result<ParsedText> parsed = read_conllu(conllu);
  if (!parsed) return {"bad tree: " + parsed.error().message};
  const Actors actors = find_actors(*parsed->document, parsed->syntax, **actor_tables);
  const Predicates predicates =
      Predicates::find(*parsed->document, parsed->syntax, actors, (*tables)->arguments);
  const auto statements =
      find_statements(*parsed->document, parsed->syntax, actors, predicates, (*tables)->statements);
  std::vector<std::string> said;
  for (const Statement& s : statements) said.push_back(Written(*parsed->document, actors).of(s));
  return said;
}

TEST(SaidTrees, EachYieldsItsStatements) {
  const std::vector<Construction> all = constructions();
  ASSERT_GE(all.size(), 50u);
  for (const Construction& c : all) EXPECT_EQ(said_in(c.conllu), c.said) << c.name << "\n" << c.conllu;
}

}  // namespace
}  // namespace readout
