// How far the words of a cue reach: from its verb or noun alone ("claimed") to all that the writer spends
// on it ("has not yet claimed", "went on to claim", "worried about"). Done when source and content stand.
#include <algorithm>

#include "base/one_of.hpp"
#include "record/statements_cues.hpp"

namespace readout {
namespace {

constexpr int kMostWords = 8;  // in front; a verb group is never longer

class Extent {
 public:
  Extent(const StatementContext& context, const StatementDraft& draft)
      : context_(context), syntax_(context.syntax), draft_(draft) {}

  ByteSpan whole() const {
    const TokenRange own = syntax_.tokens_in(draft_.cue_span);
    if (own.empty()) return draft_.cue_span;
    TokenIndex first = own.begin_index, end = own.end_index;
    for (int words = 0; words < kMostWords && first.value() > 0 && belongs_in_front(first - 1, {first, end});
         ++words)
      --first;
    while (first < own.begin_index && (syntax_.upos(first) == "PUNCT" || syntax_.lower(first) == "to"))
      ++first;
    while (end.value() < syntax_.size() && is_free(end) && belongs_behind(end)) ++end;
    return syntax_.span({first, end});
  }

 private:
  /// In the cue's sentence and quotation, and in none of source and content.
  bool is_free(TokenIndex t) const {
    const ByteSpan span = syntax_.span(t);
    if (syntax_.sentence_of(t) != syntax_.sentence_of(draft_.cue)) return false;
    if (context_.document.quotation_at(span.begin) != context_.document.quotation_at(draft_.cue_span.begin))
      return false;
    if (draft_.source_span.overlaps(span)) return false;
    return std::ranges::none_of(draft_.content, [&](ByteSpan c) { return c.overlaps(span); });
  }

  bool belongs_in_front(TokenIndex t, TokenRange group) const {
    if (!is_free(t)) return false;
    const TokenIndex head = syntax_.head(t);
    if (head.valid() && (group.contains(head) || head == draft_.cue)) {
      const std::string_view relation = syntax_.base_relation(t);
      if (relation == "aux" || relation == "cop") return true;
      if (relation == "advmod" && context_.tables.cue(syntax_.lower(t), "adv"))
        return false;  // the reporter's
      if (relation == "advmod")
        return is_one_of(syntax_.upos(t), {"ADV", "PART"}) && !syntax_.xpos(t).starts_with("W");
      if (relation == "mark") return syntax_.lower(t) == "to" && group.begin_index == head;
      return false;
    }
    // "went on TO explain", "SEEMED to think": a verb above that carries this one.
    return carries(t) || is_particle_of_carrier(t);
  }

  bool carries(TokenIndex t) const {
    const std::string_view relation = syntax_.base_relation(draft_.cue);
    const bool governed =
        relation == "xcomp" || (relation == "advcl" && marker_of(syntax_, draft_.cue) == "to");
    return syntax_.upos(t) == "VERB" && governed && syntax_.head(draft_.cue) == t;
  }

  bool is_particle_of_carrier(TokenIndex t) const {
    return is_one_of(syntax_.relation(t), {"compound:prt", "advmod"}) && syntax_.head(t).valid() &&
           carries(syntax_.head(t));
  }

  /// A preposition whose phrase is the content.
  bool belongs_behind(TokenIndex t) const {
    if (!is_one_of(syntax_.base_relation(t), {"case", "mark"}) ||
        is_one_of(syntax_.lower(t), {"that", "as", "if", "whether"}) ||
        (syntax_.lower(t) == "to" && syntax_.base_relation(t) == "mark")) {
      return false;
    }
    const ByteSpan phrase = syntax_.span(syntax_.head(t));
    return std::ranges::any_of(draft_.content, [&](ByteSpan c) { return c.contains(phrase); });
  }

  const StatementContext& context_;
  const Syntax& syntax_;
  const StatementDraft& draft_;
};

/// "worried [about war]": the preposition beside the cue is the cue's, not the content's.
void give_preposition_to_cue(const StatementContext& context, StatementDraft& draft) {
  const Syntax& syntax = context.syntax;
  for (ByteSpan& span : draft.content) {
    const TokenIndex t = syntax.token_at_or_after(span.begin);
    if (!t.valid() || syntax.span(t).begin != span.begin || t.value() == 0) continue;
    if (syntax.span(t - 1).end != draft.cue_span.end || syntax.span(t).end + 1 >= span.end) continue;
    const bool governs =
        syntax.base_relation(t) == "case" || (syntax.base_relation(t) == "mark" && syntax.xpos(t) == "IN");
    if (!governs || is_one_of(syntax.lower(t), {"that", "as", "if", "whether"}) || syntax.head(t) < t)
      continue;
    const TokenIndex next = t + 1;
    span.begin = syntax.span(next).begin;
    return;
  }
}

/// "issued a statement SAYING": from the verb that tells of the paper on.
std::uint32_t begin_with_paper(const StatementContext& context, const StatementDraft& draft) {
  constexpr int kWordsToVerb = 5;
  const Syntax& syntax = context.syntax;
  const TokenIndex paper = syntax.xpos(draft.cue) == "VBG" && syntax.relation(draft.cue) == "acl"
                               ? syntax.head(draft.cue)
                               : TokenIndex::none();
  if (!paper.valid() || paper + 1 != draft.cue || syntax.base_relation(paper) != "obj")
    return draft.cue_span.begin;
  const TokenIndex verb = syntax.head(paper);
  const bool beside = verb < paper && paper - verb <= kWordsToVerb &&
                      context.tables.papers.contains(std::string(syntax.lemma(paper)));
  return beside ? std::min(draft.cue_span.begin, syntax.span(verb).begin) : draft.cue_span.begin;
}

}  // namespace

TokenIndex alternative_of(const Syntax& syntax, TokenIndex cue) {
  constexpr int kMostWordsBetween = 3;  // "neither confirmed nor explicitly denied"
  if (!cue.valid() || syntax.base_relation(cue) != "conj" || syntax.has_child(cue, "nsubj"))
    return TokenIndex::none();
  const TokenIndex first = syntax.head(cue), cc = syntax.child(cue, "cc");
  const bool beside = first < cue && cue - first <= kMostWordsBetween;
  return beside && cc.valid() && syntax.lower(cc) == "nor" ? first : TokenIndex::none();
}

void widen_cue(const StatementContext& context, StatementDraft& draft) {
  if (!draft.cue.valid() || draft.cue_span.empty()) return;
  if (draft.row && is_one_of(draft.row->pos, {"prep", "label"})) return;
  give_preposition_to_cue(context, draft);
  draft.cue_span = Extent(context, draft).whole();
  draft.cue_span.begin = begin_with_paper(context, draft);
  if (const TokenIndex first = alternative_of(context.syntax, draft.cue); first.valid()) {
    const TokenIndex before = first.value() > 0 ? first - 1 : first;
    const TokenIndex begin = context.syntax.lower(before) == "neither" ? before : first;
    if (!draft.source_span.overlaps(context.syntax.span(begin)))
      draft.cue_span.begin = context.syntax.span(begin).begin;
  }
}

}  // namespace readout
