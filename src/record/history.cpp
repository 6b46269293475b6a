// Reading of history claims: the cue, its contact, its point in time, its participants; see history.hpp.
#include "record/history.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/one_of.hpp"
#include "record/history_since.hpp"
#include "record/participants.hpp"

namespace readout {
namespace {

using Where = HistoryCue::Where;
using Mentions = std::vector<ContactMention>;

/// A cue found in the text, before participants are known.
struct Claim {
  const HistoryCue* cue = nullptr;
  TokenRange words;
  SincePoint since;
};

class HistoryFinder {
 public:
  HistoryFinder(const RecordContext& context, const ContactReading& contacts, const HistoryTables& tables)
      : context_(context), syntax_(context.syntax), mentions_(contacts.mentions), tables_(tables) {
    mention_at_ = IndexedVector<TokenIndex, std::size_t>(syntax_.size(), kNone);
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const Predicate& p = context_.predicates[mentions_[i].predicate];
      mention_at_[p.head] = i;
      if (p.light.valid()) mention_at_[p.light] = i;
    }
    is_contact_ = [this](std::string_view name, TokenIndex t) {
      if (name == "unit") return is_time_unit(syntax_.lemma(t));
      if (name == "contact") return mention_at_[t] != kNone;
      // "exchange-traded", "the Tour of Turkey"
      if (name == "gathering" && (syntax_.upos(t) != "NOUN" || syntax_.base_relation(t) == "compound"))
        return false;
      return tables_.classes.contains(name, syntax_.lemma(t)) ||
             tables_.classes.contains(name, syntax_.lower(t));
    };
  }

  std::vector<HistoryClaim> find() {
    for (const SentenceIndex s : syntax_.sentences().indices()) read_sentence(s);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kNone = ContactMention::kNone;
  static constexpr std::uint32_t kFarthest = 12;  // sentences back to a contact that a claim refers to

  void read_sentence(SentenceIndex s);
  TokenRange no_claim_at(TokenIndex t) const;
  const HistoryCue* claim_at(TokenIndex t, const bool (&seen)[3]);
  bool take(const Claim& claim);

  TokenRange sentence_of(const Claim& c) const {
    return syntax_.sentence(syntax_.sentence_of(c.words.begin_index)).tokens;
  }
  TokenIndex head_of(const ContactMention& m) const { return context_.predicates[m.predicate].head; }
  bool in_condition(const ContactMention& m) const;
  std::size_t condition_of(const Claim& claim) const;
  std::size_t own_contact(const Claim& claim) const;
  std::size_t contact_before(const Claim& claim, const std::vector<ActorIndex>& who) const;
  bool is_description(ActorIndex actor) const;
  bool within_one_country(const ContactMention& m) const;
  bool plural_possessor(std::size_t own) const;
  std::vector<ActorIndex> actors_around(TokenRange words, TokenRange sentence) const;
  std::vector<ActorIndex> parties_near(const Claim& claim) const;
  bool tells_a_visit(TokenRange words) const;
  bool names_a_place(TokenRange words, ActorIndex visitor) const;
  bool is_whole(const HistoryCue& cue, TokenRange words) const;
  bool is_of_a_thing(const Claim& claim) const;
  void leave_out_repeated(std::vector<ActorIndex>& who) const;
  bool lies_ahead(const Claim& claim, std::size_t own) const;
  std::optional<Level> level_of(const Claim& claim, const std::vector<Participant>& who) const;
  bool of_one_country(const std::vector<Participant>& who) const;
  void put_subject_for_description(const Claim& claim, std::vector<ActorIndex>& who, HistoryClaim& out) const;
  std::vector<ActorIndex> named_after_copula(const Claim& claim) const;
  std::vector<ActorIndex> named_in(TokenRange words) const;
  std::vector<ActorIndex> named_about(const Claim& claim, std::size_t own) const;
  std::vector<ActorIndex> told_before(const Claim& claim, std::size_t own, std::vector<ActorIndex> who,
                                      HistoryClaim& out) const;
  std::vector<ActorIndex> participants_of(const Claim& claim, HistoryClaim& out) const;
  void note(HistoryClaim& out, std::string rule, TokenIndex word, std::string what) const {
    out.derivation.push_back({std::move(rule), syntax_.span(word), std::move(what)});
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const Mentions& mentions_;
  const HistoryTables& tables_;
  IndexedVector<TokenIndex, std::size_t> mention_at_;
  WordClass is_contact_;
  std::vector<HistoryClaim> out_;
};

/// The words of a row that only looks like a claim here; empty if there are none.
TokenRange HistoryFinder::no_claim_at(TokenIndex t) const {
  const WordPattern::Letters letters = WordPattern::letters_at(syntax_, t);
  for (const HistoryCue& cue : tables_.cues) {
    WordPattern::Match match;
    if (cue.none && cue.pattern.may_begin(letters) &&
        cue.pattern.match(context_.document, syntax_, t, is_contact_, match))
      return match.words;
  }
  return {t, t};
}

/// The first row that fits at the word and makes a claim.
const HistoryCue* HistoryFinder::claim_at(TokenIndex t, const bool (&seen)[3]) {
  const WordPattern::Letters letters = WordPattern::letters_at(syntax_, t);
  for (const HistoryCue& cue : tables_.cues) {
    if (cue.none || seen[static_cast<std::size_t>(cue.kind)]) continue;
    if (mentions_.empty() && cue.where != Where::near) continue;
    WordPattern::Match match;
    if (!cue.pattern.may_begin(letters) ||
        !cue.pattern.match(context_.document, syntax_, t, is_contact_, match))
      continue;
    if (!is_whole(cue, match.words)) continue;
    const auto since = find_since(context_, match.words, cue.needs);
    if (since && take({&cue, match.words, *since})) return &cue;
  }
  return nullptr;
}

void HistoryFinder::read_sentence(SentenceIndex s) {
  const TokenRange words = syntax_.sentence(s).tokens;
  bool seen[3] = {};
  for (TokenIndex t = words.begin_index; t < words.end_index;) {
    const TokenRange none = no_claim_at(t);
    if (none.size() == 0) {
      if (const HistoryCue* cue = claim_at(t, seen)) seen[static_cast<std::size_t>(cue->kind)] = true;
    }
    t = std::max(none.end_index, t + 1);
  }
}

/// The act stands in an if-clause: "if A and B were to meet".
bool HistoryFinder::in_condition(const ContactMention& m) const {
  const auto conditional = [&](PredicateIndex p) {
    const TokenIndex mark = context_.predicates[p].mark;
    return mark.valid() && (syntax_.lower(mark) == "if" || syntax_.lower(mark) == "should");
  };
  if (conditional(m.predicate)) return true;
  if (std::ranges::any_of(m.walk.governors, conditional)) return true;
  // The tree may have lost the clause: the words from "if" at the sentence's start to the first comma are
  // one.
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(head_of(m))).tokens;
  if (syntax_.lower(sentence.begin_index) != "if") return false;
  for (TokenIndex t = sentence.begin_index; t < head_of(m); ++t) {
    if (syntax_.lower(t) == ",") return false;
  }
  return true;
}

std::size_t HistoryFinder::condition_of(const Claim& claim) const {
  const TokenRange sentence = sentence_of(claim);
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const TokenIndex head = head_of(mentions_[i]);
    if (!sentence.contains(head) || claim.words.contains(head)) continue;
    if (in_condition(mentions_[i])) return i;
  }
  return kNone;
}

/// The contact that the claim itself names: in its pattern, or in the words after it.
std::size_t HistoryFinder::own_contact(const Claim& claim) const {
  if (claim.cue->where == Where::subject || claim.cue->where == Where::near) return kNone;
  if (claim.cue->where == Where::words) {
    for (TokenIndex t = claim.words.end_index; t > claim.words.begin_index;) {
      if (mention_at_[--t] != kNone) return mention_at_[t];
    }
    return kNone;
  }
  for (TokenIndex t = claim.words.end_index; t < sentence_of(claim).end_index; ++t) {
    if (mention_at_[t] != kNone && !in_condition(mentions_[mention_at_[t]])) return mention_at_[t];
  }
  // "they met on Monday for the first time since 2015"
  for (TokenIndex t = claim.words.begin_index; t > sentence_of(claim).begin_index;) {
    if (mention_at_[--t] != kNone && !in_condition(mentions_[mention_at_[t]])) return mention_at_[t];
  }
  return kNone;
}

/// "a French leader", "the two governments": nobody is named, so the words may stand for one who is.
bool HistoryFinder::is_description(ActorIndex actor) const {
  const Actor& a = context_.actors[actor];
  if (a.type == ActorType::state) return false;
  return std::ranges::none_of(
      a.mentions, [&](MentionIndex m) { return context_.actors.mention(m).kind == MentionKind::name; });
}

bool HistoryFinder::within_one_country(const ContactMention& m) const {
  const std::string& country = context_.actors[m.participants.front()].country;
  return !country.empty() && std::ranges::all_of(m.participants, [&](ActorIndex a) {
    return context_.actors[a].country == country;
  });
}

/// The contact told before the claim that it may refer to: in its sentence, else in those before.
std::size_t HistoryFinder::contact_before(const Claim& claim, const std::vector<ActorIndex>& who) const {
  const std::uint32_t sentence = syntax_.sentence_of(claim.words.begin_index).value();
  const auto across = [&](const ContactMention& m) {
    return std::ranges::any_of(m.participants, [&](ActorIndex a) {
      return std::ranges::any_of(m.participants, [&](ActorIndex b) {
        const std::string &one = context_.actors[a].country, &other = context_.actors[b].country;
        return !one.empty() && !other.empty() && one != other;
      });
    });
  };
  const auto stands_for = [&](ActorIndex general, ActorIndex named) {
    const Actor &g = context_.actors[general], &n = context_.actors[named];
    const bool rank = g.level < Level::state && g.level != Level::other;
    return (g.country.empty() || g.country.find(n.country) != std::string::npos) &&
           (!rank || g.level == n.level);
  };
  const auto fits = [&](const ContactMention& m) {
    return !within_one_country(m) && std::ranges::all_of(who, [&](ActorIndex a) {
      if (std::ranges::find(m.participants, a) != m.participants.end()) return true;
      if (context_.actors[a].number == Number::plural && !across(m)) return false;  // "the two governments"
      return is_description(a) &&
             std::ranges::any_of(m.participants, [&](ActorIndex b) { return stands_for(a, b); });
    });
  };
  for (std::size_t i = mentions_.size(); i-- > 0;) {
    const TokenIndex head = head_of(mentions_[i]);
    if (head >= claim.words.begin_index) continue;
    if (syntax_.sentence_of(head).value() + kFarthest < sentence) break;
    if (mentions_[i].status == Status::denied) continue;
    if (mentions_[i].participants.size() >= 2 && fits(mentions_[i])) return i;
  }
  return kNone;
}

/// "their first meeting": the parties are told elsewhere.
bool HistoryFinder::plural_possessor(std::size_t own) const {
  const Argument* possessor = context_.predicates.argument(mentions_[own].predicate, Role::agent, "poss");
  return possessor && syntax_.lower(possessor->head) == "their";
}

/// "Mr Roe became the first minister to visit B since 2003": the minister is Mr Roe.
void HistoryFinder::put_subject_for_description(const Claim& claim, std::vector<ActorIndex>& who,
                                                HistoryClaim& out) const {
  for (ActorIndex& actor : who) {
    const MentionIndex m = context_.actors[actor].mentions.empty() ? MentionIndex::none()
                                                                   : context_.actors[actor].mentions.front();
    if (!m.valid() || !claim.words.contains(context_.actors.mention(m).head) || !is_description(actor))
      continue;
    for (TokenIndex t = sentence_of(claim).begin_index; t < claim.words.begin_index; ++t) {
      const ActorIndex subject = context_.actors.actor_of(t);
      if (!subject.valid() || syntax_.base_relation(t) != "nsubj" ||
          context_.actors[subject].type != ActorType::person)
        continue;
      if (std::ranges::find(who, subject) != who.end()) continue;
      actor = subject;
      note(out, "copula", t, "who is said to be the first");
    }
  }
}

/// Two persons or more named in these words, else two states or bodies; none if there are not two.
std::vector<ActorIndex> HistoryFinder::named_in(TokenRange words) const {
  std::vector<ActorIndex> persons, others;
  for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
    const MentionIndex m = context_.actors.headed_by(t);
    if (!m.valid() || context_.actors.mention(m).kind == MentionKind::pronoun) continue;
    const ActorIndex actor = context_.actors.mention(m).actor;
    const std::string_view marker = marker_of(syntax_, t);
    if (marker == "in" || marker == "at" || syntax_.relation(t) == "nmod:poss")
      continue;  // a place, an owner
    if (!actor.valid() || is_description(actor)) continue;
    auto& list = context_.actors[actor].type == ActorType::person ? persons : others;
    if (std::ranges::find(list, actor) == list.end()) list.push_back(actor);
  }
  if (persons.size() >= 2) return persons;
  return others.size() >= 2 && persons.empty() ? others : std::vector<ActorIndex>{};
}

/// Who is named where the participants of the claim stand, for trees that have lost one of them: "the first
/// between A and B since", "the last time A and B met", "the meeting of A and B was the highest-level
/// contact".
std::vector<ActorIndex> HistoryFinder::named_about(const Claim& claim, std::size_t own) const {
  const TokenRange sentence = sentence_of(claim);
  std::vector<TokenRange> places;
  if (claim.cue->where == Where::subject && claim.since.words.begin_index > claim.words.end_index)
    places.push_back({claim.words.end_index, claim.since.words.begin_index});
  if (own != kNone && head_of(mentions_[own]) > claim.words.end_index)
    places.push_back({claim.words.end_index, head_of(mentions_[own])});
  if (claim.words.begin_index > sentence.begin_index)
    places.push_back({sentence.begin_index, claim.words.begin_index});
  for (const TokenRange& place : places) {
    if (auto named = named_in(place); !named.empty()) return named;
  }
  return {};
}

/// "the highest level of talks ... has been (thanks to) A and B": the persons after the copula.
std::vector<ActorIndex> HistoryFinder::named_after_copula(const Claim& claim) const {
  std::vector<ActorIndex> persons;
  bool copula = false;
  for (TokenIndex t = claim.words.end_index; t < sentence_of(claim).end_index; ++t) {
    copula = copula || syntax_.lemma(t) == "be" || syntax_.lemma(t) == "involve";
    if (!copula) continue;
    const MentionIndex m = context_.actors.headed_by(t);
    if (!m.valid() || context_.actors.mention(m).kind == MentionKind::pronoun) continue;
    const ActorIndex actor = context_.actors.mention(m).actor;
    if (!actor.valid() || context_.actors[actor].type != ActorType::person) continue;
    if (std::ranges::find(persons, actor) == persons.end()) persons.push_back(actor);
  }
  return persons.size() >= 2 ? persons : std::vector<ActorIndex>{};
}

/// Mentions of actors with a country, from `words` outwards: inside, then before (nearest first), then after.
std::vector<ActorIndex> HistoryFinder::actors_around(TokenRange words, TokenRange sentence) const {
  std::vector<ActorIndex> found;
  const auto look = [&](TokenIndex t) {
    const MentionIndex m = context_.actors.headed_by(t);
    const ActorIndex actor = m.valid() ? context_.actors.mention(m).actor : ActorIndex::none();
    if (!actor.valid()) return;
    const Actor& a = context_.actors[actor];
    if (a.country.empty() && (a.type != ActorType::person || a.level >= Level::other)) return;
    if (std::ranges::find(found, actor) == found.end()) found.push_back(actor);
  };
  for (TokenIndex t = words.begin_index; t < words.end_index; ++t) look(t);
  for (TokenIndex t = words.begin_index; t > sentence.begin_index;) look(--t);
  for (TokenIndex t = words.end_index; t < sentence.end_index; ++t) look(t);
  return found;
}

/// "came to Oslo", "a visit to Belgrade": a city is no actor, but somebody lives there.
bool HistoryFinder::names_a_place(TokenRange words, ActorIndex visitor) const {
  for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
    if (syntax_.upos(t) != "PROPN" || syntax_.entity(t) == "time") continue;
    const ActorIndex actor = context_.actors.actor_of(t);
    if (actor.valid() && context_.actors[actor].type != ActorType::state) continue;
    const std::string_view relation = syntax_.base_relation(t), marker = marker_of(syntax_, t);
    const bool goal =
        (relation == "obl" || relation == "nmod") && is_one_of(marker, {"to", "in", "for", "into", "at"});
    if ((goal || relation == "obj") && actor != visitor) return true;
  }
  return false;
}

/// Somebody comes to a place, rather than parties to a table.
bool HistoryFinder::tells_a_visit(TokenRange words) const {
  const std::string_view last = syntax_.lemma(words.end_index - 1);
  const bool gathering = tables_.classes.contains("gathering", last);
  return !gathering || is_one_of(last, {"visit", "trip", "journey", "stopover"});
}

/// "highest level since 1998, President Roe said": no claim goes over a comma or its own time.
bool HistoryFinder::is_whole(const HistoryCue& cue, TokenRange words) const {
  if (cue.where != Where::near || cue.kind == HistoryKind::last) return true;
  for (TokenIndex t = words.begin_index; t + 1 < words.end_index; ++t) {
    if (is_one_of(syntax_.lower(t), {"since", ",", ";", "when", "who"})) return false;
  }
  return true;
}

/// For claims that no contact of the reading carries ("no minister had set foot there since"): the visitor,
/// and somebody of another country; nobody if there are not two.
std::vector<ActorIndex> HistoryFinder::parties_near(const Claim& claim) const {
  const SentenceIndex here = syntax_.sentence_of(claim.words.begin_index);
  std::vector<ActorIndex> around = actors_around(claim.words, sentence_of(claim));
  if (here > SentenceIndex(0)) {
    const TokenRange before = syntax_.sentence(SentenceIndex(here.value() - 1)).tokens;
    for (const ActorIndex a : actors_around({before.end_index, before.end_index}, before))
      around.push_back(a);
  }
  if (here.value() + 1 < syntax_.sentences().size() && around.size() < 2) {
    const TokenRange after = syntax_.sentence(SentenceIndex(here.value() + 1)).tokens;
    for (const ActorIndex a : actors_around({after.begin_index, after.begin_index}, after))
      around.push_back(a);
  }
  const auto is_person = [&](ActorIndex a) { return context_.actors[a].level < Level::state; };
  auto visitor = std::ranges::find_if(around, is_person);
  if (claim.cue->kind != HistoryKind::last) {  // "the first envoy there" is somebody with a name
    const auto named =
        std::ranges::find_if(around, [&](ActorIndex a) { return is_person(a) && !is_description(a); });
    if (named != around.end()) visitor = named;
  }
  if (visitor == around.end()) visitor = around.begin();
  if (visitor == around.end()) return {};
  const ActorIndex one = *visitor;
  const auto elsewhere = [&](ActorIndex a) {
    const std::string& country = context_.actors[a].country;
    return a != one && !country.empty() && country != context_.actors[one].country;
  };
  auto other = std::ranges::find_if(around, [&](ActorIndex a) { return elsewhere(a) && !is_description(a); });
  if (other == around.end()) other = std::ranges::find_if(around, elsewhere);
  if (other != around.end()) return {one, *other};
  return tells_a_visit(claim.words) && names_a_place(sentence_of(claim), one) ? std::vector{one}
                                                                              : std::vector<ActorIndex>{};
}

/// "would be the first", "will make the first trip": not yet so.
bool HistoryFinder::lies_ahead(const Claim& claim, std::size_t own) const {
  if (own != kNone && mentions_[own].status) {
    const Status status = *mentions_[own].status;
    if (status != Status::held && status != Status::ongoing && status != Status::denied) return true;
  }
  if (claim.cue->kind == HistoryKind::last) return false;
  const TokenIndex begin = sentence_of(claim).begin_index;
  int passed = 0;
  for (TokenIndex t = claim.words.begin_index; t > begin && passed < 8; ++passed) {
    --t;
    if (is_one_of(syntax_.lower(t), {"will", "would", "'ll", "could", "might", "may"}))
      return syntax_.xpos(t) == "MD";
    if (is_one_of(syntax_.lower(t), {";", "said", "was", "were"})) return false;
  }
  return false;
}

/// The level that the claim tells: that of its persons where they have one; of states that of the officials
/// who are named or described with the claim.
std::optional<Level> HistoryFinder::level_of(const Claim& claim, const std::vector<Participant>& who) const {
  std::vector<Level> levels;
  const auto add = [&](Level level) {
    const bool rank = level < Level::state && level != Level::other;
    if (rank && std::ranges::find(levels, level) == levels.end()) levels.push_back(level);
  };
  for (const Participant& p : who) add(p.level);
  if (levels.empty()) {
    const TokenRange sentence = sentence_of(claim);
    const auto look = [&](TokenIndex t) {
      const MentionIndex m = context_.actors.headed_by(t);
      if (!levels.empty() || !m.valid() || context_.actors.mention(m).kind == MentionKind::pronoun) return;
      const ActorIndex actor = context_.actors.mention(m).actor;
      if (actor.valid() && context_.actors[actor].level != Level::spokesperson)
        add(context_.actors[actor].level);
    };
    for (const TokenIndex t : claim.words) look(t);
    for (TokenIndex t = claim.words.begin_index; t > sentence.begin_index;) look(--t);
    for (TokenIndex t = claim.words.end_index; t < sentence.end_index; ++t) look(t);
  }
  return levels.size() == 1 ? std::optional(levels.front()) : std::nullopt;
}

std::vector<ActorIndex> HistoryFinder::participants_of(const Claim& claim, HistoryClaim& out) const {
  if (claim.cue->kind == HistoryKind::highest_level) {
    if (auto persons = named_after_copula(claim); !persons.empty()) {
      note(out, "copula", claim.words.begin_index,
           "the highest level is the persons it is said to have been");
      return persons;
    }
  }
  const std::size_t condition = condition_of(claim);
  out.conditional = condition != kNone;
  if (condition != kNone && mentions_[condition].participants.size() >= 2) {
    note(out, "condition", head_of(mentions_[condition]), "participants of the condition");
    return mentions_[condition].participants;
  }
  if (claim.cue->where == Where::near) {
    note(out, "near", claim.words.begin_index, "who stands with the claim");
    if (auto named = named_about(claim, kNone);
        !named.empty() && !of_one_country(with_levels(context_.actors, named)))
      return named;
    return parties_near(claim);
  }
  const std::size_t own = own_contact(claim);
  std::vector<ActorIndex> who = own == kNone ? std::vector<ActorIndex>{} : mentions_[own].participants;
  put_subject_for_description(claim, who, out);
  if (own != kNone && who.size() < 2 && plural_possessor(own)) who.clear();
  if (who.size() >= 2 && std::ranges::none_of(who, [&](ActorIndex a) { return is_description(a); })) {
    note(out, "frames.tsv", head_of(mentions_[own]), "participants of this contact");
    return who;
  }
  return told_before(claim, own, std::move(who), out);
}

/// The participants where the claim names one or none of them.
std::vector<ActorIndex> HistoryFinder::told_before(const Claim& claim, std::size_t own,
                                                   std::vector<ActorIndex> who, HistoryClaim& out) const {
  if (auto named = named_about(claim, own); !named.empty()) {
    note(out, "named", claim.words.begin_index, "who is named with the claim");
    return named;
  }
  if (const std::size_t before = contact_before(claim, who); before != kNone) {
    note(out, "reference", head_of(mentions_[before]), "participants of the contact told before");
    return mentions_[before].participants;
  }
  return who;
}

/// Party leaders who have not met since: no contact between states.
bool HistoryFinder::of_one_country(const std::vector<Participant>& who) const {
  const bool heads = std::ranges::all_of(
      who, [&](const Participant& p) { return context_.actors[p.actor].level == Level::head_of_state; });
  if (heads) return false;  // a country with two of them is a divided one
  const std::string& country = context_.actors[who.front().actor].country;
  return who.size() >= 2 && std::ranges::all_of(who, [&](const Participant& p) {
           const Actor& actor = context_.actors[p.actor];
           return actor.type == ActorType::person && !country.empty() && actor.country == country;
         });
}

/// "has not visited a hospital since March": what is visited is nobody.
bool HistoryFinder::is_of_a_thing(const Claim& claim) const {
  for (TokenIndex t = claim.words.begin_index; t < claim.words.end_index; ++t) {
    const PredicateIndex p = context_.predicates.at(t);
    if (!p.valid() || !is_one_of(syntax_.lemma(t), {"visit", "tour", "see"})) continue;
    const Argument* theme = context_.predicates.argument(p, Role::theme);
    if (theme && syntax_.upos(theme->head) == "NOUN" &&
        context_.actors.all_actors_of(syntax_, theme->head).empty())
      return true;
  }
  return false;
}

/// "A arrived on the first visit by a minister of his country": the minister is A.
void HistoryFinder::leave_out_repeated(std::vector<ActorIndex>& who) const {
  const std::vector<ActorIndex> all = who;
  std::erase_if(who, [&](ActorIndex general) {
    if (!is_description(general) || context_.actors[general].number == Number::plural) return false;
    return std::ranges::any_of(all, [&](ActorIndex named) {
      const Actor &g = context_.actors[general], &n = context_.actors[named];
      return named != general && !is_description(named) && n.type == ActorType::person &&
             g.level == n.level && g.country == n.country && !g.country.empty();
    });
  });
}

bool HistoryFinder::take(const Claim& claim) {
  HistoryClaim out;
  out.kind = claim.cue->kind;
  out.since = claim.since.since;
  out.derivation.push_back({fmt::format("history_cues.tsv: {}", claim.cue->pattern.written()),
                            syntax_.span(claim.words), std::string(name_of(out.kind)), claim.cue->row});
  out.derivation.push_back({"since", syntax_.span(claim.since.words), out.since});
  std::vector<ActorIndex> who = participants_of(claim, out);
  // what has no country is a party only if it is somebody or there is nobody else
  const auto nowhere = [&](ActorIndex a) {
    return context_.actors[a].type == ActorType::organisation && context_.actors[a].country.empty();
  };
  if (!std::ranges::all_of(who, nowhere)) std::erase_if(who, nowhere);
  leave_out_repeated(who);
  if (who.empty() || is_of_a_thing(claim)) return false;
  // "After a two-year pause Brazil hosted carnival": what a clause tells is a contact if two take part
  if (claim.cue->where == Where::clause && who.size() < 2) return false;
  out.participants = with_levels(context_.actors, who);
  if (of_one_country(out.participants)) return false;
  out.level = level_of(claim, out.participants);
  out.conditional = out.conditional || lies_ahead(claim, own_contact(claim));
  TokenIndex first = std::min(claim.words.begin_index, claim.since.words.begin_index);
  TokenIndex last = std::max(claim.words.end_index, claim.since.words.end_index);
  if (const std::size_t own = own_contact(claim); own != kNone) {
    first = std::min(first, head_of(mentions_[own]));
    last = std::max(last, head_of(mentions_[own]) + 1);
  }
  out.evidence.push_back(syntax_.span(TokenRange{first, last}));
  out_.push_back(std::move(out));
  return true;
}

}  // namespace

std::vector<HistoryClaim> find_history(const RecordContext& context, const ContactReading& contacts,
                                       const HistoryTables& tables) {
  return HistoryFinder(context, contacts, tables).find();
}

}  // namespace readout
