// How a fuzz target tells that a law is broken: it ends the program, which libFuzzer reports with the input.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace readout {

inline void check(bool kept, const char* law) {
  if (kept) return;
  std::fprintf(stderr, "broken law: %s\n", law);
  std::abort();
}

}  // namespace readout
