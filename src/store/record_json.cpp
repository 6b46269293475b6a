// See record_json.hpp. Lists come out in their stored order: json_group_array over an ordered subquery.
#include "store/record_json.hpp"

#include <fmt/format.h>

namespace readout {
namespace {

/// An actor's object, for the actor row under `alias`; null if there is none.
std::string actor(std::string_view alias) {
  return fmt::format(
      "iif({0}.id IS NULL, NULL, json_object('id', 'A' || {0}.number, 'name', {0}.name, 'type', {0}.type, "
      "'country', "
      "{0}.country, 'role', {0}.role, 'level', {0}.level, 'anonymous', {1}))",
      alias, fmt::format("json(iif({}.anonymous, 'true', 'false'))", alias));
}

/// A list: `item` is an expression that gives JSON, `from` all that follows FROM.
std::string list(std::string_view item, std::string_view from) {
  return fmt::format("(SELECT json_group_array(json(item)) FROM (SELECT {} AS item FROM {}))", item, from);
}

std::string one_actor(std::string_view id) {
  return fmt::format("(SELECT {} FROM actors a WHERE a.id = {})", actor("a"), id);
}

/// The source's object, or the word "unattributed" or "reporter".
std::string source(std::string_view kind, std::string_view id) {
  return fmt::format("json(iif({0} = 'actor', {1}, json_quote({0})))", kind, one_actor(id));
}

std::string flag(std::string_view column) { return fmt::format("json(iif({}, 'true', 'false'))", column); }

constexpr std::string_view kSpan = "json_object('start', s.char_start, 'end', s.char_end, 'quote', s.quote)";

std::string spans(std::string_view role) {
  return list(kSpan, fmt::format("spans s WHERE s.record_id = x.id AND s.role = '{}' ORDER BY s.id", role));
}
std::string one_span(std::string_view role) {
  return fmt::format("json((SELECT {} FROM spans s WHERE s.record_id = x.id AND s.role = '{}' LIMIT 1))",
                     kSpan, role);
}

/// The hedges of a statement, each with its layer (layer_of in record/records.hpp).
std::string hedges() {
  constexpr std::string_view kInside =
      "EXISTS (SELECT 1 FROM spans o WHERE o.record_id = s.record_id AND o.role = '{}' AND {})";
  const std::string in_content = fmt::format(fmt::runtime(kInside), "content",
                                             "o.char_start <= s.char_start AND s.char_end <= o.char_end");
  const std::string in_cue =
      fmt::format(fmt::runtime(kInside), "cue", "o.char_start < s.char_end AND s.char_start < o.char_end");
  return list(fmt::format("json_object('start', s.char_start, 'end', s.char_end, 'quote', s.quote, 'layer', "
                          "iif({}, 'source', iif({}, 'cue', 'reporter')))",
                          in_content, in_cue),
              "spans s WHERE s.record_id = x.id AND s.role = 'hedge' ORDER BY s.id");
}

std::string record_name(std::string_view id) {
  return fmt::format("(SELECT record FROM records WHERE id = {})", id);
}

std::string participants() {
  return list(fmt::format("json_object('actor', json({}), 'level', p.level)", actor("a")),
              "participants p JOIN actors a ON a.id = p.actor_id WHERE p.record_id = x.id ORDER BY p.number");
}

std::string contact() {
  const std::string sides = list("members",
                                 "(SELECT json_group_array('A' || a.number) AS members FROM contact_sides s "
                                 "JOIN actors a ON a.id = s.actor_id "
                                 "WHERE s.contact_id = x.id GROUP BY s.side ORDER BY s.side)");
  const std::string sources = list(source("w.source_kind", "w.source_actor_id"),
                                   "contact_sources w WHERE w.contact_id = x.id ORDER BY w.number");
  return fmt::format(
      "'status', x.status, 'channel', x.channel, 'participants', json({}), 'place', nullif(x.place, ''), "
      "'time', "
      "nullif(x.time, ''), 'time_text', nullif(x.time_text, ''), 'diplomatic', {}, 'sides', json(nullif({}, "
      "'[]')), 'on_word_of', "
      "json({}), 'evidence', json({})",
      participants(), flag("x.diplomatic"), sides, sources, spans("evidence"));
}

std::string statement() {
  const std::string sources = list(actor("a"),
                                   "statement_sources w JOIN actors a ON a.id = w.actor_id "
                                   "WHERE w.statement_id = x.id ORDER BY w.number");
  return fmt::format(
      "'source', {}, 'sources', json({}), 'source_span', {}, 'cue', {}, 'act', nullif(x.act, ''), 'stance', "
      "x.stance, "
      "'factive', x.factive, 'content', json({}), 'type', x.type, 'addressee', json({}), 'addressee_span', "
      "{}, "
      "'polarity', x.polarity, 'hedge', x.hedge, 'hedge_cues', json({}), 'nested_in', {}",
      source("x.source_kind", "x.source_actor_id"), sources, one_span("source"), one_span("cue"),
      spans("content"), one_actor("x.addressee_actor_id"), one_span("addressee"), hedges(),
      record_name("x.nested_in"));
}

std::string history() {
  return fmt::format(
      "'claim', x.kind, 'participants', json({}), 'level', x.level, 'since', nullif(x.since, ''), "
      "'conditional', {}, "
      "'evidence', json({})",
      participants(), flag("x.conditional"), spans("evidence"));
}

std::string revision() {
  return fmt::format(
      "'speaker', {}, 'change', x.kind, 'from', x.from_words, 'to', x.to_words, 'about', nullif(x.about, "
      "''), "
      "'original', {}, 'revised', {}, 'original_statement', {}, 'revised_statement', {}, 'evidence', "
      "json({})",
      source("x.speaker_kind", "x.speaker_actor_id"), one_span("original"), one_span("revised"),
      record_name("x.original_statement_id"), record_name("x.revised_statement_id"), spans("evidence"));
}

std::string judgement() {
  return fmt::format(
      "'judge', {}, 'direction', x.direction, 'target', json({}), 'target_text', nullif(x.target_text, ''), "
      "'evidence', json({})",
      source("x.judge_kind", "x.judge_actor_id"), one_actor("x.target_actor_id"), spans("evidence"));
}

std::string event() {
  const auto actors = [](std::string_view role) {
    return list(actor("a"),
                fmt::format("event_actors e JOIN actors a ON a.id = e.actor_id WHERE e.event_id = x.id AND "
                            "e.role = '{}' ORDER BY e.number",
                            role));
  };
  return fmt::format(
      "'cameo', nullif(x.cameo, ''), 'plover', nullif(x.plover_type, ''), 'mode', nullif(x.plover_mode, ''), "
      "'source', "
      "json({}), 'target', json({}), 'reciprocal', {}, 'evidence', json({})",
      actors("source"), actors("target"), flag("x.reciprocal"), spans("evidence"));
}

std::string fields(std::string_view kind) {
  if (kind == "contact") return contact();
  if (kind == "statement") return statement();
  if (kind == "history") return history();
  if (kind == "revision") return revision();
  if (kind == "judgement") return judgement();
  return event();
}

/// With row and stage_rule only where there are such.
std::string derivation_steps() {
  const auto row = [](std::string_view key, std::string_view alias) {
    return fmt::format(
        "iif({1}.id IS NULL, json('{{}}'), json_object('{0}', json_object('file', {1}.file, 'line', "
        "{1}.line, "
        "'cells', json({1}.cells))))",
        key, alias);
  };
  const std::string step =
      "json_object('rule', s.rule, 'span', iif(s.char_start IS NULL, NULL, json_object('start', "
      "s.char_start, "
      "'end', s.char_end, 'quote', s.quote)), 'note', s.note)";
  return list(
      fmt::format("json_patch(json_patch({}, {}), {})", step, row("row", "a"), row("stage_rule", "b")),
      "derivation_steps s LEFT JOIN table_rows a ON a.id = s.row_id LEFT JOIN table_rows b ON b.id = "
      "s.stage_rule_id WHERE s.record_id = x.id ORDER BY s.step");
}

constexpr std::string_view kReport =
    "json_object('number', t.id, 'id', t.source_id, 'title', t.title, 'published', t.published, 'publisher', "
    "t.publisher, 'url', t.url, 'text_sha256', t.text_sha256)";

}  // namespace

std::string json_expression(std::string_view kind, bool derivation) {
  const std::string steps = derivation ? fmt::format(", 'derivation', json({})", derivation_steps()) : "";
  return fmt::format("json_object('record', r.record, 'kind', r.kind, {}{}, 'report', {})", fields(kind),
                     steps, kReport);
}

}  // namespace readout
