// One word of a tree as a cue: the rules that find its content and its source. For statements_cues.cpp
// (nouns, adjectives, adverbs, "according to"), statements_verbs.cpp and statements_phrases.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/statements_cues.hpp"

namespace readout {

/// The clause behind the cue if there is one, else one in front of it.
TokenIndex complement_clause(const Syntax& syntax, TokenIndex t);

class TreeCue {
 public:
  using Tokens = std::vector<TokenIndex>;
  TreeCue(const StatementContext& context, TokenIndex t)
      : context_(context), syntax_(context.syntax), t_(t) {}

  StatementDraft draft();

 private:
  void take(const Tokens& heads, Tokens cuts, std::string_view rule);
  void note(std::string_view rule);
  void source_from(TokenIndex cue) { set_source(context_, draft_, source_of(context_, cue)); }
  bool is_according() const;

  // Verbs.
  void verb(const SpeechCue& row);
  bool tells_actively(const SpeechCue& row) const;
  bool is_declined() const;
  bool carries_cue(const SpeechCue& row) const;
  bool unanswered();
  bool silent();
  bool cited();
  TokenIndex quoted_speaker() const;
  TokenIndex speaker_of_participle() const;
  TokenIndex speaker_beside() const;
  void declined();
  bool raising(const SpeechCue& row);
  bool clause(const SpeechCue& row);
  void drop_leading_that();
  void split_off_addressee(TokenIndex clause);
  TokenIndex dummy_subject() const;
  TokenIndex first_behind() const;
  bool inserted(const SpeechCue& row);
  std::vector<ByteSpan> around_commas();
  bool inverted(const SpeechCue& row);
  bool has_clause_behind() const;
  TokenIndex clause_on_object() const;
  TokenIndex clause_on_paper() const;
  bool passive(const SpeechCue& row);
  bool stands_apart() const;
  void front_part();
  bool misread_participle(const SpeechCue& row);
  bool infinitive(const SpeechCue& row);
  bool phrase(const SpeechCue& row);
  bool clause_of_noun(TokenIndex noun);
  TokenIndex second_object() const;
  void reach_quotation();
  bool is_described(TokenIndex object) const;
  bool takes_phrase(const SpeechCue& row, TokenIndex object) const;
  bool prepositional(const SpeechCue& row);
  bool governed_phrase(const SpeechCue& row);
  void ordered(const SpeechCue& row);
  bool is_joint() const;
  void clip_behind_cue();
  TokenIndex oblique(const std::vector<std::string>& prepositions, TokenIndex host) const;

  // Others.
  void noun(const SpeechCue& row);
  bool is_apposed_clause(TokenIndex c) const;
  bool is_told_by_another() const;
  void adjective(const SpeechCue& row);
  void adverb(const SpeechCue& row);
  StatementDraft according_to();
  bool in_view_of(const SpeechCue& row);
  TokenIndex clause_around(TokenIndex phrase) const;

  const StatementContext& context_;
  const Syntax& syntax_;
  TokenIndex t_;
  StatementDraft draft_;
  bool nobody_ = false;  // the grammar leaves no room for a source: "X seems to V"
};

}  // namespace readout
