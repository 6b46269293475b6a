// See terminal.hpp. NO_COLOR: https://no-color.org.
#include "cli/terminal.hpp"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <string>
#include <string_view>

namespace readout::cli {
namespace {

constexpr int kDefaultColumns = 100;
constexpr int kFewestColumns = 40;
constexpr int kMostColumns = 120;  // longer lines are hard to read

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::string_view(value) : std::string_view();
}

int width() {
  if (const int columns = std::atoi(std::string(environment("COLUMNS")).c_str()); columns > 0) return columns;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultColumns;
}

}  // namespace

Terminal terminal_of_stdout() {
  std::setlocale(LC_CTYPE, "");
  Terminal terminal;
  terminal.is_terminal = isatty(STDOUT_FILENO) == 1;
  terminal.colour = terminal.is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  // A file or pipe takes UTF-8 whatever the locale is: the quotes of a report would not survive otherwise.
  terminal.unicode = !terminal.is_terminal || std::string_view(nl_langinfo(CODESET)) == "UTF-8";
  terminal.columns = std::clamp(width(), kFewestColumns, kMostColumns);
  return terminal;
}

}  // namespace readout::cli
