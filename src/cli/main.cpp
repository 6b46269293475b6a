// readout: the list of verbs, the way from arguments to one verb's run, and from its end to an exit code.
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include "cli/command.hpp"
#include "cli/command_actors.hpp"
#include "cli/command_completion.hpp"
#include "cli/command_eval.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_find.hpp"
#include "cli/command_help.hpp"
#include "cli/command_ingest.hpp"
#include "cli/command_ladder.hpp"
#include "cli/command_read.hpp"
#include "cli/manual.hpp"
#include "cli/version.hpp"

namespace readout::cli {
namespace {

/// In the order of the help.
Commands all_commands() {
  Commands commands;
  commands.push_back(std::make_unique<CommandRead>());
  commands.push_back(std::make_unique<CommandActors>());
  commands.push_back(std::make_unique<CommandIngest>());
  commands.push_back(std::make_unique<CommandFind>());
  commands.push_back(std::make_unique<CommandLadder>());
  commands.push_back(std::make_unique<CommandExplain>());
  commands.push_back(std::make_unique<CommandEval>());
  commands.push_back(std::make_unique<CommandHelp>());
  commands.push_back(std::make_unique<CommandCompletion>());
  return commands;
}

void declare(CLI::App& app, const Commands& commands, bool& version) {
  app.name("readout");
  app.set_help_flag("-h,--help", "Print help and exit");
  app.add_flag("--version", version, "Print the versions of Readout, its model and its libraries, and exit");
  app.failure_message(CLI::FailureMessage::simple);
  app.require_subcommand(0, 1);  // "readout help read" is one verb and its argument
  for (const auto& command : commands) {
    CLI::App* verb = app.add_subcommand(std::string(command->name()), std::string(command->summary()));
    verb->set_help_flag("-h,--help", "Print this verb's help and exit");
    command->setup(*verb);
  }
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::filesystem::path running_binary() {
  std::error_code none;
  return std::filesystem::read_symlink("/proc/self/exe", none);
}

Command* chosen(const CLI::App& app, const Commands& commands) {
  for (const auto& command : commands) {
    if (app.got_subcommand(std::string(command->name()))) return command.get();
  }
  return nullptr;
}

int usage_fault(const Context& context, const CLI::ParseError& fault) {
  context.warn(fmt::format("{} (see readout help)", fault.what()));
  return static_cast<int>(ExitCode::usage);
}

/// Standard output must have taken everything before "done" is true. A reader that went away is no fault.
int finish(Context& context, ExitCode code) {
  context.out.flush();
  const int failure = context.out.failure();
  if (failure == 0) return static_cast<int>(code);
  if (failure == EPIPE) return static_cast<int>(ExitCode::done);
  context.warn(fmt::format("standard output cannot be written: {}", std::strerror(failure)));
  return static_cast<int>(ExitCode::usage);
}

int fail_with(Context& context, const Error& error) {
  context.out.flush();
  context.warn(error.message);
  return static_cast<int>(exit_code_of(error.code));
}

int run_verb(Context& context, Command* command) {
  const Result<ExitCode> ended = command->run(context);
  return ended ? finish(context, *ended) : fail_with(context, ended.error());
}

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // seen as EPIPE by Output
  CLI::App app("Read news reports and keep the record: who met whom, who said what, what was taken back.");
  const Commands commands = all_commands();
  bool version = false;
  declare(app, commands, version);
  Output out(stdout);
  Context context{out, terminal_of_stdout(), environment("READOUT_MODEL"), running_binary(), app, commands};
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    out.write(help_text(context, chosen(app, commands)));
    return finish(context, ExitCode::done);
  } catch (const CLI::ParseError& fault) {
    return usage_fault(context, fault);
  }
  if (version) {
    out.write(version_text(context));
    return finish(context, ExitCode::done);
  }
  if (Command* command = chosen(app, commands)) return run_verb(context, command);
  out.write(help_text(context, nullptr));
  const int ended = finish(context, ExitCode::usage);
  return ended;
}

}  // namespace
}  // namespace readout::cli

int main(int argc, char** argv) {
  try {
    return readout::cli::run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("readout: not enough memory\n", stderr);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "readout: a fault of Readout itself, please report it: %s\n", fault.what());
  }
  return static_cast<int>(readout::cli::ExitCode::usage);
}
