// The sweep itself and what its rules share; see resolve.hpp.
#include "actors/resolve.hpp"

#include <algorithm>

#include "actors/grammar.hpp"

namespace readout {

Resolver::Resolver(Work& work)
    : work_(work),
      place_(work.drafts.size()),
      done_(work.drafts.size()),
      speakers_(work.document.quotations().size()),
      addressees_(work.document.quotations().size()) {
  for (std::size_t i = 0; i < work.order.size(); ++i) place_[work.order[i]] = i;
}

void Resolver::run() {
  find_speakers();
  read_headlines();
  share_countries();
  const auto sweep = [&](auto wanted) {
    for (const DraftIndex d : work_.order) {
      if (wanted(work_.drafts[d])) resolve(d);
    }
  };
  sweep([](const Draft& d) { return !d.headline && !d.mention.quotation.valid(); });
  sweep([](const Draft& d) { return !d.headline; });
  sweep([](const Draft&) { return true; });
  share_countries();
  inherit_countries();
  share_pairs();
}

/// "his spokesman", "its Foreign Ministry", where the owner's country came to be known later, or by another
/// of its mentions: staff and bodies are of the country of whom they belong to. Twice, for "its minister's
/// aide".
void Resolver::inherit_countries() {
  for (int round = 0; round < 2; ++round) {
    for (const DraftIndex d : work_.order) {
      const Draft& draft = work_.drafts[d];
      EntityIndex owner = work_.entity_of(draft.possessor);
      if (!owner.valid() && (is_staff(draft) || draft.form == Form::source)) owner = owner_inside(d);
      if (!draft.entity.valid() || !owner.valid() || owner == draft.entity || !draft.country.empty())
        continue;
      const std::string country = work_.entities[owner].country;
      if (country.empty() || country.find('/') != std::string::npos) continue;
      if (draft.form == Form::body) {
        take_country(d, country);
      } else if ((is_staff(draft) || draft.form == Form::source) &&
                 work_.entities[draft.entity].country.empty()) {
        work_.entities[draft.entity].country = country;
      }
    }
  }
}

/// "an official in Roe's office", "a source close to Poe's team": whose, inside the phrase.
EntityIndex Resolver::owner_inside(DraftIndex d) const {
  const ByteSpan span = work_.drafts[d].mention.span;
  for (std::size_t i = place_[d] + 1; i < work_.order.size(); ++i) {
    const Draft& inner = work_.drafts[work_.order[i]];
    if (inner.mention.span.begin >= span.end) break;
    if (span.contains(inner.mention.span) && work_.syntax.relation(inner.mention.head) == "nmod:poss" &&
        inner.entity.valid()) {
      return inner.entity;
    }
  }
  return EntityIndex::none();
}

/// A body whose country is known now; a government is the state.
void Resolver::take_country(DraftIndex d, const std::string& country) {
  const Draft& draft = work_.drafts[d];
  Entity& entity = work_.entities[draft.entity];
  if (!entity.country.empty() || entity.type != ActorType::organisation || !draft.entry) return;
  const DescriptionEntry& entry = work_.tables.descriptions[*draft.entry];
  if (entry.kind == DescriptionKind::government) {
    const EntityIndex body = draft.entity;
    std::erase(entity.drafts, d);  // the state takes it first; all others follow it
    work_.merge(work_.join_state(d, country, "government"), body);
  } else {
    entity.country = country;
    if (const StateEntry* row = work_.tables.state(country)) entity.cameo = row->cameo + entry.sector;
  }
}

/// Somebody with an office in the service of whom the phrase belongs to.
bool Resolver::is_staff(const Draft& draft) const {
  if (draft.form == Form::superior) return true;
  if (draft.offices.empty() || draft.form == Form::counterpart) return false;
  return work_.level_of(draft.offices.front()) != Level::other;
}

/// "Jane Roe's interior boss to meet Chad counterpart" says for whom the interior minister works and whose
/// the other one is: known before the text is read. What has no answer yet waits for the sweeps.
void Resolver::read_headlines() {
  only_known_ = true;
  for (const DraftIndex d : work_.order) {
    if (work_.drafts[d].form == Form::counterpart) share_office(d);
  }
  for (const DraftIndex d : work_.order) {
    const Draft& draft = work_.drafts[d];
    if (!draft.headline) continue;
    if (draft.form == Form::office && draft.possessor.valid()) resolve(d);
    if (draft.form == Form::counterpart) resolve(d);
  }
  only_known_ = false;
  for (const DraftIndex d : work_.order) {
    if (!work_.drafts[d].entity.valid()) done_[d] = 0;
  }
}

/// "Roe's interior boss" is Portuguese, so Roe is; "the defence minister for Roe's republic" likewise.
void Resolver::share_countries() {
  for (const DraftIndex d : work_.order) {
    const Draft& draft = work_.drafts[d];
    if (draft.form != Form::office || !draft.entity.valid()) continue;
    const std::string& country = work_.entities[draft.entity].country;
    const Level level = work_.level_of(work_.entities[draft.entity]);
    if (country.empty() || level > Level::chief_of_defence) continue;
    TokenIndex owner = draft.possessor;
    if (!owner.valid()) owner = owner_of_republic_after(draft);
    const DraftIndex o = owner.valid() ? work_.headed_by(owner) : DraftIndex::none();
    if (!o.valid()) continue;
    const DraftIndex inner =
        work_.drafts[o].form == Form::state_noun ? work_.headed_by(work_.drafts[o].possessor) : o;
    if (!inner.valid() || !work_.drafts[inner].entity.valid()) continue;
    Entity& over = work_.entities[work_.drafts[inner].entity];
    if (over.type == ActorType::person && over.country.empty()) over.country = country;
  }
}

/// "contacts between Chad and Niger thanks to General Roe and General Poe, the Niger army chief": of two who
/// are joined in a sentence that joins two states, the one without a country is of the state that is not the
/// other's.
void Resolver::share_pairs() {
  for (const DraftIndex d : work_.order) {
    const Draft& draft = work_.drafts[d];
    if (draft.form != Form::person_name || !draft.entity.valid()) continue;
    const DraftIndex f = work_.headed_by(grammar::first_conjunct(work_.syntax, draft.mention.head));
    if (!f.valid() || f == d || work_.drafts[f].form != Form::person_name || !work_.drafts[f].entity.valid())
      continue;
    Entity &one = work_.entities[draft.entity], &other = work_.entities[work_.drafts[f].entity];
    if (one.country.empty() == other.country.empty()) continue;
    Entity& unknown = one.country.empty() ? one : other;
    if (work_.level_of(unknown) > Level::chief_of_defence) continue;
    const std::string& known = one.country.empty() ? other.country : one.country;
    if (std::string country = other_state_beside(d, known); !country.empty())
      unknown.country = std::move(country);
  }
}

/// The state that the sentence joins with the known one, or nothing.
std::string Resolver::other_state_beside(DraftIndex d, const std::string& known) const {
  const SentenceIndex sentence = work_.drafts[d].sentence;
  for (std::size_t i = place_[d], steps = 0; i > 0 && steps < 40; ++steps) {
    const Draft& state = work_.drafts[work_.order[--i]];
    if (state.sentence != sentence) break;
    if (state.form != Form::state || work_.syntax.base_relation(state.mention.head) != "conj") continue;
    const DraftIndex f = work_.headed_by(grammar::first_conjunct(work_.syntax, state.mention.head));
    if (!f.valid() || work_.drafts[f].form != Form::state) continue;
    const std::string &a = state.country, &b = work_.drafts[f].country;
    if (a == known && b != known) return b;
    if (b == known && a != known) return a;
  }
  return {};
}

/// The possessor in "for Roe's republic" right after the phrase, where the tree hung it elsewhere.
TokenIndex Resolver::owner_of_republic_after(const Draft& draft) const {
  const Syntax& syntax = work_.syntax;
  const TokenIndex link = draft.mention.tokens.end_index;
  if (link >= syntax.tokens().end_index) return TokenIndex::none();
  if (syntax.lower(link) != "for" && syntax.lower(link) != "of") return TokenIndex::none();
  for (TokenIndex t = link + 1; t < syntax.tokens().end_index && t - link < 10; ++t) {
    const DraftIndex d = work_.headed_by(t);
    if (d.valid() && work_.drafts[d].form == Form::state_noun &&
        work_.drafts[d].mention.tokens.begin_index == link + 1) {
      return work_.drafts[d].possessor;
    }
  }
  return TokenIndex::none();
}

void Resolver::resolve(DraftIndex d) {
  if (done_[d] != 0) return;
  done_[d] = 1;  // before its possessor: a bad tree may hang the two on each other
  if (work_.drafts[d].possessor.valid()) {
    const DraftIndex owner = work_.headed_by(work_.drafts[d].possessor);
    if (owner.valid()) resolve(owner);
  }
  if (const DraftIndex first = work_.drafts[d].same_as; first.valid() && !work_.drafts[d].entity.valid()) {
    resolve(first);
    if (const EntityIndex e = work_.drafts[first].entity; e.valid())
      return work_.join(d, e, work_.drafts[d].mention.rule);
  }
  if (work_.drafts[d].form == Form::counterpart) share_office(d);
  if (work_.drafts[d].entity.valid() || work_.drafts[d].bare) return;
  own_side(d);
  const Draft& draft = work_.drafts[d];
  switch (draft.form) {
    case Form::office:
      return office(d);
    case Form::description:
    case Form::source:
      return description(d);
    case Form::officials:
    case Form::group:
    case Form::pair:
      return officials(d);
    case Form::state_noun:
      return state_noun(d);
    case Form::body:
      return body(d);
    case Form::counterpart:
      return counterpart(d);
    case Form::superior:
      return superior(d);
    case Form::pronoun:
      return pronoun(d);
    default:
      return;
  }
}

Candidate Resolver::candidate(DraftIndex from, DraftIndex nearest) const {
  const Draft &a = work_.drafts[from], &b = work_.drafts[nearest];
  Candidate c;
  c.entity = b.entity;
  c.nearest = nearest;
  c.sentences = std::abs(a.sentence - b.sentence);
  c.subject = grammar::is_subject(work_.syntax, b.mention.head);
  if (b.form == Form::organisation) {  // "Human Rights Watch": a verb, to the parser
    for (const TokenIndex t : b.mention.tokens) c.subject |= grammar::is_subject(work_.syntax, t);
  }
  return c;
}

std::vector<Candidate> Resolver::before(DraftIndex d, std::size_t most_drafts) const {
  std::vector<Candidate> found;
  const bool quoted = work_.drafts[d].mention.quotation.valid();
  const ByteSpan own = work_.drafts[d].mention.span;
  std::size_t place = place_[d];
  for (std::size_t steps = 0; place > 0 && steps < most_drafts && found.size() < 40; ++steps) {
    const DraftIndex other = work_.order[--place];
    const Draft& draft = work_.drafts[other];
    if (!draft.entity.valid() || draft.headline || draft.generic) continue;
    if (!quoted && draft.mention.quotation.valid()) continue;
    if (draft.mention.span.contains(own)) continue;  // "the aide to the president": one is part of the other
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.entity == draft.entity; });
    if (!known) {
      found.push_back(candidate(d, other));
    } else if (grammar::is_subject(work_.syntax, draft.mention.head)) {
      // The same sentence may have it as subject further left.
      for (Candidate& c : found) {
        if (c.entity == draft.entity && work_.drafts[c.nearest].sentence == draft.sentence) c.subject = true;
      }
    }
  }
  return found;
}

std::vector<Candidate> Resolver::everywhere(DraftIndex d) const {
  std::vector<Candidate> found = before(d, 2000);
  std::size_t looked_at = 0;
  for (std::size_t i = place_[d] + 1; i < work_.order.size() && looked_at < 1000 && found.size() < 80;
       ++i, ++looked_at) {
    const Draft& draft = work_.drafts[work_.order[i]];
    if (!draft.entity.valid()) continue;
    const bool known =
        std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return c.entity == draft.entity; });
    if (!known) found.push_back(candidate(d, work_.order[i]));
  }
  return found;
}

bool Resolver::is_person(const Candidate& c) const {
  const Entity& entity = work_.entities[c.entity];
  return entity.type == ActorType::person && !entity.dead && entity.number != Number::plural;
}

bool Resolver::shares_clause(DraftIndex d, EntityIndex e) const {
  const Syntax& syntax = work_.syntax;
  const Draft& draft = work_.drafts[d];
  const auto argument_of = [&](const Draft& x) {
    return grammar::clause_as_argument(syntax, x.mention.head);
  };
  const TokenIndex clause = argument_of(draft);
  if (!clause.valid()) return false;
  // Only the drafts around it can be in its clause.
  const std::size_t at = place_[d];
  const std::size_t begin = at < 30 ? 0 : at - 30, end = std::min(work_.order.size(), at + 30);
  for (std::size_t i = begin; i < end; ++i) {
    const Draft& other = work_.drafts[work_.order[i]];
    if (other.entity == e && other.sentence == draft.sentence && argument_of(other) == clause) return true;
  }
  return false;
}

/// "our president" in a quotation: of the speaker's country.
void Resolver::own_side(DraftIndex d) {
  Draft& draft = work_.drafts[d];
  const QuotationIndex q = draft.mention.quotation;
  if (!q.valid() || !draft.country.empty() || !draft.possessor.valid() || !speakers_[q].valid()) return;
  const std::string_view word = work_.syntax.lower(draft.possessor);
  if (word != "our" && word != "my") return;
  resolve(speakers_[q]);
  if (const EntityIndex e = work_.drafts[speakers_[q]].entity; e.valid())
    draft.country = work_.entities[e].country;
}

EntityIndex Resolver::possessor_of(DraftIndex d) {
  const TokenIndex t = work_.drafts[d].possessor;
  if (!t.valid()) return EntityIndex::none();
  const DraftIndex owner = work_.headed_by(t);
  if (!owner.valid()) return EntityIndex::none();
  resolve(owner);
  return work_.drafts[owner].entity;
}

void Resolver::make_new(DraftIndex d, ActorType type, std::string_view rule) {
  if (only_known_) return;
  work_.make_entity(d, type, rule);
}

void link_descriptions(Work& work) { Resolver(work).run(); }

}  // namespace readout
