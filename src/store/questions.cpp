// See questions.hpp. Each question first finds the ids of the newest records (hit), then shows them: the
// views, whose lists cost a subquery a cell, are only asked about what is shown.
#include "store/questions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "store/record_json.hpp"

namespace readout {
namespace {

/// Actors of a state: takes one parameter.
constexpr std::string_view kActorsOfState = "SELECT actor_id AS actor FROM actor_states WHERE state = ?";
/// Actors called so, and the groups they are members of: takes the same parameter twice.
constexpr std::string_view kActorsCalled =
    "SELECT a.id AS actor FROM actors a WHERE a.type <> 'state' AND a.id IN "
    "(SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?) UNION SELECT m.group_id FROM group_members m "
    "WHERE "
    "m.member_id IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?)";

/// Actors of any kind called so, and the groups they are members of: takes the same parameter twice.
constexpr std::string_view kSpeakersCalled =
    "SELECT rowid FROM actors_fts WHERE actors_fts MATCH ? UNION SELECT m.group_id FROM group_members m "
    "WHERE m.member_id IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?)";

struct KindOfRecord {
  RecordKind kind;
  std::string_view name;  // as in records.kind
  std::string_view table;
  std::string_view view;
  std::string_view columns;   // of the view
  std::string_view status;    // the column that Filter::statuses means
  std::string_view involved;  // {} stands for a list of actors, which comes once
  std::string_view first;     // first and last day on which it may have been
  std::string_view last;
};

constexpr std::string_view kByParticipants =
    "x.id IN (SELECT p.record_id FROM participants p WHERE p.actor_id IN ({}))";

constexpr std::array<KindOfRecord, 5> kKinds = {{
    {RecordKind::contact, "contact", "contacts", "contacts_readable",
     "record, status, channel, participants, place, time, time_text, reported, on_word_of, diplomatic, "
     "words, report, "
     "publisher, url",
     "x.status", kByParticipants, "coalesce(x.first_day, x.last_day, t.published)",
     "coalesce(x.last_day, t.published, x.first_day)"},
    {RecordKind::statement, "statement", "statements", "statements_readable",
     "record, source, cue, act, polarity, hedge, hedge_cues, type, content, addressee, nested_in, reported, "
     "report, publisher, url",
     "x.polarity", "x.id IN (SELECT w.statement_id FROM statement_sources w WHERE w.actor_id IN ({}))",
     "t.published", "t.published"},
    {RecordKind::history, "history", "history", "history_readable",
     "record, kind, level, since, conditional, participants, words, reported, report, publisher, url",
     "x.kind", kByParticipants, "t.published", "t.published"},
    {RecordKind::revision, "revision", "revisions", "revisions_readable",
     "record, speaker, kind, from_words, to_words, about, original, revised, original_statement, "
     "revised_statement, "
     "words, reported, report, publisher, url",
     "x.kind", "x.speaker_actor_id IN ({})", "t.published", "t.published"},
    {RecordKind::judgement, "judgement", "judgements", "judgements_readable",
     "record, judge, direction, target, target_text, words, reported, report, publisher, url", "x.direction",

     "x.id IN (SELECT j.id FROM ({}) i CROSS JOIN judgements j WHERE j.judge_actor_id = i.actor OR "
     "j.target_actor_id = "
     "i.actor)",
     "t.published", "t.published"},
}};

const KindOfRecord& about(RecordKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

/// Conditions joined by AND, with what they bind.
class Conditions {
 public:
  void add(std::string condition, std::vector<Value> values) {
    conditions_.push_back(std::move(condition));
    values_.insert(values_.end(), values.begin(), values.end());
  }
  std::string sql() const {
    return conditions_.empty() ? "true" : fmt::format("{}", fmt::join(conditions_, " AND "));
  }
  std::vector<Value>& values() { return values_; }

 private:
  std::vector<std::string> conditions_;
  std::vector<Value> values_;
};

/// That the column is one of the words; nothing if there are none.
void add_one_of(Conditions& where, std::string_view column, const std::vector<std::string>& words) {
  if (words.empty()) return;
  const std::vector<std::string_view> marks(words.size(), "?");
  where.add(fmt::format("{} IN ({})", column, fmt::join(marks, ", ")), {words.begin(), words.end()});
}

void add_statuses(Conditions& where, const KindOfRecord& kind, const Filter& filter) {
  add_one_of(where, kind.status, filter.statuses);
}

void add_days(Conditions& where, const KindOfRecord& kind, const Filter& filter) {
  // A month without a day ("2018-07") reaches to its end; days are compared as text.
  if (!filter.since.empty()) where.add(fmt::format("({} || '-99') >= ?", kind.last), {filter.since});
  if (!filter.until.empty()) where.add(fmt::format("{} <= ?", kind.first), {filter.until});
}

std::string involving(const KindOfRecord& kind, std::string_view actors) {
  return fmt::format(fmt::runtime(kind.involved), actors);
}

void add_involved(Conditions& where, const KindOfRecord& kind, const Filter& filter) {
  for (const std::string& state : filter.states) where.add(involving(kind, kActorsOfState), {state});
  for (const std::string& person : filter.persons) {
    const std::string called = match_of(person);
    where.add(involving(kind, kActorsCalled), {called, called});
  }
}

void add_content(Conditions& where, const std::string& words) {
  if (words.empty()) return;
  where.add("x.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)", {match_of(words)});
}

void add_text(Conditions& where, const KindOfRecord& kind, const Filter& filter) {
  if (kind.kind == RecordKind::statement) return add_content(where, filter.text);
  if (filter.text.empty()) return;
  where.add("r.report_id IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)",
            {match_of(filter.text)});
}

void add_statement(Conditions& where, const KindOfRecord& kind, const StatementFilter& filter) {
  if (kind.kind != RecordKind::statement) return;
  for (const std::string& speaker : filter.speakers) {
    const std::string called = match_of(speaker);
    where.add(fmt::format("x.id IN (SELECT w.statement_id FROM statement_sources w WHERE w.actor_id IN ({}))",
                          kSpeakersCalled),
              {called, called});
  }
  add_one_of(where, "x.act", filter.acts);
  add_content(where, filter.search);
  if (filter.hedged) where.add("x.polarity = 'assert' AND x.hedge <> 'certain'", {});
  if (filter.denied) where.add("x.polarity = 'deny'", {});
  if (filter.anonymous) {
    where.add(
        "(x.source_kind = 'unattributed' OR x.source_actor_id IN (SELECT id FROM actors WHERE anonymous))",
        {});
  }
}

std::int64_t limit_of(const Filter& filter) {
  return filter.limit ? static_cast<std::int64_t>(*filter.limit) : std::int64_t{-1};
}

/// The ids of what is asked for, as a common table "hit (id, day, report_id)".
Question hits(const KindOfRecord& kind, const Filter& filter) {
  Conditions where;
  add_statuses(where, kind, filter);
  add_days(where, kind, filter);
  add_involved(where, kind, filter);
  add_text(where, kind, filter);
  add_statement(where, kind, filter.statement);
  where.values().emplace_back(limit_of(filter));
  return {
      fmt::format(
          "WITH hit (id, day, report_id) AS MATERIALIZED (SELECT x.id, coalesce({}, '') AS day, r.report_id "
          "FROM {} x JOIN records r ON r.id = x.id JOIN reports t ON t.id = r.report_id WHERE {} "
          "ORDER BY day DESC, r.report_id DESC, x.id LIMIT ?) ",
          kind.last, kind.table, where.sql()),
      std::move(where.values())};
}

constexpr std::string_view kHitOrder = "ORDER BY h.day DESC, h.report_id DESC, h.id";

// The ladder: contacts of two states with their level and their place on it.

constexpr std::string_view kLadderColumns =
    "level, status, time, time_text, reported, channel, participants, place, contacts, last_held, record, "
    "words, report, "
    "publisher, url";

/// As hits(), with the place of each contact on its level: n is 1 for the newest.
Question ladder_hits(const Store::LadderQuestion& asked) {
  const KindOfRecord& kind = about(RecordKind::contact);
  Conditions where;
  where.add("p.state_a = ? AND p.state_b = ?", {std::min(asked.a, asked.b), std::max(asked.a, asked.b)});
  add_statuses(where, kind, asked.filter);
  add_days(where, kind, asked.filter);
  add_involved(where, kind, asked.filter);
  add_text(where, kind, asked.filter);
  const std::string found = fmt::format(
      "WITH found AS (SELECT x.id, l.rank, p.level, coalesce({}, '') AS day, r.report_id, x.status, "
      "coalesce(nullif(x.time, ''), t.published) AS date FROM contact_pairs p JOIN contacts x ON x.id = "
      "p.contact_id "
      "JOIN records r ON r.id = x.id JOIN reports t ON t.id = r.report_id JOIN levels l ON l.level = p.level "
      "WHERE {}), ",
      kind.last, where.sql());
  // What was held counts before what was only wanted in the same report.
  return {found +
              "held AS (SELECT rank, date FROM (SELECT rank, date, row_number() OVER (PARTITION BY rank "
              "ORDER BY day "
              "DESC, report_id DESC, id) AS n FROM found WHERE status = 'held') WHERE n = 1), "
              "hit AS MATERIALIZED (SELECT f.*, h.date AS last_held, count(*) OVER (PARTITION BY f.rank) AS "
              "contacts, "
              "row_number() OVER (PARTITION BY f.rank ORDER BY f.day DESC, f.report_id DESC, f.status = "
              "'held' DESC, "
              "f.id) AS n FROM found f LEFT JOIN held h ON h.rank = f.rank) ",
          std::move(where.values())};
}

Question finish_ladder(const Store::LadderQuestion& asked, std::string_view select, std::string_view from) {
  Question question = ladder_hits(asked);
  question.sql += fmt::format("SELECT {} FROM hit h {}{} ORDER BY h.rank, h.n LIMIT ?", select, from,
                              asked.all ? "" : " WHERE h.n = 1");
  question.values.emplace_back(limit_of(asked.filter));
  return question;
}

}  // namespace

Question find_question(RecordKind kind, const Filter& filter) {
  const KindOfRecord& k = about(kind);
  Question question = hits(k, filter);
  question.sql +=
      fmt::format("SELECT {} FROM hit h CROSS JOIN {} v ON v.id = h.id {}", k.columns, k.view, kHitOrder);
  return question;
}

Question find_json_question(RecordKind kind, const Filter& filter) {
  const KindOfRecord& k = about(kind);
  Question question = hits(k, filter);
  question.sql += fmt::format(
      "SELECT {} FROM hit h CROSS JOIN {} x ON x.id = h.id JOIN records r ON r.id = x.id JOIN reports t ON "
      "t.id = "
      "r.report_id {}",
      json_expression(k.name, false), k.table, kHitOrder);
  return question;
}

Question ladder_question(const Store::LadderQuestion& asked) {
  return finish_ladder(
      asked,
      "h.level, v.status, v.time, v.time_text, v.reported, v.channel, v.participants, v.place, "
      "h.contacts, h.last_held, v.record, v.words, v.report, v.publisher, v.url",
      "CROSS JOIN contacts_readable v ON v.id = h.id");
}

Question ladder_json_question(const Store::LadderQuestion& asked) {
  return finish_ladder(asked,
                       fmt::format("json_object('level', h.level, 'contacts', h.contacts, 'last_held', "
                                   "h.last_held, 'contact', json({}))",
                                   json_expression("contact", false)),
                       "CROSS JOIN contacts x ON x.id = h.id JOIN records r ON r.id = x.id JOIN reports t ON "
                       "t.id = r.report_id");
}

Question record_json_question(std::string_view kind, std::int64_t id) {
  std::string table = kind == "history" ? "history" : fmt::format("{}s", kind);
  return {fmt::format(
              "SELECT {} FROM {} x JOIN records r ON r.id = x.id JOIN reports t ON t.id = r.report_id WHERE "
              "x.id = ?",
              json_expression(kind, true), table),
          {id}};
}

std::string match_of(std::string_view words) {
  std::string match;
  bool in_phrase = false;
  for (std::size_t at = 0; at < words.size();) {
    if (words[at] == '"') {
      in_phrase = !in_phrase;
      ++at;
      continue;
    }
    const std::size_t end = std::min(words.find_first_of(in_phrase ? "\"" : "\" \t\n", at), words.size());
    if (end > at)
      match.append(match.empty() ? "" : " ").append("\"").append(words.substr(at, end - at)).append("\"");
    at = end + (end < words.size() && words[end] != '"' ? 1 : 0);
  }
  return match.empty() ? "\"\"" : match;
}

std::string_view plural_of(RecordKind kind) { return about(kind).table; }

namespace {

Cells columns_in(std::string_view list) {
  Cells columns;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(", "), list.size());
    columns.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 2, list.size()));
  }
  return columns;
}

}  // namespace

Cells Store::find_columns(RecordKind kind) { return columns_in(about(kind).columns); }
Cells Store::ladder_columns() { return columns_in(kLadderColumns); }

}  // namespace readout
