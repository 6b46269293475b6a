// See revision_speakers.hpp.
#include "record/revision_speakers.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"
#include "record/word_pattern.hpp"

namespace readout {

TokenIndex RevisionSpeakers::verb_of(TokenRange words) const {
  return verb_of(WordPattern::Match{words, {}});
}

TokenIndex RevisionSpeakers::verb_of(const WordPattern::Match& match) const {
  const TokenRange words = match.words;
  const auto is_kept = [&](TokenIndex t) {
    return std::ranges::any_of(
        match.slots, [&](const WordPattern::Slot& slot) { return slot.span.contains(syntax_.span(t)); });
  };
  for (const TokenIndex t : words) {
    if (is_kept(t)) continue;
    if (syntax_.upos(t) == "VERB" && context_.predicates.at(t).valid()) return t;
  }
  for (const TokenIndex t : words) {
    if (context_.predicates.at(t).valid()) return t;
  }
  const TokenIndex last = words.end_index - 1;  // "had wrongly | listed": what the adverb tells of
  const bool adverb =
      syntax_.upos(last) == "ADV" && syntax_.head(last).valid() && syntax_.upos(syntax_.head(last)) == "VERB";
  return adverb ? syntax_.head(last) : TokenIndex::none();
}

bool RevisionSpeakers::is_participle(TokenIndex verb) const {
  return syntax_.xpos(verb) == "VBG" && syntax_.base_relation(verb) == "advcl";
}

ActorIndex RevisionSpeakers::actor_at(TokenIndex t) const {
  return t.valid() ? context_.actors.actor_of(t) : ActorIndex::none();
}

TokenIndex RevisionSpeakers::subject_of(TokenIndex verb) const {
  if (!verb.valid()) return TokenIndex::none();
  PredicateIndex p = context_.predicates.at(verb);
  for (int steps = 0; p.valid() && steps < 4; ++steps, p = context_.predicates[p].governor) {
    for (const Role role : {Role::agent, Role::theme, Role::predicate_of}) {
      const Argument* a = context_.predicates.argument(p, role);
      if (!a || (a->head > verb && role != Role::agent)) continue;
      if (actor_at(a->head).valid()) return a->head;
      if (const TokenIndex behind = actor_under(a->head); behind.valid()) return behind;
    }
  }
  return TokenIndex::none();
}

/// Whose paper it is: "a transcript put out by A", "A's office", "a note of A".
TokenIndex RevisionSpeakers::actor_under(TokenIndex noun) const {
  if (!context_.tables.revisions.classes.contains("medium", syntax_.lemma(noun))) return TokenIndex::none();
  for (const TokenIndex t : syntax_.subtree(noun)) {
    if (t != noun && actor_at(t).valid()) return t;
  }
  return TokenIndex::none();
}

TokenIndex RevisionSpeakers::actor_before(TokenIndex first) const {
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(first)).tokens;
  for (TokenIndex t = first; t > sentence.begin_index && first - t < 12;) {
    --t;
    const bool subject = is_one_of(syntax_.base_relation(t), {"nsubj", "vocative"});
    if (subject && actor_at(t).valid()) return t;
    if (subject && syntax_.upos(t) == "PROPN") break;  // somebody whom no actor stands for
  }
  return TokenIndex::none();
}

TokenIndex RevisionSpeakers::noun_of(std::string_view of_class, TokenIndex verb) const {
  if (!verb.valid()) return TokenIndex::none();
  for (const TokenIndex c : syntax_.children(verb)) {
    const bool there = is_one_of(syntax_.base_relation(c), {"nsubj", "obl"});
    if (there && context_.tables.revisions.classes.contains(of_class, lower_case(syntax_.lemma(c)))) return c;
  }
  return TokenIndex::none();
}

TokenIndex RevisionSpeakers::actor_after(TokenIndex end) const {
  if (end.value() >= syntax_.size() || syntax_.lower(end) != ",") return TokenIndex::none();
  for (TokenIndex t = end; t < syntax_.sentence(syntax_.sentence_of(end)).tokens.end_index; ++t) {
    if (syntax_.base_relation(t) == "nsubj") return actor_at(t).valid() ? t : TokenIndex::none();
  }
  return TokenIndex::none();
}

std::optional<SourceRef> RevisionSpeakers::source_around(TokenRange words) const {
  StatementIndex s = map_.at(words.begin_index);
  // "A referred to B | when he meant C, his office said": the clause is none of what A said of B
  const TokenIndex verb = s.valid() ? verb_of(words) : TokenIndex::none();
  if (verb.valid() && syntax_.head(verb) == statements_[s].cue_word && statements_[s].cue_word.valid() &&
      syntax_.base_relation(verb) == "advcl" && statements_[s].nested_in.valid())
    s = statements_[s].nested_in;
  // "A said B, | contrary to what a daily had written": not the daily
  if (s.valid() && words.contains(statements_[s].cue_word)) s = statements_[s].nested_in;
  if (s.valid() && statements_[s].source.kind == SourceRef::Kind::actor) return statements_[s].source;
  return source_beside(words.begin_index);
}

/// The cue stands in no statement of the trees: who speaks in its sentence; of a bare quotation who spoke
/// last in its paragraph.
std::optional<SourceRef> RevisionSpeakers::source_beside(TokenIndex t) const {
  const SentenceIndex here = syntax_.sentence_of(t);
  const bool quoted = context_.document.quotation_at(syntax_.span(t).begin).valid();
  std::optional<SourceRef> before, before_here;
  for (const Statement& s : statements_) {
    if (s.source.kind != SourceRef::Kind::actor || !s.cue_word.valid()) continue;
    const SentenceIndex there = syntax_.sentence_of(s.cue_word);
    if (there == here && (!before_here || s.cue_word < t)) before_here = s.source;
    if (quoted && there < here && syntax_.sentence(there).paragraph == syntax_.sentence(here).paragraph)
      before = s.source;
  }
  return before_here ? before_here : before;
}

std::optional<SourceRef> RevisionSpeakers::speaker_of(const RevisionCue& cue, TokenRange words,
                                                      TokenIndex& subject) const {
  if (cue.speaker == RevisionCue::Speaker::paper) return paper_in(words);
  const auto source = source_around(words);
  const bool by_subject =
      !source && cue.real && cue.kind == RevisionKind::correction;  // "A misread the date"
  if (cue.speaker == RevisionCue::Speaker::source && !by_subject) {
    subject = TokenIndex::none();
    return source ? source : paper_of(cue, words);
  }
  if (is_first_person(words) && source) return source;
  if (is_of_things(cue, verb_of(words), words.begin_index)) return std::nullopt;
  if (!subject.valid()) return source ? source : body_or_paper(cue, words);
  if (const auto body = body_before(verb_of(words)); body && is_new_noun(subject)) return body;
  // "A said that 14 had died, revising an earlier toll": not the dead do
  const TokenIndex verb = verb_of(words);
  if (verb.valid() && is_participle(verb) && source && map_.at(words.begin_index).valid()) return source;
  if (cue.same && (!source || source->actor != actor_at(subject))) return std::nullopt;
  return actor_source(actor_at(subject));
}

/// "prices reversed course, traders said": nobody who could change a mind.
bool RevisionSpeakers::is_of_things(const RevisionCue& cue, TokenIndex verb, TokenIndex first) const {
  if (cue.kind != RevisionKind::reversal || !verb.valid() || verb != first) return false;
  const TokenIndex noun = syntax_.child(verb, "nsubj");
  return noun.valid() && syntax_.upos(noun) == "NOUN" && !actor_at(noun).valid() &&
         syntax_.relation(noun) == "nsubj" &&
         !context_.tables.revisions.classes.contains("medium", syntax_.lemma(noun));
}

std::optional<SourceRef> RevisionSpeakers::body_or_paper(const RevisionCue& cue, TokenRange words) const {
  const auto paper = paper_of(cue, words);
  return paper ? paper : body_before(verb_of(words));
}

/// "The force"
bool RevisionSpeakers::is_bare_noun(TokenIndex noun) const {
  return noun.value() > 0 && syntax_.upos(noun) == "NOUN" && syntax_.lower(noun - 1) == "the" &&
         syntax_.head(noun - 1) == noun && syntax_.subtree(noun).size() == 2;
}

/// Is it an actor that only this bare noun names?
bool RevisionSpeakers::is_new_noun(TokenIndex noun) const {
  return is_bare_noun(noun) && context_.actors[actor_at(noun)].mentions.size() == 1;
}

/// "Leeds police said ... | The force has corrected it": a body named by a noun alone is the last one that
/// spoke.
std::optional<SourceRef> RevisionSpeakers::body_before(TokenIndex verb) const {
  const TokenIndex noun = verb.valid() ? syntax_.child(verb, "nsubj") : TokenIndex::none();
  if (!noun.valid() || (!is_bare_noun(noun) && syntax_.lower(noun) != "it")) return std::nullopt;
  std::optional<SourceRef> last;
  for (const Statement& s : statements_) {
    if (s.source.kind != SourceRef::Kind::actor || !s.cue_word.valid() || s.cue_word > noun) continue;
    const ActorType type = context_.actors[s.source.actor].type;
    const bool near = syntax_.sentence_of(s.cue_word).value() + 1 >= syntax_.sentence_of(noun).value();
    const bool body = type == ActorType::organisation || type == ActorType::group;
    if (near && body) last = s.source;
  }
  return last;
}

/// The paper itself, if the cue speaks of what is printed: "an article misstated", "a figure in a chart was
/// wrong".
std::optional<SourceRef> RevisionSpeakers::paper_of(const RevisionCue& cue, TokenRange words) const {
  if (cue.kind != RevisionKind::correction) return std::nullopt;
  TokenIndex noun = print_in(words);
  if (!noun.valid()) noun = noun_of("print", verb_of(words));
  if (noun.valid()) return printed_in(noun);
  if (stands_for_print(verb_of(words))) return SourceRef{};
  return std::nullopt;
}

SourceRef RevisionSpeakers::paper_in(TokenRange words) const {
  const TokenIndex noun = print_in(words);
  return noun.valid() ? printed_in(noun) : SourceRef{};
}

/// "the report", "an article"
TokenIndex RevisionSpeakers::print_in(TokenRange words) const {
  for (const TokenIndex t : words) {
    if (context_.tables.revisions.classes.contains("print", syntax_.lemma(t))) return t;
  }
  return TokenIndex::none();
}

/// "a report in the Gulf Sentinel": the paper, where it is named.
SourceRef RevisionSpeakers::printed_in(TokenIndex noun) const {
  for (const TokenIndex c : syntax_.children(noun)) {
    const bool in = syntax_.base_relation(c) == "nmod" && marker_of(syntax_, c) == "in";
    const ActorIndex paper = in ? actor_at(c) : ActorIndex::none();
    if (paper.valid() && context_.actors[paper].type == ActorType::organisation) return actor_source(paper);
  }
  return SourceRef{};
}

/// "A report gave the cost as A. | It should have said B.": "it" is what was printed.
bool RevisionSpeakers::stands_for_print(TokenIndex verb) const {
  const TokenIndex subject = verb.valid() ? syntax_.child(verb, "nsubj") : TokenIndex::none();
  if (!subject.valid() || !is_one_of(syntax_.lower(subject), {"it", "this"})) return false;
  const SentenceIndex here = syntax_.sentence_of(verb);
  if (here.value() == 0) return false;
  const TokenIndex root = syntax_.sentence(SentenceIndex(here.value() - 1)).root;
  return root.valid() && noun_of("print", root).valid();
}

bool RevisionSpeakers::is_first_person(TokenRange words) const {
  const auto is = [&](TokenIndex t) { return syntax_.lower(t) == "i" || syntax_.lower(t) == "we"; };
  for (const TokenIndex t : words) {
    if (is(t)) return true;
  }
  for (TokenIndex t = words.begin_index; t.value() > 0 && words.begin_index - t < 4;) {
    if (is(--t)) return true;
  }
  return false;
}

ActorIndex RevisionSpeakers::corrected_in(TokenIndex verb, TokenRange words, const SourceRef& speaker) const {
  if (!verb.valid()) return ActorIndex::none();
  const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(verb)).tokens;
  for (TokenIndex t = words.begin_index; t < sentence.end_index; ++t) {
    const ActorIndex other = actor_at(t);
    if (!other.valid() || actor_source(other) == speaker || !syntax_.dominates(verb, t)) continue;
    if (context_.actors[other].type == ActorType::person || context_.actors[other].type == ActorType::office)
      return other;
  }
  return ActorIndex::none();
}

ActorIndex RevisionSpeakers::mistaken_in(TokenIndex verb, const SourceRef& speaker) const {
  const ActorIndex doer = actor_at(subject_of(verb));
  return doer.valid() && !(actor_source(doer) == speaker) ? doer : ActorIndex::none();
}

TokenIndex RevisionSpeakers::owner_in(TokenRange words) const {
  return actor_at(words.begin_index).valid() ? words.begin_index : TokenIndex::none();
}

ActorIndex RevisionSpeakers::possessor_in(TokenRange words, const SourceRef& speaker) const {
  for (const TokenIndex t : words) {
    if (syntax_.relation(t) != "nmod:poss" || !actor_at(t).valid()) continue;
    if (!(actor_source(actor_at(t)) == speaker)) return actor_at(t);
  }
  return ActorIndex::none();
}

}  // namespace readout
