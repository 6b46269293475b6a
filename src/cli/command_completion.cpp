// See command_completion.hpp. The scripts are lists made from the declarations: verbs, the options of each,
// and the words that an option takes where it takes only some ("report|json|conllu").
#include "cli/command_completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>

namespace readout::cli {
namespace {

using Words = std::vector<std::string>;

/// One option as a shell sees it.
struct Option {
  Words names;   // "-j", "--threads"
  Words values;  // the words it takes; empty: any
  bool takes_value = false;
  std::string text;
};
struct Verb {
  std::string name, summary;
  std::vector<Option> options;
  Words arguments;  // words that stand in place of a file, such as the shells of this verb
};

std::string joined(const Words& words, std::string_view between = " ") {
  return fmt::format("{}", fmt::join(words, between));
}

/// "report|json" -> its words; "FILE" -> none. "CLASS:{say,deny}" is how CLI11 writes a choice of many.
Words choices(const CLI::Option& option) {
  std::string name = option.get_type_name();
  const std::size_t check = std::min(name.find(':'), name.size());
  if (name.compare(check, 2, ":{") == 0 && name.back() == '}')
    return CLI::detail::split(name.substr(check + 2, name.size() - check - 3), ',');
  name.resize(check);
  if (name.find('|') == std::string::npos || name.find("FILE") != std::string::npos) return {};
  return CLI::detail::split(name, '|');
}

Option option_of(const CLI::Option& declared) {
  Option option{{}, choices(declared), declared.get_items_expected_max() > 0, declared.get_description()};
  for (const auto& name : declared.get_snames()) option.names.push_back("-" + name);
  for (const auto& name : declared.get_lnames()) option.names.push_back("--" + name);
  return option;
}

std::vector<Verb> verbs_of(const Context& context) {
  std::vector<Verb> verbs;
  Words names;
  for (const auto& command : context.commands) names.emplace_back(command->name());
  for (const auto& command : context.commands) {
    Verb verb{std::string(command->name()), std::string(command->summary()), {}, {}};
    for (const CLI::Option* option : context.app.get_subcommand(verb.name)->get_options()) {
      if (!option->get_positional()) {
        verb.options.push_back(option_of(*option));
      } else if (verb.arguments.empty()) {
        verb.arguments = option->get_type_name() == "VERB" ? names : choices(*option);
      }
    }
    verbs.push_back(std::move(verb));
  }
  return verbs;
}

Words option_names(const Verb& verb) {
  Words names;
  for (const Option& option : verb.options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

// -- bash ---------------------------------------------------------------------------------------------------

std::string bash_values(const std::vector<Verb>& verbs) {
  std::string cases;
  for (const Verb& verb : verbs) {
    for (const Option& option : verb.options) {
      if (!option.takes_value) continue;
      Words patterns;
      for (const auto& name : option.names) patterns.push_back(verb.name + ":" + name);
      const std::string reply =
          option.values.empty()
              ? "COMPREPLY=($(compgen -f -- \"$word\"))"
              : fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$word\"))", joined(option.values));
      cases += fmt::format("    {}) {}; return ;;\n", joined(patterns, "|"), reply);
    }
  }
  return cases;
}

std::string bash(const std::vector<Verb>& verbs) {
  std::string names, options, arguments;
  for (const Verb& verb : verbs) {
    names += (names.empty() ? "" : " ") + verb.name;
    options += fmt::format("    {}) options='{}' words='{}' ;;\n", verb.name, joined(option_names(verb)),
                           joined(verb.arguments));
  }
  return fmt::format(R"(# bash completion for readout
_readout() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} verb=${{COMP_WORDS[1]}} options words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{} --help --version' -- "$word"))
    return
  fi
  case $verb:$before in
{}  esac
  case $verb in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _readout readout
)",
                     names, bash_values(verbs), options);
}

// -- zsh ----------------------------------------------------------------------------------------------------

/// For a word between single quotes in which brackets and colons part fields.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c == '\'' ? '`' : c;
  }
  return out;
}

std::string zsh_verb(const Verb& verb) {
  std::string lines;
  for (const Option& option : verb.options) {
    const std::string value = !option.takes_value     ? ""
                              : option.values.empty() ? ":value:_files"
                                                      : fmt::format(":value:({})", joined(option.values));
    for (const auto& name : option.names)
      lines += fmt::format("        '*{}[{}]{}' \\\n", name, zsh_text(option.text), value);
  }
  const std::string rest = verb.arguments.empty() ? "_files" : fmt::format("({})", joined(verb.arguments));
  return fmt::format("    {})\n      _arguments \\\n{}        '*:argument:{}' ;;\n", verb.name, lines, rest);
}

std::string zsh(const std::vector<Verb>& verbs) {
  std::string list, cases;
  for (const Verb& verb : verbs) {
    list += fmt::format("    '{}:{}'\n", verb.name, zsh_text(verb.summary));
    cases += zsh_verb(verb);
  }
  return fmt::format(R"(#compdef readout
# zsh completion for readout
_readout() {{
  local -a verbs=(
{}  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
{}  esac
}}
compdef _readout readout
)",
                     list, cases);
}

// -- fish ---------------------------------------------------------------------------------------------------

std::string fish_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string fish_option(const Verb& verb, const Option& option) {
  std::string line = fmt::format("complete -c readout -n '__fish_seen_subcommand_from {}'", verb.name);
  for (const auto& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.values.empty())
    line += fmt::format(" -x -a '{}'", joined(option.values));
  else if (option.takes_value)
    line += " -r";
  return line + fmt::format(" -d '{}'\n", fish_text(option.text));
}

std::string fish(const std::vector<Verb>& verbs) {
  std::string out = "# fish completion for readout\n";
  for (const Verb& verb : verbs) {
    out += fmt::format("complete -c readout -n __fish_use_subcommand -f -a {} -d '{}'\n", verb.name,
                       fish_text(verb.summary));
    for (const Option& option : verb.options) out += fish_option(verb, option);
    if (!verb.arguments.empty()) {
      out += fmt::format("complete -c readout -n '__fish_seen_subcommand_from {}' -f -a '{}'\n", verb.name,
                         joined(verb.arguments));
    }
  }
  return out;
}

}  // namespace

std::string_view CommandCompletion::description() const {
  return "Prints a script that teaches SHELL to complete readout's verbs, options and file names.";
}

std::vector<Example> CommandCompletion::examples() const {
  return {
      {"readout completion bash > /etc/bash_completion.d/readout", "For all users of bash."},
      {"readout completion zsh > ~/.zfunc/_readout", "For zsh, if ~/.zfunc is in fpath."},
      {"readout completion fish > ~/.config/fish/completions/readout.fish", "For fish."},
  };
}

void CommandCompletion::setup(CLI::App& verb) {
  verb.add_option("shell", shell_, "The shell")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("bash|zsh|fish");
}

Result<ExitCode> CommandCompletion::run(const Context& context) {
  const std::vector<Verb> verbs = verbs_of(context);
  context.out.write(shell_ == "bash" ? bash(verbs) : shell_ == "zsh" ? zsh(verbs) : fish(verbs));
  return ExitCode::done;
}

}  // namespace readout::cli
