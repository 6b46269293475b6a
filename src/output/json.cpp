// See json.hpp. The keys are those of docs/json.md, one function a kind of record.
#include "output/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "output/explanation.hpp"
#include "output/ids.hpp"

namespace readout {
namespace {

using nlohmann::ordered_json;

ordered_json or_null(std::string_view words) { return words.empty() ? ordered_json() : ordered_json(words); }
ordered_json or_unknown(std::string_view words) { return words.empty() ? "unknown" : words; }

std::string dump(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// Countries that the event ontologies know as organisations of states.
bool is_international(std::string_view country) { return country == "EUR" || country == "UNO"; }

class Writer {
 public:
  Writer(const Reading& reading, const JsonOptions& options)
      : reading_(reading),
        options_(options),
        text_(reading.document->text()),
        code_points_(text_),
        ids_(reading) {}

  /// The chosen records with all that explains them, and what was tried where there is none.
  ordered_json explain(const Explained& what) const {
    ordered_json line = head();
    line["schema"] = "readout-explanation/1";
    line["actors"] = actors();
    line["records"] = ordered_json::array();
    for (const RecordId& id : what.records) line["records"].push_back(explained(id));
    line["attempts"] = ordered_json::array();
    for (const Attempt& one : what.attempts) line["attempts"].push_back(attempt(one));
    return line;
  }

  ordered_json write() const {
    ordered_json line = head();
    const Records& records = reading_.records;
    line["actors"] = actors();
    line["statements"] = all(records.statements.raw(), 'S', &Writer::statement);
    line["contacts"] = all(records.contacts, 'C', &Writer::contact);
    line["history"] = all(records.history, 'H', &Writer::history);
    line["revisions"] = all(records.revisions, 'R', &Writer::revision);
    line["judgements"] = all(records.judgements, 'J', &Writer::judgement);
    line["events"] = all(records.events, 'E', &Writer::event);
    return line;
  }

 private:
  ordered_json explained(RecordId id) const {
    ordered_json json;
    json["id"] = record_id(id.kind, id.index);
    json["kind"] = kind_of_letter(id.kind);
    fill_record(id, json);
    json["derivation"] = derivation(derivation_of(reading_, id));
    json["words"] = ordered_json::array();
    for (const TokenIndex t : words_under(reading_, derivation_of(reading_, id)))
      json["words"].push_back(word(t));
    json["told_by"] = ordered_json::array();
    for (const auto& chain : chains_of(reading_, id)) {
      ordered_json ids = ordered_json::array();
      for (const StatementIndex s : chain) ids.push_back(id_or_null(s));
      json["told_by"].push_back(std::move(ids));
    }
    return json;
  }

  void fill_record(RecordId id, ordered_json& json) const {
    const Records& records = reading_.records;
    if (id.kind == 'C') contact(records.contacts[id.index], json);
    if (id.kind == 'S') statement(records.statements.raw()[id.index], json);
    if (id.kind == 'H') history(records.history[id.index], json);
    if (id.kind == 'R') revision(records.revisions[id.index], json);
    if (id.kind == 'J') judgement(records.judgements[id.index], json);
    if (id.kind == 'E') event(records.events[id.index], json);
  }

  /// A word as the parser has it.
  ordered_json word(TokenIndex t) const {
    const Syntax& syntax = reading_.syntax;
    ordered_json json = span(syntax.span(t));
    json["tag"] = syntax.xpos(t);
    json["lemma"] = syntax.lemma(t);
    json["relation"] = syntax.relation(t);
    json["head"] = syntax.head(t).valid() ? span(syntax.span(syntax.head(t))) : ordered_json();
    return json;
  }

  ordered_json attempt(const Attempt& one) const {
    ordered_json json;
    json["word"] = word(one.word);
    json["name"] = one.name;
    json["arguments"] = ordered_json::array();
    for (const AttemptArgument& a : one.arguments) {
      ordered_json argument;
      argument["role"] = name_of(a.role);
      argument["marker"] = or_null(a.marker);
      argument["head"] = span(reading_.syntax.span(a.head));
      argument["actors"] = names(a.actors);
      json["arguments"].push_back(std::move(argument));
    }
    json["rows"] = ordered_json::array();
    for (const FrameTables::Attempt& tried : one.rows) {
      json["rows"].push_back(row(tried.row));
      json["rows"].back()["missing"] = or_null(tried.missing);
    }
    json["parties"] = names(one.parties);
    json["derivation"] = derivation(one.derivation);
    json["outcome"] = one.outcome;
    json["contact"] = one.contact ? ordered_json(record_id('C', *one.contact)) : ordered_json();
    return json;
  }

  /// Who takes part in nothing has no id.
  ordered_json names(const std::vector<ActorIndex>& actors) const {
    ordered_json json = ordered_json::array();
    for (const ActorIndex a : actors) json.push_back(reading_.actors[a].name);
    return json;
  }

  ordered_json head() const {
    const Article& article = reading_.document->article();
    ordered_json head;
    head["schema"] = "readout/1";
    head["id"] = article.id;
    head["title"] = or_null(title());
    head["published"] = or_null(article.published);
    if (article.published.empty() && !article.published_as_given.empty())
      head["published_as_given"] = article.published_as_given;
    head["publisher"] = or_null(article.publisher);
    head["url"] = or_null(article.url);
    if (article.repaired > 0) head["repaired"] = article.repaired;
    if (options_.text) head["text"] = text_;
    return head;
  }

  std::string_view title() const {
    if (const std::string_view given = reading_.document->article().title; !given.empty()) return given;
    for (const Paragraph& p : reading_.document->paragraphs()) {
      if (p.kind == ParagraphKind::headline) return p.span.in(text_);
    }
    return {};
  }

  template <class Record>
  ordered_json all(const std::vector<Record>& records, char kind,
                   void (Writer::*fill)(const Record&, ordered_json&) const) const {
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < records.size(); ++i) {
      ordered_json record;
      record["id"] = record_id(kind, i);
      (this->*fill)(records[i], record);
      if (options_.derivation) record["derivation"] = derivation(records[i].derivation);
      list.push_back(std::move(record));
    }
    return list;
  }

  ordered_json span(ByteSpan span) const {
    ordered_json json;
    json["start"] = code_points_.at(span.begin);
    json["end"] = code_points_.at(span.end);
    json["quote"] = span.in(text_);
    return json;
  }
  ordered_json span_or_null(ByteSpan at) const { return at.empty() ? ordered_json() : span(at); }
  ordered_json spans(const std::vector<ByteSpan>& list) const {
    ordered_json json = ordered_json::array();
    for (ByteSpan at : list) json.push_back(span(at));
    return json;
  }

  ordered_json id_or_null(ActorIndex a) const { return or_null(ids_.of(a)); }
  ordered_json id_or_null(StatementIndex s) const {
    return s.valid() ? ordered_json(record_id('S', s.value())) : ordered_json();
  }

  ordered_json actors() const {
    ordered_json json = ordered_json::array();
    for (const ActorIndex a : ids_.shown()) json.push_back(actor(a));
    return json;
  }

  ordered_json actor(ActorIndex index) const {
    const Actor& actor = reading_.actors[index];
    ordered_json json;
    json["id"] = ids_.of(index);
    json["name"] = actor.name;
    json["aliases"] = actor.aliases;
    json["type"] = name_of(actor.type);
    json["country"] = actor.country;
    json["role"] = actor.role;
    json["level"] = name_of(actor.level);
    json["anonymous"] = actor.anonymous;
    if (actor.anonymous) json["unnamed"] = unnamed(actor.unnamed);
    if (actor.count > 0) json["count"] = actor.count;
    json["cameo"] = or_null(actor.cameo);
    json["sector"] = or_null(actor.sector);
    if (!actor.holder.empty()) json["holder"] = actor.holder;
    if (!actor.wikidata.empty()) json["wikidata"] = actor.wikidata;
    if (!actor.members.empty()) json["members"] = ids(actor.members);
    json["mentions"] = ordered_json::array();
    for (MentionIndex m : actor.mentions) {
      ordered_json mention = span(reading_.actors.mention(m).span);
      mention["kind"] = name_of(reading_.actors.mention(m).kind);
      json["mentions"].push_back(std::move(mention));
    }
    return json;
  }

  ordered_json unnamed(const Unnamed& source) const {
    ordered_json json;
    json["kind"] = source.kind;
    json["organisation"] = span_or_null(source.organisation);
    json["reason"] = span_or_null(source.reason);
    return json;
  }

  ordered_json ids(const std::vector<ActorIndex>& actors) const {
    ordered_json json = ordered_json::array();
    for (ActorIndex a : actors) json.push_back(ids_.of(a));
    return json;
  }

  ordered_json derivation(const Derivation& steps) const {
    ordered_json json = ordered_json::array();
    for (const DerivationStep& step : steps) {
      ordered_json one;
      one["rule"] = step.rule;
      one["span"] = span_or_null(step.span);
      one["note"] = step.note;
      if (step.row) one["row"] = row(step.row);
      if (step.stage_rule) one["stage_rule"] = row(step.stage_rule);
      json.push_back(std::move(one));
    }
    return json;
  }

  static ordered_json row(const Table::Row& row) {
    ordered_json json;
    json["file"] = row.file();
    json["line"] = row.line();
    for (const std::string_view column : row.columns()) {
      if (!row[column].empty()) json["cells"][std::string(column)] = row[column];
    }
    return json;
  }

  void statement(const Statement& s, ordered_json& json) const {
    json["source"] = ids_.of(s.source);
    json["sources"] = ordered_json::array();
    if (s.source.kind == SourceRef::Kind::actor) json["sources"].push_back(ids_.of(s.source));
    for (const ActorIndex joint : s.joint) json["sources"].push_back(ids_.of(joint));
    json["source_span"] = span_or_null(s.source_span);
    json["cue"] = span_or_null(s.cue);
    json["act"] = or_null(s.act);
    json["stance"] = name_of(s.stance);
    json["factive"] = name_of(s.factive);
    json["content"] = spans(s.content);
    json["type"] = name_of(s.type);
    json["addressee"] = id_or_null(s.addressee);
    json["addressee_span"] = span_or_null(s.addressee_span);
    json["polarity"] = name_of(s.polarity);
    json["hedge"] = name_of(s.hedge);
    json["hedge_cues"] = ordered_json::array();
    for (const ByteSpan hedge : s.hedge_cues) {
      json["hedge_cues"].push_back(span(hedge));
      json["hedge_cues"].back()["layer"] = name_of(layer_of(s, hedge));
    }
    json["nested_in"] = id_or_null(s.nested_in);
  }

  void contact(const Contact& c, ordered_json& json) const {
    json["participants"] = ordered_json::array();
    for (const Participant& p : c.participants) {
      ordered_json one;
      one["actor"] = ids_.of(p.actor);
      one["level"] = name_of(p.level);
      json["participants"].push_back(std::move(one));
    }
    json["channel"] = name_of(c.channel);
    json["status"] = name_of(c.status);
    json["place"] = or_unknown(c.place);
    json["time"] = or_unknown(c.time);
    json["time_text"] = or_null(c.time_text);
    json["diplomatic"] = c.diplomatic;
    json["sides"] = sides(c.sides);
    json["on_word_of"] = ordered_json::array();
    for (const SourceRef& source : c.on_word_of) json["on_word_of"].push_back(ids_.of(source));
    json["evidence"] = spans(c.evidence);
  }

  ordered_json sides(const std::vector<std::vector<ActorIndex>>& sides) const {
    if (sides.empty()) return nullptr;
    ordered_json json = ordered_json::array();
    for (const auto& side : sides) json.push_back(ids(side));
    return json;
  }

  void history(const HistoryClaim& h, ordered_json& json) const {
    json["kind"] = name_of(h.kind);
    json["participants"] = ordered_json::array();
    for (const Participant& p : h.participants) json["participants"].push_back(ids_.of(p.actor));
    json["level"] = h.level ? ordered_json(name_of(*h.level)) : ordered_json();
    json["since"] = or_null(h.since);
    json["note"] = or_null(h.conditional ? "conditional" : "");
    json["evidence"] = spans(h.evidence);
  }

  void revision(const Revision& r, ordered_json& json) const {
    json["speaker"] = ids_.of(r.speaker);
    json["kind"] = name_of(r.kind);
    json["original"] = span_or_null(r.original);
    json["revised"] = span_or_null(r.revised);
    json["original_statement"] = id_or_null(r.original_statement);
    json["revised_statement"] = id_or_null(r.revised_statement);
    json["from"] = r.from;
    json["to"] = r.to;
    json["about"] = or_null(r.about);
    json["evidence"] = spans(r.evidence);
  }

  void judgement(const Judgement& j, ordered_json& json) const {
    json["judge"] = ids_.of(j.judge);
    json["target"] = id_or_null(j.target);
    json["target_text"] = or_null(j.target_text);
    json["direction"] = name_of(j.direction);
    json["evidence"] = spans(j.evidence);
  }

  void event(const Event& e, ordered_json& json) const {
    json["plover"] = or_null(e.plover_type);
    if (!e.plover_mode.empty()) json["mode"] = e.plover_mode;
    if (!e.cameo.empty()) json["cameo"] = e.cameo;
    json["source"] = event_actors(e.source, e.span);
    json["target"] = event_actors(e.target, e.span);
    json["reciprocal"] = e.reciprocal;
    json.update(span(e.span));
  }

  /// An actor of two countries ("IRN/SAU") is an entry for each: an event is coded between states.
  ordered_json event_actors(const std::vector<ActorIndex>& actors, ByteSpan near) const {
    ordered_json json = ordered_json::array();
    for (ActorIndex a : actors) {
      std::string_view rest = reading_.actors[a].country;
      do {
        const std::size_t slash = std::min(rest.find('/'), rest.size());
        json.push_back(event_actor(a, rest.substr(0, slash), near));
        rest.remove_prefix(std::min(slash + 1, rest.size()));
      } while (!rest.empty());
    }
    return json;
  }

  ordered_json event_actor(ActorIndex index, std::string_view country, ByteSpan near) const {
    const Actor& actor = reading_.actors[index];
    ordered_json json;
    json["actor"] = ids_.of(index);
    json["country"] = is_international(country) ? ordered_json("IGO") : or_null(country);
    if (!actor.cameo.empty()) json["code"] = actor.cameo;
    if (!actor.mentions.empty()) {
      const ByteSpan at = nearest_mention(actor, near);
      json["start"] = code_points_.at(at.begin);
      json["end"] = code_points_.at(at.end);
    }
    return json;
  }

  /// The mention that the event's phrase most likely speaks of. @pre the actor has mentions
  ByteSpan nearest_mention(const Actor& actor, ByteSpan near) const {
    const auto distance = [&](MentionIndex m) {
      const ByteSpan at = reading_.actors.mention(m).span;
      return at.end <= near.begin ? near.begin - at.end : at.begin >= near.end ? at.begin - near.end : 0;
    };
    const auto nearest =
        std::min_element(actor.mentions.begin(), actor.mentions.end(),
                         [&](MentionIndex a, MentionIndex b) { return distance(a) < distance(b); });
    return reading_.actors.mention(*nearest).span;
  }

  const Reading& reading_;
  const JsonOptions& options_;
  std::string_view text_;
  CodePointMap code_points_;
  ActorIds ids_;
};

}  // namespace

std::string to_json(const Reading& reading, const JsonOptions& options) {
  std::string line = dump(Writer(reading, options).write());
  // As it came, not parsed again: numbers keep their digits.
  if (const std::string& meta = reading.document->article().meta_json; !meta.empty()) {
    line.pop_back();
    line += ",\"meta\":" + meta + "}";
  }
  return line;
}

std::string explanation_to_json(const Reading& reading, const Explained& what) {
  const JsonOptions options;
  return dump(Writer(reading, options).explain(what));
}

std::string error_to_json(std::string_view id, const Error& error, const InputPlace& place) {
  ordered_json what;
  what["type"] = name_of(error.code);
  what["title"] = error.message;
  what["file"] = place.file;
  if (place.line > 0) what["line"] = place.line;
  ordered_json line;
  line["id"] = id;
  line["error"] = std::move(what);
  return dump(line);
}

}  // namespace readout
