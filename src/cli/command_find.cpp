// See command_find.hpp.
#include "cli/command_find.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "cli/answer_printer.hpp"
#include "output/plain_words.hpp"

namespace readout::cli {
namespace {

using Cell = std::function<std::string(std::string_view)>;

constexpr std::array kKinds = {RecordKind::contact, RecordKind::statement, RecordKind::history,
                               RecordKind::revision, RecordKind::judgement};

std::vector<std::string> plurals() {
  std::vector<std::string> names;
  for (const RecordKind kind : kKinds) names.emplace_back(plural_of(kind));
  return names;
}

RecordKind kind_called(std::string_view plural) {
  for (const RecordKind kind : kKinds) {
    if (plural_of(kind) == plural) return kind;
  }
  return RecordKind::contact;  // CLI11 has checked the word
}

/// The first of them that says anything.
std::string first_of(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

std::string reported(const Cell& cell) {
  return cell("reported").empty() ? "" : fmt::format("reported {}", cell("reported"));
}

/// "2018-07-16/2018-07-16" -> "2018-07-16"
std::string time_of(const Cell& cell) {
  const std::string time = first_of(cell("time"), cell("time_text"));
  const std::size_t slash = time.find('/');
  if (slash != std::string::npos && time.substr(0, slash) == time.substr(slash + 1))
    return time.substr(0, slash);
  return first_of(time, reported(cell));
}

/// What `say` makes of the value that is stored by this name; a name of none stays as it is.
template <class Enum, class Say>
std::string in_plain_words(const std::string& name, Enum last, Say say) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return std::string(say(static_cast<Enum>(i)));
  }
  return name;
}

std::string source_of(const Cell& cell) {
  const std::string source = cell("source");
  if (source == "unattributed") return "nobody named";
  return source == "reporter" ? "the paper itself" : source;
}

/// "ruled out (deny)"
std::string cue_and_class(const Cell& cell) {
  return cell("cue").empty() ? cell("act") : fmt::format("{} ({})", cell("cue"), cell("act"));
}

/// "denial", or empty
std::string polarity(const Cell& cell) {
  return in_plain_words(cell("polarity"), Polarity::did_not_claim,
                        [](Polarity polarity) { return plain_words::of(polarity); });
}

/// "possible (may; perhaps)"
std::string how_sure(const Cell& cell) {
  const std::string level =
      in_plain_words(cell("hedge"), Hedge::unknown, [](Hedge hedge) { return plain_words::of(hedge); });
  return cell("hedge_cues").empty() ? level : fmt::format("{} ({})", level, cell("hedge_cues"));
}

struct Columns {
  std::vector<std::string> header;
  Shown shown;
};

Columns columns_of(RecordKind kind) {
  switch (kind) {
    case RecordKind::contact:
      return {{"record", "status", "channel", "when", "participants", "words"}, [](const Cell& c) {
                return std::vector{c("record"), c("status"),       c("channel"),
                                   time_of(c),  c("participants"), c("words")};
              }};
    case RecordKind::statement:
      return {{"record", "source", "polarity", "cue (class)", "how sure", "content", "reported"},
              [](const Cell& c) {
                return std::vector{c("record"), source_of(c), polarity(c),  cue_and_class(c),
                                   how_sure(c), c("content"), c("reported")};
              }};
    case RecordKind::history:
      return {{"record", "kind", "since", "level", "participants", "words"}, [](const Cell& c) {
                return std::vector{c("record"), c("kind"),         c("since"),
                                   c("level"),  c("participants"), c("words")};
              }};
    case RecordKind::revision:
      return {{"record", "speaker", "kind", "from", "to", "words", "reported"}, [](const Cell& c) {
                return std::vector{c("record"),     c("speaker"),  c("kind"),
                                   c("from_words"), c("to_words"), first_of(c("words"), c("revised")),
                                   c("reported")};
              }};
    case RecordKind::judgement:
      return {{"record", "judge", "direction", "target", "words", "reported"}, [](const Cell& c) {
                return std::vector{c("record"),    c("judge"),
                                   c("direction"), first_of(c("target"), c("target_text")),
                                   c("words"),     c("reported")};
              }};
  }
  return {};
}

}  // namespace

std::string_view CommandFind::description() const {
  return "Finds records of one kind in a database that readout ingest has filled, the newest first. All "
         "conditions must "
         "hold; a condition given twice must hold twice, but of several --status or --class one is "
         "enough.\n\n"
         "Who is involved: the participants of a contact or history claim, the source of a statement, the "
         "speaker of a "
         "revision, the judge and the target of a judgement. --status means a contact's status (held, "
         "scheduled, "
         "offered, ...), a statement's polarity (assert, deny, doubt, did_not_claim), the kind of a history "
         "claim or "
         "revision, or a judgement's direction (positive, negative, doubt). --since and --until mean the day "
         "of the "
         "contact, if the report tells it, else the day of the report.\n\n"
         "Of statements alone: --speaker goes by the source's name, whoever it is, where --person leaves out "
         "states: --speaker Kenya, --speaker 'foreign ministry'. --anonymous finds sources without a name "
         "(\"two "
         "officials\") and what is put to nobody (\"it is understood\") or to no actor (\"the statement\"), "
         "not what the "
         "paper says itself. "
         "--search "
         "and --text look at what is said, not at the words around it. --class is the kind of the cue, such "
         "as "
         "promise for \"vowed\", or a group of classes: speech (acts of saying), attitude (what is thought, "
         "wanted, felt or found), judgement (praise and blame); an unknown class is answered with the list. "
         "--denied means the same as --status deny, and holds besides any --status. --hedged finds "
         "assertions "
         "that are probable, possible or left open, so no denials, doubts or refusals to say.\n\n"
         "The first column is the record's name, such as 17:C2 for the second contact of report 17; readout "
         "explain takes "
         "it. Ends with 1 if nothing is found.";
}

std::vector<Example> CommandFind::examples() const {
  return {
      {"readout find contacts --state USA --state Russia --db news.db", "Contacts of the two."},
      {"readout find contacts --status held --since 2018-07 --csv --db news.db",
       "What was held, for a spreadsheet."},
      {"readout find statements --person Lavrov --text sanctions --db news.db",
       "What he said about sanctions."},
      {"readout find statements --speaker 'foreign ministry' --denied --db news.db",
       "What foreign ministries denied."},
      {"readout find statements --anonymous --hedged --search talks --db news.db",
       "What nameless sources thought possible about talks."},
      {"readout find statements --class promise --class order --csv --db news.db",
       "Promises and orders, for a spreadsheet."},
      {"readout find revisions --jsonl --db news.db", "What was taken back, with all spans."},
  };
}

void CommandFind::setup(CLI::App& verb) {
  verb.add_option("kind", kind_, "What to find")
      ->check(CLI::IsMember(plurals()))
      ->type_name(fmt::format("{}", fmt::join(plurals(), "|")))
      ->required();
  add_db_option(verb, db_);
  filter_.add_involved(verb);
  filter_.add_common(verb);
  statement_.add_to(verb);
  answer_.add_to(verb);
}

Result<ExitCode> CommandFind::run(const Context& context) {
  const RecordKind kind = kind_called(kind_);
  auto filter = filter_.filter(kind);
  if (!filter) return tl::unexpected(filter.error());
  auto statement = statement_.filter(kind);
  if (!statement) return tl::unexpected(statement.error());
  filter->statement = std::move(*statement);
  const auto store = Store::open(db_);
  if (!store) return tl::unexpected(store.error());
  Columns columns = columns_of(kind);
  return print_answer(context, answer_.form(),
                      {Store::find_columns(kind), std::move(columns.header), std::move(columns.shown),
                       [&](const CellSink& sink) { return store->find(kind, *filter, sink); },
                       [&](const LineSink& sink) { return store->find_json(kind, *filter, sink); },
                       fmt::format("no {} found", kind_)});
}

}  // namespace readout::cli
