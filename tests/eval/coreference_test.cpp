// From files and readings to chains that can be compared; and the whole run, with a tiny random model.
#include "eval/coreference.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../syntax/tiny_model.hpp"
#include "snippets.hpp"
#include "syntax/parsed_text.hpp"

namespace readout::test {
namespace {

// Ana Rocha didn't see the envoy's dog. She left the quay.
const Lines kTexts = {"# newdoc id = GUM_news_quay",
                      "# meta::title = The quay",
                      "1 Ana Ana PROPN _ 5 nsubj Entity=(1-person-new-s-cf1-1-coref",
                      "2 Rocha Rocha PROPN _ 1 flat Entity=1)",
                      "3-4 didn't",
                      "3 did do AUX _ 5 aux",
                      "4 n't not PART _ 5 advmod",
                      "5 see see VERB _ 0 root",
                      "6 the the DET _ 7 det Entity=(3-animal-new-s-cf1-3-coref(2-person-new-s-cf1-2-coref",
                      "7-8 envoy's",
                      "7 envoy envoy NOUN _ 9 nmod:poss",
                      "8 's 's PART _ 7 case Entity=2)",
                      "9 dog dog NOUN _ 5 obj Entity=3)|SpaceAfter=No",
                      "10 . . PUNCT _ 5 punct",
                      "",
                      "1 She she PRON _ 2 nsubj Entity=(1-person-giv:act-s-cf1-1-ana)",
                      "2 left leave VERB _ 0 root",
                      "3 it it PRON _ 2 obj Entity=(3-animal-giv:act-s-cf1-1-ana)",
                      "",
                      "# newdoc id = GUM_voyage_pier",
                      "1 Boats boat NOUN _ 0 root"};
const std::string kChains =
    "# begin document "
    "GUM_news_quay\n0\tAna\t(1\n1\tRocha\t1)\n2\tdid\t_\n3\tn't\t_\n4\tsee\t_\n5\tthe\t(3(2\n"
    "6\tenvoy\t_\n7\t's\t2)\n8\tdog\t3)\n9\t.\t_\n10\tShe\t(1)\n11\tleft\t_\n12\tit\t(3)\n# end document\n"
    "# begin document GUM_voyage_pier\n0\tBoats\t_\n# end document\n";

ChainFile chain_file(const std::string& text) { return {"c.conll", read_chains(text, "c.conll").value()}; }

std::vector<GoldChain> gold_of(const Treebank& t, const ChainFile& file) {
  const auto chains = gold_chains(t, t.documents[0], file.texts[0], file.name);
  EXPECT_TRUE(chains) << (chains ? "" : chains.error().message);
  return chains.value_or(std::vector<GoldChain>());
}

std::vector<std::string> shown(const std::vector<GoldChain>& chains, std::string_view text) {
  std::vector<std::string> out;
  for (const GoldChain& chain : chains) {
    out.emplace_back(chain.of_actors ? "actor" : "other");
    for (const LocatedMention& m : chain.mentions)
      out.back() += " | " + std::string(m.words.in(text)) + " > " + std::string(m.head.in(text));
  }
  return out;
}

TEST(Treebank, DocumentsHaveTheirIdsAndTitles) {
  const Treebank read = treebank(kTexts);
  ASSERT_EQ(read.documents.size(), 2u);
  EXPECT_EQ(read.documents[0].id, "GUM_news_quay");
  EXPECT_EQ(read.documents[0].title, "The quay");
  EXPECT_EQ(read.documents[0].end_word, 13u);
  EXPECT_EQ(read.documents[1].title, "");
  EXPECT_EQ(read.documents[1].first_word, 13u);
  EXPECT_EQ(read.documents[1].end_word, 14u);
  const Treebank unnamed = treebank({"1 Yes yes INTJ _ 0 root", "", "# newdoc", "1 No no INTJ _ 0 root"});
  ASSERT_EQ(unnamed.documents.size(), 2u);
  EXPECT_EQ(unnamed.documents[0].end_word, 1u);
  EXPECT_EQ(unnamed.documents[1].id, "");
}

TEST(GoldChains, AreFoundInTheText) {
  const Treebank read = treebank(kTexts);
  EXPECT_EQ(shown(gold_of(read, chain_file(kChains)), read.text),
            (Lines{"actor | Ana Rocha > Ana | She > She", "actor | the envoy's > envoy",
                   "other | the envoy's dog > dog | it > it"}));
}

TEST(GoldChains, AWordSpeltOtherwiseIsNoError) {
  const Treebank read = treebank(kTexts);
  std::string other = kChains;
  other.replace(other.find("Rocha"), 5, "Roche");
  EXPECT_EQ(gold_of(read, chain_file(other)).size(), 3u);
}

TEST(GoldChains, AnotherNumberOfWordsIsToldWhereItBegins) {
  const Treebank read = treebank(kTexts);
  const ChainFile file = chain_file("# begin document GUM_news_quay\n0\tAna\t_\n1\tdid\t_\n# end document\n");
  const auto chains = gold_chains(read, read.documents[0], file.texts[0], file.name);
  ASSERT_FALSE(chains);
  EXPECT_EQ(chains.error().code, ErrorCode::bad_input);
  EXPECT_EQ(chains.error().message,
            "c.conll:3: text GUM_news_quay has 2 words, 13 in the treebank: 'did' stands where the treebank "
            "has 'Rocha'");
}

// Mentions of one letter: [a, b) with its head at h.
LocatedMention at(std::uint32_t begin, std::uint32_t end, std::uint32_t head) {
  return {{begin, end}, {head, head + 1}};
}

const std::vector<GoldChain> kGold = {{{at(0, 5, 4), at(10, 11, 10)}, true},
                                      {{at(0, 9, 4), at(20, 25, 21)}, false}};

TEST(PairMentions, ByTheirWords) {
  const PairedChains paired = pair_mentions(
      kGold, {{{at(0, 5, 4), at(10, 11, 10)}}, {{at(1, 9, 4), at(20, 25, 24)}}}, Pairing::words);
  EXPECT_EQ(paired.gold, (Chains{{0, 1}, {2, 3}}));
  EXPECT_EQ(paired.system, (Chains{{0, 1}, {4, 3}}));
}

TEST(PairMentions, ByTheirHeadsOfSeveralTheNearest) {
  const PairedChains paired = pair_mentions(
      kGold, {{{at(1, 9, 4), at(10, 12, 10)}}, {{at(20, 25, 24), at(20, 22, 21)}}}, Pairing::heads);
  EXPECT_EQ(paired.system, (Chains{{2, 1}, {4, 3}}));
}

TEST(PairMentions, AMentionCountsOnceAndAChainHasTwo) {
  const PairedChains paired = pair_mentions(
      kGold, {{{at(0, 5, 4), at(10, 11, 10)}}, {{at(10, 11, 10), at(30, 31, 30)}}}, Pairing::words);
  EXPECT_EQ(paired.system, (Chains{{0, 1}}));
}

TEST(PairMentions, OfActorsOnly) {
  const PairedChains paired =
      pair_mentions(kGold, {{{at(0, 5, 4), at(0, 9, 4), at(10, 11, 10)}}, {{at(20, 25, 21), at(30, 31, 30)}}},
                    Pairing::words);
  const PairedChains kept = of_actors_only(paired, kGold);
  EXPECT_EQ(kept.gold, (Chains{{0, 1}}));
  EXPECT_EQ(kept.system, (Chains{{0, 1}}));
}

TEST(SystemChains, AreActorsWithTwoMentionsByTheirPhrases) {
  const auto parsed =
      read_conllu(conllu({"1 The the DET _ 2 det", "2 envoy envoy NOUN _ 5 nsubj", "3 of of ADP _ 4 case",
                          "4 Peru Peru PROPN _ 2 nmod", "5 said say VERB _ 0 root", "6 he he PRON _ 7 nsubj",
                          "7 left leave VERB _ 5 ccomp", "8 Rocha Rocha PROPN _ 2 appos",
                          "9 who who PRON PronType=Rel 7 nsubj"}));
  ASSERT_TRUE(parsed);
  IndexedVector<ActorIndex, Actor> actors;
  IndexedVector<MentionIndex, Mention> mentions;
  for (const std::size_t head : {1u, 3u, 5u, 7u, 8u}) {
    Mention mention;
    mention.head = TokenIndex(head);
    mention.span = parsed->syntax.span(mention.head);
    mentions.push_back(mention);
  }
  Actor envoy, peru;
  envoy.mentions = {MentionIndex(0), MentionIndex(2), MentionIndex(3), MentionIndex(4)};
  peru.mentions = {MentionIndex(1)};
  actors.push_back(envoy);
  actors.push_back(peru);
  const auto chains = system_chains(parsed->syntax, Actors::from_parts(actors, mentions, 9));
  ASSERT_EQ(chains.size(), 1u);
  ASSERT_EQ(chains[0].mentions.size(), 2u);
  EXPECT_EQ(chains[0].mentions[0].words, parsed->syntax.span({TokenIndex(0), TokenIndex(4)}));
  EXPECT_EQ(chains[0].mentions[0].head, parsed->syntax.span(TokenIndex(1)));
}

Reader tiny_reader() {
  const TemporaryFile file(TinyModel(7).bytes());
  return Reader::load(file.path()).value();
}

TEST(EvaluateCoreference, TakesTheTextsOfThePrefix) {
  const Treebank read = treebank(kTexts);
  const Reader reader = tiny_reader();
  const auto all = evaluate_coreference(reader, read, chain_file(kChains), "");
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_EQ(all->documents, 2u);
  EXPECT_EQ(all->words, 14u);
  EXPECT_EQ(all->tables[0].scores.measures[0].gold, 5);
  EXPECT_EQ(all->tables[1].scores.measures[0].gold, 3);  // without the dog
  const auto json = nlohmann::json::parse(to_json(*all, "g", "c", "abc"));
  EXPECT_EQ(json["task"], "coreference");
  EXPECT_EQ(json["all"]["heads"]["MUC"]["gold"], 2);
  EXPECT_TRUE(json["actors"]["words"]["CoNLL"].contains("f1"));
  EXPECT_EQ(evaluate_coreference(reader, read, chain_file(kChains), "GUM_voyage")->words, 1u);
}

TEST(EvaluateCoreference, TextsThatAreNotThere) {
  const Treebank read = treebank(kTexts);
  const Reader reader = tiny_reader();
  const auto none = evaluate_coreference(reader, read, chain_file(kChains), "GUM_bio");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message,
            "no text of c.conll has an id that begins with 'GUM_bio'; it has GUM_news_quay, GUM_voyage_pier");
  const auto other =
      evaluate_coreference(reader, read, chain_file("# begin document b\n# end document\n"), "");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().message, "c.conll:1: the treebank has no text b (# newdoc id = b)");
}

}  // namespace
}  // namespace readout::test
