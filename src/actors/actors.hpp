// Who is who in one report: mentions (names, titles, descriptions, pronouns) and the actors they stand for,
// with office, state and level. The vocabulary of types and levels is that of the record (docs/glossary.md).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge.hpp"
#include "syntax/syntax.hpp"

namespace readout {

using ActorIndex = Index<struct ActorTag>;
using MentionIndex = Index<struct MentionTag>;

enum class ActorType { person, office, state, organisation, group };
enum class Level {
  head_of_state,
  head_of_government,
  minister,
  deputy_minister,
  chief_of_defence,
  ambassador,
  envoy,
  official,
  legislator,
  former_official,
  spokesperson,
  other,  // persons
  state,
  organisation,
  group,  // no persons
};
enum class MentionKind { name, nominal, pronoun };
enum class Gender { unknown, male, female, neuter };
enum class Number { unknown, singular, plural };

std::string_view name_of(ActorType type);
std::string_view name_of(Level level);  // "head_of_state"
std::string_view name_of(MentionKind kind);

struct Mention {
  ByteSpan span;      // without a following apposition or relative clause; a title goes with its name
  TokenRange tokens;  // the words of the span
  TokenIndex head;    // its head word
  MentionKind kind = MentionKind::nominal;
  ActorIndex actor;          // none if it stands for nothing that is kept
  QuotationIndex quotation;  // the innermost quotation that holds it, or none
  std::string_view rule;     // how it was linked ("apposition", "surname", "counterpart", ...), for explain
};

/// What the report tells of a source that it does not name.
struct Unnamed {
  std::string kind;  // "official", "diplomat", "legislator" ...: key of offices.tsv; "source"; "insider", who
                     // knows the matter; "person"
  ByteSpan organisation;  // the body in the phrase ("State Department"), or empty
  ByteSpan reason;        // why or on which terms ("because they were not authorised to speak"), or empty
};

struct Actor {
  std::string name;  // fullest name without title, or "anonymous: two US officials", or a description
  std::vector<std::string> aliases;  // other names and descriptions used in the report
  ActorType type = ActorType::person;
  std::string country;  // ISO 3166 alpha-3, EUR, UNO, XKX, "IRN/SAU" for a group of two; empty if unknown
  std::string role;     // in the report's words ("Defence Secretary") or the table's
  Level level = Level::other;
  bool anonymous = false;  // a source that the report does not name
  Unnamed unnamed;         // of an anonymous one
  int count = 0;           // how many a plural stands for, if the report says so ("two officials"), else 0
  std::string cameo;       // CAMEO actor code ("USAGOVMIL"), empty if unknown
  std::string holder;      // who held the office then, of one whom the report does not name; not in the text
  std::string wikidata;    // item of a known office holder ("Q76"), empty if not known
  std::string sector;      // PLOVER sector ("GOV", "MIL", "JRN"), empty if none
  bool by_user = false;    // the code is that of the user's tables
  bool known = false;      // a table says who it is, or the report says of which state
  Gender gender = Gender::unknown;
  Number number = Number::singular;
  std::vector<ActorIndex> members;  // of a plural over several actors ("the two leaders"), if they are known
  std::vector<MentionIndex> mentions;  // in text order
};

/// The layer. All actors found are kept; which of them are printed is for the record stage.
class Actors {
 public:
  const IndexedVector<ActorIndex, Actor>& actors() const { return actors_; }
  const IndexedVector<MentionIndex, Mention>& mentions() const {
    return mentions_;
  }  // by span begin, longer first
  const Actor& operator[](ActorIndex a) const { return actors_[a]; }
  const Mention& mention(MentionIndex m) const { return mentions_[m]; }

  /// The mention whose head is this word (the longest, if several share it), or none. O(1).
  MentionIndex headed_by(TokenIndex t) const { return t.valid() ? by_head_[t] : MentionIndex::none(); }
  /// The actor that the phrase headed by this word stands for, or none.
  ActorIndex actor_of(TokenIndex t) const;
  /// Persons if the actor is a plural over known actors ("the two leaders" -> both), else the actor itself.
  std::vector<ActorIndex> expand(ActorIndex a) const;
  /// All actors the phrase under `t` stands for: coordinated ("A and B"), plural, or one. In text order, no
  /// doubles.
  std::vector<ActorIndex> all_actors_of(const Syntax& syntax, TokenIndex t) const;

  /// For tests of later stages: actors and mentions given by hand; each mention's head leads to it. `words`
  /// is the number of words of the report.
  static Actors from_parts(IndexedVector<ActorIndex, Actor> actors,
                           IndexedVector<MentionIndex, Mention> mentions, std::size_t words) {
    Actors made;
    made.by_head_ = IndexedVector<TokenIndex, MentionIndex>(words);
    made.inside_ = IndexedVector<TokenIndex, MentionIndex>(words);
    for (MentionIndex m : mentions.indices()) {
      if (mentions[m].head.valid()) made.by_head_[mentions[m].head] = m;
    }
    made.actors_ = std::move(actors);
    made.mentions_ = std::move(mentions);
    return made;
  }

 private:
  friend class ActorsBuilder;
  /// "Trinidad and Tobago's Jane Roe": the state of two words, whose minister she is, which a parser lists
  /// beside her.
  bool is_possessor_state(const Syntax& syntax, TokenIndex t) const;
  IndexedVector<ActorIndex, Actor> actors_;
  IndexedVector<MentionIndex, Mention> mentions_;
  IndexedVector<TokenIndex, MentionIndex> by_head_;
  IndexedVector<TokenIndex, MentionIndex>
      inside_;  // the name mention that holds the word, for trees gone wrong
};

class UserActors;  // user_actors.hpp

/// The knowledge tables of this stage, compiled; shared by all threads.
class ActorTables {
 public:
  /// From knowledge/ as embedded in the binary. Errors: bad_table with file and line.
  static Result<std::shared_ptr<const ActorTables>> load();
  /// The same with the actors that a user brings along: their rows go before ours.
  static Result<std::shared_ptr<const ActorTables>> load(UserActors user);
  /// The same with the words for papers and for telling of this knowledge, which a user can add to.
  static Result<std::shared_ptr<const ActorTables>> load(UserActors user, Knowledge& knowledge);
  ~ActorTables();
  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit ActorTables(std::unique_ptr<Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// Never fails: what cannot be resolved stays unresolved.
Actors find_actors(const Document& document, const Syntax& syntax, const ActorTables& tables);

}  // namespace readout
