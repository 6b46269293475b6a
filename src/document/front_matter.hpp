// What stands around the prose of a report: the headline, lines that credit authors and agencies, and the
// dateline at the start of the prose. Recognised by form: the words that tell are in
// knowledge/report_words.tsv. Each rule is made so that in doubt a line stays prose, for prose that is taken
// for a byline is lost to the reader.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace readout {

/// Which paragraphs hold the headline: [first, first + count); count 0 if none does.
struct HeadlinePlace {
  std::size_t first = 0;
  std::size_t count = 0;
};
/// With a title: the first paragraphs whose words are the title's. Without: a first short paragraph without a
/// stop that is followed by prose.
HeadlinePlace find_headline(std::string_view text, const std::vector<ByteSpan>& paragraphs,
                            std::string_view title);

/// Where a paragraph stands; lines that could be prose anywhere else are bylines above the prose only.
enum class Place { above_headline, above_prose, elsewhere };
bool is_byline(std::string_view paragraph, Place place);

/// How much a dateline must show: datelines without date and agency are believed at the start of the prose
/// only.
enum class DatelinePlace { first_prose, early, elsewhere };
/// The dateline at the start of a paragraph.
std::optional<Dateline> find_dateline(std::string_view text, ByteSpan paragraph, DatelinePlace place);

}  // namespace readout
