// Contacts: which actors met, called, visited, wrote to or offered talks to whom, and at which stage that is.
//
// Three steps. Each predicate with a contact frame becomes a mention: its participants from its arguments
// (and from the operators over it, "A requested talks with B"), its stage from the operators. Mentions that
// name too few participants ("the meeting", "the summit") are filled from an earlier one they refer to.
// Mentions of one contact are merged. No knowledge of the world: what a report does not say stays unknown.
#pragma once

#include <vector>

#include "record/record_context.hpp"

namespace readout {

struct Answer;  // answers.hpp

/// One place in the text that speaks of a contact.
struct ContactMention {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  PredicateIndex predicate;
  const Frame* frame = nullptr;
  Channel channel = Channel::meeting;
  std::string cameo;
  std::vector<ActorIndex> participants;        // in text order, plurals expanded
  std::vector<std::vector<ActorIndex>> sides;  // of the frame: "A and B met C"; empty if all met each other
  std::size_t filled_sides = 0, own_participants = 0;  // how many of them the frame's own arguments gave
  std::optional<Status> status;                        // none: the sentence does not say
  std::string place, time, time_text;
  /// Who offers, seeks, refuses it: takes part in the act that a definite mention refers to, if it is that
  /// one.
  std::vector<ActorIndex> movers;
  bool unknown_party = false;  // somebody takes part who is no actor of the report
  bool since = false;          // the time is "since ..."
  bool assumed = false;        // its stage rests on what is said of it alone ("briefed on the talks")
  bool definite = false;       // "the", "this", a possessor: may refer back
  bool such = false;           // "no such meeting"
  bool headline = false;
  ByteSpan evidence;
  std::vector<SourceRef> sources;
  Walk walk;
  Derivation derivation;
  std::size_t answer = kNone;      // the answer that it is, or none (answers.hpp)
  std::size_t antecedent = kNone;  // the mention whose contact it names ("the meeting")
  std::size_t contact = kNone;     // the contact it became part of
  std::string rejected;            // why it is part of none, if that was decided; for explain
};

struct ContactReading {
  std::vector<Contact> contacts;
  std::vector<ContactMention> mentions;  // in text order; `contact` says where each went
  std::vector<ContactMention> rejected;  // those that never could be one; `rejected` says why
};

/// `statements` tell on whose word a contact is. Cost linear in the predicates and quadratic in the contact
/// mentions, which are bounded by kMaxContactMentions.
ContactReading find_contacts(const RecordContext& context,
                             const IndexedVector<StatementIndex, Statement>& statements);

/// "The highest level of talks since 2015 has been A and B" says that A and B have talked since: adds such
/// contacts where they are not told otherwise.
void add_implied_contacts(const RecordContext& context, const std::vector<HistoryClaim>& history,
                          std::vector<Contact>& contacts);

/// The mentions alone, unmerged, and those whose own sentence shows that they are no contact.
ContactReading find_contact_mentions(const RecordContext& context);
/// Fills what refers back, then merges. `mentions` get their `contact`, and the answers that were given.
std::vector<Contact> merge_contacts(const RecordContext& context, std::vector<ContactMention>& mentions,
                                    const std::vector<Answer>& answers);

/// Stages that are somebody's own move.
bool is_own_stage(Status status);

/// The innermost statements that hold these words: whose word it is. The reporter if none does.
std::vector<SourceRef> sources_of(const IndexedVector<StatementIndex, Statement>& statements, ByteSpan words);

inline constexpr std::size_t kMaxContactMentions = 400;  // per report; later ones are dropped

}  // namespace readout
