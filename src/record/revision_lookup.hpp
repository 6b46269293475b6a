// Third step of revisions: what the cues of an episode leave open is looked up among what is told (tellings)
// and beside the cue: the words now, and the words before.
#pragma once

#include "record/revision_episodes.hpp"
#include "record/revision_tellings.hpp"

namespace readout {

/// A stretch of text found for an episode, and by which rule.
struct Lookup {
  ByteSpan span;  // empty if nothing is found
  std::string rule, note;
};

/// Rules of words before that a noun in the cue's sentence tells, or what the denial itself says is not so:
/// they are surely those that are meant.
inline constexpr std::string_view kNamedSaying = "named", kOwnNegation = "negated";

/// What the speaker says now. `original` is what is known of the words before, or empty. Denials have none.
Lookup words_now(const RecordContext& context, const std::vector<Telling>& tellings, const Episode& episode,
                 ByteSpan original);

/// What was said before. `revised` is what is known of the words now, or empty.
Lookup words_before(const RecordContext& context, const std::vector<Telling>& tellings,
                    const Episode& episode, ByteSpan revised);

}  // namespace readout
