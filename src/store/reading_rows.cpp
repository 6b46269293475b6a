// See reading_rows.hpp: one function a kind of record, in the order of schema.sql.
#include "store/reading_rows.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "output/ids.hpp"
#include "store/contact_pairs.hpp"

namespace readout {
namespace {

Value or_null(std::string_view words) { return words.empty() ? Value() : Value(std::string(words)); }
std::string text(std::string_view words) { return std::string(words); }
std::int64_t flag(bool on) { return on ? 1 : 0; }

std::string_view title_of(const Document& document) {
  if (!document.article().title.empty()) return document.article().title;
  for (const Paragraph& p : document.paragraphs()) {
    if (p.kind == ParagraphKind::headline) return document.words(p.span);
  }
  return {};
}

/// As JSON, without empty ones.
std::string cells_of(const Table::Row& row) {
  nlohmann::ordered_json cells = nlohmann::ordered_json::object();
  for (const std::string_view column : row.columns()) {
    if (!row[column].empty()) cells[std::string(column)] = row[column];
  }
  return cells.dump();
}

class Rows {
 public:
  Rows(Database& db, const Reading& reading, std::int64_t report)
      : db_(db),
        reading_(reading),
        report_(report),
        text_(reading.document->text()),
        code_points_(text_),
        ids_(reading),
        actor_rows_(reading.actors.actors().size(), 0) {}

  void add_all() {
    add_actors();
    const Records& records = reading_.records;
    number_statements(records);
    for (std::size_t i = 0; i < records.statements.size(); ++i) add(records.statements.raw()[i], i);
    for (std::size_t i = 0; i < records.contacts.size(); ++i) add(records.contacts[i], i);
    for (std::size_t i = 0; i < records.history.size(); ++i) add(records.history[i], i);
    for (std::size_t i = 0; i < records.revisions.size(); ++i) add(records.revisions[i], i);
    for (std::size_t i = 0; i < records.judgements.size(); ++i) add(records.judgements[i], i);
    for (std::size_t i = 0; i < records.events.size(); ++i) add(records.events[i], i);
  }

 private:
  // Actors.

  void add_actors() {
    std::int64_t number = 0;
    for (const ActorIndex a : ids_.shown()) add(a, ++number);
    for (const ActorIndex a : ids_.shown()) {
      for (const ActorIndex member : reading_.actors[a].members) {
        if (row(member) == 0) continue;
        db_.run("INSERT OR IGNORE INTO group_members (group_id, member_id) VALUES (?, ?)",
                {row(a), row(member)});
      }
    }
  }

  void add(ActorIndex index, std::int64_t number) {
    const Actor& actor = reading_.actors[index];
    std::string aliases;
    for (const std::string& alias : actor.aliases) aliases.append(aliases.empty() ? "" : " | ").append(alias);
    if (!actor.holder.empty())
      aliases.append(aliases.empty() ? "" : " | ").append(actor.holder);  // to be found by
    actor_rows_[index] = db_.insert(
        "INSERT INTO actors (report_id, number, name, aliases, type, country, role, level, anonymous, cameo, "
        "wikidata, sector, count, unnamed_kind, unnamed_organisation, unnamed_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {report_, number, actor.name, aliases, text(name_of(actor.type)), actor.country, actor.role,
         text(name_of(actor.level)), flag(actor.anonymous), actor.cameo, or_null(actor.wikidata),
         actor.sector, actor.count > 0 ? Value(std::int64_t{actor.count}) : Value(),
         or_null(actor.unnamed.kind), or_null(quote(actor.unnamed.organisation)),
         or_null(quote(actor.unnamed.reason))});
    for (const std::string_view state : countries_of(actor.country)) {
      know_state(state);
      db_.run("INSERT INTO actor_states (actor_id, state) VALUES (?, ?)", {row(index), text(state)});
    }
    for (const MentionIndex m : actor.mentions) add(reading_.actors.mention(m), row(index));
  }

  /// A code that states.tsv lacks stands for itself.
  void know_state(std::string_view code) {
    db_.run("INSERT OR IGNORE INTO states (code, name) VALUES (?1, ?1)", {text(code)});
  }

  void add(const Mention& mention, std::int64_t actor) {
    db_.run(
        "INSERT INTO mentions (actor_id, kind, char_start, char_end, quote, rule) VALUES (?, ?, ?, ?, ?, ?)",
        {actor, text(name_of(mention.kind)), start(mention.span), end(mention.span), quote(mention.span),
         text(mention.rule)});
  }

  /// The actor's row, or 0 if it is none or not shown.
  std::int64_t row(ActorIndex actor) const { return actor.valid() ? actor_rows_[actor] : 0; }
  Value row_or_null(ActorIndex actor) const { return row(actor) == 0 ? Value() : Value(row(actor)); }

  struct SourceCells {
    Value kind, actor;
  };
  SourceCells cells(const SourceRef& source) const {
    if (source.kind == SourceRef::Kind::reporter) return {text("reporter"), {}};
    if (source.kind == SourceRef::Kind::actor && row(source.actor) != 0)
      return {text("actor"), row(source.actor)};
    return {text("unattributed"), {}};
  }

  // What all records have.

  std::int64_t start(ByteSpan span) const { return code_points_.at(span.begin); }
  std::int64_t end(ByteSpan span) const { return code_points_.at(span.end); }
  std::string quote(ByteSpan span) const { return text(span.in(text_)); }

  void add_record(std::int64_t id, char letter, std::size_t index, std::string_view kind) {
    db_.run("INSERT INTO records (id, record, report_id, kind) VALUES (?, ?, ?, ?)",
            {id, fmt::format("{}:{}", report_, record_id(letter, index)), report_, text(kind)});
  }
  std::int64_t add_record(char letter, std::size_t index, std::string_view kind) {
    const std::int64_t id = next_++;
    add_record(id, letter, index, kind);
    return id;
  }

  void add_span(std::int64_t record, std::string_view role, ByteSpan span) {
    if (span.empty()) return;
    db_.run("INSERT INTO spans (record_id, role, char_start, char_end, quote) VALUES (?, ?, ?, ?, ?)",
            {record, text(role), start(span), end(span), quote(span)});
  }
  void add_spans(std::int64_t record, std::string_view role, const std::vector<ByteSpan>& spans) {
    for (const ByteSpan span : spans) add_span(record, role, span);
  }

  void add_derivation(std::int64_t record, const Derivation& derivation) {
    std::int64_t number = 0;
    for (const DerivationStep& step : derivation) {
      const bool on_words = !step.span.empty();
      db_.run(
          "INSERT INTO derivation_steps (record_id, step, rule, note, char_start, char_end, quote, row_id, "
          "stage_rule_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {record, ++number, step.rule, step.note, on_words ? Value(start(step.span)) : Value(),
           on_words ? Value(end(step.span)) : Value(), on_words ? Value(quote(step.span)) : Value(),
           table_row(step.row), table_row(step.stage_rule)});
    }
  }

  /// The id of the row in table_rows; null for none.
  Value table_row(const Table::Row& row) {
    if (!row) return {};
    const auto [known, is_new] = table_rows_.emplace(std::pair(row.file(), row.line()), 0);
    if (is_new) {
      const std::vector<Value> values = {text(row.file()), std::int64_t{row.line()}, cells_of(row)};
      db_.run("INSERT OR IGNORE INTO table_rows (file, line, cells) VALUES (?, ?, ?)", values);
      known->second =
          *db_.number("SELECT id FROM table_rows WHERE file = ? AND line = ? AND cells = ?", values);
    }
    return known->second;
  }

  void add_participants(std::int64_t record, const std::vector<Participant>& participants) {
    std::int64_t number = 0;
    for (const Participant& p : participants) {
      if (row(p.actor) == 0) continue;
      db_.run("INSERT INTO participants (record_id, number, actor_id, level) VALUES (?, ?, ?, ?)",
              {record, ++number, row(p.actor), text(name_of(p.level))});
    }
  }

  // The records, kind by kind.

  /// Their ids are known before they are written: a statement may be nested in a later one.
  void number_statements(const Records& records) {
    next_ = db_.number("SELECT coalesce(max(id), 0) + 1 FROM records").value_or(1);
    first_statement_ = next_;
    next_ += static_cast<std::int64_t>(records.statements.size());
  }
  Value statement_or_null(StatementIndex s) const {
    return s.valid() ? Value(first_statement_ + s.value()) : Value();
  }

  void add(const Statement& s, std::size_t index) {
    const std::int64_t id = first_statement_ + static_cast<std::int64_t>(index);
    add_record(id, 'S', index, "statement");
    std::string content;
    for (const ByteSpan span : s.content) content.append(content.empty() ? "" : " … ").append(span.in(text_));
    const auto [kind, actor] = cells(s.source);
    db_.run(
        "INSERT INTO statements (id, source_kind, source_actor_id, act, stance, factive, type, polarity, "
        "hedge, "
        "addressee_actor_id, nested_in, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, kind, actor, s.act, text(name_of(s.stance)), text(name_of(s.factive)), text(name_of(s.type)),
         text(name_of(s.polarity)), text(name_of(s.hedge)), row_or_null(s.addressee),
         statement_or_null(s.nested_in), content});
    add_statement_sources(id, s);
    add_span(id, "source", s.source_span);
    add_span(id, "cue", s.cue);
    add_spans(id, "content", s.content);
    add_span(id, "addressee", s.addressee_span);
    add_spans(id, "hedge", s.hedge_cues);
    add_derivation(id, s.derivation);
  }

  void add_statement_sources(std::int64_t statement, const Statement& s) {
    std::int64_t number = 0;
    const auto add_source = [&](ActorIndex actor) {
      if (row(actor) == 0) return;
      db_.run("INSERT INTO statement_sources (statement_id, number, actor_id) VALUES (?, ?, ?)",
              {statement, ++number, row(actor)});
    };
    if (s.source.kind == SourceRef::Kind::actor) add_source(s.source.actor);
    for (const ActorIndex joint : s.joint) add_source(joint);
  }

  void add(const Contact& c, std::size_t index) {
    const std::int64_t id = add_record('C', index, "contact");
    const Days days = days_of(c.time);
    db_.run(
        "INSERT INTO contacts (id, channel, status, place, time, time_text, first_day, last_day, diplomatic, "
        "frame) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, text(name_of(c.channel)), text(name_of(c.status)), c.place, c.time, c.time_text,
         or_null(days.first), or_null(days.last), flag(c.diplomatic), c.frame});
    add_participants(id, c.participants);
    add_sides(id, c);
    add_contact_sources(id, c.on_word_of);
    add_spans(id, "evidence", c.evidence);
    add_derivation(id, c.derivation);
  }

  void add_sides(std::int64_t contact, const Contact& c) {
    std::int64_t number = 0;
    for (const auto& side : c.sides) {
      ++number;
      for (const ActorIndex actor : side) {
        if (row(actor) == 0) continue;
        db_.run("INSERT OR IGNORE INTO contact_sides (contact_id, side, actor_id) VALUES (?, ?, ?)",
                {contact, number, row(actor)});
      }
    }
    for (const ContactPair& pair : pairs_of(c, reading_.actors)) {
      db_.run("INSERT INTO contact_pairs (state_a, state_b, contact_id, level) VALUES (?, ?, ?, ?)",
              {pair.a, pair.b, contact, text(name_of(pair.level))});
    }
  }

  void add_contact_sources(std::int64_t contact, const std::vector<SourceRef>& sources) {
    std::int64_t number = 0;
    for (const SourceRef& source : sources) {
      const auto [kind, actor] = cells(source);
      db_.run(
          "INSERT INTO contact_sources (contact_id, number, source_kind, source_actor_id) VALUES (?, ?, ?, "
          "?)",
          {contact, ++number, kind, actor});
    }
  }

  void add(const HistoryClaim& h, std::size_t index) {
    const std::int64_t id = add_record('H', index, "history");
    db_.run("INSERT INTO history (id, kind, level, since, conditional) VALUES (?, ?, ?, ?, ?)",
            {id, text(name_of(h.kind)), h.level ? Value(text(name_of(*h.level))) : Value(), h.since,
             flag(h.conditional)});
    add_participants(id, h.participants);
    add_spans(id, "evidence", h.evidence);
    add_derivation(id, h.derivation);
  }

  void add(const Revision& r, std::size_t index) {
    const std::int64_t id = add_record('R', index, "revision");
    const auto [kind, actor] = cells(r.speaker);
    db_.run(
        "INSERT INTO revisions (id, speaker_kind, speaker_actor_id, kind, from_words, to_words, about, "
        "original_statement_id, revised_statement_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, kind, actor, text(name_of(r.kind)), r.from, r.to, r.about,
         statement_or_null(r.original_statement), statement_or_null(r.revised_statement)});
    add_span(id, "original", r.original);
    add_span(id, "revised", r.revised);
    add_spans(id, "evidence", r.evidence);
    add_derivation(id, r.derivation);
  }

  void add(const Judgement& j, std::size_t index) {
    const std::int64_t id = add_record('J', index, "judgement");
    const auto [kind, actor] = cells(j.judge);
    db_.run(
        "INSERT INTO judgements (id, judge_kind, judge_actor_id, direction, target_actor_id, target_text) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {id, kind, actor, text(name_of(j.direction)), row_or_null(j.target), j.target_text});
    add_spans(id, "evidence", j.evidence);
    add_derivation(id, j.derivation);
  }

  void add(const Event& e, std::size_t index) {
    const std::int64_t id = add_record('E', index, "event");
    db_.run("INSERT INTO events (id, cameo, plover_type, plover_mode, reciprocal) VALUES (?, ?, ?, ?, ?)",
            {id, e.cameo, e.plover_type, e.plover_mode, flag(e.reciprocal)});
    add_event_actors(id, "source", e.source);
    add_event_actors(id, "target", e.target);
    add_span(id, "evidence", e.span);
    add_derivation(id, e.derivation);
  }

  void add_event_actors(std::int64_t event, std::string_view role, const std::vector<ActorIndex>& actors) {
    std::int64_t number = 0;
    for (const ActorIndex actor : actors) {
      if (row(actor) == 0) continue;
      db_.run("INSERT INTO event_actors (event_id, role, number, actor_id) VALUES (?, ?, ?, ?)",
              {event, text(role), ++number, row(actor)});
    }
  }

  Database& db_;
  const Reading& reading_;
  std::int64_t report_;
  std::string_view text_;
  CodePointMap code_points_;
  ActorIds ids_;
  IndexedVector<ActorIndex, std::int64_t> actor_rows_;  // 0: not shown
  std::int64_t first_statement_ = 1;
  std::int64_t next_ = 1;                                                          // id of the next record
  std::map<std::pair<std::string_view, std::uint32_t>, std::int64_t> table_rows_;  // by file and line
};

/// "2018-07" -> the first or last day of it. Empty for what is no date.
std::string day_of(std::string_view date, bool last) {
  constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;
  if (date.size() == kDay) return std::string(date);
  if (date.size() == kYear) return fmt::format("{}{}", date, last ? "-12-31" : "-01-01");
  if (date.size() != kMonth) return {};
  // The 31st of every month: days are compared as text, and no day of the month is later.
  return fmt::format("{}{}", date, last ? "-31" : "-01");
}

}  // namespace

Days days_of(std::string_view time) {
  const std::size_t slash = time.find('/');
  const std::string_view first = time.substr(0, slash);
  const std::string_view last = slash == std::string_view::npos ? first : time.substr(slash + 1);
  return {day_of(first, false), day_of(last, true)};
}

std::int64_t add_report(Database& db, const Reading& reading, const Provenance& provenance) {
  const Document& document = *reading.document;
  const Article& article = document.article();
  const CodePointMap code_points(document.text());
  return db.insert(
      "INSERT INTO reports (source_id, title, published, published_as_given, publisher, url, text, "
      "text_sha256, "
      "characters, repaired, meta_json, reader_id, stored_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {article.id, or_null(title_of(document)), or_null(article.published),
       or_null(article.published_as_given), or_null(article.publisher), or_null(article.url), article.text,
       text_hash(article.text), std::int64_t{code_points.size()}, std::int64_t{article.repaired},
       or_null(article.meta_json), provenance.reader, provenance.now});
}

void add_records(Database& db, const Reading& reading, std::int64_t report) {
  Rows(db, reading, report).add_all();
}

}  // namespace readout
