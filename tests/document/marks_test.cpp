// Each mark's role and the reason for it, by form and neighbours alone. The mark that is asked for stands
// between ⟦ and ⟧, which are taken out before reading.
#include "document/marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace readout {
namespace {

struct MarkCase {
  std::string text;
  MarkRole role;
  MarkReason reason;
};

/// The mark where the case's first ⟦ stands.
Mark mark_of(std::string text) {
  constexpr std::string_view kOpen = "⟦", kClose = "⟧";
  const std::size_t at = text.find(kOpen);
  text.erase(at, kOpen.size());
  text.erase(text.find(kClose), kClose.size());
  const auto marks =
      marks_in(text, {0, static_cast<std::uint32_t>(text.size())}, has_typewriter_doubles(text));
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.span.begin == at; });
  EXPECT_NE(found, marks.end()) << text;
  return found == marks.end() ? Mark{} : *found;
}

void expect(std::initializer_list<MarkCase> cases) {
  for (const MarkCase& c : cases) {
    const Mark mark = mark_of(c.text);
    EXPECT_EQ(mark.role, c.role) << c.text;
    EXPECT_EQ(mark.reason, c.reason) << c.text;
  }
}

TEST(Marks, StraightOnesByNeighbours) {
  expect({{R"(⟦"⟧No)", MarkRole::opens, MarkReason::before_word},
          {R"((⟦"⟧No)", MarkRole::opens, MarkReason::before_word},
          {R"(so—⟦"⟧No)", MarkRole::opens, MarkReason::before_word},
          {R"(No⟦"⟧)", MarkRole::closes, MarkReason::behind_word},
          {R"(No,⟦"⟧ he)", MarkRole::closes, MarkReason::behind_word},
          {R"(No—⟦"⟧ he)", MarkRole::closes, MarkReason::behind_word},
          {R"(No⟦"⟧—he)", MarkRole::closes, MarkReason::behind_word},
          {R"(No ⟦"⟧ he)", MarkRole::either, MarkReason::between_words},
          {R"(No,⟦"⟧he)", MarkRole::either, MarkReason::between_words},
          {R"(⟦"⟧... and)", MarkRole::opens, MarkReason::before_word},
          {R"(⟦"⟧'No)", MarkRole::opens, MarkReason::before_word},
          {R"("⟦'⟧No)", MarkRole::opens, MarkReason::before_word},
          {R"(No.⟦'⟧")", MarkRole::closes, MarkReason::behind_word},
          {R"(No.'⟦"⟧)", MarkRole::closes, MarkReason::behind_word}});
}

TEST(Marks, CurlyOnesByForm) {
  expect({{"⟦“⟧No", MarkRole::opens, MarkReason::before_word},
          {"said⟦“⟧No", MarkRole::opens, MarkReason::by_form},
          {"No⟦”⟧he", MarkRole::closes, MarkReason::behind_word},
          {"No ⟦”⟧ he", MarkRole::closes, MarkReason::by_form},
          {"No.⟦“⟧ He", MarkRole::either, MarkReason::wrong_way},
          {"⟦”⟧No", MarkRole::either, MarkReason::wrong_way},
          {"⟦„⟧No", MarkRole::opens, MarkReason::by_form},
          {"⟦’⟧No", MarkRole::may_open, MarkReason::wrong_way},
          {"⟦’⟧no", MarkRole::none, MarkReason::wrong_way}});
}

TEST(Marks, GuillemetsByNeighboursThenForm) {
  expect({{"⟦«⟧Non", MarkRole::opens, MarkReason::before_word},
          {"Non⟦»⟧", MarkRole::closes, MarkReason::behind_word},
          {"⟦»⟧Nein", MarkRole::opens, MarkReason::before_word},
          {"Nein⟦«⟧", MarkRole::closes, MarkReason::behind_word},
          {"dit ⟦«⟧ non", MarkRole::opens, MarkReason::by_form},
          {"non ⟦»⟧ dit", MarkRole::closes, MarkReason::by_form}});
}

TEST(Marks, ApostrophesAndMeasures) {
  expect({{"don⟦'⟧t", MarkRole::none, MarkReason::inside_word},
          {"O⟦’⟧Brien", MarkRole::none, MarkReason::inside_word},
          {"the ⟦'⟧90s", MarkRole::none, MarkReason::decade},
          {"the ⟦‘⟧90s", MarkRole::none, MarkReason::decade},
          {"the ⟦'⟧16 race", MarkRole::may_open, MarkReason::decade},
          {"give ⟦'⟧em", MarkRole::none, MarkReason::clipped},
          {"⟦'⟧Tis so", MarkRole::may_open, MarkReason::clipped},
          {"rock ⟦'⟧n' roll", MarkRole::none, MarkReason::clipped},
          {"rock 'n⟦'⟧ roll", MarkRole::none, MarkReason::clipped},
          {"ol⟦'⟧ man", MarkRole::none, MarkReason::clipped},
          {"workers⟦'⟧ rights", MarkRole::may_close, MarkReason::plural},
          {"goin⟦’⟧ home", MarkRole::may_close, MarkReason::dropped_g},
          {"in 1990⟦'⟧ he", MarkRole::may_close, MarkReason::after_figure},
          {"a 6⟦\"⟧ pipe", MarkRole::may_close, MarkReason::after_figure},
          {"5'10⟦\"⟧ tall", MarkRole::none, MarkReason::measure},
          {"5⟦'⟧10\" tall", MarkRole::none, MarkReason::inside_word}});
}

TEST(Marks, TypewriterDoublesAreOneMark) {
  const Mark opening = mark_of("⟦``⟧No,'' he");
  EXPECT_EQ(opening.family, MarkFamily::doubles);
  EXPECT_EQ(opening.span.size(), 2u);
  EXPECT_EQ(mark_of("``No,⟦''⟧ he").family, MarkFamily::doubles);
  EXPECT_EQ(mark_of("⟦'⟧'' '").family, MarkFamily::singles);  // nothing there opens: no typewriter's text
}

}  // namespace
}  // namespace readout
