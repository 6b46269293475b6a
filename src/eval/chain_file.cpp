// See chain_file.hpp.
#include "eval/chain_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::string_view kBegin = "# begin document ";
constexpr std::string_view kEnd = "# end document";

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

class ChainReader {
 public:
  Result<std::vector<ChainedText>> read(std::string_view conll, std::string_view name);

 private:
  using Problem = std::string;  // empty: none; it is with line line_

  Problem take_line(std::string_view line);
  Problem begin_text(std::string_view id);
  Problem end_text();
  Problem take_word(std::string_view line);
  Problem take_brackets(std::string_view brackets);
  Problem close(const std::string& chain);

  std::size_t line_ = 0;
  std::vector<ChainedText> texts_;
  std::set<std::string> ids_;
  bool in_text_ = false;
  // Of the text being read:
  struct Open {
    std::size_t word, line;
  };
  std::map<std::string, std::vector<Open>> open_;  // by the file's number of the chain
  std::map<std::string, std::size_t> chain_of_;
  std::set<std::pair<std::size_t, std::size_t>> taken_;  // what is a mention already
};

ChainReader::Problem ChainReader::begin_text(std::string_view id) {
  if (in_text_) return fmt::format("text {} has not ended yet", texts_.back().id);
  if (id.empty()) return "the text has no name";
  if (!ids_.insert(std::string(id)).second) return fmt::format("text {} was there before", id);
  texts_.push_back({.id = std::string(id), .line = line_, .words = {}, .mentions = {}});
  in_text_ = true;
  open_.clear();
  chain_of_.clear();
  taken_.clear();
  return {};
}

ChainReader::Problem ChainReader::end_text() {
  if (!in_text_) return "no text has begun";
  for (const auto& [chain, opened] : open_) {
    if (opened.empty()) continue;
    line_ = opened.back().line;
    return fmt::format("'({}' is not closed before text {} ends", chain, texts_.back().id);
  }
  texts_.back().chains = chain_of_.size();
  in_text_ = false;
  return {};
}

ChainReader::Problem ChainReader::close(const std::string& chain) {
  std::vector<Open>& opened = open_[chain];
  if (opened.empty()) return fmt::format("'{})' closes nothing", chain);
  ChainedText& text = texts_.back();
  const std::size_t first = opened.back().word;
  opened.pop_back();
  if (!taken_.insert({first, text.words.size() - 1}).second) return {};
  const std::size_t index = chain_of_.try_emplace(chain, chain_of_.size()).first->second;
  text.mentions.push_back({first, text.words.size() - 1, index});
  return {};
}

ChainReader::Problem ChainReader::take_brackets(std::string_view brackets) {
  const std::string_view all = brackets;
  if (brackets == "_") return {};
  while (!brackets.empty()) {
    const bool opens = brackets[0] == '(';
    if (opens) brackets.remove_prefix(1);
    const std::size_t end = std::min(brackets.find_first_of("()"), brackets.size());
    const bool closes = end < brackets.size() && brackets[end] == ')';
    const std::string chain(brackets.substr(0, end));
    if (!is_number(chain) || (!opens && !closes))
      return fmt::format("'{}' is not made of brackets such as (5, 5) and (5)", all);
    if (opens) open_[chain].push_back({texts_.back().words.size() - 1, line_});
    if (closes) {
      if (Problem problem = close(chain); !problem.empty()) return problem;
    }
    brackets.remove_prefix(end + (closes ? 1 : 0));
  }
  return {};
}

ChainReader::Problem ChainReader::take_word(std::string_view line) {
  if (!in_text_) return "a word stands before '# begin document NAME'";
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  if (tabs != 2) return fmt::format("it has {} columns; there should be 3 with tabs between them", tabs + 1);
  const std::string_view number = line.substr(0, line.find('\t'));
  const std::string_view form = line.substr(number.size() + 1, line.rfind('\t') - number.size() - 1);
  std::vector<ChainedText::Word>& words = texts_.back().words;
  if (number != std::to_string(words.size()))
    return fmt::format("word {} is out of order; the next word is {}", number, words.size());
  words.push_back({std::string(form), line_});
  return take_brackets(line.substr(line.rfind('\t') + 1));
}

ChainReader::Problem ChainReader::take_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return {};
  if (!is_valid_utf8(line)) return "it is not UTF-8; the chains are plain text, so unpack the file first";
  if (line.starts_with(kBegin)) return begin_text(line.substr(kBegin.size()));
  if (line.starts_with(kEnd)) return end_text();
  return take_word(line);
}

Result<std::vector<ChainedText>> ChainReader::read(std::string_view conll, std::string_view name) {
  Problem problem;
  while (!conll.empty() && problem.empty()) {
    const std::string_view line = conll.substr(0, conll.find('\n'));
    conll.remove_prefix(std::min(line.size() + 1, conll.size()));
    ++line_;
    problem = take_line(line);
  }
  if (problem.empty() && in_text_)
    problem = fmt::format("the file ends before '{}' of text {}", kEnd, texts_.back().id);
  if (!problem.empty()) return fail(ErrorCode::bad_input, fmt::format("{}:{}: {}", name, line_, problem));
  if (texts_.empty()) return fail(ErrorCode::bad_input, fmt::format("{} has no text with chains", name));
  return std::move(texts_);
}

}  // namespace

Result<std::vector<ChainedText>> read_chains(std::string_view conll, std::string_view name) {
  return ChainReader().read(conll, name);
}

}  // namespace readout
