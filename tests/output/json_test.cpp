// The JSON of a reading: keys, references, places in code points, and that equal readings give equal bytes.
#include "output/json.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "made_reading.hpp"

namespace readout {
namespace {

using nlohmann::json;

json line_of(const Reading& reading, const JsonOptions& options = {}) {
  return json::parse(to_json(reading, options));
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    out += c.value;
    at += c.size;
  }
  return out;
}

TEST(Json, EveryQuoteStandsAtItsPlace) {
  const Reading reading = full_reading();
  const std::u32string text = code_points(reading.document->text());
  std::size_t spans = 0;
  const std::function<void(const json&)> visit = [&](const json& node) {
    if (node.is_object() && node.contains("quote")) {
      const std::size_t start = node["start"], end = node["end"];
      ASSERT_LE(end, text.size());
      EXPECT_EQ(text.substr(start, end - start), code_points(node["quote"].get<std::string>()));
      ++spans;
    }
    for (const json& child : node) {
      if (child.is_structured()) visit(child);
    }
  };
  visit(line_of(reading));
  EXPECT_EQ(spans, 15u);
}

TEST(Json, HeadAndMeta) {
  const std::string line = to_json(full_reading());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.rfind(R"({"schema":"readout/1","id":"zagreb","title":)", 0), 0u) << line;
  EXPECT_TRUE(line.ends_with(R"(,"meta":{"desk":"north","score":1.50}})")) << line;  // digits as they came
  const json parsed = json::parse(line);
  EXPECT_EQ(parsed["published"], "2024-05-07");
  EXPECT_EQ(parsed["publisher"], "Adria Wire");
  EXPECT_TRUE(parsed["url"].is_null());
  EXPECT_FALSE(parsed.contains("text"));
  EXPECT_FALSE(parsed.contains("repaired"));
}

TEST(Json, ActorsThatNoRecordNeedsAreLeftOut) {
  const json actors = line_of(full_reading())["actors"];
  ASSERT_EQ(actors.size(), 3u);
  EXPECT_EQ(actors[0]["name"], "Ana Bari\xC4\x87");
  EXPECT_EQ(actors[0]["id"], "A1");
  EXPECT_EQ(actors[0]["level"], "minister");
  EXPECT_EQ(actors[2]["name"], "anonymous: two officials");
  EXPECT_EQ(actors[2]["anonymous"], true);
}

TEST(Json, RecordsReferToEachOther) {
  const json line = line_of(full_reading());
  EXPECT_EQ(line["statements"][0]["source"], "A1");
  EXPECT_EQ(line["statements"][0]["addressee"], "A2");
  EXPECT_EQ(line["statements"][1]["source"], "A3");
  EXPECT_EQ(line["statements"][1]["nested_in"], "S1");
  EXPECT_EQ(line["statements"][1]["polarity"], "deny");
  EXPECT_TRUE(line["statements"][1]["cue"].is_null());
  EXPECT_EQ(line["revisions"][0]["original_statement"], "S1");
  EXPECT_TRUE(line["revisions"][0]["revised_statement"].is_null());
  EXPECT_EQ(line["revisions"][0]["from"], "would");
  EXPECT_EQ(line["judgements"][0]["target"], "A2");
  EXPECT_EQ(line["history"][0]["participants"], json({"A1", "A2"}));
  EXPECT_EQ(line["history"][0]["note"], "conditional");
}

TEST(Json, WhatIsUnknownOfAContactIsSaidSo) {
  const json contacts = line_of(full_reading())["contacts"];
  EXPECT_EQ(contacts[0]["place"], "unknown");
  EXPECT_EQ(contacts[0]["time"], "unknown");
  EXPECT_TRUE(contacts[0]["time_text"].is_null());
  EXPECT_EQ(contacts[0]["sides"], (json{{"A1"}, {"A2"}}));
  EXPECT_EQ(contacts[1]["place"], "Zagreb");
  EXPECT_EQ(contacts[1]["on_word_of"], json({"reporter"}));
  EXPECT_TRUE(contacts[1]["sides"].is_null());
}

TEST(Json, EventsNameCountryCodeAndPlace) {
  const json event = line_of(full_reading())["events"][0];
  EXPECT_EQ(event["cameo"], "040");
  EXPECT_EQ(event["plover"], "CONSULT");
  EXPECT_EQ(event["reciprocal"], true);
  EXPECT_EQ(event["source"][0]["country"], "HRV");
  EXPECT_EQ(event["source"][0]["code"], "HRVGOV");
  EXPECT_EQ(event["quote"], "met");
}

TEST(Json, AnEventOfTwoCountriesHasAnEntryForEach) {
  MadeReading made("Iran and Saudi Arabia met UN envoys.");
  Event event;
  event.cameo = "040";
  event.source = {made.actor(made_actor("both", "IRN/SAU", Level::group))};
  event.target = {made.actor(made_actor("UN envoys", "UNO", Level::group))};
  event.span = made.at("met");
  made.records.events = {event};
  const json coded = line_of(made.take())["events"][0];
  ASSERT_EQ(coded["source"].size(), 2u);
  EXPECT_EQ(coded["source"][0]["country"], "IRN");
  EXPECT_EQ(coded["source"][1]["country"], "SAU");
  EXPECT_EQ(coded["target"][0]["country"], "IGO");
}

TEST(Json, DerivationAndTextOnlyWhenAsked) {
  const Reading reading = full_reading();
  EXPECT_FALSE(line_of(reading)["statements"][0].contains("derivation"));
  const json line = line_of(reading, {true, true});
  EXPECT_EQ(line["text"], reading.document->text());
  EXPECT_EQ(line["statements"][0]["derivation"][0]["rule"], "speech_cues.tsv: say");
  EXPECT_EQ(line["statements"][0]["derivation"][0]["span"]["quote"], "said");
  EXPECT_TRUE(line["contacts"][0]["derivation"].empty());
}

TEST(Json, AReadingWithoutRecordsHasAllLists) {
  MadeReading made("Nothing happened.");
  const json line = line_of(made.take());
  for (const char* list :
       {"actors", "statements", "contacts", "history", "revisions", "judgements", "events"})
    EXPECT_EQ(line[list], json::array()) << list;
}

TEST(Json, EveryKeyIsDescribed) {
  std::ifstream file(READOUT_SOURCE_DIR "/docs/json.md");
  ASSERT_TRUE(file) << "docs/json.md is missing";
  const std::string page(std::istreambuf_iterator<char>(file), {});
  const std::function<void(const json&)> visit = [&](const json& node) {
    if (node.is_object()) {
      for (const auto& [key, value] : node.items())
        EXPECT_TRUE(page.find('`' + key + '`') != std::string::npos ||
                    page.find('"' + key + '"') != std::string::npos)
            << key << " is not in docs/json.md";
    }
    for (const json& child : node) {
      if (child.is_structured()) visit(child);
    }
  };
  json line = line_of(full_reading(), {true, true});
  line.erase("meta");  // the sender's own keys
  visit(line);
}

TEST(Json, SameReadingSameBytes) { EXPECT_EQ(to_json(full_reading()), to_json(full_reading())); }

TEST(Json, ErrorLine) {
  EXPECT_EQ(error_to_json("a\"b", {ErrorCode::bad_input, "it is cut"}, {"in.jsonl", 3}),
            R"({"id":"a\"b","error":{"type":"bad_input","title":"it is cut","file":"in.jsonl","line":3}})");
  EXPECT_EQ(error_to_json("x", {ErrorCode::unreadable, "gone"}, {"x.txt", 0}),
            R"({"id":"x","error":{"type":"unreadable","title":"gone","file":"x.txt"}})");
  EXPECT_TRUE(json::accept(error_to_json("\xff", {ErrorCode::bad_input, "\xc3"}, {"\xfe", 1})));
}

}  // namespace
}  // namespace readout
