// Cues of revisions in the text; see revision_cues.hpp.
#include "record/revision_cues.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"
#include "record/factual.hpp"
#include "record/revision_objects.hpp"
#include "record/statement_map.hpp"
#include "record/time.hpp"

namespace readout {
namespace {

constexpr std::size_t kMaxParts = 200;  // per report; later ones are dropped
constexpr std::size_t kShortWords = 4;

class PartFinder {
 public:
  PartFinder(const RecordContext& context, const IndexedVector<StatementIndex, Statement>& statements)
      : context_(context),
        syntax_(context.syntax),
        statements_(statements),
        map_(context.syntax, statements) {
    classes_ = [this](std::string_view name, TokenIndex t) {
      return context_.tables.revisions.classes.contains(name, syntax_.lemma(t)) ||
             context_.tables.revisions.classes.contains(name, syntax_.lower(t));
    };
  }

  std::vector<RevisionPart> find() {
    std::vector<RevisionPart> parts;
    for (TokenIndex t(0); t.value() < syntax_.size() && parts.size() < kMaxParts;) {
      WordPattern::Match match;
      const RevisionCue* cue = cue_at(t, match);
      if (!cue) {
        ++t;
        continue;
      }
      if (cue->use == RevisionCue::Use::none) {  // "neither confirmed nor denied": none of its words is one
        t = std::max(t + 1, match.words.end_index);
        continue;
      }
      if (auto part = part_of(*cue, match)) parts.push_back(std::move(*part));
      // The wordings may hold further cues, the words of the cue not.
      t = std::max(t + 1, first_wording(*cue, match));
    }
    return parts;
  }

 private:
  const RevisionCue* cue_at(TokenIndex t, WordPattern::Match& match) const {
    const WordPattern::Letters letters = WordPattern::letters_at(syntax_, t);
    for (const RevisionCue& cue : context_.tables.revisions.cues) {
      if (cue.pattern.may_begin(letters) &&
          cue.pattern.match(context_.document, syntax_, t, classes_, match) && slots_fit(cue, match))
        return &cue;
    }
    return nullptr;
  }

  bool slots_fit(const RevisionCue& cue, const WordPattern::Match& match) const {
    // "the correct number": no verb
    if (cue.real && syntax_.upos(match.words.begin_index) == "ADJ") return false;
    if (cue.repair && !(is_quoted(match.words) && repair_at(context_, match.words))) return false;
    return std::ranges::all_of(match.slots, [&](const WordPattern::Slot& slot) {
      if (cue.number && !has_number(slot.span)) return false;
      if (slot.quoted) return true;
      if (is_one_of(slot.name, {"old", "from"}) && is_pronoun(slot.span))
        return !called_behind(slot.span).empty();
      if (is_one_of(slot.name, {"old", "from"}) && is_day(slot.span)) return false;
      return !cue.brief || syntax_.tokens_in(slot.span).size() <= kShortWords;
    });
  }

  /// "It was the wrong word": it is not the word.
  bool is_pronoun(ByteSpan span) const {
    const TokenRange words = syntax_.tokens_in(span);
    return words.size() == 1 && syntax_.upos(words.begin_index) == "PRON";
  }

  bool has_number(ByteSpan span) const {
    for (const TokenIndex t : syntax_.tokens_in(span)) {
      if (syntax_.upos(t) == "NUM") return true;
    }
    return false;
  }

  /// "rejected reports on | Sunday"
  bool is_day(ByteSpan span) const {
    const TokenRange words = syntax_.tokens_in(span);
    return words.begin_index.value() > 0 && is_calendar_word(syntax_.lower(words.begin_index)) &&
           syntax_.lower(words.begin_index - 1) == "on";
  }

  bool is_quoted(TokenRange words) const {
    return context_.document.quotation_at(syntax_.span(words.begin_index).begin).valid();
  }

  TokenIndex first_wording(const RevisionCue& cue, const WordPattern::Match& match) const {
    if (cue.use != RevisionCue::Use::cue) return match.words.begin_index;
    TokenIndex first = match.words.end_index;
    for (const WordPattern::Slot& slot : match.slots) {
      const TokenIndex t = syntax_.token_at_or_after(slot.span.begin);
      if (t.valid()) first = std::min(first, t);
    }
    return first;
  }

  TokenIndex verb_of(TokenRange words) const { return verb_of(WordPattern::Match{words, {}}); }
  /// The verb of the cue, which is none of those that it keeps ("the claim that it had burst was withdrawn").
  TokenIndex verb_of(const WordPattern::Match& match) const {
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
    const bool adverb = syntax_.upos(last) == "ADV" && syntax_.head(last).valid() &&
                        syntax_.upos(syntax_.head(last)) == "VERB";
    return adverb ? syntax_.head(last) : TokenIndex::none();
  }

  bool is_participle(TokenIndex verb) const {
    return syntax_.xpos(verb) == "VBG" && syntax_.base_relation(verb) == "advcl";
  }

  /// "said that the line would open in May, | correcting her earlier statement": done by the speaker,
  /// whatever is said.
  bool is_aside(TokenIndex verb) const {
    const bool bare =
        is_participle(verb) && marker_of(syntax_, verb).empty() && !syntax_.has_child(verb, "aux");
    const bool apart = bare && syntax_.subtree(verb).begin_index.value() > 0 &&
                       (syntax_.lower(syntax_.subtree(verb).begin_index) == "," ||
                        syntax_.lower(syntax_.subtree(verb).begin_index - 1) == ",");
    return apart && map_.at(verb).valid();
  }

  bool is_real(TokenIndex verb) const {
    return !verb.valid() || is_aside(verb) || told_as_fact(context_, context_.predicates.at(verb));
  }

  /// What somebody asks of another is not done: "demanded that she retract it".
  bool is_wish(TokenRange words, TokenIndex verb) const {
    if (verb.valid()) {  // "asked whether he regretted"
      const TokenIndex mark = context_.predicates[context_.predicates.at(verb)].mark;
      if (mark.valid() && is_one_of(syntax_.lower(mark), {"whether", "if"})) return true;
    }
    const StatementIndex s = map_.at(words.begin_index);
    if (!s.valid() || is_first_person(words)) return false;
    const std::string& act = statements_[s].act;
    return act == "request" || act == "order" || act == "want" || act == "promise";
  }

  ActorIndex actor_at(TokenIndex t) const {
    return t.valid() ? context_.actors.actor_of(t) : ActorIndex::none();
  }

  /// Who does the verb: its agent, or that of the verbs it hangs on ("was forced to retract").
  TokenIndex subject_of(TokenIndex verb) const {
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
  TokenIndex actor_under(TokenIndex noun) const {
    if (!context_.tables.revisions.classes.contains("medium", syntax_.lemma(noun))) return TokenIndex::none();
    for (const TokenIndex t : syntax_.subtree(noun)) {
      if (t != noun && actor_at(t).valid()) return t;
    }
    return TokenIndex::none();
  }

  /// The subject straight before the cue, for trees gone wrong: "he misspoke", "I said".
  TokenIndex actor_before(TokenIndex first) const {
    const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(first)).tokens;
    for (TokenIndex t = first; t > sentence.begin_index && first - t < 12;) {
      --t;
      const bool subject = is_one_of(syntax_.base_relation(t), {"nsubj", "vocative"});
      if (subject && actor_at(t).valid()) return t;
      if (subject && syntax_.upos(t) == "PROPN") break;  // somebody whom no actor stands for
    }
    return TokenIndex::none();
  }

  /// The noun that does the cue's verb, or in which it is done: "an article misstated", "misspelled in a
  /// caption".
  TokenIndex noun_of(std::string_view of_class, TokenIndex verb) const {
    if (!verb.valid()) return TokenIndex::none();
    for (const TokenIndex c : syntax_.children(verb)) {
      const bool there = is_one_of(syntax_.base_relation(c), {"nsubj", "obl"});
      if (there && context_.tables.revisions.classes.contains(of_class, lower_case(syntax_.lemma(c))))
        return c;
    }
    return TokenIndex::none();
  }

  /// "In an about-face, A said ..."
  TokenIndex actor_after(TokenIndex end) const {
    if (end.value() >= syntax_.size() || syntax_.lower(end) != ",") return TokenIndex::none();
    for (TokenIndex t = end; t < syntax_.sentence(syntax_.sentence_of(end)).tokens.end_index; ++t) {
      if (syntax_.base_relation(t) == "nsubj") return actor_at(t).valid() ? t : TokenIndex::none();
    }
    return TokenIndex::none();
  }

  std::optional<SourceRef> source_around(TokenRange words) const {
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
  std::optional<SourceRef> source_beside(TokenIndex t) const {
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

  std::optional<SourceRef> speaker_of(const RevisionCue& cue, TokenRange words, TokenIndex& subject) const {
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
  bool is_of_things(const RevisionCue& cue, TokenIndex verb, TokenIndex first) const {
    if (cue.kind != RevisionKind::reversal || !verb.valid() || verb != first) return false;
    const TokenIndex noun = syntax_.child(verb, "nsubj");
    return noun.valid() && syntax_.upos(noun) == "NOUN" && !actor_at(noun).valid() &&
           syntax_.relation(noun) == "nsubj" &&
           !context_.tables.revisions.classes.contains("medium", syntax_.lemma(noun));
  }

  std::optional<SourceRef> body_or_paper(const RevisionCue& cue, TokenRange words) const {
    const auto paper = paper_of(cue, words);
    return paper ? paper : body_before(verb_of(words));
  }

  /// "The force"
  bool is_bare_noun(TokenIndex noun) const {
    return noun.value() > 0 && syntax_.upos(noun) == "NOUN" && syntax_.lower(noun - 1) == "the" &&
           syntax_.head(noun - 1) == noun && syntax_.subtree(noun).size() == 2;
  }

  /// Is it an actor that only this bare noun names?
  bool is_new_noun(TokenIndex noun) const {
    return is_bare_noun(noun) && context_.actors[actor_at(noun)].mentions.size() == 1;
  }

  /// "Leeds police said ... | The force has corrected it": a body named by a noun alone is the last one that
  /// spoke.
  std::optional<SourceRef> body_before(TokenIndex verb) const {
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
  std::optional<SourceRef> paper_of(const RevisionCue& cue, TokenRange words) const {
    if (cue.kind != RevisionKind::correction) return std::nullopt;
    for (const TokenIndex t : words) {
      if (context_.tables.revisions.classes.contains("print", syntax_.lemma(t))) return printed_in(t);
    }
    const TokenIndex noun = noun_of("print", verb_of(words));
    if (noun.valid()) return printed_in(noun);
    if (stands_for_print(verb_of(words))) return SourceRef{};
    return std::nullopt;
  }

  SourceRef paper_in(TokenRange words) const {
    for (const TokenIndex t : words) {
      if (context_.tables.revisions.classes.contains("print", syntax_.lemma(t))) return printed_in(t);
    }
    return SourceRef{};
  }

  /// "a report in the Gulf Sentinel": the paper, where it is named.
  SourceRef printed_in(TokenIndex noun) const {
    for (const TokenIndex c : syntax_.children(noun)) {
      const bool in = syntax_.base_relation(c) == "nmod" && marker_of(syntax_, c) == "in";
      const ActorIndex paper = in ? actor_at(c) : ActorIndex::none();
      if (paper.valid() && context_.actors[paper].type == ActorType::organisation) return actor_source(paper);
    }
    return SourceRef{};
  }

  /// "A report gave the cost as A. | It should have said B.": "it" is what was printed.
  bool stands_for_print(TokenIndex verb) const {
    const TokenIndex subject = verb.valid() ? syntax_.child(verb, "nsubj") : TokenIndex::none();
    if (!subject.valid() || !is_one_of(syntax_.lower(subject), {"it", "this"})) return false;
    const SentenceIndex here = syntax_.sentence_of(verb);
    if (here.value() == 0) return false;
    const TokenIndex root = syntax_.sentence(SentenceIndex(here.value() - 1)).root;
    return root.valid() && noun_of("print", root).valid();
  }

  bool is_first_person(TokenRange words) const {
    const auto is = [&](TokenIndex t) { return syntax_.lower(t) == "i" || syntax_.lower(t) == "we"; };
    for (const TokenIndex t : words) {
      if (is(t)) return true;
    }
    for (TokenIndex t = words.begin_index; t.value() > 0 && words.begin_index - t < 4;) {
      if (is(--t)) return true;
    }
    return false;
  }

  std::optional<RevisionPart> part_of(const RevisionCue& cue, const WordPattern::Match& match) const {
    const TokenIndex verb = verb_of(match);
    if (cue.real && (!is_real(verb) || is_wish(match.words, verb))) return std::nullopt;
    if (cue.use == RevisionCue::Use::words || cue.use == RevisionCue::Use::told)
      return words_part(cue, match, verb);
    if (noun_of("court", verb).valid()) return std::nullopt;  // a ruling takes nothing back
    TokenIndex subject = subject_of(verb);
    const bool owned = cue.same && syntax_.relation(match.words.begin_index) == "nmod:poss";
    if (owned) subject = owner_in(match.words);
    if (owned && !subject.valid()) return std::nullopt;
    const bool printed = !subject.valid() && noun_of("print", verb).valid();
    if (!subject.valid() && !printed) subject = actor_before(match.words.begin_index);
    if (!subject.valid() && !printed && match.slots.empty()) subject = actor_after(match.words.end_index);
    const TokenIndex doer = subject;
    const auto speaker = speaker_of(cue, match.words, subject);
    if (!speaker) return std::nullopt;
    if (cue.real) subject = doer;  // "he misspoke", his office said: part of the evidence
    RevisionPart part = bare_part(cue, match, verb);
    part.speaker = *speaker;
    if (cue.itself) part.to = part.evidence;
    if (subject.valid() && syntax_.sentence_of(subject) == part.sentence &&
        subject < match.words.begin_index) {
      const MentionIndex m = context_.actors.headed_by(subject);
      const ByteSpan named = m.valid() ? context_.actors.mention(m).span : syntax_.span(subject);
      part.evidence.begin = std::min(part.evidence.begin, named.begin);
    }
    take_slots(match, part);
    if (cue.itself && !part.from.empty()) part.to = up_to_relative(part);
    if (cue.repair) {
      const auto repaired = repair_at(context_, match.words);
      part.from = repaired->from;
      part.to = repaired->to;
    }
    if (cue.kind == RevisionKind::denial) part.claimant = possessor_in(match.words, *speaker);
    if (cue.kind == RevisionKind::correction) part.claimant = corrected_in(verb, match.words, *speaker);
    const bool words =  // "his office said that | he had misspoken", "that | the minister had meant B"
        cue.kind == RevisionKind::correction || cue.kind == RevisionKind::clarification;
    if (words && !part.claimant.valid() && cue.speaker == RevisionCue::Speaker::source)
      part.claimant = mistaken_in(verb, *speaker);
    return part;
  }

  /// "restored the aid | that it had | cut": what the cue says before the clause of the words before.
  ByteSpan up_to_relative(const RevisionPart& part) const {
    const TokenRange words = syntax_.tokens_in(part.to);
    for (TokenIndex t = words.begin_index; t < words.end_index; ++t) {
      if (syntax_.span(t).begin >= part.from.begin) break;
      if (t > words.begin_index && is_one_of(syntax_.lower(t), {"that", "which"}) && t + 4 >= words.end_index)
        return without_edges(context_.document.text(), syntax_.span({words.begin_index, t}));
    }
    return part.to;
  }

  RevisionPart bare_part(const RevisionCue& cue, const WordPattern::Match& match, TokenIndex verb) const {
    RevisionPart part;
    part.cue = &cue;
    part.words = match.words;
    part.verb = verb;
    part.sentence = syntax_.sentence_of(match.words.begin_index);
    part.evidence = syntax_.span(match.words);
    return part;
  }

  /// A part that only gives words; its speaker is the reporter where the text names none.
  RevisionPart words_part(const RevisionCue& cue, const WordPattern::Match& match, TokenIndex verb) const {
    RevisionPart part = bare_part(cue, match, verb);
    // "a report that A would go": whose report it is is not told
    const bool by_noun = cue.use == RevisionCue::Use::told && verb.valid() && syntax_.upos(verb) == "NOUN";
    TokenIndex subject = by_noun ? TokenIndex::none() : subject_of(verb);
    if (!subject.valid() && !by_noun) subject = actor_before(match.words.begin_index);
    if (is_first_person(match.words)) subject = TokenIndex::none();
    if (by_noun) {
      part.speaker = SourceRef{SourceRef::Kind::unattributed, {}};
    } else if (subject.valid()) {
      part.speaker = actor_source(actor_at(subject));
    } else if (const auto source = source_around(match.words)) {
      part.speaker = *source;
    }
    take_slots(match, part);
    return part;
  }

  /// Whose words another corrects: "corrected him", "put right the figure that the president had given".
  ActorIndex corrected_in(TokenIndex verb, TokenRange words, const SourceRef& speaker) const {
    if (!verb.valid()) return ActorIndex::none();
    const TokenRange sentence = syntax_.sentence(syntax_.sentence_of(verb)).tokens;
    for (TokenIndex t = words.begin_index; t < sentence.end_index; ++t) {
      const ActorIndex other = actor_at(t);
      if (!other.valid() || actor_source(other) == speaker || !syntax_.dominates(verb, t)) continue;
      if (context_.actors[other].type == ActorType::person ||
          context_.actors[other].type == ActorType::office)
        return other;
    }
    return ActorIndex::none();
  }

  /// Whose words another puts right or explains.
  ActorIndex mistaken_in(TokenIndex verb, const SourceRef& speaker) const {
    const ActorIndex doer = actor_at(subject_of(verb));
    return doer.valid() && !(actor_source(doer) == speaker) ? doer : ActorIndex::none();
  }

  /// "said | his remark that A was B | was a mistake": he whose remark it is.
  TokenIndex owner_in(TokenRange words) const {
    return actor_at(words.begin_index).valid() ? words.begin_index : TokenIndex::none();
  }

  ActorIndex possessor_in(TokenRange words, const SourceRef& speaker) const {
    for (const TokenIndex t : words) {
      if (syntax_.relation(t) != "nmod:poss" || !actor_at(t).valid()) continue;
      if (!(actor_source(actor_at(t)) == speaker)) return actor_at(t);
    }
    return ActorIndex::none();
  }

  /// The part of a slot that lies in the statement in which the cue stands: not the "he said" after it.
  ByteSpan inside_statement(const WordPattern::Slot& slot, TokenRange words) const {
    if (slot.quoted) return slot.span;
    const ByteSpan cue = syntax_.span(TokenRange{words.begin_index, words.begin_index + 1});
    const StatementIndex s = map_.at(words.begin_index);
    if (!s.valid()) return slot.span;
    for (const ByteSpan part : statements_[s].content) {
      if (part.contains(cue) && part.contains(slot.span.begin))
        return without_edges(context_.document.text(), {slot.span.begin, std::min(slot.span.end, part.end)});
    }
    return slot.span;
  }

  /// "reports from Rome": no wording of what was reported.
  bool is_adjunct(const WordPattern::Slot& slot) const {
    const TokenIndex t = syntax_.token_at_or_after(slot.span.begin);
    if (!t.valid() || slot.quoted) return false;
    return syntax_.upos(t) == "ADP" || syntax_.upos(t) == "CCONJ" || is_medium(slot.span);
  }

  /// "a report on | a Sudanese news site"
  bool is_medium(ByteSpan span) const {
    const TokenRange words = syntax_.tokens_in(span);
    const bool on = words.begin_index.value() > 0 && syntax_.lower(words.begin_index - 1) == "on";
    return on && context_.tables.revisions.classes.contains("medium", syntax_.lemma(words.end_index - 1));
  }

  /// "a remark that | had angered his party": nothing that was said.
  bool is_relative(const WordPattern::Slot& slot) const {
    const TokenIndex t = syntax_.token_at_or_after(slot.span.begin);
    if (!t.valid() || slot.quoted || slot.name != "old" || t.value() == 0) return false;
    return is_one_of(syntax_.lower(t - 1), {"that", "which"}) &&
           is_one_of(syntax_.xpos(t), {"VBD", "VBZ", "VBP", "MD"});
  }

  bool is_time(ByteSpan span) const {
    const TokenIndex t = syntax_.token_at_or_after(span.begin);
    return t.valid() &&
           std::ranges::any_of(find_times(syntax_, syntax_.sentence_of(t)),
                               [&](const TimeExpression& time) { return time.tokens.contains(t); });
  }

  /// "was wrong to | claim that A was B": what was claimed.
  ByteSpan without_saying(ByteSpan span) const {
    const TokenIndex verb = syntax_.token_at_or_after(span.begin);
    if (!verb.valid() || syntax_.upos(verb) != "VERB") return span;
    const TokenIndex content = syntax_.child(verb, "ccomp");
    const TokenIndex mark = content.valid() ? syntax_.child(content, "mark") : TokenIndex::none();
    if (!mark.valid() || mark < verb || syntax_.lower(mark) != "that") return span;
    return {syntax_.span(mark + 1).begin, span.end};
  }

  /// The "as" behind the words, of one who describes also behind a phrase of place: "described voters | in
  /// the north as “primitive”". None if there is none.
  TokenIndex as_behind(TokenIndex behind, TokenIndex verb) const {
    constexpr int kFarthest = 6;  // words
    if (syntax_.lower(behind) == "as") return behind;
    if (!is_one_of(syntax_.lemma(verb), {"describe", "portray", "depict"})) return TokenIndex::none();
    for (TokenIndex t = behind; t - behind < kFarthest && t.value() + 2 < syntax_.size(); ++t) {
      if (syntax_.lower(t) == "as") return t;
      if (is_one_of(syntax_.upos(t), {"VERB", "AUX", "PUNCT"})) break;
    }
    return TokenIndex::none();
  }

  /// "described migrants | as “cargo”", "called her | “a puppet”": what they were called, or empty.
  ByteSpan called_behind(ByteSpan span) const {
    const TokenIndex behind = syntax_.token_at_or_after(span.end);
    const TokenIndex first = syntax_.token_at_or_after(span.begin);
    if (!behind.valid() || behind.value() + 2 >= syntax_.size() || first.value() == 0) return {};
    const bool named = is_one_of(syntax_.lemma(first - 1), {"call", "brand", "label", "dub", "term"});
    const TokenIndex as = as_behind(behind, first - 1);
    if (!named && !as.valid()) return {};
    const TokenIndex near = as.valid() ? as : behind;
    for (const TokenIndex t : {near, near + 1, near + 2}) {
      const QuotationIndex q = context_.document.quotation_at(syntax_.span(t).begin);
      if (q.valid() && context_.document.quotations()[q].outer().begin >= span.end)
        return without_edges(context_.document.text(), context_.document.quotations()[q].parts.front().inner);
    }
    return {};
  }

  /// Without what is added behind the words, which then is no part of the cue either.
  void cut_slot(WordPattern::Slot& slot, RevisionPart& part) const {
    const ByteSpan whole = slot.span;
    slot.span = bare_clause(context_, without_saying(whole));
    if (slot.span.end == whole.end || part.evidence.end > whole.end) return;
    part.evidence.end = slot.span.end;
    const TokenIndex behind = syntax_.token_at_or_after(slot.span.end);
    if (behind.valid()) part.words.end_index = behind;
  }

  void take_slots(const WordPattern::Match& match, RevisionPart& part) const {
    for (WordPattern::Slot slot : match.slots) {
      const bool phrase_only =
          part.cue->kind == RevisionKind::denial || part.cue->use == RevisionCue::Use::told;
      if ((phrase_only || slot.name == "old") && is_adjunct(slot)) continue;
      if (is_relative(slot)) continue;
      slot.span = inside_statement(slot, match.words);
      if (!slot.quoted && is_one_of(slot.name, {"old", "from", "about"})) {
        cut_slot(slot, part);
        // "called a report that A was ill “pure fantasy”": the cue goes on
        const bool goes_on = syntax_.span(match.words).end > slot.span.end;
        const ByteSpan name = goes_on ? ByteSpan{} : called_behind(slot.span);
        if (!name.empty()) slot.span = name;
      }
      part.evidence.end = std::max(part.evidence.end, slot.span.end);
      if (slot.name == "from") part.from = slot.span;
      if (slot.name == "to") part.to = slot.span;
      if (slot.name == "old") part.before = slot.span;
      if (slot.name == "new") part.after = slot.span;
      if (slot.name == "about" && !is_time(slot.span)) part.about = context_.document.words(slot.span);
    }
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const IndexedVector<StatementIndex, Statement>& statements_;
  StatementMap map_;
  WordClass classes_;
};

}  // namespace

std::vector<RevisionPart> find_revision_parts(const RecordContext& context,
                                              const IndexedVector<StatementIndex, Statement>& statements) {
  return PartFinder(context, statements).find();
}

}  // namespace readout
