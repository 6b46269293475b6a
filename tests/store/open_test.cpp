// Files that are no database of ours, or cannot be used: a clear sentence, and the file stays as it was.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "hand_made.hpp"
#include "store/schema.hpp"

namespace readout {
namespace {

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

/// Opened either way, the file is refused with this code and a sentence that holds `words`, and does not
/// change.
void expect_refused(const std::filesystem::path& file, ErrorCode code, const std::string& words) {
  const bool is_file = std::filesystem::is_regular_file(file);
  const std::string before = is_file ? bytes_of(file) : "";
  const auto read = Store::open(file);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, code) << read.error().message;
  EXPECT_NE(read.error().message.find(words), std::string::npos) << read.error().message;
  const auto write = StoreWriter::open(file, kReader, kNow);
  ASSERT_FALSE(write);
  EXPECT_EQ(write.error().code, code) << write.error().message;
  EXPECT_NE(write.error().message.find(words), std::string::npos) << write.error().message;
  EXPECT_EQ(is_file ? bytes_of(file) : "", before);
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-lock"));
  EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal"));
}

TEST(Open, MissingIsMadeByTheWriterOnly) {
  const TempFolder folder;
  const auto read = Store::open(folder / "none.db");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::bad_store);
  EXPECT_FALSE(std::filesystem::exists(folder / "none.db"));
  writer(folder / "none.db");
  reader(folder / "none.db");
}

TEST(Open, AnEmptyFileBecomesADatabase) {
  const TempFolder folder;
  write(folder / "empty.db", "");
  ASSERT_FALSE(Store::open(folder / "empty.db"));
  writer(folder / "empty.db");
  reader(folder / "empty.db");
}

TEST(Open, NoFolder) {
  const TempFolder folder;
  const auto opened = StoreWriter::open(folder / "no/such/a.db", kReader, kNow);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::unreadable);
}

TEST(Open, ADirectory) {
  const TempFolder folder;
  std::filesystem::create_directory(folder / "d.db");
  expect_refused(folder / "d.db", ErrorCode::unreadable, "is a directory");
}

TEST(Open, ADevice) { expect_refused("/dev/null", ErrorCode::unreadable, "not a regular file"); }

TEST(Open, NoDatabase) {
  const TempFolder folder;
  write(folder / "short.db", "x");
  write(folder / "text.db", std::string(20000, 'a') + "\n");
  expect_refused(folder / "short.db", ErrorCode::bad_store, "not a database");
  expect_refused(folder / "text.db", ErrorCode::bad_store, "not a database");
}

TEST(Open, AnotherProgramsDatabase) {
  const TempFolder folder;
  for (const char* mode : {"DELETE", "WAL"}) {
    const auto file = folder / (std::string(mode) + ".db");
    {
      SQLite::Database db(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      db.exec(std::string("PRAGMA journal_mode = ") + mode);
      db.exec("CREATE TABLE reports (id INTEGER PRIMARY KEY); INSERT INTO reports VALUES (1)");
    }
    expect_refused(file, ErrorCode::bad_store, "another program");
  }
}

TEST(Open, AnotherVersion) {
  const TempFolder folder;
  for (const int version : {0, kSchemaVersion + 1}) {
    const auto file = folder / (std::to_string(version) + ".db");
    keep_all(file, sample());
    sql(file, "PRAGMA user_version = " + std::to_string(version));
    expect_refused(file, ErrorCode::bad_store, version == 0 ? "no longer reads" : "newer Readout");
  }
}

// A page in the middle is overwritten: questions fail with a sentence, or give what is whole; nothing
// crashes.
TEST(Open, ADamagedFile) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  const std::string whole = bytes_of(folder / "a.db");
  std::size_t refused = 0;
  for (std::size_t page = 1; page < whole.size() / 4096; page += 3) {
    std::string bytes = whole;
    bytes.replace(page * 4096, 64, std::string(64, '\xee'));
    write(folder / "b.db", bytes);
    const auto opened = Store::open(folder / "b.db");
    if (!opened) continue;
    const auto found = opened->find_json(RecordKind::contact, {}, [](std::string_view) { return true; });
    const auto kept = [&]() -> Result<Kept> {
      auto store = StoreWriter::open(folder / "b.db", kReader, kNow);
      if (!store) return tl::unexpected(store.error());
      return store->keep(sample("y", " More."));
    }();
    for (const Error& error : {found ? Error{ErrorCode::bad_store, ""} : found.error(),
                               kept ? Error{ErrorCode::bad_store, ""} : kept.error()}) {
      EXPECT_EQ(error.code, ErrorCode::bad_store) << error.message;
      refused += error.message.find("is damaged") != std::string::npos ? 1 : 0;
    }
  }
  EXPECT_GT(refused, 5u);
}

TEST(Open, ACutFile) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  write(folder / "b.db", bytes_of(folder / "a.db").substr(0, 3 * 4096 + 100));
  const auto opened = Store::open(folder / "b.db");
  if (!opened) {
    EXPECT_EQ(opened.error().code, ErrorCode::bad_store);
    return;
  }
  const auto found = opened->find(RecordKind::contact, {}, [](const Cells&) { return true; });
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::bad_store) << found.error().message;
}

/// For a while not root, to whom all is permitted.
class AsNobody {
 public:
  AsNobody() { changed_ = ::geteuid() == 0 && ::seteuid(65534) == 0; }
  ~AsNobody() {
    const int back = changed_ ? ::seteuid(0) : 0;
    EXPECT_EQ(back, 0);
  }

 private:
  bool changed_ = false;
};

TEST(Open, AReadOnlyFileCanBeAskedOnly) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  ::chmod(folder.path().c_str(), 0777);
  ::chmod((folder / "a.db").c_str(), 0444);
  const AsNobody nobody;
  const std::string before = bytes_of(folder / "a.db");
  const auto write = StoreWriter::open(folder / "a.db", kReader, kNow);
  ASSERT_FALSE(write);
  EXPECT_EQ(write.error().code, ErrorCode::unreadable);
  EXPECT_NE(write.error().message.find("may not be written to"), std::string::npos) << write.error().message;
  const Store store = reader(folder / "a.db");
  EXPECT_EQ(*store.find(RecordKind::contact, {}, [](const Cells&) { return true; }), 1u);
  EXPECT_EQ(bytes_of(folder / "a.db"), before);
}

TEST(Open, AReadOnlyFolderCanBeAskedOnly) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  ::chmod(folder.path().c_str(), 0555);
  {
    const AsNobody nobody;
    const auto write = StoreWriter::open(folder / "a.db", kReader, kNow);
    ASSERT_FALSE(write);
    EXPECT_EQ(write.error().code, ErrorCode::unreadable);
    const Store store = reader(folder / "a.db");
    EXPECT_EQ(*store.find(RecordKind::contact, {}, [](const Cells&) { return true; }), 1u);
  }
  ::chmod(folder.path().c_str(), 0755);
}

TEST(Open, AFileThatMayNotBeRead) {
  const TempFolder folder;
  keep_all(folder / "a.db", sample());
  ::chmod(folder.path().c_str(), 0777);
  ::chmod((folder / "a.db").c_str(), 0000);
  const AsNobody nobody;
  const auto read = Store::open(folder / "a.db");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::unreadable) << read.error().message;
}

TEST(Open, OneWriterAtATime) {
  const TempFolder folder;
  StoreWriter first = writer(folder / "a.db");
  const auto second = StoreWriter::open(folder / "a.db", kReader, kNow);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::unreadable);
  EXPECT_NE(second.error().message.find("being written to by process " + std::to_string(::getpid())),
            std::string::npos)
      << second.error().message;
  EXPECT_TRUE(first.keep(sample())) << "the first goes on";
}

TEST(Open, TheNextWriterWaitsAWhile) {
  const TempFolder folder;
  auto first = std::make_unique<StoreWriter>(writer(folder / "a.db"));
  std::thread ends([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    first.reset();
  });
  EXPECT_TRUE(StoreWriter::open(folder / "a.db", kReader, kNow));
  ends.join();
}

TEST(Open, ReadersSeeWhatIsKeptWhileTheWriterWorks) {
  const TempFolder folder;
  StoreWriter store = writer(folder / "a.db");
  const Store asks = reader(folder / "a.db");
  const auto contacts = [&] {
    return *asks.find(RecordKind::contact, {}, [](const Cells&) { return true; });
  };
  EXPECT_EQ(contacts(), 0u);
  ASSERT_TRUE(store.keep(sample()));
  EXPECT_EQ(contacts(), 1u);
}

// A writer is killed without warning; each report that it reported as kept is there, whole, and the next
// writer starts at once.
TEST(Open, AKilledWriterLosesNothingItKept) {
  for (int round = 0; round < 8; ++round) {
    const TempFolder folder;
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = StoreWriter::open(folder / "a.db", kReader, kNow);
      for (char i = 0; store && i < 100; ++i) {
        const auto kept = store->keep(sample("x", std::string(static_cast<std::size_t>(i) + 1, '.')));
        if (!kept || ::write(pipe[1], &i, 1) != 1) ::_exit(1);
      }
      ::pause();  // to be killed
      ::_exit(0);
    }
    ::close(pipe[1]);
    int acknowledged = 0;
    for (char i; acknowledged < 3 + round * 4 && ::read(pipe[0], &i, 1) == 1;) ++acknowledged;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (char i; ::read(pipe[0], &i, 1) == 1;) ++acknowledged;
    ::close(pipe[0]);
    EXPECT_GE(acknowledged, 3 + round * 4);
    writer(folder / "a.db");
    EXPECT_GE(std::stoi(sql(folder / "a.db", "SELECT count(*) FROM reports")), acknowledged);
    EXPECT_EQ(sql(folder / "a.db",
                  "SELECT count(*) FROM reports t WHERE (SELECT count(*) FROM records WHERE report_id = "
                  "t.id) <> 7"),
              "0\n");
    EXPECT_EQ(sql(folder / "a.db", "PRAGMA integrity_check"), "ok\n");
    EXPECT_EQ(sql(folder / "a.db", "SELECT count(*) FROM broken_spans"), "0\n");
  }
}

}  // namespace
}  // namespace readout
