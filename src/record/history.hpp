// History: claims that place a contact among earlier ones: "the first meeting since 2015", "they last met in
// May", "the highest level of talks in 30 years has been A and B".
//
// history_cues.tsv names the turns of phrase and what must stand with them; contacts.hpp knows which word is
// a contact and who takes part. Where the phrase names nobody ("it would be the first"), the participants are
// those of the condition it hangs on or of the contact told before. No claim without a point in time that the
// report gives: "the first meeting" alone says nothing about what was before.
#pragma once

#include <vector>

#include "record/contacts.hpp"
#include "record/history_tables.hpp"

namespace readout {

/// In text order, at most one claim of a kind a sentence. Cost linear in the words but for the patterns'
/// bounded gaps, and quadratic in the contacts of a sentence.
std::vector<HistoryClaim> find_history(const RecordContext& context, const ContactReading& contacts,
                                       const HistoryTables& tables);

}  // namespace readout
