// Keeping drafts and entities consistent; see work.hpp.
#include "actors/work.hpp"

#include <algorithm>
#include <array>

#include "actors/grammar.hpp"
#include "base/limits.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

constexpr std::array<std::string_view, 33> kParticles = {
    "al",  "el",  "bin", "ibn", "ben", "von",  "van",  "de", "del", "della", "der",
    "den", "da",  "di",  "dos", "das", "du",   "la",   "le", "ter", "ten",   "zu",
    "abu", "abd", "ul",  "ur",  "ud",  "bint", "ould", "ag", "y",   "e",     "st"};

}  // namespace

bool is_name_particle(std::string_view atom) {
  return std::find(kParticles.begin(), kParticles.end(), atom) != kParticles.end();
}

bool compatible(Gender a, Gender b) { return a == Gender::unknown || b == Gender::unknown || a == b; }
bool compatible(Number a, Number b) { return a == Number::unknown || b == Number::unknown || a == b; }
bool compatible(std::string_view country, std::string_view other) {
  return country.empty() || other.empty() || country == other;
}

bool is_personal(Form form) {
  return form == Form::person_name || form == Form::office || form == Form::description ||
         form == Form::source || form == Form::counterpart || form == Form::superior;
}

namespace {

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Work::Work(const Document& read, const Syntax& trees, const ActorTables::Impl& facts)
    : document(read), syntax(trees), tables(facts), atoms(trees), by_head_(trees.size(), DraftIndex::none()) {
  for (const Sentence& sentence : syntax.sentences()) {
    const auto found = tables.phrases.find(atoms, sentence.tokens);
    // "Thaís Monteiro" is no Thai: names of peoples are written without accents.
    std::copy_if(found.begin(), found.end(), std::back_inserter(matches), [&](const PhraseMatch& match) {
      return match.what.kind != PhraseKind::people || is_ascii(syntax.form(match.tokens.begin_index));
    });
    if (tables.user.empty()) continue;
    const auto of_user = tables.user.find(syntax, atoms, sentence.tokens, document.article().published);
    user_matches.insert(user_matches.end(), of_user.begin(), of_user.end());
  }
  person_name_ = IndexedVector<TokenIndex, std::uint8_t>(syntax.size(), 0);
  known_name_ = IndexedVector<TokenIndex, std::uint8_t>(syntax.size(), 0);
  for (const Sentence& sentence : syntax.sentences()) {
    for (const PhraseMatch& name : tables.holder_names.find(atoms, sentence.tokens)) {
      for (const TokenIndex t : name.tokens) known_name_[t] = 1;
    }
  }
  match_place_ = IndexedVector<TokenIndex, std::size_t>(syntax.size(), matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    for (const TokenIndex t : matches[i].tokens) match_place_[t] = std::min(match_place_[t], i);
  }
}

bool Work::only_modifies(TokenIndex top, TokenRange tokens) const {
  if (!grammar::is_modifier(syntax, top) || syntax.head(top) < tokens.end_index) return false;
  const bool paper = syntax.relation(top) == "compound" &&
                     tables.papers.contains(std::string(syntax.lemma(syntax.head(top))));
  return !paper;
}

bool Work::in_headline(TokenIndex t) const {
  const ParagraphIndex p = syntax.sentence(syntax.sentence_of(t)).paragraph;
  return p.valid() && document.paragraphs()[p].kind == ParagraphKind::headline;
}

const PhraseMatch* Work::match_ending(TokenIndex end, PhraseKind kind) const {
  if (end.value() == 0) return nullptr;
  for (std::size_t i = match_place_[end - 1]; i < matches.size() && matches[i].tokens.begin_index < end;
       ++i) {
    if (matches[i].what.kind == kind && matches[i].tokens.end_index == end) return &matches[i];
  }
  return nullptr;
}

std::span<const PhraseMatch> Work::matches_from(TokenIndex t) const {
  const std::size_t begin = match_place_[t];
  if (begin == matches.size() || matches[begin].tokens.begin_index != t) return {};
  std::size_t end = begin;
  while (end < matches.size() && matches[end].tokens.begin_index == t) ++end;
  return std::span(matches).subspan(begin, end - begin);
}

TokenRange Work::with_article(TokenRange tokens) const {
  const TokenIndex begin = tokens.begin_index;
  const bool article = begin.value() > 0 && syntax.lower(begin - 1) == "the" &&
                       syntax.sentence_of(begin - 1) == syntax.sentence_of(begin);
  if (article) tokens.begin_index = begin - 1;
  return tokens;
}

std::vector<std::string> Work::atoms_in(TokenRange range) const {
  std::vector<std::string> texts;
  for (std::size_t i = atoms.first_of(range.begin_index); i < atoms.first_of(range.end_index); ++i) {
    if (atoms[i].text != "'s" && atoms[i].text != "'") texts.push_back(atoms[i].text);
  }
  if (texts.empty()) texts.emplace_back("?");
  return texts;
}

DraftIndex Work::add(Draft draft) {
  Mention& mention = draft.mention;
  if (mention.tokens.empty() || drafts.size() >= limits::kMaxMentions) return DraftIndex::none();
  mention.span = syntax.span(mention.tokens);
  if (!mention.tokens.contains(mention.head)) mention.head = grammar::top_of(syntax, mention.tokens);
  if (const DraftIndex other = by_head_[mention.head]; other.valid()) {
    if (drafts[other].mention.tokens == mention.tokens) return DraftIndex::none();
  }
  mention.quotation = document.quotation_at(mention.span.begin);
  draft.sentence = syntax.sentence_of(mention.head);
  const ParagraphIndex paragraph = syntax.sentence(draft.sentence).paragraph;
  draft.headline = paragraph.valid() && document.paragraphs()[paragraph].kind == ParagraphKind::headline;
  if (draft.form == Form::person_name) {
    for (const TokenIndex t : syntax.tokens_in(draft.name_span)) person_name_[t] = 1;
  }
  const TokenIndex head = mention.head;
  const std::size_t length = mention.tokens.size();
  const DraftIndex index = drafts.push_back(std::move(draft));
  DraftIndex& at_head = by_head_[head];
  if (!at_head.valid() || drafts[at_head].mention.tokens.size() < length) at_head = index;
  return index;
}

void Work::retake(DraftIndex d, TokenRange tokens) {
  Mention& mention = drafts[d].mention;
  mention.tokens = tokens;
  mention.span = syntax.span(tokens);
  if (tokens.contains(mention.head)) return;
  if (by_head_[mention.head] == d) by_head_[mention.head] = DraftIndex::none();
  mention.head = grammar::top_of(syntax, tokens);
  if (!by_head_[mention.head].valid()) by_head_[mention.head] = d;
}

void Work::sort_drafts() {
  order.clear();
  for (const DraftIndex d : drafts.indices()) order.push_back(d);
  std::stable_sort(order.begin(), order.end(), [&](DraftIndex a, DraftIndex b) {
    const ByteSpan x = drafts[a].mention.span, y = drafts[b].mention.span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
}

EntityIndex Work::entity_of(TokenIndex t) const {
  if (!t.valid()) return EntityIndex::none();
  const DraftIndex d = by_head_[t];
  return d.valid() ? drafts[d].entity : EntityIndex::none();
}

EntityIndex Work::make_entity(DraftIndex d, ActorType type, std::string_view rule) {
  const EntityIndex e = entities.push_back(Entity{});
  entities[e].type = type;
  entities[e].number = drafts[d].number;
  join(d, e, rule);
  return e;
}

EntityIndex Work::join_state(DraftIndex d, std::string_view country, std::string_view rule) {
  EntityIndex& state = states[std::string(country)];
  if (state.valid()) {
    join(d, state, rule);
    return state;
  }
  state = make_entity(d, ActorType::state, rule);
  Entity& entity = entities[state];
  entity.number = Number::unknown;
  entity.gender = Gender::neuter;
  entity.country = country;
  if (const StateEntry* entry = tables.state(country)) {
    entity.name_text = entry->name;
    entity.cameo = entry->cameo;
  }
  return state;
}

/// More words, or as many with fewer initials.
bool is_fuller(const std::vector<std::string>& name, const std::vector<std::string>& other) {
  const auto initials = [](const std::vector<std::string>& words) {
    return std::count_if(words.begin(), words.end(),
                         [](const std::string& word) { return word.size() == 1; });
  };
  return name.size() != other.size() ? name.size() > other.size() : initials(name) < initials(other);
}

void Work::join(DraftIndex d, EntityIndex e, std::string_view rule) {
  Draft& draft = drafts[d];
  Entity& entity = entities[e];
  draft.entity = e;
  draft.mention.rule = rule;
  const auto place = std::lower_bound(
      entity.drafts.begin(), entity.drafts.end(), d,
      [&](DraftIndex a, DraftIndex b) { return drafts[a].mention.span < drafts[b].mention.span; });
  entity.drafts.insert(place, d);
  if (entity.gender == Gender::unknown) entity.gender = draft.gender;
  if (draft.form == Form::pronoun) return;
  if (entity.party.empty()) entity.party = draft.party;
  if (entity.country.empty()) entity.country = country_of(draft);
  if (is_fuller(draft.name, entity.name) && (draft.form == Form::person_name || entity.name.empty())) {
    entity.name = draft.name;
    entity.name_text = std::string(document.words(draft.name_span));
  }
  for (const OfficeWords& office : draft.offices) {
    // "Former President Roe ... President Roe": a courtesy.
    const bool courtesy =
        draft.form == Form::person_name && !office.former &&
        std::any_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& other) {
          return other.office == office.office && other.former && !other.by_table;
        });
    if (courtesy) continue;
    const auto known =
        std::find_if(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& other) {
          return other.office == office.office && other.former == office.former;
        });
    if (known == entity.offices.end()) {
      entity.offices.push_back(office);
    } else if (known->by_table) {
      *known = office;  // now the report says it, too
    }
  }
}

EntityIndex Work::merge(EntityIndex a, EntityIndex b) {
  if (a == b || !a.valid() || !b.valid()) return a.valid() ? a : b;
  const std::vector<DraftIndex> moved = entities[b].drafts;
  for (const DraftIndex d : moved) join(d, a, drafts[d].mention.rule);
  Entity& to = entities[a];
  Entity& from = entities[b];
  if (to.country.empty()) to.country = from.country;
  if (to.gender == Gender::unknown) to.gender = from.gender;
  if (to.party.empty()) to.party = from.party;
  if (to.cameo.empty()) to.cameo = from.cameo;
  if (from.name.size() > to.name.size()) {
    to.name = from.name;
    to.name_text = from.name_text;
  }
  for (const OfficeWords& office : from.offices) {
    const bool known = std::any_of(to.offices.begin(), to.offices.end(),
                                   [&](const OfficeWords& other) { return other.office == office.office; });
    if (!known) to.offices.push_back(office);
  }
  from.dead = true;
  from.drafts.clear();
  return a;
}

std::string Work::country_of(const Draft& draft) const {
  if (!draft.country.empty() || draft.form == Form::counterpart) return draft.country;
  // "its allies" are of other countries
  if (tables.foreign_kin.contains(std::string(syntax.lemma(draft.mention.head)))) return {};
  if (const EntityIndex owner = entity_of(draft.possessor); owner.valid()) return entities[owner].country;
  return {};
}

bool Work::agrees(const Draft& draft, const Entity& entity) const {
  if (entity.dead || !compatible(draft.gender, entity.gender) || !compatible(draft.number, entity.number))
    return false;
  const bool same_country = compatible(country_of(draft), entity.country) || is_born_there(draft, entity);
  return same_country && compatible(draft.party, entity.party);
}

/// "The Norwegian diplomat" of the United Nations' envoy: who serves the world has a country, too.
bool Work::is_born_there(const Draft& draft, const Entity& entity) const {
  if (entity.country != "UNO" || !draft.definite || draft.offices.empty()) return false;
  return is_one_of(tables.offices[draft.offices.front().office].key, {"diplomat", "politician"});
}

bool Work::office_fits(const Draft& draft, const Entity& entity) const {
  if (draft.form == Form::description || draft.form == Form::source) {
    if (!draft.entry) return true;
    const std::string& fits = tables.descriptions[*draft.entry].fits;
    if (fits == "any") return true;
    return std::any_of(entity.offices.begin(), entity.offices.end(),
                       [&](const OfficeWords& o) { return tables.covers(fits, tables.offices[o.office]); });
  }
  if (draft.offices.empty()) return true;
  const OfficeWords& wanted = draft.offices.front();
  return std::any_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& o) {
    return tables.covers(tables.offices[wanted.office].key, tables.offices[o.office]);
  });
}

bool Work::counts(const OfficeWords& office, const Entity& entity) const {
  if (!office.by_table) return true;
  return std::none_of(entity.offices.begin(), entity.offices.end(), [&](const OfficeWords& other) {
    const OfficeEntry& entry = tables.offices[other.office];
    const bool told = !other.by_table && !other.former;
    return told &&
           (entry.level < Level::legislator || entry.sector == "OPP" || entry.level == Level::spokesperson);
  });
}

int Work::rank_of(const OfficeWords& office) const {
  const OfficeEntry& entry = tables.offices[office.office];
  const bool rank = entry.key == "general" || entry.key == "officer" || entry.key == "soldier";
  if (rank)
    return static_cast<int>(Level::other) + (office.former ? 30 : 0);  // behind any office that is told
  const bool vague = entry.key == "leader" || entry.key == "head" || entry.key == "politician";
  const Level level = level_of(office);
  const bool side = entry.sector == "REB" || entry.sector == "OPP";  // "his former deputy, now a rebel leader"
  if (level == Level::other) return office.former ? 80 : side ? 59 : 60;  // below offices that were held
  return static_cast<int>(level) + (vague ? 10 : 0) + (office.former ? 30 : 0);
}

Level Work::level_of(const OfficeWords& office) const {
  const OfficeEntry& entry = tables.offices[office.office];
  const bool of_state = entry.key == "leader" || entry.key == "president" || entry.key == "vice president";
  return office.of_body && of_state ? Level::other : entry.level;  // the president of a union
}

const OfficeWords* Work::main_office(const Entity& entity) const {
  const OfficeWords* best = nullptr;
  for (const OfficeWords& office : entity.offices) {
    if (counts(office, entity) && (best == nullptr || rank_of(office) < rank_of(*best))) best = &office;
  }
  return best;
}

Level Work::level_of(const Entity& entity) const {
  const OfficeWords* office = main_office(entity);
  if (office == nullptr) return Level::other;
  const Level level = level_of(*office);
  if (!office->former) return level;
  const bool held = level != Level::other || tables.offices[office->office].sector == "PTY";
  return held ? Level::former_official : Level::other;
}

}  // namespace readout
