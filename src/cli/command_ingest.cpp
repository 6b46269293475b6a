// See command_ingest.hpp. Reports are read by several threads and kept by one, in the order of the input, so
// that the database is the same for any number of threads. A text that the same reader has kept before is not
// read again.
#include "cli/command_ingest.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>

#include "cli/pipeline.hpp"
#include "cli/reader_option.hpp"
#include "cli/store_options.hpp"

namespace readout::cli {
namespace {

constexpr std::size_t kMostWarnings = 10;

std::string now_utc() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

std::string counted(std::size_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

}  // namespace

std::string_view CommandIngest::description() const {
  return "Reads reports as readout read does and keeps them, their actors and their records in a database, "
         "which is made "
         "if it does not exist. It is an SQLite file: readout find, ladder and explain ask it, and so does "
         "every program "
         "that opens SQLite.\n\n"
         "A report is its text: the same text again, under whatever name, changes nothing and costs nothing. "
         "Another "
         "text under a known id is another report. A text that was read by another model, with other tables "
         "or by "
         "another version of Readout is read again, and its records are replaced; --again does so in any "
         "case.\n\n"
         "A report that cannot be read (no text, broken JSON, binary) is kept with the reason in the table "
         "failures; the "
         "exit code stays 0 unless --strict asks for 3. A file that is not there is told, and the exit code "
         "is 2.\n\n"
         "Each report is kept whole or not at all, so a run may be ended at any time and started again. One "
         "run at a "
         "time writes to a database; others may ask it meanwhile.";
}

std::vector<Example> CommandIngest::examples() const {
  return {
      {"readout ingest report.txt --db news.db", "Keep one report."},
      {"readout ingest -j 4 2018-*.jsonl --db news.db", "Keep many, with four threads."},
      {"zcat news.jsonl.gz | readout ingest - --db news.db", "Keep what comes in."},
  };
}

void CommandIngest::setup(CLI::App& verb) {
  reading_.add_files(verb);
  add_db_option(verb, db_);
  reading_.add_to(verb);
  verb.add_flag("--again", again_, "Read anew also what is known");
  reading_.add_strict(verb);
  add_own_options(verb, own_);
  add_model_option(verb, model_);
}

struct CommandIngest::Outcome {
  std::string id, file;
  std::size_t line = 0;
  std::optional<Reading> reading;  // nothing: known already, or an error
  std::optional<Error> error;      // of the report
  std::optional<Error> fault;      // of the database
};

std::vector<CommandIngest::Outcome> CommandIngest::read(const Reader& reader, const StoreWriter& store,
                                                        std::vector<Input> batch) const {
  std::vector<Outcome> outcomes;
  std::vector<std::size_t> unread;  // places of what is neither known nor faulty
  std::vector<Article> articles;
  for (Input& input : batch) {
    Outcome& outcome =
        outcomes.emplace_back(Outcome{std::move(input.id), std::move(input.file), input.line, {}, {}, {}});
    if (!input.article) {
      outcome.error = std::move(input.article.error());
      continue;
    }
    const Result<bool> known = again_ ? Result<bool>(false) : store.knows(input.article->text);
    if (!known) {
      outcome.fault = known.error();
    } else if (!*known) {
      unread.push_back(outcomes.size() - 1);
      articles.push_back(std::move(*input.article));
    }
  }
  std::vector<Reading> readings = reader.read(std::move(articles));
  for (std::size_t i = 0; i < unread.size(); ++i) outcomes[unread[i]].reading = std::move(readings[i]);
  return outcomes;
}

class CommandIngest::Keeper {
 public:
  Keeper(const CommandIngest& command, const Context& context, StoreWriter& store)
      : command_(command), context_(context), store_(store) {}

  /// False if the database takes no more.
  bool keep(const Outcome& outcome) {
    if (outcome.fault)
      fault_ = outcome.fault;
    else if (outcome.error)
      keep_failure(outcome);
    else if (outcome.reading)
      keep_reading(*outcome.reading);
    else
      ++unchanged_;
    return !fault_;
  }

  Result<ExitCode> finish() {
    if (warnings_ > kMostWarnings)
      context_.warn(fmt::format("and {} more could not be read; the table failures tells which and why",
                                warnings_ - kMostWarnings));
    if (!fault_) {
      if (auto ok = store_.synchronise(); !ok) fault_ = ok.error();
    }
    context_.out.write(summary());
    if (fault_) return tl::unexpected(*fault_);
    if (command_.reading_.strict && failed_ + missing_ > 0) return ExitCode::strict;
    return missing_ > 0 ? ExitCode::usage : ExitCode::done;
  }

 private:
  void keep_reading(const Reading& reading) {
    const std::string& id = reading.document->article().id;
    const Result<bool> same_id = store_.has_id(id);
    const Result<Kept> kept = store_.keep(reading, command_.again_);
    if (!kept) {
      fault_ = kept.error();
      return;
    }
    added_ += *kept == Kept::added ? 1 : 0;
    replaced_ += *kept == Kept::replaced ? 1 : 0;
    unchanged_ += *kept == Kept::unchanged ? 1 : 0;
    same_id_ += *kept == Kept::added && same_id && *same_id ? 1 : 0;
  }

  /// A file that is not there is no report; most likely its name is misspelt.
  void keep_failure(const Outcome& outcome) {
    if (++warnings_ <= kMostWarnings) context_.warn(outcome.error->message);
    if (outcome.error->code == ErrorCode::unreadable) {
      ++missing_;
      return;
    }
    ++failed_;
    const auto kept = store_.keep_failure({outcome.file, outcome.line, outcome.id, *outcome.error});
    if (!kept) fault_ = kept.error();
  }

  std::string summary() const {
    std::string text = fmt::format("{}: {} added", command_.db_, counted(added_, "report"));
    if (same_id_ > 0) text += fmt::format(" ({} under a known id, with another text)", same_id_);
    if (replaced_ > 0) text += fmt::format(", {} read anew", replaced_);
    if (unchanged_ > 0) text += fmt::format(", {} known already", unchanged_);
    if (failed_ > 0) text += fmt::format(", {} could not be read", failed_);
    if (missing_ > 0) text += fmt::format(", {} missing", counted(missing_, "file"));
    return text + "\n";
  }

  const CommandIngest& command_;
  const Context& context_;
  StoreWriter& store_;
  std::optional<Error> fault_;
  std::size_t added_ = 0, replaced_ = 0, unchanged_ = 0, same_id_ = 0, failed_ = 0, missing_ = 0,
              warnings_ = 0;
};

Result<ExitCode> CommandIngest::run(const Context& context) {
  const auto reader = load_reader(model_, context, own_);
  if (!reader) return tl::unexpected(reader.error());
  auto store =
      StoreWriter::open(db_, {READOUT_VERSION, reader->model_hash(), reader->user_tables()}, now_utc());
  if (!store) return tl::unexpected(store.error());
  Inputs inputs(reading_.files, reading_.shape());
  Keeper keeper(*this, context, *store);
  for_each_report<Outcome>(
      inputs, reading_.thread_count(),
      [&](std::vector<Input> batch) { return read(*reader, *store, std::move(batch)); },
      [&](const Outcome& outcome) { return keeper.keep(outcome); });
  return keeper.finish();
}

}  // namespace readout::cli
