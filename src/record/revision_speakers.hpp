// Who speaks in a revision: who does the cue's verb, in whose statement it stands, or the paper that prints
// it; and whose words are revised, where that is another. Part of the first step (revision_cues.hpp).
#pragma once

#include <optional>

#include "record/record_context.hpp"
#include "record/statement_map.hpp"

namespace readout {

class RevisionSpeakers {
 public:
  /// All must outlive it.
  RevisionSpeakers(const RecordContext& context, const IndexedVector<StatementIndex, Statement>& statements,
                   const StatementMap& map)
      : context_(context), syntax_(context.syntax), statements_(statements), map_(map) {}

  /// The verb among the words, or that which their last word tells of ("had wrongly | listed").
  TokenIndex verb_of(TokenRange words) const;
  /// The verb of the cue, which is none of those that it keeps ("the claim that it had burst was withdrawn").
  TokenIndex verb_of(const WordPattern::Match& match) const;
  bool is_participle(TokenIndex verb) const;
  ActorIndex actor_at(TokenIndex t) const;
  /// Who does the verb: its agent, or that of the verbs it hangs on ("was forced to retract").
  TokenIndex subject_of(TokenIndex verb) const;
  /// The subject straight before the cue, for trees gone wrong: "he misspoke", "I said".
  TokenIndex actor_before(TokenIndex first) const;
  /// The noun that does the cue's verb, or in which it is done: "an article misstated", "misspelled in a
  /// caption".
  TokenIndex noun_of(std::string_view of_class, TokenIndex verb) const;
  /// "In an about-face, A said ..."
  TokenIndex actor_after(TokenIndex end) const;
  /// In whose statement the words stand.
  std::optional<SourceRef> source_around(TokenRange words) const;
  /// Whose revision it is; none if it is nobody's. Takes `subject` away where it is not the speaker.
  std::optional<SourceRef> speaker_of(const RevisionCue& cue, TokenRange words, TokenIndex& subject) const;
  bool is_first_person(TokenRange words) const;
  /// Whose words another corrects: "corrected him", "put right the figure that the president had given".
  ActorIndex corrected_in(TokenIndex verb, TokenRange words, const SourceRef& speaker) const;
  /// Whose words another puts right or explains.
  ActorIndex mistaken_in(TokenIndex verb, const SourceRef& speaker) const;
  /// "said | his remark that A was B | was a mistake": he whose remark it is.
  TokenIndex owner_in(TokenRange words) const;
  ActorIndex possessor_in(TokenRange words, const SourceRef& speaker) const;

 private:
  TokenIndex actor_under(TokenIndex noun) const;
  std::optional<SourceRef> source_beside(TokenIndex t) const;
  bool is_of_things(const RevisionCue& cue, TokenIndex verb, TokenIndex first) const;
  std::optional<SourceRef> body_or_paper(const RevisionCue& cue, TokenRange words) const;
  bool is_bare_noun(TokenIndex noun) const;
  bool is_new_noun(TokenIndex noun) const;
  std::optional<SourceRef> body_before(TokenIndex verb) const;
  std::optional<SourceRef> paper_of(const RevisionCue& cue, TokenRange words) const;
  SourceRef paper_in(TokenRange words) const;
  TokenIndex print_in(TokenRange words) const;
  SourceRef printed_in(TokenIndex noun) const;
  bool stands_for_print(TokenIndex verb) const;

  const RecordContext& context_;
  const Syntax& syntax_;
  const IndexedVector<StatementIndex, Statement>& statements_;
  const StatementMap& map_;
};

}  // namespace readout
