// A reading as a report for people: the contacts by stage, claims about the past, what was taken back, who
// judges whom, who said what, and who is who, each in plain words with the report's own words beside it. The
// ids ("C1", "S3") are those of the JSON.
#pragma once

#include <string>

#include "output/page.hpp"
#include "output/record_choice.hpp"
#include "record/reading.hpp"

namespace readout {

struct ReportOptions {
  PageOptions page;
  bool derivation = false;  // below each record the steps that led to it
  /// Only these records, each with its derivation in full (explanation.hpp).
  const std::vector<RecordId>* only = nullptr;
};

/// Lines of at most options.page.columns columns (down to about 40), each with its line end. Control
/// characters of the report do not come through. Linear in the records and the words they quote.
std::string to_report(const Reading& reading, const ReportOptions& options);

}  // namespace readout
