// Why records are what they are: each chosen record as in the report for people, below it every step with the
// row of its table by file and line, the words it rests on as the parser has them, and whose word it is. And
// why words are no contact: what was tried for each verb and noun among them. The carrier is the record's
// derivation (records.hpp); nothing is worked out here that was not kept or told by record/attempts.hpp.
#pragma once

#include <string>
#include <vector>

#include "output/page.hpp"
#include "output/record_choice.hpp"
#include "record/attempts.hpp"

namespace readout {

/// What to tell of one reading.
struct Explained {
  std::vector<RecordId> records;
  std::vector<Attempt> attempts;  // of words of which there is no contact
};

/// For people, as to_report().
std::string to_explanation(const Reading& reading, const Explained& what, const PageOptions& page);

/// One line of JSON without its line end; docs/json.md has the keys.
std::string explanation_to_json(const Reading& reading, const Explained& what);

// --- for both forms

/// The words that a record's steps rest on, each once, in text order: of a long phrase its highest word.
std::vector<TokenIndex> words_under(const Reading& reading, const Derivation& steps);

/// Whose word a record is: for each place where it is told the statements around, the outermost first; the
/// paper itself tells what has none. A statement's own is its last.
std::vector<std::vector<StatementIndex>> chains_of(const Reading& reading, RecordId id);

}  // namespace readout
