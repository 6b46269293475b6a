// Readout's actors as chains of coreference, against those of OntoGUM. The words come from a treebank of the
// same texts; each text is read as `readout read` reads a report, and an actor with two mentions or more is a
// chain, as OntoGUM has no others. Of a mention OntoGUM marks the whole noun phrase ("the minister's", "the
// man who ..."), Readout keeps less; so the words that are compared are those of the noun phrase over the
// mention's head (syntax/entity_mentions.hpp). Relative pronouns and appositions are left out, as in OntoGUM.
// Mentions are paired in two ways:
//   words  both have the same words, as the reference scorer has it; a boundary inside a gold word is wrong
//   heads  both have the same head word, the rest may differ: what is measured is who is who alone
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "eval/chain_file.hpp"
#include "eval/chain_scores.hpp"
#include "eval/treebank.hpp"
#include "record/reading.hpp"

namespace readout {

/// A mention by its bytes in the text.
struct LocatedMention {
  ByteSpan words, head;
};
struct GoldChain {
  std::vector<LocatedMention> mentions;
  bool of_actors = false;  // most of its mentions whose type is known are persons, organisations or places
};
struct SystemChain {
  std::vector<LocatedMention> mentions;
};

enum class Pairing { words, heads };

/// Both sides with numbers for mentions, the same for a mention that both have. A system's mention that is
/// there twice is left out the second time, and so is a chain that has one mention.
struct PairedChains {
  Chains gold, system;
};
PairedChains pair_mentions(const std::vector<GoldChain>& gold, const std::vector<SystemChain>& system,
                           Pairing pairing);

/// The same without the gold chains that are not of actors, and without the system's mentions of them.
PairedChains of_actors_only(PairedChains paired, const std::vector<GoldChain>& gold);

/// The mentions of actors that have two or more, but for relative pronouns and appositions.
std::vector<SystemChain> system_chains(const Syntax& syntax, const Actors& actors);

struct CoreferenceEvaluation {
  struct Table {
    std::string_view chains;    // "all" or "actors"; a literal
    std::string_view mentions;  // "words" or "heads"; a literal
    ChainScores scores;
  };
  std::size_t documents = 0, words = 0;
  std::array<Table, 4> tables = {
      {{"all", "words", {}}, {"actors", "words", {}}, {"all", "heads", {}}, {"actors", "heads", {}}}};
};

struct ChainFile {
  std::string name;  // for messages
  std::vector<ChainedText> texts;
};

/// Of the texts whose id begins with `prefix`. Errors: bad_input, if the treebank lacks one of them or has
/// another number of words in it, or if there is none. A word spelt otherwise is no error.
Result<CoreferenceEvaluation> evaluate_coreference(const Reader& reader, const Treebank& treebank,
                                                   const ChainFile& chains, std::string_view prefix);

/// The gold chains of a text, with bytes counted from the text's first word. Errors: as above.
Result<std::vector<GoldChain>> gold_chains(const Treebank& treebank, const TreebankDocument& document,
                                           const ChainedText& text, std::string_view file);

/// One line.
std::string to_json(const CoreferenceEvaluation& evaluation, std::string_view gold_file,
                    std::string_view chains_file, std::string_view model_hash);

}  // namespace readout
