// Names of the record's vocabulary, as they stand in JSON and in the tables.
#include "record/records.hpp"

#include <array>

namespace readout {
namespace {

template <std::size_t N, class E>
std::string_view name_in(const std::array<std::string_view, N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(StatementType type) {
  static constexpr std::array<std::string_view, 3> kNames = {"direct", "indirect", "mixed"};
  return name_in(kNames, type);
}

std::string_view name_of(Polarity polarity) {
  static constexpr std::array<std::string_view, 4> kNames = {"assert", "deny", "doubt", "did_not_claim"};
  return name_in(kNames, polarity);
}

std::string_view name_of(Hedge hedge) {
  static constexpr std::array<std::string_view, 4> kNames = {"certain", "probable", "possible", "unknown"};
  return name_in(kNames, hedge);
}

std::string_view name_of(HedgeLayer layer) {
  static constexpr std::array<std::string_view, 3> kNames = {"source", "cue", "reporter"};
  return name_in(kNames, layer);
}

std::string_view name_of(Stance stance) {
  static constexpr std::array<std::string_view, 5> kNames = {"neutral", "doubt", "confirm", "concede",
                                                             "deny"};
  return name_in(kNames, stance);
}

std::string_view name_of(Factivity factive) {
  static constexpr std::array<std::string_view, 4> kNames = {"no", "semi", "yes", "act"};
  return name_in(kNames, factive);
}

HedgeLayer layer_of(const Statement& statement, ByteSpan hedge) {
  for (const ByteSpan part : statement.content) {
    if (part.contains(hedge)) return HedgeLayer::source;
  }
  return statement.cue.overlaps(hedge) ? HedgeLayer::cue : HedgeLayer::reporter;
}

std::string_view name_of(Channel channel) {
  static constexpr std::array<std::string_view, 6> kNames = {"meeting", "call",   "summit",
                                                             "visit",   "letter", "talks"};
  return name_in(kNames, channel);
}

std::string_view name_of(Status status) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "held",     "ongoing", "scheduled", "offered", "open_to",    "requested",
      "possible", "refused", "cancelled", "denied",  "not_sought", "hypothetical"};
  return name_in(kNames, status);
}

std::string_view name_of(HistoryKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"first_since", "last", "highest_level"};
  return name_in(kNames, kind);
}

std::string_view name_of(RevisionKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"correction", "retraction", "reversal",
                                                             "clarification", "denial"};
  return name_in(kNames, kind);
}

std::string_view name_of(Direction direction) {
  static constexpr std::array<std::string_view, 3> kNames = {"positive", "negative", "doubt"};
  return name_in(kNames, direction);
}

}  // namespace readout
