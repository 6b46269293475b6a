// The trie of phrases; see phrases.hpp.
#include "actors/phrases.hpp"

namespace readout {
namespace {

constexpr std::uint32_t kNowhere = 0xffffffffu;

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

}  // namespace

void PhraseTrie::add(std::string_view phrase, PhraseEntry what) {
  const std::vector<Atom> pieces = atoms_of(phrase);
  if (pieces.empty()) return;
  Phrase added{what, {}};
  std::uint32_t node = 0;
  for (const Atom& piece : pieces) {
    const auto word = words_.try_emplace(piece.text, static_cast<std::uint32_t>(words_.size())).first->second;
    const auto next = static_cast<std::uint32_t>(at_node_.size());
    const auto [it, fresh] = next_.try_emplace(edge(node, word), next);
    if (fresh) at_node_.emplace_back();
    node = it->second;
    added.needs.push_back(piece.all_upper ? 2 : piece.starts_upper ? 1 : 0);
  }
  at_node_[node].push_back(static_cast<std::uint32_t>(phrases_.size()));
  phrases_.push_back(std::move(added));
}

std::uint32_t PhraseTrie::step(std::uint32_t node, const std::string& atom) const {
  const auto word = words_.find(atom);
  if (word == words_.end()) return kNowhere;
  const auto next = next_.find(edge(node, word->second));
  return next == next_.end() ? kNowhere : next->second;
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
    for (const std::uint32_t p : at_node_[node]) {
      const Phrase& phrase = phrases_[p];
      bool fits = true;
      for (std::size_t k = 0; k < phrase.needs.size() && fits; ++k) {
        const Atom& atom = atoms[begin + k];
        fits = phrase.needs[k] == 0 || (phrase.needs[k] == 1 ? atom.starts_upper : atom.all_upper);
      }
      if (!fits) continue;
      if (phrase.needs.size() > longest) found.clear();
      longest = phrase.needs.size();
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
