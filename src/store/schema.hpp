// The format of a Readout database: its marks in the file's header, and the SQL that makes it (schema.sql,
// built in).
#pragma once

#include <cstdint>
#include <string_view>

namespace readout {

/// PRAGMA application_id: "RDOT". What does not bear it is not ours and is left alone.
inline constexpr std::int32_t kApplicationId = 0x52444f54;
/// PRAGMA user_version: the version of schema.sql. A change of any table or view raises it.
inline constexpr std::int32_t kSchemaVersion = 4;

/// src/store/schema.sql as it stood when the program was built.
std::string_view schema_sql();

}  // namespace readout
