// Pronouns. Third persons: the subjects of the clauses around, from the inside out (Hobbs 1978), then the
// sentences before, subjects first (Lappin and Leass 1994), as far as gender, number and the binding of
// clauses allow. First persons are the speaker of the quotation, second persons whom it is said to.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/resolve.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

bool is_reflexive(std::string_view word) { return word.ends_with("self") || word.ends_with("selves"); }
bool is_possessive(std::string_view word) {
  return is_one_of(word, {"his", "her", "hers", "its", "their", "theirs", "whose"});
}

}  // namespace

void Resolver::pronoun(DraftIndex d) {
  const Draft& draft = work_.drafts[d];
  const std::string_view word = work_.syntax.lower(draft.mention.head);
  if (is_one_of(word, {"i", "me", "my", "mine", "myself"})) return first_person(d);
  if (is_one_of(word, {"we", "us", "our", "ours", "ourselves"})) return;
  if (is_one_of(word, {"you", "your", "yours", "yourself"})) return second_person(d);
  if (is_one_of(word, {"who", "whom", "whose"})) return relative(d);
  if (is_one_of(word, {"it", "itself"}) && !acts(draft)) return;
  if (const EntityIndex e = in_sentence(d); e.valid())
    return work_.join(d, e, "pronoun, subject of a clause around it");
  if (word == "it" &&
      (draft.mention.quotation.valid() || !grammar::is_subject(work_.syntax, draft.mention.head)))
    return;
  if (const EntityIndex e = in_text(d); e.valid()) return work_.join(d, e, "pronoun, last named that fits");
  if (const EntityIndex e = beside_quotation(d); e.valid())
    return work_.join(d, e, "pronoun, named beside the quotation");
}

/// "It said that ...", "it has cut the line": the subject of a verb with an object or a clause of its own. In
/// "it is clear", "it is believed", "it would be the first" the word stands for nobody, and as an object
/// mostly for a thing.
bool Resolver::acts(const Draft& draft) const {
  const Syntax& syntax = work_.syntax;
  const TokenIndex word = draft.mention.head;
  if (syntax.lower(word) == "itself") return true;
  const TokenIndex verb = syntax.head(word);
  // "Tehran said it had been told".
  if (syntax.relation(word) == "nsubj:pass")
    return syntax.base_relation(verb) == "ccomp" && !syntax.has_child(verb, "ccomp");
  if (syntax.relation(word) != "nsubj") return false;
  if (!verb.valid() || syntax.upos(verb) != "VERB" || syntax.has_child(verb, "csubj") ||
      syntax.has_child(verb, "expl")) {
    // "said it was ready": a clause that tells what its own subject is.
    const bool told = verb.valid() && syntax.base_relation(verb) == "ccomp" && syntax.upos(verb) == "ADJ" &&
                      !syntax.has_child(verb, "ccomp") && !syntax.has_child(verb, "csubj") &&
                      !syntax.has_child(verb, "xcomp") && !syntax.has_child(verb, "advcl");
    return told;
  }
  if (is_one_of(syntax.lemma(verb),
                {"be", "seem", "appear", "look", "happen", "take", "mean", "turn", "sound", "depend"}))
    return false;
  return syntax.has_child(verb, "obj") || syntax.has_child(verb, "ccomp") ||
         syntax.has_child(verb, "xcomp") || syntax.base_relation(verb) == "ccomp" ||
         syntax.has_child(verb, "parataxis");
}

/// Is e of unknown gender while somebody near is known to have the pronoun's?
bool Resolver::better_gender(DraftIndex d, EntityIndex e) const {
  const Gender gender = work_.drafts[d].gender;
  if (gender != Gender::female || work_.entities[e].gender == gender) return false;
  const std::vector<Candidate> near = before(d);
  return std::any_of(near.begin(), near.end(), [&](const Candidate& c) {
    return is_person(c) && c.sentences <= 1 && work_.entities[c.entity].gender == gender;
  });
}

/// 'is "sure that he will win"': some words of a sentence, which the reporter may have put into the third
/// person.
bool Resolver::is_fragment(const Quotation& quotation) const {
  constexpr std::size_t kShort = 40;
  const TokenIndex first = work_.syntax.token_at_or_after(quotation.parts.front().inner.begin);
  const bool sentence =
      first.valid() && first < work_.syntax.tokens().end_index && grammar::starts_upper(work_.syntax, first);
  return quotation.outer().size() < kShort && !sentence;
}

/// "Roe met Poe and told him": does e do what the clause tells, and the pronoun be another part of it?
bool Resolver::does_it_to(EntityIndex e, const Draft& draft) const {
  const TokenIndex word = draft.mention.head;
  const std::string_view form = work_.syntax.lower(word);
  if (is_reflexive(form) || form == "his" || grammar::is_subject(work_.syntax, word)) return false;
  const TokenIndex clause = grammar::clause_as_argument(work_.syntax, word);
  if (!clause.valid()) return false;
  const TokenIndex subject = grammar::understood_subject(work_.syntax, clause);
  return subject.valid() && work_.entity_of(subject) == e;
}

bool Resolver::pronoun_fits(const Draft& draft, EntityIndex e) const {
  if (!e.valid()) return false;
  const Entity& entity = work_.entities[e];
  if (entity.dead) return false;
  const bool person = entity.type == ActorType::person;
  if (draft.gender == Gender::male || draft.gender == Gender::female) {
    if (!person || entity.number == Number::plural || !compatible(draft.gender, entity.gender)) return false;
  } else if (draft.gender == Gender::neuter) {
    if (person || entity.type == ActorType::group) return false;
  } else if (draft.number == Number::plural) {
    if (entity.type != ActorType::group && entity.type != ActorType::state &&
        entity.type != ActorType::organisation) {
      return false;
    }
  }
  if (does_it_to(e, draft)) return false;
  // In a quotation "he" is not the speaker.
  if (const QuotationIndex q = draft.mention.quotation; q.valid()) {
    const DraftIndex speaker = speakers_[q];
    const bool fragment = is_fragment(work_.document.quotations()[q]);
    if (speaker.valid() && !fragment && work_.drafts[speaker].entity == e) return false;
  }
  return true;
}

/// Up the tree: the subject of each clause around the pronoun, if it stands before it. A plain object pronoun
/// is not the subject of its own clause ("Roe met him"); a reflexive is just that one.
EntityIndex Resolver::in_sentence(DraftIndex d) const {
  const Syntax& syntax = work_.syntax;
  const Draft& draft = work_.drafts[d];
  const TokenIndex word = draft.mention.head;
  const std::string_view form = syntax.lower(word);
  const bool free = is_possessive(form) && syntax.relation(word) == "nmod:poss";
  TokenIndex at = word;
  bool first_clause = true;
  for (int steps = 0; steps < 60; ++steps) {
    const TokenIndex clause = grammar::clause_of(syntax, at);
    if (!clause.valid()) break;
    // "blamed Roe for his remarks": the object whose deed it is.
    if (first_clause && free && !is_reflexive(form)) {
      const TokenIndex object = syntax.child(clause, "obj");
      const TokenIndex owned = syntax.head(word);
      if (object.valid() && object < word && syntax.base_relation(owned) == "obl" &&
          syntax.head(owned) == clause &&
          is_one_of(grammar::preposition_of(syntax, owned), {"for", "over"})) {
        const EntityIndex e = work_.entity_of(object);
        if (pronoun_fits(draft, e)) return e;
      }
    }
    const TokenIndex subject = grammar::subject_of(syntax, clause);
    const bool own_subject = subject == word || (subject.valid() && syntax.dominates(subject, word));
    const bool co_argument = first_clause && !free && !is_reflexive(form) && argument_of_clause(word, clause);
    if (subject.valid() && subject < word && !own_subject && !co_argument) {
      const EntityIndex e = work_.entity_of(subject);
      if (pronoun_fits(draft, e) && !better_gender(d, e)) return e;
    }
    if (is_reflexive(form) && first_clause && subject.valid() && subject < word) {
      const EntityIndex e = work_.entity_of(subject);
      if (pronoun_fits(draft, e)) return e;
    }
    first_clause = false;
    at = clause;
  }
  return EntityIndex::none();
}

/// Is the pronoun itself (not something inside a longer phrase) an argument of the clause?
bool Resolver::argument_of_clause(TokenIndex word, TokenIndex clause) const {
  return work_.syntax.head(grammar::first_conjunct(work_.syntax, word)) == clause;
}

EntityIndex Resolver::in_text(DraftIndex d) const {
  const Syntax& syntax = work_.syntax;
  const Draft& draft = work_.drafts[d];
  const bool subject_pronoun = grammar::is_subject(syntax, draft.mention.head);
  EntityIndex best;
  int best_score = -100;
  for (const Candidate& c : draft.headline ? everywhere(d) : before(d)) {
    if (c.sentences > 6 || !pronoun_fits(draft, c.entity) || better_gender(d, c.entity)) continue;
    if (shares_clause(d, c.entity) && !is_possessive(syntax.lower(draft.mention.head))) continue;
    const Draft& nearest = work_.drafts[c.nearest];
    int score = -4 * c.sentences + (c.subject ? 5 : 0);
    const std::string_view relation =
        syntax.base_relation(grammar::first_conjunct(syntax, nearest.mention.head));
    if (c.subject && syntax.head(nearest.mention.head) == syntax.sentence(nearest.sentence).root) score += 2;
    if (relation == "obj" || relation == "iobj") score += 2;
    if (relation == "nmod") score -= 2;
    if (subject_pronoun && c.subject && c.sentences == 1) score += 2;
    if (draft.number == Number::plural && work_.entities[c.entity].type == ActorType::group) score += 4;
    if (work_.entities[c.entity].gender != Gender::unknown && draft.gender == Gender::female) score += 8;
    if (score > best_score) {
      best = c.entity;
      best_score = score;
    }
  }
  return best;
}

/// "I told him so," Roe said after seeing Poe: of whom nobody was spoken before the quotation, the report
/// tells right behind it.
EntityIndex Resolver::beside_quotation(DraftIndex d) const {
  const Draft& draft = work_.drafts[d];
  if (!draft.mention.quotation.valid()) return EntityIndex::none();
  for (std::size_t i = place_[d] + 1; i < work_.order.size() && i < place_[d] + 30; ++i) {
    const Draft& other = work_.drafts[work_.order[i]];
    if (other.sentence - draft.sentence > 0 || other.mention.quotation.valid()) continue;
    if (other.form == Form::pronoun || !other.entity.valid() || !pronoun_fits(draft, other.entity)) continue;
    return other.entity;
  }
  return EntityIndex::none();
}

void Resolver::first_person(DraftIndex d) {
  const QuotationIndex q = work_.drafts[d].mention.quotation;
  if (!q.valid()) return;
  const DraftIndex speaker = speakers_[q];
  if (!speaker.valid()) return;
  resolve(speaker);
  const EntityIndex e = work_.drafts[speaker].entity;
  if (e.valid()) work_.join(d, e, "speaker of the quotation");
}

/// "you" in what somebody is quoted to say: whom the clause of saying names as its hearer. In words quoted
/// within a quotation the hearer may also be the one whom the outer words are about.
void Resolver::second_person(DraftIndex d) {
  const Draft& draft = work_.drafts[d];
  const QuotationIndex q = draft.mention.quotation;
  if (!q.valid()) return;
  if (const DraftIndex hearer = addressees_[q]; hearer.valid()) {
    resolve(hearer);
    const DraftIndex by = speakers_[q];
    const EntityIndex e = work_.drafts[hearer].entity;
    if (e.valid() && !(by.valid() && work_.drafts[by].entity == e))
      return work_.join(d, e, "hearer of the quotation");
  }
  if (!work_.document.quotations()[q].parent.valid()) return;
  const DraftIndex speaker = speakers_[q];
  for (const Candidate& c : before(d, 60)) {
    if (c.sentences > 2 || !is_person(c)) continue;
    const Draft& nearest = work_.drafts[c.nearest];
    const bool outside = nearest.mention.quotation == work_.document.quotations()[q].parent;
    if (!outside || (speaker.valid() && work_.drafts[speaker].entity == c.entity)) continue;
    if (nearest.form == Form::pronoun && nearest.gender == Gender::unknown)
      continue;  // the outer speaker's "I"
    return work_.join(d, c.entity, "hearer in the quotation around");
  }
}

void Resolver::relative(DraftIndex d) {
  const Syntax& syntax = work_.syntax;
  TokenIndex at = work_.drafts[d].mention.head;
  for (int steps = 0; at.valid() && steps < 12; ++steps) {
    if (syntax.relation(at) == "acl:relcl") {
      const EntityIndex e = work_.entity_of(syntax.head(at));
      if (e.valid()) return work_.join(d, e, "relative pronoun");
      break;
    }
    at = syntax.head(at);
  }
  if (const EntityIndex e = right_before(d); e.valid()) work_.join(d, e, "relative pronoun after a name");
}

/// "Roe, who", "Roe, 61, who", "Roe who": the person's phrase that ends there, whatever the tree says.
EntityIndex Resolver::right_before(DraftIndex d) const {
  const Syntax& syntax = work_.syntax;
  TokenIndex end = work_.drafts[d].mention.tokens.begin_index;
  const TokenIndex begin = syntax.sentence(work_.drafts[d].sentence).tokens.begin_index;
  const auto skip = [&](std::string_view upos) {
    if (end > begin && syntax.upos(end - 1) == upos) --end;
  };
  skip("PUNCT");
  skip("NUM");
  if (end > begin && syntax.form(end - 1) == ",") --end;
  for (std::size_t i = place_[d], steps = 0; i > 0 && steps < 8; ++steps) {
    const Draft& other = work_.drafts[work_.order[--i]];
    if (other.sentence != work_.drafts[d].sentence) break;
    const bool touches = other.mention.tokens.end_index == end && is_personal(other.form);
    if (touches && other.entity.valid()) return other.entity;
  }
  return EntityIndex::none();
}

}  // namespace readout
