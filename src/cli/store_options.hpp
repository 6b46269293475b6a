// What the verbs over a database share: --db, the conditions of a question, and the form of its answer.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/store.hpp"

namespace readout::cli {

/// Adds --db FILE, required, bound to `db`.
void add_db_option(CLI::App& verb, std::string& db);

/// How an answer is printed.
enum class AnswerForm { table, jsonl, csv };

struct AnswerOptions {
  bool jsonl = false;
  bool csv = false;
  void add_to(CLI::App& verb);
  AnswerForm form() const;
};

/// Conditions as the user writes them. A verb adds those that it takes.
struct FilterOptions {
  std::vector<std::string> states, persons, statuses;
  std::string since, until, text;
  std::optional<std::size_t> limit;

  void add_involved(CLI::App& verb);  // --state, --person, --text
  void add_common(CLI::App& verb);    // --status, --since, --until, --limit

  /// With codes for states and days for dates. Errors: usage (a state or status that there is not).
  Result<Filter> filter(RecordKind kind) const;
};

/// "2018-07" -> its first or its last day; "" if it is no ISO 8601 day, month or year.
std::string first_day_of(const std::string& date);
std::string last_day_of(const std::string& date);

}  // namespace readout::cli
