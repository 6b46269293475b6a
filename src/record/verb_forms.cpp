// See verb_forms.hpp.
#include "record/verb_forms.hpp"

namespace readout {

std::vector<std::string> regular_lemmas(std::string_view form) {
  std::vector<std::string> found{std::string(form)};
  const auto stem = [&](std::string_view ending, std::string_view instead) {
    if (form.size() < ending.size() + 2 || !form.ends_with(ending)) return;
    found.push_back(std::string(form.substr(0, form.size() - ending.size())) + std::string(instead));
    const std::string& last = found.back();
    const bool doubled = last.size() > 3 && last.back() == last[last.size() - 2];
    if (instead.empty() && ending.size() > 1 && doubled) found.push_back(last.substr(0, last.size() - 1));
  };
  for (const std::string_view ending : {"ied", "ies", "ying"}) stem(ending, ending == "ying" ? "ie" : "y");
  for (const std::string_view ending : {"ed", "ing"}) {
    stem(ending, "");
    stem(ending, "e");
  }
  stem("es", "");
  stem("s", "");
  return found;
}

}  // namespace readout
