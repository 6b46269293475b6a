// See coreference.hpp.
#include "eval/coreference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/one_of.hpp"
#include "syntax/entity_mentions.hpp"

namespace readout {
namespace {

/// Where each word of a treebank's text stands, counted from the text's first word. A word of a multiword
/// token has its own part of it, if the words make up the token ("do" and "n't"), else all of it.
class WordPlaces {
 public:
  WordPlaces(const Treebank& treebank, const TreebankDocument& document)
      : words_(treebank.gold.words), first_(document.first_word) {
    for (std::size_t begin = document.first_word; begin < document.end_word;) {
      std::size_t end = begin + 1;
      while (end < document.end_word && words_[end].token == words_[begin].token) ++end;
      take_token(begin, end, treebank.text);
      begin = end;
    }
    const std::uint32_t offset = words_[first_].token.begin;
    for (ByteSpan& place : places_) place = {place.begin - offset, place.end - offset};
  }

  ByteSpan words(std::size_t first, std::size_t last) const {
    return {places_[first].begin, places_[last].end};
  }

  /// The first word whose own head lies outside the words: the head of a phrase.
  ByteSpan head(std::size_t first, std::size_t last) const {
    for (std::size_t w = first; w <= last; ++w) {
      const std::size_t head = words_[first_ + w].head;
      if (head == kNoWord || head < first_ + first || head > first_ + last) return places_[w];
    }
    return places_[last];
  }

 private:
  void take_token(std::size_t begin, std::size_t end, std::string_view text) {
    const ByteSpan token = words_[begin].token;
    std::string joined;
    for (std::size_t w = begin; w < end; ++w) joined += words_[w].form;
    const bool in_parts = end - begin > 1 && joined == token.in(text);
    std::uint32_t at = token.begin;
    for (std::size_t w = begin; w < end; ++w) {
      const auto size = static_cast<std::uint32_t>(words_[w].form.size());
      places_.push_back(in_parts ? ByteSpan{at, at + size} : token);
      at += size;
    }
  }

  const std::vector<AnalysedWord>& words_;
  std::size_t first_;
  std::vector<ByteSpan> places_;
};

std::string names_of(const std::vector<ChainedText>& texts) {
  std::string names;
  for (std::size_t i = 0; i < texts.size() && i < 3; ++i) names += (i == 0 ? "" : ", ") + texts[i].id;
  return names + (texts.size() > 3 ? ", ..." : "");
}

/// The first word that differs says where the two files part.
Result<void> check_words(const Treebank& treebank, const TreebankDocument& document, const ChainedText& text,
                         std::string_view file) {
  const std::size_t words = document.end_word - document.first_word;
  if (words == text.words.size()) return {};
  std::size_t w = 0;
  while (w < std::min(words, text.words.size()) &&
         text.words[w].form == treebank.gold.words[document.first_word + w].form)
    ++w;
  const std::string here = w < text.words.size() ? fmt::format("'{}'", text.words[w].form) : "its end";
  const std::string there =
      w < words ? fmt::format("'{}'", treebank.gold.words[document.first_word + w].form) : "its end";
  const std::size_t line = w < text.words.size() ? text.words[w].line : text.line;
  return fail(
      ErrorCode::bad_input,
      fmt::format("{}:{}: text {} has {} words, {} in the treebank: {} stands where the treebank has {}",
                  file, line, text.id, text.words.size(), words, here, there));
}

/// +1 for each mention of a chain that the treebank calls a person, organisation or place, -1 for each that
/// it calls something else.
std::vector<int> votes_for_actors(const Treebank& treebank, const TreebankDocument& document,
                                  const ChainedText& text) {
  std::map<std::pair<std::size_t, std::size_t>, bool> is_actor;
  for (const AnalysedMention& mention : treebank.gold.mentions) {
    if (document.first_word <= mention.first && mention.last < document.end_word)
      is_actor[{mention.first - document.first_word, mention.last - document.first_word}] =
          is_one_of(mention.type, {"person", "organization", "place"});
  }
  std::vector<int> votes(text.chains);
  for (const ChainedMention& mention : text.mentions) {
    const auto found = is_actor.find({mention.first, mention.last});
    if (found != is_actor.end()) votes[mention.chain] += found->second ? 1 : -1;
  }
  return votes;
}

/// The mentions that a system's mention may be, by what must be equal.
using Places = std::map<ByteSpan, std::vector<std::uint32_t>>;

/// Of mentions with the same head, the one whose words are nearest to these.
std::uint32_t nearest(const std::vector<std::uint32_t>& candidates, ByteSpan words,
                      const std::vector<ByteSpan>& gold_words) {
  const auto distance = [&](std::uint32_t m) {
    const ByteSpan other = gold_words[m];
    return std::max(words.begin, other.begin) - std::min(words.begin, other.begin) +
           std::max(words.end, other.end) - std::min(words.end, other.end);
  };
  return *std::min_element(candidates.begin(), candidates.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); });
}

/// What OntoGUM does not mark beside the mention that it belongs to.
bool is_left_out(const Syntax& syntax, TokenIndex head) {
  return syntax.base_relation(head) == "appos" || syntax.feature(head, "PronType") == "Rel";
}

/// Takes out the mentions that `leave_out` names, and chains that have one mention left.
template <class LeaveOut>
Chains without(const Chains& chains, const LeaveOut& leave_out) {
  Chains kept;
  for (const std::vector<std::uint32_t>& chain : chains) {
    std::vector<std::uint32_t> mentions;
    for (const std::uint32_t mention : chain) {
      if (!leave_out(mention)) mentions.push_back(mention);
    }
    if (mentions.size() > 1) kept.push_back(std::move(mentions));
  }
  return kept;
}

}  // namespace

PairedChains pair_mentions(const std::vector<GoldChain>& gold, const std::vector<SystemChain>& system,
                           Pairing pairing) {
  const auto place = [&](const LocatedMention& m) { return pairing == Pairing::words ? m.words : m.head; };
  PairedChains paired;
  Places places;
  std::vector<ByteSpan> gold_words;
  for (const GoldChain& chain : gold) {
    paired.gold.emplace_back();
    for (const LocatedMention& mention : chain.mentions) {
      const auto number = static_cast<std::uint32_t>(gold_words.size());
      places[place(mention)].push_back(number);
      gold_words.push_back(mention.words);
      paired.gold.back().push_back(number);
    }
  }
  std::set<ByteSpan> seen;
  auto next = static_cast<std::uint32_t>(gold_words.size());
  Chains numbered;
  for (const SystemChain& chain : system) {
    numbered.emplace_back();
    for (const LocatedMention& mention : chain.mentions) {
      if (!seen.insert(place(mention)).second) continue;
      const auto found = places.find(place(mention));
      numbered.back().push_back(found == places.end() ? next++
                                                      : nearest(found->second, mention.words, gold_words));
    }
  }
  paired.system = without(numbered, [](std::uint32_t) { return false; });
  return paired;
}

PairedChains of_actors_only(PairedChains paired, const std::vector<GoldChain>& gold) {
  std::set<std::uint32_t> others;
  for (std::size_t c = 0; c < gold.size(); ++c) {
    if (!gold[c].of_actors) others.insert(paired.gold[c].begin(), paired.gold[c].end());
  }
  PairedChains kept;
  for (std::size_t c = 0; c < gold.size(); ++c) {
    if (gold[c].of_actors) kept.gold.push_back(std::move(paired.gold[c]));
  }
  kept.system = without(paired.system, [&](std::uint32_t mention) { return others.contains(mention); });
  return kept;
}

std::vector<SystemChain> system_chains(const Syntax& syntax, const Actors& actors) {
  std::vector<SystemChain> chains;
  for (const Actor& actor : actors.actors()) {
    if (actor.mentions.size() < 2) continue;
    chains.emplace_back();
    for (const MentionIndex m : actor.mentions) {
      const Mention& mention = actors.mention(m);
      if (is_left_out(syntax, mention.head)) continue;
      chains.back().mentions.push_back(
          {syntax.span(noun_phrase(syntax, mention.head)), syntax.span(mention.head)});
    }
  }
  return chains;
}

Result<std::vector<GoldChain>> gold_chains(const Treebank& treebank, const TreebankDocument& document,
                                           const ChainedText& text, std::string_view file) {
  if (const auto same = check_words(treebank, document, text, file); !same)
    return tl::unexpected(same.error());
  const WordPlaces places(treebank, document);
  const std::vector<int> votes = votes_for_actors(treebank, document, text);
  std::vector<GoldChain> chains(text.chains);
  for (std::size_t c = 0; c < chains.size(); ++c) chains[c].of_actors = votes[c] > 0;
  for (const ChainedMention& mention : text.mentions) {
    chains[mention.chain].mentions.push_back(
        {places.words(mention.first, mention.last), places.head(mention.first, mention.last)});
  }
  return chains;
}

namespace {

Reading read_document(const Reader& reader, const Treebank& treebank, const TreebankDocument& document) {
  const std::vector<AnalysedWord>& words = treebank.gold.words;
  Article article;
  article.id = document.id;
  article.title = document.title;
  article.text = ByteSpan{words[document.first_word].token.begin, words[document.end_word - 1].token.end}.in(
      treebank.text);
  return reader.read(std::move(article));
}

void add(CoreferenceEvaluation& evaluation, const std::vector<GoldChain>& gold,
         const std::vector<SystemChain>& system) {
  for (CoreferenceEvaluation::Table& table : evaluation.tables) {
    PairedChains paired =
        pair_mentions(gold, system, table.mentions == "words" ? Pairing::words : Pairing::heads);
    if (table.chains == "actors") paired = of_actors_only(std::move(paired), gold);
    table.scores.add(paired.gold, paired.system);
  }
}

}  // namespace

Result<CoreferenceEvaluation> evaluate_coreference(const Reader& reader, const Treebank& treebank,
                                                   const ChainFile& chains, std::string_view prefix) {
  std::map<std::string_view, const TreebankDocument*> documents;
  for (const TreebankDocument& document : treebank.documents) documents[document.id] = &document;
  CoreferenceEvaluation evaluation;
  for (const ChainedText& text : chains.texts) {
    if (!text.id.starts_with(prefix)) continue;
    const auto document = documents.find(text.id);
    if (document == documents.end()) {
      return fail(ErrorCode::bad_input, fmt::format("{}:{}: the treebank has no text {} (# newdoc id = {})",
                                                    chains.name, text.line, text.id, text.id));
    }
    const Result<std::vector<GoldChain>> gold = gold_chains(treebank, *document->second, text, chains.name);
    if (!gold) return tl::unexpected(gold.error());
    const Reading reading = read_document(reader, treebank, *document->second);
    add(evaluation, *gold, system_chains(reading.syntax, reading.actors));
    ++evaluation.documents;
    evaluation.words += text.words.size();
  }
  if (evaluation.documents == 0) {
    return fail(ErrorCode::bad_input, fmt::format("no text of {} has an id that begins with '{}'; it has {}",
                                                  chains.name, prefix, names_of(chains.texts)));
  }
  return evaluation;
}

}  // namespace readout
