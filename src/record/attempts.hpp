// Why words of a report are no contact: the predicates that stand there, the rows of frames.tsv that were
// tried for each, and what was missing. For explain; reading itself keeps nothing of what it does not record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/frames.hpp"
#include "record/record_context.hpp"

namespace readout {

/// An argument of a predicate with who stands there.
struct AttemptArgument {
  Role role = Role::agent;
  std::string marker;  // "with"; empty if the role says it all
  TokenIndex head;
  std::vector<ActorIndex> actors;
};

/// What was tried for one predicate. Rows live as long as the tables, which Reading keeps.
struct Attempt {
  TokenIndex word;
  std::string name;  // "talk n": what is looked up in frames.tsv
  std::vector<AttemptArgument> arguments;
  std::vector<FrameTables::Attempt> rows;
  std::vector<ActorIndex> parties;     // if a row fits
  Derivation derivation;               // the same
  std::optional<std::size_t> contact;  // the contact that it is part of, as an index into Records
  std::string outcome;                 // in plain words
};

/// One for each verb and noun among these words that has arguments or rows, in text order. Reads the contacts
/// of the report anew.
std::vector<Attempt> attempts_at(const RecordContext& context,
                                 const IndexedVector<StatementIndex, Statement>& statements,
                                 const std::vector<ByteSpan>& words);

}  // namespace readout
