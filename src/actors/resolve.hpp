// The sweep over a report's mentions in text order that links what has no name: offices, descriptions,
// relational nouns, groups and pronouns. Narrative first, then quotations (whose "I" needs the speaker, who
// often follows), then the headline (whose words look forward to the text). Each kind of mention has its rule
// in a file of its own.
#pragma once

#include <string_view>
#include <vector>

#include "actors/work.hpp"

namespace readout {

/// An actor that was named before a mention, seen from there.
struct Candidate {
  EntityIndex entity;
  DraftIndex nearest;    // its last mention before (or the first after, for headlines)
  int sentences = 0;     // how many sentences back
  bool subject = false;  // that mention is a subject
};

class Resolver {
 public:
  explicit Resolver(Work& work);
  void run();

  /// Links the draft if it can be; again is harmless.
  void resolve(DraftIndex d);

 private:
  // resolve.cpp
  std::vector<Candidate> before(DraftIndex d, std::size_t most_drafts = 400) const;
  std::vector<Candidate> everywhere(DraftIndex d) const;
  Candidate candidate(DraftIndex from, DraftIndex nearest) const;
  bool is_person(const Candidate& c) const;
  /// Another part of the same clause: the two cannot be one actor unless one is a possessor or reflexive.
  bool shares_clause(DraftIndex d, EntityIndex e) const;
  void own_side(DraftIndex d);
  void read_headlines();
  void share_countries();
  void share_pairs();
  void inherit_countries();
  EntityIndex owner_inside(DraftIndex d) const;
  void take_country(DraftIndex d, const std::string& country);
  bool is_staff(const Draft& draft) const;
  std::string other_state_beside(DraftIndex d, const std::string& known) const;
  TokenIndex owner_of_republic_after(const Draft& draft) const;
  EntityIndex possessor_of(DraftIndex d);
  void make_new(DraftIndex d, ActorType type, std::string_view rule);

  // resolve_offices.cpp
  void office(DraftIndex d);
  void description(DraftIndex d);
  EntityIndex source_before(DraftIndex d) const;
  void partitive(DraftIndex d);
  EntityIndex best_office(DraftIndex d, const std::vector<Candidate>& candidates, bool strict,
                          bool by_table) const;
  bool is_unnamed(const Entity& entity) const;
  bool serves_another(const Entity& entity, EntityIndex owner) const;
  bool was_spoken_of(const Draft& draft, const Entity& entity) const;
  bool holds_office(const Entity& entity) const;
  EntityIndex only_holder(DraftIndex d) const;
  EntityIndex named_without_office(DraftIndex d) const;
  EntityIndex introduced_after(DraftIndex d) const;

  // resolve_groups.cpp
  void officials(DraftIndex d);
  void state_noun(DraftIndex d);
  void body(DraftIndex d);

  // resolve_relational.cpp
  void counterpart(DraftIndex d);
  void share_office(DraftIndex d);
  void superior(DraftIndex d);
  int same_office(EntityIndex owner, const Entity& entity) const;
  EntityIndex headline_owner(DraftIndex d);
  EntityIndex head_of_government_over(EntityIndex person, DraftIndex d) const;

  // resolve_pronouns.cpp
  void pronoun(DraftIndex d);
  bool acts(const Draft& draft) const;
  void first_person(DraftIndex d);
  void second_person(DraftIndex d);
  void relative(DraftIndex d);
  EntityIndex right_before(DraftIndex d) const;
  EntityIndex in_sentence(DraftIndex d) const;
  EntityIndex in_text(DraftIndex d) const;
  EntityIndex beside_quotation(DraftIndex d) const;
  bool better_gender(DraftIndex d, EntityIndex e) const;
  bool argument_of_clause(TokenIndex word, TokenIndex clause) const;
  bool is_fragment(const Quotation& quotation) const;
  bool does_it_to(EntityIndex e, const Draft& draft) const;
  bool pronoun_fits(const Draft& draft, EntityIndex e) const;

  // speakers.cpp
  void find_speakers();

  Work& work_;
  bool only_known_ = false;                       // nobody new is made
  IndexedVector<DraftIndex, std::size_t> place_;  // by draft: its place in work_.order
  IndexedVector<DraftIndex, std::uint8_t> done_;
  IndexedVector<QuotationIndex, DraftIndex> speakers_;    // subject of the cue, or none
  IndexedVector<QuotationIndex, DraftIndex> addressees_;  // object of the cue, or none
};

}  // namespace readout
