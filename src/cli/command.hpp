// A verb of the command line: one class each (command_<verb>.hpp), with two phases. setup() declares what the
// verb takes and opens nothing; CLI11 then parses and checks; run() works. main.cpp holds the list of verbs.
// Help, man pages and shell completion are made from the same declarations and from the prose that the class
// carries (manual.hpp), so that no text about a verb stands anywhere else.
//
// A verb prints results to context.out and nothing else; it returns an Error for what keeps it from working,
// and main prints that as one sentence on standard error. What concerns one report among many goes to warn().
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "cli/output.hpp"
#include "cli/terminal.hpp"

namespace readout::cli {

/// What the program ends with. The same for all verbs; described in help, man pages and README.
enum class ExitCode {
  done = 0,
  nothing_found = 1,  // a question to the store has no answer
  usage = 2,          // wrong arguments, or something cannot be read or written
  strict = 3,         // --strict, and at least one report could not be read
  misfit = 4,         // the model or the database is missing, damaged, or of another version
};

/// The exit code that an error of the library leads to.
ExitCode exit_code_of(ErrorCode code);

class Command;
using Commands = std::vector<std::unique_ptr<Command>>;

/// What a verb may know about the world outside its arguments. Only cli reads the environment.
struct Context {
  Output& out;                    // standard output
  Terminal terminal;              // its width, and whether it takes colour
  std::string model_environment;  // $READOUT_MODEL, or empty
  std::filesystem::path program;  // the running binary, to find the model beside it
  const CLI::App& app;            // the whole tree of verbs and options
  const Commands& commands;

  /// One sentence to standard error ("readout: ..."), for what does not end the run.
  void warn(std::string_view message) const;
};

/// A worked call for the man page and the help.
struct Example {
  std::string_view call;  // "readout read report.txt"
  std::string_view says;  // "Print the record of one report."
};

class Command {
 public:
  virtual ~Command() = default;

  virtual std::string_view name() const = 0;     // "read"
  virtual std::string_view summary() const = 0;  // one line, without full stop
  virtual std::string_view description()
      const = 0;  // for man page and help: paragraphs, an empty line between
  virtual std::vector<Example> examples() const { return {}; }

  /// Adds options and arguments to `verb`, bound to members. Opens nothing. Contradictions are found by
  /// CLI11's checks or by throwing CLI::ValidationError in verb.final_callback().
  virtual void setup(CLI::App& verb) = 0;

  virtual Result<ExitCode> run(const Context& context) = 0;
};

}  // namespace readout::cli
