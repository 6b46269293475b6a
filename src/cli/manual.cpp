// See manual.hpp. A page is built once from the declarations and the prose; two renderers turn it into plain
// text and into roff (man(7)).
#include "cli/manual.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "output/text_layout.hpp"

namespace readout::cli {
namespace {

constexpr std::size_t kTextColumns = 96;  // wider prose is hard to read
constexpr std::string_view kProgram = "readout";

/// A paragraph if `term` is empty, else a term with its explanation.
struct Block {
  std::string term;
  std::string text;
};
struct Section {
  std::string title;
  std::vector<Block> blocks;
};
struct Page {
  std::string name;     // "readout read"
  std::string summary;  // one line
  std::string usage;
  std::vector<Section> sections;
};

const std::vector<Block> kExitCodes = {
    {"0", "Done. Also if the reader of standard output went away before the end."},
    {"1", "A question has no answer."},
    {"2", "Wrong arguments, or something cannot be read or written."},
    {"3", "With --strict: at least one report could not be read."},
    {"4", "The model or the database is missing, damaged, or of another version."},
};

const std::vector<Block> kEnvironment = {
    {"READOUT_MODEL", "The model to read with, unless --model names one."},
    {"NO_COLOR", "If set, no colour, not even on a terminal."},
    {"COLUMNS", "The width of the report for people; otherwise the terminal's, at most 120, or 100."},
};

// -- Declarations into blocks -------------------------------------------------------------------------------

/// "report|json|conllu", without what CLI11 adds about checks.
std::string value_name(const CLI::Option& option) {
  const std::string name = option.get_type_name();
  return name.substr(0, name.find(':'));
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::string term_of(const CLI::Option& option) {
  if (option.get_positional()) return value_name(option);
  std::vector<std::string> names;
  for (const auto& name : option.get_snames()) names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) names.push_back("--" + name);
  const std::string listed = fmt::format("{}", fmt::join(names, ", "));
  return takes_value(option) ? listed + " " + value_name(option) : listed;
}

std::string text_of(const CLI::Option& option) {
  const std::string preset = option.get_default_str();
  std::string text = option.get_description();
  if (!preset.empty()) text += fmt::format(" (default: {})", preset);
  return text + ".";
}

std::vector<Block> options_of(const CLI::App& app, bool positional) {
  std::vector<Block> blocks;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional() == positional && !option->get_group().empty())
      blocks.push_back({term_of(*option), text_of(*option)});
  }
  return blocks;
}

std::string usage_of(const CLI::App& app, std::string_view name) {
  std::string usage = fmt::format("{} [OPTION]...", name);
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string shown = value_name(*option);
    usage += option->get_required() ? " " + shown : " [" + shown + "]";
    if (option->get_items_expected_max() > 1) usage += "...";
  }
  return usage;
}

std::vector<Block> paragraphs_of(std::string_view prose) {
  std::vector<Block> blocks;
  while (!prose.empty()) {
    const std::size_t end = std::min(prose.find("\n\n"), prose.size());
    blocks.push_back({"", std::string(prose.substr(0, end))});
    prose.remove_prefix(std::min(end + 2, prose.size()));
  }
  return blocks;
}

std::vector<Block> examples_of(const Command& command) {
  std::vector<Block> blocks;
  for (const Example& example : command.examples())
    blocks.push_back({std::string(example.call), std::string(example.says)});
  return blocks;
}

void add(Page& page, std::string title, std::vector<Block> blocks) {
  if (!blocks.empty()) page.sections.push_back({std::move(title), std::move(blocks)});
}

Page page_of_verb(const Context& context, const Command& command) {
  const CLI::App& verb = *context.app.get_subcommand(std::string(command.name()));
  const std::string name = fmt::format("{} {}", kProgram, command.name());
  Page page{name, std::string(command.summary()), usage_of(verb, name), {}};
  add(page, "Description", paragraphs_of(command.description()));
  add(page, "Arguments", options_of(verb, true));
  add(page, "Options", options_of(verb, false));
  add(page, "Examples", examples_of(command));
  add(page, "Exit codes", kExitCodes);
  add(page, "Environment", kEnvironment);
  return page;
}

Page page_of_program(const Context& context) {
  Page page{std::string(kProgram),
            "read news reports and keep the record",
            "readout VERB [OPTION]... [ARGUMENT]...",
            {}};
  add(page, "Description", paragraphs_of(context.app.get_description()));
  std::vector<Block> verbs;
  for (const auto& command : context.commands)
    verbs.push_back({std::string(command->name()), std::string(command->summary())});
  add(page, "Verbs", std::move(verbs));
  add(page, "Options", options_of(context.app, false));
  add(page, "Exit codes", kExitCodes);
  add(page, "Environment", kEnvironment);
  add(page, "More",
      {{"", "readout help VERB explains a verb; readout help --man VERB prints its man page."}});
  return page;
}

Page page_of(const Context& context, const Command* command) {
  return command ? page_of_verb(context, *command) : page_of_program(context);
}

// -- Plain text ---------------------------------------------------------------------------------------------

void write_indented(std::string& out, std::string_view text, std::size_t indent, std::size_t columns) {
  for (const std::string& line : wrap(text, columns - indent)) out += std::string(indent, ' ') + line + "\n";
}

/// Terms that are short stand beside their explanation, longer ones above it.
void write_terms(std::string& out, const std::vector<Block>& blocks, std::size_t columns) {
  constexpr std::size_t kMargin = 2;
  constexpr std::size_t kWidestBeside = 16;
  for (const Block& block : blocks) {
    std::string text;
    write_indented(text, block.text, kMargin + kWidestBeside + 2, columns);
    std::string term = std::string(kMargin, ' ') + block.term;
    if (block.term.size() > kWidestBeside) {
      out += term + "\n" + text;
    } else {
      out += text.replace(0, term.size(), term);
    }
  }
}

std::string as_text(const Page& page, std::size_t columns) {
  std::string out;
  write_indented(out, fmt::format("{}: {}", page.name, page.summary), 0, columns);
  out += '\n';
  write_indented(out, "Usage: " + page.usage, 0, columns);
  for (const Section& section : page.sections) {
    const bool described = section.title == "Description";
    out += described ? "" : fmt::format("\n{}:\n", section.title);
    for (const Block& block : section.blocks) {
      if (!block.term.empty()) continue;
      if (described) out += "\n";
      write_indented(out, block.text, described ? 0 : 2, columns);
    }
    if (!section.blocks.front().term.empty()) write_terms(out, section.blocks, columns);
  }
  return out;
}

// -- roff ---------------------------------------------------------------------------------------------------

/// So that roff takes the text as it stands: backslashes, hyphens that are to be typed, dots at line starts.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string upper(std::string_view ascii) {
  std::string out(ascii);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::string as_roff(const Page& page) {
  std::string page_name = page.name;
  std::replace(page_name.begin(), page_name.end(), ' ', '-');
  std::string out = fmt::format(".TH {} 1 \"\" \"Readout {}\" \"User Commands\"\n", roff(upper(page_name)),
                                READOUT_VERSION);
  out += fmt::format(".SH NAME\n{} \\- {}\n", roff(page_name), roff(page.summary));
  out += fmt::format(".SH SYNOPSIS\n.B {}\n", roff(page.usage));
  for (const Section& section : page.sections) {
    out += fmt::format(".SH {}\n", upper(section.title == "Exit codes" ? "Exit status" : section.title));
    for (const Block& block : section.blocks) {
      out += block.term.empty() ? fmt::format(".PP\n{}\n", roff(block.text))
                                : fmt::format(".TP\n.B {}\n{}\n", roff(block.term), roff(block.text));
    }
  }
  return out;
}

}  // namespace

std::string help_text(const Context& context, const Command* command) {
  return as_text(page_of(context, command),
                 std::min(static_cast<std::size_t>(context.terminal.columns), kTextColumns));
}

std::string man_page(const Context& context, const Command* command) {
  return as_roff(page_of(context, command));
}

}  // namespace readout::cli
