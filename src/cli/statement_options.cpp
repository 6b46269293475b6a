// See statement_options.hpp. The names that --class takes come from knowledge/cue_classes.tsv.
#include "cli/statement_options.hpp"

#include <fmt/format.h>

#include "base/unicode.hpp"
#include "record/cue_classes.hpp"

namespace readout::cli {
namespace {

/// The full-text index knows words only: what has none would silently find nothing, or everything.
std::string check_words(const std::string& given) {
  if (!is_valid_utf8(given)) return "is not written in UTF-8";
  return has_letter_or_digit(given) ? "" : fmt::format("there is no word to look for in \"{}\"", given);
}

}  // namespace

void StatementOptions::add_to(CLI::App& verb) {
  add_source_to(verb);
  add_class_to(verb);
  add_hedge_to(verb);
}

void StatementOptions::add_source_to(CLI::App& verb) {
  const CLI::Validator words(check_words, "WORDS");
  options_.push_back(
      verb.add_option("--speaker", filter_.speakers,
                      "Only statements whose source is called so: person, office, state or body, by its "
                      "name, an alias, or whole words of them")
          ->type_name("NAME")
          ->check(words)
          ->expected(1)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll));
  options_.push_back(verb.add_flag("--anonymous", filter_.anonymous,
                                   "Only statements of sources that the report does not name, and of nobody "
                                   "that is on record as an actor"));
  options_.push_back(verb.add_option("--search", filter_.search,
                                     "Only statements with these words in what is said; \"...\" is a phrase")
                         ->type_name("WORDS")
                         ->check(words));
}

void StatementOptions::add_class_to(CLI::App& verb) {
  CLI::Option* option = verb.add_option("--class", classes_,
                                        "Only statements whose cue is of this class (say, deny, promise, "
                                        "...) or group (speech, attitude, judgement); one of them, if "
                                        "several")
                            ->type_name("CLASS")
                            ->expected(1)
                            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  // A table at fault is told by filter(), when there is a way to tell it.
  if (const auto known = CueClasses::load()) option->check(CLI::IsMember(known->names()));
  options_.push_back(option);
}

void StatementOptions::add_hedge_to(CLI::App& verb) {
  CLI::Option* denied = verb.add_flag("--denied", filter_.denied, "Only denials: as --status deny");
  options_.push_back(denied);
  options_.push_back(verb.add_flag("--hedged", filter_.hedged,
                                   "Only statements that are put forward as less than certain: probable, "
                                   "possible or left open")
                         ->excludes(denied));
}

Result<StatementFilter> StatementOptions::filter(RecordKind kind) const {
  for (const CLI::Option* option : options_) {
    if (option->count() == 0 || kind == RecordKind::statement) continue;
    return fail(ErrorCode::usage,
                fmt::format("{} is for statements, not for {}", option->get_name(), plural_of(kind)));
  }
  StatementFilter made = filter_;
  if (classes_.empty()) return made;
  const auto known = CueClasses::load();
  if (!known) return tl::unexpected(known.error());
  for (const std::string& name : classes_) {
    const std::vector<std::string> meant = known->meant_by(name);
    made.acts.insert(made.acts.end(), meant.begin(), meant.end());
  }
  return made;
}

}  // namespace readout::cli
