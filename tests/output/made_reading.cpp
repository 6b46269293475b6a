// See made_reading.hpp.
#include "made_reading.hpp"

namespace readout {
namespace {

struct Cast {
  ActorIndex ana, soto, officials;
};

Cast add_actors(MadeReading& made) {
  Actor ana = made_actor("Ana Bari\xC4\x87", "HRV", Level::minister, "Foreign Minister");
  ana.cameo = "HRVGOV";
  Actor zagreb = made_actor("Zagreb", "HRV", Level::state);
  zagreb.type = ActorType::state;
  Actor officials = made_actor("anonymous: two officials", "", Level::official);
  officials.type = ActorType::group;
  officials.anonymous = true;
  officials.number = Number::plural;
  Cast cast;
  cast.ana = made.actor(ana, "Ana Bari\xC4\x87");
  cast.soto = made.actor(made_actor("\xE5\xBC\xA0 Soto", "CHL", Level::envoy, "envoy"), "\xE5\xBC\xA0 Soto");
  made.actor(zagreb, "Zagreb");  // in no record: not shown
  cast.officials = made.actor(officials, "Two officials");
  return cast;
}

void add_statements(MadeReading& made, const Cast& cast) {
  Statement said;
  said.source = actor_source(cast.ana);
  said.source_span = made.at("she");
  said.cue = made.at("said");
  said.content = {made.at("\"I would stay,\"")};
  said.type = StatementType::direct;
  said.addressee = cast.soto;
  said.act = "say";
  said.derivation = {{"speech_cues.tsv: say", made.at("said"), "a quotation beside its cue"}};
  Statement denied;
  denied.source = actor_source(cast.officials);
  denied.polarity = Polarity::deny;
  denied.hedge = Hedge::possible;
  denied.hedge_cues = {made.at("say")};
  denied.content = {made.at("she praised Soto")};
  denied.nested_in = StatementIndex(0);
  made.records.statements.push_back(said);
  made.records.statements.push_back(denied);
}

void add_contacts(MadeReading& made, const Cast& cast) {
  Contact maybe;
  maybe.participants = {{cast.ana, Level::minister}, {cast.soto, Level::envoy}};
  maybe.status = Status::open_to;
  maybe.channel = Channel::call;
  maybe.sides = {{cast.ana}, {cast.soto}};
  maybe.on_word_of = {SourceRef{}};
  maybe.evidence = {made.at("met")};
  Contact met = maybe;
  met.status = Status::held;
  met.channel = Channel::meeting;
  met.sides.clear();
  met.place = "Zagreb";
  met.time = "2024-05-06/2024-05-06";
  met.time_text = "on Monday";
  made.records.contacts = {maybe, met};
}

void add_claims(MadeReading& made, const Cast& cast) {
  HistoryClaim first;
  first.participants = {{cast.ana, Level::minister}, {cast.soto, Level::envoy}};
  first.since = "2019";
  first.conditional = true;
  first.evidence = {made.at("the first meeting since 2019")};
  made.records.history = {first};
  Revision revision;
  revision.speaker = actor_source(cast.ana);
  revision.original = made.at("I would stay");
  revision.revised = made.at("I wouldn't stay");
  revision.original_statement = StatementIndex(0);
  revision.from = "would";
  revision.to = "wouldn't";
  made.records.revisions = {revision};
  Judgement praise;
  praise.judge = actor_source(cast.ana);
  praise.target = cast.soto;
  praise.direction = Direction::positive;
  praise.evidence = {made.at("praised Soto")};
  made.records.judgements = {praise};
}

void add_event(MadeReading& made, const Cast& cast) {
  Event event;
  event.cameo = "040";
  event.plover_type = "CONSULT";
  event.source = {cast.ana};
  event.target = {cast.soto};
  event.reciprocal = true;
  event.span = made.at("met");
  made.records.events = {event};
}

}  // namespace

Actor made_actor(std::string name, std::string country, Level level, std::string role) {
  Actor actor;
  actor.name = std::move(name);
  actor.country = std::move(country);
  actor.level = level;
  actor.role = std::move(role);
  return actor;
}

Reading full_reading() {
  MadeReading made(
      "\xC3\x89t\xC3\xA9 in Zagreb\n\n"
      "Croatian Foreign Minister Ana Bari\xC4\x87 met Chile's envoy, \xE5\xBC\xA0 Soto, in Zagreb on Monday. "
      "\"I would stay,\" she said, then corrected herself: \"I wouldn't stay.\" "
      "It was the first meeting since 2019. Two officials say she praised Soto.\n");
  made.article().id = "zagreb";
  made.article().published = "2024-05-07";
  made.article().publisher = "Adria Wire";
  made.article().meta_json = R"({"desk":"north","score":1.50})";
  const Cast cast = add_actors(made);
  add_statements(made, cast);
  add_contacts(made, cast);
  add_claims(made, cast);
  add_event(made, cast);
  return made.take();
}

}  // namespace readout
