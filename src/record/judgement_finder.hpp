// The finder of judgements, shared by its rules: judgement_rules.cpp (verbs, nouns, what something is
// called), judgement_phrases.cpp (adjectives before nouns, faults and virtues, turns of phrase),
// judgements.cpp (what they have in common, and the joining of what is one judgement). For these files only.
#pragma once

#include "record/judgement_targets.hpp"
#include "record/judgements.hpp"
#include "record/statement_map.hpp"

namespace readout {

class JudgementFinder {
 public:
  JudgementFinder(const RecordContext& context, const IndexedVector<StatementIndex, Statement>& statements)
      : context_(context),
        syntax_(context.syntax),
        predicates_(context.predicates),
        statements_(statements),
        map_(context.syntax, statements) {}

  std::vector<Judgement> find();

 private:
  static SourceRef actor_source(ActorIndex a) { return {SourceRef::Kind::actor, a}; }
  static SourceRef nobody() { return {SourceRef::Kind::unattributed, {}}; }

  void read_verb(PredicateIndex p);
  void read_noun(PredicateIndex p);
  void read_value(PredicateIndex p);
  void read_attribute(TokenIndex t);
  void read_trait(TokenIndex t);
  void read_phrase(TokenIndex t);
  void read_drawn(TokenRange words, const JudgementPhrase& phrase, TokenIndex subject);
  TokenIndex subject_of(TokenRange words) const;
  bool phrase_holds(TokenRange words) const;
  JudgementTarget target_after(TokenRange words) const;

  std::vector<SourceRef> judges_of(PredicateIndex p) const;
  std::vector<SourceRef> judges_of_noun(PredicateIndex p, TokenIndex& drawn_by, bool& given) const;
  const Statement* statement_at(TokenIndex t) const;
  bool plainly_said(TokenIndex t) const;
  JudgementTarget target_in(PredicateIndex p, const JudgementCue& cue) const;
  bool target_fits(const JudgementCue& cue, const JudgementTarget& target) const;
  bool tells_a_deed(TokenIndex verb) const;
  void add(const JudgementCue& cue, TokenIndex word, const std::vector<SourceRef>& judges,
           const JudgementTarget& target, ByteSpan evidence);
  ByteSpan evidence_of(TokenIndex word, const JudgementTarget& target, TokenIndex first = {}) const;
  bool is_named(ActorIndex a) const;
  bool is_vague_pronoun(TokenIndex t) const;
  bool same(const Judgement& a, const Judgement& b) const;
  std::vector<Judgement> joined() const;

  const RecordContext& context_;
  const Syntax& syntax_;
  const Predicates& predicates_;
  const IndexedVector<StatementIndex, Statement>& statements_;
  StatementMap map_;
  std::vector<Judgement> found_;
};

/// The actors of this phrase as judges.
std::vector<SourceRef> sources_among(const RecordContext& context, TokenIndex head);

}  // namespace readout
