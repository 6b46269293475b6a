// The trie of phrases; see phrases.hpp.
#include "actors/phrases.hpp"

namespace readout {
namespace {

constexpr std::uint32_t kNowhere = 0xffffffffu;

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

}  // namespace

void PhraseTrie::add(std::string_view phrase, PhraseEntry what) {
  const std::vector<Atom> pieces = atoms_of(phrase);
  if (pieces.empty() || pieces.size() > kMostPieces) return;
  Phrase added{what};
  std::uint32_t node = 0;
  for (const Atom& piece : pieces) {
    const auto word = words_.try_emplace(piece.text, static_cast<std::uint32_t>(words_.size())).first->second;
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    const auto [it, fresh] = next_.try_emplace(edge(node, word), next);
    if (fresh) nodes_.emplace_back();
    node = it->second;
    added.needs |= (piece.all_upper ? 2u : piece.starts_upper ? 1u : 0u) << (2 * added.length++);
  }
  const auto index = static_cast<std::uint32_t>(phrases_.size());
  Node& end = nodes_[node];
  (end.first == kNo ? end.first : phrases_[end.last].next) = index;
  end.last = index;
  phrases_.push_back(added);
}

std::uint32_t PhraseTrie::step(std::uint32_t node, const std::string& atom) const {
  const auto word = words_.find(atom);
  if (word == words_.end()) return kNowhere;
  const auto next = next_.find(edge(node, word->second));
  return next == next_.end() ? kNowhere : next->second;
}

bool PhraseTrie::fits(const Phrase& phrase, const AtomColumn& atoms, std::size_t begin) {
  for (std::size_t k = 0; k < phrase.length; ++k) {
    const std::uint32_t need = phrase.needs >> (2 * k) & 3u;
    const Atom& atom = atoms[begin + k];
    if (need != 0 && !(need == 1 ? atom.starts_upper : atom.all_upper)) return false;
  }
  return true;
}

std::size_t PhraseTrie::longest_at(const AtomColumn& atoms, std::size_t begin, std::size_t end,
                                   std::vector<const Phrase*>& found) const {
  std::size_t longest = 0;
  std::uint32_t node = 0;
  for (std::size_t i = begin; i < end; ++i) {
    node = step(node, atoms[i].text);
    if (node == kNowhere) break;
    const bool word_ends = i + 1 >= atoms.size() || atoms.token(i + 1) != atoms.token(i);
    if (!word_ends) continue;
    for (std::uint32_t p = nodes_[node].first; p != kNo; p = phrases_[p].next) {
      const Phrase& phrase = phrases_[p];
      if (!fits(phrase, atoms, begin)) continue;
      if (phrase.length > longest) found.clear();
      longest = phrase.length;
      found.push_back(&phrase);
    }
  }
  return longest;
}

std::vector<PhraseMatch> PhraseTrie::find(const AtomColumn& atoms, TokenRange tokens) const {
  std::vector<PhraseMatch> matches;
  std::vector<const Phrase*> found;
  const std::size_t end = atoms.first_of(tokens.end_index);
  for (TokenIndex t = tokens.begin_index; t < tokens.end_index;) {
    const std::size_t begin = atoms.first_of(t);
    found.clear();
    const bool has_atoms = begin < end && atoms.token(begin) == t;
    const std::size_t length = has_atoms ? longest_at(atoms, begin, end, found) : 0;
    if (length == 0) {
      ++t;
      continue;
    }
    const TokenIndex last = atoms.token(begin + length - 1);
    for (const Phrase* phrase : found) matches.push_back({phrase->what, {t, last + 1}});
    t = last + 1;
  }
  return matches;
}

}  // namespace readout
