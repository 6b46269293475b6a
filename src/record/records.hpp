// The record of one report: statements, contacts, history claims, judgements, revisions, events, each tied to
// its exact characters and to the derivation that led to it. The vocabulary is that of docs/glossary.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.hpp"
#include "base/table.hpp"

namespace readout {

/// One step of how a record came about: `rule` names the mechanism or the table row ("frames.tsv: meet"),
/// `span` the words it rests on (may be empty), `note` says what it did in a few plain words. `row` is the
/// row of the table, `stage_rule` that of stage_rules.tsv for an operator; none where there is none. They
/// live as long as the tables, which Reading keeps.
struct DerivationStep {
  std::string rule;
  ByteSpan span;
  std::string note;
  Table::Row row = {};
  Table::Row stage_rule = {};
};
using Derivation = std::vector<DerivationStep>;

/// Who says it. The reporter is the paper's own voice; unattributed is "it is understood", "reportedly".
struct SourceRef {
  enum class Kind { actor, unattributed, reporter } kind = Kind::reporter;
  ActorIndex actor;
  bool operator==(const SourceRef&) const = default;
};
inline SourceRef actor_source(ActorIndex actor) { return {SourceRef::Kind::actor, actor}; }

using StatementIndex = Index<struct StatementTag>;

enum class StatementType { direct, indirect, mixed };
enum class Polarity { assert_, deny, doubt, did_not_claim };
enum class Hedge { certain, probable, possible, unknown };
/// How far the reporter backs the content by the choice of cue: "said", "claimed", "pointed out", "admitted",
/// "denied".
enum class Stance { neutral, doubt, confirm, concede, deny };
/// Does the cue take its content for granted: no ("said"), unless it is denied ("revealed"), yes
/// ("regretted"); or does it make it so ("ordered")?
enum class Factivity { no, semi, yes, act };

struct Statement {
  SourceRef source;
  std::vector<ActorIndex> joint;  // who says it together with the source: "A and B said"
  ByteSpan source_span;           // empty if the text names none
  ByteSpan cue;                   // empty for a bare quotation
  TokenIndex cue_word;            // its head word, or none
  std::vector<ByteSpan> content;  // in text order
  StatementType type = StatementType::indirect;
  ActorIndex addressee;     // none if not given, or no actor
  ByteSpan addressee_span;  // empty if not given
  Polarity polarity = Polarity::assert_;
  Hedge hedge = Hedge::certain;
  std::vector<ByteSpan> hedge_cues;
  StatementIndex nested_in;  // the statement in whose content this one stands
  std::string act;           // class of the cue: say, claim, deny, concede, order, want, think, ...
  Stance stance = Stance::neutral;
  Factivity factive = Factivity::no;
  Derivation derivation;
};

/// Whose word a hedge of a statement is: the source's own ("may", inside the content), that of the cue
/// ("suggested", "did not say"), or the reporter's beside it ("reportedly", "if").
enum class HedgeLayer { source, cue, reporter };
HedgeLayer layer_of(const Statement& statement, ByteSpan hedge);

enum class Channel { meeting, call, summit, visit, letter, talks };
enum class Status {
  held,
  ongoing,
  scheduled,
  offered,
  open_to,
  requested,
  possible,
  refused,
  cancelled,
  denied,
  not_sought,
  hypothetical,
};

struct Participant {
  ActorIndex actor;
  Level level = Level::other;
};

struct Contact {
  std::vector<Participant> participants;
  std::vector<std::vector<ActorIndex>>
      sides;  // who met whom when several parties are listed; empty = everyone everyone
  Channel channel = Channel::meeting;
  Status status = Status::held;
  std::string place;       // in the report's words, empty if unknown
  std::string time;        // ISO 8601 day or interval, empty if unknown
  std::string time_text;   // the report's wording, empty if none
  bool diplomatic = true;  // false: all participants of one country
  std::vector<SourceRef> on_word_of;
  std::vector<ByteSpan> evidence;
  std::string frame;  // frame row that made it
  Derivation derivation;
};

enum class HistoryKind { first_since, last, highest_level };
struct HistoryClaim {
  HistoryKind kind = HistoryKind::first_since;
  std::vector<Participant> participants;
  std::optional<Level> level;
  std::string since;         // ISO date or year, or the report's wording ("the war"); empty if none
  bool conditional = false;  // "if they were to meet, it would be the first since"
  std::vector<ByteSpan> evidence;
  Derivation derivation;
};

enum class RevisionKind { correction, retraction, reversal, clarification, denial };
struct Revision {
  SourceRef speaker;
  ByteSpan original;  // empty if its words are not given
  ByteSpan revised;
  StatementIndex original_statement;
  StatementIndex revised_statement;
  RevisionKind kind = RevisionKind::correction;
  std::string from, to;  // the words or clauses that changed
  std::string about;
  std::vector<ByteSpan> evidence;
  Derivation derivation;
};

enum class Direction { positive, negative, doubt };
struct Judgement {
  SourceRef judge;
  ActorIndex target;  // none if no actor is judged
  std::string target_text;
  Direction direction = Direction::negative;
  std::vector<ByteSpan> evidence;
  Derivation derivation;
};

struct Event {
  std::string cameo;        // "036", "040"
  std::string plover_type;  // "CONSULT"
  std::string plover_mode;  // may be empty
  std::vector<ActorIndex> source, target;
  bool reciprocal = false;
  ByteSpan span;  // the event phrase
  Derivation derivation;
};

struct Records {
  IndexedVector<StatementIndex, Statement> statements;
  std::vector<Contact> contacts;
  std::vector<HistoryClaim> history;
  std::vector<Revision> revisions;
  std::vector<Judgement> judgements;
  std::vector<Event> events;
};

std::string_view name_of(StatementType);
std::string_view name_of(Polarity);
std::string_view name_of(Hedge);
std::string_view name_of(HedgeLayer);
std::string_view name_of(Stance);
std::string_view name_of(Factivity);
std::string_view name_of(Channel);
std::string_view name_of(Status);
std::string_view name_of(HistoryKind);
std::string_view name_of(RevisionKind);
std::string_view name_of(Direction);

}  // namespace readout
