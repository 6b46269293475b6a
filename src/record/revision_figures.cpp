// See revision_figures.hpp.
#include "record/revision_figures.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/one_of.hpp"
#include "record/time.hpp"

namespace readout {
namespace {

struct Figure {
  ByteSpan span;   // with its unit
  ByteSpan value;  // without
  std::string_view unit;
};

bool is_currency(std::string_view form) {
  return is_one_of(form, {"$", "€", "£", "¥", "dollar", "euro", "pound"});
}

bool is_year(std::string_view form) {
  return form.size() == 4 && (form.starts_with("19") || form.starts_with("20"));
}

/// A number with its scale ("3 billion") and its unit: what it counts, else what stands before it.
Figure figure_at(const Syntax& syntax, TokenRange number, TokenRange words) {
  const TokenIndex before = number.begin_index - 1, behind = number.end_index;
  const bool has_before = number.begin_index > words.begin_index;
  const bool has_behind = behind < words.end_index;
  Figure figure{syntax.span(number), syntax.span(number), {}};
  if (has_before && is_calendar_word(syntax.lower(before))) {
    figure.span.begin = syntax.span(before).begin;
    figure.unit = "day";
  } else if (has_before && is_currency(syntax.form(before))) {
    figure.span.begin = syntax.span(before).begin;
    figure.unit = syntax.form(before);
  } else if (has_behind && (syntax.upos(behind) == "NOUN" || syntax.lower(behind) == "%")) {
    figure.span.end = syntax.span(behind).end;
    figure.unit = syntax.lower(behind) == "%" ? std::string_view("percent") : syntax.lemma(behind);
  } else if (is_year(syntax.form(number.begin_index))) {
    figure.unit = "year";
  }
  return figure;
}

std::vector<Figure> figures_in(const Syntax& syntax, ByteSpan span) {
  std::vector<Figure> figures;
  const TokenRange words = syntax.tokens_in(span);
  for (TokenIndex t = words.begin_index; t < words.end_index;) {
    TokenIndex end = t;
    while (end < words.end_index && syntax.upos(end) == "NUM") ++end;
    if (end > t && syntax.lower(end) != "of") figures.push_back(figure_at(syntax, {t, end}, words));
    t = std::max(end, t + 1);
  }
  return figures;
}

bool is_same(const Syntax& syntax, ByteSpan a, ByteSpan b) {
  const TokenRange one = syntax.tokens_in(a), other = syntax.tokens_in(b);
  if (one.size() != other.size()) return false;
  for (TokenIndex t = one.begin_index, u = other.begin_index; t < one.end_index; ++t, ++u) {
    if (syntax.lower(t) != syntax.lower(u)) return false;
  }
  return true;
}

}  // namespace

std::optional<Change> figure_change(const Syntax& syntax, ByteSpan before, ByteSpan after) {
  const std::vector<Figure> old = figures_in(syntax, before), now = figures_in(syntax, after);
  const bool alone = old.size() == 1 && old.front().span == before;  // a figure, no clause
  for (const bool same_unit : {true, false}) {
    for (const Figure& a : old) {
      for (const Figure& b : now) {
        const bool fits =
            same_unit ? !a.unit.empty() && a.unit == b.unit : b.unit.empty() || (alone && a.unit.empty());
        if (!fits || is_same(syntax, a.value, b.value)) continue;
        return Change{a.span, b.span};
      }
    }
  }
  return std::nullopt;
}

ByteSpan counterpart_in(const RecordContext& context, ByteSpan before, ByteSpan after) {
  const Syntax& syntax = context.syntax;
  if (const auto change = figure_change(syntax, before, after)) return change->from;
  ActorIndex wanted;
  for (const TokenIndex t : syntax.tokens_in(after)) {
    if (!wanted.valid() && syntax.upos(t) == "PROPN") wanted = context.actors.actor_of(t);
  }
  if (!wanted.valid()) return {};
  ByteSpan found;
  for (const TokenIndex t : syntax.tokens_in(before)) {
    const MentionIndex m = context.actors.headed_by(t);
    if (!m.valid() || syntax.upos(t) != "PROPN") continue;
    const ActorIndex other = context.actors.actor_of(t);
    if (!other.valid() || other == wanted) continue;
    if (context.actors[other].type == context.actors[wanted].type) found = context.actors.mention(m).span;
  }
  return found;
}

}  // namespace readout
