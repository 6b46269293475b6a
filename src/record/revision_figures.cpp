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
    const bool part = end.value() < syntax.size() && syntax.lower(end) == "of";  // "one of the ships"
    if (end > t && !part) figures.push_back(figure_at(syntax, {t, end}, words));
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

namespace {

struct Name {
  ActorIndex actor;
  ByteSpan span;
};

bool is_weekday(std::string_view word) { return word.ends_with("day"); }

/// "filled by August", "filled by April": the day or the month.
std::optional<Change> calendar_change(const Syntax& syntax, ByteSpan before, ByteSpan after) {
  for (const TokenIndex b : syntax.tokens_in(after)) {
    const std::string_view now = syntax.lower(b);
    if (!is_calendar_word(now) || syntax.upos(b) != "PROPN") continue;
    for (const TokenIndex a : syntax.tokens_in(before)) {
      const std::string_view old = syntax.lower(a);
      const bool fits = is_calendar_word(old) && old != now && is_weekday(old) == is_weekday(now);
      if (fits && syntax.upos(a) == "PROPN") return Change{syntax.span(a), syntax.span(b)};
    }
  }
  return std::nullopt;
}

std::vector<Name> names_in(const RecordContext& context, ByteSpan span) {
  std::vector<Name> names;
  for (const TokenIndex t : context.syntax.tokens_in(span)) {
    const MentionIndex m = context.actors.headed_by(t);
    if (!m.valid() || context.syntax.upos(t) != "PROPN" || !context.actors.actor_of(t).valid()) continue;
    names.push_back({context.actors.actor_of(t), context.actors.mention(m).span});
  }
  return names;
}

bool is_among(const std::vector<Name>& names, ActorIndex actor) {
  return std::ranges::find(names, actor, &Name::actor) != names.end();
}

/// The noun with the words before it that belong to it, without its determiner.
ByteSpan with_modifiers(const Syntax& syntax, TokenIndex noun, TokenRange words) {
  TokenIndex first = noun;
  while (first > words.begin_index && syntax.head(first - 1) == noun &&
         is_one_of(syntax.base_relation(first - 1), {"amod", "compound", "nummod"}))
    --first;
  return syntax.span(TokenRange{first, noun + 1});
}

}  // namespace

ByteSpan whole_figure(const Syntax& syntax, ByteSpan word) {
  const TokenRange words = syntax.tokens_in(word);
  if (words.empty() || syntax.upos(words.end_index - 1) != "NUM") return word;
  const TokenRange sentence = syntax.sentence(syntax.sentence_of(words.begin_index)).tokens;
  TokenIndex first = words.begin_index, end = words.end_index;
  while (first > sentence.begin_index && syntax.upos(first - 1) == "NUM") --first;
  if (first > sentence.begin_index && is_currency(syntax.form(first - 1))) --first;
  while (end < sentence.end_index && syntax.upos(end) == "NUM") ++end;
  return syntax.span(TokenRange{first, end});
}

std::optional<Change> name_change(const RecordContext& context, ByteSpan before, ByteSpan after,
                                  ActorIndex speaker) {
  if (auto change = calendar_change(context.syntax, before, after)) return change;
  const std::vector<Name> old = names_in(context, before), now = names_in(context, after);
  for (const Name& b : now) {
    if (is_among(old, b.actor)) continue;
    for (auto a = old.rbegin(); a != old.rend(); ++a) {
      const bool fits = context.actors[a->actor].type == context.actors[b.actor].type;
      if (fits && a->actor != speaker && !is_among(now, a->actor)) return Change{a->span, b.span};
    }
  }
  return std::nullopt;
}

std::optional<Change> noun_change(const Syntax& syntax, ByteSpan before, ByteSpan after) {
  const TokenRange old = syntax.tokens_in(before), now = syntax.tokens_in(after);
  for (const TokenIndex a : old) {
    for (const TokenIndex b : now) {
      if (syntax.upos(a) != "NOUN" || syntax.lower(a) != syntax.lower(b)) continue;
      const ByteSpan one = with_modifiers(syntax, a, old), other = with_modifiers(syntax, b, now);
      const bool told = one.size() > syntax.span(a).size() && other.size() > syntax.span(b).size();
      if (told && !is_same(syntax, one, other)) return Change{one, other};
    }
  }
  return std::nullopt;
}

ByteSpan counterpart_in(const RecordContext& context, ByteSpan before, ByteSpan after) {
  const Syntax& syntax = context.syntax;
  if (const auto change = figure_change(syntax, before, after)) return change->from;
  if (const auto change = calendar_change(syntax, before, after)) return change->from;
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
