// The whole way behind the parser, over any trees: CoNLL-U from any bytes, then actors, predicates, all
// records, JSON. What comes out keeps the offset law and is JSON; the trees keep what the other stages rely
// on.
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "check.hpp"
#include "output/conllu.hpp"
#include "output/json.hpp"
#include "record/record_context.hpp"
#include "syntax/parsed_text.hpp"

namespace readout {
namespace {

struct Tables {
  std::shared_ptr<const ActorTables> actors = ActorTables::load().value();
  std::shared_ptr<const RecordTables> records = RecordTables::load().value();
};

void check_trees(const Syntax& syntax) {
  for (const TokenIndex t : syntax.tokens()) {
    const Sentence& sentence = syntax.sentence(syntax.sentence_of(t));
    check(syntax.dominates(sentence.root, t), "each word hangs under the root of its sentence");
    check(syntax.subtree(t).contains(t), "a subtree holds its word");
  }
}

/// Where each code point of the text begins, and its end.
std::vector<std::size_t> places_of(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).size) places.push_back(at);
  places.push_back(text.size());
  return places;
}

/// Each object with start, end and quote, at any depth.
void check_spans(const nlohmann::json& json, std::string_view text, const std::vector<std::size_t>& places) {
  if (json.is_object() && json.contains("quote")) {
    const std::size_t begin = places.at(json["start"]), end = places.at(json["end"]);
    check(text.substr(begin, end - begin) == json["quote"], "the text at a span is its quote");
  }
  for (const auto& part : json) {
    if (part.is_structured()) check_spans(part, text, places);
  }
}

}  // namespace
}  // namespace readout

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace readout;
  static const Tables tables;
  auto parsed = read_conllu({reinterpret_cast<const char*>(data), size});
  if (!parsed) {
    check(is_valid_utf8(parsed.error().message), "a message is valid text");
    return 0;
  }
  check_trees(parsed->syntax);
  Reading reading{std::move(parsed->document), std::move(parsed->syntax), {}, {}};
  reading.actors = find_actors(*reading.document, reading.syntax, *tables.actors);
  const Predicates predicates =
      Predicates::find(*reading.document, reading.syntax, reading.actors, tables.records->arguments);
  reading.records =
      find_records({*reading.document, reading.syntax, reading.actors, predicates, *tables.records});
  const auto json = nlohmann::json::parse(to_json(reading, {.derivation = true, .text = true}));
  check_spans(json, reading.document->text(), places_of(reading.document->text()));
  check(read_conllu(to_conllu(*reading.document, reading.syntax)).has_value(), "what is written can be read");
  return 0;
}
