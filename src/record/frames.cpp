// Compiles frames.tsv and channels.tsv; see frames.hpp.
#include "record/frames.hpp"

#include <fmt/core.h>

#include <algorithm>

#include <array>
#include "base/one_of.hpp"

#include "record/operators.hpp"
#include "record/table_loading.hpp"
#include "record/time.hpp"
#include "record/verb_forms.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 3> kFrameParts = {"v", "n", "a"};
constexpr std::array<std::string_view, 2> kFields = {"sport", "business"};

void read_list(std::string_view cell, char separator, std::vector<std::string>& out) {
  for (const std::string_view part : split_cell(cell, separator)) out.emplace_back(part);
}

/// False if the condition is not one of those that the table's head names.
bool read_condition(std::string_view text, Frame& frame) {
  for (const std::string_view condition : split_cell(text, ' ')) {
    const std::size_t colon = condition.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view kind = condition.substr(0, colon), value = condition.substr(colon + 1);
    if (kind == "needs") {
      read_list(value, '|', frame.needs);
    } else if (kind == "not") {
      read_list(value, ',', frame.excludes);
    } else if (kind == "modifier") {
      read_list(value, '|', frame.modifiers);
    } else if (kind == "state") {
      read_list(value, '|', frame.state_places);
    } else if (kind == "person") {
      read_list(value, '|', frame.person_places);
    } else if (kind == "party") {
      read_list(value, '|', frame.party_places);
    } else if (kind == "stage") {
      for (const std::string_view name : split_cell(value, '|')) {
        const auto stage = value_named(name, Status::hypothetical);
        if (!stage) return false;
        frame.stages.push_back(*stage);
      }
    } else if (kind == "word") {
      read_list(value, '|', frame.words);
    } else if (kind == "except") {
      read_list(value, '|', frame.except);
    } else {
      return false;
    }
  }
  return true;
}

bool opens_quotation(std::string_view form) {
  return form == "\"" || form == "“" || form == "‘" || form == "'";
}

/// "called Roe "a fraud"", "calling the charge false": what stands behind the object says what it is called,
/// whatever the tree makes of it.
bool has_complement(const Syntax& syntax, const Predicate& p) {
  const TokenIndex over = syntax.head(p.head);  // "what Roe called an act of war"
  if (over.valid()) {
    const TokenIndex object = syntax.child(over, "obj");
    const bool beside = object.valid() && object < p.head && syntax.lower(object) == "what";
    if (beside || (syntax.lower(over) == "what" && syntax.base_relation(p.head) == "acl")) return true;
  }
  // "the organisation called the Roe Foundation"
  if (syntax.relation(p.head) == "acl" && syntax.xpos(p.head) == "VBN") return true;
  return std::ranges::any_of(p.arguments, [&](const Argument& a) {
    if (a.role != Role::theme) return false;
    if (syntax.lower(a.head) == "what") return true;
    const auto names = std::ranges::count_if(
        syntax.children(a.head), [&](TokenIndex c) { return syntax.base_relation(c) == "appos"; });
    if (names > 1) return true;  // "called the minister, Roe, a liar"
    for (const TokenIndex t : syntax.subtree(a.head)) {
      if (t > a.head && opens_quotation(syntax.form(t))) return true;
    }
    const TokenIndex next = syntax.subtree(a.head).end_index;
    if (next.value() >= syntax.size() || syntax.sentence_of(next) != syntax.sentence_of(a.head)) return false;
    const std::string_view upos = syntax.upos(next);
    const std::string_view form = syntax.form(next);
    return upos == "DET" || upos == "ADJ" || opens_quotation(form);
  });
}

/// "on Sunday" fills no place.
bool has_place(const Syntax& syntax, const Predicate& p, std::string_view place) {
  if (place == "complement") return has_complement(syntax, p);
  if (place == "themes") {  // "called her a liar"
    return std::ranges::count_if(p.arguments, [](const Argument& a) {
             return a.role == Role::theme || a.role == Role::recipient;
           }) > 1;
  }
  return std::ranges::any_of(p.arguments, [&](const Argument& a) {
    return fills(a, place) && !(a.role == Role::oblique && is_calendar_word(syntax.lower(a.head)));
  });
}

/// "phone|telephone|-": one of these before the noun, or no noun at all before it.
bool modifiers_fit(const Syntax& syntax, const Predicate& p, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return true;
  bool compound = false;
  for (const Argument& a : p.arguments) {
    if (a.role != Role::modifier) continue;
    if (std::ranges::find(wanted, syntax.lower(a.head)) != wanted.end()) return true;
    compound = compound || a.marker == "compound";
  }
  return !compound && std::ranges::find(wanted, "-") != wanted.end();
}

/// The kind of the first condition that does not hold ("needs"), or nothing.
std::string_view broken_condition(const Syntax& syntax, const Frame& frame, const Predicate& p) {
  const auto present = [&](const std::string& place) { return has_place(syntax, p, place); };
  if (!frame.needs.empty() && std::ranges::none_of(frame.needs, present)) return "needs";
  if (std::ranges::any_of(frame.excludes, present)) return "not";
  if (!frame.words.empty() && std::ranges::none_of(p.arguments, [&](const Argument& a) {
        return std::ranges::find(frame.words, syntax.lemma(a.head)) != frame.words.end();
      })) {
    return "word";
  }
  if (std::ranges::any_of(p.arguments, [&](const Argument& a) {
        return a.role == Role::theme &&
               std::ranges::find(frame.except, syntax.lemma(a.head)) != frame.except.end();
      })) {
    return "except";
  }
  return modifiers_fit(syntax, p, frame.modifiers) ? "" : "modifier";
}

}  // namespace

bool fills(const Argument& a, std::string_view place) {
  switch (a.role) {
    case Role::agent:
      return place == "agent" || (!a.marker.empty() && place == a.marker);
    case Role::theme:
      return place == "theme";
    case Role::recipient:
      return place == "recipient";
    case Role::clause:
      return place == "clause";
    case Role::oblique:
    case Role::modifier:
      if (place == "with" && is_one_of(a.marker, {"together with", "along with", "alongside"})) return true;
      return !a.marker.empty() && place == a.marker;
    default:
      return false;
  }
}

Result<FrameTables> FrameTables::load(Knowledge& knowledge) {
  FrameTables tables;
  if (auto ok = tables.load_frames(knowledge); !ok) return tl::unexpected(ok.error());
  if (auto ok = tables.load_channels(knowledge); !ok) return tl::unexpected(ok.error());
  if (auto ok = tables.load_other_meetings(knowledge); !ok) return tl::unexpected(ok.error());
  return tables;
}

Result<void> FrameTables::load_frames(Knowledge& knowledge) {
  const auto opened = knowledge.open("frames.tsv", {"lemma", "pos", "channel", "participants", "condition",
                                                    "cameo", "symmetric", "stage", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Frame frame;
    Cells cells(table, row);
    frame.row = row;
    frame.name = cells.word("lemma").append(" ").append(row["pos"]);
    cells.check("pos", row["pos"], kFrameParts);
    const std::vector<std::string_view> channels = split_cell(row["channel"], '/');
    const auto channel = channels.empty() ? std::nullopt : value_named(channels.front(), Channel::talks);
    if (channels.size() > 1) frame.otherwise = value_named(channels.back(), Channel::talks);
    if (!channel || channels.size() > 2 || frame.otherwise.has_value() != (channels.size() == 2))
      cells.fault(
          "channel is one of meeting, call, summit, visit, letter, talks, or two of them as in talks/call");
    frame.channel = channel.value_or(Channel::talks);
    for (const std::string_view side : split_cell(row["participants"], '+')) {
      read_list(side, '/', frame.sides.emplace_back());
    }
    if (frame.sides.empty()) cells.fault("participants may not be empty");
    if (!read_condition(row["condition"], frame))
      cells.fault(
          "a condition begins with needs:, not:, modifier:, word:, state:, person:, party: or stage:");
    frame.cameo = row["cameo"];
    frame.symmetric = cells.yes("symmetric");
    frame.stage = row["stage"];
    if (auto ok = cells.done(); !ok) return ok;
    frames_[frame.name].push_back(std::move(frame));
  }
  return {};
}

Result<void> FrameTables::load_channels(Knowledge& knowledge) {
  const auto opened = knowledge.open("channels.tsv", {"word", "channel", "cameo", "source"});
  if (!opened) return tl::unexpected(opened.error());
  const Table& table = **opened;
  for (const Table::Row row : table) {
    Cells cells(table, row);
    ChannelWord word{cells.value("channel", Channel::talks), std::string(row["cameo"]), row};
    if (!keep_first(channels_, cells.word("word"), std::move(word))) cells.fault(kTwice);
    if (auto ok = cells.done(); !ok) return ok;
  }
  return {};
}

Result<void> FrameTables::load_other_meetings(Knowledge& knowledge) {
  const auto table = knowledge.open("other_meetings.tsv", {"word", "field", "source"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row row : **table) {
    Cells cells(**table, row);
    cells.check("field", row["field"], kFields);
    if (auto ok = cells.done(); !ok) return ok;
    other_meetings_.emplace(row["word"], row["field"]);
  }
  return {};
}

std::string_view FrameTables::other_field(std::string_view lemma) const {
  const auto it = other_meetings_.find(std::string(lemma));
  return it == other_meetings_.end() ? std::string_view() : std::string_view(it->second);
}

const Frame* FrameTables::find(const Syntax& syntax, const Predicate& p) const {
  const std::vector<Frame>* rows = rows_of(syntax, p);
  if (rows == nullptr) return nullptr;
  const auto fitting = std::ranges::find_if(
      *rows, [&](const Frame& frame) { return broken_condition(syntax, frame, p).empty(); });
  return fitting == rows->end() ? nullptr : &*fitting;
}

std::vector<FrameTables::Attempt> FrameTables::attempts(const Syntax& syntax, const Predicate& p) const {
  std::vector<Attempt> tried;
  const std::vector<Frame>* rows = rows_of(syntax, p);
  if (rows == nullptr) return tried;
  for (const Frame& frame : *rows) {
    const std::string_view broken = broken_condition(syntax, frame, p);
    tried.push_back({frame.row, {}});
    if (broken.empty()) return tried;
    for (const std::string_view condition : split_cell(frame.row["condition"], ' ')) {
      if (condition.starts_with(broken)) tried.back().missing = condition;
    }
  }
  return tried;
}

const std::vector<Frame>* FrameTables::rows_of(const Syntax& syntax, const Predicate& p) const {
  const bool verb = p.kind == PredicateKind::verb;
  const std::string_view part = verb ? " v" : p.kind == PredicateKind::noun ? " n" : " a";
  // A capitalised noun of a headline keeps its form as its lemma.
  const std::vector<std::string> lemmas =
      verb ? verb_lemmas(syntax, p.head)
           : std::vector{std::string(syntax.lemma(p.head)), std::string(syntax.lower(p.head))};
  for (const std::string& lemma : lemmas) {
    const auto it = frames_.find(lemma + std::string(part));
    if (it != frames_.end()) return &it->second;
  }
  return nullptr;
}

const FrameTables::ChannelWord* FrameTables::channel_word(std::string_view lower) const {
  const auto it = channels_.find(std::string(lower));
  return it == channels_.end() ? nullptr : &it->second;
}

}  // namespace readout
