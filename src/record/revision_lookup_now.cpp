// The words now; see revision_lookup.hpp.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/revision_lookup.hpp"
#include "record/word_pattern.hpp"

namespace readout {
namespace {

constexpr std::size_t kNear = 2;      // sentences behind the cue
constexpr std::size_t kFewWords = 5;  // fewer before a cue are its subject

class NowFinder {
 public:
  NowFinder(const RecordContext& context, const std::vector<Telling>& tellings, const Episode& episode,
            ByteSpan original)
      : context_(context),
        syntax_(context.syntax),
        tellings_(tellings),
        episode_(episode),
        original_(original),
        cue_(*episode.parts.front()),
        last_(*episode.parts.back()) {}

  Lookup find() const {
    const bool paper = cue_.cue->speaker == RevisionCue::Speaker::paper;
    if (paper) return {beside_sentence(), "next words", "what the report says next"};
    if (const ByteSpan s = behind_colon(); !s.empty())
      return {s, "told beside", "what stands behind the colon"};
    if (const ByteSpan s = told_by_cue(); !s.empty())
      return {s, "told beside", "what the speaker says with the cue"};
    if (const ByteSpan s = rest_of_statement(); !s.empty())
      return {s, "told beside", "what the cue's sentence goes on to tell"};
    if (const ByteSpan s = next_telling(true); !s.empty())
      return {s, "next words", "what the speaker says next"};
    if (const ByteSpan s = goes_on(); !s.empty())
      return {s, "told beside", "what the cue's clause goes on to tell"};
    if (const ByteSpan s = telling_around(); !s.empty())
      return {s, "told beside", "what the speaker says in the cue's sentence"};
    if (episode_.kind == RevisionKind::retraction) return {};
    if (episode_.kind == RevisionKind::reversal) {
      if (const ByteSpan s = main_clause(); !s.empty())
        return {s, "told beside", "the clause around that of the cue"};
    }
    if (const ByteSpan s = next_telling(false); !s.empty()) return {s, "next words", "what is told next"};
    return {next_sentence(), "next words", "what the report says next"};
  }

 private:
  bool is_free(ByteSpan span) const {
    const bool given = std::ranges::any_of(episode_.before, [&](ByteSpan b) { return b.overlaps(span); });
    return !given && !span.overlaps(original_) && !span.overlaps(episode_.from);
  }

  bool holds_cue(ByteSpan span) const {
    return std::ranges::any_of(episode_.parts,
                               [&](const RevisionPart* p) { return span.overlaps(syntax_.span(p->words)); });
  }

  bool is_speakers(const Telling& t) const { return t.source == episode_.speaker; }

  /// The nearest behind the cue: the speaker's own, or anybody's in the next sentence.
  ByteSpan next_telling(bool own) const {
    const std::size_t limit = last_.sentence.value() + (own ? kNear : 1);
    const Telling* found = nullptr;
    for (const Telling& t : tellings_) {
      if (is_speakers(t) != own || t.earlier || t.span.begin < last_.evidence.end) continue;
      if (t.sentence.value() > limit || !is_free(t.span) || is_in_object(t)) continue;
      if (!found) found = &t;
      // "He accepted, he said, that it was not to blame": the longer part of one statement
      const bool same =
          t.statement.valid() && t.statement == found->statement && t.sentence == found->sentence;
      if (same && t.span.size() > found->span.size() && !holds_earlier(t.span)) found = &t;
    }
    return found ? found->span : ByteSpan{};
  }

  bool holds_earlier(ByteSpan span) const {
    return std::ranges::any_of(tellings_,
                               [&](const Telling& t) { return t.earlier && t.span.overlaps(span); });
  }

  /// What the cue's verb takes tells what is revised, not what is said now: "pulled back from blaming A".
  bool is_in_object(const Telling& telling) const {
    TokenIndex t = syntax_.token_at_or_after(telling.span.begin);
    while (t.valid() && syntax_.head(t).valid() && syntax_.head(t) != cue_.verb) t = syntax_.head(t);
    if (!t.valid() || syntax_.head(t) != cue_.verb || !cue_.verb.valid()) return false;
    if (is_one_of(syntax_.base_relation(t), {"obj", "obl", "nsubj"})) return true;
    return syntax_.xpos(t) == "VBG" && !marker_of(syntax_, t).empty();
  }

  /// "“X,” A said in a retreat from Y", "A said in a statement that rectified Y": the cue hangs on the verb
  /// of saying.
  ByteSpan told_by_cue() const {
    for (const Telling& t : tellings_) {
      if (!is_speakers(t) || t.earlier || !t.cue.valid() || t.sentence != cue_.sentence) continue;
      const TokenIndex first = cue_.words.begin_index;
      if (t.cue == cue_.verb || cue_.words.contains(t.cue) || !syntax_.dominates(t.cue, first)) continue;
      if (!holds_cue(t.span) && is_free(t.span)) return t.span;
    }
    return {};
  }

  /// "A, who had vowed never to sign, signed": the clause around that of the cue.
  ByteSpan main_clause() const {
    const TokenRange sentence = syntax_.sentence(cue_.sentence).tokens;
    const TokenIndex root = syntax_.sentence(cue_.sentence).root;
    if (!root.valid() || cue_.words.contains(root)) return {};
    const std::uint32_t end = syntax_.span(sentence).end;
    const ByteSpan after{cue_.evidence.end, end}, before{syntax_.span(sentence).begin, cue_.evidence.begin};
    const ByteSpan span =
        without_edges(context_.document.text(), after.contains(syntax_.span(root)) ? after : before);
    return is_free(span) && !holds_cue(span) ? span : ByteSpan{};
  }

  /// "She has dropped that condition; any word will do": the statement that holds the cue goes on.
  ByteSpan rest_of_statement() const {
    const TokenIndex mark = syntax_.token_at_or_after(cue_.evidence.end);
    if (!mark.valid() || !is_one_of(syntax_.lower(mark), {";", "—", "–"})) return {};
    for (const Telling& t : tellings_) {
      if (!is_speakers(t) || !holds_cue(t.span) || t.span.end <= syntax_.span(mark).end) continue;
      const ByteSpan rest = without_edges(context_.document.text(), {syntax_.span(mark).end, t.span.end});
      if (is_free(rest)) return rest;
    }
    return {};
  }

  /// "A relented: the students may come"; in a quotation up to its end
  ByteSpan behind_colon() const {
    const TokenRange sentence = syntax_.sentence(cue_.sentence).tokens;
    for (TokenIndex t = cue_.words.end_index; t + 1 < sentence.end_index; ++t) {
      if (syntax_.lower(t) != ":") continue;
      ByteSpan rest = syntax_.span({t + 1, sentence.end_index});
      const QuotationIndex quotation = context_.document.quotation_at(syntax_.span(t).begin);
      if (quotation.valid())
        rest.end = std::min(rest.end, context_.document.quotations()[quotation].parts.front().inner.end);
      if (rest.end <= rest.begin) return {};
      rest = without_edges(context_.document.text(), rest);
      return is_free(rest) ? rest : ByteSpan{};
    }
    return {};
  }

  /// "changed course and lifted his objection", "backed away, putting it at 6": what the subject does next.
  ByteSpan goes_on() const {
    const TokenIndex verb = cue_.verb.valid() ? cue_.verb : last_.verb;
    if (!verb.valid()) return {};
    for (const TokenIndex c : syntax_.children(verb)) {
      const std::string_view relation = syntax_.base_relation(c);
      const bool next = is_one_of(relation, {"conj", "parataxis"}) ||
                        (relation == "advcl" && syntax_.xpos(c) == "VBG" && marker_of(syntax_, c).empty());
      if (!next || c < verb) continue;
      const TokenRange words = syntax_.subtree(c);
      const TokenIndex first =
          syntax_.upos(words.begin_index) == "CCONJ" ? words.begin_index + 1 : words.begin_index;
      const ByteSpan span = without_edges(context_.document.text(), syntax_.span({first, words.end_index}));
      if (is_free(span)) return span;
    }
    return {};
  }

  /// "A said that X, only days after promising Y"; "“In May, I am told. I beg your pardon.”"
  ByteSpan telling_around() const {
    const QuotationIndex quotation =
        context_.document.quotation_at(syntax_.span(cue_.words.begin_index).begin);
    ByteSpan found;
    for (const Telling& t : tellings_) {
      if (t.earlier || t.span.begin > cue_.evidence.end) continue;
      const ByteSpan span = up_to_cue(t.span);
      if (span.empty() || !is_free(span)) continue;
      const bool same_quotation =
          quotation.valid() && context_.document.quotation_at(t.span.begin) == quotation;
      if (same_quotation || (is_speakers(t) && t.sentence == cue_.sentence)) found = span;
    }
    return found;
  }

  /// The part of a telling before the cue, if it is more than a few words; the whole if it does not hold it.
  ByteSpan up_to_cue(ByteSpan span) const {
    if (!holds_cue(span)) return span;
    if (episode_.kind != RevisionKind::correction && episode_.kind != RevisionKind::reversal) return {};
    const std::uint32_t start = syntax_.span(cue_.words.begin_index).begin;
    if (start <= span.begin) return {};
    const ByteSpan part = without_edges(context_.document.text(), {span.begin, start});
    return syntax_.tokens_in(part).size() > kFewWords ? part : ByteSpan{};
  }

  /// The next sentence of the paragraph, up to what is told there as said earlier.
  ByteSpan next_sentence() const {
    const SentenceIndex next = last_.sentence + 1;
    if (next.value() >= syntax_.sentences().size()) return {};
    if (syntax_.sentence(next).paragraph != syntax_.sentence(last_.sentence).paragraph) return {};
    ByteSpan span = syntax_.span(syntax_.sentence(next).tokens);
    for (const Telling& t : tellings_) {
      if (t.earlier && t.span.begin > span.begin && t.span.begin < span.end) span.end = t.span.begin;
    }
    return is_free(span) ? without_edges(context_.document.text(), span) : ByteSpan{};
  }

  /// "We wrongly gave his name as A." What is right stands in the next sentence, else in the one before.
  ByteSpan beside_sentence() const {
    const ByteSpan next = next_sentence();
    if (!next.empty() || cue_.sentence.value() == 0) return next;
    const SentenceIndex before(cue_.sentence.value() - 1);
    if (syntax_.sentence(before).paragraph != syntax_.sentence(cue_.sentence).paragraph) return {};
    const ByteSpan span = syntax_.span(syntax_.sentence(before).tokens);
    return is_free(span) ? span : ByteSpan{};
  }

  const RecordContext& context_;
  const Syntax& syntax_;
  const std::vector<Telling>& tellings_;
  const Episode& episode_;
  ByteSpan original_;
  const RevisionPart& cue_;
  const RevisionPart& last_;
};

}  // namespace

Lookup words_now(const RecordContext& context, const std::vector<Telling>& tellings, const Episode& episode,
                 ByteSpan original) {
  return NowFinder(context, tellings, episode, original).find();
}

}  // namespace readout
