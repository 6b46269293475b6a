// What the passes of this stage read and write while the actors of a report are found: drafts of mentions,
// and entities, which are sets of drafts that stand for the same actor. A pass only ever joins; nothing is
// taken apart. finish.cpp turns the result into the layer (actors.hpp).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "actors/tables.hpp"

namespace readout {

using DraftIndex = Index<struct DraftTag>;
using EntityIndex = Index<struct EntityTag>;

/// What kind of phrase a mention is; decides which pass links it.
enum class Form : std::uint8_t {
  person_name,   // "Prime Minister Jane Roe", "Roe"
  office,        // "the prime minister"
  description,   // "the veteran diplomat", "the man"
  source,        // "a source", "people familiar with the matter"
  officials,     // "two US officials", "the ministers"
  group,         // "critics", "Republicans"
  state,         // "Peru", "the Peruvians", "Lima" where it acts
  state_noun,    // "the country"
  seat,          // "the Kremlin"
  organisation,  // a name
  body,          // "the army", "the defence ministry", "his government"
  pair,          // "the two sides"
  counterpart,   // "his counterpart"
  superior,      // "his boss"
  pronoun,
};

/// An office as the words of one phrase give it.
struct OfficeWords {
  std::uint32_t office = 0;  // in ActorTables::Impl::offices
  std::string words;         // as in the report, without article and country
  bool former = false;
  bool by_table = false;  // the report does not say so
  bool of_body = false;   // "leader of the caucus": of something that is no state
};

struct Draft {
  Mention mention;
  Form form = Form::description;
  std::vector<std::string> name;       // folded atoms, without titles
  ByteSpan name_span;                  // the name without titles
  std::optional<std::uint32_t> entry;  // row of the table that the form speaks of
  std::vector<OfficeWords> offices;    // of the title or the phrase
  std::string country;                 // by an adjective, a possessor or a place inside the phrase
  std::optional<std::uint32_t> region;  // row of the region in the phrase that tells the country
  std::string party;                   // name of the party, by its adjective
  Gender gender = Gender::unknown;
  Number number = Number::singular;
  int count = 0;  // "two officials"
  bool definite = false;
  bool indefinite = false;
  bool headline = false;
  bool bare = false;            // "head of the panel": no article, no capital; says what somebody is, not who
  bool generic = false;         // "the first by a minister": whoever it is; no pronoun means him
  bool plural_members = false;  // plural that may stand for several known actors
  TokenIndex possessor;         // head word of the phrase it belongs to
  DraftIndex same_as;           // the phrase before that it says more of: whoever that is, is meant here, too
  SentenceIndex sentence;
  EntityIndex entity;
};

struct Entity {
  ActorType type = ActorType::person;
  std::vector<DraftIndex> drafts;
  std::vector<std::string> name;  // fullest name, folded
  std::string name_text;          // the same in the report's words
  std::string by_table;           // whom the table has in the office of one whom the report never names
  std::vector<OfficeWords> offices;
  std::string country, party;
  bool assumed_country = false;  // the report does not say it: assume_countries.cpp
  Gender gender = Gender::unknown;
  Number number = Number::singular;
  std::optional<std::uint32_t> organisation;  // row of the table
  std::string cameo;
  std::string wikidata;  // of a known office holder
  std::vector<EntityIndex> members;
  bool anonymous = false;
  bool by_user = false;  // the code is from the user's tables
  bool known = false;    // the user's tables have a row for it, with a code or without
  bool dead = false;     // merged into another
};

class Work {
 public:
  Work(const Document& document, const Syntax& syntax, const ActorTables::Impl& tables);

  const Document& document;
  const Syntax& syntax;
  const ActorTables::Impl& tables;
  AtomColumn atoms;
  std::vector<PhraseMatch> matches;       // in text order
  std::vector<PhraseMatch> user_matches;  // of the user's actors and agents, in text order, without overlap
  std::map<DraftIndex, std::uint32_t> user_actors;  // mentions of the user's actors -> row
  std::map<DraftIndex, std::uint32_t> user_agents;  // mentions that only the user's agents made -> row
  IndexedVector<DraftIndex, Draft> drafts;
  IndexedVector<EntityIndex, Entity> entities;
  std::map<std::string, EntityIndex> states;  // by country
  std::vector<DraftIndex> order;              // by place in the text, longer first; after sort_drafts()

  /// Adds it unless the limit of mentions is reached, its words are not in the text, or a mention stands on
  /// the very same words. Fills in the fields that follow from the place.
  DraftIndex add(Draft draft);
  /// Gives the draft other words. Only before sort_drafts().
  void retake(DraftIndex d, TokenRange tokens);
  void sort_drafts();
  /// Is the word part of a person's name? Known once names are found.
  bool in_person_name(TokenIndex t) const { return person_name_[t] != 0; }
  /// The draft headed by the word, or none.
  DraftIndex headed_by(TokenIndex t) const { return t.valid() ? by_head_[t] : DraftIndex::none(); }
  EntityIndex entity_of(TokenIndex t) const;
  bool in_headline(TokenIndex t) const;
  /// Does it only modify a noun behind it ("the Senate building")? Not who issued a paper ("a Senate
  /// report").
  bool only_modifies(TokenIndex top, TokenRange tokens) const;
  bool starts_sentence(TokenIndex t) const {
    return t == syntax.sentence(syntax.sentence_of(t)).tokens.begin_index;
  }

  /// The first match of the tables that covers the word, or none.
  const PhraseMatch* match_at(TokenIndex t) const {
    const std::size_t place = match_place_[t];
    return place == matches.size() ? nullptr : &matches[place];
  }
  /// Is the word part of the full name of an office holder whose tenure the table knows?
  bool in_known_name(TokenIndex t) const { return known_name_[t] != 0; }
  /// The match of the kind that ends right before `end`, or none.
  const PhraseMatch* match_ending(TokenIndex end, PhraseKind kind) const;
  /// The matches that begin at the word.
  std::span<const PhraseMatch> matches_from(TokenIndex t) const;
  /// With "the" before it, if that is there.
  TokenRange with_article(TokenRange tokens) const;
  /// Folded atoms of the words, without possessive marks; "?" if there are none.
  std::vector<std::string> atoms_in(TokenRange range) const;

  /// The state, made if it is not there yet.
  EntityIndex join_state(DraftIndex d, std::string_view country, std::string_view rule);
  EntityIndex make_entity(DraftIndex d, ActorType type, std::string_view rule);
  void join(DraftIndex d, EntityIndex e, std::string_view rule);
  /// All drafts of b become a's. Returns a.
  EntityIndex merge(EntityIndex a, EntityIndex b);

  /// The country of the phrase, also by the actor that it belongs to.
  std::string country_of(const Draft& draft) const;
  std::string_view words(const Draft& draft) const { return document.words(draft.mention.span); }
  const Draft& last_draft(const Entity& e) const { return drafts[e.drafts.back()]; }
  /// Could the phrase stand for the actor, by gender, number, country and party?
  bool agrees(const Draft& draft, const Entity& entity) const;
  /// Has the actor an office that the draft's office or description can mean?
  bool office_fits(const Draft& draft, const Entity& entity) const;
  Level level_of(const Entity& entity) const;
  Level level_of(const OfficeWords& office) const;
  /// What an actor is called by: the highest office that the report gives it now; none if it has none.
  const OfficeWords* main_office(const Entity& entity) const;
  int rank_of(const OfficeWords& office) const;  // lower is higher
  /// An office that only the table of holders knows does not count beside one that the report gives.
  bool counts(const OfficeWords& office, const Entity& entity) const;

 private:
  bool is_born_there(const Draft& draft, const Entity& entity) const;

  IndexedVector<TokenIndex, DraftIndex> by_head_;
  IndexedVector<TokenIndex, std::uint8_t> known_name_, person_name_;
  IndexedVector<TokenIndex, std::size_t> match_place_;  // in matches; their number if none covers the word
};

/// "von", "al", "de": a small word inside or before a surname.
bool is_name_particle(std::string_view folded);
bool compatible(Gender a, Gender b);
bool compatible(Number a, Number b);
bool compatible(std::string_view country, std::string_view other);
/// Does the form stand for a single person (or a description of one)?
bool is_personal(Form form);

// --- the passes, in the order in which find_actors() runs them

// find_persons(), find_states_and_organisations(): names.hpp
void find_nominals(Work& work);  // offices, descriptions, groups, bodies
void find_pronouns(Work& work);
void find_user_names(Work& work);  // which of the names are actors of the user; after the passes of names.hpp
void find_user_agents(Work& work);  // what the user knows and we do not; after find_nominals()

void link_user_actors(Work& work);
void link_names(Work& work);        // same name, part of a name, nickname, acronym
void link_appositions(Work& work);  // "A, the B", "A is the B", "A, who"
void share_offices(Work& work);     // "the presidents of A and B, C and D"
/// "Roe's deputy" is none of parliament, "representatives of Hamas" neither. Once it is known whose they are.
void settle_by_owner(const Work& work, Draft& draft);
void settle_by_owners(Work& work);
void settle_offices(Work& work);  // what the words of an office mean in that state
void know_holders(Work& work);    // country and office of a named person by the table
void link_descriptions(
    Work& work);  // offices, relational nouns, descriptions, pronouns: one sweep in text order
void assume_countries(Work& work);  // of office holders where the report leaves it out
void link_plurals(Work& work);      // members of "the two leaders"
void name_holders(Work& work);      // "the US defence secretary" of a dated report, as an alias
void code_user_actors(Work& work);

Actors finish(Work& work);

}  // namespace readout
