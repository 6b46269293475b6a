// The states by all that people call them: ISO code, name, adjective, people, capital. From
// knowledge/states.tsv.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace readout {

class StateNames {
 public:
  struct State {
    std::string code;  // ISO 3166 alpha-3, EUR, UNO, XKX
    std::string name;
  };

  /// Errors: bad_table.
  static Result<StateNames> load();

  /// The code of the state that is called so; capitals, accents and a leading "the" do not count. Errors:
  /// usage (no state is called so, or several are, with their codes).
  Result<std::string> code_of(std::string_view called) const;
  const std::vector<State>& all() const { return states_; }

 private:
  std::vector<State> states_;
  std::map<std::string, std::vector<std::string>, std::less<>> codes_;  // folded name -> codes
};

}  // namespace readout
