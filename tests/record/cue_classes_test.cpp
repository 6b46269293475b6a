// The classes of cues: the table holds those of speech_cues.tsv and no others, and groups stand for their
// classes.
#include "record/cue_classes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace readout {
namespace {

/// The classes that a statement can have by speech_cues.tsv.
std::set<std::string> classes_of_cues() {
  Knowledge knowledge;
  const auto table = knowledge.open("speech_cues.tsv", {"pos", "act"});
  std::set<std::string> classes;
  EXPECT_TRUE(table);
  for (const Table::Row row : **table) {
    if (row["pos"] != "topic") classes.emplace(row["act"]);
  }
  return classes;
}

Result<CueClasses> parsed(std::string_view text) {
  const auto table = Table::parse(text, "knowledge/cue_classes.tsv");
  return table ? CueClasses::from(*table) : Result<CueClasses>(tl::unexpected(table.error()));
}

std::set<std::string> meant_by(const CueClasses& classes, std::initializer_list<std::string_view> names) {
  std::set<std::string> meant;
  for (const std::string_view name : names) {
    for (const std::string& one : classes.meant_by(name)) {
      EXPECT_TRUE(meant.insert(one).second) << one << " is in two groups";
    }
  }
  return meant;
}

TEST(CueClasses, AreThoseOfTheCues) {
  const auto classes = CueClasses::load();
  ASSERT_TRUE(classes) << classes.error().message;
  EXPECT_EQ(meant_by(*classes, {"speech", "attitude", "judgement"}), classes_of_cues());
}

TEST(CueClasses, AGroupStandsForItsClasses) {
  const auto classes = CueClasses::load();
  ASSERT_TRUE(classes);
  const auto in = [&](std::string_view name, std::string_view group) {
    const auto meant = classes->meant_by(group);
    return std::find(meant.begin(), meant.end(), name) != meant.end();
  };
  EXPECT_TRUE(in("say", "speech") && in("deny", "speech") && !in("think", "speech"));
  EXPECT_TRUE(in("think", "attitude") && in("perceive", "attitude") && !in("say", "attitude"));
  EXPECT_TRUE(in("praise", "judgement") && !in("accuse", "judgement"));
  EXPECT_EQ(classes->meant_by("promise"), std::vector<std::string>{"promise"});
  EXPECT_TRUE(classes->meant_by("").empty());
  EXPECT_TRUE(classes->meant_by("sing").empty());
}

TEST(CueClasses, NamesBeginWithTheGroups) {
  const auto classes = parsed("class\tgroup\tsource\nsay\tspeech\town\nwant\tattitude\town\n");
  ASSERT_TRUE(classes);
  EXPECT_EQ(classes->names(), (std::vector<std::string>{"speech", "attitude", "judgement", "say", "want"}));
}

TEST(CueClasses, BadRowsAreToldWithTheirLine) {
  const auto problem_of = [](const std::string& row) {
    const auto classes = parsed("class\tgroup\tsource\nsay\tspeech\town\n" + row);
    return classes ? "" : classes.error().message;
  };
  EXPECT_EQ(problem_of("want\tattitude\town\n"), "");
  EXPECT_EQ(
      problem_of("want\twish\town\n"),
      "knowledge/cue_classes.tsv:3: group: there is no \"wish\"; there are speech, attitude, judgement");
  EXPECT_NE(problem_of("say\tattitude\town\n").find("already"), std::string::npos);
  EXPECT_NE(problem_of("speech\tspeech\town\n").find("name"), std::string::npos);
}

}  // namespace
}  // namespace readout
