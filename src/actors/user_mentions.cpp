// Mentions of the user's actors and agents. Where our own passes made a mention of the same words, that one
// is marked with the user's row; where they made none, one is added. A row that is only a part of a longer
// name
// ("Jordan" in "Michael Jordan") is not meant by it.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/phrase_facts.hpp"
#include "actors/user_marks.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

/// Codes of three letters that are no state's: what CAMEO has for actors across states and for roles within
/// one (manual 1.1b3, chapter 3).
bool is_category(std::string_view code) {
  return is_one_of(code, {"IGO", "NGO", "NGM", "IMG", "MNC", "INT", "UIS", "COP", "GOV", "INS", "JUD", "MIL",
                          "OPP", "REB", "SEP", "SPY", "UAF", "AGR", "BUS", "CRM", "CVL", "DEV", "EDU", "ELI",
                          "ENV", "HLH", "HRI", "LAB", "LEG", "MED", "REF", "MOD", "RAD", "PTY", "REL", "BUD",
                          "CHR", "CTH", "HIN", "JEW", "MOS", "MUS", "SCI", "KID", "PPL"});
}

bool is_name(Form form) {
  return form == Form::person_name || form == Form::organisation || form == Form::state || form == Form::seat;
}

class UserNames {
 public:
  explicit UserNames(Work& work) : work_(work), syntax_(work.syntax) {}

  void mark_names() {
    for (const PhraseMatch& match : work_.user_matches) {
      if (match.what.kind != PhraseKind::user_actor) continue;
      for (const TokenIndex t : match.tokens) {
        const DraftIndex d = work_.headed_by(t);
        if (d.valid() && is_name(work_.drafts[d].form) && names(work_.drafts[d], match)) {
          mark(d, match);
          break;
        }
      }
    }
  }

  void add_missing() {
    cover_names();
    for (const PhraseMatch& match : work_.user_matches) {
      if (match.what.kind == PhraseKind::user_actor) add_actor(match);
    }
    for (const PhraseMatch& match : work_.user_matches) {
      if (match.what.kind == PhraseKind::user_agent) add_agent(match);
    }
  }

 private:
  TokenRange name_of(const Draft& draft) const { return syntax_.tokens_in(draft.name_span); }

  static bool covers(TokenRange whole, TokenRange part) {
    return whole.begin_index <= part.begin_index && part.end_index <= whole.end_index;
  }

  bool names(const Draft& draft, const PhraseMatch& match) const {
    const TokenRange name = bare(name_of(draft));
    if (covers(match.tokens, name)) return true;
    if (!covers(name, match.tokens)) return false;
    if (draft.form == Form::person_name && match.tokens.size() > 1) {
      return match.tokens.end_index == name.end_index || match.tokens.begin_index == name.begin_index;
    }
    return all_by_user(name);
  }

  /// Without article and possessive.
  TokenRange bare(TokenRange tokens) const {
    if (tokens.size() > 1 && syntax_.lower(tokens.begin_index) == "the") ++tokens.begin_index;
    if (tokens.size() > 1 && syntax_.upos(tokens.end_index - 1) == "PART")
      tokens.end_index = tokens.end_index - 1;
    return tokens;
  }

  /// "MSF Sudmark": agent and actor and no word besides.
  bool all_by_user(TokenRange name) const {
    std::size_t words = 0;
    for (const PhraseMatch& part : user_matches_in(work_, name)) words += part.tokens.size();
    return words == name.size();
  }

  void mark(DraftIndex d, const PhraseMatch& match) {
    Draft& draft = work_.drafts[d];
    work_.user_actors.insert_or_assign(d, match.what.entry);
    const std::string country = user_country(work_, match.what.entry);
    if (draft.form == Form::person_name && !is_no_person(draft, match)) {
      if (draft.country.empty() && !row_in_country(country)) draft.country = country;
      return;
    }
    if (draft.form == Form::organisation && draft.entry) return;
    if (draft.form == Form::seat && !is_state(match.what.entry)) return;
    if (draft.form == Form::state && draft.country == country && is_state(match.what.entry)) return;
    be_user_actor(draft, match);
    work_.retake(d, work_.with_article(match.tokens));
  }

  /// The model takes many a strange name for a person's; a row that has the code of a state says better.
  bool is_no_person(const Draft& draft, const PhraseMatch& match) const {
    const UserActor& actor = work_.tables.user.actors()[match.what.entry];
    if (actor.type) return *actor.type != ActorType::person;
    const bool bare = draft.mention.tokens.size() == match.tokens.size() && draft.offices.empty();
    return bare && is_state(match.what.entry) && match.tokens.size() == 1 &&
           work_.tables.given_name(work_.atoms.joined(match.tokens.begin_index)) == nullptr;
  }

  bool is_state(std::uint32_t row) const {
    const UserActor& actor = work_.tables.user.actors()[row];
    if (actor.type) return *actor.type == ActorType::state;
    const std::string_view code = user_code(work_, row);
    return !work_.tables.user.state_of(code).empty() || (code.size() == 3 && !is_category(code));
  }

  /// What a draft is that stands for the row and for no person.
  void be_user_actor(Draft& draft, const PhraseMatch& match) const {
    draft.form = is_state(match.what.entry) ? Form::state : Form::organisation;
    draft.entry = std::nullopt;
    draft.country = user_country(work_, match.what.entry);
    draft.gender = Gender::neuter;
    draft.mention.kind = MentionKind::name;
    draft.name.clear();
    for (std::size_t i = work_.atoms.first_of(match.tokens.begin_index);
         i < work_.atoms.first_of(match.tokens.end_index); ++i) {
      draft.name.push_back(work_.atoms[i].text);
    }
    draft.name_span = syntax_.span(match.tokens);
  }

  // --- what has no mention yet

  /// Which words are inside a name, and which inside a mention of the user's actors.
  void cover_names() {
    in_name_.assign(syntax_.size(), 0);
    row_at_.assign(syntax_.size(), 0);
    for (const auto& [d, row] : work_.user_actors) {
      for (const TokenIndex t : work_.drafts[d].mention.tokens) row_at_[t.value()] = row + 1;
    }
    for (const DraftIndex d : work_.drafts.indices()) {
      const Draft& draft = work_.drafts[d];
      if (!is_name(draft.form)) continue;
      for (const TokenIndex t : name_of(draft)) in_name_[t.value()] = 1;
    }
  }

  void add_actor(const PhraseMatch& match) {
    const TokenRange tokens = match.tokens;
    if (is_marked(match) || mark_nominal(match)) return;
    if (in_name_[tokens.begin_index.value()] != 0 || in_name_[tokens.end_index.value() - 1] != 0) return;
    if (is_in_nominal(tokens)) return;
    if (is_own_adjective(match)) return;
    Draft draft;
    be_user_actor(draft, match);
    if (is_person(match)) {
      draft.form = Form::person_name;
      draft.gender = Gender::unknown;
      if (row_in_country(draft.country)) draft.country.clear();
    }
    draft.mention.tokens = draft.form == Form::person_name ? tokens : work_.with_article(tokens);
    draft.mention.head = grammar::top_of(syntax_, tokens);
    if (const DraftIndex d = work_.add(std::move(draft)); d.valid())
      work_.user_actors.emplace(d, match.what.entry);
  }

  bool is_person(const PhraseMatch& match) const {
    const UserActor& actor = work_.tables.user.actors()[match.what.entry];
    if (actor.type) return *actor.type == ActorType::person;
    return match.tokens.size() > 1 &&
           work_.tables.given_name(work_.atoms.joined(match.tokens.begin_index)) != nullptr;
  }

  bool is_marked(const PhraseMatch& match) const {
    return row_at_[match.tokens.begin_index.value()] == match.what.entry + 1;
  }

  /// "the Warden of the Coast", "the secretary general": a description of ours, word for word.
  bool mark_nominal(const PhraseMatch& match) {
    for (const TokenIndex t : match.tokens) {
      const DraftIndex d = work_.headed_by(t);
      if (!d.valid()) continue;
      TokenRange own = work_.drafts[d].mention.tokens;
      if (own.begin_index < match.tokens.begin_index && syntax_.upos(own.begin_index) == "DET")
        ++own.begin_index;
      if (own != match.tokens) continue;
      work_.user_actors.emplace(d, match.what.entry);
      return true;
    }
    return false;
  }

  /// "Sudmark police": the actor is told by the phrase; but a possessor is one of its own.
  bool is_in_nominal(TokenRange tokens) const {
    const TokenIndex top = grammar::top_of(syntax_, tokens);
    if (!grammar::is_modifier(syntax_, top) || syntax_.relation(top) == "nmod:poss") return false;
    for (TokenIndex t = syntax_.head(top); t.valid(); t = syntax_.head(t)) {
      const DraftIndex d = work_.headed_by(t);
      if (d.valid() && covers(work_.drafts[d].mention.tokens, tokens)) return true;
      if (!grammar::is_noun(syntax_, t)) return false;
    }
    return false;
  }

  /// "Chinese goods": what we know as an adjective names nobody.
  bool is_own_adjective(const PhraseMatch& match) const {
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    if (!grammar::is_modifier(syntax_, top) && syntax_.upos(top) != "ADJ") return false;
    auto own =
        std::lower_bound(work_.matches.begin(), work_.matches.end(), match.tokens.begin_index,
                         [](const PhraseMatch& m, TokenIndex at) { return m.tokens.begin_index < at; });
    for (; own != work_.matches.end() && own->tokens.begin_index == match.tokens.begin_index; ++own) {
      if (own->tokens == match.tokens && own->what.kind == PhraseKind::adjective) return true;
    }
    return false;
  }

  void add_agent(const PhraseMatch& match) {
    const TokenIndex top = grammar::top_of(syntax_, match.tokens);
    if (!grammar::is_noun(syntax_, top)) return;
    if (grammar::is_modifier(syntax_, top) && syntax_.head(top) >= match.tokens.end_index) return;
    if (in_name_[match.tokens.begin_index.value()] != 0 || work_.headed_by(top).valid()) return;
    const UserAgent& agent = work_.tables.user.agents()[match.what.entry];
    Draft draft;
    draft.mention.kind = MentionKind::nominal;
    draft.mention.head = top;
    draft.mention.tokens = grammar::phrase_of(syntax_, top, match.tokens);
    const bool plural = match.what.plural || syntax_.feature(top, "Number") == "Plur";
    draft.number = plural ? Number::plural : Number::singular;
    draft.form = plural && !agent.collective ? Form::group : Form::body;
    read_phrase_facts(work_, draft, match.tokens);
    const bool refers = plural || agent.collective || draft.definite || draft.indefinite ||
                        draft.possessor.valid() || !draft.country.empty() ||
                        grammar::starts_upper(syntax_, match.tokens.begin_index);
    if (!refers) return;
    if (const DraftIndex d = work_.add(std::move(draft)); d.valid())
      work_.user_agents.emplace(d, match.what.entry);
  }

  Work& work_;
  const Syntax& syntax_;
  std::vector<std::uint8_t> in_name_;
  std::vector<std::uint32_t>
      row_at_;  // by word: row of the actor that it is part of, from 1; 0 if it is of none
};

/// Identity of what our own passes cannot link by their tables.
class UserLinker {
 public:
  explicit UserLinker(Work& work) : work_(work) {}

  void run() {
    for (const auto& [d, row] : work_.user_actors) link_actor(d, row);
    for (const auto& [d, row] : work_.user_agents) link_agent(d, row);
    for (const DraftIndex d : work_.drafts.indices()) {
      if (work_.drafts[d].form == Form::body && !work_.drafts[d].entity.valid()) link_government(d);
    }
  }

 private:
  void link_actor(DraftIndex d, std::uint32_t row) {
    const Draft& draft = work_.drafts[d];
    if (draft.form == Form::person_name || draft.entity.valid()) return;
    // States and what our tables know are linked like all others, but not "MSF Sudmark".
    const std::string agents = agents_of(draft);
    if (agents.empty() && (draft.form != Form::organisation || draft.entry)) return;
    auto& entity = by_row_[std::to_string(row) + agents];
    if (entity.valid()) return work_.join(d, entity, "actor of the user");
    const UserActor& actor = work_.tables.user.actors()[row];
    const std::string_view code = user_code(work_, row);
    const bool government = code.size() == 6 && code.ends_with("GOV");
    const ActorType type = actor.type.value_or(government ? ActorType::office : ActorType::organisation);
    entity = work_.make_entity(d, agents.empty() ? type : ActorType::organisation, "actor of the user");
    work_.entities[entity].number = Number::unknown;
  }

  /// The user's agents inside and right before the name, as a key.
  std::string agents_of(const Draft& draft) const {
    if (draft.mention.kind != MentionKind::name) return {};
    TokenRange tokens = draft.mention.tokens;
    tokens.begin_index = user_agent_before(work_, tokens.begin_index);
    std::string key;
    for (const PhraseMatch& match : user_matches_in(work_, tokens)) {
      if (match.what.kind == PhraseKind::user_agent) key.append("+").append(std::to_string(match.what.entry));
    }
    return key;
  }

  void link_agent(DraftIndex d, std::uint32_t row) {
    const Draft& draft = work_.drafts[d];
    const bool fresh = draft.indefinite && !draft.definite;
    const std::string key =
        std::to_string(row) + draft.country + (draft.number == Number::plural ? "+" : "-");
    auto& known = by_agent_[key];
    if (known.valid() && !fresh) return work_.join(d, known, "agent of the user");
    const bool group = draft.form == Form::group;
    known = work_.make_entity(d, group ? ActorType::group : ActorType::organisation, "agent of the user");
  }

  /// "The Norland government" has a code of its own if the user has one for governments, so that it is not
  /// simply Norland.
  void link_government(DraftIndex d) {
    const Draft& draft = work_.drafts[d];
    if (draft.country.empty()) return;
    for (const PhraseMatch& match : user_matches_in(work_, draft.mention.tokens)) {
      if (match.what.kind != PhraseKind::user_agent || !match.tokens.contains(draft.mention.head)) continue;
      auto& known = by_agent_[std::to_string(match.what.entry) + draft.country + "-"];
      if (known.valid()) return work_.join(d, known, "agent of the user");
      known = work_.make_entity(d, ActorType::organisation, "agent of the user");
      return;
    }
  }

  Work& work_;
  std::map<std::string, EntityIndex> by_row_;
  std::map<std::string, EntityIndex> by_agent_;
};

}  // namespace

void find_user_names(Work& work) {
  if (!work.user_matches.empty()) UserNames(work).mark_names();
}

void find_user_agents(Work& work) {
  if (!work.user_matches.empty()) UserNames(work).add_missing();
}

void link_user_actors(Work& work) {
  if (!work.user_matches.empty()) UserLinker(work).run();
}

}  // namespace readout
