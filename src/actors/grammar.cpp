// Questions to the trees; see grammar.hpp.
#include "actors/grammar.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout::grammar {
bool is_proper(const Syntax& syntax, TokenIndex t) {
  return syntax.upos(t) == "PROPN" || syntax.xpos(t).starts_with("NNP");
}

bool is_noun(const Syntax& syntax, TokenIndex t) { return syntax.upos(t) == "NOUN" || is_proper(syntax, t); }

bool starts_upper(const Syntax& syntax, TokenIndex t) {
  const std::string_view form = syntax.form(t);
  return !form.empty() && is_upper(decode_at(form, 0).value);
}

bool is_subject(const Syntax& syntax, TokenIndex t) {
  const std::string_view relation = syntax.base_relation(first_conjunct(syntax, t));
  return relation == "nsubj" || relation == "csubj";
}

int depth_of(const Syntax& syntax, TokenIndex t) {
  int depth = 0;
  for (TokenIndex at = syntax.head(t); at.valid(); at = syntax.head(at)) ++depth;
  return depth;
}

TokenIndex top_of(const Syntax& syntax, TokenRange range) {
  TokenIndex best;
  int best_depth = 0;
  for (const TokenIndex t : range) {
    if (range.contains(syntax.head(t)) || syntax.upos(t) == "PUNCT") continue;
    const int depth = depth_of(syntax, t);
    if (!best.valid() || depth < best_depth) {
      best = t;
      best_depth = depth;
    }
  }
  return best.valid() ? best : range.end_index - 1;
}

std::string_view preposition_of(const Syntax& syntax, TokenIndex t) {
  const TokenIndex mark = syntax.child(t, "case");
  return mark.valid() ? syntax.lower(mark) : std::string_view();
}

bool is_modifier(const Syntax& syntax, TokenIndex t) {
  const TokenIndex head = syntax.head(t);
  if (!head.valid() || head < t || syntax.upos(head) == "ADJ")
    return false;  // "finds his counterpart useful"
  const std::string_view relation = syntax.relation(t);
  return relation == "compound" || relation == "nmod:desc" || relation == "amod" || relation == "flat";
}

TokenIndex first_conjunct(const Syntax& syntax, TokenIndex t) {
  while (syntax.base_relation(t) == "conj" && syntax.head(t).valid()) t = syntax.head(t);
  return t;
}

TokenIndex clause_of(const Syntax& syntax, TokenIndex t) {
  for (TokenIndex at = syntax.head(t); at.valid(); at = syntax.head(at)) {
    const std::string_view upos = syntax.upos(at);
    if (upos == "VERB" || upos == "AUX" || syntax.has_child(at, "nsubj") || syntax.has_child(at, "cop") ||
        !syntax.head(at).valid()) {
      return at;
    }
  }
  return TokenIndex::none();
}

TokenIndex clause_as_argument(const Syntax& syntax, TokenIndex t) {
  t = first_conjunct(syntax, t);
  const bool argument = is_one_of(syntax.base_relation(t), {"nsubj", "obj", "iobj", "obl"});
  return argument ? syntax.head(t) : TokenIndex::none();
}

TokenIndex subject_of(const Syntax& syntax, TokenIndex clause) { return syntax.child(clause, "nsubj"); }

TokenIndex understood_subject(const Syntax& syntax, TokenIndex clause) {
  for (int steps = 0; clause.valid() && steps < 20; ++steps, clause = syntax.head(clause)) {
    if (const TokenIndex subject = subject_of(syntax, clause); subject.valid()) return subject;
    const std::string_view relation = syntax.base_relation(clause);
    if (relation == "xcomp") {
      const TokenIndex over = syntax.head(clause);
      for (const char* object : {"obj", "iobj"}) {
        if (const TokenIndex whom = syntax.child(over, object); whom.valid()) return whom;
      }
    } else if (relation == "advcl") {
      const TokenIndex mark = syntax.child(clause, "mark");
      if (syntax.xpos(clause) != "VBG" && !(mark.valid() && syntax.lower(mark) == "to")) break;
    } else if (relation != "conj") {
      break;
    }
  }
  return TokenIndex::none();
}

namespace {

/// The comma of "the presidents of Peru, Chile and Brazil".
bool is_in_list_of_names(const Syntax& syntax, TokenIndex comma, TokenIndex head) {
  const TokenIndex next = syntax.head(comma);
  if (syntax.form(comma) != "," || !next.valid() || next < comma || !is_proper(syntax, next)) return false;
  if (syntax.base_relation(next) != "conj") return false;
  const TokenIndex first = first_conjunct(syntax, next);
  if (!is_proper(syntax, first) || syntax.base_relation(first) != "nmod" || syntax.head(first) != head)
    return false;
  bool ended = false;  // behind the "and" something else begins: "of Fiji and Tonga, Jane Roe and Tom Poe"
  for (const TokenIndex part : syntax.children(first)) {
    if (syntax.base_relation(part) != "conj" || !syntax.has_child(part, "cc")) continue;
    if (part < comma) return false;
    ended = true;
  }
  return ended;
}

/// "summoned the envoy over the border", "met his counterpart on trade": said of what was done, whatever a
/// parser hangs it on.
bool tells_of_act(const Syntax& syntax, TokenIndex preposition, TokenIndex head) {
  const std::string_view word = syntax.lower(preposition);
  return is_one_of(word, {"over", "about", "after", "before", "during", "amid", "despite", "since", "until",
                          "following"}) ||
         (word == "on" && syntax.lemma(head) == "counterpart");
}

}  // namespace

TokenRange phrase_of(const Syntax& syntax, TokenIndex head, TokenRange core) {
  TokenRange range = core;
  if (!range.contains(head)) {
    range.begin_index = std::min(range.begin_index, head);
    range.end_index = std::max(range.end_index, head + 1);
  }
  for (const TokenIndex core_word : core) {
    const auto children = syntax.children(core_word);
    const TokenIndex marker = syntax.child(core_word, "case");
    for (const TokenIndex child : children) {
      const std::string_view relation = syntax.base_relation(child);
      if (child < core.begin_index) {
        if (marker.valid() && child < marker && marker < core_word) continue;  // "ONLY to mediators"
        if (!is_one_of(relation, {"det", "amod", "compound", "nmod", "nummod", "flat", "advmod"})) continue;
        if (relation == "advmod" && syntax.upos(head) == "VERB") continue;
        if (relation == "nmod" && syntax.relation(child) == "nmod" && syntax.has_child(child, "case"))
          continue;
        range.begin_index = std::min(range.begin_index, syntax.subtree(child).begin_index);
      } else if (child >= core.end_index) {
        if (syntax.subtree(child).begin_index > range.end_index) continue;  // beyond another conjunct
        // "people familiar with the matter": the complement of an adjective inside.
        if (relation == "obl" && core_word != head) {
          range.end_index = std::max(range.end_index, syntax.subtree(child).end_index);
          continue;
        }
        const bool allowed = is_one_of(relation, {"nmod", "fixed"}) &&
                             !is_one_of(syntax.relation(child), {"nmod:unmarked", "nmod:tmod", "nmod:npmod"});
        const TokenIndex preposition = syntax.child(child, "case");  // "the ministry on Monday"
        const bool time =
            syntax.entity(child) == "time" && preposition.valid() && syntax.lower(preposition) != "of";
        if (!allowed || time || (preposition.valid() && tells_of_act(syntax, preposition, head))) continue;
        range.end_index = std::max(range.end_index, syntax.subtree(child).end_index);
      }
    }
  }
  // A phrase does not run over commas, quotation marks or the end of its sentence on its left.
  for (TokenIndex t = core.begin_index; t > range.begin_index;) {
    --t;
    if (syntax.upos(t) == "PUNCT" && syntax.form(t) != "-" && syntax.form(t) != ".") {
      range.begin_index = t + 1;
      break;
    }
  }
  for (TokenIndex t = core.end_index; t < range.end_index; ++t) {
    if (syntax.upos(t) != "PUNCT" || syntax.form(t) == "-" || syntax.form(t) == ".") continue;
    if (is_in_list_of_names(syntax, t, head)) continue;
    range.end_index = t;
    break;
  }
  while (range.end_index > core.end_index && syntax.upos(range.end_index - 1) == "PUNCT") --range.end_index;
  while (range.begin_index < core.begin_index &&
         is_one_of(syntax.upos(range.begin_index), {"PUNCT", "CCONJ", "ADP", "SCONJ"})) {
    ++range.begin_index;
  }
  return range;
}

}  // namespace readout::grammar
