// See unnamed.hpp.
#include "actors/unnamed.hpp"

#include <algorithm>

#include "actors/grammar.hpp"
#include "base/one_of.hpp"

namespace readout {

void UnnamedReader::describe(Actor& actor, const std::vector<DraftIndex>& drafts) const {
  for (const DraftIndex d : drafts) {
    const Draft& draft = work_.drafts[d];
    if (draft.form == Form::pronoun) continue;
    if (actor.unnamed.kind.empty()) actor.unnamed.kind = kind_of(draft);
    const EntityIndex whole = work_.entity_of(draft.possessor);  // "one of the sources"
    if (actor.unnamed.kind.empty() && draft.form == Form::description && whole.valid())
      actor.unnamed.kind = kind_of(work_.drafts[work_.entities[whole].drafts.front()]);
    if (actor.unnamed.organisation.empty()) actor.unnamed.organisation = body_in(draft);
  }
  if (actor.unnamed.kind.empty()) actor.unnamed.kind = "person";
}

/// An office's key ("official", "diplomat", "legislator"), or what the table of descriptions calls such
/// sources.
std::string_view UnnamedReader::kind_of(const Draft& draft) const {
  if (!draft.offices.empty()) {
    const OfficeEntry& office = work_.tables.offices[draft.offices.front().office];
    const std::string_view key = office.key;
    return key.substr(0, key.find(':'));
  }
  if (!draft.entry || (draft.form != Form::source && draft.form != Form::officials)) return {};
  return work_.tables.descriptions[*draft.entry].kind == DescriptionKind::insider ? "insider" : "source";
}

bool UnnamedReader::is_body(std::uint32_t description) const {
  const DescriptionKind kind = work_.tables.descriptions[description].kind;
  return kind == DescriptionKind::organisation || kind == DescriptionKind::government;
}

/// "State Department" in "a State Department official", "finance ministry" in "sources in the finance
/// ministry".
ByteSpan UnnamedReader::body_in(const Draft& draft) const {
  const TokenRange tokens = draft.mention.tokens;
  for (TokenIndex t = tokens.begin_index; t < tokens.end_index; ++t) {
    for (const PhraseMatch& match : work_.matches_from(t)) {
      if (match.tokens.contains(draft.mention.head)) continue;
      const bool named = match.what.kind == PhraseKind::organisation || match.what.kind == PhraseKind::seat;
      const bool described = match.what.kind == PhraseKind::description && is_body(match.what.entry);
      if (named || described) return syntax_.span(match.tokens);
    }
  }
  return {};
}

void UnnamedReader::find_reasons() {
  for (const PhraseMatch& match : work_.matches) {
    // Entry 1: words that tell a reason only before one for speaking.
    if (match.what.kind == PhraseKind::anonymity && (match.what.entry == 0 || speaks_next(match)))
      find_reason(match);
  }
}

/// "not authorised to speak", but not "not allowed to return".
bool UnnamedReader::speaks_next(const PhraseMatch& match) const {
  constexpr int kWords = 3;
  const TokenIndex end = syntax_.sentence(syntax_.sentence_of(match.tokens.begin_index)).tokens.end_index;
  for (TokenIndex t = match.tokens.end_index; t < end && t - match.tokens.end_index < kWords; ++t) {
    if (work_.tables.speaking_verbs.contains(std::string(syntax_.lemma(t)))) return true;
  }
  return false;
}

/// A source without a name that the phrase stands for, or somebody else without one ("a resident").
ActorIndex UnnamedReader::unnamed_at(TokenIndex t) const {
  if (!t.valid() || !by_head_[t].valid()) return ActorIndex::none();
  const ActorIndex a = mentions_[by_head_[t]].actor;
  if (!a.valid()) return ActorIndex::none();
  const Actor& actor = actors_[a];
  if (actor.anonymous) return a;
  const bool person = actor.type == ActorType::person || actor.type == ActorType::group;
  const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                 [&](MentionIndex m) { return mentions_[m].kind == MentionKind::name; });
  return person && !named && actor.members.empty() && !is_definite(actor) ? a : ActorIndex::none();
}

/// "the president": the reader knows who that is.
bool UnnamedReader::is_definite(const Actor& actor) const {
  const TokenIndex first = mentions_[actor.mentions.front()].tokens.begin_index;
  return is_one_of(syntax_.lower(first), {"the", "this", "that"}) && actor.level <= Level::chief_of_defence;
}

ActorIndex UnnamedReader::unnamed_subject(TokenIndex clause) const {
  const ActorIndex subject = unnamed_at(grammar::subject_of(syntax_, clause));
  if (subject.valid()) return subject;
  const TokenIndex agent = syntax_.child(clause, "obl:agent");
  return unnamed_at(agent);
}

/// Somebody with a name does what the clause tells.
bool UnnamedReader::has_other_subject(TokenIndex clause) const {
  const TokenIndex subject = grammar::subject_of(syntax_, clause);
  if (!subject.valid() || !by_head_[subject].valid()) return false;
  const ActorIndex a = mentions_[by_head_[subject]].actor;
  return a.valid() && !unnamed_at(subject).valid();
}

/// Up the tree from the words: whose clause they are in, or whom they describe.
void UnnamedReader::find_reason(const PhraseMatch& match) {
  std::vector<TokenIndex> path;  // from the words upwards
  for (TokenIndex at = grammar::top_of(syntax_, match.tokens); at.valid() && path.size() < 12;
       at = syntax_.head(at)) {
    ActorIndex who = path.empty() ? ActorIndex::none() : unnamed_at(at);
    const bool described = who.valid();
    if (!described) who = unnamed_subject(at);
    if (!who.valid()) {
      if (has_other_subject(at)) return;  // "an official said Roe spoke on condition of anonymity"
      path.push_back(at);
      continue;
    }
    const ByteSpan found = described ? span_of(syntax_.subtree(path.back())) : reason_in(at, path);
    ByteSpan& reason = actors_[who].unnamed.reason;
    if (reason.empty()) {
      reason = found;
    } else if (found.begin <= reason.end + 2 && reason.begin < found.begin) {
      reason.end = std::max(reason.end, found.end);
    }
    mark_unnamed(who);
    return;
  }
}

/// A person of whom the report says why there is no name is an unnamed source, whatever the word ("a
/// resident").
void UnnamedReader::mark_unnamed(ActorIndex a) {
  Actor& actor = actors_[a];
  if (actor.anonymous) return;
  actor.anonymous = true;
  actor.name = "anonymous: " + actor.name;
  actor.unnamed.kind = "person";
}

/// In the clause from the part that holds the words to the end of what is said with it: "on condition of
/// anonymity because they were not authorised to speak". `path` leads from the words up to the part.
ByteSpan UnnamedReader::reason_in(TokenIndex clause, const std::vector<TokenIndex>& path) const {
  const std::string_view relation = syntax_.base_relation(clause);
  if (path.empty() || relation == "acl") return span_of(syntax_.subtree(clause));
  TokenIndex part = path.back();
  TokenRange range = syntax_.subtree(part);
  if (is_one_of(syntax_.base_relation(part), {"obj", "nsubj"})) {
    // "requested anonymity"; but of "confirmed the plan on condition of anonymity" only the condition.
    if (path.size() > 1) {
      range = syntax_.subtree(path[path.size() - 2]);
    } else {
      range.begin_index = std::min(range.begin_index, clause);
    }
  }
  for (const TokenIndex more : syntax_.children(clause)) {
    if (more < part || !is_one_of(syntax_.base_relation(more), {"advcl", "obl", "xcomp"})) continue;
    const TokenRange words = syntax_.subtree(more);
    if (words.begin_index <= range.end_index + 1)
      range.end_index = std::max(range.end_index, words.end_index);
  }
  return span_of(without_claim(range, path.front()));
}

/// "on condition of anonymity that talks were near": the parser hangs on the last word what the source said.
TokenRange UnnamedReader::without_claim(TokenRange range, TokenIndex words) const {
  for (const TokenIndex child : syntax_.children(words)) {
    const TokenRange clause = syntax_.subtree(child);
    const bool claim = is_one_of(syntax_.base_relation(child), {"acl", "ccomp"}) &&
                       syntax_.lower(clause.begin_index) == "that" && clause.begin_index > words;
    if (claim) range.end_index = std::min(range.end_index, clause.begin_index);
  }
  return range;
}

/// Without punctuation at either end.
ByteSpan UnnamedReader::span_of(TokenRange range) const {
  while (range.size() > 1 && syntax_.upos(range.begin_index) == "PUNCT") ++range.begin_index;
  while (range.size() > 1 && syntax_.upos(range.end_index - 1) == "PUNCT") --range.end_index;
  return syntax_.span(range);
}

}  // namespace readout
