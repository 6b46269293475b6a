// The questions: who, what, when, in which words; the ladder; explain; and the names of states.
#include <nlohmann/json.hpp>

#include "hand_made.hpp"
#include "store/contact_pairs.hpp"
#include "store/explain.hpp"
#include "store/questions.hpp"
#include "store/reading_rows.hpp"
#include "store/states.hpp"

namespace readout {
namespace {

/// Contacts of several reports: who, status, day in the text (or none), day of the report.
Reading met(const std::string& id, const std::string& published, const std::string& time, Status status,
            std::vector<std::tuple<std::string, std::string, Level>> who) {
  std::string text = "Report " + id + ". They met:";
  for (const auto& [name, country, level] : who) text += " " + name;
  HandMade made(text, id, published);
  std::vector<ActorIndex> actors;
  for (const auto& [name, country, level] : who) {
    const bool state = level == Level::state;
    actors.push_back(state ? made.actor(name, country, level, ActorType::state)
                           : made.person(name, country, level));
  }
  made.contact(actors, status, "They met").time = time;
  return made.done();
}

/// The file of a small world: Norway, Japan, Chile.
class Asked : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    keep_all(*folder_ / "a.db",
             met("one", "2020-01-10", "2020-01-09/2020-01-09", Status::held,
                 {{"Anna Berg", "NOR", Level::minister}, {"Kenji Mori", "JPN", Level::minister}}),
             met("two", "2020-02-10", "2020-03-01/2020-03-01", Status::scheduled,
                 {{"Erik Dahl", "NOR", Level::head_of_government},
                  {"Yui Sato", "JPN", Level::head_of_government}}),
             met("three", "2020-02", "", Status::offered,
                 {{"Anna Berg", "NOR", Level::minister}, {"Japan", "JPN", Level::state}}),
             met("four", "", "", Status::held,
                 {{"Luis Rojas", "CHL", Level::ambassador}, {"Anna Berg", "NOR", Level::minister}}),
             sample());
    store_ = std::make_unique<Store>(reader(*folder_ / "a.db"));
  }
  static void TearDownTestSuite() {
    store_.reset();
    folder_.reset();
  }

  /// The records found, in order.
  static std::string found(RecordKind kind, const Filter& filter) {
    std::string names;
    const auto count = store_->find(kind, filter, [&](const Cells& cells) {
      names += (names.empty() ? "" : " ") + cells[0];
      return true;
    });
    EXPECT_TRUE(count) << count.error().message;
    return names;
  }
  static std::string contacts(const Filter& filter) { return found(RecordKind::contact, filter); }

  static inline std::unique_ptr<TempFolder> folder_;
  static inline std::unique_ptr<Store> store_;
};

Filter filter_of(std::vector<std::string> states, std::vector<std::string> persons = {},
                 std::vector<std::string> statuses = {}) {
  Filter filter;
  filter.states = std::move(states);
  filter.persons = std::move(persons);
  filter.statuses = std::move(statuses);
  return filter;
}

TEST_F(Asked, NewestFirst) { EXPECT_EQ(contacts({}), "5:C1 2:C1 3:C1 1:C1 4:C1"); }

TEST_F(Asked, ByStateAllOfThem) {
  EXPECT_EQ(contacts(filter_of({"JPN"})), "5:C1 2:C1 3:C1 1:C1");
  EXPECT_EQ(contacts(filter_of({"NOR", "CHL"})), "4:C1");
  EXPECT_EQ(contacts(filter_of({"CHL", "JPN"})), "");
  EXPECT_EQ(found(RecordKind::statement, filter_of({"JPN"})), "5:S2");
  EXPECT_EQ(found(RecordKind::judgement, filter_of({"JPN", "NOR"})), "5:J1");
  EXPECT_EQ(found(RecordKind::revision, filter_of({"NOR"})), "5:R1");
  EXPECT_EQ(found(RecordKind::history, filter_of({"NOR"})), "5:H1");
  EXPECT_EQ(found(RecordKind::history, filter_of({"CHL"})), "");
}

TEST_F(Asked, ByPersonInAnyPartOfTheName) {
  EXPECT_EQ(contacts(filter_of({}, {"Anna Berg"})), "3:C1 1:C1 4:C1");
  EXPECT_EQ(contacts(filter_of({}, {"berg"})), "3:C1 1:C1 4:C1");
  EXPECT_EQ(contacts(filter_of({}, {"ber"})), "") << "whole words";
  EXPECT_EQ(contacts(filter_of({}, {"Anna Berg", "Mori"})), "1:C1");
  EXPECT_EQ(contacts(filter_of({}, {"oystein braten"})), "") << "ø is a letter of its own";
  EXPECT_EQ(contacts(filter_of({}, {"øystein braten"})), "5:C1") << "without accents";
  EXPECT_EQ(contacts(filter_of({}, {"Norway's foreign minister"})), "5:C1") << "an alias";
  EXPECT_EQ(contacts(filter_of({}, {"Japan"})), "") << "a state is no person";
  EXPECT_EQ(found(RecordKind::judgement, filter_of({}, {"Keiko"})), "5:J1");
}

TEST_F(Asked, ByStatus) {
  EXPECT_EQ(contacts(filter_of({}, {}, {"held"})), "5:C1 1:C1 4:C1");
  EXPECT_EQ(contacts(filter_of({}, {}, {"offered", "scheduled"})), "2:C1 3:C1");
  EXPECT_EQ(found(RecordKind::statement, filter_of({}, {}, {"deny"})), "5:S2");
  EXPECT_EQ(found(RecordKind::history, filter_of({}, {}, {"first_since"})), "5:H1");
  EXPECT_EQ(found(RecordKind::revision, filter_of({}, {}, {"denial"})), "");
}

TEST_F(Asked, ByTime) {
  const auto between = [](std::string since, std::string until) {
    Filter filter;
    filter.since = std::move(since);
    filter.until = std::move(until);
    return contacts(filter);
  };
  EXPECT_EQ(between("2020-01-09", "2020-01-09"), "1:C1") << "its own time, not the report's";
  EXPECT_EQ(between("2020-01-10", "2020-01-31"), "");
  EXPECT_EQ(between("2020-02-15", "2020-02-20"), "3:C1") << "a report of which only the month is known";
  EXPECT_EQ(between("2020-03-01", ""), "5:C1 2:C1");
  EXPECT_EQ(between("", "2020-02-01"), "3:C1 1:C1");
}

TEST_F(Asked, ByWords) {
  Filter filter;
  filter.text = "talk";
  EXPECT_EQ(found(RecordKind::statement, filter), "5:S1");
  EXPECT_EQ(contacts(filter), "5:C1") << "words of the report";
  filter.text = "\"talk again\" shall";
  EXPECT_EQ(found(RecordKind::statement, filter), "5:S1");
  filter.text = "\"again talk\"";
  EXPECT_EQ(found(RecordKind::statement, filter), "");
}

TEST_F(Asked, WordsWithAnyCharacters) {
  for (const char* words : {"\"", "*", "(", "a AND", "NEAR(", "col:x", "-x", "^", "'", "\"\"\"", "x\"y",
                            "{a b}", "\\", "🕊", "%", ";"}) {
    Filter filter;
    filter.text = words;
    filter.persons = {words};
    EXPECT_EQ(contacts(filter), "") << words;
  }
}

TEST_F(Asked, Limit) {
  Filter filter;
  filter.limit = 2;
  EXPECT_EQ(contacts(filter), "5:C1 2:C1");
  filter.limit = 0;
  EXPECT_EQ(contacts(filter), "");
}

TEST_F(Asked, ASinkMayStop) {
  EXPECT_EQ(*store_->find(RecordKind::contact, {}, [](const Cells&) { return false; }), 1u);
}

TEST_F(Asked, RowsHaveTheirColumns) {
  for (const RecordKind kind : {RecordKind::contact, RecordKind::statement, RecordKind::history,
                                RecordKind::revision, RecordKind::judgement}) {
    std::size_t rows = 0;
    ASSERT_TRUE(store_->find(kind, {}, [&](const Cells& cells) {
      EXPECT_EQ(cells.size(), Store::find_columns(kind).size());
      ++rows;
      return true;
    }));
    EXPECT_GT(rows, 0u);
  }
}

/// A report of statements only: who says them, by which class of cue, how sure, and in which words.
class AskedOfStatements : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    keep_all(*folder_ / "a.db", said());
    store_ = std::make_unique<Store>(reader(*folder_ / "a.db"));
  }
  static void TearDownTestSuite() {
    store_.reset();
    folder_.reset();
  }

  static Reading said() {
    HandMade made(
        "Berg vowed to lift sanctions. The foreign ministry said it may sanction Chile. Norway denied it "
        "lies. Officials ruled out a deal. It is rumoured that Mori left. Is it over, asked Mori. Both "
        "think it holds. Perhaps all is well. They declined to comment.");
    const ActorIndex berg = made.person("Anna Berg", "NOR", Level::minister);
    const ActorIndex body =
        made.actor("Foreign Ministry", "NOR", Level::organisation, ActorType::organisation);
    const ActorIndex state = made.actor("Norway", "NOR", Level::state, ActorType::state);
    const ActorIndex officials = made.actor("officials", "", Level::official, ActorType::group);
    const ActorIndex mori = made.person("Kenji Mori", "JPN", Level::other);
    const ActorIndex both = made.actor("both", "", Level::group, ActorType::group);
    made[berg].role = "Foreign Minister";
    made[state].aliases = {"Oslo"};
    made[officials].anonymous = true;
    made[both].members = {berg, mori};
    const auto say = [&](ActorIndex who, std::string_view cue, std::string act, std::string_view content,
                         Polarity polarity, Hedge hedge) {
      Statement& statement = made.statement(who, {content});
      statement.cue = made.at(cue);
      statement.act = std::move(act);
      statement.polarity = polarity;
      statement.hedge = hedge;
    };
    say(berg, "vowed", "promise", "lift sanctions", Polarity::assert_, Hedge::certain);
    say(body, "said", "say", "it may sanction Chile", Polarity::assert_, Hedge::possible);
    say(state, "denied", "deny", "it lies", Polarity::deny, Hedge::certain);
    say(officials, "ruled out", "deny", "a deal", Polarity::deny, Hedge::possible);
    say({}, "rumoured", "claim", "Mori left", Polarity::assert_, Hedge::probable);
    say(mori, "asked", "ask", "Is it over", Polarity::assert_, Hedge::unknown);
    say(both, "think", "think", "it holds", Polarity::assert_, Hedge::certain);
    say({}, "It is", "say", "all is well", Polarity::doubt, Hedge::possible);
    made.records().statements[StatementIndex(4)].source = {SourceRef::Kind::unattributed, {}};
    say(officials, "declined", "decline", "to comment", Polarity::did_not_claim, Hedge::unknown);
    made.records().statements[StatementIndex(1)].hedge_cues = {made.at("may"), made.at("sanction Chile")};
    return made.done();
  }

  /// The numbers of the statements found, in order.
  static std::string found(const Filter& filter) {
    std::string numbers;
    const auto count = store_->find(RecordKind::statement, filter, [&](const Cells& cells) {
      numbers += (numbers.empty() ? "" : " ") + cells[0].substr(3);
      return true;
    });
    EXPECT_TRUE(count) << count.error().message;
    return numbers;
  }
  static std::string found(const StatementFilter& statement) {
    Filter filter;
    filter.statement = statement;
    return found(filter);
  }
  static std::string by(std::vector<std::string> speakers) {
    StatementFilter filter;
    filter.speakers = std::move(speakers);
    return found(filter);
  }
  static std::string with_words(std::string words) {
    StatementFilter filter;
    filter.search = std::move(words);
    return found(filter);
  }

  static inline std::unique_ptr<TempFolder> folder_;
  static inline std::unique_ptr<Store> store_;
};

TEST_F(AskedOfStatements, BySpeakersOfAnyKind) {
  EXPECT_EQ(found(StatementFilter{}), "1 2 3 4 5 6 7 8 9");
  EXPECT_EQ(by({"foreign ministry"}), "2");
  EXPECT_EQ(by({"norway"}), "3") << "a state, which --person leaves out";
  EXPECT_EQ(by({"oslo"}), "3") << "its alias";
  EXPECT_EQ(by({"Mori"}), "6 7") << "and the group he is in";
  EXPECT_EQ(by({"Mor"}), "") << "whole words";
  EXPECT_EQ(by({"Berg", "Mori"}), "7") << "only the group of both is either";
  EXPECT_EQ(by({"Kenji", "Mori"}), "6 7");
  EXPECT_EQ(found(filter_of({}, {"Norway"})), "");
}

TEST_F(AskedOfStatements, HedgedAreAssertedAndLessThanCertain) {
  StatementFilter filter;
  filter.hedged = true;
  EXPECT_EQ(found(filter), "2 5 6") << "neither denials (4), doubts (8) nor what was not said (9)";
}

TEST_F(AskedOfStatements, Denials) {
  StatementFilter filter;
  filter.denied = true;
  EXPECT_EQ(found(filter), "3 4");
  Filter both = filter_of({}, {}, {"doubt"});
  both.statement = filter;
  EXPECT_EQ(found(both), "") << "all conditions must hold";
}

TEST_F(AskedOfStatements, OfSourcesThatNobodyNames) {
  StatementFilter filter;
  filter.anonymous = true;
  EXPECT_EQ(found(filter), "4 5 9") << "the paper itself (8) is named";
}

TEST_F(AskedOfStatements, ByClassOfCue) {
  StatementFilter filter;
  filter.acts = {"promise"};
  EXPECT_EQ(found(filter), "1");
  filter.acts = {"promise", "ask", "praise"};
  EXPECT_EQ(found(filter), "1 6") << "one of them is enough";
}

TEST_F(AskedOfStatements, ByWordsOfTheContent) {
  EXPECT_EQ(with_words("sanctions"), "1");
  EXPECT_EQ(with_words("sanction"), "2");
  EXPECT_EQ(with_words("chile it"), "2") << "in any order";
  EXPECT_EQ(with_words("\"may sanction\""), "2");
  EXPECT_EQ(with_words("\"sanction may\""), "");
  EXPECT_EQ(with_words("vowed"), "") << "the report has it, the content has not";
}

TEST_F(AskedOfStatements, MalformedQueriesAreWords) {
  for (const char* words : {"\"", "*", "(", "a AND", "NEAR(", "content:it", "NOT it", "-x", "^", "'", "{a b}",
                            "\\", "%", ";", "\"\"\"", "sanction*s"}) {
    EXPECT_EQ(with_words(words), "") << words;
    EXPECT_EQ(by({words}), "") << words;
  }
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "it \"it " + std::to_string(i);
  EXPECT_EQ(with_words(many), "");
}

TEST_F(AskedOfStatements, ConditionsCompose) {
  Filter filter = filter_of({"NOR"});
  EXPECT_EQ(found(filter), "1 2 3");
  filter.statement.hedged = true;
  EXPECT_EQ(found(filter), "2");
  filter.statement.acts = {"say"};
  filter.statement.speakers = {"ministry"};
  filter.statement.search = "chile";
  filter.text = "sanction";
  EXPECT_EQ(found(filter), "2");
  filter.statement.anonymous = true;
  EXPECT_EQ(found(filter), "");
  Filter limited;
  limited.statement.denied = true;
  limited.limit = 1;
  EXPECT_EQ(found(limited), "3");
}

TEST_F(AskedOfStatements, RowsTellOfficeCueAndHedge) {
  const auto cell = [](std::string_view column, const std::string& statement) {
    return sql(*folder_ / "a.db", "SELECT " + std::string(column) +
                                      " FROM statements_readable WHERE record = '1:S" + statement + "'");
  };
  EXPECT_EQ(cell("source", "1"), "Anna Berg (NOR, Foreign Minister)\n");
  EXPECT_EQ(cell("source", "2"), "Foreign Ministry (NOR)\n");
  EXPECT_EQ(cell("source", "4"), "officials\n");
  EXPECT_EQ(cell("source", "6"), "Kenji Mori (JPN)\n");
  EXPECT_EQ(cell("source", "5"), "unattributed\n");
  EXPECT_EQ(cell("cue", "4"), "ruled out\n");
  EXPECT_EQ(cell("hedge_cues", "2"), "may; sanction Chile\n");
}

/// They are for statements alone: of other kinds they ask nothing.
TEST_F(Asked, WhatIsOfStatementsLeavesOtherKindsAlone) {
  Filter filter;
  filter.statement = {{"Nobody"}, {"deny"}, "nothing", true, true, true};
  EXPECT_EQ(contacts(filter), "5:C1 2:C1 3:C1 1:C1 4:C1");
  EXPECT_EQ(found(RecordKind::statement, filter), "");
}

nlohmann::json json_of(const Store& store, RecordKind kind) {
  Filter filter = filter_of({"NOR"});
  filter.since = "2021-01-01";
  std::string line;
  EXPECT_EQ(*store.find_json(kind, filter, [&](std::string_view l) { return line = l, true; }), 1u);
  return nlohmann::json::parse(line);
}

TEST_F(Asked, JsonOfAContact) {
  const auto json = json_of(*store_, RecordKind::contact);
  EXPECT_EQ(json["record"], "5:C1");
  EXPECT_EQ(json["status"], "held");
  EXPECT_EQ(json["diplomatic"], true);
  EXPECT_EQ(json["participants"][1]["actor"]["name"], "Ōta Keiko");
  EXPECT_EQ(json["participants"][1]["level"], "head_of_government");
  EXPECT_EQ(json["participants"][1]["actor"]["anonymous"], false);
  EXPECT_EQ(json["on_word_of"], nlohmann::json::array({"reporter"}));
  EXPECT_TRUE(json["sides"].is_null());
  EXPECT_EQ(json["evidence"][0]["quote"], "met Ōta Keiko of Japan in Kobe on Monday");
  EXPECT_EQ(json["evidence"][0]["start"], 43);
  EXPECT_EQ(json["report"]["id"], "sample");
}

TEST_F(Asked, JsonOfTheOthers) {
  const auto statement = json_of(*store_, RecordKind::statement);
  EXPECT_EQ(statement["source"]["name"], "Øystein Bråten");
  EXPECT_EQ(statement["cue"]["quote"], "said");
  EXPECT_EQ(statement["nested_in"], "5:S2");
  EXPECT_TRUE(statement["addressee"].is_null());
  EXPECT_EQ(json_of(*store_, RecordKind::revision)["original"]["quote"], "had said could");
  EXPECT_EQ(json_of(*store_, RecordKind::revision)["revised_statement"], nullptr);
  EXPECT_EQ(json_of(*store_, RecordKind::judgement)["target"]["country"], "JPN");
  EXPECT_EQ(json_of(*store_, RecordKind::history)["claim"], "first_since");
}

TEST_F(Asked, TheLadderFromTheTop) {
  std::string rows;
  const auto columns = Store::ladder_columns();
  const auto count = store_->ladder({"JPN", "NOR", false, {}}, [&](const Cells& cells) {
    EXPECT_EQ(cells.size(), columns.size());
    rows += cells[0] + " " + cells[1] + " " + cells[8] + " " + cells[9] + " " + cells[10] + "\n";
    return true;
  });
  EXPECT_EQ(*count, 2u);
  // 5:C1 joins a head of government and a minister: the level of ministers. It is newer than 3:C1 and 1:C1.
  EXPECT_EQ(rows, "head_of_government scheduled 1  2:C1\nminister held 3 2021-03-08/2021-03-08 5:C1\n");
}

TEST_F(Asked, TheWholeLadder) {
  Store::LadderQuestion question{"NOR", "JPN", true, {}};
  std::string rows;
  const auto keep = [&](const Cells& cells) { return rows += cells[10] + " ", true; };
  ASSERT_TRUE(store_->ladder(question, keep));
  EXPECT_EQ(rows, "2:C1 5:C1 3:C1 1:C1 ");
  rows.clear();
  question.filter.statuses = {"held"};
  question.filter.until = "2020-12-31";
  ASSERT_TRUE(store_->ladder(question, keep));
  EXPECT_EQ(rows, "1:C1 ");
  std::string line;
  ASSERT_TRUE(store_->ladder_json(question, [&](std::string_view l) { return line = l, true; }));
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["level"], "minister");
  EXPECT_EQ(json["contact"]["record"], "1:C1");
  EXPECT_EQ(*store_->ladder({"CHL", "JPN", false, {}}, keep), 0u);
}

TEST_F(Asked, ExplainsARecord) {
  for (const char* name : {"5:C1", "5:c1", "sample:C1"}) {
    const auto explained = store_->explain(name);
    ASSERT_TRUE(explained) << explained.error().message;
    EXPECT_EQ(explained->record, "5:C1");
    EXPECT_EQ(explained->kind, "contact");
    ASSERT_EQ(explained->context.size(), 1u);
    EXPECT_EQ(explained->context[0][1].text, "met Ōta Keiko of Japan in Kobe on Monday");
    EXPECT_EQ(explained->context[0][1].role, "evidence");
    ASSERT_EQ(explained->steps.size(), 2u);
    EXPECT_EQ(explained->steps[0].words->quote, "met Ōta Keiko of Japan in Kobe on Monday");
    EXPECT_EQ(explained->steps[0].rows, std::vector<std::string>{"mine/frames.tsv:2: meet, pos v"});
    EXPECT_TRUE(explained->steps[1].rows.empty());
    EXPECT_FALSE(explained->steps[1].words);
  }
  const auto json = nlohmann::json::parse(*store_->explain_json("5:C1"));
  EXPECT_EQ(json["derivation"][0]["rule"], "frames.tsv: meet v");
  EXPECT_EQ(json["derivation"][0]["row"],
            nlohmann::json::parse(
                "{\"file\":\"mine/frames.tsv\",\"line\":2,\"cells\":{\"lemma\":\"meet\",\"pos\":\"v\","
                "\"source\":\"own\"}}"));
  EXPECT_FALSE(json["derivation"][0].contains("stage_rule"));
  EXPECT_FALSE(json["derivation"][1].contains("row"));
  EXPECT_TRUE(json["derivation"][1].at("span").is_null());
  EXPECT_TRUE(nlohmann::json::parse(*store_->explain_json("5:E1"))["source"].is_array());
}

TEST_F(Asked, ExplainsNothingElse) {
  for (const char* name : {"5:C2", "77:C1", "nobody:S1"})
    EXPECT_EQ(store_->explain(name).error().code, ErrorCode::not_found);
  for (const char* name : {"", "5", "C1", "5:", "5:X1", "5:C", "5:C1x"})
    EXPECT_EQ(store_->explain(name).error().code, ErrorCode::usage) << name;
}

TEST(Context, CutsAtTheEdgesOfSpans) {
  const std::string text = "First line.\nÄ second one with words.\n\nLast.";
  const auto made = context_of(text, {{"content", 21, 34, "one with word"}, {"hedge", 25, 29, "with"}});
  ASSERT_EQ(made.size(), 1u);
  std::string shown;
  for (const ContextPiece& piece : made[0]) shown += "[" + piece.role + ":" + piece.text + "]";
  EXPECT_EQ(shown, "[:Ä second ][content:one ][content,hedge:with][content: word][:s.]");
}

TEST(Context, LeavesOutWhatIsFar) {
  const std::string far(1000, 'x'), text = far + " near words near " + far;
  const auto made = context_of(text, {{"evidence", 1006, 1011, "words"}});
  std::string shown;
  for (const ContextPiece& piece : made[0]) shown += piece.text;
  EXPECT_LT(shown.size(), 100u);
  EXPECT_NE(shown.find("words"), std::string::npos);
}

TEST(Pairs, TheLowerSideCounts) {
  HandMade made("x");
  const auto president = made.person("P", "NOR", Level::head_of_state);
  const auto minister = made.person("M", "NOR", Level::minister);
  const auto envoy = made.person("E", "JPN", Level::envoy);
  const auto state = made.actor("Chile", "CHL", Level::state, ActorType::state);
  const auto both = made.actor("the two leaders", "NOR/JPN", Level::head_of_government, ActorType::group);
  Contact& contact = made.contact({president, minister, envoy}, Status::held, "x");
  Contact alone = contact, joint = contact, home = contact, sided = contact;
  contact.participants.push_back({state, Level::state});
  const Actors actors = made.done().actors;
  alone.participants = {{president, Level::head_of_state}, {state, Level::state}};
  joint.participants = {{both, Level::head_of_government}};
  home.participants = {{president, Level::head_of_state}, {minister, Level::minister}};
  sided.sides = {{minister}, {envoy}};
  EXPECT_EQ(pairs_of(alone, actors), (std::vector<ContactPair>{{"CHL", "NOR", Level::head_of_state}}));
  EXPECT_EQ(pairs_of(joint, actors), (std::vector<ContactPair>{{"JPN", "NOR", Level::head_of_government}}));
  EXPECT_TRUE(pairs_of(home, actors).empty());
  EXPECT_EQ(pairs_of(sided, actors), (std::vector<ContactPair>{{"JPN", "NOR", Level::envoy}}));
}

TEST(Days, OfTimes) {
  const auto days = [](std::string_view time) { return days_of(time).first + " " + days_of(time).last; };
  EXPECT_EQ(days("2018-07-16"), "2018-07-16 2018-07-16");
  EXPECT_EQ(days("2018-07-16/2018-07-18"), "2018-07-16 2018-07-18");
  EXPECT_EQ(days("2015/.."), "2015-01-01 ");
  EXPECT_EQ(days("../2015-02"), " 2015-02-31");
  EXPECT_EQ(days(""), " ");
}

TEST(StateNames, ByAllTheirNames) {
  const auto states = StateNames::load();
  ASSERT_TRUE(states);
  for (const char* called : {"USA", "usa", "US", "the United States", "American", "Washington"})
    EXPECT_EQ(states->code_of(called).value_or("none"), "USA") << called;
  EXPECT_EQ(states->code_of("Russian").value_or("none"), "RUS");
  EXPECT_EQ(states->code_of("ARE").value_or("none"), "ARE");
  EXPECT_EQ(states->code_of("Brasília").value_or("none"), states->code_of("brasilia").value_or("none"));
  EXPECT_EQ(states->code_of("Ruritania").error().code, ErrorCode::usage);
  EXPECT_EQ(states->code_of("").error().code, ErrorCode::usage);
}

TEST(Match, QuotesEveryWord) {
  EXPECT_EQ(match_of("a b"), "\"a\" \"b\"");
  EXPECT_EQ(match_of("\"a b\" c"), "\"a b\" \"c\"");
  EXPECT_EQ(match_of("a\"b c"), "\"a\" \"b c\"");
  EXPECT_EQ(match_of(""), "\"\"");
}

}  // namespace
}  // namespace readout
