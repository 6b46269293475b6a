// The words before; see revision_lookup.hpp.
#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>

#include "base/one_of.hpp"
#include "record/revision_figures.hpp"
#include "record/revision_lookup.hpp"
#include "record/revision_objects.hpp"
#include "record/revision_wordings.hpp"
#include "record/word_pattern.hpp"

namespace readout {
namespace {

constexpr double kSameSentence = 0.5;     // likeness of a wording and the sentence it corrects
constexpr double kCorrected = 0.35;       // the same where a cue says that the new wording corrects something
constexpr std::size_t kCandidates = 300;  // earlier sentences looked at
constexpr int kNear = 3;                  // sentences from the cue to what nothing is alike to

class BeforeFinder {
 public:
  BeforeFinder(const RecordContext& context, const std::vector<Telling>& tellings, const Episode& episode,
               ByteSpan revised)
      : context_(context),
        syntax_(context.syntax),
        tellings_(tellings),
        episode_(episode),
        revised_(revised),
        cue_(giving_part(episode)) {}

  Lookup find() const {
    const bool denial = episode_.kind == RevisionKind::denial;
    const bool given = !episode_.from.empty() || !episode_.before.empty();
    if (!denial) {
      if (Lookup alike = aligned(); !alike.span.empty()) return alike;
    }
    if (given) return {};
    if (!episode_.stand.empty()) return of_stand();
    if (const ByteSpan s = named_saying(); !s.empty())
      return {s, std::string(kNamedSaying), "what a word for something said in the sentence tells"};
    if (const ByteSpan s = corrected_object(); !s.empty())
      return {s, "object", "what is corrected names another than the words now"};
    if (const ByteSpan s = with_counterpart(); !s.empty())
      return {s, "counterpart", "holds what stands for the words now"};
    if (denial) {
      if (const ByteSpan s = own_negation(); !s.empty())
        return {s, std::string(kOwnNegation), "what the speaker says is not so"};
    }
    if (!denial || episode_.claimant.valid()) {
      if (const ByteSpan s = nearest([&](const Telling& t) { return t.source == corrected(); }); !s.empty())
        return {s, "said before", "the nearest thing that the speaker, or whoever is corrected, said before"};
    }
    if (const ByteSpan s = quoted_before(); !s.empty())
      return {s, "quoted before", "what the sentence quotes"};
    if (episode_.kind == RevisionKind::reversal)
      return {act_before(), "done before", "what the speaker is told to have done before"};
    if (const ByteSpan s = nearest([&](const Telling& t) { return !(t.source == episode_.speaker); });
        !s.empty())
      return {s, "claim", "the nearest thing that somebody else said before"};
    if (denial) {
      if (const ByteSpan s = told_after(); !s.empty())
        return {s, "claim", "what somebody else is told to say"};
    }
    if (episode_.kind == RevisionKind::retraction) return {};
    return {sentence_before(), "claim", "what the report told before"};
  }

 private:
  /// The first part that gives the words now, else the first.
  static const RevisionPart& giving_part(const Episode& e) {
    const auto it = std::ranges::find_if(e.parts, [](const RevisionPart* p) { return !p->to.empty(); });
    return it == e.parts.end() ? *e.parts.front() : **it;
  }

  /// Whose words are revised: another's, or the speaker's own.
  SourceRef corrected() const {
    return episode_.claimant.valid() ? actor_source(episode_.claimant) : episode_.speaker;
  }

  std::uint32_t start() const { return syntax_.span(cue_.words.begin_index).begin; }

  bool is_own(ByteSpan span) const {
    return std::ranges::any_of(episode_.parts,
                               [&](const RevisionPart* p) { return syntax_.span(p->words).overlaps(span); });
  }

  bool is_taken(ByteSpan span) const {
    return is_own(span) || span.overlaps(revised_) || span.overlaps(episode_.to) ||
           span.overlaps(episode_.after);
  }

  /// The speaker's sentences outside the episode, and the clauses told in them: those before it, nearest
  /// first, then those after.
  std::vector<ByteSpan> candidates() const {
    std::vector<ByteSpan> before, after;
    for (const Telling& t : tellings_) {
      if (!(t.source == episode_.speaker) && !(t.source == corrected())) continue;
      for (const ByteSpan piece : with_clauses(t.span)) {
        if (!is_own(piece)) (piece.end <= start() ? before : after).push_back(piece);
      }
    }
    std::ranges::sort(before, std::greater<>());
    std::ranges::sort(after);
    before.insert(before.end(), after.begin(), after.end());
    if (before.size() > kCandidates) before.resize(kCandidates);
    return before;
  }

  /// "I have said that using two was a mistake": what was said, too.
  std::vector<ByteSpan> with_clauses(ByteSpan span) const {
    std::vector<ByteSpan> out = {span};
    const TokenRange tokens = syntax_.tokens_in(span);
    for (const TokenIndex t : tokens) {
      const TokenRange clause = syntax_.subtree(t);
      if (syntax_.base_relation(t) == "ccomp" && clause.begin_index > tokens.begin_index &&
          clause.end_index <= tokens.end_index)
        out.push_back(syntax_.span(clause));
    }
    return out;
  }

  /// What lies best beside the new wording.
  Lookup aligned() const {
    const auto from = wording_of(syntax_, episode_.from).words, to = wording_of(syntax_, episode_.to).words;
    const auto wanted = swapped(wording_of(syntax_, revised_).words, to, from);
    const double enough = episode_.kind == RevisionKind::correction ? kCorrected : kSameSentence;
    Lookup out;
    double best = 0;
    for (const ByteSpan span : candidates()) {
      const auto sentence = wording_of(syntax_, span).words;
      if (!from.empty() && !holds(sentence, from)) continue;
      // The words taken back, standing in only one place, are enough where no whole sentence is given.
      const double like = wanted.empty() ? (from.empty() ? 0 : kSameSentence) : likeness(sentence, wanted);
      if (like <= best || like < enough || span.overlaps(revised_)) continue;
      best = like;
      out.span = span;
    }
    out.rule = "alignment";
    out.note = fmt::format("lies beside the new wording: {:.2f}", best);
    return out;
  }

  /// "first said that the man was dead, | but on Monday it corrected that": what trees hang on the words too.
  ByteSpan up_to_cue(ByteSpan span) const {
    if (!is_own(span) || span.begin >= start()) return span;
    const TokenRange words = syntax_.tokens_in({span.begin, start()});
    for (TokenIndex t = words.begin_index + 1; t < words.end_index; ++t) {
      if (syntax_.lower(t) == "but" && syntax_.upos(t) == "CCONJ")
        return without_edges(context_.document.text(), syntax_.span({words.begin_index, t}));
    }
    return span;
  }

  /// Trees gone wrong give the speaker's own name as what was said.
  bool is_speaker(const Telling& t) const {
    if (t.source.kind != SourceRef::Kind::actor) return false;
    for (const TokenIndex w : syntax_.tokens_in(t.span)) {
      const MentionIndex m = context_.actors.headed_by(w);
      if (m.valid() && context_.actors.actor_of(w) == t.source.actor &&
          context_.actors.mention(m).span.contains(t.span))
        return true;
    }
    return false;
  }

  /// The fitting telling nearest before the cue, or told as earlier behind it; one told as earlier and one
  /// that is quoted count as nearer.
  template <class Fits>
  ByteSpan nearest(const Fits& fits) const {
    const Telling* best = nullptr;
    int best_distance = 0;
    for (const Telling& t : tellings_) {
      const ByteSpan span = up_to_cue(t.span);
      if (!fits(t) || is_taken(span) || is_speaker(t)) continue;
      const int apart =
          std::abs(static_cast<int>(cue_.sentence.value()) - static_cast<int>(t.sentence.value()));
      const bool before = t.span.begin < start();
      const bool printed = episode_.speaker.kind == SourceRef::Kind::reporter && apart == 0;
      if (apart > kNear || (!before && !t.earlier && !printed)) continue;
      const int distance = 2 * apart - (t.earlier ? 3 : 0) - (t.quoted ? 1 : 0);
      const bool nearer = !best || distance < best_distance || (distance == best_distance && before);
      if (!nearer) continue;
      best = &t;
      best_distance = distance;
    }
    return best ? up_to_cue(best->span) : ByteSpan{};
  }

  /// "“I was joking,” he said of his suggestion that A be “put down”".
  ByteSpan named_saying() const {
    if (episode_.kind == RevisionKind::denial || episode_.kind == RevisionKind::reversal) return {};
    const RevisionPart& cue = *episode_.parts.front();
    for (const TokenIndex t : syntax_.sentence(cue.sentence).tokens) {
      if (cue.words.contains(t) || syntax_.upos(t) != "NOUN") continue;
      if (!context_.tables.revisions.classes.contains("saying", syntax_.lemma(t)) &&
          !context_.tables.revisions.classes.contains("stand", syntax_.lemma(t)))
        continue;
      const CueWords words = words_of_noun(context_, t);
      if (!words.span.empty() && !is_taken(words.span)) return words.span;
    }
    return {};
  }

  /// "lifted his objection to talks. “There will be none,” he had said": what was said, else what the noun
  /// is of.
  Lookup of_stand() const {
    const auto told = [&](const Telling& t) { return t.earlier && t.source == corrected(); };
    if (const ByteSpan s = nearest(told); !s.empty())
      return {s, "said before", "the nearest thing that the speaker said before"};
    return {episode_.stand, std::string(kNamedSaying),
            "what a word for something said in the sentence is of"};
  }

  /// "corrected its report on the death of Kim Ha. The man who died was Kim Ho."
  ByteSpan corrected_object() const {
    if (episode_.kind != RevisionKind::correction || !cue_.verb.valid()) return {};
    const TokenIndex object = syntax_.child(cue_.verb, "obj");
    if (!object.valid()) return {};
    const ByteSpan span = bare_clause(context_, syntax_.span(syntax_.subtree(object)));
    const ByteSpan now = episode_.to.empty() ? revised_ : episode_.to;
    return name_change(context_, span, now) ? span : ByteSpan{};
  }

  /// The nearest telling, else sentence, before the cue that holds a name or figure for which the short new
  /// one stands: "thanked Lithuania ... he had meant Greece".
  ByteSpan with_counterpart() const {
    if (episode_.kind != RevisionKind::correction) return {};
    if (const ByteSpan beside = counterpart_beside(); !beside.empty()) return beside;
    if (episode_.to.empty()) return {};
    ByteSpan found;
    for (const Telling& t : tellings_) {
      if (t.span.begin > start() || is_taken(t.span)) continue;
      if (cue_.sentence.value() - t.sentence.value() > kNear) continue;
      if (!counterpart_in(context_, t.span, episode_.to).empty()) found = t.span;
    }
    if (!found.empty()) return found;
    const ByteSpan before = sentence_before();
    return !before.empty() && !counterpart_in(context_, before, episode_.to).empty() ? before : ByteSpan{};
  }

  /// "said it would let them in. | It had refused them entry": what the speaker had done, in the cue's
  /// sentence or one beside it.
  ByteSpan act_before() const {
    if (episode_.speaker.kind != SourceRef::Kind::actor) return {};
    const std::size_t first = cue_.sentence.value() == 0 ? 0 : cue_.sentence.value() - 1;
    const std::size_t end = std::min<std::size_t>(cue_.sentence.value() + 2, syntax_.sentences().size());
    for (std::size_t s = first; s < end; ++s) {
      for (const TokenIndex t : syntax_.sentence(SentenceIndex(static_cast<std::uint32_t>(s))).tokens) {
        const TokenIndex subject = syntax_.child(t, "nsubj");
        if (!subject.valid() || context_.actors.actor_of(subject) != episode_.speaker.actor) continue;
        const bool had = std::ranges::any_of(syntax_.children(t), [&](TokenIndex c) {
          return syntax_.base_relation(c) == "aux" && syntax_.lower(c) == "had" && c > subject;
        });
        const TokenRange words{subject + 1, syntax_.subtree(t).end_index};
        if (!had || syntax_.upos(t) != "VERB" || words.empty()) continue;
        const ByteSpan span = without_edges(context_.document.text(), syntax_.span(words));
        if (!is_taken(span)) return span;
      }
    }
    return {};
  }

  /// "A has not offered its fields, B said, rejecting a report in C": what is not so stands in the denial.
  ByteSpan own_negation() const {
    for (const Telling& t : tellings_) {
      if (t.sentence != cue_.sentence || !(t.source == episode_.speaker) || !t.statement.valid()) continue;
      const ByteSpan own = is_own(t.span) && t.span.begin < start()
                               ? without_edges(context_.document.text(), {t.span.begin, start()})
                               : t.span;
      const TokenRange words = syntax_.tokens_in(own);
      bool negated = false, points = false;  // "no such thing": of what somebody else said
      for (const TokenIndex w : words) {
        negated = negated || (w == words.begin_index && syntax_.lower(w) == "no") ||
                  is_one_of(syntax_.lower(w), {"not", "n't", "never", "neither"});
        points = points || is_one_of(syntax_.lower(w), {"such", "that", "this", "it"});
      }
      if (negated && !points && !is_own(own)) return own;
    }
    return {};
  }

  /// "referred to Slovenia | when he meant Slovakia": before the cue in its sentence.
  ByteSpan counterpart_beside() const {
    const ByteSpan before{syntax_.span(syntax_.sentence(cue_.sentence).tokens).begin, start()};
    if (before.begin >= before.end) return {};
    const ByteSpan now = episode_.to.empty() ? revised_ : episode_.to;
    const auto change = name_change(context_, before, now, episode_.speaker.actor);
    return change ? change->from : ByteSpan{};
  }

  /// "“A lie,” he said of a post which alleged that X", in this sentence or the next.
  ByteSpan told_after() const {
    for (const Telling& t : tellings_) {
      if (t.source == episode_.speaker || t.span.begin < start() || is_taken(t.span)) continue;
      if (t.sentence.value() <= cue_.sentence.value() + 1) return t.span;
    }
    return {};
  }

  /// The last quotation that closes before the cue in its sentence.
  ByteSpan quoted_before() const {
    const ByteSpan sentence = syntax_.span(syntax_.sentence(cue_.sentence).tokens);
    ByteSpan found;
    for (const Quotation& q : context_.document.quotations()) {
      const ByteSpan inner = q.parts.front().inner;
      if (inner.begin >= sentence.begin && q.outer().end <= start() && !is_taken(inner)) found = inner;
    }
    return found;
  }

  /// The sentence before the cue's in the body of the report, of "A had it on its front page: X" what stands
  /// behind the colon.
  ByteSpan sentence_before() const {
    if (cue_.sentence.value() == 0) return {};
    const Sentence& sentence = syntax_.sentence(SentenceIndex(cue_.sentence.value() - 1));
    if (context_.document.paragraphs()[sentence.paragraph].kind != ParagraphKind::body) return {};
    TokenIndex first = sentence.tokens.begin_index;
    for (const TokenIndex t : sentence.tokens) {
      if (syntax_.lower(t) == ":" && t + 1 < sentence.tokens.end_index) first = t + 1;
    }
    const ByteSpan span = syntax_.span({first, sentence.tokens.end_index});
    return is_taken(span) ? ByteSpan{} : without_edges(context_.document.text(), span);
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const std::vector<Telling>& tellings_;
  const Episode& episode_;
  ByteSpan revised_;
  const RevisionPart& cue_;
};

}  // namespace

Lookup words_before(const RecordContext& context, const std::vector<Telling>& tellings,
                    const Episode& episode, ByteSpan revised) {
  return BeforeFinder(context, tellings, episode, revised).find();
}

}  // namespace readout
