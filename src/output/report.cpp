// See report.hpp. The sections are in report_*.cpp, each in a class on top of ReportParts.
#include "output/report.hpp"

#include "output/ids.hpp"
#include "output/report_parts.hpp"

namespace readout {

std::string to_report(const Reading& reading, const ReportOptions& options) {
  const ActorIds ids(reading);
  Page page(options.page);
  const ReportContext context{reading, options, ids, page};
  write_head(context);
  write_contacts(context);
  write_claims(context);
  write_statements(context);
  write_events(context);
  write_actors(context);
  return page.take();
}

}  // namespace readout
