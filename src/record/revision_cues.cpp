// Cues of revisions in the text; see revision_cues.hpp.
#include "record/revision_cues.hpp"

#include <algorithm>

#include "base/one_of.hpp"
#include "base/unicode.hpp"
#include "record/factual.hpp"
#include "record/revision_objects.hpp"
#include "record/revision_speakers.hpp"
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
        map_(context.syntax, statements),
        who_(context, statements, map_) {
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
    for (const TokenIndex t : words) {
      if (!is_calendar_word(syntax_.lower(t)) && syntax_.upos(t) != "NUM") return false;
    }
    return !words.empty() && words.begin_index.value() > 0 && syntax_.lower(words.begin_index - 1) == "on";
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

  /// "said that the line would open in May, | correcting her earlier statement": done by the speaker,
  /// whatever is said.
  bool is_aside(TokenIndex verb) const {
    const bool bare =
        who_.is_participle(verb) && marker_of(syntax_, verb).empty() && !syntax_.has_child(verb, "aux");
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
    if (!s.valid() || who_.is_first_person(words)) return false;
    const std::string& act = statements_[s].act;
    return act == "request" || act == "order" || act == "want" || act == "promise";
  }

  std::optional<RevisionPart> part_of(const RevisionCue& cue, const WordPattern::Match& match) const {
    const TokenIndex verb = who_.verb_of(match);
    if (cue.real && (!is_real(verb) || is_wish(match.words, verb))) return std::nullopt;
    if (cue.use == RevisionCue::Use::words || cue.use == RevisionCue::Use::told)
      return words_part(cue, match, verb);
    if (who_.noun_of("court", verb).valid()) return std::nullopt;  // a ruling takes nothing back
    TokenIndex subject = who_.subject_of(verb);
    const bool owned = cue.same && syntax_.relation(match.words.begin_index) == "nmod:poss";
    if (owned) subject = who_.owner_in(match.words);
    if (owned && !subject.valid()) return std::nullopt;
    const bool printed = !subject.valid() && who_.noun_of("print", verb).valid();
    if (!subject.valid() && !printed) subject = who_.actor_before(match.words.begin_index);
    if (!subject.valid() && !printed && match.slots.empty())
      subject = who_.actor_after(match.words.end_index);
    const TokenIndex doer = subject;
    const auto speaker = who_.speaker_of(cue, match.words, subject);
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
    if (cue.kind == RevisionKind::denial) part.claimant = who_.possessor_in(match.words, *speaker);
    if (cue.kind == RevisionKind::correction) part.claimant = who_.corrected_in(verb, match.words, *speaker);
    const bool words =  // "his office said that | he had misspoken", "that | the minister had meant B"
        cue.kind == RevisionKind::correction || cue.kind == RevisionKind::clarification;
    if (words && !part.claimant.valid() && cue.speaker == RevisionCue::Speaker::source)
      part.claimant = who_.mistaken_in(verb, *speaker);
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
    TokenIndex subject = by_noun ? TokenIndex::none() : who_.subject_of(verb);
    if (!subject.valid() && !by_noun) subject = who_.actor_before(match.words.begin_index);
    if (who_.is_first_person(match.words)) subject = TokenIndex::none();
    if (by_noun) {
      part.speaker = SourceRef{SourceRef::Kind::unattributed, {}};
    } else if (subject.valid()) {
      part.speaker = actor_source(who_.actor_at(subject));
    } else if (const auto source = who_.source_around(match.words)) {
      part.speaker = *source;
    }
    take_slots(match, part);
    return part;
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
  RevisionSpeakers who_;
  WordClass classes_;
};

}  // namespace

std::vector<RevisionPart> find_revision_parts(const RecordContext& context,
                                              const IndexedVector<StatementIndex, Statement>& statements) {
  return PartFinder(context, statements).find();
}

}  // namespace readout
