// See command_help.hpp; the words come from manual.hpp.
#include "cli/command_help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/manual.hpp"

namespace readout::cli {

std::string_view CommandHelp::description() const {
  return "Prints the help of Readout or, with VERB, of one verb: what it does, its options, examples and "
         "exit "
         "codes.\n\n"
         "With --man prints the same as a man page in roff, which is how the man pages are made.";
}

std::vector<Example> CommandHelp::examples() const {
  return {
      {"readout help read", "The help of readout read."},
      {"readout help --man read | man -l -", "The same as a man page."},
  };
}

void CommandHelp::setup(CLI::App& verb) {
  verb.add_option("verb", verb_, "The verb to explain")->type_name("VERB");
  verb.add_flag("--man", man_, "Print a man page in roff");
}

Result<ExitCode> CommandHelp::run(const Context& context) {
  const Command* asked = nullptr;
  if (!verb_.empty()) {
    const auto found = std::find_if(context.commands.begin(), context.commands.end(),
                                    [&](const auto& command) { return command->name() == verb_; });
    if (found == context.commands.end()) {
      return fail(ErrorCode::usage, fmt::format("there is no verb {}; readout help lists them", verb_));
    }
    asked = found->get();
  }
  context.out.write(man_ ? man_page(context, asked) : help_text(context, asked));
  return ExitCode::done;
}

}  // namespace readout::cli
