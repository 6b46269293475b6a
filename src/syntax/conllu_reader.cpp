// CoNLL-U in: a text with its trees, for tests of later stages and for gold trees. The text is rebuilt from
// the surface tokens and SpaceAfter; a multiword token is cut into its words where their forms fit, else
// evenly from the left. MISC `Mention=person*` gives the entity column (what src/output/conllu.cpp writes).
// Enhanced dependencies, empty nodes and all other MISC keys are left out. Format:
// https://universaldependencies.org/format.html
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <unordered_map>

#include "base/unicode.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

using Fields = std::array<std::string_view, 10>;

// A label table that grows while the file is read.
class Interner {
 public:
  explicit Interner(std::vector<std::string>& labels) : labels_(labels) {}
  // The row of `label`; 0xffff once the table is full.
  std::uint16_t row(std::string_view label) {
    const auto known = rows_.find(std::string(label));
    if (known != rows_.end()) return known->second;
    if (labels_.size() >= 0xffff) return 0xffff;
    labels_.emplace_back(label);
    const auto row = static_cast<std::uint16_t>(labels_.size() - 1);
    rows_.emplace(label, row);
    return row;
  }

 private:
  std::vector<std::string>& labels_;
  std::unordered_map<std::string, std::uint16_t> rows_;
};

bool read_number(std::string_view text, std::uint32_t& out) {
  const char* const end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, out);
  return problem == std::errc() && stop == end;
}

std::string_view misc_value(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const std::size_t bar = std::min(misc.find('|'), misc.size());
    const std::string_view item = misc.substr(0, bar);
    if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=') {
      return item.substr(key.size() + 1);
    }
    misc.remove_prefix(std::min(bar + 1, misc.size()));
  }
  return {};
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::size_t bytes_of_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += decode_at(text, at).size;
  return at;
}

// Everything read so far; one method a kind of line.
class Reader {
 public:
  Result<ParsedText> read(std::string_view conllu);

 private:
  using Problem = std::string;  // empty: none

  Problem take_line(std::string_view line);
  Problem take_comment(std::string_view comment);
  Problem take_token(const Fields& fields);
  Problem take_range(std::string_view first, std::string_view last, const Fields& fields);
  Problem take_word(std::uint32_t id, const Fields& fields);
  Problem end_range();
  Problem end_sentence();
  void separate();
  ByteSpan append_surface(std::string_view form, std::string_view misc);

  Article article_;
  std::shared_ptr<Labels> labels_ = std::make_shared<Labels>();
  Interner upos_{labels_->upos}, xpos_{labels_->xpos}, feats_{labels_->feats}, relation_{labels_->relation},
      entity_{labels_->entity};
  Syntax::Columns columns_;
  std::vector<std::uint32_t> heads_;  // of the sentence being read, 0 = root
  std::string_view separator_;        // what stands between the text so far and the next token

  std::uint32_t range_last_ = 0;  // the multiword token being read ends with this word; 0 = none
  ByteSpan range_span_;
  std::vector<std::string_view> range_forms_;
};

void Reader::separate() {
  if (!article_.text.empty()) article_.text += separator_;
  separator_ = {};
}

ByteSpan Reader::append_surface(std::string_view form, std::string_view misc) {
  separate();
  const auto begin = static_cast<std::uint32_t>(article_.text.size());
  article_.text += form;
  separator_ = misc_value(misc, "SpaceAfter") == "No" ? "" : " ";
  return {begin, static_cast<std::uint32_t>(article_.text.size())};
}

Reader::Problem Reader::take_comment(std::string_view comment) {
  if (comment.starts_with("# newpar") || comment.starts_with("# newdoc")) {
    if (!article_.text.empty()) separator_ = "\n\n";
  }
  const std::string_view id_key = "# newdoc id = ";
  if (comment.starts_with(id_key) && columns_.span.empty()) article_.id = comment.substr(id_key.size());
  const std::string_view published_key = "# published = ";
  if (comment.starts_with(published_key)) article_.published = comment.substr(published_key.size());
  return {};
}

Reader::Problem Reader::take_range(std::string_view first, std::string_view last, const Fields& fields) {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  if (!read_number(first, from) || !read_number(last, to) || from != heads_.size() + 1 || to <= from ||
      range_last_ != 0) {
    return fmt::format("the multiword token {} does not start at the next word", fields[0]);
  }
  range_last_ = to;
  range_forms_.clear();
  range_span_ = append_surface(fields[1], fields[9]);
  return {};
}

Reader::Problem Reader::take_word(std::uint32_t id, const Fields& fields) {
  if (id != heads_.size() + 1) return fmt::format("word {} is out of order", id);
  std::uint32_t head = 0;
  if (!read_number(fields[6], head)) return fmt::format("HEAD '{}' is not a number", fields[6]);
  heads_.push_back(head);
  columns_.lemma.emplace_back(fields[2]);
  columns_.upos.push_back(upos_.row(fields[3]));
  columns_.xpos.push_back(xpos_.row(fields[4]));
  columns_.feats.push_back(feats_.row(fields[5]));
  columns_.relation.push_back(relation_.row(fields[7]));
  const std::string_view mention = misc_value(fields[9], "Mention");
  columns_.entity.push_back(entity_.row(mention.empty() ? "O" : mention));
  if (range_last_ == 0) {
    columns_.span.push_back(append_surface(fields[1], fields[9]));
    columns_.joins_previous.push_back(0);
    return {};
  }
  range_forms_.push_back(fields[1]);
  columns_.span.emplace_back();  // end_range() fills it in
  columns_.joins_previous.push_back(range_forms_.size() > 1);
  return id == range_last_ ? end_range() : Problem();
}

// Cuts the surface token into its words: each takes its form's length if it stands there, never more than
// leaves one code point for each word after it.
Reader::Problem Reader::end_range() {
  const std::string_view surface = range_span_.in(article_.text);
  std::size_t left = count_code_points(surface);
  std::size_t at = 0;
  std::size_t row = columns_.span.size() - range_forms_.size();
  for (std::size_t i = 0; i < range_forms_.size(); ++i, ++row) {
    const std::size_t after = range_forms_.size() - 1 - i;
    if (left <= after) return fmt::format("'{}' is too short for its {} words", surface, range_forms_.size());
    std::size_t take = std::min(count_code_points(range_forms_[i]), left - after);
    if (after == 0 || take == 0) take = after == 0 ? left : 1;
    const std::size_t size = bytes_of_code_points(surface.substr(at), take);
    const auto begin = static_cast<std::uint32_t>(range_span_.begin + at);
    columns_.span[row] = {begin, static_cast<std::uint32_t>(begin + size)};
    at += size;
    left -= take;
  }
  range_last_ = 0;
  return {};
}

Reader::Problem Reader::end_sentence() {
  if (heads_.empty()) return {};
  if (range_last_ != 0) return "a multiword token runs past its sentence";
  const std::size_t first = columns_.span.size() - heads_.size();
  for (const std::uint32_t head : heads_) {
    if (head > heads_.size()) return fmt::format("HEAD {} is not a word of the sentence", head);
    columns_.head.push_back(head == 0 ? TokenIndex::none() : TokenIndex(first + head - 1));
  }
  columns_.sentences.push_back({{TokenIndex(first), TokenIndex(columns_.span.size())}, {}, {}});
  heads_.clear();
  return {};
}

Reader::Problem Reader::take_token(const Fields& fields) {
  if (fields[1].empty()) return "FORM is empty";
  if (fields[0].find('.') != std::string_view::npos) return {};  // an empty node
  const std::size_t dash = fields[0].find('-');
  if (dash != std::string_view::npos)
    return take_range(fields[0].substr(0, dash), fields[0].substr(dash + 1), fields);
  std::uint32_t id = 0;
  if (!read_number(fields[0], id)) return fmt::format("ID '{}' is not a number", fields[0]);
  return take_word(id, fields);
}

Reader::Problem Reader::take_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return end_sentence();
  if (line[0] == '#') return take_comment(line);
  Fields fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i == 9))
      return "a token line has ten columns with tabs between them";
    fields[i] = line.substr(0, tab);
    line.remove_prefix(i == 9 ? line.size() : tab + 1);
  }
  return take_token(fields);
}

Result<ParsedText> Reader::read(std::string_view conllu) {
  if (!is_valid_utf8(conllu)) return fail(ErrorCode::bad_input, "CoNLL-U: the file is not valid UTF-8");
  article_.id = "-";
  std::size_t number = 0;
  while (!conllu.empty()) {
    const std::size_t end = std::min(conllu.find('\n'), conllu.size());
    ++number;
    Problem problem = take_line(conllu.substr(0, end));
    conllu.remove_prefix(std::min(end + 1, conllu.size()));
    if (problem.empty() && conllu.empty()) problem = end_sentence();
    if (!problem.empty())
      return fail(ErrorCode::bad_input, fmt::format("CoNLL-U line {}: {}", number, problem));
  }
  ParsedText parsed;
  parsed.document = std::make_unique<const Document>(Document::from(std::move(article_)));
  for (Sentence& sentence : columns_.sentences) {
    sentence.paragraph =
        parsed.document->paragraph_at(columns_.span[sentence.tokens.begin_index.value()].begin);
  }
  Result<Syntax> syntax = Syntax::from_columns(parsed.document->text(), labels_, std::move(columns_));
  if (!syntax) return fail(ErrorCode::bad_input, "CoNLL-U: " + syntax.error().message);
  parsed.syntax = std::move(*syntax);
  return parsed;
}

}  // namespace

Result<ParsedText> read_conllu(std::string_view conllu) { return Reader().read(conllu); }

}  // namespace readout
