-- The tables of a Readout database, version 4. docs/store.md explains them and asks questions of them.
--
-- A report has actors and records. A record is a row of `records` (its name, such as 17:C2, is the second contact of
-- report 17) and a row of the table of its kind with the same id; its words are rows of `spans`, the steps that led to
-- it rows of `derivation_steps`. Offsets count Unicode code points of reports.text from 0, end exclusive, so that
--   substr(text, char_start + 1, char_end - char_start) = quote
-- holds for each row that has them.
--
-- Datasette takes a table's only UNIQUE column of text as the label of its rows. So records.record is one, as it
-- should be, and reports.text_sha256 is not one alone: it is unique together with the number of characters, which the
-- text determines anyway; states.name is unique so that states.code is not the only one. Its search sees full-text
-- tables only where content="table" stands in double quotes.

CREATE TABLE readers (  -- what read a report: program, model and tables
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  readout_version TEXT NOT NULL,
  model TEXT NOT NULL,   -- first 12 hexadecimal digits of the model file's SHA-256
  tables TEXT NOT NULL,  -- the same of all tables of knowledge/, and "+" and that of --actors
  UNIQUE (readout_version, model, tables)
) STRICT;

CREATE TABLE states (
  code TEXT NOT NULL PRIMARY KEY,  -- ISO 3166 alpha-3; EUR, UNO and XKX are Readout's own
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE levels (  -- of participants, from the top down
  rank INTEGER PRIMARY KEY,
  level TEXT NOT NULL UNIQUE,
  of_person INTEGER NOT NULL CHECK (of_person IN (0, 1))
) STRICT;

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  source_id TEXT NOT NULL,   -- the sender's id, or the file's name
  title TEXT,                -- as given beside the text, or the headline in it
  published TEXT,            -- ISO 8601 day or month
  published_as_given TEXT,
  publisher TEXT,
  url TEXT,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  characters INTEGER NOT NULL,
  repaired INTEGER NOT NULL,  -- ill-formed UTF-8 sequences that were replaced
  meta_json TEXT,             -- the other keys of the JSON line
  reader_id INTEGER NOT NULL REFERENCES readers (id),
  stored_at TEXT NOT NULL,    -- UTC
  UNIQUE (text_sha256, characters)
) STRICT;
CREATE INDEX reports_by_source_id ON reports (source_id);
CREATE INDEX reports_by_published ON reports (published);
CREATE INDEX reports_by_reader ON reports (reader_id);

CREATE TABLE failures (  -- what could not be read, and why
  id INTEGER PRIMARY KEY,
  input TEXT NOT NULL,       -- file as given; - is standard input
  line INTEGER NOT NULL,     -- 1-based; 0 if the file is one report
  source_id TEXT NOT NULL,
  type TEXT NOT NULL,        -- bad_input, too_large
  reason TEXT NOT NULL,
  stored_at TEXT NOT NULL,
  UNIQUE (input, line, source_id, type, reason)
) STRICT;

CREATE TABLE actors (  -- who is who in one report
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,   -- 3: A3
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,     -- parted by " | "
  type TEXT NOT NULL,        -- person, office, state, organisation, group
  country TEXT NOT NULL,     -- code; two parted by /; empty if unknown
  role TEXT NOT NULL,
  level TEXT NOT NULL REFERENCES levels (level),
  anonymous INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  cameo TEXT NOT NULL,       -- actor code, such as USAGOVMIL; empty if unknown
  wikidata TEXT,             -- item of a known office holder, such as Q76
  sector TEXT NOT NULL,      -- PLOVER sector, such as GOV; empty if none
  count INTEGER,             -- how many a plural stands for, if the report says so
  unnamed_kind TEXT,         -- of an anonymous one: official, diplomat, source, insider ...
  unnamed_organisation TEXT, -- the body that its phrase names, in the report's words
  unnamed_reason TEXT,       -- why or on which terms it is not named, in the report's words
  UNIQUE (report_id, number)
) STRICT;
CREATE INDEX actors_by_name ON actors (name);
CREATE INDEX actors_by_level ON actors (level);

CREATE TABLE actor_states (
  actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  state TEXT NOT NULL REFERENCES states (code),
  PRIMARY KEY (actor_id, state)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_states_by_state ON actor_states (state);

CREATE TABLE group_members (
  group_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_by_member ON group_members (member_id);

CREATE TABLE mentions (
  id INTEGER PRIMARY KEY,
  actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,        -- name, nominal, pronoun
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  rule TEXT NOT NULL         -- how it was linked to its actor
) STRICT;
CREATE INDEX mentions_by_actor ON mentions (actor_id);

CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL UNIQUE,  -- 17:C2
  report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('statement', 'contact', 'history', 'revision', 'judgement', 'event'))
) STRICT;
CREATE INDEX records_by_report ON records (report_id);

CREATE TABLE spans (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content', 'addressee', 'hedge', 'evidence', 'original', 'revised')),
  char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX spans_by_record ON spans (record_id, role);

CREATE TABLE table_rows (  -- rows of knowledge tables that records rest on, as they were then; none is ever removed
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,        -- knowledge/frames.tsv, or a file of --knowledge
  line INTEGER NOT NULL,
  cells TEXT NOT NULL,       -- JSON: column and cell, without empty ones
  UNIQUE (file, line, cells)
) STRICT;

CREATE TABLE derivation_steps (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  rule TEXT NOT NULL,        -- the mechanism, or the table and its row
  note TEXT NOT NULL,
  char_start INTEGER,        -- null if the step rests on no words
  char_end INTEGER,
  quote TEXT,
  row_id INTEGER REFERENCES table_rows (id),         -- null if the step is by no row
  stage_rule_id INTEGER REFERENCES table_rows (id),  -- of an operator: the row of stage_rules.tsv
  UNIQUE (record_id, step)
) STRICT;
CREATE INDEX derivation_steps_by_row ON derivation_steps (row_id) WHERE row_id IS NOT NULL;
CREATE INDEX derivation_steps_by_stage_rule ON derivation_steps (stage_rule_id) WHERE stage_rule_id IS NOT NULL;

CREATE TABLE statements (
  id INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('actor', 'unattributed', 'reporter')),
  source_actor_id INTEGER REFERENCES actors (id) ON DELETE CASCADE,
  act TEXT NOT NULL,         -- class of the cue: say, deny, order, ...
  stance TEXT NOT NULL,      -- how far the cue backs the content: neutral, doubt, confirm, concede, deny
  factive TEXT NOT NULL,     -- does the cue take it for granted: no, semi, yes, act
  type TEXT NOT NULL,        -- direct, indirect, mixed
  polarity TEXT NOT NULL,    -- assert, deny, doubt, did_not_claim
  hedge TEXT NOT NULL,       -- certain, probable, possible, unknown
  addressee_actor_id INTEGER REFERENCES actors (id) ON DELETE CASCADE,
  nested_in INTEGER REFERENCES statements (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  content TEXT NOT NULL,     -- the words of its content spans, parted by " … "
  CHECK ((source_kind = 'actor') = (source_actor_id IS NOT NULL))
) STRICT;
CREATE INDEX statements_by_source ON statements (source_actor_id);
CREATE TABLE statement_sources (  -- all who say it: one, or several together; none if it is not an actor
  statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  PRIMARY KEY (statement_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_sources_by_actor ON statement_sources (actor_id);
CREATE INDEX statements_by_addressee ON statements (addressee_actor_id);
CREATE INDEX statements_by_nested_in ON statements (nested_in);

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,     -- meeting, call, summit, visit, letter, talks
  status TEXT NOT NULL,      -- held, scheduled, offered, ...
  place TEXT NOT NULL,
  time TEXT NOT NULL,        -- ISO 8601 day or interval, empty if unknown
  time_text TEXT NOT NULL,
  first_day TEXT,            -- of time; null if unknown or open
  last_day TEXT,
  diplomatic INTEGER NOT NULL CHECK (diplomatic IN (0, 1)),
  frame TEXT NOT NULL        -- the row of frames.tsv
) STRICT;
CREATE INDEX contacts_by_status ON contacts (status);

CREATE TABLE participants (  -- of contacts and history claims
  record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  level TEXT NOT NULL REFERENCES levels (level),
  PRIMARY KEY (record_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants (actor_id);
CREATE INDEX participants_by_level ON participants (level);

CREATE TABLE contact_sides (  -- who met whom where several parties are listed: side 1 with side 2
  contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  side INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, side, actor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_sides_by_actor ON contact_sides (actor_id);

CREATE TABLE contact_pairs (  -- the states that a contact joins, state_a < state_b, and the level both sides reach
  state_a TEXT NOT NULL REFERENCES states (code),
  state_b TEXT NOT NULL REFERENCES states (code),
  contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  level TEXT NOT NULL REFERENCES levels (level),
  PRIMARY KEY (state_a, state_b, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_pairs_by_state_b ON contact_pairs (state_b);
CREATE INDEX contact_pairs_by_contact ON contact_pairs (contact_id);
CREATE INDEX contact_pairs_by_level ON contact_pairs (level);

CREATE TABLE contact_sources (  -- on whose word
  contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  source_kind TEXT NOT NULL CHECK (source_kind IN ('actor', 'unattributed', 'reporter')),
  source_actor_id INTEGER REFERENCES actors (id) ON DELETE CASCADE,
  PRIMARY KEY (contact_id, number),
  CHECK ((source_kind = 'actor') = (source_actor_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_sources_by_actor ON contact_sources (source_actor_id);

CREATE TABLE history (
  id INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,        -- first_since, last, highest_level
  level TEXT REFERENCES levels (level),
  since TEXT NOT NULL,
  conditional INTEGER NOT NULL CHECK (conditional IN (0, 1))
) STRICT;
CREATE INDEX history_by_level ON history (level);

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  speaker_kind TEXT NOT NULL CHECK (speaker_kind IN ('actor', 'unattributed', 'reporter')),
  speaker_actor_id INTEGER REFERENCES actors (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,        -- correction, retraction, reversal, clarification, denial
  from_words TEXT NOT NULL,
  to_words TEXT NOT NULL,
  about TEXT NOT NULL,
  original_statement_id INTEGER REFERENCES statements (id) ON DELETE CASCADE,
  revised_statement_id INTEGER REFERENCES statements (id) ON DELETE CASCADE,
  CHECK ((speaker_kind = 'actor') = (speaker_actor_id IS NOT NULL))
) STRICT;
CREATE INDEX revisions_by_speaker ON revisions (speaker_actor_id);
CREATE INDEX revisions_by_original ON revisions (original_statement_id);
CREATE INDEX revisions_by_revised ON revisions (revised_statement_id);

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  judge_kind TEXT NOT NULL CHECK (judge_kind IN ('actor', 'unattributed', 'reporter')),
  judge_actor_id INTEGER REFERENCES actors (id) ON DELETE CASCADE,
  direction TEXT NOT NULL,   -- positive, negative, doubt
  target_actor_id INTEGER REFERENCES actors (id) ON DELETE CASCADE,
  target_text TEXT NOT NULL,
  CHECK ((judge_kind = 'actor') = (judge_actor_id IS NOT NULL))
) STRICT;
CREATE INDEX judgements_by_judge ON judgements (judge_actor_id);
CREATE INDEX judgements_by_target ON judgements (target_actor_id);

CREATE TABLE events (
  id INTEGER PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
  cameo TEXT NOT NULL,
  plover_type TEXT NOT NULL,
  plover_mode TEXT NOT NULL,
  reciprocal INTEGER NOT NULL CHECK (reciprocal IN (0, 1))
) STRICT;
CREATE INDEX events_by_cameo ON events (cameo);

CREATE TABLE event_actors (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('source', 'target')),
  number INTEGER NOT NULL,
  actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
  PRIMARY KEY (event_id, role, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_by_actor ON event_actors (actor_id);

-- Full text. The indexes hold no text of their own; triggers keep them in step.

CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, content="reports", content_rowid="id",
  tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER reports_fts_insert AFTER INSERT ON reports BEGIN
  INSERT INTO reports_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER reports_fts_delete AFTER DELETE ON reports BEGIN
  INSERT INTO reports_fts (reports_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER reports_fts_update AFTER UPDATE OF title, text ON reports BEGIN
  INSERT INTO reports_fts (reports_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO reports_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5(content, content="statements", content_rowid="id",
  tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
END;
CREATE TRIGGER statements_fts_update AFTER UPDATE OF content ON statements BEGIN
  INSERT INTO statements_fts (statements_fts, rowid, content) VALUES ('delete', old.id, old.content);
  INSERT INTO statements_fts (rowid, content) VALUES (new.id, new.content);
END;

CREATE VIRTUAL TABLE actors_fts USING fts5(name, aliases, content="actors", content_rowid="id",
  tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER actors_fts_insert AFTER INSERT ON actors BEGIN
  INSERT INTO actors_fts (rowid, name, aliases) VALUES (new.id, new.name, new.aliases);
END;
CREATE TRIGGER actors_fts_delete AFTER DELETE ON actors BEGIN
  INSERT INTO actors_fts (actors_fts, rowid, name, aliases) VALUES ('delete', old.id, old.name, old.aliases);
END;
CREATE TRIGGER actors_fts_update AFTER UPDATE OF name, aliases ON actors BEGIN
  INSERT INTO actors_fts (actors_fts, rowid, name, aliases) VALUES ('delete', old.id, old.name, old.aliases);
  INSERT INTO actors_fts (rowid, name, aliases) VALUES (new.id, new.name, new.aliases);
END;

-- What people open first.

CREATE VIEW actors_readable AS  -- one line for each actor: Jim Mattis (USA, minister)
SELECT a.id, a.report_id,
  a.name || iif(a.country = '', '', ' (' || a.country || iif(a.level IN ('other', a.type), '', ', ' || a.level) || ')')
    AS actor
FROM actors a;

CREATE VIEW record_words AS  -- the words that a record rests on, in text order
SELECT r.id,
  (SELECT group_concat(quote, ' … ') FROM (SELECT s.quote FROM spans s
     WHERE s.record_id = r.id AND s.role IN ('content', 'evidence') ORDER BY s.char_start, s.id)) AS words
FROM records r;

CREATE VIEW contacts_readable AS
SELECT r.record, c.status, c.channel,
  (SELECT group_concat(actor, '; ') FROM (SELECT a.actor FROM participants p JOIN actors_readable a ON a.id = p.actor_id
     WHERE p.record_id = c.id ORDER BY p.number)) AS participants,
  c.place, c.time, c.time_text, t.published AS reported,
  (SELECT group_concat(word, '; ') FROM (SELECT coalesce(a.name, s.source_kind) AS word FROM contact_sources s
     LEFT JOIN actors a ON a.id = s.source_actor_id WHERE s.contact_id = c.id ORDER BY s.number)) AS on_word_of,
  c.diplomatic, w.words, coalesce(t.title, t.source_id) AS report, t.publisher, t.url, r.report_id, c.id
FROM contacts c JOIN records r ON r.id = c.id JOIN reports t ON t.id = r.report_id JOIN record_words w ON w.id = c.id;

CREATE VIEW contact_ladder AS  -- add WHERE state_a = 'RUS' AND state_b = 'USA' (a before b in the alphabet)
SELECT x.state_a, x.state_b, l.rank, x.level, c.status, coalesce(nullif(c.time, ''), c.reported) AS date,
  c.channel, c.participants, c.place, c.words, c.report, c.publisher, c.record, c.id
FROM contact_pairs x JOIN levels l ON l.level = x.level JOIN contacts_readable c ON c.id = x.contact_id;

CREATE VIEW sources_readable AS  -- with the office, if it is known: Jim Mattis (USA, Defence Secretary)
SELECT a.id,
  a.name || coalesce(' (' || nullif(ltrim(iif(a.country = '', '', ', ' || a.country) || iif(a.office = '' OR
    instr(a.name, a.office) > 0, '', ', ' || a.office), ', '), '') || ')', '') AS source
FROM (SELECT id, name, country,
  iif(role <> '' AND role <> type, role, iif(level IN ('other', type), '', level)) AS office FROM actors) a;

CREATE VIEW statements_readable AS
SELECT r.record, coalesce(
    (SELECT group_concat(source, ' and ') FROM (SELECT a.source FROM statement_sources w JOIN sources_readable a
       ON a.id = w.actor_id WHERE w.statement_id = s.id ORDER BY w.number)),
    (SELECT p.quote FROM spans p WHERE p.record_id = s.id AND p.role = 'source'), s.source_kind) AS source,
  (SELECT p.quote FROM spans p WHERE p.record_id = s.id AND p.role = 'cue') AS cue, s.act, s.polarity, s.hedge,
  (SELECT group_concat(quote, '; ') FROM (SELECT p.quote FROM spans p
     WHERE p.record_id = s.id AND p.role = 'hedge' ORDER BY p.char_start, p.id)) AS hedge_cues,
  s.type, s.content, coalesce(d.name, (SELECT p.quote FROM spans p WHERE p.record_id = s.id AND p.role = 'addressee'))
    AS addressee, n.record AS nested_in, t.published AS reported,
  coalesce(t.title, t.source_id) AS report, t.publisher, t.url, r.report_id, s.id
FROM statements s JOIN records r ON r.id = s.id JOIN reports t ON t.id = r.report_id
  LEFT JOIN actors d ON d.id = s.addressee_actor_id
  LEFT JOIN records n ON n.id = s.nested_in;

CREATE VIEW history_readable AS
SELECT r.record, h.kind, h.level, h.since, h.conditional,
  (SELECT group_concat(actor, '; ') FROM (SELECT a.actor FROM participants p JOIN actors_readable a ON a.id = p.actor_id
     WHERE p.record_id = h.id ORDER BY p.number)) AS participants,
  w.words, t.published AS reported, coalesce(t.title, t.source_id) AS report, t.publisher, t.url, r.report_id, h.id
FROM history h JOIN records r ON r.id = h.id JOIN reports t ON t.id = r.report_id JOIN record_words w ON w.id = h.id;

CREATE VIEW revisions_readable AS
SELECT r.record, coalesce(a.actor, v.speaker_kind) AS speaker, v.kind, v.from_words, v.to_words, v.about,
  (SELECT s.quote FROM spans s WHERE s.record_id = v.id AND s.role = 'original') AS original,
  (SELECT s.quote FROM spans s WHERE s.record_id = v.id AND s.role = 'revised') AS revised,
  o.record AS original_statement, n.record AS revised_statement, w.words, t.published AS reported,
  coalesce(t.title, t.source_id) AS report, t.publisher, t.url, r.report_id, v.id
FROM revisions v JOIN records r ON r.id = v.id JOIN reports t ON t.id = r.report_id JOIN record_words w ON w.id = v.id
  LEFT JOIN actors_readable a ON a.id = v.speaker_actor_id
  LEFT JOIN records o ON o.id = v.original_statement_id LEFT JOIN records n ON n.id = v.revised_statement_id;

CREATE VIEW judgements_readable AS
SELECT r.record, coalesce(a.actor, j.judge_kind) AS judge, j.direction, coalesce(g.actor, '') AS target, j.target_text,
  w.words, t.published AS reported, coalesce(t.title, t.source_id) AS report, t.publisher, t.url, r.report_id, j.id
FROM judgements j JOIN records r ON r.id = j.id JOIN reports t ON t.id = r.report_id JOIN record_words w ON w.id = j.id
  LEFT JOIN actors_readable a ON a.id = j.judge_actor_id LEFT JOIN actors_readable g ON g.id = j.target_actor_id;

CREATE VIEW events_readable AS
SELECT r.record, e.cameo, e.plover_type, e.plover_mode, e.reciprocal,
  (SELECT group_concat(actor, '; ') FROM (SELECT a.actor FROM event_actors x JOIN actors_readable a ON a.id = x.actor_id
     WHERE x.event_id = e.id AND x.role = 'source' ORDER BY x.number)) AS source,
  (SELECT group_concat(actor, '; ') FROM (SELECT a.actor FROM event_actors x JOIN actors_readable a ON a.id = x.actor_id
     WHERE x.event_id = e.id AND x.role = 'target' ORDER BY x.number)) AS target,
  w.words, t.published AS reported, coalesce(t.title, t.source_id) AS report, t.publisher, t.url, r.report_id, e.id
FROM events e JOIN records r ON r.id = e.id JOIN reports t ON t.id = r.report_id JOIN record_words w ON w.id = e.id;

-- The law of offsets, to be checked by anybody: SELECT count(*) FROM broken_spans gives 0.
CREATE VIEW broken_spans AS
SELECT 'span' AS row_kind, s.id FROM spans s JOIN records r ON r.id = s.record_id JOIN reports t ON t.id = r.report_id
WHERE substr(t.text, s.char_start + 1, s.char_end - s.char_start) <> s.quote
UNION ALL
SELECT 'mention', m.id FROM mentions m JOIN actors a ON a.id = m.actor_id JOIN reports t ON t.id = a.report_id
WHERE substr(t.text, m.char_start + 1, m.char_end - m.char_start) <> m.quote
UNION ALL
SELECT 'derivation step', d.id FROM derivation_steps d JOIN records r ON r.id = d.record_id
  JOIN reports t ON t.id = r.report_id
WHERE substr(t.text, d.char_start + 1, d.char_end - d.char_start) <> d.quote;
