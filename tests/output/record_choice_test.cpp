// Which records are meant: by words, by id.
#include "output/record_choice.hpp"

#include <gtest/gtest.h>

#include "made_reading.hpp"

namespace readout {
namespace {

std::vector<std::string> found(std::string_view text, std::string_view words) {
  std::vector<std::string> places;
  for (const ByteSpan span : places_of(text, words)) places.emplace_back(span.in(text));
  return places;
}

TEST(RecordChoice, FindsWordsWhateverTheirCaseAndSpaces) {
  using Found = std::vector<std::string>;
  EXPECT_EQ(found("Open to\n talks; open to talks.", "open to  talks"),
            (Found{"Open to\n talks", "open to talks"}));
  EXPECT_EQ(found("\u00c9LYS\u00c9E said", "\u00e9lys\u00e9e"), Found{"\u00c9LYS\u00c9E"});
  EXPECT_EQ(found("reopened, opens, open", "open"), Found{"open"});
  EXPECT_EQ(found("(open)", " open\t"), Found{"open"});
  EXPECT_EQ(found("in open", "open to"), Found{});
  EXPECT_EQ(found("open", " "), Found{});
  EXPECT_EQ(found("", "open"), Found{});
}

TEST(RecordChoice, KindsHaveLetters) {
  EXPECT_EQ(kind_of_letter('C'), "contact");
  EXPECT_EQ(kind_of_letter('R'), "revision");
  EXPECT_EQ(kind_of_letter('X'), "");
}

TEST(RecordChoice, ByIdOfTheReading) {
  const Reading reading = full_reading();
  for (const RecordId id : records_of(reading)) {
    const std::string name = id.kind + std::to_string(id.index + 1);
    EXPECT_EQ(record_called(reading, name), id) << name;
    EXPECT_FALSE(rests_on(reading, id, {})) << name;
  }
  for (const std::string_view name : {"", "C", "C0", "C999", "X1", "C1x", "A1"})
    EXPECT_FALSE(record_called(reading, name)) << name;
}

}  // namespace
}  // namespace readout
