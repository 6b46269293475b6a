// See lemmas.hpp.
#include "syntax/lemmas.hpp"

#include <algorithm>
#include <string>

#include "syntax/load.hpp"

namespace readout {
namespace {

constexpr const char* kTable = "parser.lemma.known";

}  // namespace

Result<KnownLemmas> KnownLemmas::load(const TensorFile& file) {
  KnownLemmas lemmas;
  if (!file.has(kTable)) return lemmas;
  READOUT_TRY(lines, file.table(kTable));
  if (!std::ranges::is_sorted(lines)) return file.bad(kTable, "its lines are not in byte order");
  for (const std::string_view line : lines) {
    if (std::ranges::count(line, '\t') != 2) return file.bad(kTable, "a line has not three fields");
  }
  lemmas.lines_ = std::move(lines);
  return lemmas;
}

std::string_view KnownLemmas::find(std::string_view lower, std::string_view xpos) const {
  std::string key(lower);
  key.append("\t").append(xpos).append("\t");
  const auto at = std::ranges::lower_bound(lines_, std::string_view(key));
  if (at == lines_.end() || !at->starts_with(key)) return {};
  return at->substr(key.size());
}

}  // namespace readout
