// Reading our own table of actors; see actor_list.hpp. Not by base/table.hpp, which gives up at the first
// wrong row: here a wrong row must cost only itself.
#include "actors/actor_list.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>

#include "actors/user_words.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

using Cells = std::vector<std::string_view>;

constexpr std::array<std::string_view, 6> kColumns = {"names", "code", "from", "to", "type", "country"};

Cells split(std::string_view line, char separator) {
  Cells cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    cells.push_back(trimmed(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

/// Calls `take(line, number)` for each line that is neither blank nor a comment, until it returns false.
template <class Take>
void for_each_line(std::string_view text, Take take) {
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (!take(line, number)) return;
  }
}

std::optional<ActorType> type_of(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(ActorType::group); ++i) {
    if (name_of(static_cast<ActorType>(i)) == word) return static_cast<ActorType>(i);
  }
  return std::nullopt;
}

/// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_date(std::string_view cell) {
  constexpr std::string_view kPattern = "0000-00-00";
  if (cell.size() != 4 && cell.size() != 7 && cell.size() != 10) return false;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (kPattern[i] == '0' ? cell[i] < '0' || cell[i] > '9' : cell[i] != '-') return false;
  }
  return true;
}

class ListReader {
 public:
  ListReader(std::string_view file, UserActors& into) : file_(file), into_(into) {}

  bool take(std::string_view line, std::uint32_t number) {
    number_ = number;
    const Cells cells = split(line, '\t');
    if (!is_valid_utf8(line)) {
      complain("not valid UTF-8; save the table as UTF-8");
    } else if (columns_.empty()) {
      take_header(cells);
    } else if (cells.size() > columns_.size()) {
      complain(fmt::format("{} cells, but {} columns ({}); part cells by one tab", cells.size(),
                           columns_.size(), fmt::join(columns_, ", ")));
    } else {
      take_row(cells);
    }
    return !columns_.empty();
  }

  void finish() {
    for (UserActor& actor : actors_) into_.add_actor(std::move(actor));
  }

 private:
  void complain(std::string_view message) { into_.complain(file_, number_, message); }

  void take_header(const Cells& cells) {
    for (const std::string_view name : cells) {
      if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end())
        complain(fmt::format("the column \"{}\" is not known and passed over; columns are {}", name,
                             fmt::join(kColumns, ", ")));
      columns_.emplace_back(name);
    }
    if (std::find(columns_.begin(), columns_.end(), "code") != columns_.end()) return;
    complain("the column \"code\" is missing; without it the table says nothing and is passed over");
    columns_.clear();
  }

  std::string_view cell(const Cells& cells, std::string_view column) const {
    const auto at =
        static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
    return at < cells.size() ? cells[at] : std::string_view();
  }

  void take_row(const Cells& cells) {
    Cells names = split(cell(cells, "names"), '|');
    std::erase_if(names, [](std::string_view name) { return !has_letter_or_digit(name); });
    const std::string_view code = cell(cells, "code");
    if (names.empty()) return complain("no name; fill in \"names\"");
    if (code.find('~') != std::string_view::npos) return take_agent(names, code);
    DatedCode dated{{}, std::string(cell(cells, "from")), std::string(cell(cells, "to"))};
    for (const std::string& date : {dated.from, dated.to}) {
      if (!date.empty() && !is_date(date))
        return complain(fmt::format("\"{}\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD", date));
    }
    const std::size_t common = std::min(dated.from.size(), dated.to.size());
    if (dated.from.substr(0, common) > dated.to.substr(0, common))
      return complain(
          fmt::format("from {} to {} is no time; put the earlier day first", dated.from, dated.to));
    const auto read = code.empty() ? std::optional(std::string()) : user_words::code_in(code);
    if (!read) return complain(fmt::format("\"{}\" is no code; codes are letters and digits", code));
    dated.code = *read;
    const std::string_view type = cell(cells, "type");
    if (!type.empty() && !type_of(type))
      return complain(
          fmt::format("\"{}\" is no type; types are person, office, state, organisation, group", type));
    const std::string_view country = cell(cells, "country");
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!country.empty() && (country.size() != 3 || !std::all_of(country.begin(), country.end(), is_upper)))
      return complain(fmt::format("\"{}\" is no country; write the three letters of ISO 3166", country));
    add_actor(names, dated, type_of(type), country);
  }

  void add_actor(const Cells& names, const DatedCode& code, std::optional<ActorType> type,
                 std::string_view country) {
    const auto [known, fresh] = rows_.try_emplace(std::string(names.front()), actors_.size());
    if (fresh) actors_.push_back({std::string(names.front()), {}, {}, type, std::string(country)});
    UserActor& actor = actors_[known->second];
    for (const std::string_view name : names) add_phrase(actor.phrases, name, false);
    actor.codes.push_back(code);
  }

  void take_agent(const Cells& names, std::string_view code) {
    UserAgent agent{std::string(names.front()), {}, {}, false, false};
    if (!user_words::read_agent_code(code, agent))
      return complain(fmt::format("\"{}\" is no code of an agent; write ~CODE or CODE~", code));
    for (const std::string_view name : names) add_phrase(agent.phrases, name, user_words::is_plural(name));
    into_.add_agent(std::move(agent));
  }

  /// Words stand for themselves: no plural is made, and they are adjacent.
  static void add_phrase(std::vector<UserPhrase>& phrases, std::string_view name, bool plural) {
    std::string words(name);
    std::replace(words.begin(), words.end(), ' ', '_');
    const bool known =
        std::any_of(phrases.begin(), phrases.end(), [&](const UserPhrase& p) { return p.words == words; });
    if (!known) phrases.push_back({words, plural});
  }

  std::string_view file_;
  UserActors& into_;
  std::uint32_t number_ = 0;
  std::vector<std::string> columns_;
  std::vector<UserActor> actors_;
  std::map<std::string, std::size_t> rows_;  // by first name
};

}  // namespace

bool is_actor_list(std::string_view text) {
  bool named = false;
  for_each_line(text, [&](std::string_view line, std::uint32_t) {
    const Cells cells = split(line, '\t');
    named = std::find(cells.begin(), cells.end(), "names") != cells.end();
    return false;
  });
  return named;
}

void read_actor_list(std::string_view text, std::string_view file, UserActors& into) {
  ListReader reader(file, into);
  for_each_line(text, [&](std::string_view line, std::uint32_t number) { return reader.take(line, number); });
  reader.finish();
}

}  // namespace readout
