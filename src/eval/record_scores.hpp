// Records read from passages against the records that people expect of them. The rules of matching are those
// of the gold articles (one to one, in the order of the lists): a contact by its pairs of parties from two
// sides, each contact weighing 1, shared among its pairs; a revision by its speaker and by the words before
// and after (half of them in common); a judgement by judge, direction and target; a history claim by its kind
// and its participants, or by its words. What depends on a match (channel, time, ...) is counted over the
// matched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/chain_scores.hpp"
#include "eval/passages.hpp"
#include "record/reading.hpp"

namespace readout {

/// How many of the records matched are right in one respect.
struct Respect {
  std::string_view name;  // "contact channel"; a literal
  std::size_t right = 0, all = 0;
};

struct RecordEvaluation {
  std::size_t passages = 0;
  std::vector<ChainScore> measures;  // per kind of record, only of kinds that some passage lists
  std::vector<ChainScore> statuses;  // contacts by status, pair and status
  std::vector<Respect> respects;
  std::vector<std::string> errors;  // one line for each record missed or too many
};

/// Reads each passage as a report of its own.
RecordEvaluation evaluate_records(const Reader& reader, const std::vector<Passage>& passages);

std::string to_json(const RecordEvaluation& evaluation, std::string_view gold_file,
                    std::string_view model_hash);

}  // namespace readout
