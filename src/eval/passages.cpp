// See passages.hpp.
#include "eval/passages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/named_value.hpp"

namespace readout {
namespace {

using Cells = std::vector<std::string>;
using Problem = std::string;  // empty: none

Cells split(std::string_view text, std::string_view separator) {
  Cells parts;
  for (std::size_t at; (at = text.find(separator)) != std::string_view::npos;) {
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  parts.emplace_back(text);
  return parts;
}

std::string with_line_ends(std::string text) {
  for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) text.replace(at, 2, "\n");
  return text;
}

/// False if no value of the enumeration, which ends with `last`, is called so.
template <class Enum>
bool take_named(std::string_view name, Enum last, Enum& value) {
  const std::optional<Enum> found = value_named(name, last);
  if (found) value = *found;
  return found.has_value();
}

Wordings wordings_of(std::string_view cell) { return cell == "-" ? Wordings{} : split(cell, " // "); }
std::string given(const std::string& cell) { return cell == "-" ? std::string() : cell; }

class PassageReader {
 public:
  Result<std::vector<Passage>> read(std::string_view table, std::string_view name) {
    std::size_t number = 0;
    for (std::string& line : split(table, "\n")) {
      ++number;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      if (const Problem problem = take(split(line, "\t"), number); !problem.empty())
        return fail(ErrorCode::bad_input, fmt::format("{}:{}: {}", name, number, problem));
    }
    if (passages_.empty())
      return fail(ErrorCode::bad_input, fmt::format("{}: there is no passage (a line 'case') in it", name));
    return std::move(passages_);
  }

 private:
  Problem take(const Cells& cells, std::size_t line);
  Problem take_case(const Cells& cells, std::size_t line);
  Problem take_contact(const Cells& cells);
  Problem take_history(const Cells& cells);
  Problem take_judgement(const Cells& cells);
  Problem take_revision(const Cells& cells);
  /// Says so if a wording does not stand in the text of the passage at hand and is not `other` either.
  Problem check(const Wordings& wordings, std::string_view other = {}) const;

  std::vector<Passage> passages_;
  std::set<std::string> names_;
};

Problem PassageReader::take(const Cells& cells, std::size_t line) {
  struct Line {
    std::string_view name;
    std::size_t cells;
    Problem (PassageReader::*take)(const Cells&);
  };
  static constexpr std::array<Line, 4> kLines = {{{"contact", 8, &PassageReader::take_contact},
                                                  {"history", 7, &PassageReader::take_history},
                                                  {"judgement", 5, &PassageReader::take_judgement},
                                                  {"revision", 7, &PassageReader::take_revision}}};
  if (cells.front() == "case") return take_case(cells, line);
  const auto kind = std::ranges::find(kLines, cells.front(), &Line::name);
  if (kind == kLines.end())
    return fmt::format("'{}' is no kind of line; there is case, contact, history, judgement, revision",
                       cells.front());
  if (passages_.empty()) return "a record before the first passage";
  if (cells.size() != kind->cells)
    return fmt::format("{} cells where a {} has {}", cells.size(), kind->name, kind->cells);
  RecordKind listed{};
  take_named(kind->name, RecordKind::revision, listed);
  if (!passages_.back().kinds.contains(listed))
    return fmt::format("the passage does not say that it lists records of the kind {}", kind->name);
  return (this->*kind->take)(cells);
}

Problem PassageReader::take_case(const Cells& cells, std::size_t line) {
  if (cells.size() != 5) return fmt::format("{} cells where a case has 5", cells.size());
  Passage passage;
  passage.name = cells[1];
  passage.line = line;
  if (!names_.insert(passage.name).second) return fmt::format("passage {} was there before", passage.name);
  for (const std::string& name : split(cells[2], ",")) {
    RecordKind kind{};
    if (!take_named(name, RecordKind::revision, kind)) return fmt::format("'{}' is no kind of record", name);
    passage.kinds.insert(kind);
  }
  passage.published = given(cells[3]);
  passage.text = with_line_ends(cells[4]);
  if (passage.text.empty()) return "the passage has no text";
  passages_.push_back(std::move(passage));
  return {};
}

Problem PassageReader::check(const Wordings& wordings, std::string_view other) const {
  for (const std::string& words : wordings) {
    if (words == other || passages_.back().text.find(words) != std::string::npos) continue;
    return fmt::format("the text does not say '{}'", words);
  }
  return {};
}

Problem PassageReader::take_contact(const Cells& cells) {
  ExpectedContact contact;
  if (!take_named(cells[1], Status::hypothetical, contact.status))
    return fmt::format("no status '{}'", cells[1]);
  for (const std::string& side : split(cells[2], " | ")) {
    auto& parties = contact.sides.emplace_back();
    for (const std::string& party : split(side, "; ")) {
      parties.push_back(wordings_of(party));
      if (Problem problem = check(parties.back()); !problem.empty()) return problem;
    }
  }
  if (contact.sides.size() < 2) return "a contact has two sides, parted by ' | '";
  if (!take_named(cells[3], Channel::talks, contact.channel)) return fmt::format("no channel '{}'", cells[3]);
  contact.time = given(cells[4]);
  contact.place = given(cells[5]);
  contact.on_word_of = wordings_of(cells[6]);
  contact.evidence = wordings_of(cells[7]);
  passages_.back().contacts.push_back(contact);
  Problem problem = check(contact.on_word_of, "reporter");
  return problem.empty() ? check(contact.evidence) : problem;
}

Problem PassageReader::take_history(const Cells& cells) {
  ExpectedHistory claim;
  if (!take_named(cells[1], HistoryKind::highest_level, claim.kind))
    return fmt::format("no kind of history '{}'", cells[1]);
  for (const std::string& side : split(cells[2], " | ")) {
    for (const std::string& party : split(side, "; ")) {
      claim.participants.push_back(wordings_of(party));
      if (Problem problem = check(claim.participants.back()); !problem.empty()) return problem;
    }
  }
  claim.level = given(cells[3]);
  claim.since = given(cells[4]);
  if (cells[5] != "yes" && cells[5] != "no") return "conditional is yes or no";
  claim.conditional = cells[5] == "yes";
  claim.evidence = wordings_of(cells[6]);
  passages_.back().history.push_back(claim);
  return check(claim.evidence);
}

Problem PassageReader::take_judgement(const Cells& cells) {
  ExpectedJudgement judgement;
  judgement.target = wordings_of(cells[2]);
  if (!take_named(cells[3], Direction::doubt, judgement.direction))
    return fmt::format("no direction '{}'", cells[3]);
  judgement.evidence = wordings_of(cells[4]);
  Problem problem = check(judgement.target);
  if (problem.empty()) problem = check(judgement.evidence);
  for (const std::string& judge : split(cells[1], "; ")) {
    judgement.judge = wordings_of(judge);
    if (problem.empty()) problem = check(judgement.judge, "unattributed");
    passages_.back().judgements.push_back(judgement);
  }
  return problem;
}

Problem PassageReader::take_revision(const Cells& cells) {
  ExpectedRevision revision;
  revision.speaker = wordings_of(cells[1]);
  if (!take_named(cells[2], RevisionKind::denial, revision.kind))
    return fmt::format("no kind of revision '{}'", cells[2]);
  revision.from = wordings_of(cells[3]);
  revision.to = wordings_of(cells[4]);
  revision.original = wordings_of(cells[5]);
  revision.evidence = wordings_of(cells[6]);
  passages_.back().revisions.push_back(revision);
  Problem problem = check(revision.speaker);
  return problem.empty() ? check(revision.evidence) : problem;
}

}  // namespace

std::string_view name_of(RecordKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"contact", "history", "judgement", "revision"};
  return kNames[static_cast<std::size_t>(kind)];
}

Result<std::vector<Passage>> read_passages(std::string_view table, std::string_view name) {
  return PassageReader().read(table, name);
}

}  // namespace readout
