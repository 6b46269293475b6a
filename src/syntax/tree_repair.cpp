// See tree_repair.hpp.
#include "syntax/tree_repair.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/one_of.hpp"

namespace readout {
namespace {

class TreeRepair {
 public:
  TreeRepair(const Labels& labels, Syntax::Columns& columns, TokenRange sentence)
      : labels_(labels), columns_(columns), sentence_(sentence) {}

  void run() {
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      join_hyphenated(t);
      if (is_name(t)) give_acting_back(t);
      if (relation(t) == "ccomp") give_noun_back(t);
      if (relation(t) == "ccomp") give_reports_back(t);
      if (relation(t) == "acl") give_title_back(t);
      if (relation(t) == "ccomp") give_speaker_back(t);
      if (relation(t) == "ccomp") give_subject_of_report(t);
      if (relation(t) == "root") give_subject_of_sentence(t);
      if (relation(t) == "advcl") give_question_back(t);
      if (relation(t) == "advcl") give_subject_of_adverbial(t);
      if (relation(t) == "advcl") give_reported_clause(t);
      if (relation(t) == "advcl") give_subject_of_passive(t);
      if (relation(t) == "ccomp" || relation(t) == "parataxis") raise_predicate(t);
      if (relation(t) == "obl:unmarked") give_object(t);
      if (relation(t) == "conj") give_phrase_behind(t);
      give_answer_back(t);
      if (relation(t) == "appos") give_object_behind_name(t);
      if (relation(t) == "appos" || relation(t) == "nsubj") give_headline_partner(t);
      if (relation(t) == "obj") give_receiver(t);
      if (relation(t) == "appos") give_label_back(t);
      if (relation(t) == "case") give_particle(t);
      if (relation(t).starts_with("acl")) give_content_clause(t);
      if (relation(t) == "nsubj") give_name_back(t);
      if (relation(t) == "nsubj") give_headline_object(t);
      if (relation(t).starts_with("nsubj")) give_phrase_back(t);
      if (relation(t) == "ccomp") give_report_clause(t);
      give_condition_back(t);
      if (relation(t) == "root") give_participle_back(t);
      give_inversion_back(t);
    }
  }

 private:
  /// "Timor-Leste's minister said": "Timor" is taken for the subject, "Leste" for the minister's.
  void join_hyphenated(TokenIndex first) {
    const TokenIndex last = first + 2;
    if (last >= sentence_.end_index || !is_name(first) || !is_name(last) || xpos(first + 1) != "HYPH") return;
    const TokenIndex owned = head(last);
    if (relation(last) != "nmod:poss" || !owned.valid() || owned == first || head(first) == owned) return;
    if (!has_label("flat")) return;
    const std::string relation_now(relation(first));
    if (is_under(owned, first)) attach_anyhow(owned, head(first), relation_now);
    attach_anyhow(first, owned, "nmod:poss");
    const TokenIndex mark = child(last, "case");
    attach_anyhow(last, first, "flat");
    if (mark.valid()) attach(mark, first, "case");
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      const bool of_name = t == last || t == first + 1 || t == mark;
      if (head(t) == first && !of_name) attach(t, owned, relation(t));
    }
  }

  std::string_view relation(TokenIndex t) const { return labels_.relation[columns_.relation[t.value()]]; }
  bool is_punctuation(TokenIndex t) const { return labels_.upos[columns_.upos[t.value()]] == "PUNCT"; }
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

  bool has_label(std::string_view relation) const {
    return std::ranges::find(labels_.relation, relation) != labels_.relation.end();
  }
  void attach(TokenIndex t, TokenIndex to, std::string_view with) {
    const auto label = std::ranges::find(labels_.relation, with);
    if (label == labels_.relation.end() || is_under(to, t)) return;
    columns_.head[t.value()] = to;
    columns_.relation[t.value()] = static_cast<std::uint16_t>(label - labels_.relation.begin());
  }
  /// The same where the word takes the place of the one that it hangs on, which is hung on it next.
  void attach_anyhow(TokenIndex t, TokenIndex to, std::string_view with) {
    const auto label = std::ranges::find(labels_.relation, with);
    if (label == labels_.relation.end()) return;
    columns_.head[t.value()] = to;
    columns_.relation[t.value()] = static_cast<std::uint16_t>(label - labels_.relation.begin());
  }
  void retag(TokenIndex t, std::string_view upos, std::string_view xpos) {
    const auto u = std::ranges::find(labels_.upos, upos), x = std::ranges::find(labels_.xpos, xpos);
    if (u == labels_.upos.end() || x == labels_.xpos.end()) return;
    columns_.upos[t.value()] = static_cast<std::uint16_t>(u - labels_.upos.begin());
    columns_.xpos[t.value()] = static_cast<std::uint16_t>(x - labels_.xpos.begin());
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
    if (another) {
      if (first.valid()) attach_subject(first, told);
      return;
    }

    // "..., the European Union's envoy, Jane Roe, said": who says it hangs on what is said
    const TokenIndex speaker = phrase_before(verb, told);
    if (!speaker.valid()) return;
    attach(speaker, verb, "nsubj");
    if (first.valid()) attach_subject(first, told);
  }

  /// "Whether they will meet is unclear", "Whether they meet depends on B, he said": the question hangs there
  /// as an adverbial.
  void give_question_back(TokenIndex question) {
    const TokenIndex mark = child(question, "mark"), over = head(question);
    if (!mark.valid() || columns_.lemma[mark.value()] != "whether" || !over.valid() || over < question)
      return;
    if (is_finite(over) && !has_subject(over)) return attach(question, over, "csubj");
    for (TokenIndex t = question + 1; t < over; ++t) {
      if (head(t) == over && relation(t) == "ccomp" && !has_subject(t) && is_finite(t))
        return attach(question, t, "csubj");
    }
  }

  /// "The talks go on, a diplomat said": "diplomat" hangs on "go" beside "talks", nothing on "said".
  void give_speaker_back(TokenIndex told) {
    const TokenIndex verb = head(told);
    if (!verb.valid() || verb < told || has_subject(verb)) return;
    TokenIndex own, speaker;
    for (TokenIndex t = sentence_.begin_index; t < verb; ++t) {
      if (head(t) != told || !relation(t).starts_with("nsubj")) continue;
      if (t < told) own = t;
      if (t > told) speaker = t;
    }
    if (!own.valid() || !speaker.valid()) return;
    for (TokenIndex t = told + 1; t < speaker; ++t) {
      if (is_punctuation(t) && head(t) == told) return attach(speaker, verb, "nsubj");
    }
  }

  /// "In a letter to Jane Roe, the minister, Jack Poe, complained": "complained" has no subject, and the
  /// minister hangs on Jane Roe.
  void give_subject_of_sentence(TokenIndex verb) {
    const std::string_view form = xpos(verb);
    if ((form != "VBD" && form != "VBZ") || has_subject(verb) || child(verb, "aux").valid()) return;
    const TokenIndex subject = phrase_before(verb, sentence_.begin_index);
    if (!subject.valid()) return;
    const std::string_view relation_now = relation(subject);
    if (relation_now == "appos" || relation_now == "conj" || relation_now == "parataxis" ||
        relation_now == "list")
      attach(subject, verb, "nsubj");
  }

  /// The noun phrase that ends right before the verb, but for punctuation, and begins behind a comma or a
  /// quotation mark and behind `limit`; none if it has a preposition.
  TokenIndex phrase_before(TokenIndex verb, TokenIndex limit) const {
    TokenIndex last = verb;
    do {
      if (last <= limit + 1) return TokenIndex::none();
      --last;
    } while (is_punctuation(last));
    TokenIndex top = last;
    while (head(top).valid() && limit < head(top) && head(top) < verb) {
      if (relation(top) == "parataxis" && is_noun(top)) break;
      if (relation(top) == "appos" && child(top, "appos").valid())
        break;  // "minister" of "minister, Jack Poe"
      top = head(top);
    }
    const bool noun = xpos(top).substr(0, 2) == "NN";
    if (!noun || child(top, "case").valid() || child(top, "cop").valid()) return TokenIndex::none();
    TokenIndex first = top;
    for (TokenIndex t = limit + 1; t < top; ++t) {
      if (is_under(t, top)) {
        first = t;
        break;
      }
    }
    return is_punctuation(first) || is_punctuation(first - 1) ? top : TokenIndex::none();
  }

  bool is_under(TokenIndex t, TokenIndex top) const {
    while (t.valid() && t != top) t = head(t);
    return t.valid();
  }

  /// "Claims that they met are false, he said": "claims" and "false" hang on "said" side by side.
  void give_reports_back(TokenIndex predicate) {
    const TokenIndex verb = head(predicate);
    if (!verb.valid() || !child(predicate, "cop").valid() || has_subject(predicate) || !is_finite(predicate))
      return;
    for (TokenIndex t = sentence_.begin_index; t < predicate; ++t) {
      const bool noun =
          head(t) == verb && relation(t) == "ccomp" && xpos(t) == "NNS" && !child(t, "cop").valid();
      if (noun && !has_subject(t)) return attach(t, predicate, "nsubj");
    }
  }

  /// "a call between acting President Roe and Poe": "acting" is taken for what the call does.
  void give_title_back(TokenIndex acting) {
    const TokenIndex noun = head(acting), name = child(acting, "obj"), preposition = child(acting, "mark");
    const std::string_view word =
        columns_.lemma[acting.value()];  // "acting President", "IMF Managing Director"
    if ((word != "act" && word != "manage" && word != "managing") || !noun.valid() || !name.valid() ||
        !preposition.valid())
      return;
    if (!(preposition < acting && acting < name) || xpos(name).substr(0, 3) != "NNP") return;
    const TokenIndex body = child(acting, "nsubj");
    attach(name, noun, "nmod");
    attach(preposition, name, "case");
    attach(acting, name, "amod");
    if (body.valid()) attach(body, name, "compound");
  }

  /// "spoke with Acting Haitian Premier Roe": "Acting" is taken for whom he spoke with, beside Roe.
  void give_acting_back(TokenIndex acting) {
    const std::string_view word = lemma(acting);
    if ((word != "Acting" && word != "acting") || !head(acting).valid()) return;
    for (TokenIndex name = acting + 1; name < sentence_.end_index; ++name) {
      if (is_punctuation(name)) return;
      if (head(name) != head(acting) || relation(name) != relation(acting) || !is_name(name)) continue;
      if (child(name, "case").valid()) return;  // another phrase
      const TokenIndex preposition = child(acting, "case");
      attach(acting, name, "amod");
      if (preposition.valid()) attach(preposition, name, "case");
      return;
    }
  }

  /// "said reports that they met were untrue": "reports" is taken for a verb beside "untrue".
  void give_noun_back(TokenIndex verb) {
    if (xpos(verb) != "VBZ" || relation(verb) != "ccomp" || has_subject(verb) || !head(verb).valid()) return;
    if (verb + 1 >= sentence_.end_index || columns_.lemma[(verb + 1).value()] != "that") return;
    TokenIndex predicate, clause;
    for (TokenIndex t = verb + 2; t < sentence_.end_index; ++t) {
      const bool beside = head(t) == head(verb) || (head(t) == verb && clause.valid());
      if (!predicate.valid() && relation(t) == "ccomp" && beside && !has_subject(t) && is_finite(t))
        predicate = t;
      if (!clause.valid() && head(t) == verb && (relation(t) == "acl" || relation(t) == "ccomp")) clause = t;
    }
    if (!predicate.valid() || !clause.valid() || predicate < clause) return;
    retag(verb, "NOUN", "NNS");
    if (head(predicate) == verb) attach(predicate, head(verb), "ccomp");
    attach_subject(verb, predicate);
    attach(clause, verb, "acl");
    if (relation(verb + 1) == "mark") attach(verb + 1, clause, "mark");
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
    if (!passive.valid() || has_subject(clause) || child(clause, "mark").valid() || !is_finite(clause))
      return;
    for (TokenIndex t = sentence_.begin_index; t < passive; ++t) {
      if (head(t) != clause || !relation(t).starts_with("obl")) continue;
      const TokenIndex word = child(t, "case");
      if (!word.valid() ||
          std::ranges::find(kSubordinators, columns_.lemma[word.value()]) == std::end(kSubordinators))
        continue;
      attach(t, clause, "nsubj:pass");
      return attach(word, clause, "mark");
    }
  }

  /// "Reports that they met were untrue", read as a heading: "untrue" hangs on "reports".
  void raise_predicate(TokenIndex predicate) {
    const TokenIndex noun = head(predicate);
    if (!noun.valid() || predicate < noun || xpos(noun).substr(0, 2) != "NN") return;
    const TokenIndex title = title_before(child(predicate, "nsubj"));
    if (!child(predicate, "cop").valid() || child(predicate, "mark").valid() ||
        (has_subject(predicate) && !title.valid()) || child(noun, "cop").valid() || !is_finite(predicate))
      return;
    const TokenIndex verb = head(noun);  // "..., the mission said", or none
    const bool beside = relation(noun).starts_with("nsubj") || relation(noun) == "advcl";
    if (verb.valid() && !(beside && subject_between(predicate, verb))) return;
    if (title.valid()) attach(child(predicate, "nsubj"), title, "appos");
    attach(predicate, verb, verb.valid() ? "ccomp" : "root");
    attach(noun, predicate, "nsubj");
  }

  /// "envoy" of "the envoy Jane Roe", where the name is taken for the subject of what follows; or none.
  TokenIndex title_before(TokenIndex name) const {
    if (!name.valid() || !is_name(name)) return TokenIndex::none();
    const TokenIndex first = first_under(name);
    const bool title = first > sentence_.begin_index && is_noun(first - 1) && !is_under(first - 1, name);
    return title ? first - 1 : TokenIndex::none();
  }

  /// Has the verb a subject behind `after`?
  bool subject_between(TokenIndex after, TokenIndex verb) const {
    for (TokenIndex t = after + 1; t < sentence_.end_index; ++t) {
      if (head(t) == verb && relation(t).starts_with("nsubj")) return true;
    }
    return false;
  }

  /// "concluded four days of talks": what they concluded, no measure of time.
  void give_object(TokenIndex noun) {
    const TokenIndex verb = head(noun);
    if (!verb.valid() || noun < verb || child(verb, "obj").valid() || xpos(noun).substr(0, 2) != "NN") return;
    const TokenIndex of = child(noun, "nmod");
    const TokenIndex word = of.valid() ? child(of, "case") : of;
    if (!word.valid() || columns_.lemma[word.value()] != "of") return;
    for (TokenIndex t = verb + 1; t < noun; ++t) {
      if (!is_under(t, noun)) return;  // something stands between
    }
    attach(noun, verb, "obj");
  }

  /// "Were the president to meet them, prices would fall", "Should he write to them, ...", "Had they met,
  /// ...": the condition hangs on its own subject, or that on the main verb.
  void give_inversion_back(TokenIndex first) {
    const std::string_view word = lemma(first);
    const bool were = word == "be" && xpos(first) == "VBD", had = word == "have" && xpos(first) == "VBD";
    if (first != sentence_.begin_index || !(were || had || word == "should")) return;
    const TokenIndex main = verb_with_modal(first);
    if (!main.valid()) return;
    TokenIndex verb;  // of the condition: "to meet", "write", "met"
    for (TokenIndex t = first + 2; t < main && !verb.valid(); ++t) {
      const bool infinitive = were && xpos(t) == "VB" && lemma(t - 1) == "to";
      const bool bare = word == "should" && (xpos(t) == "VB" || xpos(t) == "VBP");
      if (infinitive || bare || (had && xpos(t) == "VBN")) verb = t;
    }
    if (verb.valid() && relation(verb).starts_with("aux")) verb = head(verb);  // "were troops to be sent"
    if (!verb.valid() || verb == main || !subject_between(verb, main)) return;
    if (relation(verb) == "advcl" && head(verb) == main && has_subject(verb)) return;  // as it should be
    TokenIndex subject;
    for (TokenIndex t = first + 1; t < verb && !subject.valid(); ++t) {
      const bool inside = head(t).valid() && first < head(t) && head(t) < verb;
      if (!inside && (xpos(t).starts_with("NN") || xpos(t) == "PRP")) subject = t;
    }
    if (!subject.valid() || subject == main) return;
    for (const TokenIndex above : {subject, verb}) {
      if (is_under(main, above)) attach_anyhow(main, head(above), head(above).valid() ? "ccomp" : "root");
    }
    attach(verb, main, "advcl");
    attach(first, verb, "aux");
    attach(subject, verb, "nsubj");
  }

  /// The first verb behind a comma or another mark that has a modal: "would" of "..., prices would fall"; or none.
  TokenIndex verb_with_modal(TokenIndex first) const {
    bool comma = false;
    for (TokenIndex t = first + 1; t < sentence_.end_index; ++t) {
      comma = comma || is_punctuation(t);
      const bool modal = xpos(t) == "MD" && is_one_of(lemma(t), {"would", "could", "might", "will", "can"});
      if (comma && modal && head(t).valid() && t < head(t)) return head(t);
    }
    return TokenIndex::none();
  }

  /// "said no to talks with them": "talks" is taken for what is said.
  void give_answer_back(TokenIndex no) {
    const std::string_view lemma = columns_.lemma[no.value()];
    if ((lemma != "no" && lemma != "yes") || no == sentence_.begin_index || no + 2 >= sentence_.end_index)
      return;
    const TokenIndex say = no - 1, to = no + 1;
    if (columns_.lemma[say.value()] != "say" || columns_.lemma[to.value()] != "to") return;
    const TokenIndex talks = head(to);
    if (!talks.valid() || talks < to || columns_.lemma[talks.value()] != "talk" ||
        xpos(talks).substr(0, 2) == "NN") {
      if (talks.valid() && to < talks && xpos(talks) == "NNS" && head(talks) == say &&
          relation(talks) == "ccomp")
        return answer(say, no, to, talks);
      return;
    }
    if (xpos(talks) == "VBZ" || xpos(talks) == "NNS") answer(say, no, to, talks);
  }
  void answer(TokenIndex say, TokenIndex no, TokenIndex to, TokenIndex talks) {
    retag(talks, "NOUN", "NNS");
    retag(to, "ADP", "IN");
    attach(talks, say, "obl");
    attach(to, talks, "case");
    attach(no, say, "obj");
    for (TokenIndex c = talks + 1; c < sentence_.end_index; ++c)
      if (head(c) == talks && relation(c) == "obl") attach(c, talks, "nmod");
  }

  bool is_noun(TokenIndex t) const { return xpos(t) == "NN" || xpos(t) == "NNS"; }
  bool is_name(TokenIndex t) const { return xpos(t).substr(0, 3) == "NNP"; }
  std::string_view lemma(TokenIndex t) const { return columns_.lemma[t.value()]; }
  TokenIndex last_under(TokenIndex top) const {
    TokenIndex last = top;
    for (TokenIndex t = top; t < sentence_.end_index; ++t) {
      if (is_under(t, top)) last = t;
    }
    return last;
  }
  TokenIndex first_under(TokenIndex top) const {
    for (TokenIndex t = sentence_.begin_index; t < top; ++t) {
      if (is_under(t, top)) return t;
    }
    return top;
  }
  bool takes_two_objects(TokenIndex verb) const {
    return is_one_of(lemma(verb), {"offer", "send", "give", "make", "hand", "promise", "grant", "refuse",
                                   "deny", "show", "write", "allow", "award", "extend", "issue"});
  }

  /// "Peru postpones talks with B": "postpones" is taken for the subject of "talks".
  void give_headline_object(TokenIndex verb) {
    const TokenIndex noun = head(verb);
    if (xpos(verb) != "VBZ" || !noun.valid() || noun != verb + 1 || xpos(noun) != "VBZ" || !has_subject(verb))
      return;
    const std::string relation_now(relation(noun));
    attach_anyhow(verb, head(noun), relation_now);
    retag(noun, "NOUN", "NNS");
    attach(noun, verb, "obj");
  }

  /// "The visit of A to President Roe is planned": Roe has a preposition and is no second subject.
  void give_phrase_back(TokenIndex noun) {
    const TokenIndex word = child(noun, "case"), verb = head(noun);
    if (!word.valid() || !(word < noun) || !verb.valid() || (lemma(word) != "to" && lemma(word) != "with"))
      return;
    for (TokenIndex t = sentence_.begin_index; t < word; ++t) {
      if (head(t) == verb && relation(t).starts_with("nsubj") && is_noun(t)) return attach(noun, t, "nmod");
    }
  }

  static bool is_report(std::string_view lemma) {
    static constexpr std::string_view kNouns[] = {"report",     "claim",      "rumour",     "rumor",
                                                  "suggestion", "story",      "allegation", "assertion",
                                                  "denial",     "speculation"};
    return std::ranges::find(kNouns, lemma) != std::end(kNouns);
  }

  /// "Reports that A had met B were false, C said": "met" hangs on "said".
  void give_report_clause(TokenIndex clause) {
    const TokenIndex that = child(clause, "mark"), verb = head(clause);
    if (!that.valid() || lemma(that) != "that" || that == sentence_.begin_index || !verb.valid() ||
        verb < clause)
      return;
    const TokenIndex noun = that - 1;
    if (is_noun(noun) && is_report(lemma(noun)) && has_subject(clause)) attach(clause, noun, "acl");
  }

  /// "a meeting of the Dutch and French ministers": no conjunct stands right behind "of".
  void give_phrase_behind(TokenIndex noun) {
    const TokenIndex of = child(noun, "case"), over = head(noun);
    if (of.valid() && over.valid() && of == over + 1 && lemma(of) == "of" && xpos(over).starts_with("NN"))
      attach(noun, over, "nmod");
  }

  /// "shot down reports on Friday that A had met B": "met" hangs on "shot".
  void give_reported_clause(TokenIndex clause) {
    const TokenIndex that = child(clause, "mark"), verb = head(clause);
    if (!that.valid() || lemma(that) != "that" || !verb.valid() || clause < verb || !has_subject(clause))
      return;
    if (that == sentence_.begin_index ||
        is_one_of(lemma(that - 1), {"so", "such", "now", "given", "provided", "order"}))
      return;
    const TokenIndex noun = child(verb, "obj");
    if (noun.valid() && noun < that && is_noun(noun) && is_report(lemma(noun))) attach(clause, noun, "acl");
  }

  /// "made Serbia an offer": of two objects the first receives.
  void give_receiver(TokenIndex first) {
    const TokenIndex verb = head(first);
    if (!verb.valid() || first < verb || !takes_two_objects(verb) || child(verb, "iobj").valid()) return;
    for (TokenIndex t = first + 1; t < sentence_.end_index; ++t) {
      if (head(t) == verb && relation(t) == "obj" && is_noun(t) && is_name(first))
        return attach(first, verb, "iobj");
    }
  }

  /// "offered the minister, Jane Roe, a meeting": "meeting" is taken for a second apposition.
  void give_object_behind_name(TokenIndex noun) {
    TokenIndex person = head(noun);
    while (person.valid() && (relation(person) == "appos" || relation(person).starts_with("nmod")))
      person = head(person);
    if (!person.valid() || !is_noun(noun) || (relation(person) != "obj" && relation(person) != "obl")) return;
    const TokenIndex verb = head(person), article = child(noun, "det"), name = child(person, "appos");
    const TokenIndex to = child(person, "case");
    const bool proposed = relation(person) == "obl" && verb.valid() && to == verb + 1 && lemma(to) == "to" &&
                          (lemma(verb) == "propose" || lemma(verb) == "suggest" || lemma(verb) == "offer");
    if (!verb.valid() || !article.valid() || lemma(article) != "a") return;
    if (proposed && name.valid() && name < noun && is_name(name) && !child(verb, "obj").valid())
      return attach(noun, verb, "obj");
    if (relation(person) != "obj" || !takes_two_objects(verb)) return;
    if (!name.valid() || !(name < noun) || !is_name(name) || child(verb, "iobj").valid()) return;
    attach(noun, verb, "obj");
    attach(person, verb, "iobj");
  }

  /// "called a report that he met the minister, Jane Roe, a lie": "lie" is taken for an apposition.
  void give_label_back(TokenIndex noun) {
    const TokenIndex article = child(noun, "det");
    if (!is_noun(noun) || !article.valid() || article == sentence_.begin_index || lemma(article) != "a" ||
        !is_punctuation(article - 1))
      return;
    TokenIndex object = head(noun);
    while (object.valid() && relation(object) != "root" &&
           !(relation(object) == "obj" && head(object).valid() &&
             is_one_of(lemma(head(object)), {"call", "label", "brand", "term", "dub", "declare"})))
      object = head(object);
    if (!object.valid() || relation(object) == "root" || object == head(noun) ||
        !child(object, "acl").valid())
      return;
    if (!child(head(object), "xcomp").valid()) attach(noun, head(object), "xcomp");
  }

  /// "Kenya, Somalia to meet": no apposition, since no comma closes it.
  void give_headline_partner(TokenIndex second) {
    const TokenIndex first = relation(second) == "appos" ? head(second) : sentence_.begin_index;
    if (second == first || (relation(second) == "nsubj" && head(second) != head(first))) return;
    if (first != sentence_.begin_index || second != first + 2 || !is_name(first) || !is_name(second)) return;
    if (!relation(first).starts_with("nsubj") || !is_punctuation(first + 1)) return;
    const TokenIndex next = last_under(second) + 1;
    if (next >= sentence_.end_index || is_punctuation(next)) return;
    if (head(first) == next || (lemma(next) == "to" && head(next) == head(first)))
      attach(second, first, "conj");
  }

  /// "calls off talks": "off" is the verb's.
  void give_particle(TokenIndex word) {
    if (xpos(word) != "RP" || word == sentence_.begin_index) return;
    const TokenIndex noun = head(word), verb = word - 1;
    if (!noun.valid() || head(noun) != verb || (relation(noun) != "obj" && relation(noun) != "obl")) return;
    attach(word, verb, "compound:prt");
    if (!child(noun, "case").valid()) attach(noun, verb, "obj");
  }

  /// "suggested to the minister, Jane Roe, that they meet": a clause with "that" and a subject tells nothing
  /// of her.
  void give_content_clause(TokenIndex clause) {
    const TokenIndex that = child(clause, "mark"), person = head(clause);
    if (!that.valid() || lemma(that) != "that" || !person.valid() || !has_subject(clause)) return;
    if (that == sentence_.begin_index || !is_punctuation(that - 1) ||
        !is_name(child(person, "appos").valid() ? child(person, "appos") : person))
      return;
    const TokenIndex verb = head(person);
    const bool tells = verb.valid() &&
                       is_one_of(lemma(verb), {"suggest", "propose", "say", "tell", "promise", "explain",
                                               "indicate", "signal", "insist", "inform", "assure", "remind"});
    if (!tells || child(verb, "ccomp").valid()) return;
    if (relation(person) == "obl" || relation(person) == "obj" || relation(person) == "iobj")
      attach(clause, verb, "ccomp");
  }

  /// "In a letter to the minister, Jane Roe, the king, Jack Poe, proposed talks": Roe is taken for the
  /// subject and the king for her apposition.
  void give_name_back(TokenIndex name) {
    const TokenIndex verb = head(name), other = child(name, "appos");
    if (!verb.valid() || !is_name(name) || child(name, "det").valid() || !other.valid() || !is_noun(other))
      return;
    const TokenIndex other_name = child(other, "appos");
    const TokenIndex first = first_under(name);
    if (!other_name.valid() || !is_name(other_name) || first < sentence_.begin_index + 3 ||
        !is_punctuation(first - 1))
      return;
    TokenIndex office = first - 2;
    if (!is_noun(office) || child(office, "appos").valid()) return;
    TokenIndex top = office;
    while (head(top).valid() && relation(top).starts_with("nmod")) top = head(top);
    if (head(top) != verb || relation(top) != "obl" || !(top < name)) return;
    attach(other, verb, relation(name));
    attach(name, office, "appos");
  }

  /// "would have been spared that had the president telephoned them", "Had the minister flown there, ...":
  /// the condition hangs on what stands before, or its verb on "had".
  void give_condition_back(TokenIndex had) {
    if (columns_.lemma[had.value()] != "have" || xpos(had) != "VBD" || had + 1 >= sentence_.end_index) return;
    const TokenIndex object = child(had, "obj"), participle = child(had, "xcomp");
    if (had == sentence_.begin_index && object.valid() && participle.valid() && object < participle &&
        xpos(participle) == "VBN" && head(had).valid()) {
      attach(participle, head(had), "advcl");
      attach(had, participle, "aux");
      return attach(object, participle, "nsubj");
    }
    const TokenIndex noun = head(had);
    if (relation(had) == "ccomp" && noun.valid() && child(noun, "aux").valid() &&
        !child(had, "").valid()) {  // "would not have happened had A met B"
      for (TokenIndex t = had + 2; t < sentence_.end_index; ++t) {
        if (head(t) != noun || relation(t) != "ccomp" || child(t, "mark").valid()) continue;
        const TokenIndex own = child(t, "nsubj");
        if (!own.valid() || !(had < own && own < t)) return;
        attach(t, noun, "advcl");
        return attach(had, t, "aux");
      }
    }
    if (relation(had) != "acl" || !noun.valid()) return;
    for (TokenIndex t = had + 2; t < sentence_.end_index; ++t) {
      if (head(t) != noun || !relation(t).starts_with("acl") || !has_subject(t)) continue;
      const TokenIndex subject = child(t, "nsubj");
      if (!subject.valid() || !(had < subject && subject < t)) return;
      TokenIndex verb = noun;
      while (head(verb).valid() && xpos(verb).substr(0, 2) != "VB") verb = head(verb);
      attach(t, verb, "advcl");
      return attach(had, t, "aux");
    }
  }

  /// "Never before had a minister set foot there": "had" is taken for the verb, "set" for a word of its
  /// object.
  void give_participle_back(TokenIndex had) {
    const bool negated = is_one_of(lemma(sentence_.begin_index), {"never", "not", "only", "nor", "rarely"});
    if (!negated || lemma(had) != "have" || xpos(had) != "VBD" || has_subject(had)) return;
    for (TokenIndex t = sentence_.begin_index; t < had; ++t) {
      if (is_noun(t) || is_name(t) || xpos(t) == "PRP") {
        if (!child(t, "case").valid()) return;  // a subject: "Only two states had the money needed"
      }
    }
    TokenIndex verb = had + 1;
    while (verb < sentence_.end_index && xpos(verb) != "VBN") ++verb;
    if (verb >= sentence_.end_index || verb < had + 2 || !xpos(verb - 1).starts_with("NN")) return;
    const TokenIndex object = head(verb);
    if (!has_label("aux") || !has_label("nsubj") || !is_under(verb, had)) return;
    columns_.head[verb.value()] = TokenIndex::none();
    columns_.relation[verb.value()] = columns_.relation[had.value()];
    for (TokenIndex t = sentence_.begin_index; t < sentence_.end_index; ++t) {
      if (head(t) == had && t != verb) attach(t, verb, relation(t));
    }
    attach(had, verb, "aux");
    attach(verb - 1, verb, "nsubj");
    for (TokenIndex t = had + 1; t + 1 < verb; ++t) {
      if (object.valid() && head(t) == object) attach(t, verb - 1, relation(t));
    }
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
