// What is kept: whole readings with exact spans, once; and what another reader replaces.
#include "hand_made.hpp"

namespace readout {
namespace {

TEST(Keep, AllKindsOfRecord) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  EXPECT_EQ(sql(folder / "a.db", "SELECT record, kind FROM records ORDER BY id"),
            "1:S1|statement\n1:S2|statement\n1:C1|contact\n1:H1|history\n1:R1|revision\n1:J1|judgement\n1:E1|"
            "event\n");
  EXPECT_EQ(sql(folder / "a.db",
                "SELECT record, source, polarity, addressee, nested_in, content FROM statements_readable"),
            "1:S1|Øystein Bråten (NOR, minister)|assert||1:S2|“We shall talk again,”\n"
            "1:S2|Ōta Keiko (JPN, head_of_government)|deny|Øystein Bråten||it failed … Bråten called\n");
  EXPECT_EQ(
      sql(folder / "a.db",
          "SELECT status, participants, place, time, reported, on_word_of FROM contacts_readable"),
      "held|Øystein Bråten (NOR, minister); Ōta Keiko (JPN, head_of_government)|Kobe|2021-03-08/2021-03-08|"
      "2021-03-09|reporter\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT original, revised, original_statement FROM revisions_readable"),
            "had said could|meant couldn’t|1:S1\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT judge, direction, target FROM judgements_readable"),
            "Øystein Bråten (NOR, minister)|positive|Ōta Keiko (JPN, head_of_government)\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT cameo, source, target, words FROM events_readable"),
            "040|Øystein Bråten (NOR, minister)|Ōta Keiko (JPN, head_of_government)|met\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT kind, since, level, words FROM history_readable"),
            "first_since|1998|minister|the first such meeting since 1998\n");
}

// The offset law, told by SQLite itself: substr counts code points.
TEST(Keep, EverySpanQuotesItsText) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM broken_spans"), "0\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM spans"), "12\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT characters = length(text) FROM reports"), "1\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT char_start, char_end FROM spans WHERE quote = '“brave”'"),
            "206|213\n");
  SQLite::Database db((folder / "a.db").string(), SQLite::OPEN_READWRITE);
  db.exec("UPDATE spans SET quote = 'met Ota Keiko' WHERE id = (SELECT min(id) FROM spans)");
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM broken_spans"), "1\n")
      << "the check must be able to fail";
}

TEST(Keep, FormatOfTheFile) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  EXPECT_EQ(sql(folder / "a.db", "PRAGMA application_id"), "1380208468\n");  // RDOT
  EXPECT_EQ(sql(folder / "a.db", "PRAGMA user_version"), "4\n");
  EXPECT_EQ(sql(folder / "a.db", "PRAGMA journal_mode"), "wal\n");
  EXPECT_EQ(sql(folder / "a.db", "PRAGMA integrity_check"), "ok\n");
  EXPECT_EQ(sql(folder / "a.db", "PRAGMA foreign_key_check"), "");
  EXPECT_EQ(sql(folder / "a.db",
                "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT "
                "LIKE 'sqlite_%'"),
            "0\n");
}

TEST(Keep, NoFilesBesideAClosedDatabase) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  reader(folder / "a.db");
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
    names.push_back(entry.path().filename());
  EXPECT_EQ(names, std::vector<std::string>{"a.db"});
}

TEST(Keep, TheSameTextTwiceChangesNothing) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  const std::string before = bytes_of(folder / "a.db");
  {
    StoreWriter store = writer(folder / "a.db");
    EXPECT_TRUE(*store.knows(sample().document->text()));
    EXPECT_EQ(*store.keep(sample("another id")), Kept::unchanged);
  }
  EXPECT_EQ(sql(folder / "a.db", "SELECT source_id FROM reports"), "sample\n");
  EXPECT_EQ(bytes_of(folder / "a.db"), before);
}

TEST(Keep, AnotherTextIsAnotherReport) {
  const TempFolder folder;
  StoreWriter store = writer(folder / "a.db");
  EXPECT_EQ(*store.keep(sample("x")), Kept::added);
  EXPECT_TRUE(*store.has_id("x"));
  EXPECT_FALSE(*store.has_id("y"));
  EXPECT_FALSE(*store.knows(sample("x", " (Updated.)").document->text()));
  EXPECT_EQ(*store.keep(sample("x", " (Updated.)")), Kept::added);
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*), count(DISTINCT text_sha256) FROM reports"), "2|2\n");
}

TEST(Keep, AnotherReaderReplacesTheRecords) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample("x"), sample("y", " More."));
  {
    StoreWriter store = writer(folder / "a.db", kOtherReader);
    HandMade other(std::string(sample().document->text()), "z");
    const ActorIndex who = other.person("Øystein Bråten", "NOR", Level::minister);
    other.statement(who, {"We shall talk again"});
    EXPECT_FALSE(*store.knows(sample().document->text()));
    EXPECT_EQ(*store.keep(other.done()), Kept::replaced);
  }
  EXPECT_EQ(sql(folder / "a.db", "SELECT record FROM records WHERE report_id = 1"), "1:S1\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM records WHERE report_id = 2"), "7\n");
  EXPECT_EQ(sql(folder / "a.db",
                "SELECT t.id, source_id, model FROM reports t JOIN readers d ON d.id = t.reader_id"),
            "1|x|bbbbbbbbbbbb\n2|y|aaaaaaaaaaaa\n");
  // Nothing of the old records is left, neither in tables nor in the indexes of words.
  EXPECT_EQ(sql(folder / "a.db", "PRAGMA foreign_key_check"), "");
  EXPECT_EQ(
      sql(folder / "a.db", "SELECT count(*) FROM spans WHERE record_id NOT IN (SELECT id FROM records)"),
      "0\n");
  EXPECT_EQ(sql(folder / "a.db",
                "SELECT rowid IN (SELECT id FROM statements) FROM statements_fts WHERE statements_fts MATCH "
                "'failed'"),
            "1\n");
  SQLite::Database db((folder / "a.db").string(), SQLite::OPEN_READWRITE);
  for (const char* table : {"reports_fts", "statements_fts", "actors_fts"}) {
    const std::string check =
        std::string("INSERT INTO ") + table + " (" + table + ") VALUES ('integrity-check')";
    EXPECT_NO_THROW(db.exec(check)) << table;
  }
}

TEST(Keep, AgainReplacesByTheSameReader) {
  const TempFolder folder;
  StoreWriter store = writer(folder / "a.db");
  EXPECT_EQ(*store.keep(sample()), Kept::added);
  EXPECT_EQ(*store.keep(sample(), true), Kept::replaced);
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM records"), "7\n");
}

TEST(Keep, FailuresWithTheirReason) {
  const TempFolder folder;
  StoreWriter store = writer(folder / "a.db");
  const Failure failure{"news.jsonl", 7, "n7", {ErrorCode::bad_input, "news.jsonl:7 is not JSON"}};
  EXPECT_TRUE(*store.keep_failure(failure));
  EXPECT_FALSE(*store.keep_failure(failure)) << "kept once";
  EXPECT_EQ(sql(folder / "a.db", "SELECT input, line, source_id, type, reason FROM failures"),
            "news.jsonl|7|n7|bad_input|news.jsonl:7 is not JSON\n");
}

// Odd characters in every place that takes words.
TEST(Keep, AnyCharacters) {
  const TempFolder folder;
  const std::string odd = "a'b\"c%d_e;--\\\n\t\x01\x7f é 🕊 </script>";
  HandMade made("Said: " + odd + " and more", odd);
  const ActorIndex who = made.person(odd, "", Level::other);
  made[who].aliases = {odd, odd};
  made.statement(who, {odd});
  StoreWriter store = writer(folder / "a.db");
  ASSERT_TRUE(store.keep(made.done()));
  EXPECT_EQ(sql(folder / "a.db", "SELECT name, content FROM actors, statements"), odd + "|" + odd + "\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM broken_spans"), "0\n");
}

// A report without any record, a source that no actor stands for, a participant that is none, an unknown
// state.
TEST(Keep, PartsThatAreMissing) {
  const TempFolder folder;
  HandMade made("Nothing happened in Atlantis.");
  Statement& s = made.statement(ActorIndex(), {"Nothing happened"});
  s.source = {SourceRef::Kind::actor, ActorIndex()};
  const ActorIndex who = made.actor("Atlantis", "ATL/NOR", Level::state, ActorType::state);
  made.contact({who}, Status::possible, "happened").participants.push_back({ActorIndex(), Level::other});
  StoreWriter store = writer(folder / "a.db");
  ASSERT_TRUE(store.keep(made.done()));
  ASSERT_TRUE(store.keep(HandMade("Empty of records.").done()));
  EXPECT_EQ(sql(folder / "a.db", "SELECT source_kind FROM statements"), "unattributed\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT state FROM actor_states"), "ATL\nNOR\n");
  EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM participants"), "1\n");
}

}  // namespace
}  // namespace readout
