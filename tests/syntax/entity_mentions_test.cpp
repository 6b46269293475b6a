// The words of mentions, over trees written by hand: what a noun phrase holds, and what it does not.
#include "syntax/entity_mentions.hpp"

#include <gtest/gtest.h>

#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

// One word a line: form, UPOS, head, relation, mention or _.
ParsedText tree(std::string_view words) {
  std::string conllu;
  std::size_t number = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = words.find('\n', at);
    std::vector<std::string> fields(1);
    for (const char c : words.substr(at, end - at)) {
      if (c == ' ') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    at = end + 1;
    const std::string mention = fields[4] == "_" ? "_" : "Mention=" + fields[4];
    conllu += std::to_string(++number) + '\t' + fields[0] + '\t' + fields[0] + '\t' + fields[1] + "\t_\t_\t" +
              fields[2] + '\t' + fields[3] + "\t_\t" + mention + '\n';
  }
  Result<ParsedText> parsed = read_conllu(conllu + '\n');
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
  return parsed ? std::move(*parsed) : ParsedText{};
}

// "TYPE: words" of each mention.
std::vector<std::string> mentions(std::string_view words) {
  const ParsedText p = tree(words);
  std::vector<std::string> out;
  for (const EntityMention& mention : find_entity_mentions(p.syntax)) {
    out.push_back(std::string(p.syntax.entity(mention.head)) + ": " +
                  std::string(p.document->words(p.syntax.span(mention.words))));
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(EntityMentions, LieInEachOther) {
  EXPECT_EQ(mentions("Portugal PROPN 4 nmod:poss place*\n"
                     "'s PART 1 case _\n"
                     "defence NOUN 4 compound _\n"
                     "minister NOUN 5 nsubj person\n"
                     "left VERB 0 root _\n"
                     "Tunis PROPN 5 obj place*\n"),
            (Lines{"place: Portugal 's", "person: Portugal 's defence minister", "place: Tunis"}));
}

TEST(EntityMentions, PrepositionsListsAndAppositionsAreOutside) {
  EXPECT_EQ(mentions("with ADP 3 case _\n"
                     "the DET 3 det _\n"
                     "envoy NOUN 0 root person\n"
                     ", PUNCT 6 punct _\n"
                     "Ana PROPN 6 flat _\n"
                     "Rocha PROPN 3 appos person*\n"
                     ", PUNCT 6 punct _\n"
                     "and CCONJ 10 cc _\n"
                     "two NUM 10 nummod _\n"
                     "aides NOUN 3 conj person\n"),
            (Lines{"person: the envoy", "person: Ana Rocha", "person: two aides"}));
}

TEST(EntityMentions, ClausesUnderNounsAreInside) {
  EXPECT_EQ(mentions("officials NOUN 0 root person\n"
                     "who PRON 3 nsubj _\n"
                     "spoke VERB 1 acl:relcl _\n"
                     "in ADP 5 case _\n"
                     "Oslo PROPN 3 obl place*\n"
                     ". PUNCT 1 punct _\n"),
            (Lines{"person: officials who spoke in Oslo", "place: Oslo"}));
}

TEST(EntityMentions, APredicateLeavesItsClauseOutside) {
  EXPECT_EQ(mentions("She PRON 5 nsubj person\n"
                     "is AUX 5 cop _\n"
                     "now ADV 5 advmod _\n"
                     "the DET 5 det _\n"
                     "minister NOUN 0 root person\n"
                     ". PUNCT 5 punct _\n"),
            (Lines{"person: She", "person: the minister"}));
}

TEST(EntityMentions, BracketsAndQuotationsThatOpenInsideAreClosed) {
  EXPECT_EQ(mentions("the DET 2 det _\n"
                     "council NOUN 0 root organization\n"
                     "( PUNCT 4 punct _\n"
                     "UNSC PROPN 2 nmod organization*\n"
                     ") PUNCT 4 punct _\n"
                     "\" PUNCT 2 punct _\n"),
            (Lines{"organization: the council ( UNSC )", "organization: UNSC"}));
  EXPECT_EQ(mentions("\" PUNCT 2 punct _\n"
                     "Exodus PROPN 0 root object*\n"
                     "\" PUNCT 2 punct _\n"),
            (Lines{"object: Exodus"}));
}

TEST(EntityMentions, AGapEndsThePhrase) {
  // "A hearing is scheduled on the issue": the tree is not projective.
  EXPECT_EQ(mentions("A DET 2 det _\n"
                     "hearing NOUN 4 nsubj:pass event\n"
                     "is AUX 4 aux:pass _\n"
                     "scheduled VERB 0 root _\n"
                     "on ADP 7 case _\n"
                     "the DET 7 det _\n"
                     "issue NOUN 2 nmod abstract\n"),
            (Lines{"event: A hearing", "abstract: the issue"}));
}

}  // namespace
}  // namespace readout
