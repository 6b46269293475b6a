// Whose a quotation is. Each quotation of the report goes to one statement: that whose content in the tree it
// belongs to, or that of the cue beside it (quote_cues.hpp), or, having no cue, that of the speaker it goes
// on from: "…," S said. "…"; S said he was angry. "…"; a paragraph that opens with marks after one that ended
// in a quotation. Phrases in marks without a cue (nicknames, titles, irony) belong to nobody.
#pragma once

#include <vector>

#include "record/statements_cues.hpp"

namespace readout {

/// Grows, joins and adds drafts. `drafts` are in the order of their cues; new ones come behind. Cost about
/// linear in words and quotations.
void attribute_quotations(const StatementContext& context, std::vector<StatementDraft>& drafts);

}  // namespace readout
