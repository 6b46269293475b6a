// Reading of passages: what is taken, and what is told of faults.
#include "eval/passages.hpp"

#include <gtest/gtest.h>

namespace readout {
namespace {

const std::string kCase =
    "case\tone\tcontact,revision\t2024-03-05\tOla Berg met Ed Roe. \\n\\nHe meant Oslo, not Rome.\n";

std::vector<Passage> passages(const std::string& table) {
  auto read = read_passages(table, "p.tsv");
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? *read : std::vector<Passage>{};
}

std::string fault(const std::string& table) {
  const auto read = read_passages(table, "p.tsv");
  return read ? "none" : read.error().message;
}

TEST(Passages, RecordsAreTakenWithTheirPassage) {
  const auto read = passages("# a comment\n" + kCase +
                             "contact\theld\tOla Berg // Berg | Ed Roe; Roe\tmeeting\t-\t-\treporter\tmet\n"
                             "revision\t-\tcorrection\tRome\tOslo\t-\tmeant\n"
                             "case\ttwo\tjudgement\t-\tA and B praised C.\r\n"
                             "judgement\tA; B\tC\tpositive\tpraised\n"
                             "case\tthree\thistory\t-\tNothing.\n");
  ASSERT_EQ(read.size(), 3u);
  EXPECT_EQ(read[0].line, 2u);
  EXPECT_EQ(read[0].text, "Ola Berg met Ed Roe. \n\nHe meant Oslo, not Rome.");
  ASSERT_EQ(read[0].contacts.size(), 1u);
  const ExpectedContact& contact = read[0].contacts.front();
  EXPECT_EQ(contact.status, Status::held);
  ASSERT_EQ(contact.sides.size(), 2u);
  EXPECT_EQ(contact.sides[0], (std::vector<Wordings>{{"Ola Berg", "Berg"}}));
  EXPECT_EQ(contact.sides[1], (std::vector<Wordings>{{"Ed Roe"}, {"Roe"}}));
  EXPECT_EQ(contact.time, "");
  ASSERT_EQ(read[0].revisions.size(), 1u);
  EXPECT_EQ(read[0].revisions.front().from, (Wordings{"Rome"}));
  EXPECT_TRUE(read[0].revisions.front().speaker.empty());
  EXPECT_EQ(read[1].judgements.size(), 2u) << "one for each who judges";
  EXPECT_TRUE(read[2].history.empty());
}

TEST(Passages, FaultsAreToldWithTheirLine) {
  EXPECT_EQ(fault(""), "p.tsv: there is no passage (a line 'case') in it");
  EXPECT_EQ(fault("contact\theld\n"), "p.tsv:1: a record before the first passage");
  EXPECT_EQ(fault(kCase + "contact\theld\n"), "p.tsv:2: 2 cells where a contact has 8");
  EXPECT_EQ(fault(kCase + "meeting\theld\n"),
            "p.tsv:2: 'meeting' is no kind of line; there is case, contact, history, judgement, revision");
  EXPECT_EQ(fault(kCase + "judgement\tA\tB\tpositive\tx\n"),
            "p.tsv:2: the passage does not say that it lists records of the kind judgement");
  EXPECT_EQ(fault(kCase + "contact\tmet\tOla Berg | Ed Roe\tmeeting\t-\t-\treporter\tmet\n"),
            "p.tsv:2: no status 'met'");
  EXPECT_EQ(fault(kCase + "contact\theld\tOla Berg\tmeeting\t-\t-\treporter\tmet\n"),
            "p.tsv:2: a contact has two sides, parted by ' | '");
  EXPECT_EQ(fault(kCase + "contact\theld\tOla Berg | Ed Poe\tmeeting\t-\t-\treporter\tmet\n"),
            "p.tsv:2: the text does not say 'Ed Poe'");
  EXPECT_EQ(fault(kCase + kCase), "p.tsv:2: passage one was there before");
  EXPECT_EQ(fault("case\tone\tmeetings\t-\tText.\n"), "p.tsv:1: 'meetings' is no kind of record");
}

}  // namespace
}  // namespace readout
