// Questions to a database of records, without reading anything anew and without a model. The answers are
// cells of text with named columns (those of the views of schema.sql) or one JSON object each; the newest
// come first.
//
// A record is called by its report's number and its own id in that report: 17:C2. The name stays as long as
// the report is not read anew by another model or version.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace readout {

enum class RecordKind { contact, statement, history, revision, judgement };

/// "contacts", "statements", "history", "revisions", "judgements"
std::string_view plural_of(RecordKind kind);
/// The words that may stand as Filter::statuses of this kind: a contact's status, a statement's polarity, the
/// kind of a history claim or revision, a judgement's direction.
std::vector<std::string_view> statuses_of(RecordKind kind);

/// What only statements can be asked for; conditions on any other kind of record have no place here and are
/// passed over.
struct StatementFilter {
  std::vector<std::string> speakers;  // names of the source in whole words, whoever it is; all must hold
  std::vector<std::string> acts;      // classes of the cue, as in knowledge/cue_classes.tsv; one must hold
  std::string search;      // words that stand in the content; "..." is a phrase; empty: no condition
  bool hedged = false;     // asserted, and less than certain
  bool denied = false;     // of polarity deny
  bool anonymous = false;  // by a source that the report does not name, or by nobody
};

/// What is asked for. All conditions must hold; several statuses are alternatives. Whose they are: a
/// contact's or history claim's participants, a statement's source, a revision's speaker, a judgement's judge
/// or target.
struct Filter {
  std::vector<std::string> states;    // codes; each must be involved
  std::vector<std::string> persons;   // names or parts of them in whole words; each must be involved
  std::vector<std::string> statuses;  // of statuses_of()
  std::string since,
      until;  // ISO 8601 days, both included; empty: no bound. A contact counts by its own time if it is
              // known, everything else by its report's date; what has neither is left out
  std::string text;  // words that stand in a statement's content, of others in the report; "..." is a phrase
  std::optional<std::size_t> limit;
  StatementFilter statement = {};
};

using Cells = std::vector<std::string>;
/// Takes one row or line; false ends the answer.
using CellSink = std::function<bool(const Cells&)>;
using LineSink = std::function<bool(std::string_view)>;

/// A piece of a report's text, and the role that its words have in the record ("" for those around them).
struct ContextPiece {
  std::string text;
  std::string role;
};

struct ExplainedSpan {
  std::string role;
  std::size_t start = 0, end = 0;  // code points, end exclusive
  std::string quote;
};

struct ExplainedStep {
  std::string rule, note;
  std::optional<ExplainedSpan> words;
  std::vector<std::string> rows;  // those of tables, as they were: "knowledge/frames.tsv:12: meet, pos v ..."
};

/// A record with all that it rests on.
struct Explanation {
  std::string record;                                       // "17:C2"
  std::string kind;                                         // "contact"
  std::vector<std::pair<std::string, std::string>> fields;  // those of its view, empty ones left out
  std::vector<ExplainedSpan> spans;                         // in text order
  std::vector<std::vector<ContextPiece>> context;  // one for each paragraph of the text that it touches
  std::vector<ExplainedStep> steps;
  std::string read_by;  // "Readout 0.1.0, model ..., tables ..."
};

class Store {
 public:
  /// Opens for reading. Errors: bad_store (missing, not a database, another program's, another version's,
  /// damaged), unreadable.
  static Result<Store> open(const std::filesystem::path& path);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// The columns of find()'s rows.
  static Cells find_columns(RecordKind kind);
  /// How many there were.
  Result<std::size_t> find(RecordKind kind, const Filter& filter, const CellSink& sink) const;
  /// The same as JSON objects, one a line, with all spans.
  Result<std::size_t> find_json(RecordKind kind, const Filter& filter, const LineSink& sink) const;

  /// The contacts between two states, by level from the top down: the newest of each level, or all of them,
  /// newest first. `filter`: statuses, since, until, limit count. Codes in any order.
  struct LadderQuestion {
    std::string a, b;
    bool all = false;
    Filter filter;
  };
  static Cells ladder_columns();
  Result<std::size_t> ladder(const LadderQuestion& question, const CellSink& sink) const;
  Result<std::size_t> ladder_json(const LadderQuestion& question, const LineSink& sink) const;

  /// `record` as printed ("17:C2"), also with the sender's id for the report's number ("oslo-call:C2"), if no
  /// other report has it. Errors: not_found, usage (no record id).
  Result<Explanation> explain(std::string_view record) const;
  /// The same record as JSON, with its derivation.
  Result<std::string> explain_json(std::string_view record) const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace readout
