// Finding what may be an answer; see answers.hpp.
#include "record/answers.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/participants.hpp"

namespace readout {
namespace {

using Parties = std::vector<ActorIndex>;

class AnswerFinder {
 public:
  AnswerFinder(const RecordContext& context, const IndexedVector<StatementIndex, Statement>& statements)
      : context_(context), syntax_(context.syntax), statements_(statements), hidden_(syntax_.size(), 0) {}

  std::vector<Answer> find() {
    for (const TokenIndex t : syntax_.tokens()) find_cue(t);
    for (const PredicateIndex p : context_.predicates.all().indices()) {
      if (!is_hidden(context_.predicates[p].head)) find_stand_ins(p);
    }
    std::ranges::stable_sort(answers_, {}, [&](const Answer& a) { return head_of(a); });
    return std::move(answers_);
  }

 private:
  TokenIndex head_of(const Answer& a) const { return context_.predicates[a.mention.predicate].head; }
  void find_cue(TokenIndex t);
  PredicateIndex verb_in(TokenRange words) const;
  bool has_subject(PredicateIndex verb, AnswerCue::Subject subject) const;
  bool is_told(PredicateIndex verb) const;
  bool is_whole(TokenRange words, PredicateIndex verb) const;
  bool is_bare(PredicateIndex verb) const;
  bool has_clause(const Predicate& p) const;
  bool is_named(const Predicate& p) const;
  void find_stand_ins(PredicateIndex p);
  bool may_stand_in(const StandIn& stand_in, TokenIndex word) const;
  Parties subjects_of(PredicateIndex p) const;
  void add(Answer answer, Walk walk, TokenRange words, Table::Row row);
  bool is_hidden(TokenIndex t) const { return hidden_[t] != 0; }

  const RecordContext& context_;
  const Syntax& syntax_;
  const IndexedVector<StatementIndex, Statement>& statements_;
  std::vector<Answer> answers_;
  IndexedVector<TokenIndex, std::uint8_t>
      hidden_;  // words that were read: cues, and what only looks like one
};

void AnswerFinder::find_cue(TokenIndex t) {
  if (is_hidden(t)) return;
  const WordPattern::Letters letters = WordPattern::letters_at(syntax_, t);
  const WordClass no_class = [](std::string_view, TokenIndex) { return false; };
  for (const AnswerCue& cue : context_.tables.answers.cues) {
    WordPattern::Match match;
    if (!cue.pattern.may_begin(letters) || !cue.pattern.match(context_.document, syntax_, t, no_class, match))
      continue;
    const PredicateIndex verb = verb_in(match.words);
    const bool fits = cue.none || (verb.valid() && is_told(verb) && is_whole(match.words, verb) &&
                                   (!cue.bare || is_bare(verb)));
    if (!fits) continue;
    if (!cue.none && !has_subject(verb, cue.subject)) continue;
    for (const TokenIndex word : match.words) hidden_[word] = 1;
    if (cue.none) return;
    Answer answer;
    answer.mention.predicate = verb;
    answer.cue = &cue;
    answer.word = context_.predicates[verb].head;
    add(std::move(answer),
        walk_operators_over(context_.document, syntax_, context_.predicates, context_.tables.operators, verb,
                            {}, cue.op_class),
        match.words, cue.row);
    return;
  }
}

PredicateIndex AnswerFinder::verb_in(TokenRange words) const {
  for (const TokenIndex t : words) {
    const PredicateIndex p = context_.predicates.at(t);
    if (p.valid() && context_.predicates[p].kind != PredicateKind::noun) return p;
  }
  return PredicateIndex::none();
}

/// Is it somebody who answers, or of a passive who is answered?
bool AnswerFinder::has_subject(PredicateIndex verb, AnswerCue::Subject subject) const {
  if (subject == AnswerCue::Subject::any) return true;
  const bool answered = subject == AnswerCue::Subject::mover;
  return context_.predicates[verb].passive == answered && !subjects_of(verb).empty();
}

/// "declined", not "did not decline" or "expects them to decline".
bool AnswerFinder::is_told(PredicateIndex verb) const {
  const Predicate& p = context_.predicates[verb];
  const auto is_to = [&](TokenIndex t) { return syntax_.lower(t) == "to"; };
  return !p.negated && !(p.mark.valid() && is_to(p.mark)) && std::ranges::none_of(p.auxiliaries, is_to);
}

/// "said no", not "said no decision had been made": its words hang together.
bool AnswerFinder::is_whole(TokenRange words, PredicateIndex verb) const {
  const TokenIndex top = context_.predicates[verb].top;
  for (const TokenIndex t : words) {
    if (t != top && !words.contains(syntax_.head(t)) && !syntax_.dominates(t, top)) return false;
  }
  return true;
}

/// "declined", not "declined to comment" or "declined the honour".
bool AnswerFinder::is_bare(PredicateIndex verb) const {
  return std::ranges::none_of(context_.predicates[verb].arguments, [&](const Argument& a) {
    const bool object = a.role == Role::theme && !context_.predicates[verb].passive;
    const bool behind = a.role == Role::oblique && is_one_of(a.marker, {"to", "with", "from", "of", "that"});
    return object || behind || a.role == Role::clause || (a.role == Role::adverbial && a.marker == "to");
  });
}

/// Who answers, or of a passive who is answered ("was turned away").
Parties AnswerFinder::subjects_of(PredicateIndex p) const {
  Parties found;
  for (const std::string_view place : {"agent", "theme", "recipient"}) {
    const bool own = (place == "agent") != context_.predicates[p].passive;
    for (const ActorIndex a : own ? actors_in(context_, p, place) : Parties{}) {
      if (!holds(found, a)) found.push_back(a);
    }
  }
  return found;
}

bool AnswerFinder::may_stand_in(const StandIn& stand_in, TokenIndex word) const {
  const auto has = [&](auto test) { return std::ranges::any_of(syntax_.children(word), test); };
  const auto is_det = [&](std::initializer_list<std::string_view> words) {
    return has([&](TokenIndex c) { return is_one_of(syntax_.lower(c), words); });
  };
  const bool told = has([&](TokenIndex c) {  // "the idea of a truce", "one of them"
    const std::string_view relation = syntax_.base_relation(c);
    return (relation == "nmod" && syntax_.relation(c) != "nmod:poss" && syntax_.entity(c) != "time") ||
           relation == "acl" || relation == "ccomp";
  });
  const bool alone = !has([&](TokenIndex c) {
    return !is_one_of(syntax_.base_relation(c), {"case", "punct"});
  });
  switch (stand_in.kind) {
    case StandIn::Kind::pronoun:
    case StandIn::Kind::plural:
      return is_one_of(syntax_.upos(word), {"PRON", "DET"}) && alone;
    case StandIn::Kind::one:
      return is_one_of(syntax_.upos(word), {"NUM", "PRON", "NOUN"}) && !told &&
             (alone || is_det({"another", "such", "a"}));
    case StandIn::Kind::noun:
    case StandIn::Kind::report: {
      const bool theirs = has([&](TokenIndex c) { return syntax_.relation(c) == "nmod:poss"; });
      return !told && (theirs || is_det({"the", "this", "that", "these", "those", "any", "both"}));
    }
    case StandIn::Kind::date:
      return is_det({"new", "another", "fresh", "later", "different", "other"});
  }
  return false;
}

/// "encouraged them to talk", "would welcome it for him to come"
bool AnswerFinder::has_clause(const Predicate& p) const {
  return std::ranges::any_of(p.arguments, [](const Argument& a) {
    return a.role == Role::clause || (a.role == Role::adverbial && a.marker == "to");
  });
}

/// Is its object called something?
bool AnswerFinder::is_named(const Predicate& p) const {
  return syntax_.has_child(p.head, "xcomp") ||
         std::ranges::any_of(p.arguments, [](const Argument& a) { return a.marker == "as"; });
}

void AnswerFinder::find_stand_ins(PredicateIndex p) {
  const Predicate& over = context_.predicates[p];
  for (const Argument& a : over.arguments) {
    const StandIn* stand_in = a.shared ? nullptr : context_.tables.answers.stand_in(syntax_.lower(a.head));
    if (stand_in == nullptr || !may_stand_in(*stand_in, a.head)) continue;
    const bool report = stand_in->kind == StandIn::Kind::report;
    const bool this_one = syntax_.xpos(a.head) == "DT";  // "the need for this: for talks"
    const bool object = a.role == Role::theme || (a.role == Role::oblique && !a.marker.empty() && !this_one);
    if (!report && (!object || has_clause(over))) continue;
    Answer answer;
    answer.mention.predicate = p;
    answer.stand_in = stand_in;
    answer.word = a.head;
    const auto over_link = [&](std::string_view link) {
      return walk_operators_over(context_.document, syntax_, context_.predicates, context_.tables.operators,
                                 p, link, {});
    };
    const std::string_view link = report ? "report" : a.role == Role::theme ? "obj" : a.marker;
    // "called it a lie", "dismissed it as gossip": the same as of a report
    const bool named = stand_in->kind == StandIn::Kind::pronoun && link == "obj" && is_named(over);
    Walk walk = over_link(named ? "report" : link);
    answer.carried = !report && link == "obj" && walk.operators.empty() && over.kind == PredicateKind::verb &&
                     lemma_with_particle(syntax_, over.head) == syntax_.lemma(over.head);
    if (answer.carried) walk = over_link({});
    // "get to it", "see that": whoever does no more says nothing of a contact
    const auto tells = [&](const Operator& op) {
      return context_.tables.operators.apply(op.op_class, std::nullopt).has_value();
    };
    if (walk.operators.empty() || !tells(walk.operators.front())) continue;
    add(std::move(answer), std::move(walk), {a.head, a.head + 1}, stand_in->row);
  }
}

void AnswerFinder::add(Answer answer, Walk walk, TokenRange words, Table::Row row) {
  ContactMention& m = answer.mention;
  m.walk = std::move(walk);
  const std::string_view word = syntax_.lower(answer.word);
  m.derivation.push_back({fmt::format("answers.tsv: {}", answer.cue ? answer.cue->pattern.written() : word),
                          syntax_.span(answer.word),
                          answer.cue ? "an answer to what was told" : "stands for what was told", row});
  m.status = fold_stage(syntax_, context_.tables.operators, m.walk, m.derivation);
  const bool open =
      std::ranges::find(m.walk.operators, "fail", &Operator::op_class) != m.walk.operators.end();
  if (!m.status || open) return;  // "has yet to accept it"
  answer.by = subjects_of(m.predicate);
  const Predicate& p = context_.predicates[m.predicate];
  TokenIndex first = std::min(p.head, words.begin_index), last = std::max(p.head, words.end_index - 1);
  for (const TokenIndex t : p.auxiliaries) first = std::min(first, t);
  if (p.negation.valid()) first = std::min(first, p.negation);
  for (const TokenIndex c : syntax_.children(p.head)) {
    if (syntax_.relation(c) == "compound:prt") last = std::max(last, c);  // "turned it down"
  }
  m.evidence = syntax_.span(TokenRange{first, last + 1});
  m.sources = sources_of(statements_, syntax_.span(p.head));
  if (m.status == Status::denied && m.sources.front().kind == SourceRef::Kind::reporter) {
    if (answer.by.empty() && p.passive) return;  // nobody says so
    if (!answer.by.empty()) m.sources.clear();   // "Tunis denied it": on its own word
    for (const ActorIndex a : answer.by) m.sources.push_back(actor_source(a));
  }
  answers_.push_back(std::move(answer));
}

}  // namespace

std::vector<Answer> find_answers(const RecordContext& context,
                                 const IndexedVector<StatementIndex, Statement>& statements) {
  return AnswerFinder(context, statements).find();
}

}  // namespace readout
