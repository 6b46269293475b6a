// The Syntax layer: its accessors, and from_columns(), which checks a parser's columns and derives what the
// columns imply: sentences of words, children in text order, edges of subtrees, lower-cased forms. All in
// linear time.
#include "syntax/syntax.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "syntax/words.hpp"

namespace readout {

std::string_view Syntax::feature(TokenIndex t, std::string_view name) const {
  std::string_view rest = feats(t);
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    const std::string_view item = rest.substr(0, bar);
    if (item.size() > name.size() && item.starts_with(name) && item[name.size()] == '=') {
      return item.substr(name.size() + 1);
    }
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return {};
}

std::string_view Syntax::entity(TokenIndex t) const {
  std::string_view label = labels_->entity[entity_[t]];
  if (label == "O") return {};
  if (label.ends_with('*')) label.remove_suffix(1);
  return label;
}

bool Syntax::entity_is_named(TokenIndex t) const { return labels_->entity[entity_[t]].ends_with('*'); }

bool Syntax::space_after(TokenIndex t) const {
  const TokenIndex next = t + 1;
  return next.value() >= size() || span_[next].begin > span_[t].end;
}

std::string_view Syntax::base_relation(TokenIndex t) const {
  const std::string_view full = relation(t);
  return full.substr(0, full.find(':'));
}

Syntax::Children Syntax::children(TokenIndex t) const {
  return {child_.data() + child_start_[t.value()], child_.data() + child_start_[t.value() + 1]};
}

TokenIndex Syntax::child(TokenIndex t, std::string_view relation) const {
  const bool whole = relation.find(':') != std::string_view::npos;
  for (const TokenIndex c : children(t)) {
    if ((whole ? this->relation(c) : base_relation(c)) == relation) return c;
  }
  return TokenIndex::none();
}

bool Syntax::dominates(TokenIndex ancestor, TokenIndex t) const {
  while (t.valid() && t != ancestor) t = head_[t];
  return t.valid();
}

ByteSpan Syntax::span(TokenRange range) const {
  if (range.empty()) return {};
  return {span_[range.begin_index].begin, span_[range.end_index - 1].end};
}

TokenIndex Syntax::token_at_or_after(std::uint32_t byte) const {
  const auto at = std::upper_bound(span_.begin(), span_.end(), byte,
                                   [](std::uint32_t b, const ByteSpan& span) { return b < span.end; });
  if (at == span_.end()) return TokenIndex::none();
  return TokenIndex(static_cast<std::size_t>(at - span_.begin()));
}

TokenRange Syntax::tokens_in(ByteSpan span) const {
  const auto first = std::lower_bound(span_.begin(), span_.end(), span.begin,
                                      [](const ByteSpan& s, std::uint32_t b) { return s.begin < b; });
  const auto last = std::upper_bound(first, span_.end(), span.end,
                                     [](std::uint32_t b, const ByteSpan& s) { return b < s.end; });
  return {TokenIndex(static_cast<std::size_t>(first - span_.begin())),
          TokenIndex(static_cast<std::size_t>(last - span_.begin()))};
}

SentenceIndex Syntax::sentence_at(std::uint32_t byte) const {
  const TokenIndex t = token_at_or_after(byte);
  if (!t.valid()) return SentenceIndex::none();
  const SentenceIndex s = sentence_of_[t];
  return span(sentences_[s].tokens).contains(byte) ? s : SentenceIndex::none();
}

namespace {

using Columns = Syntax::Columns;

bool all_below(const std::vector<std::uint16_t>& column, std::size_t count) {
  return std::all_of(column.begin(), column.end(), [count](std::uint16_t x) { return x < count; });
}

std::string problem_of_columns(std::string_view text, const Labels& labels, const Columns& c) {
  const std::size_t n = c.span.size();
  for (const std::size_t length :
       {c.lemma.size(), c.upos.size(), c.xpos.size(), c.feats.size(), c.relation.size(), c.entity.size(),
        c.head.size(), c.joins_previous.size()}) {
    if (length != n) return fmt::format("a column has {} rows, not {}", length, n);
  }
  if (!all_below(c.upos, labels.upos.size()) || !all_below(c.xpos, labels.xpos.size()) ||
      !all_below(c.feats, labels.feats.size()) || !all_below(c.relation, labels.relation.size()) ||
      !all_below(c.entity, labels.entity.size())) {
    return "a label is not in its table";
  }
  std::uint32_t end = 0;
  for (const ByteSpan span : c.span) {
    if (span.begin < end || span.empty() || span.end < span.begin || span.end > text.size()) {
      return fmt::format("the word at bytes {} to {} is empty, out of order or outside the text", span.begin,
                         span.end);
    }
    end = span.end;
  }
  return {};
}

// Sentences follow each other without gap; each has one root and all heads inside.
std::string find_roots(Columns& c) {
  std::uint32_t at = 0;
  for (Sentence& sentence : c.sentences) {
    const TokenRange tokens = sentence.tokens;
    if (tokens.begin_index.value() != at || tokens.end_index.value() <= at ||
        tokens.end_index.value() > c.span.size()) {
      return fmt::format("a sentence does not start at word {} where the last one ended", at);
    }
    at = tokens.end_index.value();
    sentence.root = TokenIndex::none();
    for (const TokenIndex t : tokens) {
      const TokenIndex head = c.head[t.value()];
      if (head.valid() ? !tokens.contains(head) : sentence.root.valid()) {
        return fmt::format("word {} has its head outside its sentence or is a second root", t.value());
      }
      if (!head.valid()) sentence.root = t;
    }
    if (!sentence.root.valid())
      return fmt::format("the sentence at word {} has no root", tokens.begin_index.value());
  }
  return at == c.span.size() ? std::string() : "words stand after the last sentence";
}

// Children of all words in text order, as one vector with the start of each word's part.
void list_children(const std::vector<TokenIndex>& head, std::vector<std::uint32_t>& start,
                   std::vector<TokenIndex>& children) {
  start.assign(head.size() + 1, 0);
  for (const TokenIndex h : head) {
    if (h.valid()) ++start[h.value() + 1];
  }
  for (std::size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
  children.resize(start.back());
  std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i].valid()) children[next[head[i].value()]++] = TokenIndex(i);
  }
}

// Words from the roots downwards; shorter than the number of words if and only if there is a cycle.
std::vector<TokenIndex> top_down(const std::vector<Sentence>& sentences,
                                 const std::vector<std::uint32_t>& start,
                                 const std::vector<TokenIndex>& children) {
  std::vector<TokenIndex> order;
  order.reserve(start.size());
  for (const Sentence& sentence : sentences) order.push_back(sentence.root);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t t = order[i].value();
    order.insert(order.end(), children.begin() + start[t], children.begin() + start[t + 1]);
  }
  return order;
}

}  // namespace

Result<Syntax> Syntax::from_columns(std::string_view text, std::shared_ptr<const Labels> labels,
                                    Columns columns) {
  std::string problem = problem_of_columns(text, *labels, columns);
  if (problem.empty()) problem = find_roots(columns);
  if (!problem.empty()) return fail(ErrorCode::internal, "the parser's columns are wrong: " + problem);

  Syntax s;
  s.text_ = text;
  s.labels_ = std::move(labels);
  list_children(columns.head, s.child_start_, s.child_);
  const std::size_t n = columns.span.size();
  const std::vector<TokenIndex> order = top_down(columns.sentences, s.child_start_, s.child_);
  if (order.size() != n)
    return fail(ErrorCode::internal, "the parser's columns are wrong: heads form a cycle");

  s.left_edge_.raw().resize(n);
  s.right_edge_.raw().resize(n);
  for (std::size_t i = 0; i < n; ++i) s.left_edge_.raw()[i] = s.right_edge_.raw()[i] = TokenIndex(i);
  for (auto t = order.rbegin(); t != order.rend(); ++t) {
    const TokenIndex head = columns.head[t->value()];
    if (!head.valid()) continue;
    s.left_edge_[head] = std::min(s.left_edge_[head], s.left_edge_[*t]);
    s.right_edge_[head] = std::max(s.right_edge_[head], s.right_edge_[*t]);
  }
  s.sentence_of_.raw().resize(n);
  for (std::size_t i = 0; i < columns.sentences.size(); ++i) {
    for (const TokenIndex t : columns.sentences[i].tokens) s.sentence_of_[t] = SentenceIndex(i);
  }
  s.lower_.raw().reserve(n);
  for (const ByteSpan span : columns.span) s.lower_.push_back(lower_form(span.in(text)));

  s.span_.raw() = std::move(columns.span);
  s.lemma_.raw() = std::move(columns.lemma);
  s.upos_.raw() = std::move(columns.upos);
  s.xpos_.raw() = std::move(columns.xpos);
  s.feats_.raw() = std::move(columns.feats);
  s.relation_.raw() = std::move(columns.relation);
  s.entity_.raw() = std::move(columns.entity);
  s.head_.raw() = std::move(columns.head);
  s.joins_previous_.raw() = std::move(columns.joins_previous);
  s.sentences_.raw() = std::move(columns.sentences);
  return s;
}

}  // namespace readout
