// The CAMEO codes that the user's tables give. An actor's own row comes first; an agent's code goes to the
// actor beside it: before it ("Gondor's police"), after it ("police in Gondor"), or that of a part it is
// coordinated with ("police and soldiers in Gondor"). Without one the code is the agent's alone. "former"
// before the agent gives ELI, as TABARI has it.
#include <algorithm>

#include "actors/grammar.hpp"
#include "actors/user_marks.hpp"
#include "base/one_of.hpp"

namespace readout {
namespace {

class UserCoder {
 public:
  explicit UserCoder(Work& work) : work_(work), syntax_(work.syntax) {}

  void run() {
    for (const EntityIndex e : work_.entities.indices()) {
      if (work_.entities[e].dead) continue;
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
      if (!titles.agents.empty()) return together(base_of(work_.drafts[d], entity), titles);
    }
    if (entity.country.find('@') == std::string::npos) return {};
    const OfficeWords* office = work_.main_office(entity);
    const std::string sector = office == nullptr ? std::string()
                               : office->former  ? "ELI"
                                                 : work_.tables.offices[office->office].sector;
    return with_agent(code_of_country(entity.country), sector, false);
  }

  /// A person's own code with that of the title before the name; the title may tell of another actor
  /// ("Gondor's minister Roe").
  std::string with_titles(const Entity& entity, std::string own) const {
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
    // "MSF Arnor" where the mention is "Arnor" alone.
    if (named && tokens.begin_index.value() > 0) tokens.begin_index = agent_before(tokens.begin_index);
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
        if (is_one_of(syntax_.lower(t), {"former", "ex", "erstwhile"})) titles.former = true;
      }
      if (tokens.begin_index.value() > 0 &&
          is_one_of(syntax_.lower(tokens.begin_index - 1), {"former", "ex-"}))
        titles.former = true;
    }
    return titles;
  }

  TokenIndex agent_before(TokenIndex begin) const {
    for (TokenIndex t = begin - std::min(begin.value(), 4u); t < begin; ++t) {
      const PhraseMatch* match = user_match_at(work_, t);
      if (match == nullptr || match->what.kind != PhraseKind::user_agent || match->tokens.end_index != begin)
        continue;
      const bool in_front = work_.tables.user.agents()[match->what.entry].in_front;
      if (in_front || !work_.headed_by(grammar::top_of(syntax_, match->tokens)).valid()) return t;
    }
    return begin;
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
    if (const EntityIndex owner = work_.entity_of(draft.possessor); owner.valid()) {
      for (const DraftIndex d : work_.entities[owner].drafts) {
        const auto mark = work_.user_actors.find(d);
        if (mark != work_.user_actors.end()) return std::string(user_code(work_, mark->second));
      }
    }
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
    if (before.empty() && after.empty() && !named) return after_subject(draft);
    return before.empty() ? after : before;
  }

  /// "Lawmakers and officials in Arnor and Gondor welcomed": what stands between a subject and its verb
  /// belongs to the subject, whatever the tree hangs it on.
  std::string after_subject(const Draft& draft) const {
    std::string codes;
    const TokenIndex end = syntax_.sentence(draft.sentence).tokens.end_index;
    TokenIndex t = draft.mention.tokens.end_index;
    if (t >= end || !is_one_of(syntax_.lower(t), {"in", "of", "from"})) return codes;
    if (!grammar::is_subject(syntax_, grammar::first_conjunct(syntax_, draft.mention.head))) return codes;
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

  /// "GON" for "@57", "RUS" for "RUS", both for a group of two.
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
};

}  // namespace

void code_user_actors(Work& work) {
  if (!work.user_matches.empty()) UserCoder(work).run();
}

}  // namespace readout
