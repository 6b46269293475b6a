// See states.hpp.
#include "store/states.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/embedded.hpp"
#include "base/table.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

std::string key_of(std::string_view called) {
  std::string key = fold(called);
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

}  // namespace

Result<StateNames> StateNames::load() {
  const auto table = Table::parse(embedded_table("states.tsv"), "knowledge/states.tsv");
  if (!table) return tl::unexpected(table.error());
  if (auto ok = table->require({"code", "name", "names", "adjectives", "people", "capitals"}); !ok)
    return tl::unexpected(ok.error());
  StateNames made;
  for (const Table::Row row : *table) {
    made.states_.push_back({std::string(row["code"]), std::string(row["name"])});
    for (const std::string_view column : {"code", "name", "names", "adjectives", "people", "capitals"}) {
      std::string_view rest = row[column];
      while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        auto& codes = made.codes_[key_of(rest.substr(0, bar))];
        if (std::find(codes.begin(), codes.end(), row["code"]) == codes.end())
          codes.emplace_back(row["code"]);
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
    }
  }
  return made;
}

Result<std::string> StateNames::code_of(std::string_view called) const {
  // A code comes first: ARE, AND and CAR are words, too.
  for (const State& state : states_) {
    if (key_of(state.code) == key_of(called)) return state.code;
  }
  const auto found = codes_.find(key_of(called));
  if (found == codes_.end()) {
    return fail(ErrorCode::usage,
                fmt::format("no state is called {}; give its ISO 3166 code (USA), its name or its adjective",
                            called));
  }
  if (found->second.size() > 1) {
    return fail(ErrorCode::usage,
                fmt::format("{} may be {}; give the code", called, fmt::join(found->second, " or ")));
  }
  return found->second.front();
}

}  // namespace readout
