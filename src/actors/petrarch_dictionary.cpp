// Reading dictionaries of PETRARCH and TABARI; see petrarch_dictionary.hpp. Where the two programs differ
// (what a final '_' stops, when a code without dates is tried), docs/actors.md says which one is followed.
#include "actors/petrarch_dictionary.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "actors/user_words.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

/// One line without its comments.
struct Line {
  std::string_view words;
  std::uint32_t number = 0;
};

/// Hands out the lines that say something, comments cut off.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  bool next(Line& line) {
    while (!rest_.empty() && !finished_) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      const std::string_view raw = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      ++number_;
      line = {without_comments(raw), number_};
      if (trimmed(line.words) == "~FINISH") finished_ = true;
      if (!finished_ && !trimmed(line.words).empty()) return true;
    }
    return false;
  }

 private:
  /// Where a comment of one line begins. The code [###] is none.
  static std::size_t comment_in(std::string_view line) {
    std::size_t at = line.find_first_of("#;");
    while (at != std::string_view::npos && at > 0 && line.substr(at - 1).starts_with("[###]")) {
      at = line.find_first_of("#;", at + 3);
    }
    return std::min(at, line.size());
  }

  std::string_view without_comments(std::string_view line) {
    if (in_comment_) {
      const std::size_t end = line.find("-->");
      if (end == std::string_view::npos) return {};
      in_comment_ = false;
      line.remove_prefix(end + 3);
    }
    if (line.starts_with('/')) return {};
    const std::size_t cut = comment_in(line);
    const std::size_t open = line.substr(0, cut).find("<!");
    if (open == std::string_view::npos) return line.substr(0, cut);
    // "<! --" too, as one of PETRARCH's own files has it.
    const std::size_t dashes = line.find("--", open);
    const std::size_t close = dashes == std::string_view::npos ? dashes : line.find("-->", dashes + 2);
    in_comment_ = close == std::string_view::npos;
    // What stands behind a comment of one line is passed over, too: no file has anything there.
    return line.substr(0, open);
  }

  std::string_view rest_;
  std::uint32_t number_ = 0;
  bool in_comment_ = false, finished_ = false;
};

/// The phrase before the first bracket or brace, and what follows.
std::pair<std::string_view, std::string_view> split_phrase(std::string_view line) {
  const std::size_t end = std::min(line.find_first_of("[{"), line.size());
  return {trimmed(line.substr(0, end)), line.substr(end)};
}

// --- actors

class ActorsReader {
 public:
  ActorsReader(std::string_view file, UserActors& into) : file_(file), into_(into) {}

  void take(const Line& line) {
    const std::string_view words = trimmed(line.words);
    if (words.front() == '[') return take_codes(words, line.number);
    if (words.front() == '+') return take_synonym(words.substr(1), line.number);
    const auto [phrase, rest] = split_phrase(words);
    if (!has_letter_or_digit(phrase))
      return into_.complain(file_, line.number, "no name before the code; give one");
    // A name with a code of its own shares none with the names before it.
    if (has_codes_ || wrong_code_ || !rest.empty()) finish();
    group_.push_back({user_words::shown(phrase), user_words::with_plural(phrase), {}, std::nullopt, {}});
    first_line_ = line.number;
    if (!rest.empty()) take_codes(rest, line.number);
  }

  void finish() {
    if (!group_.empty() && !has_codes_ && !wrong_code_) {
      into_.complain(
          file_, first_line_,
          fmt::format("{} has no code; put one in brackets after it, or [---]", group_.back().name));
    }
    for (UserActor& actor : group_) {
      actor.codes = codes_;
      into_.add_actor(std::move(actor));
    }
    group_.clear();
    codes_.clear();
    has_codes_ = wrong_code_ = false;
  }

 private:
  void take_synonym(std::string_view words, std::uint32_t number) {
    const auto [phrase, rest] = split_phrase(trimmed(words));
    if (group_.empty())
      return into_.complain(file_, number, "a + without a name before it; put the name first");
    if (!has_letter_or_digit(phrase))
      return into_.complain(file_, number, "nothing follows the +; give a name or drop the line");
    for (UserPhrase& made : user_words::with_plural(phrase)) group_.back().phrases.push_back(std::move(made));
    if (!rest.empty()) take_codes(rest, number);
  }

  void take_codes(std::string_view rest, std::uint32_t number) {
    if (group_.empty())
      return into_.complain(file_, number, "a code without a name before it; put the name first");
    while (!(rest = trimmed(rest)).empty()) {
      const std::size_t close = rest.find(']');
      if (rest.front() != '[' || close == std::string_view::npos) {
        wrong_code_ = true;
        return into_.complain(file_, number,
                              fmt::format("\"{}\" is no code in brackets; write [CODE], [CODE <DATE], [CODE "
                                          ">DATE] or [CODE DATE-DATE]",
                                          rest));
      }
      take_code(trimmed(rest.substr(1, close - 1)), number);
      rest.remove_prefix(close + 1);
    }
  }

  void take_code(std::string_view words, std::uint32_t number) {
    const std::size_t end = std::min(words.find_first_of(" \t<>"), words.size());
    const auto code = user_words::code_in(words.substr(0, end));
    std::string range(words.substr(end));
    std::erase_if(range, [](char c) { return c == ' ' || c == '\t'; });
    DatedCode made;
    if (!code) {
      wrong_code_ = true;
      return into_.complain(
          file_, number,
          fmt::format("\"{}\" is no code; codes are letters and digits", words.substr(0, end)));
    }
    made.code = *code;
    if (!read_range(range, made)) {
      wrong_code_ = true;
      return into_.complain(
          file_, number,
          fmt::format("\"{}\" is no time; write <DATE, >DATE or DATE-DATE with dates as YYYYMMDD or YYMMDD",
                      range));
    }
    has_codes_ = true;
    codes_.push_back(std::move(made));
  }

  static bool read_range(std::string_view range, DatedCode& code) {
    if (range.empty()) return true;
    if (range.front() == '<') return !(code.to = petrarch_day(range.substr(1))).empty();
    if (range.front() == '>') return !(code.from = petrarch_day(range.substr(1))).empty();
    const std::size_t dash = std::min(range.find('-'), range.size() - 1);
    code.from = petrarch_day(range.substr(0, dash));
    code.to = petrarch_day(range.substr(dash + 1));
    return !code.from.empty() && !code.to.empty() && code.from <= code.to;
  }

  std::string_view file_;
  UserActors& into_;
  std::vector<UserActor> group_;  // that share the codes
  std::vector<DatedCode> codes_;
  bool has_codes_ = false, wrong_code_ = false;
  std::uint32_t first_line_ = 0;
};

// --- agents

class AgentsReader {
 public:
  AgentsReader(std::string_view file, UserActors& into) : file_(file), into_(into) {}

  void take(const Line& line) {
    const std::string_view words = trimmed(line.words);
    if (words.front() == '!' && words.find('=') != std::string_view::npos)
      return take_set(words, line.number);
    const auto [phrase, rest] = split_phrase(words);
    if (!has_letter_or_digit(phrase))
      return into_.complain(file_, line.number, "no words before the code; give them");
    UserAgent agent{user_words::shown(phrase), {}, {}, false, false};
    std::optional<std::string_view> plural;
    std::string_view code = rest;
    if (rest.starts_with('{')) {
      const std::size_t close = rest.find('}');
      if (close == std::string_view::npos)
        return into_.complain(file_, line.number,
                              "the brace of the plural is not closed; write {PLURAL} or {}");
      plural = trimmed(rest.substr(1, close - 1));
      code = trimmed(rest.substr(close + 1));
    }
    if (!read_code(code, agent)) {
      return into_.complain(file_, line.number,
                            fmt::format("\"{}\" is no code of an agent; write [~CODE] or [CODE~]", code));
    }
    if (!add_phrases(phrase, plural, agent))
      return into_.complain(file_, line.number,
                            "the words name a set that was not given; write !SET! = A, B before");
    into_.add_agent(std::move(agent));
  }

 private:
  void take_set(std::string_view words, std::uint32_t number) {
    const std::size_t equals = words.find('=');
    const std::string_view name = trimmed(words.substr(0, equals));
    if (name.size() < 3 || !name.ends_with('!'))
      return into_.complain(file_, number, "a set is written !NAME! = A, B");
    std::vector<std::string>& members = sets_[std::string(name)];
    for (std::string_view rest = words.substr(equals + 1); !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (const auto member = trimmed(rest.substr(0, comma)); !member.empty()) members.emplace_back(member);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (members.empty()) into_.complain(file_, number, "the set is empty; write !NAME! = A, B");
  }

  static bool read_code(std::string_view words, UserAgent& agent) {
    words = trimmed(words);
    if (words.size() < 3 || words.front() != '[' || words.find(']') != words.size() - 1) return false;
    return user_words::read_agent_code(trimmed(words.substr(1, words.size() - 2)), agent);
  }

  /// Words of a set stand as they are, since sets hold plurals, too.
  bool add_phrases(std::string_view phrase, std::optional<std::string_view> plural, UserAgent& agent) const {
    if (phrase.find('!') == std::string_view::npos) {
      agent.collective = plural && plural->empty();
      if (!plural) {
        agent.phrases = user_words::with_plural(phrase);
      } else {
        agent.phrases.push_back({std::string(phrase), false});
        if (has_letter_or_digit(*plural)) agent.phrases.push_back({std::string(*plural), true});
      }
      return true;
    }
    for (const auto& [name, members] : sets_) {
      const std::size_t at = phrase.find(name);
      if (at == std::string_view::npos) continue;
      for (const std::string& member : members) {
        std::string made(phrase);
        made.replace(at, name.size(), member);
        agent.phrases.push_back({made, user_words::is_plural(member)});
      }
      return !agent.phrases.empty();
    }
    return false;
  }

  std::string_view file_;
  UserActors& into_;
  std::map<std::string, std::vector<std::string>> sets_;
};

/// Dictionaries of agents have '~' in their codes.
bool holds_agents(std::string_view text) {
  std::size_t agents = 0, actors = 0;
  Line line;
  for (Lines lines(text); lines.next(line);) {
    const std::size_t open = line.words.find('[');
    if (open == std::string_view::npos) continue;
    ++(line.words.find('~', open) != std::string_view::npos ? agents : actors);
  }
  return agents > actors;
}

template <class Reader>
void read_lines(std::string_view text, std::string_view file, UserActors& into, Reader& reader) {
  Line line;
  for (Lines lines(text); lines.next(line);) {
    if (is_valid_utf8(line.words)) {
      reader.take(line);
    } else {
      into.complain(file, line.number, "not valid UTF-8; save the file as UTF-8");
    }
  }
}

}  // namespace

std::string petrarch_day(std::string_view digits) {
  const bool numeric = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!numeric || (digits.size() != 6 && digits.size() != 8)) return {};
  std::string year(digits.substr(0, digits.size() - 4));
  if (year.size() == 2) year.insert(0, year <= "30" ? "20" : "19");
  const std::string_view month = digits.substr(digits.size() - 4, 2), day = digits.substr(digits.size() - 2);
  if (month < "01" || month > "12" || day < "01" || day > "31") return {};
  return fmt::format("{}-{}-{}", year, month, day);
}

void read_petrarch_dictionary(std::string_view text, std::string_view file, UserActors& into) {
  if (holds_agents(text)) {
    AgentsReader reader(file, into);
    return read_lines(text, file, into, reader);
  }
  ActorsReader reader(file, into);
  read_lines(text, file, into, reader);
  reader.finish();
}

}  // namespace readout
