// From entities to actors; see finish.hpp.
#include "actors/finish.hpp"

#include <algorithm>
#include <unordered_map>

#include "actors/grammar.hpp"
#include "actors/unnamed.hpp"
#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

/// Without a leading article and possessive pronoun.
std::string_view without_article(std::string_view words) {
  for (const std::string_view article : {"the ", "a ", "an ", "The ", "A ", "An ", "THE ", "no ", "No "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

std::string one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

bool is_saying_office(std::string_view key) {
  return key == "official" || key == "diplomat" || key == "adviser" || key == "officer" ||
         key == "minister" || key == "legislator" || key == "spy" || key == "police" || key == "delegate" ||
         key == "negotiator" || key == "envoy" || key == "general" || key == "soldier" ||
         key == "deputy minister";
}

}  // namespace

Actors ActorsBuilder::build() {
  add_actors();
  add_mentions();
  describe_unnamed();
  add_speakers();
  return std::move(out_);
}

void ActorsBuilder::add_actors() {
  index_ = IndexedVector<EntityIndex, ActorIndex>(work_.entities.size(), ActorIndex::none());
  // In the order of their first mentions.
  for (const DraftIndex d : work_.order) {
    const EntityIndex e = work_.drafts[d].entity;
    if (!e.valid() || work_.entities[e].dead || index_[e].valid()) continue;
    index_[e] = out_.actors_.push_back(actor_of(e));
  }
  for (const EntityIndex e : work_.entities.indices()) {
    if (!index_[e].valid()) continue;
    for (const EntityIndex member : work_.entities[e].members) {
      if (index_[member].valid()) out_.actors_[index_[e]].members.push_back(index_[member]);
    }
  }
}

void ActorsBuilder::add_mentions() {
  out_.by_head_ = IndexedVector<TokenIndex, MentionIndex>(work_.syntax.size(), MentionIndex::none());
  out_.inside_ = out_.by_head_;
  for (const DraftIndex d : work_.order) {
    const Draft& draft = work_.drafts[d];
    Mention mention = draft.mention;
    mention.actor = draft.entity.valid() ? index_[draft.entity] : ActorIndex::none();
    const MentionIndex m = out_.mentions_.push_back(mention);
    MentionIndex& at_head = out_.by_head_[mention.head];
    if (!at_head.valid()) at_head = m;  // the longer one comes first
    if (draft.form == Form::person_name || draft.form == Form::organisation || draft.form == Form::state) {
      for (const TokenIndex t : work_.syntax.tokens_in(draft.name_span)) out_.inside_[t] = m;
    }
    if (mention.actor.valid()) out_.actors_[mention.actor].mentions.push_back(m);
  }
}

void ActorsBuilder::describe_unnamed() {
  UnnamedReader reader(work_, out_.actors_, out_.mentions_, out_.by_head_);
  for (const EntityIndex e : work_.entities.indices()) {
    if (!index_[e].valid() || !out_.actors_[index_[e]].anonymous) continue;
    reader.describe(out_.actors_[index_[e]], work_.entities[e].drafts);
  }
  reader.find_reasons();
}

void ActorsBuilder::add_speakers() {
  std::unordered_map<std::string, ActorIndex> known;
  bool more = false;
  for (const TokenIndex verb : work_.syntax.tokens()) {
    const TokenIndex head = speaker_of(verb);
    if (!head.valid()) continue;
    Mention mention;
    mention.head = head;
    mention.tokens = grammar::phrase_of(work_.syntax, head, {head, head + 1});
    mention.span = work_.syntax.span(mention.tokens);
    mention.kind = work_.syntax.upos(head) == "PROPN" ? MentionKind::name : MentionKind::nominal;
    mention.quotation = work_.document.quotation_at(mention.span.begin);
    mention.rule = "speaker";
    const std::string_view words = without_article(work_.document.words(mention.span));
    const auto [at, is_new] = known.try_emplace(lower_case(words), ActorIndex::none());
    const TokenIndex det = work_.syntax.child(head, "det");
    const bool another = det.valid() && is_one_of(work_.syntax.lower(det), {"a", "an", "another"});
    if (is_new || another) at->second = out_.actors_.push_back(speaker(head, words));
    mention.actor = at->second;
    const MentionIndex m = out_.mentions_.push_back(mention);
    out_.by_head_[head] = m;
    more = true;
  }
  if (more) sort_mentions();
}

/// A noun that is nobody yet: the subject of a verb of telling.
TokenIndex ActorsBuilder::speaker_of(TokenIndex verb) const {
  const Syntax& syntax = work_.syntax;
  if (syntax.upos(verb) != "VERB" || !work_.tables.telling_verbs.contains(std::string(syntax.lemma(verb))))
    return TokenIndex::none();
  const TokenIndex head = syntax.child(verb, "nsubj");
  if (!head.valid() || syntax.relation(head) != "nsubj" || out_.by_head_[head].valid() ||
      out_.inside_[head].valid())
    return TokenIndex::none();
  const bool noun = syntax.upos(head) == "NOUN" || syntax.upos(head) == "PROPN";
  const std::string_view kind = syntax.entity(head);
  const bool speaks = kind.empty() || kind == "person" || kind == "organization" || kind == "place";
  return noun && speaks && !work_.tables.papers.contains(std::string(syntax.lemma(head)))
             ? head
             : TokenIndex::none();
}

Actor ActorsBuilder::speaker(TokenIndex head, std::string_view words) const {
  Actor actor;
  actor.name = one_line(words);
  const bool plural = work_.syntax.feature(head, "Number") == "Plur";
  const bool acronym = std::none_of(words.begin(), words.end(), [](char c) { return 'a' <= c && c <= 'z'; });
  const bool person = work_.syntax.entity(head) == "person" && !plural && !acronym;
  actor.type = person ? ActorType::person : plural ? ActorType::group : ActorType::organisation;
  actor.level = person ? Level::other : plural ? Level::group : Level::organisation;
  actor.number = plural ? Number::plural : Number::singular;
  if (actor.type != ActorType::organisation && is_told_of_first(head)) {  // "a farmer", "villagers"
    actor.anonymous = true;
    actor.name = "anonymous: " + actor.name;
    actor.unnamed.kind = "person";
  }
  return actor;
}

/// A common noun without "the", "this" or an owner.
bool ActorsBuilder::is_told_of_first(TokenIndex head) const {
  const Syntax& syntax = work_.syntax;
  if (syntax.upos(head) != "NOUN" || syntax.has_child(head, "nmod:poss")) return false;
  const TokenIndex det = syntax.child(head, "det");
  return !det.valid() || is_one_of(syntax.lower(det), {"a", "an", "another", "some", "many", "several"});
}

/// By place, longer ones first; the lists of the actors and words follow.
void ActorsBuilder::sort_mentions() {
  std::vector<MentionIndex> order;
  for (const MentionIndex m : out_.mentions_.indices()) order.push_back(m);
  std::stable_sort(order.begin(), order.end(), [&](MentionIndex a, MentionIndex b) {
    const ByteSpan x = out_.mentions_[a].span, y = out_.mentions_[b].span;
    return std::pair(x.begin, -static_cast<std::int64_t>(x.end)) <
           std::pair(y.begin, -static_cast<std::int64_t>(y.end));
  });
  IndexedVector<MentionIndex, MentionIndex> moved(out_.mentions_.size());
  IndexedVector<MentionIndex, Mention> sorted;
  for (const MentionIndex m : order) moved[m] = sorted.push_back(out_.mentions_[m]);
  out_.mentions_ = std::move(sorted);
  for (IndexedVector<TokenIndex, MentionIndex>* words : {&out_.by_head_, &out_.inside_}) {
    for (MentionIndex& m : *words) {
      if (m.valid()) m = moved[m];
    }
  }
  for (Actor& actor : out_.actors_) actor.mentions.clear();
  for (const MentionIndex m : out_.mentions_.indices()) {
    if (out_.mentions_[m].actor.valid()) out_.actors_[out_.mentions_[m].actor].mentions.push_back(m);
  }
}

bool ActorsBuilder::is_anonymous(const Entity& entity) const {
  if (!entity.name.empty()) return false;
  if (entity.anonymous) return true;
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work_.drafts[d];
    if (draft.form == Form::source) return true;
    if (draft.form == Form::officials && draft.entry) return true;  // "sources"
    if (draft.offices.empty()) continue;
    const std::string& key = work_.tables.offices[draft.offices.front().office].key;
    if (draft.form == Form::officials && entity.members.empty() && is_saying_office(key)) return true;
    if (draft.form == Form::office && draft.indefinite && is_saying_office(key)) return true;
  }
  return false;
}

Actor ActorsBuilder::actor_of(EntityIndex e) const {
  const Entity& entity = work_.entities[e];
  Actor actor;
  actor.type = entity.type;
  actor.country = entity.country;
  actor.gender = entity.gender;
  actor.wikidata = entity.wikidata;
  actor.number = entity.number;
  actor.anonymous = is_anonymous(entity);
  place_it(actor, entity);
  name_it(actor, entity);
  add_aliases(actor, entity);
  actor.cameo = cameo_of(actor, entity);
  if (actor.type != ActorType::state) actor.sector = work_.tables.sector_of(actor.cameo);
  if (actor.number == Number::plural || !actor.members.empty()) {
    for (const DraftIndex d : entity.drafts) actor.count = std::max(actor.count, work_.drafts[d].count);
  }
  actor.by_user = entity.by_user;
  actor.known = entity.known || entity.by_user || entity.organisation ||
                (!entity.country.empty() && !entity.assumed_country) || entity.type == ActorType::state;
  return actor;
}

void ActorsBuilder::place_it(Actor& actor, const Entity& entity) const {
  switch (entity.type) {
    case ActorType::state:
      actor.level = Level::state;
      return;
    case ActorType::organisation:
      actor.level = Level::organisation;
      return;
    case ActorType::office:
      actor.level = Level::official;
      return;
    case ActorType::group:
    case ActorType::person:
      break;
  }
  const OfficeWords* office = work_.main_office(entity);
  if (office != nullptr) {
    actor.role = (office->former ? "former " : "") + office->words;
    actor.level = work_.level_of(entity);
  } else if (entity.type == ActorType::group) {
    actor.level = Level::group;
  }
}

void ActorsBuilder::name_it(Actor& actor, const Entity& entity) const {
  actor.name = one_line(entity.name_text);
  if (!actor.name.empty()) return;
  // No name: the longest description that is no pronoun.
  std::string_view best;
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work_.drafts[d];
    if (draft.form == Form::pronoun) continue;
    const std::string_view words = without_article(work_.words(draft));
    if (words.size() > best.size() && (best.empty() || words.size() < 80)) best = words;
  }
  if (best.empty()) {  // "they", over two persons
    for (const EntityIndex member : entity.members)
      actor.name += (actor.name.empty() ? "" : " and ") + one_line(work_.entities[member].name_text);
    return;
  }
  actor.name = (actor.anonymous ? "anonymous: " : "") + one_line(best);
}

void ActorsBuilder::add_aliases(Actor& actor, const Entity& entity) const {
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work_.drafts[d];
    if (draft.form == Form::pronoun) continue;
    std::string words = one_line(work_.words(draft));
    if (words.empty() || words == actor.name || actor.aliases.size() >= 20) continue;
    if (std::find(actor.aliases.begin(), actor.aliases.end(), words) == actor.aliases.end()) {
      actor.aliases.push_back(std::move(words));
    }
  }
  actor.holder = entity.by_table;
}

/// "the rebel Northern Union", "Union guerrillas": what the words of a name or a group tell of its sector.
/// Members of a party are of the party, whose rebels are none.
std::string_view ActorsBuilder::told_sector(const Actor& actor, const Entity& entity) const {
  if (actor.type == ActorType::state) return {};
  if (!entity.party.empty()) return actor.type == ActorType::group ? "PTY" : "";
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work_.drafts[d];
    if (draft.form == Form::pronoun || draft.form == Form::pair) continue;
    for (TokenIndex t = draft.mention.tokens.begin_index; t < draft.mention.tokens.end_index; ++t) {
      // "leaders of the separatists"; but not "of parties opposed to the rebels"
      const bool of_whom = work_.syntax.head(t) == draft.mention.head && draft.form == Form::officials &&
                           grammar::preposition_of(work_.syntax, t) == "of";
      const bool behind = t > draft.mention.head && draft.form != Form::organisation;
      if (!of_whom && (behind || work_.syntax.upos(t) == "ADP")) {
        if (draft.form == Form::officials) continue;
        break;
      }
      const auto told = work_.tables.sector_words.find(std::string(work_.syntax.lower(t)));
      if (told != work_.tables.sector_words.end()) return told->second;
    }
    if (draft.form != Form::group || draft.mention.kind != MentionKind::nominal || !draft.entry) continue;
    if (const std::string& sector = work_.tables.descriptions[*draft.entry].sector; !sector.empty())
      return sector;
  }
  return {};
}

/// "the Abkhaz leader": of an authority that governs a region of the state in which it lies.
std::string_view ActorsBuilder::sector_of_region(const Actor& actor, const Entity& entity) const {
  for (const DraftIndex d : entity.drafts) {
    const Draft& draft = work_.drafts[d];
    if (!draft.region || draft.country != actor.country) continue;
    if (const std::string& sector = work_.tables.regions[*draft.region].sector; !sector.empty())
      return sector;
  }
  return {};
}

std::string ActorsBuilder::cameo_of(const Actor& actor, const Entity& entity) const {
  if (!entity.cameo.empty()) return entity.cameo;
  const StateEntry* state = work_.tables.state(actor.country);
  std::string code = state != nullptr ? state->cameo : "";
  if (const std::string_view authority = sector_of_region(actor, entity); !authority.empty())
    return code + std::string(authority);
  const OfficeWords* office = work_.main_office(entity);
  if (office == nullptr) return code + std::string(told_sector(actor, entity));
  const OfficeEntry& entry = work_.tables.offices[office->office];
  // "The leader of the rebels", "president of the union": what is no state's is not its government's.
  const bool of_body = work_.level_of(*office) != entry.level;
  std::string_view sector = of_body ? std::string_view() : entry.sector;
  if (of_body && told_sector(actor, entity) == "REB") sector = "REB";  // "the guerrillas' leader"
  // The head of a body of many states serves none of them.
  if (sector == "IGO" && !office->former) return code.starts_with("IGO") ? code : "IGO";
  code += office->former ? "ELI" : sector;
  return code;
}

Actors finish(Work& work) { return ActorsBuilder(work).build(); }

}  // namespace readout
