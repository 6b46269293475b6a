// Identity by grammar: "Jane Roe, the foreign minister", "the foreign minister, Jane Roe", "Jane Roe is the
// foreign minister", "Jane Roe, who ...". By the tree, and by commas where the tree went wrong. A name and a
// name are never the same actor by apposition: that is a list.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/work.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

bool is_nominal_person(const Draft& draft) {
  return draft.form == Form::office || draft.form == Form::description || draft.form == Form::counterpart ||
         draft.form == Form::superior || draft.form == Form::source;
}

bool is_named(const Draft& draft) { return draft.form == Form::person_name; }

class AppositionLinker {
 public:
  explicit AppositionLinker(Work& work) : work_(work), syntax_(work.syntax), place_(work.drafts.size()) {
    for (std::size_t i = 0; i < work.order.size(); ++i) place_[work.order[i]] = i;
  }

  void run() {
    // Commas first: words that follow each other are surer than an arc of the parser.
    for (std::size_t i = 0; i < work_.order.size(); ++i) by_commas(i);
    for (const DraftIndex d : work_.order) {
      by_tree(d);
      by_copula(d);
      by_naming(d);
    }
    for (const DraftIndex d : work_.order) bodies(d);
  }

 private:
  /// a and b stand for the same; at most one of them is named.
  void same(DraftIndex a, DraftIndex b, std::string_view rule) {
    a = first_said(a);
    b = first_said(b);
    Draft &x = work_.drafts[a], &y = work_.drafts[b];
    if (a == b || (is_named(x) && is_named(y))) return;
    if (!compatible(x.number, y.number)) return;
    if (!is_named(x) && !is_nominal_person(x)) return;
    if (!is_named(y) && !is_nominal_person(y)) return;
    if (x.entity.valid() && y.entity.valid()) return;
    if (!compatible(x.gender, y.gender)) return;
    // "a source, the nominee": who is not named is not told to be somebody that the reader knows.
    if ((x.form == Form::source && y.definite) || (y.form == Form::source && x.definite)) return;
    if (x.mention.span.contains(y.mention.span) || y.mention.span.contains(x.mention.span)) return;
    if (!x.entity.valid() && !y.entity.valid()) {
      // Two descriptions: whom the first stands for is found in the sweep.
      if (y.mention.span < x.mention.span) std::swap(a, b);
      work_.drafts[b].same_as = a;
      work_.drafts[b].mention.rule = rule;
    } else if (x.entity.valid()) {
      work_.join(b, x.entity, rule);
    } else {
      work_.join(a, y.entity, rule);
    }
  }

  DraftIndex first_said(DraftIndex d) const {
    while (work_.drafts[d].same_as.valid()) d = work_.drafts[d].same_as;
    return d;
  }

  void by_tree(DraftIndex d) {
    const TokenIndex head = work_.drafts[d].mention.head;
    if (syntax_.base_relation(head) != "appos") return;
    const DraftIndex other = work_.headed_by(syntax_.head(head));
    if (other.valid() && !ends_with_outer(place_[other])) same(other, d, "apposition");
  }

  /// "Roe is the minister", "Roe, who became minister".
  void by_copula(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    if (!is_nominal_person(draft)) return;
    const TokenIndex head = draft.mention.head;
    TokenIndex subject;
    if (syntax_.has_child(head, "cop")) {
      subject = grammar::subject_of(syntax_, head);
    } else if (syntax_.relation(head) == "xcomp") {
      const TokenIndex verb = syntax_.head(head);
      const std::string_view lemma = syntax_.lemma(verb);
      if (lemma == "become" || lemma == "remain") subject = grammar::subject_of(syntax_, verb);
    } else if (draft.form == Form::office && grammar::preposition_of(syntax_, head) == "as") {
      subject = holder_in(syntax_.head(head));
    }
    if (!subject.valid() || is_denied(head)) return;
    const std::string_view word = syntax_.lower(subject);
    if ((word == "who" || word == "which") && syntax_.relation(head) == "acl:relcl")
      subject = syntax_.head(head);
    const DraftIndex other = work_.headed_by(subject);
    if (!other.valid()) return;
    same(other, d, "copula");
  }

  /// "the rebels' negotiator, known as Comandante Roe", "a man identified as Jack Roe".
  void by_naming(DraftIndex d) {
    const TokenIndex head = work_.drafts[d].mention.head, verb = syntax_.head(head);
    if (!is_named(work_.drafts[d]) || !verb.valid() || syntax_.base_relation(verb) != "acl") return;
    const std::string_view lemma = syntax_.lemma(verb), relation = syntax_.base_relation(head);
    const bool as = relation == "obl" && grammar::preposition_of(syntax_, head) == "as" &&
                    is_one_of(lemma, {"know", "identify"});
    const bool plain =
        is_one_of(relation, {"xcomp", "obj"}) && is_one_of(lemma, {"name", "call", "nickname", "dub"});
    if (syntax_.xpos(verb) != "VBN" || (!as && !plain)) return;
    if (const DraftIndex other = work_.headed_by(syntax_.head(verb)); other.valid()) same(other, d, "naming");
  }

  /// "Roe resigned as minister", "they named Roe as minister".
  TokenIndex holder_in(TokenIndex verb) const {
    if (!verb.valid() || syntax_.upos(verb) != "VERB") return TokenIndex::none();
    if (const TokenIndex object = syntax_.child(verb, "obj"); object.valid()) return object;
    for (int steps = 0; verb.valid() && steps < 3; ++steps, verb = syntax_.head(verb)) {
      if (const TokenIndex subject = grammar::subject_of(syntax_, verb); subject.valid()) return subject;
      if (syntax_.base_relation(verb) != "xcomp" && syntax_.base_relation(verb) != "conj") break;
    }
    return TokenIndex::none();
  }

  bool is_denied(TokenIndex head) const {
    for (const TokenIndex child : syntax_.children(head)) {
      const std::string_view word = syntax_.lower(child);
      if (word == "not" || word == "n't" || word == "never" || word == "no" ||
          syntax_.relation(child) == "mark") {
        return true;
      }
    }
    return false;
  }

  /// "NAME , the OFFICE ," or "the OFFICE , NAME ," in words that follow each other.
  void by_commas(std::size_t i) {
    const DraftIndex d = work_.order[i];
    const Draft& draft = work_.drafts[d];
    if (!is_nominal_or_name(draft)) return;
    const TokenIndex comma = after_aside(draft.mention.tokens.end_index);
    if (!comma_at(comma) || ends_with_outer(i)) return;
    const TokenIndex next = comma + 1;
    for (std::size_t k = i + 1; k < work_.order.size() && k < i + 12; ++k) {
      const Draft& other = work_.drafts[work_.order[k]];
      if (other.mention.tokens.begin_index > next) break;
      if (other.mention.tokens.begin_index < next || other.sentence != draft.sentence) continue;
      if (is_named(draft) == is_named(other) || !is_nominal_or_name(other)) continue;
      if (!ends_apposition(other.mention.tokens.end_index) || in_list(draft, other)) continue;
      if (is_named(draft) && !draft.offices.empty() && presents_another(k)) continue;
      if (is_named(draft) && !other.definite && !other.indefinite && other.offices.empty()) continue;
      same(d, work_.order[k], "apposition by commas");
      break;
    }
  }

  /// "In a letter to President Roe, Peru's minister, Jane Poe, ...": the minister is who is named behind.
  bool presents_another(std::size_t i) const {
    const TokenIndex comma = work_.drafts[work_.order[i]].mention.tokens.end_index;
    if (!comma_at(comma)) return false;
    for (std::size_t k = i + 1; k < work_.order.size() && k < i + 4; ++k) {
      const Draft& name = work_.drafts[work_.order[k]];
      if (name.mention.tokens.begin_index != comma + 1) continue;
      return is_named(name) && name.offices.empty() && ends_apposition(name.mention.tokens.end_index);
    }
    return false;
  }

  static bool is_nominal_or_name(const Draft& draft) { return is_named(draft) || is_nominal_person(draft); }

  /// "the president" in "an aide to the president, Jane Roe": the whole phrase is meant.
  bool ends_with_outer(std::size_t i) const {
    const Draft& draft = work_.drafts[work_.order[i]];
    if (is_named(draft)) return false;
    for (std::size_t k = i, steps = 0; k > 0 && steps < 6; ++steps) {
      const Draft& outer = work_.drafts[work_.order[--k]];
      if (is_nominal_person(outer) && outer.mention.tokens.end_index == draft.mention.tokens.end_index &&
          outer.mention.span.contains(draft.mention.span)) {
        return true;
      }
    }
    return false;
  }

  /// Past "(D-Ohio)", "(61)" or ", 61" after a name.
  TokenIndex after_aside(TokenIndex t) const {
    constexpr int kWords = 8;
    const TokenIndex end = syntax_.tokens().end_index;
    if (t < end && syntax_.form(t) == "(") {
      for (TokenIndex k = t + 1; k < end && k - t < kWords; ++k) {
        if (syntax_.form(k) == ")") return k + 1;
      }
    }
    const bool age = comma_at(t) && t + 2 < end && syntax_.upos(t + 1) == "NUM" && comma_at(t + 2);
    return age ? t + 2 : t;
  }

  bool comma_at(TokenIndex t) const { return t < syntax_.tokens().end_index && syntax_.form(t) == ","; }

  bool ends_apposition(TokenIndex t) const {
    if (t >= syntax_.tokens().end_index) return true;
    const std::string_view form = syntax_.form(t), lower = syntax_.lower(t);
    if (lower == "of") {  // "the head of the mission, Jane Roe of Peru,"
      TokenIndex end = t + 1;
      while (end < syntax_.tokens().end_index && syntax_.upos(end) == "PROPN") ++end;
      return end > t + 1 && comma_at(end);
    }
    return form == "," || form == "." || form == ";" || form == ":" || form == ")" || lower == "who" ||
           lower == "at" || lower == "in" || lower == "for";
  }

  /// No office beside the name, or a soldier's rank.
  bool has_rank_at_most(const Draft& draft) const {
    return std::ranges::all_of(draft.offices, [&](const OfficeWords& office) {
      return is_one_of(work_.tables.offices[office.office].key, {"general", "officer", "soldier"});
    });
  }

  /// Parts of one conjunction that has its "and": "Roe, the minister, and Poe" has none between the first
  /// two.
  bool in_list(const Draft& a, const Draft& b) const {
    const TokenIndex x = a.mention.head, y = b.mention.head;
    const TokenIndex first = grammar::first_conjunct(syntax_, x);
    if (first != grammar::first_conjunct(syntax_, y) || (first == y && first == x)) return false;
    // "between its envoy, Jane Roe, and the rebels": whose envoy it is has been said, and she has no other
    // post
    const bool presented = a.possessor.valid() || !a.country.empty();
    if (presented && !is_named(a) && is_named(b) && b.offices.empty() && x < y) return false;
    // "General Jane Roe, Peru's army chief, and Jack Poe": of a name alone the office says who it is
    const bool told = b.possessor.valid() || !b.country.empty();
    if (is_named(a) && a.country.empty() && has_rank_at_most(a) && !is_named(b) && !b.offices.empty() && told)
      return false;
    // After "and" the list is at its end: "him and the minister, Jane Roe".
    if (syntax_.has_child(x, "cc") && x != first) return false;
    if (syntax_.has_child(y, "cc")) return true;
    return std::any_of(syntax_.children(first).begin(), syntax_.children(first).end(), [&](TokenIndex c) {
      return syntax_.base_relation(c) == "conj" && syntax_.has_child(c, "cc");
    });
  }

  /// "The News Daily, a newspaper": what a body is called stands for it.
  void bodies(DraftIndex d) {
    Draft& draft = work_.drafts[d];
    if (draft.form != Form::body || draft.entity.valid()) return;
    const TokenIndex head = draft.mention.head;
    TokenIndex other;
    if (syntax_.base_relation(head) == "appos") other = syntax_.head(head);
    if (const TokenIndex named = syntax_.child(head, "appos"); named.valid()) other = named;
    DraftIndex o = other.valid() ? work_.headed_by(other) : DraftIndex::none();
    if (!o.valid() || work_.drafts[o].form != Form::organisation) o = body_by_commas(d);
    if (!o.valid() || work_.drafts[o].form != Form::organisation) return;
    if (work_.drafts[o].entity.valid()) work_.join(d, work_.drafts[o].entity, "apposition");
  }

  /// The name right before or after the phrase, a comma between.
  DraftIndex body_by_commas(DraftIndex d) const {
    const TokenRange own = work_.drafts[d].mention.tokens;
    const auto touches = [&](TokenRange a, TokenRange b) {
      return comma_at(a.end_index) && a.end_index + 1 == b.begin_index && ends_apposition(b.end_index);
    };
    for (TokenIndex t = own.begin_index - std::min(own.begin_index.value(), 4u);
         t < own.end_index + 8 && t < syntax_.tokens().end_index; ++t) {
      const DraftIndex o = work_.headed_by(t);
      if (!o.valid() || o == d || work_.drafts[o].form != Form::organisation) continue;
      const TokenRange other = work_.drafts[o].mention.tokens;
      if (touches(other, own) || touches(own, other)) return o;
    }
    return DraftIndex::none();
  }

  Work& work_;
  const Syntax& syntax_;
  IndexedVector<DraftIndex, std::size_t> place_;  // by draft: its place in work_.order
};

}  // namespace

void link_appositions(Work& work) { AppositionLinker(work).run(); }

}  // namespace readout
