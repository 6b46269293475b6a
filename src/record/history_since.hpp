// The point in time of a history claim: "since 2015", "since the war", "in nearly 30 years", "was in May".
#pragma once

#include <optional>
#include <string>

#include "record/history_tables.hpp"
#include "record/record_context.hpp"

namespace readout {

struct SincePoint {
  std::string since;  // empty if the claim is of all time; ISO day, month or year if the text and the day of
                      // publication give it, else wording
  TokenRange words;   // with "since" or "in"
};

/// The one that belongs to the claim made at `words`, or none.
std::optional<SincePoint> find_since(const RecordContext& context, TokenRange words, HistoryCue::Needs needs);

/// year, decade, month, ...
bool is_time_unit(std::string_view lemma);

}  // namespace readout
