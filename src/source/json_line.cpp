// One JSON Lines record -> Article. The line is read as a stream of events, so that nothing larger than the
// line itself is ever built: strings at the top level are kept as they are, all else is written back as JSON
// text for `meta`. A key that comes twice counts with its last value, as in most JSON readers.
//
// Lone surrogate escapes and NUL characters become U+FFFD. Both are one code point before and after, so that
// offsets which the sender counted in code points still hold.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/limits.hpp"
#include "base/unicode.hpp"
#include "source/article.hpp"
#include "source/check_text.hpp"
#include "source/date.hpp"

namespace readout {
namespace {

using nlohmann::json;

/// The names under which senders give a field, our own first: the first one present counts, the others go to
/// meta.
using Names = std::vector<std::string_view>;
const Names kId = {"id"};
const Names kText = {"text", "maintext", "event_text"};
const Names kTitle = {"title", "headline"};
const Names kPublished = {"published", "date", "date_publish", "pub_date"};
const Names kPublisher = {"publisher", "source", "source_domain"};
const Names kUrl = {"url"};

std::string json_text(std::string_view words) {
  return json(words).dump(-1, ' ', false, json::error_handler_t::replace);
}

enum class Kind { null, text, number, other };

struct Member {
  Kind kind = Kind::null;
  std::string value;  // a string's characters, a number as written; all else as JSON text
};
using Members = std::map<std::string, Member, std::less<>>;

/// Takes the events of nlohmann's reader; keeps the members of the outer object.
class MemberCollector {
 public:
  explicit MemberCollector(std::size_t line_bytes) : line_bytes_(line_bytes) {}

  Members members;
  std::string problem;  // set where reading ended early
  ErrorCode problem_code = ErrorCode::bad_input;

  bool null() { return scalar(Kind::null, "null"); }
  bool boolean(bool value) { return scalar(Kind::other, value ? "true" : "false"); }
  bool number_integer(std::int64_t value) { return scalar(Kind::number, std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) { return scalar(Kind::number, std::to_string(value)); }
  bool number_float(double, const std::string& as_written) { return scalar(Kind::number, as_written); }
  bool string(std::string& value) {
    return depth_ == 1 ? scalar(Kind::text, std::move(value)) : scalar(Kind::text, json_text(value));
  }
  bool binary(json::binary_t&) { return false; }  // no JSON text holds such

  bool start_object(std::size_t) { return open('{'); }
  bool start_array(std::size_t) { return depth_ == 0 ? stop_outside() : open('['); }
  bool end_object() { return close('}'); }
  bool end_array() { return close(']'); }

  bool key(std::string& name) {
    if (depth_ == 1) {
      current_ = std::move(name);
      return true;
    }
    separate();
    nested_ += json_text(name);
    nested_ += ':';
    return within_limit();
  }

  bool parse_error(std::size_t position, const std::string& token, const json::exception&) {
    if (!problem.empty()) return false;
    problem = position > line_bytes_ ? "it ends too early, as if cut off"
                                     : fmt::format("it breaks at byte {}, near {}", position, near(token));
    return false;
  }

 private:
  bool stop_outside() {
    problem = "it is not an object in braces";
    return false;
  }

  bool within_limit() {
    if (nested_.size() <= limits::kMaxMetaBytes) return true;
    problem_code = ErrorCode::too_large;
    problem = fmt::format("its key {} holds more than {} bytes", json_text(current_), limits::kMaxMetaBytes);
    return false;
  }

  /// A comma, unless a bracket or a key stands right before.
  void separate() {
    if (!nested_.empty() && nested_.back() != '[' && nested_.back() != '{' && nested_.back() != ':')
      nested_ += ',';
  }

  bool scalar(Kind kind, std::string value) {
    if (depth_ == 0) return stop_outside();
    if (depth_ == 1) {
      members.insert_or_assign(std::move(current_), Member{kind, std::move(value)});
      return true;
    }
    separate();
    nested_ += value;
    return within_limit();
  }

  bool open(char bracket) {
    if (depth_ == limits::kMaxJsonDepth) {
      problem = fmt::format("it nests more than {} levels deep", limits::kMaxJsonDepth);
      return false;
    }
    if (depth_ >= 1) {
      separate();
      nested_ += bracket;
    }
    ++depth_;
    return true;
  }

  bool close(char bracket) {
    --depth_;
    if (depth_ == 0) return true;
    nested_ += bracket;
    if (depth_ == 1) {
      members.insert_or_assign(std::move(current_), Member{Kind::other, std::move(nested_)});
      nested_.clear();
    }
    return true;
  }

  /// The end of what was read before the error, as a JSON string.
  static std::string near(std::string_view token) {
    return json_text(token.substr(token.size() - std::min<std::size_t>(token.size(), 20)));
  }

  std::size_t line_bytes_;
  std::size_t depth_ = 0;
  std::string current_;  // the key whose value is being read
  std::string nested_;   // that value as JSON text, if it is an object or array
};

/// The code unit of an escape \uXXXX at `at`, or nothing.
std::optional<std::uint32_t> unit_at(std::string_view line, std::size_t at) {
  if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return std::nullopt;
  std::uint32_t unit = 0;
  for (const char c : line.substr(at + 2, 4)) {
    const int value = '0' <= c && c <= '9'   ? c - '0'
                      : 'a' <= c && c <= 'f' ? c - 'a' + 10
                      : 'A' <= c && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (value < 0) return std::nullopt;
    unit = unit * 16 + static_cast<std::uint32_t>(value);
  }
  return unit;
}

bool is_high_surrogate(std::uint32_t unit) { return 0xD800 <= unit && unit <= 0xDBFF; }
bool is_low_surrogate(std::uint32_t unit) { return 0xDC00 <= unit && unit <= 0xDFFF; }

/// Replaces escapes that name no character of a text (half surrogate pairs, NUL) by that of U+FFFD, in place.
std::uint32_t repair_escapes(std::string& line) {
  std::uint32_t replaced = 0;
  for (std::size_t at = line.find('\\'); at != std::string::npos; at = line.find('\\', at)) {
    const auto unit = unit_at(line, at);
    if (!unit) {
      at += 2;
      if (at >= line.size()) break;
      continue;
    }
    const auto next = is_high_surrogate(*unit) ? unit_at(line, at + 6) : std::nullopt;
    const bool pair = next && is_low_surrogate(*next);
    if (!pair && (is_high_surrogate(*unit) || is_low_surrogate(*unit) || *unit == 0)) {
      line.replace(at, 6, "\\ufffd");
      ++replaced;
    }
    at += pair ? 12 : 6;
  }
  return replaced;
}

/// The first of the names that is there with a string or number; taken out of `members`.
std::string take(Members& members, const Names& names) {
  for (const std::string_view name : names) {
    const auto found = members.find(name);
    if (found == members.end() || (found->second.kind != Kind::text && found->second.kind != Kind::number))
      continue;
    std::string value = std::move(found->second.value);
    members.erase(found);
    return value;
  }
  return {};
}

std::string meta_of(const Members& members) {
  std::string meta;
  for (const auto& [name, member] : members) {
    meta += meta.empty() ? '{' : ',';
    meta += json_text(name);
    meta += ':';
    meta += member.kind == Kind::text ? json_text(member.value) : member.value;
  }
  if (!meta.empty()) meta += '}';
  return meta;
}

tl::unexpected<Error> bad_line(std::string_view id, std::string_view problem,
                               ErrorCode code = ErrorCode::bad_input) {
  return fail(code,
              fmt::format("{} is not a JSON line that can be read: {}; each line must be one object such as "
                          R"({{"id": "1", "text": "..."}})",
                          id, problem));
}

Result<std::string> take_text(Members& members, std::string_view id) {
  for (const std::string_view name : kText) {
    const auto found = members.find(name);
    if (found == members.end() || found->second.kind == Kind::null) continue;
    if (found->second.kind != Kind::text)
      return bad_line(id, fmt::format("its \"{}\" is not a string", name));
    std::string text = std::move(found->second.value);
    members.erase(found);
    return text;
  }
  return bad_line(id, "it has no \"text\"");
}

Result<Article> article_from(Members members, std::string_view fallback_id) {
  Article article;
  const auto given_id = members.find("id");
  if (given_id != members.end() && given_id->second.kind == Kind::other) {
    return bad_line(fallback_id, "its \"id\" is neither a string nor a number");
  }
  article.id = take(members, kId);
  if (article.id.empty()) article.id = fallback_id;
  Result<std::string> text = take_text(members, article.id);
  if (!text) return tl::unexpected(text.error());
  if (const auto checked = check_text(*text, article.id); !checked) return tl::unexpected(checked.error());
  article.text = std::move(*text);
  article.title = take(members, kTitle);
  article.published_as_given = take(members, kPublished);
  article.published = iso_date(article.published_as_given);
  article.publisher = take(members, kPublisher);
  article.url = take(members, kUrl);
  article.meta_json = meta_of(members);
  if (article.meta_json.size() > limits::kMaxMetaBytes) {
    return bad_line(article.id, fmt::format("its other keys hold more than {} bytes", limits::kMaxMetaBytes),
                    ErrorCode::too_large);
  }
  return article;
}

}  // namespace

Result<Article> article_from_json(std::string_view line, std::string_view fallback_id) {
  if (line.size() > limits::kMaxFileBytes) {
    return bad_line(fallback_id,
                    fmt::format("it has {} bytes, at most {} are read", line.size(), limits::kMaxFileBytes),
                    ErrorCode::too_large);
  }
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF")) {
    return bad_line(fallback_id, "it is UTF-16; save the file as UTF-8");
  }
  Repaired repaired = repair_utf8(line);
  repaired.replaced += repair_escapes(repaired.text);
  if (repaired.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return bad_line(fallback_id, "it is empty");
  MemberCollector collector(repaired.text.size());
  if (!json::sax_parse(repaired.text, &collector)) {
    return bad_line(fallback_id, collector.problem, collector.problem_code);
  }
  Result<Article> article = article_from(std::move(collector.members), fallback_id);
  if (article) article->repaired = repaired.replaced;
  return article;
}

}  // namespace readout
