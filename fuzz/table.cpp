// Tables from any bytes: rows as wide as the header, or an error that names the line.
#include <cstdint>
#include <string_view>

#include "base/table.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const auto table = Table::parse({reinterpret_cast<const char*>(data), size}, "t.tsv");
  if (!table) {
    check(table.error().message.starts_with("t.tsv:"), "an error names the table");
    return 0;
  }
  for (const Table::Row row : *table) {
    check(row.line() > 0, "rows have lines");
    for (const std::string_view column : table->columns()) {
      check(row[column].find_first_of("\t\n") == std::string_view::npos, "a cell is one cell");
    }
  }
  return 0;
}
