// Actors and agents that a user brings along (--actors FILE), compiled. An actor is a name with CAMEO codes
// that hold in given times; an agent is a word for a role ("police") whose code is put to that of the actor
// beside it. Files are PETRARCH or TABARI dictionaries as they are (petrarch_dictionary.hpp) or tables of our
// own (actor_list.hpp); which of them is told by their content. A wrong line costs nothing but itself: it is
// kept as a complaint with file and line, and the rest is used. docs/actors.md describes formats and effect.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/actors.hpp"
#include "actors/phrases.hpp"

namespace readout {

/// A code and the days on which it holds, the limits included. ISO 8601 days; empty: open.
struct DatedCode {
  std::string code;  // "RUSGOV"; empty where the row says that there is none ("---")
  std::string from, to;

  bool dated() const { return !from.empty() || !to.empty(); }
  /// Does it hold on the day, or at some time of the month or year? Not on an empty date, if it is dated.
  bool holds_on(std::string_view date) const;
};

/// Words that name an actor or agent. '_' joins words that are adjacent, a blank lets other words between.
struct UserPhrase {
  std::string words;
  bool plural = false;
};

struct UserActor {
  std::string name;  // as it is shown
  std::vector<UserPhrase> phrases;
  std::vector<DatedCode> codes;   // in the order in which they are tried
  std::optional<ActorType> type;  // only our own tables tell it
  std::string country;            // likewise

  /// The code on that day: the first dated one that holds, else the one without dates. A report without a
  /// date takes the code without dates, else the last one with an open end. Empty if there is none.
  std::string_view code_on(std::string_view date) const;
};

struct UserAgent {
  std::string name;
  std::vector<UserPhrase> phrases;
  std::string code;
  bool in_front = false;    // "NGO~": before the actor's code
  bool collective = false;  // has no plural: "media", "police"
};

class UserActors {
 public:
  /// Reads the text of a file; `file` stands in complaints. Earlier files go before later ones.
  void add(std::string_view text, std::string_view file);

  bool empty() const { return actors_.empty() && agents_.empty(); }
  const std::vector<UserActor>& actors() const { return actors_; }
  const std::vector<UserAgent>& agents() const { return agents_; }
  /// "FILE:LINE: what is wrong; what to do", one a wrong line; the first hundred of them.
  const std::vector<std::string>& complaints() const { return complaints_; }
  std::size_t complaint_count() const { return complaint_count_; }
  /// Tells apart what was added (FNV-1a, 16 hexadecimal digits); empty if nothing was.
  std::string fingerprint() const;

  void add_actor(UserActor actor);
  void add_agent(UserAgent agent);
  void complain(std::string_view file, std::uint32_t line, std::string_view message);

  // --- for the passes of this folder

  /// Tells which codes stand for states of ours ("GMY" or "DEU" -> "DEU").
  void add_state(std::string_view code, std::string_view iso);
  /// The state whose code the CAMEO code begins with; empty if there is none.
  std::string_view country_of(std::string_view cameo) const;
  /// The same, only if the code is that of the state and nothing more.
  std::string_view state_of(std::string_view cameo) const;

  /// The actors and agents in these words, in text order; at each word the longest, of several rows with the
  /// same words the first that gives a code on the day.
  std::vector<PhraseMatch> find(const Syntax& syntax, const AtomColumn& atoms, TokenRange sentence,
                                std::string_view date) const;

 private:
  /// A phrase that lets other words in between: it is looked for where its first piece stands.
  struct Gapped {
    PhraseEntry what;
    std::vector<std::vector<std::string>> pieces;  // atoms
  };
  void index(const UserPhrase& phrase, PhraseEntry what);
  std::optional<PhraseMatch> stretched(const Gapped& phrase, const Syntax& syntax, const AtomColumn& atoms,
                                       TokenRange words) const;
  bool goes_before(const PhraseEntry& row, const PhraseEntry& other, std::string_view date) const;
  bool is_use_of(const Syntax& syntax, const AtomColumn& atoms, const PhraseMatch& match) const;

  std::vector<UserActor> actors_;
  std::vector<UserAgent> agents_;
  std::vector<Gapped> gapped_;
  PhraseTrie phrases_;
  std::unordered_map<std::string, std::string> states_;  // CAMEO or ISO code -> ISO code
  std::vector<std::string> complaints_;
  std::size_t complaint_count_ = 0;
  std::optional<std::uint64_t> hash_;
};

/// The codes of actor and agent together: "NRL" + "COP" -> "NRLCOP", "NGO~" -> "NGONRL". A code that is there
/// already at a boundary of three letters is not added; of several actors ("A/B") each gets it.
std::string with_agent(std::string_view actor, std::string_view agent, bool in_front);

}  // namespace readout
