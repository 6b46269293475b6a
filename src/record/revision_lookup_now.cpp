// The words now; see revision_lookup.hpp.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/revision_figures.hpp"
#include "record/revision_lookup.hpp"
#include "record/revision_objects.hpp"
#include "record/word_pattern.hpp"

namespace readout {
namespace {

constexpr std::size_t kNear = 2;      // sentences behind the cue
constexpr std::size_t kFewWords = 3;  // fewer before a cue are its subject

class NowFinder {
 public:
  NowFinder(const RecordContext& context, const std::vector<Telling>& tellings, const Episode& episode,
            ByteSpan original)
      : context_(context),
        syntax_(context.syntax),
        tellings_(tellings),
        episode_(episode),
        original_(original),
        cue_(telling_part(episode)),
        last_(*episode.parts.back()) {}

  Lookup find() const {
    const bool paper = cue_.cue->speaker == RevisionCue::Speaker::paper;
    if (paper) return {beside_sentence(), "next words", "what the report says next"};
    if (const ByteSpan s = figure_now(); !s.empty()) return {s, "figure", "the figure of the same kind"};
    if (const ByteSpan s = behind_colon(); !s.empty())
      return {s, "told beside", "what stands behind the colon"};
    if (const ByteSpan s = told_by_cue(); !s.empty())
      return {s, "told beside", "what the speaker says with the cue"};
    if (const ByteSpan s = clause_of_participle(); !s.empty())
      return {s, "told beside", "the clause that the cue's participle belongs to"};
    if (const ByteSpan s = rest_of_statement(); !s.empty())
      return {s, "told beside", "what the cue's sentence goes on to tell"};
    if (const ByteSpan s = next_telling(true); !s.empty())
      return {s, "next words", "what the speaker says next"};
    if (const ByteSpan s = telling_before_clause(); !s.empty())
      return {s, "next words", "what the speaker says next, up to the words before"};
    if (const ByteSpan s = goes_on(); !s.empty())
      return {s, "told beside", "what the cue's clause goes on to tell"};
    if (const ByteSpan s = telling_around(); !s.empty())
      return {s, "told beside", "what the speaker says in the cue's sentence"};
    if (episode_.kind == RevisionKind::retraction) return {};
    if (episode_.kind == RevisionKind::reversal) {
      if (const ByteSpan s = main_clause(); !s.empty())
        return {s, "told beside", "the clause around that of the cue"};
    }
    if (const ByteSpan s = statement_of_cue(); !s.empty())
      return {s, "told beside", "the statement that the cue belongs to"};
    if (const ByteSpan s = quoted_behind(); !s.empty()) return {s, "told beside", "what the sentence quotes"};
    if (const ByteSpan s = next_telling(false); !s.empty()) return {s, "next words", "what is told next"};
    return {next_sentence(), "next words", "what the report says next"};
  }

 private:
  /// Of cues of which some only tell the words before ("who had said A, reversed himself") one that does not.
  static const RevisionPart& telling_part(const Episode& e) {
    const auto it = std::ranges::find_if(e.parts, [](const RevisionPart* p) {
      return p->before.empty() && p->cue->use == RevisionCue::Use::cue;
    });
    return it == e.parts.end() ? *e.parts.front() : **it;
  }

  bool is_free(ByteSpan span) const {
    const bool given = std::ranges::any_of(episode_.before, [&](ByteSpan b) { return b.overlaps(span); });
    return !given && is_untold(span) && !span.overlaps(episode_.stand);
  }

  bool is_untold(ByteSpan span) const { return !span.overlaps(original_) && !span.overlaps(episode_.from); }

  bool holds_cue(ByteSpan span) const {
    return std::ranges::any_of(episode_.parts,
                               [&](const RevisionPart* p) { return span.overlaps(syntax_.span(p->words)); });
  }

  bool is_speakers(const Telling& t) const { return t.source == episode_.speaker; }

  /// Of a figure that is corrected: the nearest words behind it that give another of its unit, in the cue's
  /// sentence or one of the next two.
  ByteSpan figure_now() const {
    if (episode_.kind != RevisionKind::correction) return {};
    const ByteSpan old = episode_.from.empty() ? original_ : episode_.from;
    if (old.empty()) return {};
    const std::uint32_t begin = std::max(old.end, cue_.evidence.begin);
    for (std::size_t s = cue_.sentence.value(); s <= last_.sentence.value() + kNear; ++s) {
      if (s >= syntax_.sentences().size()) break;
      ByteSpan span = syntax_.span(syntax_.sentence(SentenceIndex(static_cast<std::uint32_t>(s))).tokens);
      span.begin = std::max(span.begin, begin);
      if (span.begin >= span.end) continue;
      if (const auto change = figure_change(syntax_, old, span)) return clause_with(change->to, span);
    }
    // "22 drowned, he said, revising an earlier toll of 29"
    if (!cue_.verb.valid() || syntax_.xpos(cue_.verb) != "VBG") return {};
    const ByteSpan before{syntax_.span(syntax_.sentence(cue_.sentence).tokens).begin,
                          syntax_.span(cue_.words.begin_index).begin};
    const auto change = figure_change(syntax_, old, before);
    return change ? clause_with(change->to, before) : ByteSpan{};
  }

  /// The clause of `within` that holds the figure.
  ByteSpan clause_with(ByteSpan figure, ByteSpan within) const {
    const TokenRange words = syntax_.tokens_in(within);
    TokenIndex first = words.begin_index, end = words.end_index;
    for (const TokenIndex t : words) {
      const bool part = is_one_of(syntax_.lower(t), {";", ":", ","}) && syntax_.upos(t) == "PUNCT";
      if (part && syntax_.span(t).end <= figure.begin) first = t + 1;
      if (part && syntax_.span(t).begin >= figure.end) end = std::min(end, t);
    }
    return without_edges(context_.document.text(), syntax_.span({first, end}));
  }

  /// The nearest behind the cue: the speaker's own, or anybody's in the next sentence.
  ByteSpan next_telling(bool own) const {
    const std::size_t limit = last_.sentence.value() + (own ? kNear : 1);
    const Telling* found = nullptr;
    for (const Telling& t : tellings_) {
      if (is_speakers(t) != own || t.earlier || t.span.begin < (own ? cue_ : last_).evidence.end) continue;
      if (t.span.begin < last_.evidence.end && (holds_cue(t.span) || t.sentence != cue_.sentence)) continue;
      if (t.sentence.value() > limit || !is_free(t.span) || is_in_object(t)) continue;
      if (!found) found = &t;
      // "He accepted, he said, that it was not to blame": the longer part of one statement
      const bool same =
          t.statement.valid() && t.statement == found->statement && t.sentence == found->sentence;
      if (same && t.span.size() > found->span.size() && !holds_earlier(t.span)) found = &t;
    }
    return found ? found->span : ByteSpan{};
  }

  /// "said it would keep the field open, | after promising that it would close": up to the clause of the
  /// words before.
  ByteSpan telling_before_clause() const {
    for (const Telling& t : tellings_) {
      if (!is_speakers(t) || t.earlier || t.span.begin < cue_.evidence.end || t.sentence != last_.sentence)
        continue;
      const TokenRange words = syntax_.tokens_in(t.span);
      for (const TokenIndex c : words) {
        const TokenRange clause = syntax_.subtree(c);
        if (!is_one_of(syntax_.base_relation(c), {"advcl", "acl"}) ||
            clause.begin_index <= words.begin_index + 1)
          continue;
        const ByteSpan rest =
            without_edges(context_.document.text(), syntax_.span({words.begin_index, clause.begin_index}));
        if (!is_free(syntax_.span(clause)) && is_free(rest) && has_verb(rest)) return rest;
      }
    }
    return {};
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

  /// "A would lower the tax, reversing a decision to keep it"
  ByteSpan clause_of_participle() const {
    const TokenIndex verb = cue_.verb;
    const bool changes = episode_.kind == RevisionKind::reversal || episode_.kind == RevisionKind::correction;
    if (!changes || !verb.valid() || syntax_.xpos(verb) != "VBG") return {};
    const TokenIndex head = syntax_.head(verb);
    const bool clause =
        head.valid() && syntax_.base_relation(verb) == "advcl" && syntax_.upos(head) == "VERB";
    if (!clause || is_attribution(head) || verb < head) return {};
    TokenIndex first = syntax_.subtree(head).begin_index;
    if (const TokenIndex mark = syntax_.child(head, "mark"); mark.valid() && mark < head) first = mark + 1;
    const ByteSpan span =
        without_edges(context_.document.text(), syntax_.span({first, syntax_.subtree(verb).begin_index}));
    return is_free(span) ? span : ByteSpan{};
  }

  /// "A, who had vowed never to sign, signed": the clause around that of the cue.
  ByteSpan main_clause() const {
    const TokenRange sentence = syntax_.sentence(cue_.sentence).tokens;
    const TokenIndex root = syntax_.sentence(cue_.sentence).root;
    if (!root.valid() || cue_.words.contains(root) || is_attribution(root)) return {};
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
    for (TokenIndex t = cue_.words.end_index - 1; t + 1 < sentence.end_index; ++t) {
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

  /// "..., his office said"
  bool is_attribution(TokenIndex verb) const {
    return std::ranges::any_of(tellings_, [&](const Telling& t) { return t.cue == verb; });
  }

  /// "agreeing to an inquiry | that he had called “a farce”": without the clause that holds the words before.
  TokenRange up_to_words_before(TokenRange words) const {
    for (TokenIndex t = words.begin_index + 1; t < words.end_index; ++t) {
      const bool relative = is_one_of(syntax_.lower(t), {"that", "which", "who", "whom"});
      const TokenIndex verb = relative ? syntax_.head(t) : TokenIndex::none();
      if (!verb.valid() || syntax_.relation(verb) != "acl:relcl") continue;
      if (syntax_.span(syntax_.subtree(verb)).overlaps(episode_.from)) return {words.begin_index, t};
    }
    return words;
  }

  bool is_behind_comma(TokenRange words) const {
    return syntax_.lower(words.begin_index) == "," || syntax_.lower(words.begin_index - 1) == ",";
  }

  /// Another verb of the same subject, or a participle behind a comma; of a correction only one that gives a
  /// figure or a quotation, of what is taken back none ("citing new tests") but one that tells something.
  bool is_next_act(TokenIndex c, TokenIndex verb) const {
    const std::string_view relation = syntax_.base_relation(c);
    if (relation == "parataxis" && syntax_.head(c) == verb) return !is_attribution(c);
    const TokenIndex mark = syntax_.child(c, "mark");  // "that he had gone too far and that they were on"
    const bool beside = syntax_.head(c) == verb || cue_.words.contains(syntax_.head(c));
    if (relation == "conj" && mark.valid() && syntax_.lower(mark) == "that" && beside) return true;
    if (relation == "conj" && syntax_.head(c) == verb)
      return !syntax_.has_child(c, "nsubj") && !is_one_of(syntax_.upos(c), {"NOUN", "PROPN"});
    // "made a U-turn by agreeing to it"
    const bool by = relation == "advcl" && marker_of(syntax_, c) == "by" && syntax_.head(c) == verb;
    if (by && episode_.kind == RevisionKind::reversal) return true;
    const bool participle = relation == "advcl" && syntax_.xpos(c) == "VBG" &&
                            marker_of(syntax_, c).empty() && is_behind_comma(syntax_.subtree(c));
    if (!participle || context_.tables.revisions.classes.contains("reason", syntax_.lemma(c))) return false;
    if (episode_.kind == RevisionKind::reversal || syntax_.has_child(c, "ccomp")) return true;
    if (episode_.kind != RevisionKind::correction) return false;
    for (const TokenIndex t : syntax_.subtree(c)) {
      if (syntax_.upos(t) == "NUM" || context_.document.quotation_at(syntax_.span(t).begin).valid())
        return true;
    }
    return false;
  }

  /// "changed course and lifted his objection", "backed away, putting it at 6": what the subject does next.
  ByteSpan goes_on() const {
    const TokenIndex verb = cue_.verb.valid() ? cue_.verb : last_.verb;
    if (!verb.valid()) return {};
    const TokenRange below = syntax_.subtree(verb);
    for (TokenIndex c = verb + 1; c < below.end_index; ++c) {
      if (!is_next_act(c, verb)) continue;
      const TokenIndex content = syntax_.child(c, "ccomp");
      const bool tells = content.valid() && syntax_.xpos(c) == "VBG";
      const TokenRange words = syntax_.subtree(tells ? content : c);
      TokenIndex first = words.begin_index;
      if (syntax_.upos(first) == "CCONJ") ++first;
      if (first + 1 < words.end_index && is_one_of(syntax_.lower(first), {"that", "by"})) ++first;
      const TokenRange now = up_to_words_before({first, words.end_index});
      const ByteSpan span = without_edges(context_.document.text(), syntax_.span(now));
      const bool reverses = episode_.kind == RevisionKind::reversal;  // "lifted his objection to talks"
      if ((is_free(span) || (reverses && is_untold(span))) && (reverses || !holds_cue(span))) return span;
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

  bool has_verb(ByteSpan span) const {
    for (const TokenIndex t : syntax_.tokens_in(span)) {
      if (is_one_of(syntax_.upos(t), {"VERB", "AUX"})) return true;
    }
    return false;
  }

  /// The part of a telling before the cue, if it is more than a few words; the whole if it does not hold it.
  ByteSpan up_to_cue(ByteSpan span) const {
    if (!holds_cue(span)) return span;
    if (episode_.kind != RevisionKind::correction && episode_.kind != RevisionKind::reversal) return {};
    const std::uint32_t start = syntax_.span(cue_.words.begin_index).begin;
    if (start <= span.begin) return {};
    const ByteSpan part = without_edges(context_.document.text(), {span.begin, start});
    return syntax_.tokens_in(part).size() > kFewWords && has_verb(part) ? part : ByteSpan{};
  }

  /// "said that he had spoken in jest": of a clarification the cue tells it all.
  ByteSpan statement_of_cue() const {
    if (episode_.kind != RevisionKind::clarification || cue_.cue->speaker != RevisionCue::Speaker::source)
      return {};
    for (const Telling& t : tellings_) {
      if (!is_speakers(t) || !t.span.contains(syntax_.span(cue_.words))) continue;
      if (is_free(t.span)) return t.span;
      const ByteSpan first{t.span.begin, syntax_.span(cue_.words).end};  // "was quoted | when he called it A"
      if (is_free(first)) return first;
    }
    return {};
  }

  /// "issued a corrected transcript, in which he calls it “unfair”": of a correction the first quotation
  /// behind the cue in its sentence.
  ByteSpan quoted_behind() const {
    if (episode_.kind != RevisionKind::correction) return {};
    const std::uint32_t end = syntax_.span(syntax_.sentence(cue_.sentence).tokens).end;
    for (const Quotation& q : context_.document.quotations()) {
      const ByteSpan inner = q.parts.front().inner;
      if (inner.begin > syntax_.span(cue_.words.begin_index).end && inner.begin < end && is_free(inner))
        return without_edges(context_.document.text(), inner);
    }
    return {};
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
