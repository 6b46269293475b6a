// See tree_repair.hpp.
#include "syntax/tree_repair.hpp"

#include <algorithm>
#include <optional>

namespace readout {
namespace {

class TreeRepair {
 public:
  TreeRepair(const Labels& labels, Syntax::Columns& columns, TokenRange sentence)
      : labels_(labels), columns_(columns), sentence_(sentence) {}

  void run() {
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      if (relation(t) == "ccomp") give_subject_of_report(t);
      if (relation(t) == "advcl") give_subject_of_adverbial(t);
      if (relation(t) == "advcl") give_subject_of_passive(t);
      if (relation(t) == "ccomp") raise_predicate(t);
    }
  }

 private:
  std::string_view relation(TokenIndex t) const { return labels_.relation[columns_.relation[t.value()]]; }
  std::string_view xpos(TokenIndex t) const { return labels_.xpos[columns_.xpos[t.value()]]; }
  TokenIndex head(TokenIndex t) const { return columns_.head[t.value()]; }

  static bool is_subject(std::string_view relation) {
    return relation.starts_with("nsubj") || relation.starts_with("csubj") || relation == "expl";
  }

  /// The first child with a relation that begins so, or none.
  TokenIndex child(TokenIndex of, std::string_view relation_begin) const {
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      if (head(t) == of && relation(t).starts_with(relation_begin)) return t;
    }
    return TokenIndex::none();
  }
  bool has_subject(TokenIndex verb) const {
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      if (head(t) == verb && is_subject(relation(t))) return true;
    }
    return false;
  }
  /// The word or an auxiliary of it has a tense.
  bool is_finite(TokenIndex verb) const {
    const auto has_tense = [&](TokenIndex t) {
      return xpos(t) == "VBD" || xpos(t) == "VBZ" || xpos(t) == "VBP" || xpos(t) == "MD";
    };
    if (has_tense(verb)) return true;
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      if (head(t) == verb && (relation(t).starts_with("aux") || relation(t) == "cop") && has_tense(t))
        return true;
    }
    return false;
  }

  void attach(TokenIndex t, TokenIndex to, std::string_view with) {
    const auto label = std::ranges::find(labels_.relation, with);
    if (label == labels_.relation.end()) return;
    columns_.head[t.value()] = to;
    columns_.relation[t.value()] = static_cast<std::uint16_t>(label - labels_.relation.begin());
  }
  void attach_subject(TokenIndex subject, TokenIndex verb) {
    attach(subject, verb, child(verb, "aux:pass").valid() ? "nsubj:pass" : "nsubj");
  }

  /// "The visit, which ..., was put off, the palace said": "visit" and "palace" hang on "said", nothing on
  /// "put".
  void give_subject_of_report(TokenIndex told) {
    const TokenIndex verb = head(told);
    if (!verb.valid() || has_subject(told) || !is_finite(told)) return;
    TokenIndex first;
    bool another = false;
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      if (head(t) != verb || !relation(t).starts_with("nsubj")) continue;
      if (t < told && !first.valid()) {
        first = t;
      } else {
        another = another || t > told;
      }
    }
    if (first.valid() && another) attach_subject(first, told);
  }

  /// "after an earlier meeting was cancelled": "meeting", without a preposition, hangs beside "cancelled".
  void give_subject_of_adverbial(TokenIndex clause) {
    const TokenIndex mark = child(clause, "mark");
    if (!mark.valid() || !(mark < clause) || has_subject(clause) || !is_finite(clause)) return;
    for (TokenIndex t = mark + 1; t < clause; ++t) {
      const bool beside = head(t) == head(clause) && relation(t).starts_with("obl");
      if (!beside || child(t, "case").valid()) continue;
      return attach_subject(t, clause);
    }
  }

  /// "after a meeting was cancelled": "after a meeting" hangs on "cancelled" as a phrase of time.
  void give_subject_of_passive(TokenIndex clause) {
    static constexpr std::string_view kSubordinators[] = {"after", "before", "since", "until", "while", "as"};
    const TokenIndex passive = child(clause, "aux:pass");
    if (!passive.valid() || has_subject(clause) || child(clause, "mark").valid() || !is_finite(clause)) return;
    for (TokenIndex t = sentence_.begin_index; t < passive; ++t) {
      if (head(t) != clause || !relation(t).starts_with("obl")) continue;
      const TokenIndex word = child(t, "case");
      if (!word.valid() || std::ranges::find(kSubordinators, columns_.lemma[word.value()]) == std::end(kSubordinators)) continue;
      attach(t, clause, "nsubj:pass");
      return attach(word, clause, "mark");
    }
  }

  /// "Reports that they met were untrue", read as a heading: "untrue" hangs on "reports".
  void raise_predicate(TokenIndex predicate) {
    const TokenIndex noun = head(predicate);
    if (!noun.valid() || head(noun).valid() || predicate < noun || xpos(noun).substr(0, 2) != "NN") return;
    if (!child(predicate, "cop").valid() || child(predicate, "mark").valid() || has_subject(predicate) ||
        child(noun, "cop").valid() || !is_finite(predicate))
      return;
    attach(predicate, TokenIndex::none(), "root");
    attach(noun, predicate, "nsubj");
  }

  const Labels& labels_;
  Syntax::Columns& columns_;
  TokenRange sentence_;
};

}  // namespace

void repair_tree(const Labels& labels, Syntax::Columns& columns, TokenRange sentence) {
  TreeRepair(labels, columns, sentence).run();
}

}  // namespace readout
