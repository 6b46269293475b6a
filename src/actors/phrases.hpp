// Finding the phrases of the tables in a report: a trie over atoms. At each word the longest phrase wins; all
// entries that share it are given ("Chinese" is an adjective and a people), and who asks takes what fits.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "actors/atoms.hpp"

namespace readout {

enum class PhraseKind : std::uint8_t {
  organisation,
  party_member,
  party_adjective,
  seat,
  state,
  adjective,
  people,
  capital,
  region,
  office,
  title,
  description,
  anonymity,   // words of why a source is not named
  user_actor,  // of the user (user_actors.hpp), in a trie of their own
  user_agent,
  user_stretch,  // the first words of a phrase that lets others in between
  count
};

struct PhraseEntry {
  PhraseKind kind;
  std::uint32_t entry = 0;  // row in the compiled table of this kind
  bool plural = false;
};

/// A phrase that stands in the report.
struct PhraseMatch {
  PhraseEntry what;
  TokenRange tokens;
};

class PhraseTrie {
 public:
  /// A piece with a capital is only met by one, a piece of capitals only by capitals.
  void add(std::string_view phrase, PhraseEntry what);
  /// For each word the longest phrases that begin there, if no longer phrase began before and covers it.
  /// Linear in the words, times the length of the longest phrase.
  std::vector<PhraseMatch> find(const AtomColumn& atoms, TokenRange tokens) const;
  std::size_t size() const { return phrases_.size(); }

 private:
  struct Phrase {
    PhraseEntry what;
    std::uint8_t length = 0;   // pieces
    std::uint32_t needs = 0;   // two bits a piece: 0 nothing, 1 a capital, 2 capitals
    std::uint32_t next = kNo;  // another phrase of the same words
  };
  struct Node {
    std::uint32_t first = kNo,
                  last = kNo;  // the phrases that end here, in the order in which they were added
  };
  static constexpr std::uint32_t kNo = 0xffffffffu;
  static constexpr std::size_t kMostPieces = 16;
  static bool fits(const Phrase& phrase, const AtomColumn& atoms, std::size_t begin);
  std::uint32_t step(std::uint32_t node, const std::string& atom) const;
  std::size_t longest_at(const AtomColumn& atoms, std::size_t begin, std::size_t end,
                         std::vector<const Phrase*>& found) const;

  std::unordered_map<std::string, std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> next_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<Phrase> phrases_;
};

}  // namespace readout
