// What standard output is: a terminal or not, how wide, and whether it wants colour and characters beyond
// ASCII.
#pragma once

namespace readout::cli {

struct Terminal {
  bool is_terminal = false;
  bool colour = false;  // a terminal, $NO_COLOR not set, $TERM not "dumb"
  bool unicode = true;  // the locale's character set is UTF-8
  int columns = 100;    // the terminal's width, or $COLUMNS, or 100
};

/// Of standard output. Reads the environment.
Terminal terminal_of_stdout();

}  // namespace readout::cli
