// Tables of a user's actors from any bytes: nothing is refused as a whole, complaints name file and line, and
// what is taken has names and codes.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "actors/user_actors.hpp"
#include "check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  UserActors user;
  user.add({reinterpret_cast<const char*>(data), size}, "u.txt");
  for (const std::string& told : user.complaints())
    check(told.starts_with("u.txt:"), "a complaint names the file");
  for (const UserActor& actor : user.actors()) {
    check(!actor.phrases.empty(), "an actor has a name");
    for (const DatedCode& code : actor.codes) {
      check(
          code.from.empty() || code.to.empty() || code.from.size() != code.to.size() || code.from <= code.to,
          "times do not end before they begin");
    }
    actor.code_on("2019-05-04");
    actor.code_on("");
  }
  for (const UserAgent& agent : user.agents()) check(!agent.phrases.empty(), "an agent has words");
  return 0;
}
