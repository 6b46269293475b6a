// Second step of revisions: parts by one speaker that stand together are one episode ("... backtracked. “I
// said ‘would’ instead of ‘wouldn't’. The sentence should have been: ...”"), with the wordings that its cues
// and those beside them give. What an episode lacks is looked up by revision_lookup.hpp.
#pragma once

#include <string>
#include <vector>

#include "record/revision_cues.hpp"

namespace readout {

struct Episode {
  SourceRef speaker;
  RevisionKind kind = RevisionKind::retraction;
  ByteSpan from, to, after;
  ByteSpan stand;  // what a noun of the cue is of ("his objection to talks"), if nothing better is told
  ActorIndex claimant;
  std::vector<ByteSpan> before;
  std::string about;
  std::vector<const RevisionPart*> parts;
};

/// In the order of their first cues. `parts` must outlive them.
std::vector<Episode> episodes_of(const RecordContext& context, const std::vector<RevisionPart>& parts);

}  // namespace readout
