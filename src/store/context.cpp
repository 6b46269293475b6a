// The words of a record in the text around them (explain.hpp). Works in bytes once the code points have been
// found.
#include <algorithm>

#include "base/unicode.hpp"
#include "store/explain.hpp"

namespace readout {
namespace {

constexpr std::size_t kAround = 160;  // bytes shown before the first and after the last words of a paragraph

struct ByteRole {
  std::size_t begin, end;
  std::string_view role;
};

/// Code point offsets to bytes, both ascending.
std::vector<std::size_t> bytes_of(std::string_view text, const std::vector<std::size_t>& code_points) {
  std::vector<std::size_t> bytes;
  std::size_t at = 0, count = 0;
  for (const std::size_t wanted : code_points) {
    for (; count < wanted && at < text.size(); ++count) at += decode_at(text, at).size;
    bytes.push_back(at);
  }
  return bytes;
}

std::vector<ByteRole> byte_roles(std::string_view text, const std::vector<ExplainedSpan>& spans) {
  std::vector<std::size_t> offsets;
  for (const ExplainedSpan& span : spans) offsets.insert(offsets.end(), {span.start, span.end});
  std::sort(offsets.begin(), offsets.end());
  const std::vector<std::size_t> bytes = bytes_of(text, offsets);
  const auto byte = [&](std::size_t offset) {
    return bytes[static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end(), offset) -
                                          offsets.begin())];
  };
  std::vector<ByteRole> roles;
  for (const ExplainedSpan& span : spans) roles.push_back({byte(span.start), byte(span.end), span.role});
  return roles;
}

/// The end of the line at or after `at`.
std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}
std::size_t line_begin(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

/// Not inside a word, at most kAround before `at`.
std::size_t cut_before(std::string_view text, std::size_t begin, std::size_t at) {
  if (at - begin <= kAround) return begin;
  const std::size_t space = text.find(' ', at - kAround);
  return space < at ? space + 1 : at;
}
std::size_t cut_after(std::string_view text, std::size_t at, std::size_t end) {
  if (end - at <= kAround) return end;
  const std::size_t space = text.rfind(' ', at + kAround);
  return space != std::string_view::npos && space > at ? space : at;
}

/// All roles of the byte, parted by a comma.
std::string roles_at(const std::vector<ByteRole>& roles, std::size_t at) {
  std::string names;
  for (const ByteRole& r : roles) {
    if (r.begin > at || at >= r.end || names.find(r.role) != std::string::npos) continue;
    names.append(names.empty() ? "" : ",").append(r.role);
  }
  return names;
}

std::vector<ContextPiece> pieces(std::string_view text, const std::vector<ByteRole>& roles, std::size_t begin,
                                 std::size_t end) {
  std::size_t first = end, last = begin;
  std::vector<std::size_t> cuts;
  for (const ByteRole& r : roles) {
    if (r.begin >= end || r.end <= begin) continue;
    const std::size_t from = std::max(r.begin, begin), to = std::min(r.end, end);
    first = std::min(first, from);
    last = std::max(last, to);
    cuts.insert(cuts.end(), {from, to});
  }
  const std::size_t shown_begin = cut_before(text, begin, first), shown_end = cut_after(text, last, end);
  cuts.insert(cuts.end(), {shown_begin, shown_end});
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<ContextPiece> made;
  if (shown_begin > begin) made.push_back({"… ", ""});
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
    made.push_back({std::string(text.substr(cuts[i], cuts[i + 1] - cuts[i])), roles_at(roles, cuts[i])});
  if (shown_end < end) made.push_back({" …", ""});
  return made;
}

}  // namespace

std::vector<std::vector<ContextPiece>> context_of(std::string_view text,
                                                  const std::vector<ExplainedSpan>& spans) {
  const std::vector<ByteRole> roles = byte_roles(text, spans);
  std::vector<std::vector<ContextPiece>> paragraphs;
  std::size_t done = 0;  // lines before this byte are shown
  for (const ByteRole& role : roles) {
    std::size_t begin = std::max(line_begin(text, role.begin), done);
    while (begin < role.end) {
      const std::size_t end = line_end(text, begin);
      if (end > begin) paragraphs.push_back(pieces(text, roles, begin, end));
      begin = end + 1;
      done = begin;
    }
  }
  return paragraphs;
}

}  // namespace readout
