// The limits that keep every input harmless. Each has a reason; tests stand at the limit and one beyond.
#pragma once

#include <cstddef>

namespace readout::limits {

inline constexpr std::size_t kMaxFileBytes = 64u << 20;  // a plain-text or JSON Lines line as received
inline constexpr std::size_t kMaxTextBytes = 4u << 20;   // the text of one report; offsets are 32-bit
inline constexpr std::size_t kMaxSentenceWords =
    512;  // longer ones are cut: the parser's arc scores are quadratic
inline constexpr std::size_t kMaxTokenBytes = 256;        // an unbroken run of bytes beyond this is cut
inline constexpr std::size_t kMaxQuoteDepth = 16;         // deeper nesting is read as flat
inline constexpr std::size_t kMaxMentions = 20000;        // per report; later ones are dropped
inline constexpr std::size_t kMaxTableBytes = 64u << 20;  // a knowledge or user table
inline constexpr std::size_t kMaxJsonDepth = 64;          // nesting of a JSON line
inline constexpr std::size_t kMaxMetaBytes = 4u << 20;    // the keys of a JSON line that we only hand back

}  // namespace readout::limits
