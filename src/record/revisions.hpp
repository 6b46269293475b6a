// Revisions: what a speaker took back, corrected, clarified or denied, from which words to which, and the
// statement that is meant.
//
// Three steps. A cue of revision_cues.tsv found in the text gives a part: its speaker and what wordings stand
// in its slots. Parts by one speaker that stand together are one episode ("... backtracked. “I said ‘would’
// instead of ‘wouldn't’. The sentence should have been: ...”"). What an episode lacks is looked up: the
// earlier sentence of the same speaker that lies best beside the new wording (revision_wordings.hpp), and the
// words that changed. Says nothing about who is right.
#pragma once

#include "record/record_context.hpp"

namespace readout {

/// In text order. Never fails; cost linear in the words, and for each cue linear in the statements before it.
std::vector<Revision> find_revisions(const RecordContext& context,
                                     const IndexedVector<StatementIndex, Statement>& statements);

}  // namespace readout
