#include "record/record_tables.hpp"

#include <fmt/core.h>

namespace readout {
namespace {

template <class T>
Result<void> load_into(T& table, Knowledge& knowledge) {
  auto loaded = T::load(knowledge);
  if (!loaded) return tl::unexpected(loaded.error());
  table = std::move(*loaded);
  return {};
}

/// Each in turn; the first error.
template <class... T>
Result<void> load_all(Knowledge& knowledge, T&... tables) {
  Result<void> ok;
  ((ok = ok ? load_into(tables, knowledge) : ok), ...);
  return ok;
}

/// The classes of operators that words of contacts and answers carry are those of stage_rules.tsv.
Result<void> check_stages(const FrameTables& frames, const AnswerTables& answers,
                          const OperatorTables& operators) {
  for (const AnswerCue& cue : answers.cues) {
    if (cue.none || operators.has_class(cue.op_class)) continue;
    return fail(ErrorCode::bad_table, fmt::format("{}:{}: stage_rules.tsv has no class \"{}\"",
                                                  cue.row.file(), cue.row.line(), cue.op_class));
  }
  for (const auto& [name, rows] : frames.all()) {
    for (const Frame& frame : rows) {
      if (frame.stage.empty() || operators.has_class(frame.stage)) continue;
      return fail(ErrorCode::bad_table, fmt::format("{}:{}: stage_rules.tsv has no class \"{}\"",
                                                    frame.row.file(), frame.row.line(), frame.stage));
    }
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<const RecordTables>> RecordTables::load(Knowledge knowledge) {
  auto made = std::make_shared<RecordTables>();
  made->knowledge = std::move(knowledge);
  const Result<void> ok =
      load_all(made->knowledge, made->answers, made->arguments, made->frames, made->operators, made->events,
               made->history, made->statements, made->revisions, made->judgements);
  if (!ok) return tl::unexpected(ok.error());
  if (auto stages = check_stages(made->frames, made->answers, made->operators); !stages)
    return tl::unexpected(stages.error());
  if (auto used = made->knowledge.check_all_used(); !used) return tl::unexpected(used.error());
  return made;
}

}  // namespace readout
