// Quotation marks as they stand in a text, each with what it may be by its form and its neighbours alone. The
// stack in quotations.cpp then decides among what is left open. Knows nothing of pairs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/index.hpp"

namespace readout {

/// Marks of one family open and close each other, whatever their exact form: real copy mixes them.
enum class MarkFamily : std::uint8_t {
  doubles,           // " “ ” „ ‟ `` ''
  singles,           // ' ‘ ’ ‚ ‛ `
  guillemets,        // « »
  single_guillemets  // ‹ ›
};
inline constexpr std::size_t kMarkFamilies = 4;

enum class MarkRole : std::uint8_t {
  opens,      // an opening mark, if something closes it
  closes,     // a closing mark, if something is open
  either,     // closes what is open, else opens
  may_close,  // a closing mark or none (workers', 6"): the marks that follow decide
  may_open,   // an opening mark that faces the wrong way, or an apostrophe: the marks that follow decide
  none        // an apostrophe or a measure
};

/// Why a mark has its role.
enum class MarkReason : std::uint8_t {
  before_word,    // space or an opening bracket before it, a word behind it
  behind_word,    // a word or a stop before it, no word behind it
  by_form,        // its neighbours do not tell, its form does
  wrong_way,      // its form says one thing, its neighbours the other
  between_words,  // words on both sides, or on neither: straight marks tell nothing here
  inside_word,    // don't, O'Brien, 5'10
  decade,         // '90s, '16
  clipped,        // 'em, rock 'n' roll, ol'
  plural,         // after s: workers'
  dropped_g,      // talkin'
  after_figure,   // 6", in 1990'
  measure         // 5'10"
};

struct Mark {
  ByteSpan span;
  char32_t form = 0;  // as written; the first character of `` and ''
  MarkFamily family = MarkFamily::doubles;
  MarkRole role = MarkRole::none;
  MarkReason reason = MarkReason::by_form;
};

/// Whether the text writes double marks as two single ones (``so'', ''so'', ‘’so’’).
bool has_typewriter_doubles(std::string_view text);

/// The marks of one paragraph in order. Cost linear in the span. @pre `text` is valid UTF-8.
std::vector<Mark> marks_in(std::string_view text, ByteSpan paragraph, bool typewriter_doubles);

}  // namespace readout
