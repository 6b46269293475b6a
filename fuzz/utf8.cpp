// Repair of any bytes, and everything that walks over the repaired text.
#include <cstdint>
#include <string_view>

#include "base/unicode.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Repaired repaired = repair_utf8(bytes);
  check(is_valid_utf8(repaired.text), "repaired text is valid");
  check((repaired.replaced == 0) == is_valid_utf8(bytes), "valid text needs no repair");
  check(repaired.replaced > 0 || repaired.text == bytes, "valid text stays as it is");
  check(repair_utf8(repaired.text).replaced == 0, "repair is done once");
  const CodePointMap map(repaired.text);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < repaired.text.size();) {
    const CodePoint c = decode_at(repaired.text, at);
    check(map.at(static_cast<std::uint32_t>(at)) == count++, "the map counts code points");
    at += c.size;
    check(decode_before(repaired.text, at).value == c.value, "both ways of decoding agree");
  }
  check(map.size() == count, "the map knows the length");
  check(is_valid_utf8(lower_case(repaired.text)), "lower case is valid");
  check(is_valid_utf8(fold(repaired.text)), "folded text is valid");
  check(is_valid_utf8(straighten(repaired.text)), "straightened text is valid");
  return 0;
}
