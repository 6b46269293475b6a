// Compiling and finding the user's actors; see user_actors.hpp.
#include "actors/user_actors.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "actors/actor_list.hpp"
#include "actors/petrarch_dictionary.hpp"
#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::size_t kMostComplaints = 100;  // a file that is no table has one in every line
constexpr std::size_t kMostBetween = 3;       // words that a blank of a phrase lets in between

/// Both dates may be of different grain ("2004", "2004-12-07"): compared as far as both say something.
int compare(std::string_view a, std::string_view b) {
  const std::size_t common = std::min(a.size(), b.size());
  return a.substr(0, common).compare(b.substr(0, common));
}

std::vector<std::string_view> split(std::string_view words, char separator) {
  std::vector<std::string_view> parts;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(separator), words.size());
    if (end > 0) parts.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return parts;
}

/// "U.S.": points after letters that stand alone.
bool is_acronym(std::string_view word) {
  return word.size() >= 4 && word[1] == '.' && word[3] == '.' && word[0] != '.' && word[2] != '.';
}

/// In the case in which the text must have it: dictionaries are in capitals and so do not tell a name from a
/// word. A name of one word needs a capital ("Turkey", not "turkey"), an acronym with points only capitals.
std::string as_written(std::string_view words, bool is_name) {
  const bool one_word = words.find(' ') == std::string_view::npos;
  const bool has_article =
      words.starts_with("THE ") || words.starts_with("The ") || words.starts_with("the ");
  const std::size_t article = has_article ? 4 : 0;
  const std::string_view rest = words.substr(article);
  if (!is_name || (!one_word && rest.find(' ') != std::string_view::npos)) return lower_case(words);
  if (is_acronym(rest)) return lower_case(words.substr(0, article)) + std::string(rest);
  std::string made = lower_case(words.substr(0, article));
  if (rest.empty()) return made;
  const CodePoint first = decode_at(rest, 0);
  append_utf8(made, to_upper(first.value));
  return made + lower_case(rest.substr(first.size));
}

}  // namespace

bool DatedCode::holds_on(std::string_view date) const {
  if (date.empty()) return !dated();
  return (from.empty() || compare(date, from) >= 0) && (to.empty() || compare(date, to) <= 0);
}

std::string_view UserActor::code_on(std::string_view date) const {
  const DatedCode* without_dates = nullptr;
  const DatedCode* open = nullptr;
  for (const DatedCode& code : codes) {
    if (!code.dated()) {
      if (without_dates == nullptr) without_dates = &code;
    } else if (!date.empty() && code.holds_on(date)) {
      return code.code;
    } else if (code.to.empty()) {
      open = &code;
    }
  }
  if (without_dates != nullptr) return without_dates->code;
  return date.empty() && open != nullptr ? std::string_view(open->code) : std::string_view();
}

void UserActors::add(std::string_view text, std::string_view file) {
  std::uint64_t hash = hash_.value_or(14695981039346656037u);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash_ = hash;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark
  is_actor_list(text) ? read_actor_list(text, file, *this) : read_petrarch_dictionary(text, file, *this);
}

std::string UserActors::fingerprint() const { return hash_ ? fmt::format("{:016x}", *hash_) : std::string(); }

void UserActors::complain(std::string_view file, std::uint32_t line, std::string_view message) {
  if (++complaint_count_ <= kMostComplaints)
    complaints_.push_back(fmt::format("{}:{}: {}", file, line, message));
}

void UserActors::add_actor(UserActor actor) {
  const auto entry = static_cast<std::uint32_t>(actors_.size());
  for (const UserPhrase& phrase : actor.phrases)
    index(phrase, {PhraseKind::user_actor, entry, phrase.plural});
  actors_.push_back(std::move(actor));
}

void UserActors::add_agent(UserAgent agent) {
  const auto entry = static_cast<std::uint32_t>(agents_.size());
  for (const UserPhrase& phrase : agent.phrases)
    index(phrase, {PhraseKind::user_agent, entry, phrase.plural});
  agents_.push_back(std::move(agent));
}

void UserActors::index(const UserPhrase& phrase, PhraseEntry what) {
  const bool name = what.kind == PhraseKind::user_actor;
  std::string whole = phrase.words;
  std::replace(whole.begin(), whole.end(), '_', ' ');
  while (whole.ends_with(' ')) whole.pop_back();
  phrases_.add(as_written(whole, name), what);
  const auto pieces = split(phrase.words, ' ');
  if (pieces.size() < 2) return;
  Gapped gapped{what, {}};
  for (const std::string_view piece : pieces) {
    std::string words = lower_case(piece);
    std::replace(words.begin(), words.end(), '_', ' ');
    std::vector<std::string> atoms;
    for (const Atom& atom : atoms_of(words)) atoms.push_back(atom.text);
    if (!atoms.empty()) gapped.pieces.push_back(std::move(atoms));
  }
  if (gapped.pieces.size() < 2) return;
  std::string first;
  for (const std::string& atom : gapped.pieces.front()) first.append(first.empty() ? "" : " ").append(atom);
  phrases_.add(first, {PhraseKind::user_stretch, static_cast<std::uint32_t>(gapped_.size()), false});
  gapped_.push_back(std::move(gapped));
}

void UserActors::add_state(std::string_view code, std::string_view iso) { states_.emplace(code, iso); }

std::string_view UserActors::country_of(std::string_view cameo) const {
  for (std::size_t length = std::min<std::size_t>(cameo.size(), 9); length >= 3; length -= 3) {
    const std::string_view state = state_of(cameo.substr(0, length - length % 3));
    if (!state.empty()) return state;
  }
  return {};
}

std::string_view UserActors::state_of(std::string_view cameo) const {
  const auto it = states_.find(std::string(cameo));
  return it == states_.end() ? std::string_view() : std::string_view(it->second);
}

/// `words`: from the first of the phrase to the end of the sentence.
std::optional<PhraseMatch> UserActors::stretched(const Gapped& phrase, const Syntax& syntax,
                                                 const AtomColumn& atoms, TokenRange words) const {
  const std::size_t end = atoms.first_of(words.end_index);
  std::size_t at = atoms.first_of(words.begin_index);
  const auto stands_here = [&](const std::vector<std::string>& piece) {
    for (std::size_t k = 0; k < piece.size(); ++k) {
      if (at + k >= end || atoms[at + k].text != piece[k]) return false;
    }
    return true;
  };
  for (const std::vector<std::string>& piece : phrase.pieces) {
    for (std::size_t between = 0; !stands_here(piece); ++between, ++at) {
      if (between == kMostBetween || at >= end) return std::nullopt;
      if (is_one_of(syntax.upos(atoms.token(at)), {"VERB", "AUX"}))
        return std::nullopt;  // no phrase goes on there
    }
    at += piece.size();
  }
  return PhraseMatch{phrase.what, {words.begin_index, atoms.token(at - 1) + 1}};
}

/// A name has a capital somewhere, and its first word is used as a name: "Who" and "Us" at the beginning of a
/// sentence are neither the health organisation nor the United States.
bool UserActors::is_use_of(const Syntax& syntax, const AtomColumn& atoms, const PhraseMatch& match) const {
  if (match.what.kind != PhraseKind::user_actor) return true;
  if (match.tokens.size() > 1) return true;
  const TokenIndex t = match.tokens.begin_index;
  const Atom& atom = atoms[atoms.first_of(t)];
  return atom.all_upper || !is_one_of(syntax.upos(t), {"PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ", "PART",
                                                       "ADV", "INTJ", "NUM"});
}

/// Of two rows with the same words an actor goes before an agent, and a row with a code before one without;
/// else the first stays.
bool UserActors::goes_before(const PhraseEntry& row, const PhraseEntry& other, std::string_view date) const {
  const auto rank = [&](const PhraseEntry& what) {
    if (what.kind != PhraseKind::user_actor) return 1;
    return actors_[what.entry].code_on(date).empty() ? 0 : 2;
  };
  return rank(row) > rank(other);
}

std::vector<PhraseMatch> UserActors::find(const Syntax& syntax, const AtomColumn& atoms, TokenRange sentence,
                                          std::string_view date) const {
  std::vector<PhraseMatch> matches;
  const auto take = [&](const PhraseMatch& match) {
    if (!is_use_of(syntax, atoms, match)) return;
    if (matches.empty() || matches.back().tokens.end_index <= match.tokens.begin_index) {
      matches.push_back(match);
      return;
    }
    PhraseMatch& other = matches.back();
    if (match.tokens.begin_index != other.tokens.begin_index) return;
    const std::size_t length = match.tokens.size(), known = other.tokens.size();
    if (length > known || (length == known && goes_before(match.what, other.what, date))) other = match;
  };
  for (const PhraseMatch& match : phrases_.find(atoms, sentence)) {
    if (match.what.kind != PhraseKind::user_stretch) {
      take(match);
    } else if (const auto whole = stretched(gapped_[match.what.entry], syntax, atoms,
                                            {match.tokens.begin_index, sentence.end_index})) {
      take(*whole);
    }
  }
  return matches;
}

std::string with_agent(std::string_view actor, std::string_view agent, bool in_front) {
  std::string made;
  for (const std::string_view one : split(actor, '/')) {
    bool there = false;
    for (std::size_t at = 0; at + agent.size() <= one.size(); at += 3)
      there = there || one.substr(at).starts_with(agent);
    if (!made.empty()) made += '/';
    made.append(in_front && !there ? agent : "").append(one).append(in_front || there ? "" : agent);
  }
  return made.empty() ? std::string(agent) : made;
}

}  // namespace readout
