// Readings made by hand, and a folder for database files: what the tests of the store work on.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "store/store.hpp"
#include "store/store_writer.hpp"

namespace readout {

/// A folder of its own, removed at the end.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "readout-store-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Builds a reading piece by piece. Words are looked up in the text: the first time they stand there.
class HandMade {
 public:
  explicit HandMade(std::string text, std::string id = "r1", std::string published = "") {
    Article article;
    article.id = std::move(id);
    article.text = std::move(text);
    article.published = std::move(published);
    reading_.document = std::make_unique<const Document>(Document::from(std::move(article)));
  }

  ByteSpan at(std::string_view words) const {
    const std::size_t begin = reading_.document->text().find(words);
    EXPECT_NE(begin, std::string_view::npos) << words;
    if (begin == std::string_view::npos) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }

  ActorIndex person(const std::string& name, const std::string& country, Level level) {
    return actor(name, country, level, ActorType::person);
  }
  ActorIndex actor(const std::string& name, const std::string& country, Level level, ActorType type) {
    Actor actor;
    actor.name = name;
    actor.country = country;
    actor.level = level;
    actor.type = type;
    const ActorIndex index(actors_.size());
    if (reading_.document->text().find(name) != std::string_view::npos) {
      Mention mention;
      mention.span = at(name);
      mention.kind = MentionKind::name;
      mention.actor = index;
      mention.rule = "name";
      actor.mentions.push_back(mentions_.push_back(mention));
    }
    return actors_.push_back(std::move(actor));
  }
  Actor& operator[](ActorIndex actor) { return actors_[actor]; }
  Records& records() { return reading_.records; }

  Contact& contact(const std::vector<ActorIndex>& who, Status status, std::string_view words) {
    Contact contact;
    for (const ActorIndex actor : who) contact.participants.push_back({actor, actors_[actor].level});
    contact.status = status;
    contact.on_word_of = {SourceRef{}};
    contact.evidence = {at(words)};
    static const Table frames = *Table::parse("lemma\tpos\tsource\nmeet\tv\town\n", "mine/frames.tsv");
    contact.derivation = {{"frames.tsv: meet v", at(words), "a meeting", frames[0], {}},
                          {"no words", {}, "nothing to see"}};
    return reading_.records.contacts.emplace_back(std::move(contact));
  }
  Statement& statement(ActorIndex who, const std::vector<std::string_view>& content) {
    Statement statement;
    if (who.valid()) statement.source = {SourceRef::Kind::actor, who};
    for (const std::string_view words : content) statement.content.push_back(at(words));
    statement.act = "say";
    return reading_.records.statements[reading_.records.statements.push_back(std::move(statement))];
  }

  Reading done() {
    reading_.actors = Actors::from_parts(std::move(actors_), std::move(mentions_), 0);
    return std::move(reading_);
  }

 private:
  Reading reading_;
  IndexedVector<ActorIndex, Actor> actors_;
  IndexedVector<MentionIndex, Mention> mentions_;
};

/// A report with all kinds of record, with characters of one to four bytes.
inline Reading sample(const std::string& id = "sample", const std::string& more = "") {
  HandMade made(
      "Øystein Bråten, Norway’s foreign minister, met Ōta Keiko of Japan in Kobe on Monday. 🕊 “We "
      "shall "
      "talk again,” "
      "Bråten said; the first such meeting since 1998. Keiko denied that it failed.\n\nBråten called her "
      "“brave”. He had "
      "said could, and meant couldn’t." +
          more,
      id, "2021-03-09");
  const ActorIndex a = made.person("Øystein Bråten", "NOR", Level::minister);
  const ActorIndex b = made.person("Ōta Keiko", "JPN", Level::head_of_government);
  made[a].aliases = {"Bråten", "Norway’s foreign minister"};
  Contact& contact = made.contact({a, b}, Status::held, "met Ōta Keiko of Japan in Kobe on Monday");
  contact.place = "Kobe";
  contact.time = "2021-03-08/2021-03-08";
  contact.time_text = "on Monday";
  Statement& first = made.statement(a, {"“We shall talk again,”"});
  first.cue = made.at("said");
  first.source_span = made.at("Bråten said");
  first.type = StatementType::direct;
  first.nested_in = StatementIndex(1);
  Statement& second = made.statement(b, {"it failed", "Bråten called"});
  second.polarity = Polarity::deny;
  second.hedge_cues = {made.at("denied")};
  second.addressee = a;
  HistoryClaim history;
  history.participants = {{a, Level::minister}, {b, Level::head_of_government}};
  history.level = Level::minister;
  history.since = "1998";
  history.evidence = {made.at("the first such meeting since 1998")};
  made.records().history.push_back(history);
  Judgement judgement;
  judgement.judge = {SourceRef::Kind::actor, a};
  judgement.target = b;
  judgement.direction = Direction::positive;
  judgement.evidence = {made.at("“brave”")};
  made.records().judgements.push_back(judgement);
  Revision revision;
  revision.speaker = {SourceRef::Kind::actor, a};
  revision.from = "could";
  revision.to = "couldn’t";
  revision.original = made.at("had said could");
  revision.revised = made.at("meant couldn’t");
  revision.original_statement = StatementIndex(0);
  made.records().revisions.push_back(revision);
  Event event;
  event.cameo = "040";
  event.plover_type = "CONSULT";
  event.source = {a};
  event.target = {b};
  event.span = made.at("met");
  made.records().events.push_back(event);
  return made.done();
}

inline const ReaderIdentity kReader{"0.1.0", "aaaaaaaaaaaa"};
inline const ReaderIdentity kOtherReader{"0.1.0", "bbbbbbbbbbbb"};
inline constexpr const char* kNow = "2026-01-02T03:04:05Z";

inline StoreWriter writer(const std::filesystem::path& file, const ReaderIdentity& reader = kReader) {
  auto opened = StoreWriter::open(file, reader, kNow);
  EXPECT_TRUE(opened) << opened.error().message;
  return std::move(*opened);
}

/// Keeps the readings and closes the database.
template <class... Readings>
void keep_all(const std::filesystem::path& file, const Readings&... readings) {
  StoreWriter store = writer(file);
  const auto keep = [&](const Reading& reading) {
    const auto kept = store.keep(reading);
    ASSERT_TRUE(kept) << kept.error().message;
  };
  (keep(readings), ...);
}

inline Store reader(const std::filesystem::path& file) {
  auto opened = Store::open(file);
  EXPECT_TRUE(opened) << opened.error().message;
  return std::move(*opened);
}

/// What SQLite itself says, over a connection of the test's own.
inline std::string sql(const std::filesystem::path& file, const std::string& query) {
  SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
  SQLite::Statement rows(db, query);
  std::string out;
  while (rows.executeStep()) {
    for (int i = 0; i < rows.getColumnCount(); ++i)
      out += (i == 0 ? "" : "|") + rows.getColumn(i).getString();
    out += "\n";
  }
  return out;
}

}  // namespace readout
