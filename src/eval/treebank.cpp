// See treebank.hpp. One method a kind of line; trees are checked when their sentence ends.
#include "eval/treebank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/limits.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

constexpr std::size_t kColumns = 10;
using Fields = std::array<std::string_view, kColumns>;
enum Column { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };

bool read_number(std::string_view text, std::size_t& out) {
  const char* const end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, out);
  return problem == std::errc() && stop == end;
}

bool holds_item(std::string_view misc, std::string_view item) {
  while (!misc.empty()) {
    const std::string_view one = misc.substr(0, misc.find('|'));
    if (one == item) return true;
    misc.remove_prefix(std::min(one.size() + 1, misc.size()));
  }
  return false;
}

/// The value of KEY=value among the items, or nothing.
std::string_view value_of(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const std::string_view one = misc.substr(0, misc.find('|'));
    if (one.size() > key.size() && one.starts_with(key) && one[key.size()] == '=') {
      return one.substr(key.size() + 1);
    }
    misc.remove_prefix(std::min(one.size() + 1, misc.size()));
  }
  return {};
}

/// "# newpar", "#newdoc id = x", "# meta::title = x"; but "newpar" is not "newpar_block".
struct Comment {
  std::string_view key, value;
};

Comment parse_comment(std::string_view comment) {
  comment.remove_prefix(std::min(comment.find_first_not_of("# \t"), comment.size()));
  const std::string_view key = comment.substr(0, comment.find_first_of(" \t="));
  const std::size_t equals = comment.find('=');
  std::string_view value = equals == std::string_view::npos ? "" : comment.substr(equals + 1);
  value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
  return {key, value};
}

/// Without white space at its ends.
ByteSpan visible(std::string_view text, ByteSpan span) {
  while (!span.empty() && is_space(decode_at(text, span.begin).value))
    span.begin += decode_at(text, span.begin).size;
  while (!span.empty() && is_space(decode_before(text, span.end).value))
    span.end -= decode_before(text, span.end).size;
  return span;
}

/// A word that is its own ancestor, if there is one. `heads` are places in it, kNoWord for a root. Linear: no
/// word is walked over twice.
std::size_t word_on_cycle(const std::vector<std::size_t>& heads) {
  std::vector<std::size_t> walk_of(heads.size(), kNoWord);  // the walk that came by first, named by its start
  for (std::size_t start = 0; start < heads.size(); ++start) {
    std::size_t at = start;
    while (at != kNoWord && walk_of[at] == kNoWord) {
      walk_of[at] = start;
      at = heads[at];
    }
    if (at != kNoWord && walk_of[at] == start) return at;
  }
  return kNoWord;
}

class TreebankReader {
 public:
  explicit TreebankReader(std::string_view name) : name_(name) {}
  Result<Treebank> read(std::string_view conllu);

 private:
  using Problem = std::string;  // empty: none; it is with line line_

  Problem take_line(std::string_view line);
  void take_comment(const Comment& comment);
  Problem take_fields(const Fields& fields);
  Problem take_range(std::string_view id, const Fields& fields);
  Problem take_word(const Fields& fields);
  Problem end_sentence();
  Problem check_tree(const std::vector<std::size_t>& heads);
  Problem append_token(const Fields& fields);

  std::size_t words_so_far() const { return head_.size(); }  // of the sentence
  void take_mentions(std::string_view brackets);
  void open_mention(std::string_view fields, bool closes_here);
  void close_mention(std::string_view group);
  void name_mentions(std::size_t first_word);
  tl::unexpected<Error> failed(const Problem& problem) const;

  std::string_view name_;
  std::size_t line_ = 0;
  Treebank treebank_;
  std::string_view separator_;  // what stands between the text so far and the next token
  bool new_paragraph_ = false;
  std::optional<TreebankDocument> next_document_ = TreebankDocument();  // begins with the next token
  // Of the sentence being read:
  std::vector<std::size_t> head_;  // as in the file: 0 is the root
  std::vector<std::size_t> line_of_word_;
  struct OpenMention {
    std::string group;  // of coreference: brackets close by it
    std::size_t mention;
  };
  std::vector<OpenMention> open_mentions_;
  std::size_t first_mention_ = 0;  // of the sentence
  std::size_t range_last_ = 0;     // the multiword token being read ends with this word; 0: none
  ByteSpan token_;                 // the last one
};

TreebankReader::Problem TreebankReader::append_token(const Fields& fields) {
  std::string& text = treebank_.text;
  if (new_paragraph_) separator_ = "\n\n";
  new_paragraph_ = false;
  if (next_document_) {
    next_document_->first_word = treebank_.gold.words.size();
    treebank_.documents.push_back(std::move(*next_document_));
    next_document_.reset();
  }
  if (!text.empty()) text += separator_;
  separator_ = holds_item(fields[kMisc], "SpaceAfter=No") ? "" : " ";
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += fields[kForm];
  token_ = visible(text, {begin, static_cast<std::uint32_t>(text.size())});
  return token_.empty() ? "FORM has no visible character" : "";
}

TreebankReader::Problem TreebankReader::take_range(std::string_view id, const Fields& fields) {
  const std::size_t dash = id.find('-');
  std::size_t first = 0;
  std::size_t last = 0;
  if (!read_number(id.substr(0, dash), first) || !read_number(id.substr(dash + 1), last) ||
      first != words_so_far() + 1 || last <= first || range_last_ != 0)
    return fmt::format("the multiword token {} is out of order; the next word is {}", id, words_so_far() + 1);
  range_last_ = last;
  return append_token(fields);
}

TreebankReader::Problem TreebankReader::take_word(const Fields& fields) {
  std::size_t id = 0;
  if (!read_number(fields[kId], id)) return fmt::format("ID '{}' is not a number", fields[kId]);
  if (id != words_so_far() + 1)
    return fmt::format("word {} is out of order; the next word is {}", id, words_so_far() + 1);
  std::size_t head = 0;
  if (!read_number(fields[kHead], head))
    return fmt::format("HEAD '{}' is not a number; a gold file has its trees", fields[kHead]);
  const bool in_range = range_last_ != 0;
  if (!in_range) {
    if (Problem problem = append_token(fields); !problem.empty()) return problem;
  }
  treebank_.gold.words.push_back(
      {.token = token_,
       .in_multiword_token = in_range,
       .form = std::string(fields[kForm]),
       .lemma = std::string(fields[kLemma]),
       .upos = std::string(fields[kUpos]),
       .xpos = std::string(fields[kXpos]),
       .features = universal_features(fields[kFeats]),
       .relation = std::string(fields[kDeprel].substr(0, fields[kDeprel].find(':'))),
       .head = kNoWord});
  take_mentions(value_of(fields[kMisc], "Entity"));
  head_.push_back(head);
  line_of_word_.push_back(line_);
  if (id == range_last_) range_last_ = 0;
  return {};
}

// "(12-person-new-...(13-place-...)": "(" opens a mention with its fields, ")" after fields closes it at
// once, "12)" closes the one of group 12. A bracket that fits nothing is passed over.
void TreebankReader::take_mentions(std::string_view brackets) {
  treebank_.has_mentions = treebank_.has_mentions || !brackets.empty();
  while (!brackets.empty()) {
    const bool opens = brackets[0] == '(';
    const std::size_t end = std::min(brackets.find_first_of("()", opens ? 1 : 0), brackets.size());
    const bool closes = end < brackets.size() && brackets[end] == ')';
    const std::string_view fields = brackets.substr(opens ? 1 : 0, end - (opens ? 1 : 0));
    if (opens) {
      open_mention(fields, closes);
    } else if (closes) {
      close_mention(fields);
    }
    brackets.remove_prefix(end + (closes ? 1 : 0));
  }
}

// Fields: group-type-..., the eighth the identity.
void TreebankReader::open_mention(std::string_view fields, bool closes_here) {
  const std::size_t word = treebank_.gold.words.size() - 1;
  const std::string_view group = fields.substr(0, fields.find('-'));
  fields.remove_prefix(std::min(group.size() + 1, fields.size()));
  const std::string_view type = fields.substr(0, fields.find('-'));
  const bool has_identity = std::count(fields.begin(), fields.end(), '-') >= 6;
  treebank_.gold.mentions.push_back({word, closes_here ? word : kNoWord, std::string(type), has_identity});
  if (!closes_here) open_mentions_.push_back({std::string(group), treebank_.gold.mentions.size() - 1});
}

void TreebankReader::close_mention(std::string_view group) {
  for (std::size_t i = open_mentions_.size(); i-- > 0;) {
    if (open_mentions_[i].group != group) continue;
    treebank_.gold.mentions[open_mentions_[i].mention].last = treebank_.gold.words.size() - 1;
    open_mentions_.erase(open_mentions_.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

// Takes out what was never closed, and says which mentions are names by their head, too: the first word in
// them whose own head lies outside.
void TreebankReader::name_mentions(std::size_t first_word) {
  std::vector<AnalysedMention>& mentions = treebank_.gold.mentions;
  const auto of_sentence = mentions.begin() + static_cast<std::ptrdiff_t>(first_mention_);
  mentions.erase(std::remove_if(of_sentence, mentions.end(),
                                [](const AnalysedMention& m) { return m.last == kNoWord || m.type.empty(); }),
                 mentions.end());
  const std::vector<AnalysedWord>& words = treebank_.gold.words;
  for (std::size_t m = first_mention_; m < mentions.size(); ++m) {
    for (std::size_t w = std::max(mentions[m].first, first_word); w <= mentions[m].last; ++w) {
      const std::size_t head = words[w].head;
      if (head != kNoWord && mentions[m].first <= head && head <= mentions[m].last) continue;
      mentions[m].named = mentions[m].named || words[w].upos == "PROPN";
      break;
    }
  }
  first_mention_ = mentions.size();
  open_mentions_.clear();
}

TreebankReader::Problem TreebankReader::take_fields(const Fields& fields) {
  const std::string_view id = fields[kId];
  if (id.find('.') != std::string_view::npos) return {};  // an empty node
  const std::string_view form = fields[kForm];
  if (visible(form, {0, static_cast<std::uint32_t>(form.size())}).empty())
    return "FORM has no visible character";
  return id.find('-') != std::string_view::npos ? take_range(id, fields) : take_word(fields);
}

TreebankReader::Problem TreebankReader::check_tree(const std::vector<std::size_t>& heads) {
  std::size_t root = kNoWord;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] != kNoWord) continue;
    line_ = line_of_word_[i];
    if (root != kNoWord)
      return fmt::format("word {} is a second root; word {} is one already", i + 1, root + 1);
    root = i;
  }
  const std::size_t caught = word_on_cycle(heads);
  if (caught == kNoWord) return {};
  line_ = line_of_word_[caught];
  return fmt::format("word {} is its own ancestor: the heads go in a circle", caught + 1);
}

TreebankReader::Problem TreebankReader::end_sentence() {
  if (range_last_ != 0)
    return fmt::format("the sentence ends before word {} of its multiword token", range_last_);
  new_paragraph_ = false;
  if (head_.empty()) return {};
  std::vector<std::size_t> heads;  // counted in the sentence, from 0
  for (std::size_t i = 0; i < head_.size(); ++i) {
    if (head_[i] > head_.size()) {
      line_ = line_of_word_[i];
      return fmt::format("HEAD {} is not a word of the sentence, which has {}", head_[i], head_.size());
    }
    heads.push_back(head_[i] == 0 ? kNoWord : head_[i] - 1);
  }
  if (Problem problem = check_tree(heads); !problem.empty()) return problem;
  std::vector<AnalysedWord>& words = treebank_.gold.words;
  const std::size_t first = words.size() - heads.size();
  for (std::size_t i = 0; i < heads.size(); ++i)
    words[first + i].head = heads[i] == kNoWord ? kNoWord : first + heads[i];
  treebank_.gold.sentence_ends.push_back(words.size());
  name_mentions(first);
  head_.clear();
  line_of_word_.clear();
  return {};
}

void TreebankReader::take_comment(const Comment& comment) {
  new_paragraph_ = new_paragraph_ || comment.key == "newpar" || comment.key == "newdoc";
  if (comment.key == "newdoc") {
    next_document_ = TreebankDocument();
    next_document_->id = comment.value;
  }
  if (comment.key == "meta::title" && next_document_) next_document_->title = comment.value;
}

TreebankReader::Problem TreebankReader::take_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return end_sentence();
  if (!is_valid_utf8(line))
    return "it is not UTF-8; a treebank is plain CoNLL-U, so unpack it first (xz -dc FILE | ... --gold -)";
  if (line[0] == '#') {
    if (head_.empty()) take_comment(parse_comment(line));
    return {};
  }
  const auto tabs = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
  if (tabs + 1 != kColumns)
    return fmt::format("it has {} columns, not the {} of CoNLL-U with tabs between them", tabs + 1, kColumns);
  Fields fields;
  for (std::string_view& field : fields) {
    field = line.substr(0, line.find('\t'));
    line.remove_prefix(std::min(field.size() + 1, line.size()));
  }
  return take_fields(fields);
}

tl::unexpected<Error> TreebankReader::failed(const Problem& problem) const {
  return fail(ErrorCode::bad_input, fmt::format("{}:{}: {}", name_, line_, problem));
}

Result<Treebank> TreebankReader::read(std::string_view conllu) {
  while (!conllu.empty()) {
    const std::string_view line = conllu.substr(0, conllu.find('\n'));
    conllu.remove_prefix(std::min(line.size() + 1, conllu.size()));
    ++line_;
    const std::size_t number = line_;
    if (const Problem problem = take_line(line); !problem.empty()) return failed(problem);
    line_ = number;  // the checks of a tree go back to earlier lines
  }
  if (const Problem problem = end_sentence(); !problem.empty()) return failed(problem);
  if (treebank_.gold.words.empty())
    return fail(ErrorCode::bad_input, fmt::format("{} has no sentence; it should be CoNLL-U", name_));
  for (std::size_t d = 0; d < treebank_.documents.size(); ++d) {
    treebank_.documents[d].end_word = d + 1 < treebank_.documents.size()
                                          ? treebank_.documents[d + 1].first_word
                                          : treebank_.gold.words.size();
  }
  treebank_.text += '\n';
  if (treebank_.text.size() > limits::kMaxTextBytes) {
    return fail(ErrorCode::too_large,
                fmt::format("the text of {} has {} bytes; at most {} are read; split it", name_,
                            treebank_.text.size(), limits::kMaxTextBytes));
  }
  return std::move(treebank_);
}

}  // namespace

Result<Treebank> read_treebank(std::string_view conllu, std::string_view name) {
  return TreebankReader(name).read(conllu);
}

}  // namespace readout
