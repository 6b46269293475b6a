// The finder of judgements, shared by its rules: judgement_rules.cpp (verbs, nouns, what something is
// called), judgement_judges.cpp (who judges), judgement_stances.cpp (adjectives with their own target, words
// in such a tone, supporters and critics), judgement_phrases.cpp (adjectives before nouns, faults and
// virtues, turns of phrase), judgement_sayings.cpp (what is said in quotation marks, jobs done well or badly,
// headlines that the parser could not read), judgements.cpp (what they have in common, and the joining of
// what is one judgement). For these files only.
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
  static SourceRef nobody() { return {SourceRef::Kind::unattributed, {}}; }

  void read_verb(PredicateIndex p);
  void read_bare_verb(TokenIndex t);
  void read_bare_noun(TokenIndex t);
  void read_noun(PredicateIndex p);
  void read_epithet(PredicateIndex p);
  void read_stance(TokenIndex t);
  void read_manner(TokenIndex t);
  void read_participle(TokenIndex t);
  void read_holder(TokenIndex t);
  void read_value(PredicateIndex p);
  void read_called(TokenIndex t);
  const JudgementCue* value_of(PredicateIndex p) const;
  void read_attribute(TokenIndex t);
  void read_trait(TokenIndex t);
  void read_phrase(TokenIndex t);
  void read_quoted_predicate(PredicateIndex p);
  void read_said_of(PredicateIndex p);
  SourceRef said_before(TokenIndex verb) const;
  void read_done(TokenIndex t);
  void read_headline_verb(TokenIndex t);
  bool is_headline_passive(TokenIndex t) const;
  void read_headline_passive(TokenIndex t, const JudgementCue& cue);
  JudgementTarget thing_judged_before(TokenIndex pronoun) const;
  JudgementTarget thing_around(TokenIndex pronoun) const;
  void read_conduct(TokenIndex t);
  JudgementTarget target_of_pronoun_or(TokenIndex head) const;
  void read_drawn(TokenRange words, const JudgementPhrase& phrase, TokenIndex subject);
  void read_object(TokenRange words, const JudgementPhrase& phrase);
  TokenIndex subject_of(TokenRange words) const;
  bool phrase_holds(const JudgementCue& cue, TokenRange words) const;
  JudgementTarget target_after(TokenRange words) const;

  /// Who gives a noun of judging, on whom it falls if its verb says so, and whether it is given at all.
  struct NounReading {
    std::vector<SourceRef> judges;
    TokenIndex drawn_by = TokenIndex::none();
    bool given = true;                         // told as a fact
    bool by_verb = false;                      // a verb gives it, no mere possessor
    TokenIndex aimed_at = TokenIndex::none();  // "the tirade of A against B"
    bool mutual = false;                       // "traded blame"
  };
  std::vector<SourceRef> judges_of(PredicateIndex p) const;
  std::vector<SourceRef> judges_at(TokenIndex head) const;
  TokenIndex subject_over(TokenIndex t) const;
  TokenIndex antecedent_over(TokenIndex t) const;
  NounReading reading_of(PredicateIndex p) const;
  bool read_host(PredicateIndex p, PredicateIndex host, TokenIndex verb, NounReading& out) const;
  TokenIndex giver_over(TokenIndex noun) const;
  bool stands_alone(PredicateIndex p) const;
  PredicateIndex outer_of(PredicateIndex p) const;
  TokenIndex late_object(TokenIndex verb) const;
  void leave_out(JudgementTarget& target, TokenIndex subject) const;
  TokenIndex lost_subject(TokenIndex clause) const;
  bool read_singled(PredicateIndex p, NounReading& out) const;
  bool read_apposed(TokenIndex noun, NounReading& out) const;
  bool read_also_drawn(TokenIndex noun, NounReading& out) const;
  bool read_felt(PredicateIndex p, NounReading& out) const;
  bool read_aimed(PredicateIndex p, NounReading& out) const;
  JudgementTarget recipient_of(PredicateIndex p) const;
  JudgementTarget target_under(TokenIndex t, const JudgementCue& cue) const;
  JudgementTarget target_warding_off(PredicateIndex p) const;
  JudgementTarget target_beyond(PredicateIndex p, const JudgementCue& cue) const;
  TokenIndex author_of(TokenIndex words) const;
  JudgementTarget subject_matter_of(TokenIndex words) const;
  TokenIndex described_by(TokenIndex t) const;
  void add_mutual(const JudgementCue& cue, TokenIndex word, TokenIndex parties);
  const Statement* statement_at(TokenIndex t) const;
  bool plainly_said(TokenIndex t, bool with_its_not = false) const;
  JudgementTarget target_at_object(PredicateIndex p, std::string_view place) const;
  JudgementTarget target_in(PredicateIndex p, const JudgementCue& cue) const;
  bool target_fits(const JudgementCue& cue, const JudgementTarget& target) const;
  bool tells_a_deed(PredicateIndex p) const;
  bool is_each_other(PredicateIndex p) const;
  bool is_in_words(TokenIndex noun) const;
  bool has_as(PredicateIndex p) const;
  bool gives_reason(PredicateIndex p) const;
  bool is_done_by_coming(PredicateIndex p) const;
  bool is_bare_passive(PredicateIndex p) const;
  bool is_given_up(PredicateIndex p) const;
  bool is_scant(PredicateIndex p) const;
  bool is_apposed(TokenIndex noun) const;
  bool judges_already(const std::vector<SourceRef>& judges, Direction direction, TokenIndex word) const;
  bool between_politicians(PredicateIndex p) const;
  TokenRange quoted_under(TokenIndex verb) const;
  std::optional<JudgementCue> judging_in(TokenRange epithet, bool of_actor) const;
  void add(const JudgementCue& cue, TokenIndex word, const std::vector<SourceRef>& judges,
           const JudgementTarget& target, ByteSpan evidence, const JudgementCue* epithet = nullptr);
  ByteSpan evidence_of(TokenIndex word, const JudgementTarget& target, TokenIndex first = {}) const;
  bool is_meeting(const JudgementTarget& target) const;
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
