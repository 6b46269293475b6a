// The record's vocabulary in the words of a reader: "open_to" is "Willing". The terms themselves, as JSON and
// the store use them, come from name_of(). Also the names of countries for their codes.
#pragma once

#include <string>
#include <string_view>

#include "record/records.hpp"

namespace readout::plain_words {

std::string_view of(Status status);       // a heading: "Took place"
std::string_view of(StatementType type);  // "quoted"
std::string_view of(Hedge hedge);         // how sure the content is, as presented: "probable"
std::string_view of(HistoryKind kind);    // "First contact"
std::string of(Level level);              // "head of state"

std::string_view of(Polarity polarity);  // "denial"; empty for what is simply said
/// The verb between who acts and what for: "corrects"; "criticises".
std::string_view verb_of(RevisionKind kind, bool plural);
std::string_view verb_of(Direction direction, bool plural);

/// "NOR" -> "Norway", "IRN/SAU" -> "Iran and Saudi Arabia"; a code that is not known stays.
std::string country(std::string_view codes);

}  // namespace readout::plain_words
