// See plain_words.hpp. The country names come from knowledge/states.tsv.
#include "output/plain_words.hpp"

#include <algorithm>
#include <map>

#include "base/embedded.hpp"
#include "base/table.hpp"

namespace readout::plain_words {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

/// The table is checked where actors are found; here a fault leaves the codes as they are.
Names country_names() {
  Names names;
  const auto table = Table::parse(embedded_table("states.tsv"), "knowledge/states.tsv");
  if (!table || !table->require({"code", "name"})) return names;
  for (const Table::Row row : *table) names.emplace(row["code"], row["name"]);
  return names;
}

std::string name_of_country(std::string_view code) {
  static const Names names = country_names();
  const auto found = names.find(code);
  return found == names.end() ? std::string(code) : found->second;
}

}  // namespace

std::string_view of(Status status) {
  switch (status) {
    case Status::held:
      return "Took place";
    case Status::ongoing:
      return "Under way";
    case Status::scheduled:
      return "Planned";
    case Status::offered:
      return "Offered";
    case Status::open_to:
      return "Willing, if it comes to it";
    case Status::requested:
      return "Asked for";
    case Status::possible:
      return "May come about";
    case Status::refused:
      return "Refused";
    case Status::cancelled:
      return "Called off or put off";
    case Status::denied:
      return "Denied";
    case Status::not_sought:
      return "Not claimed to be sought";
    case Status::hypothetical:
      return "Only an if";
  }
  return "";
}

std::string_view of(StatementType type) {
  switch (type) {
    case StatementType::direct:
      return "quoted";
    case StatementType::indirect:
      return "reported";
    case StatementType::mixed:
      return "partly quoted";
  }
  return "";
}

std::string_view of(Hedge hedge) {
  switch (hedge) {
    case Hedge::certain:
      return "certain";
    case Hedge::probable:
      return "probable";
    case Hedge::possible:
      return "possible";
    case Hedge::unknown:
      return "left open";
  }
  return "";
}

std::string_view of(HistoryKind kind) {
  switch (kind) {
    case HistoryKind::first_since:
      return "First contact";
    case HistoryKind::last:
      return "Last contact";
    case HistoryKind::highest_level:
      return "Highest level so far";
  }
  return "";
}

std::string_view verb_of(RevisionKind kind, bool plural) {
  switch (kind) {
    case RevisionKind::correction:
      return plural ? "correct" : "corrects";
    case RevisionKind::retraction:
      return plural ? "take back" : "takes back";
    case RevisionKind::reversal:
      return plural ? "reverse" : "reverses";
    case RevisionKind::clarification:
      return plural ? "clarify" : "clarifies";
    case RevisionKind::denial:
      return plural ? "deny a report" : "denies a report";
  }
  return "";
}

std::string_view verb_of(Direction direction, bool plural) {
  switch (direction) {
    case Direction::positive:
      return plural ? "approve of" : "approves of";
    case Direction::negative:
      return plural ? "criticise" : "criticises";
    case Direction::doubt:
      return plural ? "doubt" : "doubts";
  }
  return "";
}

std::string of(Level level) {
  std::string words(name_of(level));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string_view of(Polarity polarity) {
  switch (polarity) {
    case Polarity::assert_:
      return "";
    case Polarity::deny:
      return "denial";
    case Polarity::doubt:
      return "doubt";
    case Polarity::did_not_claim:
      return "no statement";
  }
  return "";
}

std::string country(std::string_view codes) {
  std::string out;
  while (!codes.empty()) {
    const std::size_t slash = std::min(codes.find('/'), codes.size());
    out += (out.empty() ? "" : " and ") + name_of_country(codes.substr(0, slash));
    codes.remove_prefix(std::min(slash + 1, codes.size()));
  }
  return out;
}

}  // namespace readout::plain_words
