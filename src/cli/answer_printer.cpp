// See answer_printer.hpp.
#include "cli/answer_printer.hpp"

#include <algorithm>

#include "cli/text_table.hpp"

namespace readout::cli {
namespace {

Result<std::size_t> print_lines(Output& out, const Answered& answered) {
  return answered.lines([&](std::string_view line) { return out.write(line) && out.write("\n"); });
}

Result<std::size_t> print_csv(Output& out, const Answered& answered) {
  out.write(csv_line(answered.columns));
  return answered.rows([&](const Cells& cells) { return out.write(csv_line(cells)); });
}

Result<std::size_t> print_table(const Context& context, const Answered& answered) {
  std::vector<std::vector<std::string>> rows;
  auto count = answered.rows([&](const Cells& cells) {
    rows.push_back(answered.shown([&](std::string_view column) {
      const auto at = std::find(answered.columns.begin(), answered.columns.end(), column);
      return at == answered.columns.end()
                 ? std::string()
                 : one_line(cells[static_cast<std::size_t>(at - answered.columns.begin())]);
    }));
    return true;
  });
  if (!count) return count;
  if (rows.empty())
    context.warn(answered.nothing);
  else
    context.out.write(text_table(answered.header, rows, context.terminal));
  return count;
}

Result<std::size_t> print(const Context& context, AnswerForm form, const Answered& answered) {
  switch (form) {
    case AnswerForm::jsonl:
      return print_lines(context.out, answered);
    case AnswerForm::csv:
      return print_csv(context.out, answered);
    case AnswerForm::table:
      return print_table(context, answered);
  }
  return std::size_t{0};
}

}  // namespace

Result<ExitCode> print_answer(const Context& context, AnswerForm form, const Answered& answered) {
  const auto count = print(context, form, answered);
  if (!count) return tl::unexpected(count.error());
  return *count > 0 ? ExitCode::done : ExitCode::nothing_found;
}

}  // namespace readout::cli
