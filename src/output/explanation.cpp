// See explanation.hpp. What both forms share, and the page for people; the JSON is in json.cpp.
#include "output/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/report.hpp"
#include "output/report_parts.hpp"
#include "record/statement_map.hpp"

namespace readout {
namespace {

constexpr std::size_t kMostWordsOfStep = 3;  // a longer phrase is shown by its highest word

/// The word of the range that hangs on one outside it.
TokenIndex top_of(const Syntax& syntax, TokenRange words) {
  for (const TokenIndex t : words) {
    if (!syntax.head(t).valid() || !words.contains(syntax.head(t))) return t;
  }
  return words.begin_index;
}

std::vector<StatementIndex> chain_to(const Records& records, StatementIndex innermost) {
  std::vector<StatementIndex> chain;
  for (StatementIndex s = innermost; s.valid(); s = records.statements[s].nested_in) chain.push_back(s);
  std::ranges::reverse(chain);
  return chain;
}

class Attempts : ReportParts {
 public:
  Attempts(const ReportContext& context, const std::vector<Attempt>& attempts)
      : ReportParts(context), attempts_(attempts) {}

  void write() {
    if (attempts_.empty()) return;
    page_.put_heading("WHY NO CONTACT");
    for (const Attempt& one : attempts_) attempt(one);
  }

 private:
  void attempt(const Attempt& one) {
    page_.blank();
    page_.put({}, kIdIndent,
              {{std::string(reading_.syntax.form(one.word)), Style::name}, {"  " + one.name, Style::faint}});
    for (const AttemptArgument& a : one.arguments) labelled(label_of(a), told(a));
    for (const FrameTables::Attempt& row : one.rows) {
      if (row.missing.empty()) continue;  // the first step below names it
      labelled("row", row_words(row.row));
      labelled("", "does not fit: " + missing(row.missing));
    }
    if (!one.parties.empty()) labelled("parties", names(one.parties));
    if (!one.derivation.empty()) steps(one.derivation);
    std::string so = one.outcome;
    if (one.contact) so = fmt::format("it is part of {}", record_id('C', *one.contact));
    labelled("so", so);
  }

  static std::string label_of(const AttemptArgument& a) {
    return a.marker.empty() ? std::string(name_of(a.role)) : a.marker;
  }

  std::string told(const AttemptArgument& a) const {
    const std::string form(reading_.syntax.form(a.head));
    return a.actors.empty() ? form + ", no actor" : fmt::format("{}: {}", form, names(a.actors));
  }

  /// "needs:with|to" in words.
  static std::string missing(std::string_view condition) {
    const std::size_t colon = std::min(condition.find(':'), condition.size() - 1);
    const std::string_view kind = condition.substr(0, colon), what = condition.substr(colon + 1);
    if (kind == "needs") return fmt::format("it needs one of these arguments: {}", what);
    if (kind == "not") return fmt::format("one of these must not stand there: {}", what);
    if (kind == "word") return fmt::format("it needs one of the words {}", what);
    if (kind == "except") return fmt::format("none of these words may stand there: {}", what);
    return fmt::format("it needs one of these before it (- is none at all): {}", what);
  }

  const std::vector<Attempt>& attempts_;
};

}  // namespace

std::vector<TokenIndex> words_under(const Reading& reading, const Derivation& steps) {
  std::vector<TokenIndex> words;
  for (const DerivationStep& step : steps) {
    const TokenRange tokens = reading.syntax.tokens_in(step.span);
    if (step.span.empty() || tokens.empty()) continue;
    if (tokens.size() > kMostWordsOfStep) {
      words.push_back(top_of(reading.syntax, tokens));
    } else {
      for (const TokenIndex t : tokens) words.push_back(t);
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<std::vector<StatementIndex>> chains_of(const Reading& reading, RecordId id) {
  const Records& records = reading.records;
  if (id.kind == 'S') return {chain_to(records, StatementIndex(static_cast<std::uint32_t>(id.index)))};
  std::vector<std::vector<StatementIndex>> chains;
  const Derivation& steps = derivation_of(reading, id);
  for (const DerivationStep& step : steps) {
    // Where it is told anew: a row of the table that the first step names.
    const bool told = &step == &steps.front() || (step.row && steps.front().row &&
                                                  step.row.table_name() == steps.front().row.table_name());
    if (!told || step.span.empty()) continue;
    auto chain = chain_to(records, statement_around(records.statements, step.span));
    if (std::ranges::find(chains, chain) == chains.end()) chains.push_back(std::move(chain));
  }
  return chains;
}

std::string to_explanation(const Reading& reading, const Explained& what, const PageOptions& options) {
  const ActorIds ids(reading);
  ReportOptions report{options};
  report.only = &what.records;
  Page page(options);
  const ReportContext context{reading, report, ids, page};
  write_head(context);
  write_contacts(context);
  write_claims(context);
  write_statements(context);
  write_events(context);
  Attempts(context, what.attempts).write();
  return page.take();
}

}  // namespace readout
