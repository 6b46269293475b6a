// The CAMEO codes that the user's tables give. An actor's own row comes first; an agent's code goes to the
// actor beside it: before it ("Norland's police"), after it ("police in Norland"), or that of a part it is
// coordinated with ("police and soldiers in Norland"). Without one the code is the agent's alone. "former"
// before the agent gives ELI, as TABARI has it.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/phrase_facts.hpp"
#include "actors/user_marks.hpp"
#include "base/one_of.hpp"
#include "base/unicode.hpp"

namespace readout {
namespace {

class UserCoder {
 public:
  explicit UserCoder(Work& work) : work_(work), syntax_(work.syntax), row_of_(work.entities.size()) {
    for (const auto& [d, row] : work.user_actors) {
      const EntityIndex e = work.drafts[d].entity;
      if (e.valid() && row_of_[e] == 0) row_of_[e] = row + 1;
    }
  }

  void run() {
    for (const EntityIndex e : work_.entities.indices()) {
      if (work_.entities[e].dead) continue;
      know(e);
      std::string code = code_of(e);
      Entity& entity = work_.entities[e];
      if (code.empty()) continue;
      entity.cameo = std::move(code);
      entity.by_user = true;
    }
    // Only now: the codes ask for the countries of one another.
    for (const EntityIndex e : work_.entities.indices()) {
      Entity& entity = work_.entities[e];
      if (entity.country.find('@') != std::string::npos) entity.country = known_part(entity.country);
    }
  }

 private:
  struct Titles {
    std::vector<const UserAgent*> agents;
    bool former = false;
  };

  /// The entity has a row of the user's; what no table of ours names is called as the row says.
  void know(EntityIndex e) {
    Entity& entity = work_.entities[e];
    const auto mark = std::find_if(entity.drafts.begin(), entity.drafts.end(),
                                   [&](DraftIndex d) { return work_.user_actors.contains(d); });
    if (mark == entity.drafts.end()) return;
    entity.known = true;
    const bool ours = entity.organisation ||
                      (entity.type == ActorType::state && row_in_country(entity.country) == std::nullopt);
    if (entity.type == ActorType::person || ours || work_.user_agents.contains(*mark)) return;
    const TokenRange words = work_.drafts[*mark].mention.tokens;
    const TokenIndex agent = user_agent_before(work_, words.begin_index);
    entity.name_text = agent < words.begin_index
                           ? std::string(work_.document.words(syntax_.span({agent, words.end_index})))
                           : name_of(entity, work_.tables.user.actors()[work_.user_actors.at(*mark)].name);
  }

  /// The row's name in the report's letters, if it stands there: dictionaries do not tell "CNN" from "Cnn".
  std::string name_of(const Entity& entity, const std::string& name) const {
    const std::string wanted = lower_case(name);
    for (const DraftIndex d : entity.drafts) {
      const std::string_view words = work_.document.words(work_.drafts[d].name_span);
      if (lower_case(words) == wanted) return std::string(words);
    }
    return name;
  }

  std::string code_of(EntityIndex e) {
    const Entity& entity = work_.entities[e];
    for (const DraftIndex d : entity.drafts) {
      const auto mark = work_.user_actors.find(d);
      if (mark == work_.user_actors.end()) continue;
      const std::string_view own = user_code(work_, mark->second);
      if (!own.empty()) return with_titles(entity, std::string(own));
    }
    for (const DraftIndex d : entity.drafts) {
      const Titles titles = titles_of(work_.drafts[d]);
      if (titles.agents.empty() || !tells_office(work_.drafts[d], entity)) continue;
      return together(base_of(work_.drafts[d], entity), titles);
    }
    if (entity.country.find('@') == std::string::npos) return {};
    return with_agent(code_of_country(entity.country), sector_of(entity), false);
  }

  /// What our own tables say of the office or body. A user who brings agents wants those and no others.
  std::string sector_of(const Entity& entity) const {
    if (!work_.tables.user.agents().empty()) return {};
    if (const OfficeWords* office = work_.main_office(entity); office != nullptr)
      return office->former ? "ELI" : work_.tables.offices[office->office].sector;
    for (const DraftIndex d : entity.drafts) {
      const Draft& draft = work_.drafts[d];
      if (draft.form == Form::body && draft.entry) return work_.tables.descriptions[*draft.entry].sector;
    }
    return {};
  }

  /// Of a person with a name only a title and what tells the main office count, not "the man".
  bool tells_office(const Draft& draft, const Entity& entity) const {
    if (entity.type != ActorType::person || entity.name.empty() || draft.form == Form::person_name)
      return true;
    const OfficeWords* main = work_.main_office(entity);
    return main != nullptr && std::any_of(draft.offices.begin(), draft.offices.end(),
                                          [&](const OfficeWords& o) { return o.office == main->office; });
  }

  /// A person's own code with that of the title before the name; the title may tell of another actor
  /// ("Norland's minister Roe").
  std::string with_titles(const Entity& entity, std::string own) const {
    if (entity.type == ActorType::state) return own;
    for (const DraftIndex d : entity.drafts) {
      const Draft& draft = work_.drafts[d];
      const Titles titles = titles_of(draft);
      if (titles.agents.empty()) continue;
      if (draft.form != Form::person_name && draft.mention.kind != MentionKind::name) continue;
      const std::string beside = draft.form == Form::person_name ? beside_of(draft) : std::string();
      return together(beside.empty() ? own : beside, titles);
    }
    return own;
  }

  static std::string together(std::string code, const Titles& titles) {
    for (const UserAgent* agent : titles.agents) {
      const bool former = titles.former && !agent->in_front;
      code = with_agent(code, former ? "ELI" : agent->code, agent->in_front);
    }
    return code;
  }

  /// The agents that the phrase is: of its head, of a title before its name, or right before its actor.
  Titles titles_of(const Draft& draft) const {
    Titles titles;
    if (draft.form == Form::pronoun) return titles;
    TokenRange tokens = draft.mention.tokens;
    const bool named = draft.mention.kind == MentionKind::name;
    const TokenRange name = named ? syntax_.tokens_in(draft.name_span) : TokenRange{};
    // "MSF Sudmark" where the mention is "Sudmark" alone.
    if (named && tokens.begin_index.value() > 0)
      tokens.begin_index = user_agent_before(work_, tokens.begin_index);
    TokenIndex from = tokens.begin_index;
    if (draft.possessor.valid() && draft.possessor < draft.mention.head) from = draft.possessor + 1;
    for (const PhraseMatch& match : user_matches_in(work_, tokens)) {
      if (match.what.kind != PhraseKind::user_agent || match.tokens.begin_index < from) continue;
      const bool title =
          named ? match.tokens.begin_index < name.end_index : match.tokens.contains(draft.mention.head);
      const bool before_actor =
          !named && is_before_actor(match.tokens.end_index) && match.tokens.begin_index < draft.mention.head;
      if (!title && !before_actor) continue;
      titles.agents.push_back(&work_.tables.user.agents()[match.what.entry]);
      for (TokenIndex t = from; t < match.tokens.begin_index; ++t) {
        if (says_former(syntax_.lower(t))) titles.former = true;
      }
      if (tokens.begin_index.value() > 0 &&
          is_one_of(syntax_.lower(tokens.begin_index - 1), {"former", "ex-"}))
        titles.former = true;
    }
    return titles;
  }

  bool is_before_actor(TokenIndex t) const {
    const PhraseMatch* match = t < syntax_.tokens().end_index ? user_match_at(work_, t) : nullptr;
    return match != nullptr && match->what.kind == PhraseKind::user_actor;
  }

  /// The code of the actor to whom the agent belongs; empty if the report names none.
  std::string base_of(const Draft& draft, const Entity& entity) const {
    if (std::string code = beside_of(draft); !code.empty()) return code;
    if (std::string code = code_of_country(draft.country); !code.empty()) return code;
    // Another part of the coordination may have it.
    const TokenIndex first = grammar::first_conjunct(syntax_, draft.mention.head);
    for (TokenIndex t = first; t < syntax_.tokens().end_index && t - first < 12; ++t) {
      if (t == draft.mention.head || grammar::first_conjunct(syntax_, t) != first) continue;
      const DraftIndex d = work_.headed_by(t);
      if (!d.valid() || titles_of(work_.drafts[d]).agents.empty()) continue;
      if (std::string code = beside_of(work_.drafts[d]); !code.empty()) return code;
    }
    const EntityIndex owner = work_.entity_of(draft.possessor);
    if (owner.valid() && row_of_[owner] != 0) return std::string(user_code(work_, row_of_[owner] - 1));
    return code_of_country(entity.country);
  }

  /// Of the user's actors in the phrase: those before its head, else the first after it and what is joined to
  /// that by "and".
  std::string beside_of(const Draft& draft) const {
    const bool named = draft.mention.kind == MentionKind::name;
    const TokenIndex head = named ? syntax_.tokens_in(draft.name_span).begin_index : draft.mention.head;
    std::string before, after;
    TokenIndex first;
    for (const PhraseMatch& match : user_matches_in(work_, draft.mention.tokens)) {
      if (match.what.kind != PhraseKind::user_actor) continue;
      const std::string_view code = user_code(work_, match.what.entry);
      if (code.empty() || match.tokens.contains(head)) continue;
      const TokenIndex top = grammar::first_conjunct(syntax_, grammar::top_of(syntax_, match.tokens));
      if (match.tokens.begin_index < head) {
        before.append(before.empty() ? "" : "/").append(code);
      } else if (!named && (!first.valid() || top == first)) {
        first = top;
        after.append(after.empty() ? "" : "/").append(code);
      }
    }
    if (before.empty() && after.empty() && !named) return right_after(draft);
    return before.empty() ? after : before;
  }

  /// "Deputies and officers in Sudmark and Norland welcomed": what stands between a subject and its verb
  /// belongs to the subject, whatever the tree hangs it on; "from" and "of" after any agent, too.
  std::string right_after(const Draft& draft) const {
    std::string codes;
    const TokenIndex end = syntax_.sentence(draft.sentence).tokens.end_index;
    TokenIndex t = draft.mention.tokens.end_index;
    if (t >= end || !is_one_of(syntax_.lower(t), {"in", "of", "from"})) return codes;
    const bool subject = grammar::is_subject(syntax_, grammar::first_conjunct(syntax_, draft.mention.head));
    if (!subject && syntax_.lower(t) == "in") return codes;  // "arrested students in"
    for (++t; t < end;) {
      if (syntax_.lower(t) == "the" && t + 1 < end) ++t;
      const PhraseMatch* match = user_match_at(work_, t);
      if (match == nullptr || match->what.kind != PhraseKind::user_actor) break;
      codes.append(codes.empty() ? "" : "/").append(user_code(work_, match->what.entry));
      t = match->tokens.end_index;
      if (t >= end || !is_one_of(syntax_.lower(t), {"and", ","})) break;
      ++t;
    }
    return codes;
  }

  /// "NRL" for "@57", "RUS" for "RUS", both for a group of two.
  std::string code_of_country(std::string_view country) const {
    std::string codes;
    while (!country.empty()) {
      const std::size_t end = std::min(country.find('/'), country.size());
      const std::string_view one = country.substr(0, end);
      const auto row = row_in_country(one);
      const StateEntry* state = work_.tables.state(one);
      const std::string_view code = row                ? user_code(work_, *row)
                                    : state != nullptr ? std::string_view(state->cameo)
                                                       : std::string_view();
      if (!code.empty()) codes.append(codes.empty() ? "" : "/").append(code);
      country.remove_prefix(std::min(end + 1, country.size()));
    }
    return codes;
  }

  static std::string known_part(std::string_view country) {
    std::string known;
    while (!country.empty()) {
      const std::size_t end = std::min(country.find('/'), country.size());
      if (country[0] != '@') known.append(known.empty() ? "" : "/").append(country.substr(0, end));
      country.remove_prefix(std::min(end + 1, country.size()));
    }
    return known;
  }

  Work& work_;
  const Syntax& syntax_;
  IndexedVector<EntityIndex, std::uint32_t> row_of_;  // the user's actor that it is, from 1; 0 if it is none
};

}  // namespace

void code_user_actors(Work& work) {
  if (!work.user_matches.empty()) UserCoder(work).run();
}

}  // namespace readout
