// Quotation structure against people's: the direct quotes of PolNeAR dev (network dynamics lab, LREC 2018),
// if the corpus is here. Its contents leave out some punctuation, cut long quotations into sentences, and
// take "that" into quotes
// ("said that 'x'"), so a content is asked to lie in one quotation, and where marks stand at both its ends,
// to be one.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "document/document.hpp"

namespace readout {
namespace {

/// Byte offsets of all code points of a text, and of its end.
std::vector<std::uint32_t> code_point_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size)
    offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

/// Without white space and punctuation at both ends: what annotators and marks must agree on.
ByteSpan core(std::string_view text, ByteSpan span) {
  const auto outside = [](char32_t c) { return is_space(c) || is_punctuation(c) || c == '`'; };
  while (!span.empty() && outside(decode_at(text, span.begin).value))
    span.begin += decode_at(text, span.begin).size;
  while (!span.empty() && outside(decode_before(text, span.end).value))
    span.end -= decode_before(text, span.end).size;
  return span;
}

bool is_mark(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return false;
  const char32_t c = decode_at(text, at).value;
  return c == '"' || c == 0x201C || c == 0x201D;
}

struct Counts {
  int documents = 0, with_unclosed = 0, quotations = 0, unclosed = 0;
  int contents = 0, in_one = 0, marked = 0, exact = 0;
};

/// Whether marks stand right at both ends of the core, stops aside.
bool has_marks(std::string_view text, ByteSpan core) {
  const std::uint32_t before = core.begin == 0 ? 0 : core.begin - decode_before(text, core.begin).size;
  std::uint32_t behind = core.end;
  while (behind < text.size() && !is_mark(text, behind) && is_punctuation(decode_at(text, behind).value)) {
    behind += decode_at(text, behind).size;
  }
  return core.begin > 0 && is_mark(text, before) && is_mark(text, behind);
}

void count_content(const Document& document, ByteSpan content, Counts& counts) {
  const ByteSpan words = core(document.text(), content);
  if (words.empty()) return;
  bool in_one = false, exact = false;
  for (const Quotation& quotation : document.quotations()) {
    in_one |= quotation.outer().contains(words);
    exact |= core(document.text(), quotation.outer()) == words;
    for (const QuotationPart& part : quotation.parts) exact |= core(document.text(), part.outer) == words;
  }
  const bool marked = has_marks(document.text(), words);
  ++counts.contents;
  counts.in_one += in_one;
  counts.marked += marked;
  counts.exact += marked && exact;
}

void count_document(const Article& article, Counts& counts) {
  const Document document = Document::from(article);
  const auto unclosed = std::count_if(document.quotations().begin(), document.quotations().end(),
                                      [](const Quotation& q) { return !q.closed; });
  ++counts.documents;
  counts.quotations += static_cast<int>(document.quotations().size());
  counts.unclosed += static_cast<int>(unclosed);
  counts.with_unclosed += unclosed > 0;
  const auto offsets = code_point_offsets(document.text());
  const auto meta = nlohmann::json::parse(article.meta_json);
  for (const auto& attribution : meta.at("attributions")) {
    if (attribution.at("quote_type") != "direct") continue;
    for (const auto& span : attribution.at("content")) {
      count_content(document,
                    {offsets.at(span.at(0).get<std::size_t>()), offsets.at(span.at(1).get<std::size_t>())},
                    counts);
    }
  }
}

TEST(PolNeAR, DirectQuotesAreQuotations) {
  std::ifstream lines("/work/shared/data/attribution/polnear.dev.jsonl");
  if (!lines) GTEST_SKIP() << "polnear.dev.jsonl is not here";
  Counts counts;
  for (std::string line; std::getline(lines, line);) {
    const auto article = article_from_json(line, "line");
    ASSERT_TRUE(article) << article.error().message;
    count_document(*article, counts);
  }
  RecordProperty("direct_contents", counts.contents);
  RecordProperty("in_one_quotation", counts.in_one);
  RecordProperty("between_marks", counts.marked);
  RecordProperty("exactly_a_quotation", counts.exact);
  std::cout << counts.documents << " documents, " << counts.with_unclosed << " with unclosed quotations; "
            << counts.quotations << " quotations, " << counts.unclosed << " unclosed; " << counts.contents
            << " direct contents, " << counts.in_one << " in one quotation; " << counts.marked
            << " between marks, " << counts.exact << " of these exactly a quotation\n";
  EXPECT_GE(counts.in_one, counts.contents * 97 / 100);
  EXPECT_GE(counts.exact, counts.marked * 98 / 100);
  EXPECT_LE(counts.with_unclosed, 2);
}

}  // namespace
}  // namespace readout
