// The phrase is what of the head's subtree holds together with the head: words on either side of it up to the
// first one that is left out.
#include "syntax/entity_mentions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/one_of.hpp"

namespace readout {
namespace {

// Relations whose dependents are no part of the noun phrase (https://universaldependencies.org/u/dep/).
bool is_outside(const Syntax& syntax, TokenIndex dependent, TokenIndex head) {
  const std::string_view relation = syntax.base_relation(dependent);
  if (relation == "case") return dependent < head;  // "Portugal's" keeps its "'s"
  return is_one_of(relation,
                   {"conj", "cc", "appos", "cop", "parataxis", "discourse", "mark", "nsubj", "csubj", "aux",
                    "vocative", "dislocated", "orphan", "list", "expl", "reparandum", "advcl", "advmod"});
}

bool is_punctuation(const Syntax& syntax, TokenIndex t) { return syntax.upos(t) == "PUNCT"; }

// The mark that closes what `opening` opens, or nothing.
std::string_view closing_of(std::string_view opening) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kPairs = {
      {{"(", ")"},
       {"[", "]"},
       {"\"", "\""},
       {"\xE2\x80\x9C", "\xE2\x80\x9D"},
       {"\xE2\x80\x98", "\xE2\x80\x99"}}};
  for (const auto& [open, close] : kPairs) {
    if (open == opening) return close;
  }
  return {};
}

// Is a bracket or quotation open at the end of `words` that `mark` closes?
bool is_open(const Syntax& syntax, TokenRange words, std::string_view mark) {
  int open = 0;
  for (const TokenIndex t : words) {
    const std::string_view form = syntax.form(t);
    if (form == mark && open > 0) {
      --open;
    } else if (closing_of(form) == mark) {
      ++open;
    }
  }
  return open > 0;
}

}  // namespace

TokenRange noun_phrase(const Syntax& syntax, TokenIndex head) {
  const TokenRange subtree = syntax.subtree(head);
  std::vector<char> inside(subtree.size(), 0);
  const auto place = [&](TokenIndex t) { return static_cast<std::size_t>(t - subtree.begin_index); };
  inside[place(head)] = 1;
  std::vector<TokenIndex> open;
  for (const TokenIndex child : syntax.children(head)) {
    if (!is_outside(syntax, child, head)) open.push_back(child);
  }
  while (!open.empty()) {
    const TokenIndex t = open.back();
    open.pop_back();
    inside[place(t)] = 1;
    open.insert(open.end(), syntax.children(t).begin(), syntax.children(t).end());
  }
  TokenIndex begin = head;
  TokenIndex last = head;
  while (begin > subtree.begin_index && inside[place(begin - 1)]) begin = begin - 1;
  while (last + 1 < subtree.end_index && inside[place(last + 1)]) last = last + 1;
  while (begin < head && is_punctuation(syntax, begin)) begin = begin + 1;
  while (last > head && is_punctuation(syntax, last)) last = last - 1;
  const TokenIndex next = last + 1;
  const Sentence& sentence = syntax.sentence(syntax.sentence_of(head));
  if (next < sentence.tokens.end_index && is_open(syntax, {begin, next}, syntax.form(next))) last = next;
  return {begin, last + 1};
}

std::vector<EntityMention> find_entity_mentions(const Syntax& syntax) {
  std::vector<EntityMention> mentions;
  for (const TokenIndex t : syntax.tokens()) {
    if (!syntax.entity(t).empty()) mentions.push_back({noun_phrase(syntax, t), t});
  }
  return mentions;
}

}  // namespace readout
