// Identity by grammar: "Jane Roe, the foreign minister", "the foreign minister, Jane Roe", "Jane Roe is the
// foreign minister", "Jane Roe, who ...". By the tree, and by commas where the tree went wrong. A name and a
// name are never the same actor by apposition: that is a list.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/work.hpp"

namespace readout {
namespace {

bool is_nominal_person(const Draft& draft) {
  return draft.form == Form::office || draft.form == Form::description || draft.form == Form::counterpart ||
         draft.form == Form::superior || draft.form == Form::source;
}

bool is_named(const Draft& draft) { return draft.form == Form::person_name; }

class AppositionLinker {
 public:
  explicit AppositionLinker(Work& work) : work_(work), syntax_(work.syntax) {}

  void run() {
    // Commas first: words that follow each other are surer than an arc of the parser.
    for (std::size_t i = 0; i < work_.order.size(); ++i) by_commas(i);
    for (const DraftIndex d : work_.order) {
      by_tree(d);
      by_copula(d);
    }
    for (const DraftIndex d : work_.order) bodies(d);
  }

 private:
  /// a and b stand for the same; at most one of them is named.
  void same(DraftIndex a, DraftIndex b, std::string_view rule) {
    Draft &x = work_.drafts[a], &y = work_.drafts[b];
    if (a == b || (is_named(x) && is_named(y))) return;
    if (!compatible(x.number, y.number)) return;
    if (!is_named(x) && !is_nominal_person(x)) return;
    if (!is_named(y) && !is_nominal_person(y)) return;
    if (x.entity.valid() && y.entity.valid()) return;
    if (!compatible(x.gender, y.gender)) return;
    if (x.mention.span.contains(y.mention.span) || y.mention.span.contains(x.mention.span)) return;
    if (!x.entity.valid() && !y.entity.valid()) work_.make_entity(a, ActorType::person, "");
    if (x.entity.valid()) {
      work_.join(b, x.entity, rule);
    } else {
      work_.join(a, y.entity, rule);
    }
  }

  void by_tree(DraftIndex d) {
    const TokenIndex head = work_.drafts[d].mention.head;
    if (syntax_.base_relation(head) != "appos") return;
    const DraftIndex other = work_.headed_by(syntax_.head(head));
    if (other.valid()) same(other, d, "apposition");
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
    }
    if (!subject.valid() || is_denied(head)) return;
    const DraftIndex other = work_.headed_by(subject);
    if (!other.valid()) return;
    same(other, d, "copula");
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
    if (!is_named(draft) && !is_nominal_person(draft)) return;
    const TokenIndex comma = draft.mention.tokens.end_index;
    if (!comma_at(comma)) return;
    const TokenIndex next = comma + 1;
    for (std::size_t k = i + 1; k < work_.order.size() && k < i + 12; ++k) {
      const Draft& other = work_.drafts[work_.order[k]];
      if (other.mention.tokens.begin_index > next) break;
      if (other.mention.tokens.begin_index < next || other.sentence != draft.sentence) continue;
      if (is_named(draft) == is_named(other) || !is_nominal_or_name(other)) continue;
      if (!ends_apposition(other.mention.tokens.end_index) || in_list(draft, other)) continue;
      if (is_named(draft) && !other.definite && !other.indefinite && other.offices.empty()) continue;
      same(d, work_.order[k], "apposition by commas");
      break;
    }
  }

  static bool is_nominal_or_name(const Draft& draft) { return is_named(draft) || is_nominal_person(draft); }

  bool comma_at(TokenIndex t) const { return t < syntax_.tokens().end_index && syntax_.form(t) == ","; }

  bool ends_apposition(TokenIndex t) const {
    if (t >= syntax_.tokens().end_index) return true;
    const std::string_view form = syntax_.form(t), lower = syntax_.lower(t);
    return form == "," || form == "." || form == ";" || form == ":" || form == ")" || lower == "who" ||
           lower == "at" || lower == "in";
  }

  bool in_list(const Draft& a, const Draft& b) const {
    return syntax_.base_relation(a.mention.head) == "conj" ||
           syntax_.base_relation(b.mention.head) == "conj" || syntax_.has_child(a.mention.head, "conj");
  }

  /// "The News Daily, a newspaper": what a body is called stands for it.
  void bodies(DraftIndex d) {
    Draft& draft = work_.drafts[d];
    if (draft.form != Form::body || draft.entity.valid()) return;
    const TokenIndex head = draft.mention.head;
    TokenIndex other;
    if (syntax_.base_relation(head) == "appos") other = syntax_.head(head);
    if (const TokenIndex named = syntax_.child(head, "appos"); named.valid()) other = named;
    if (!other.valid()) return;
    const DraftIndex o = work_.headed_by(other);
    if (!o.valid() || work_.drafts[o].form != Form::organisation) return;
    if (work_.drafts[o].entity.valid()) work_.join(d, work_.drafts[o].entity, "apposition");
  }

  Work& work_;
  const Syntax& syntax_;
};

}  // namespace

void link_appositions(Work& work) { AppositionLinker(work).run(); }

}  // namespace readout
